//! Org files and their archives: headings with a keyword become goals.

mod heading;
mod keywords;
mod links;
mod outline;
mod section;
mod stamp;
#[cfg(test)]
mod tests;

use self::keywords::{KeywordKind, Keywords};
use self::outline::OrgOutline;
use self::section::{LogKind, OrgSection};
use super::dates::DateReader;
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
use std::sync::Arc;

pub(super) const FORMAT: Format = Format {
    name: "org",
    what: "an org file",
    opens: is_name,
    is,
    flags: &[FormatFlag::Recurring, FormatFlag::Scheduled],
    read,
};

fn is_name(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".org") || name.ends_with(".org_archive")
}

/// It has the name of one, or says so in its first line.
fn is(file: &InputFile) -> bool {
    let says_so = || {
        let decoded = file.text().ok()?;
        let mode = outline::variable(decoded.text.lines().next()?, "mode")?;
        Some(mode.eq_ignore_ascii_case("org"))
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
        OrgReader::new(file, options, intake).enter_all(&outline);
    }
    Ok(())
}

/// Passes the tasks of a file to the intake.
struct OrgReader<'a> {
    name: Arc<str>,
    base_name: &'a str,
    options: &'a ImportOptions<'a>,
    dates: DateReader<'a>,
    intake: &'a mut Intake,
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
        options: &'a ImportOptions<'a>,
        intake: &'a mut Intake,
    ) -> OrgReader<'a> {
        let (name, base_name) = (file.name.as_str().into(), file.base_name());
        OrgReader { name, base_name, options, dates: DateReader::new(options), intake }
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
            let section = OrgSection::of(&heading.lines, &self.dates);
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
        let (keyword, rest) = keywords.split(heading.text, archived_as, has_ended);
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
        let all = parts.tags.iter().copied().chain(own.tags.iter().map(String::as_str));
        own.tags = tags(all.chain(inherited.split_whitespace()).filter(|tag| !is_mark(tag)));
        if let Some(kind) = keyword {
            let source = self.source(heading.line);
            let id = self.task(kind, (&title, links), section, own, source);
            if kind.is_open() {
                own.open = id.or(own.open.take());
            } else {
                own.ended = id.or(own.ended.take());
            }
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
            self.intake.leave("recurring");
            return None;
        }
        for remark in &section.remarks {
            self.intake.remark(format!("{source}: {remark}"));
        }
        if title.is_empty() {
            self.intake.set_aside_untitled(source);
            return None;
        }
        let id = match section.property("ID") {
            Some(id) => self.intake.counted_id(&["id", id]),
            None => self.intake.counted_id(&[&own.file, &format!("{:016x}", own.path), title]),
        };
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
        let state = state(kind, &section);
        self.intake.task(goal, state, source);
        Some(id)
    }

    fn source(&self, line: usize) -> SourceLine {
        SourceLine { file: Arc::clone(&self.name), line, column: Some(1) }
    }
}

fn state(kind: KeywordKind<'_>, section: &OrgSection<'_>) -> TaskState {
    match kind {
        KeywordKind::Open(open) => TaskState::Open(open),
        KeywordKind::Done(word) => TaskState::Done(ended(word, section)),
        KeywordKind::Dropped(word) => {
            let why = section.log.iter().rev().find(|entry| entry.closes(word));
            let why = why.map(|entry| text::line(&entry.text)).unwrap_or_default();
            TaskState::Dropped { on: ended(word, section), why }
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
