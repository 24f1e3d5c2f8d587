//! Exports of taskwarrior (`task export`): an array of tasks, or bare objects in a row.

#[cfg(test)]
mod tests;

use super::format::Format;
use super::intake::{self, Intake};
use super::json_text::{BadValue, JsonMembers, JsonText, JsonValue, begins_like_json};
use super::options::{Asked, FormatFlag, ImportOptions};
use super::task::TaskState;
use super::text::{self, InputFile};
use super::time::Time;
use super::unreadable::Unreadable;
use crate::domain::date::{Date, Day};
use crate::domain::goal::{Goal, LogEntry, OpenState};
use crate::domain::id::Id;
use crate::domain::import::SourceLine;
use crate::domain::sort;
use std::collections::HashMap;

pub(super) const FORMAT: Format = Format {
    name: "taskwarrior",
    what: "a taskwarrior export",
    opens: |_| false,
    is,
    flags: &[FormatFlag::Recurring, FormatFlag::Scheduled, FormatFlag::Dropped, FormatFlag::Larger],
    read,
};

const STATUSES: [&str; 5] = ["pending", "waiting", "recurring", "completed", "deleted"];

/// The first task has what every export gives it; our own gives no entry to a goal of which no day is known.
fn is(file: &InputFile) -> bool {
    let first = || {
        let decoded = file.text().ok()?;
        let task = JsonText::new(file, &decoded.text).first_object()?;
        let has = |key: &str| task.contains_key(key);
        let status = task.get("status")?.text()?;
        let is_status = STATUSES.contains(&&*status);
        Some(has("uuid") && has("description") && (has("entry") || is_status))
    };
    begins_like_json(&file.bytes) && first().unwrap_or(false)
}

fn read(
    files: &[InputFile],
    options: &ImportOptions<'_>,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    let mut larger = LargerGoals::default();
    for file in files {
        let text = intake.text(file)?;
        let document = JsonText::new(file, &text);
        let tasks = tasks(&document, file)?;
        for value in tasks {
            let task = ExportedTask { value, members: value.members().unwrap_or_default() };
            let take = |intake: &mut Intake| task.pass_on(&document, options, &mut larger, intake);
            intake.take_or_set_aside(|value| document.source(value), take);
        }
    }
    Ok(())
}

/// The tasks of one export, or of several in a row.
fn tasks<'a>(document: &JsonText<'a>, file: &InputFile) -> Result<Vec<JsonValue<'a>>, Unreadable> {
    let values = document.values()?;
    let is_empty = values.is_empty();
    let tasks: Vec<JsonValue<'a>> =
        values.into_iter().flat_map(|value| value.elements().unwrap_or(vec![value])).collect();
    if is_empty || (!tasks.is_empty() && !tasks.iter().any(|task| is_task(*task))) {
        return Err(Unreadable::Unlike {
            file: file.name.clone(),
            what: FORMAT.what,
            reason: "it has no task with a description and a status".into(),
        });
    }
    Ok(tasks)
}

fn is_task(value: JsonValue<'_>) -> bool {
    let is_task = |task: JsonMembers<'_>| {
        let has = |key: &str| task.contains_key(key);
        has("description") && (has("status") || has("uuid"))
    };
    value.members().is_some_and(is_task)
}

/// The larger goals that projects become, by their names.
#[derive(Default)]
struct LargerGoals(HashMap<String, Id>);

impl LargerGoals {
    /// The goal of that project; the first task of a project brings it along.
    fn of(&mut self, project: &str, source: &SourceLine, intake: &mut Intake) -> Id {
        if let Some(id) = self.0.get(project) {
            return id.clone();
        }
        let id = intake.counted_id(&["project", project]);
        intake.goal(Goal::new(id.clone(), project), source.clone());
        self.0.insert(project.to_owned(), id.clone());
        id
    }
}

struct ExportedTask<'a> {
    value: JsonValue<'a>,
    members: JsonMembers<'a>,
}

impl<'a> ExportedTask<'a> {
    fn pass_on(
        &self,
        document: &JsonText<'_>,
        options: &ImportOptions<'_>,
        larger: &mut LargerGoals,
        intake: &mut Intake,
    ) -> Result<(), BadValue<'a>> {
        let title = self.text("description").ok_or_else(|| self.wrong("it has no description"))?;
        let status = self.status()?;
        if let Some(reason) = self.left_out(&status, options.asked) {
            intake.leave(reason);
            return Ok(());
        }
        let source = document.source(self.value);
        let mut state = self.ended(status, options.local_day)?;
        let mut goal = self.goal(title, options, intake)?;
        match self.text("project") {
            Some(project) if options.asked.larger_projects => {
                goal.toward = Some(larger.of(&project, &source, intake));
            }
            project => goal.tags.extend(project),
        }
        if let TaskState::Open(open) = &mut state {
            *open = take_state(&mut goal.tags);
        }
        intake.task(goal, state, source);
        Ok(())
    }

    /// Why it is left out, unless it is asked for.
    fn left_out(&self, status: &TaskState, asked: &Asked) -> Option<&'static str> {
        if self.is_recurring() && !asked.recurring {
            return Some("recurring");
        }
        (matches!(status, TaskState::Dropped { .. }) && !asked.dropped).then_some("deleted")
    }

    /// Its state with the date of its end.
    fn ended(
        &self,
        status: TaskState,
        local_day: &dyn Fn(i64) -> Day,
    ) -> Result<TaskState, BadValue<'a>> {
        let on = self.date("end", local_day)?;
        Ok(match status {
            TaskState::Open(open) => TaskState::Open(open),
            TaskState::Done(_) => TaskState::Done(on),
            TaskState::Dropped { .. } if on.is_none() => {
                return Err(self.wrong("it is deleted, but has no end"));
            }
            TaskState::Dropped { why, .. } => TaskState::Dropped { on, why },
        })
    }

    fn goal(
        &self,
        title: String,
        options: &ImportOptions<'_>,
        intake: &mut Intake,
    ) -> Result<Goal, BadValue<'a>> {
        let date = |key: &str| self.date(key, options.local_day);
        let (created, due) = (date("entry")?, date("due")?);
        let scheduled = if options.asked.scheduled { date("scheduled")? } else { None };
        let (log, note) = self.annotations(options.local_day);
        let id = self.id(&title, intake)?;
        Ok(Goal {
            due: due.or(scheduled),
            created,
            log,
            note,
            tags: self.tags(),
            ..Goal::new(id, title)
        })
    }

    fn wrong(&self, reason: &str) -> BadValue<'a> {
        (self.value, reason.to_owned())
    }

    fn text(&self, key: &str) -> Option<String> {
        let text = self.members.get(key)?.text_or_number()?;
        text::some_line(&text)
    }

    /// A task without a status is pending, as `task import` has it.
    fn status(&self) -> Result<TaskState, BadValue<'a>> {
        let open = TaskState::Open(OpenState::Active);
        let Some(value) = self.members.get("status") else {
            return Ok(open);
        };
        match value.text().as_deref() {
            Some("pending" | "waiting" | "recurring") => Ok(open),
            Some("completed") => Ok(TaskState::Done(None)),
            Some("deleted") => Ok(TaskState::Dropped { on: None, why: String::new() }),
            Some(other) => Err((*value, format!("its status is \"{other}\""))),
            None => Err((*value, "its status is not a text".into())),
        }
    }

    /// Whether it is the template of a recurring task, or an instance of one.
    fn is_recurring(&self) -> bool {
        let is_set = |key: &str| self.text(key).is_some();
        self.text("status").as_deref() == Some("recurring")
            || ["recur", "parent", "imask"].into_iter().any(is_set)
    }

    /// A task of old, which has no uuid, is known by its words and its beginning.
    fn id(&self, title: &str, intake: &mut Intake) -> Result<Id, BadValue<'a>> {
        match self.text("uuid") {
            Some(uuid) => intake
                .id(&[&uuid.to_lowercase()])
                .ok_or_else(|| self.wrong("its uuid is that of an earlier task")),
            None => Ok(intake.counted_id(&[title, &self.text("entry").unwrap_or_default()])),
        }
    }

    fn date(
        &self,
        key: &str,
        local_day: &dyn Fn(i64) -> Day,
    ) -> Result<Option<Date>, BadValue<'a>> {
        let Some((value, text)) = self.members.get(key).zip(self.text(key)) else {
            return Ok(None);
        };
        let time = Time::parse(&text).ok_or((*value, format!("`{key}` is not a time: {text}")))?;
        Ok(Some(Date::Day(time.day(local_day))))
    }

    /// A list, or a text with commas.
    fn tags(&self) -> Vec<String> {
        let texts = self.members.get("tags").map(|tags| tags.texts()).unwrap_or_default();
        intake::tags(texts.iter().flat_map(|text| text.split(',')))
    }

    /// The progress notes, oldest first, and as a note what has no time.
    fn annotations(&self, local_day: &dyn Fn(i64) -> Day) -> (Vec<LogEntry>, Option<String>) {
        let (mut log, mut note) = (Vec::new(), Vec::new());
        let values = self.members.get("annotations").and_then(|list| list.elements());
        for annotation in values.unwrap_or_default() {
            let annotation = ExportedTask {
                value: annotation,
                members: annotation.members().unwrap_or_default(),
            };
            let Some(text) = annotation.text("description") else {
                continue;
            };
            match annotation.date("entry", local_day).ok().flatten() {
                _ if matches!(text.as_str(), "Started task" | "Stopped task") => {}
                Some(on) => log.push(LogEntry { on, text, amount: None }),
                None => note.push(text),
            }
        }
        sort::by_key(&mut log, |entry| entry.on.first_day());
        (log, text::note(&note.join("\n")))
    }
}

/// The tag `someday` is a state here.
fn take_state(tags: &mut Vec<String>) -> OpenState {
    let count = tags.len();
    tags.retain(|tag| !tag.eq_ignore_ascii_case("someday"));
    if tags.len() < count { OpenState::Someday } else { OpenState::Active }
}
