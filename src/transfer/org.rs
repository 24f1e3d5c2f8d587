//! Org files and their archives: headings with a keyword become goals.

mod heading;
mod keywords;
mod links;
mod ours;
mod outline;
mod section;
mod stamp;
#[cfg(test)]
mod tests;

use self::keywords::{KeywordKind, Keywords};
use self::ours::{NotTaken, OwnHeading};
use self::outline::OrgOutline;
use self::section::{LogKind, OrgSection};
use super::dates::DateReader;
use super::flat::FlatReader;
use super::format::Format;
use super::intake::{Intake, tags};
use super::options::{FormatFlag, ImportOptions};
use super::task::{TaskState, refuse_other};
use super::text::{self, InputFile};
use super::unreadable::Unreadable;
use crate::domain::date::Date;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::hash::fnv1a;
use crate::domain::id::Id;
use crate::domain::import::SourceLine;
use crate::domain::milestone::Milestone;
use std::sync::Arc;

pub(super) use self::ours::property_name;

pub(super) const FORMAT: Format = Format {
    name: "org",
    what: "an org file",
    opens: is_name,
    is,
    flags: &[FormatFlag::Recurring, FormatFlag::Scheduled],
    read,
};

/// The keywords in the order of an export, by which the import knows it.
pub(super) const OWN_KEYWORDS: &str = "TODO PAUSED SOMEDAY | DONE DROPPED";

fn is_name(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".org") || name.ends_with(".org_archive")
}

/// It has the name of one, or says so in its first line.
fn is(file: &InputFile) -> bool {
    let says_so = || {
        let decoded = file.text().ok()?;
        let first = decoded.text.lines().next()?;
        let keywords = first.strip_prefix("#+TODO: ");
        let mode = outline::variable(first, "mode");
        Some(keywords == Some(OWN_KEYWORDS) || mode.is_some_and(|m| m.eq_ignore_ascii_case("org")))
    };
    is_name(file.base_name()) || says_so().unwrap_or(false)
}

fn read(
    files: &[InputFile],
    options: &ImportOptions<'_>,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    for file in files {
        let text = intake.text(file)?;
        let outline = OrgOutline::of(&text);
        if !outline.has_tasks() {
            refuse_other(file, &FORMAT)?;
        }
        if let Some((line, coding)) = outline.foreign_coding {
            return Err(Unreadable::Broken {
                file: file.name.clone(),
                line: Some(line),
                column: None,
                reason: format!("its coding is {coding}; save it as utf-8, which Milepost reads"),
            });
        }
        if outline.headings.is_empty() && !is(file) {
            return Err(Unreadable::Unlike {
                file: file.name.clone(),
                what: FORMAT.what,
                reason: "it has no headings".into(),
            });
        }
        let dates = DateReader::new(options);
        let fields = FlatReader::new(&dates, intake);
        let mut reader = OrgReader::new(file, &outline, options, fields);
        reader.enter_all(&outline);
        reader.fields.finish(file, "item");
    }
    Ok(())
}

/// Passes the tasks of a file to the intake.
struct OrgReader<'a> {
    name: Arc<str>,
    base_name: &'a str,
    /// Whether Milepost wrote the file.
    is_own: bool,
    options: &'a ImportOptions<'a>,
    fields: FlatReader<'a>,
}

/// A heading, for those within it.
#[derive(Clone)]
struct Ancestor {
    level: usize,
    /// All tags that those within it inherit.
    tags: Vec<String>,
    /// The file that it was written in, and the place of those within it there.
    file: Arc<str>,
    path: u64,
    /// The nearest open task, itself or around it, and the nearest that ended.
    open: Option<Id>,
    ended: Option<Id>,
}

impl<'a> OrgReader<'a> {
    fn new(
        file: &'a InputFile,
        outline: &OrgOutline<'_>,
        options: &'a ImportOptions<'a>,
        fields: FlatReader<'a>,
    ) -> OrgReader<'a> {
        let (name, base_name) = (file.name.as_str().into(), file.base_name());
        OrgReader { name, base_name, is_own: outline.is_own, options, fields }
    }

    fn enter_all(&mut self, outline: &OrgOutline<'_>) {
        let mut around = vec![Ancestor {
            level: 0,
            tags: outline.tags.clone(),
            file: source_file(self.base_name).into(),
            path: 0,
            open: None,
            ended: None,
        }];
        for heading in &outline.headings {
            around.retain(|ancestor| ancestor.level < heading.level);
            let section = OrgSection::of(&heading.lines, self.fields.dates);
            let within = around.last().map(|above| {
                let mut own = above.clone();
                self.heading(heading, &outline.keywords, section, &mut own);
                own
            });
            around.extend(within);
        }
    }

    /// Takes a heading; `own` comes as a copy of the heading above.
    fn heading(
        &mut self,
        heading: &outline::OrgHeading<'_>,
        keywords: &Keywords,
        section: OrgSection<'_>,
        own: &mut Ancestor,
    ) {
        let archived_as = section.property("ARCHIVE_TODO");
        let has_ended = section.closed.is_some() || archived_as.is_some();
        // The title of a milestone may begin with a word that its user made a keyword.
        let is_milestone = self.is_own && section.property("ON").is_some();
        let (keyword, rest) = match is_milestone {
            true => (None, heading.text),
            false => keywords.split(heading.text, archived_as, has_ended),
        };
        let parts = heading::Parts::of(rest);
        let mut links = Vec::new();
        let title = links::replaced(&heading::without_cookies(parts.title), &mut links);
        let title = text::line(&title);
        own.level = heading.level;
        if let Some(file) = section.property("ARCHIVE_FILE") {
            own.file = source_file(file.rsplit('/').next().unwrap_or(file)).into();
            own.path = path(0, section.property("ARCHIVE_OLPATH").unwrap_or_default());
        }
        let inherited = section.property("ARCHIVE_ITAGS").unwrap_or_default();
        let around = own.tags.iter().filter(|_| !self.is_own).map(String::as_str);
        let all = parts.tags.iter().copied().chain(around).chain(inherited.split_whitespace());
        own.tags = tags(all.filter(|tag| !is_mark(tag)));
        let source = self.source(heading.line);
        if let Some(kind) = keyword {
            let id = self.task(kind, (&title, links), section, own, source);
            if kind.is_open() {
                own.open = id.or(own.open.take());
            } else {
                own.ended = id.or(own.ended.take());
            }
        } else if is_milestone || (self.is_own && ours::is(&heading.lines)) {
            self.fields.take_or_set_aside(
                |()| source.clone(),
                |fields| {
                    let heading = OwnHeading { section: &section, fields, source: &source };
                    milestone(&title, &own.tags, heading)
                },
            );
        }
        own.path = path(own.path, &title);
    }

    /// Its id, if it is taken.
    fn task(
        &mut self,
        kind: KeywordKind<'_>,
        (title, mut links): (&str, Vec<String>),
        section: OrgSection<'_>,
        own: &Ancestor,
        source: SourceLine,
    ) -> Option<Id> {
        if section.repeats && !self.options.asked.recurring {
            self.fields.intake.leave("recurring");
            return None;
        }
        if title.is_empty() {
            self.fields.intake.set_aside_untitled(source);
            return None;
        }
        let id = self.id(title, &section, own);
        // An end serves what is under way, or the project that ended with it.
        let project = own.ended.clone().filter(|_| !kind.is_open());
        let scheduled = section.scheduled.filter(|_| self.options.asked.scheduled);
        let goal = Goal {
            toward: own.open.clone().or(project),
            due: section.deadline.or(scheduled),
            tags: own.tags.clone(),
            note: section.note().and_then(|note| text::note(&links::replaced(&note, &mut links))),
            created: section.created,
            log: log(&section, kind),
            links,
            ..Goal::new(id.clone(), title)
        };
        let (is_own, mut is_taken) = (self.is_own, false);
        self.fields.take_or_set_aside(
            |()| source.clone(),
            |fields| {
                for remark in &section.remarks {
                    fields.intake.remark(format!("{source}: {remark}"));
                }
                let mut heading = OwnHeading { section: &section, fields, source: &source };
                let (goal, end) = if is_own { heading.goal(goal)? } else { (goal, None) };
                fields.intake.task(goal, state(kind, &section, end), source.clone());
                is_taken = true;
                Ok(())
            },
        );
        is_taken.then_some(id)
    }

    /// Of our own export the id itself, unless an earlier heading has it.
    fn id(&mut self, title: &str, section: &OrgSection<'_>, own: &Ancestor) -> Id {
        let given = section.property("ID");
        let ours = given.filter(|_| self.is_own).and_then(Id::parse);
        match (ours.filter(|id| self.fields.intake.reserve(id)), given) {
            (Some(id), _) => id,
            (None, Some(id)) => self.fields.intake.counted_id(&["id", id]),
            (None, None) => {
                self.fields.intake.counted_id(&[&own.file, &format!("{:016x}", own.path), title])
            }
        }
    }

    fn source(&self, line: usize) -> SourceLine {
        SourceLine { file: Arc::clone(&self.name), line, column: Some(1) }
    }
}

/// Takes a heading of our own export that has no keyword.
fn milestone(
    title: &str,
    tags: &[String],
    mut heading: OwnHeading<'_, '_, '_>,
) -> Result<(), NotTaken> {
    let own = ours::id(heading.section);
    if let Some(id) = own.as_ref().filter(|id| heading.fields.intake.is_known(id)) {
        return Err(((), format!("its id is that of another item: {id}")));
    }
    let on = heading.date("ON")?;
    if title.is_empty() {
        return Err(((), "it has no title".into()));
    }
    if on.is_none() && ours::is_goal(heading.section) {
        return Err(((), "it is a goal, and has no keyword, such as TODO".into()));
    }
    let id = own.unwrap_or_else(|| heading.fields.intake.counted_id(&["milestone", title]));
    let bare = Milestone { tags: tags.to_vec(), ..Milestone::new(id, title, Date::Year(1)) };
    let milestone = heading.milestone(bare)?;
    heading.fields.intake.reserve(&milestone.id);
    heading.fields.intake.exact_milestone(milestone, on, heading.source.clone());
    Ok(())
}

fn state(kind: KeywordKind<'_>, section: &OrgSection<'_>, end: Option<Date>) -> TaskState {
    match kind {
        KeywordKind::Open(open) => TaskState::Open(open),
        KeywordKind::Done(word) => TaskState::Done(ended(word, section).or(end)),
        KeywordKind::Dropped(word) => {
            let why = section.log.iter().rev().find(|entry| entry.closes(word));
            let why = why.map(|entry| text::line(&entry.text)).unwrap_or_default();
            TaskState::Dropped { on: ended(word, section).or(end), why }
        }
    }
}

/// The day on which a task got the keyword with which it ended. The day of archiving is not that.
fn ended(word: &str, section: &OrgSection<'_>) -> Option<Date> {
    let to_word = |kind| matches!(kind, LogKind::State(to) if to == word);
    let logged = || section.log.iter().rfind(|entry| to_word(entry.kind));
    section.closed.or_else(|| logged().map(|entry| entry.stamp.date))
}

/// The notes of the log but those that are the reason of a drop.
fn log(section: &OrgSection<'_>, kind: KeywordKind<'_>) -> Vec<LogEntry> {
    let is_reason = |entry: &section::Logged<'_>| matches!(kind, KeywordKind::Dropped(word) if entry.closes(word));
    let notes = section.log.iter().filter(|entry| !is_reason(entry));
    let notes = notes.map(|entry| (entry.stamp.date, text::line(&entry.text)));
    let notes = notes.filter(|(_, text)| !text.is_empty());
    notes.map(|(on, text)| LogEntry { on, text, amount: None }).collect()
}

/// The file of which a file is the archive.
fn source_file(name: &str) -> &str {
    name.strip_suffix("_archive").unwrap_or(name)
}

/// The place below another one, by the titles on the way, which an archive joins with slashes.
fn path(above: u64, titles: &str) -> u64 {
    let titles = titles.split('/').map(str::trim).filter(|title| !title.is_empty());
    titles.fold(above, |path, title| fnv1a(&[&path.to_le_bytes(), title.as_bytes()].concat()))
}

/// Marks of the program among the tags.
fn is_mark(tag: &str) -> bool {
    matches!(tag, "ARCHIVE" | "ATTACH")
}
