//! Tasks as `task import` takes them: a small goal each, with the title of its larger goal as the project.
//!
//! Only what is known is written: version 2.6 gives a task without an entry that of the clock, and keeps it when it is
//! imported again.

#[cfg(test)]
mod tests;

use super::{Export, LeftOut, Outgoing, Unwritable, basic, tasks};
use crate::domain::date::{Date, Moment};
use crate::domain::goal::{End, Goal, LogEntry, State};
use crate::domain::hash::fnv1a_128;
use crate::domain::id::Id;
use crate::domain::schema::{FieldValue, Fields};
use crate::domain::sort;
use crate::transfer::json;

pub(super) const EXPORT: Export = Export { name: "taskwarrior", exact: false, write };

/// Taskwarrior takes an earlier time for a mistake: 1980-01-01T00:00:00Z.
const FIRST: i64 = 315_532_800;

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let goals: Vec<&Goal> = tasks::small(outgoing).collect();
    let writer = TaskWriter { outgoing };
    let tasks: Vec<String> = goals
        .iter()
        .filter_map(|goal| Some(json::compact(&FieldValue::Table(writer.task(goal)?))))
        .collect();
    writer.count_left_out(&goals, left_out);
    Ok(format!("[\n{}\n]\n", tasks.join(",\n")))
}

struct TaskWriter<'a> {
    outgoing: &'a Outgoing<'a>,
}

impl TaskWriter<'_> {
    /// `None` for a goal that ended, but not on a day that a task can have.
    fn task(&self, goal: &Goal) -> Option<Fields> {
        let (status, end) = match &goal.state {
            State::Open(_) => ("pending", None),
            State::Ended(End::Done(on)) => ("completed", Some(self.time(*on)?)),
            State::Ended(End::Dropped(dropped)) => ("deleted", Some(self.time(dropped.on)?)),
        };
        let entry = goal.created.and_then(|created| self.time(created));
        let modified = goal.modified.map(|modified| modified.0.max(FIRST));
        let time = |seconds: i64| Some(FieldValue::Text(basic(Moment(seconds))));
        let text = |text: &str| Some(FieldValue::Text(escaped(text)));
        Some(vec![
            ("uuid", Some(FieldValue::Text(uuid(&goal.id)))),
            ("status", text(status)),
            ("description", text(&goal.title)),
            ("project", self.outgoing.larger(goal).and_then(text)),
            ("tags", tags(goal)),
            ("due", goal.due.and_then(|due| self.time(due)).and_then(time)),
            ("entry", entry.and_then(time)),
            ("modified", modified.and_then(time)),
            ("end", end.and_then(time)),
            ("annotations", self.annotations(&goal.log)),
        ])
    }

    /// The first time of a day that a task can have; `None` if the date is no day, is too early, or is a day that the
    /// zone skips, as some east of the date line do.
    fn time(&self, date: Date) -> Option<i64> {
        let day = date.day()?;
        let next = day.plus_days(1);
        let [begin, end] = [day, next].map(self.outgoing.midnight);
        // No day follows the last of the calendar.
        Some(begin.max(FIRST)).filter(|time| *time < end || next == day)
    }

    /// The progress notes, oldest first; taskwarrior knows them by their seconds, so that two of a day differ in them.
    fn annotations(&self, log: &[LogEntry]) -> Option<FieldValue> {
        let dated = log.iter().filter(|entry| !annotation(entry).is_empty());
        let mut dated: Vec<(i64, String)> =
            dated.filter_map(|entry| Some((self.time(entry.on)?, annotation(entry)))).collect();
        sort::by_key(&mut dated, |(time, _)| *time);
        let mut last = i64::MIN;
        let tables = dated.into_iter().map(|(time, text)| {
            last = time.max(last.saturating_add(1));
            vec![
                ("entry", Some(FieldValue::Text(basic(Moment(last))))),
                ("description", Some(FieldValue::Text(text))),
            ]
        });
        let tables: Vec<Fields> = tables.collect();
        (!tables.is_empty()).then_some(FieldValue::Tables(tables))
    }

    fn count_left_out(&self, goals: &[&Goal], left_out: &mut LeftOut) {
        let is_without = |date: Date| self.time(date).is_none();
        let is_impossible = |date: Date| date.day().is_some() && is_without(date);
        let count = |is: &dyn Fn(&Goal) -> bool| goals.iter().filter(|goal| is(goal)).count();
        let ended_on = |goal: &Goal| goal.state.ended_on();
        left_out.count(
            count(&|goal| ended_on(goal).is_some_and(is_without)),
            "{n} goal{|s} that ended without a day, or on one that no task can have, {is|are} left out",
        );
        let is_task = |goal: &Goal| !ended_on(goal).is_some_and(is_without);
        let is_coarse = |date: Date| date.day().is_none();
        left_out.count(
            count(&|goal| is_task(goal) && goal.due.is_some_and(is_coarse)),
            "{n} target{|s} without a day {is|are} left out",
        );
        left_out.count(
            count(&|goal| is_task(goal) && goal.due.is_some_and(is_impossible)),
            "{n} target{|s} {is|are} left out: no task can have a day before 1980, or one that the time zone skips",
        );
        let notes = |is: &dyn Fn(Date) -> bool| {
            let notes = goals.iter().flat_map(|goal| &goal.log);
            notes.filter(|entry| is(entry.on)).count()
        };
        left_out.count(notes(&is_coarse), "{n} progress note{|s} without a day {is|are} left out");
        left_out.count(
            notes(&is_impossible),
            "{n} progress note{|s} {is|are} left out: no task can have a day before 1980, or one that the time zone skips",
        );
        let has_reason = |goal: &Goal| {
            let why = goal.state.as_dropped().map(|dropped| dropped.why.as_str());
            is_task(goal) && !why.unwrap_or_default().is_empty()
        };
        left_out.count(
            count(&has_reason),
            "{n} dropped {goal is without its reason|goals are without their reasons}",
        );
        left_out.count(
            count(&|goal| goal.is_paused()),
            "{n} paused {goal is a pending task|goals are pending tasks}",
        );
        tasks::count_left_out(self.outgoing, left_out);
    }
}

/// A uuid of version 8 (RFC 9562) from the id alone, by which a second import knows the task.
fn uuid(id: &Id) -> String {
    let hash = fnv1a_128(id.as_str().as_bytes());
    let version = hash & !(0xf << 76) | 8 << 76;
    let hex = format!("{:032x}", version & !(0b11 << 62) | 0b10 << 62);
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// The tags as single words; `someday` is a state here, and a tag there.
fn tags(goal: &Goal) -> Option<FieldValue> {
    let mut tags = tasks::labels(&goal.tags);
    tags.extend(goal.is_someday().then(|| "someday".to_owned()));
    (!tags.is_empty()).then_some(FieldValue::Texts(tags))
}

fn annotation(entry: &LogEntry) -> String {
    let amount = entry.amount.map(|amount| amount.signed() + " ").unwrap_or_default();
    escaped(&format!("{amount}{}", entry.text)).trim_end().to_owned()
}

/// A text that taskwarrior keeps: it reads its own names for brackets wherever they are, unless U+2060 is in them.
fn escaped(text: &str) -> String {
    text.replace("&open;", "&\u{2060}open;").replace("&close;", "&\u{2060}close;")
}
