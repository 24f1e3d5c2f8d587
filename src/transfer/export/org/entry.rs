//! An item with all that it has: heading, planning, properties, log and note.

use super::escape::{JOINER, escaped};
use super::lines::{OrgLines, is_tag, stamp};
use crate::domain::date::Date;
use crate::domain::goal::{End, Goal, LogEntry, OpenState, State};
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Schema};
use crate::domain::sort;
use crate::transfer::flat::{self, FlatField};
use crate::transfer::org::property_name;

pub(super) fn goal(goal: &Goal, level: usize, fields: &[FlatField], lines: &mut OrgLines) {
    lines.item(level, keyword(&goal.state), &goal.title, &goal.tags);
    let ended = goal.state.ended_on();
    let closed = day(ended).map(|day| format!("CLOSED: [{}]", stamp(day)));
    let deadline = day(goal.due).map(|day| format!("DEADLINE: <{}>", stamp(day)));
    let planning: Vec<String> = closed.into_iter().chain(deadline).collect();
    if !planning.is_empty() {
        lines.add(&planning.join(" "));
    }
    properties(goal, fields, lines);
    logbook(goal, lines);
    lines.note(goal.note.as_deref());
}

pub(super) fn milestone(milestone: &Milestone, fields: &[FlatField], lines: &mut OrgLines) {
    lines.item(2, "", &milestone.title, &milestone.tags);
    properties(milestone, fields, lines);
    lines.note(milestone.note.as_deref());
}

/// The properties in their order; those of other fields come after them.
const PROPERTIES: &str = "id toward size due done dropped on until at kind recognised recognised_why why measure issuer \
    credential credential_url expires tags links next milestone led_to from created modified";

/// The fields of one kind of record in that order.
pub(super) fn fields<T: Schema>() -> Vec<FlatField> {
    let mut fields = flat::of::<T>();
    let place = |name: &str| PROPERTIES.split(' ').position(|known| known == name);
    sort::by_key(&mut fields, |field| place(&field.name).unwrap_or(usize::MAX));
    fields
}

fn properties<T: Schema>(record: &T, fields: &[FlatField], lines: &mut OrgLines) {
    lines.add(":PROPERTIES:");
    for (field, value) in flat::values(record, fields) {
        property(field, value, lines);
    }
    lines.add(":END:");
}

/// Adds a field, unless the heading, the planning, the log or the text below has it.
fn property(field: &FlatField, value: FieldValue, lines: &mut OrgLines) {
    let name = &*property_name(field);
    match (&*field.name, value) {
        ("title" | "state" | "dropped_why" | "note", _) => {}
        ("due" | "done" | "dropped", FieldValue::Date(date)) if date.day().is_some() => {}
        ("created", FieldValue::Date(date)) => {
            lines.property(name, Some(format!("[{}]", stamp(date))));
        }
        ("tags", FieldValue::Texts(tags)) => {
            lines.texts(name, tags.iter().filter(|tag| !is_tag(tag)));
        }
        (_, FieldValue::Text(word)) if field.about.unwritten.contains(&&*word) => {}
        (_, FieldValue::Text(text)) => lines.text_lines(name, Some(&text)),
        (_, FieldValue::Texts(texts)) => lines.texts(name, texts.iter()),
        (_, FieldValue::Flag(_)) => lines.property(name, Some("t")),
        (_, value @ FieldValue::Table(_)) => lines.text(name, Some(&flat::text(value))),
        (_, value) => lines.property(name, Some(flat::text(value))),
    }
}

fn keyword(state: &State) -> &'static str {
    match state {
        State::Open(OpenState::Active) => "TODO ",
        State::Open(OpenState::Paused) => "PAUSED ",
        State::Open(OpenState::Someday) => "SOMEDAY ",
        State::Ended(End::Done(_)) => "DONE ",
        State::Ended(End::Dropped(_)) => "DROPPED ",
    }
}

fn day(date: Option<Date>) -> Option<Date> {
    date.filter(|date| date.day().is_some())
}

/// The progress notes, and why it was dropped, as Emacs takes notes.
fn logbook(goal: &Goal, lines: &mut OrgLines) {
    let dropped = goal.state.as_dropped().filter(|dropped| !dropped.why.trim().is_empty());
    if goal.log.is_empty() && dropped.is_none() {
        return;
    }
    lines.add(":LOGBOOK:");
    for entry in &goal.log {
        log_item(&format!("Note taken on [{}]", stamp(entry.on)), &progress(entry), lines);
    }
    if let Some(dropped) = dropped {
        let item = format!("State \"DROPPED\"    from \"TODO\"       [{}]", stamp(dropped.on));
        log_item(&item, &escaped(&dropped.why.replace('\n', " ")), lines);
    }
    lines.add(":END:");
}

fn log_item(item: &str, text: &str, lines: &mut OrgLines) {
    if text.is_empty() {
        return lines.add(&format!("- {item}"));
    }
    lines.add(&format!("- {item} \\\\"));
    lines.add(&format!("  {text}"));
}

/// A progress note: its amount has a sign, and a text that begins with a sign does not look like one.
fn progress(entry: &LogEntry) -> String {
    let text = escaped(&entry.text);
    match entry.amount {
        Some(amount) => format!("{} {text}", amount.signed()).trim_end().to_owned(),
        None if text.starts_with(['+', '-']) => format!("{JOINER}{text}"),
        None => text,
    }
}
