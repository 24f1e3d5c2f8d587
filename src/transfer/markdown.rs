//! Tasks in Markdown notes, with the dates of Obsidian's Tasks and Dataview; on request plain lists under dated headings.

mod brackets;
mod fields;
mod inline;
mod lines;
mod note;
#[cfg(test)]
mod tests;

use self::note::{Entry, EntryMark, Note};
use super::dates::DateReader;
use super::format::Format;
use super::intake::{Happened, Intake};
use super::options::{FormatFlag, ImportOptions, RowKind};
use super::task::{LeadingTags, TaskState, refuse_other, title_and_tags};
use super::text::{self, InputFile};
use super::unreadable::Unreadable;
use crate::domain::date::{Date, Day};
use crate::domain::goal::{Goal, OpenState};
use crate::domain::id::Id;
use crate::domain::import::SourceLine;
use crate::domain::milestone::Milestone;
use crate::domain::words::count;
use std::sync::Arc;

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    what: "a Markdown note",
    opens: is_name,
    is,
    flags: &[
        FormatFlag::Dates,
        FormatFlag::Days,
        FormatFlag::As,
        FormatFlag::Recurring,
        FormatFlag::Scheduled,
    ],
    read,
};

fn is_name(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown")
}

/// It has the name of one, or is another text with tasks.
fn is(file: &InputFile) -> bool {
    let has_tasks = || {
        let decoded = file.text().ok()?;
        let mut lines = lines::lines(&decoded.text);
        let is_task = |kind| matches!(kind, lines::LineKind::Item(item) if item.status.is_some());
        Some(lines.any(|line| is_task(line.kind)))
    };
    is_name(file.base_name()) || (file.ends_with(".txt") && has_tasks().unwrap_or(false))
}

fn read(
    files: &[InputFile],
    options: &ImportOptions<'_>,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    let takes_rows = options.asked.rows != RowKind::Unsaid;
    let mut entries = 0;
    for file in files {
        refuse_other(file, &FORMAT)?;
        let text = intake.text(file)?;
        let dates = DateReader::new(options);
        let note = Note::of(&text, takes_rows, &dates);
        entries += note.entries.len();
        let mut reader = MarkdownReader {
            name: file.name.as_str().into(),
            base_name: file.base_name(),
            options,
            dates,
            day: date_in_name(file.base_name()),
            dated_by_name: 0,
            intake,
        };
        reader.enter_all(note);
    }
    if entries == 0 && !takes_rows {
        intake.remark("There are no tasks in it; --as milestone takes the lines of its lists");
    }
    Ok(())
}

/// Passes the entries of a note to the intake.
struct MarkdownReader<'a> {
    name: Arc<str>,
    base_name: &'a str,
    options: &'a ImportOptions<'a>,
    dates: DateReader<'a>,
    /// The date in the name of the note.
    day: Option<Date>,
    /// Number of entries without a date of their own, which have it.
    dated_by_name: usize,
    intake: &'a mut Intake,
}

impl MarkdownReader<'_> {
    fn enter_all(&mut self, note: Note<'_>) {
        // The id that an entry within each entry serves.
        let mut served: Vec<Option<Id>> = Vec::new();
        for entry in note.entries {
            let toward = entry.parent.and_then(|parent| served[parent].clone());
            let own = match entry.mark {
                EntryMark::Task(sign) => self.task(&entry, sign, toward.clone()),
                EntryMark::Row(on) => {
                    self.row(&entry, on);
                    None
                }
            };
            served.push(own.or(toward));
        }
        if self.dated_by_name > 0 {
            let tasks = count(self.dated_by_name, "task");
            self.intake.remark(format!(
                "{}: the date in its name is taken for {tasks} without one",
                self.base_name
            ));
        }
    }

    /// Its id, if it is taken.
    fn task(&mut self, entry: &Entry<'_>, sign: char, toward: Option<Id>) -> Option<Id> {
        let source = self.source(entry);
        let (fields, text) = fields::TaskFields::of(&entry.text, &self.dates);
        if fields.recurs && !self.options.asked.recurring {
            self.intake.leave("recurring");
            return None;
        }
        let plain = inline::Plain::of(&text);
        let words = plain.words();
        let (title, tags) = title_and_tags(&words, LeadingTags::Labels);
        let title = text::line(&title);
        if title.is_empty() {
            self.intake.set_aside_untitled(source);
            return None;
        }
        for remark in &fields.remarks {
            self.intake.remark(format!("{source}: {remark}"));
        }
        let created = fields.created.map(|date| date.to_string()).unwrap_or_default();
        let words: Vec<&str> = words.iter().map(|word| word.text).collect();
        let id = self.intake.counted_id(&[self.base_name, &created, &words.join(" ")]);
        let scheduled = fields.scheduled.filter(|_| self.options.asked.scheduled);
        let goal = Goal {
            toward,
            tags,
            due: fields.due.or(scheduled),
            note: entry.note(),
            links: plain.links,
            created: fields.created,
            ..Goal::new(id.clone(), title)
        };
        let state = match sign {
            ' ' => TaskState::Open(OpenState::Active),
            'x' | 'X' => TaskState::Done(self.ended(fields.done)),
            '-' => {
                let on = self.ended(fields.cancelled.or(fields.done));
                TaskState::Dropped { on, why: String::new() }
            }
            // A status of the user's own is an end if it has the date of one.
            _ => match (fields.done, fields.cancelled) {
                (Some(on), _) => TaskState::Done(Some(on)),
                (None, Some(on)) => TaskState::Dropped { on: Some(on), why: String::new() },
                (None, None) => TaskState::Open(OpenState::Active),
            },
        };
        self.intake.task(goal, state, source);
        Some(id)
    }

    /// The date of an end, or that in the name of the note.
    fn ended(&mut self, on: Option<Date>) -> Option<Date> {
        self.dated_by_name += usize::from(on.is_none() && self.day.is_some());
        on.or(self.day)
    }

    /// A line of a plain list, with the date of its heading.
    fn row(&mut self, entry: &Entry<'_>, heading: Option<Date>) {
        let source = self.source(entry);
        let (own, text) = note::leading_date(&entry.text, heading, &self.dates);
        let on = own.or(heading);
        let plain = inline::Plain::of(text);
        let (title, tags) = title_and_tags(&plain.words(), LeadingTags::Labels);
        let title = text::line(&title);
        if title.is_empty() {
            return self.intake.set_aside_untitled(source);
        }
        let date = on.map(|on| on.to_string()).unwrap_or_default();
        let id = self.intake.counted_id(&[self.base_name, &date, &title]);
        let (note, links) = (entry.note(), plain.links);
        let state = match self.options.asked.rows {
            RowKind::Goal => TaskState::Open(OpenState::Active),
            RowKind::Done => TaskState::Done(on),
            RowKind::Unsaid | RowKind::Milestone => {
                let any = Date::from(self.options.today);
                let milestone = Milestone { tags, note, links, ..Milestone::new(id, title, any) };
                let happened = Happened { milestone, on, section: "markdown" };
                return self.intake.milestone(happened, source);
            }
        };
        self.intake.task(Goal { tags, note, links, ..Goal::new(id, title) }, state, source);
    }

    fn source(&self, entry: &Entry<'_>) -> SourceLine {
        let file = Arc::clone(&self.name);
        SourceLine { file, line: entry.line, column: Some(entry.column) }
    }
}

/// The day in the name of a note, `2023-06-01 Thursday.md`; a name that is a month or a year alone is one too.
fn date_in_name(name: &str) -> Option<Date> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let numbers: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let number = |at: usize, length: usize| {
        let text = numbers.get(at).filter(|text| text.len() == length)?;
        text.parse::<u32>().ok()
    };
    let day = |at| Day::new(number(at, 4)? as i32, number(at + 1, 2)?, number(at + 2, 2)?);
    let compact = || {
        Day::new(
            stem.get(..4)?.parse().ok()?,
            stem.get(4..6)?.parse().ok()?,
            stem.get(6..)?.parse().ok()?,
        )
    };
    let compact = || if stem.len() == 8 && stem.is_ascii() { compact() } else { None };
    let day = (0..numbers.len()).find_map(day).or_else(compact).map(Date::from);
    day.or_else(|| Date::from_iso(stem))
}
