//! todo.txt and done.txt: a task a line, `x 2024-05-02 2024-05-01 Call Anna @phone due:2024-05-03`.

#[cfg(test)]
mod tests;

use super::format::Format;
use super::intake::Intake;
use super::json_text::begins_like_json;
use super::options::{FormatFlag, ImportOptions};
use super::task::{LeadingTags, TaskState, TaskWord, refuse_other, title_and_tags};
use super::text::{self, InputFile};
use super::unreadable::Unreadable;
use crate::domain::date::{Date, Day};
use crate::domain::goal::{Goal, OpenState};
use crate::domain::import::SourceLine;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

pub(super) const FORMAT: Format = Format {
    name: "todotxt",
    what: "a todo.txt file",
    opens: is_name,
    is,
    flags: &[FormatFlag::Recurring],
    read,
};

fn is_name(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with("todo.txt") || name.ends_with("done.txt")
}

/// It has the name of one, or is a text of which most lines begin like a task.
fn is(file: &InputFile) -> bool {
    if !file.ends_with(".txt") || begins_like_json(&file.bytes) {
        return false;
    }
    let Ok(decoded) = file.text() else {
        return false;
    };
    let lines = || decoded.text.lines().filter(|line| !line.trim().is_empty());
    let count = |fits: fn(&str) -> bool| lines().filter(|line| fits(line)).count();
    let (marked, boxes) = (count(is_marked), count(|line| line.trim_start().starts_with("- [")));
    boxes <= marked && (is_name(file.base_name()) || 2 * marked > lines().count())
}

fn is_marked(line: &str) -> bool {
    let line = line.strip_prefix("x ").unwrap_or(line);
    priority(line).is_some() || day(line).is_some()
}

fn read(
    files: &[InputFile],
    options: &ImportOptions<'_>,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    let mut texts = Vec::new();
    for file in files {
        refuse_other(file, &FORMAT)?;
        texts.push(intake.text(file)?);
    }
    let mut tasks = Tasks::default();
    for (file, text) in files.iter().zip(&texts) {
        tasks.read(file, text);
    }
    for task in tasks.found {
        task.enter(options, intake);
    }
    Ok(())
}

/// The tasks of all files, each once though it moved from one file to the other.
#[derive(Default)]
struct Tasks<'a> {
    found: Vec<Task<'a>>,
    /// Their places in `found`, by key; the second number tells apart those that are alike within a file.
    places: HashMap<(TaskKey<'a>, usize), usize>,
}

/// The `id:`, or the day of creation and the words.
type TaskKey<'a> = (Option<Day>, Cow<'a, str>);

impl<'a> Tasks<'a> {
    fn read(&mut self, file: &InputFile, text: &'a str) {
        let name: Arc<str> = file.name.as_str().into();
        let is_archive = file.base_name().to_lowercase().ends_with("done.txt");
        let mut alike: HashMap<TaskKey<'a>, usize> = HashMap::new();
        for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
            let column = text.chars().take_while(|c| c.is_whitespace()).count() + 1;
            let source = SourceLine { file: Arc::clone(&name), line, column: Some(column) };
            let task = Task::of(text, is_archive, source);
            let nth = alike.entry(task.key()).or_insert(0);
            *nth += 1;
            self.take(task, *nth);
        }
    }

    /// Of a task that is open in one file and done in another, the one that is done counts.
    fn take(&mut self, task: Task<'a>, nth: usize) {
        let place = *self.places.entry((task.key(), nth)).or_insert(self.found.len());
        match self.found.get_mut(place) {
            Some(known) if task.is_done && !known.is_done => *known = task,
            Some(_) => {}
            None => self.found.push(task),
        }
    }
}

struct Task<'a> {
    is_done: bool,
    done: Option<Day>,
    created: Option<Day>,
    /// The words without the marks before them and the keys among them that Milepost knows.
    words: Vec<&'a str>,
    due: Option<Date>,
    id: Option<&'a str>,
    recurs: bool,
    source: SourceLine,
}

impl<'a> Task<'a> {
    /// In an archive each line is done, with or without its mark.
    fn of(line: &'a str, is_archive: bool, source: SourceLine) -> Task<'a> {
        let marked = line.strip_prefix("x ");
        let is_done = marked.is_some() || is_archive;
        let mut rest = marked.unwrap_or(line).trim();
        let mut days = Vec::new();
        let mut has_priority = false;
        // Programs put the mark and the date of a done task before the priority or after it.
        loop {
            let may_have_priority = !has_priority && (is_done || days.is_empty());
            if let Some(after) = priority(rest).filter(|_| may_have_priority) {
                (rest, has_priority) = (after, true);
            } else if let Some((day, after)) =
                day(rest).filter(|_| days.len() <= usize::from(is_done))
            {
                days.push(day);
                rest = after;
            } else {
                break;
            }
        }
        let mut days = days.into_iter();
        let task = Task {
            is_done,
            done: if is_done { days.next() } else { None },
            created: days.next(),
            words: Vec::new(),
            due: None,
            id: None,
            recurs: false,
            source,
        };
        rest.split_whitespace().fold(task, Task::with)
    }

    fn with(mut self, word: &'a str) -> Task<'a> {
        let (key, value) = word.split_once(':').unwrap_or_default();
        let date = Date::from_iso(value);
        match key {
            "due" if date.is_some() && self.due.is_none() => self.due = date,
            "id" if !value.is_empty() && self.id.is_none() => self.id = Some(value),
            "rec" if !value.is_empty() => self.recurs = true,
            "t" if date.is_some() => {}
            "pri" if is_priority(value) => {}
            _ => self.words.push(word),
        }
        self
    }

    fn key(&self) -> TaskKey<'a> {
        match self.id {
            Some(id) => (None, Cow::Owned(format!("id:{id}"))),
            None => (self.created, Cow::Owned(self.words.join(" "))),
        }
    }

    fn enter(self, options: &ImportOptions<'_>, intake: &mut Intake) {
        if self.recurs && !options.asked.recurring {
            return intake.leave("recurring");
        }
        let words: Vec<TaskWord<'_>> =
            self.words.iter().map(|word| TaskWord::of(word, &['+', '@'])).collect();
        let (title, tags) = title_and_tags(&words, LeadingTags::Words);
        // Our own export parts a word that would be a key.
        let title = text::line(&title.replace(": \u{2060}\u{2060}", ":"));
        if title.is_empty() {
            return intake.set_aside_untitled(self.source);
        }
        let (created, text) = self.key();
        let id =
            intake.counted_id(&[&created.map(|day| day.to_string()).unwrap_or_default(), &text]);
        let state = if self.is_done {
            TaskState::Done(self.done.map(Date::from))
        } else {
            TaskState::Open(OpenState::Active)
        };
        let created = self.created.map(Date::from);
        let goal = Goal { tags, due: self.due, created, ..Goal::new(id, title) };
        intake.task(goal, state, self.source);
    }
}

/// Strips a leading priority, `(A) `.
fn priority(text: &str) -> Option<&str> {
    let (letter, rest) = text.strip_prefix('(')?.split_once(')')?;
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (is_priority(letter) && ends).then(|| rest.trim_start())
}

fn is_priority(text: &str) -> bool {
    matches!(text.as_bytes(), [b'A'..=b'Z'])
}

/// The day that a text begins with, and what follows it.
fn day(text: &str) -> Option<(Day, &str)> {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    Some((Date::from_iso(word)?.day()?, rest.trim_start()))
}
