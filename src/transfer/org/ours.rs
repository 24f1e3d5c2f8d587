//! Milepost's own export: its properties are fields, and what has a date of its own is a milestone.

use super::section::{LogKind, Logged, OrgSection};
use crate::domain::date::Date;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::id::Id;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Schema, Shape};
use crate::transfer::flat::{self, FlatField};
use crate::transfer::intake;
use crate::transfer::text;
use std::convert::Infallible;

/// A goal with the fields that its properties have.
pub(super) fn goal(bare: Goal, section: &OrgSection<'_>) -> Goal {
    let own: Goal = record(section);
    Goal {
        id: bare.id,
        title: bare.title,
        toward: own.toward.or(bare.toward),
        due: bare.due.or(own.due),
        created: bare.created.or(own.created),
        tags: tags(&bare.tags, &own.tags),
        note: note(section),
        log: section.log.iter().filter(|it| it.kind == LogKind::Note).map(progress).collect(),
        ..own
    }
}

/// A milestone as its properties have it.
pub(super) fn milestone(bare: Milestone, section: &OrgSection<'_>) -> Milestone {
    let own: Milestone = record(section);
    Milestone {
        id: bare.id,
        title: bare.title,
        on: bare.on,
        tags: tags(&bare.tags, &own.tags),
        note: note(section),
        ..own
    }
}

/// The name of the property that a field is.
pub(in crate::transfer) fn property_name(field: &FlatField) -> String {
    match &*field.name {
        "due" => "TARGET".into(),
        "done" | "dropped" => "ENDED".into(),
        "recognised_why" => "WHY".into(),
        "tags" => "TAG".into(),
        "links" => "LINK".into(),
        name => name.to_uppercase(),
    }
}

fn record<T: Schema>(section: &OrgSection<'_>) -> T {
    let Ok::<T, Infallible>(record) = flat::record(&mut |field| Ok(value(field, section)));
    record
}

/// A value that cannot be read is none.
fn value(field: &FlatField, section: &OrgSection<'_>) -> Option<FieldValue> {
    let name = &*property_name(field);
    match field.about.shape {
        Shape::Text if field.is_long() => {
            text::note(&lines(section, name).join("\n")).map(FieldValue::Text)
        }
        Shape::Texts => Some(FieldValue::Texts(lines(section, name))),
        Shape::Date => date(section, name).map(FieldValue::Date),
        shape => section.property(name).and_then(|text| flat::parsed(shape, text)),
    }
}

pub(super) fn id(section: &OrgSection<'_>, name: &str) -> Option<Id> {
    section.property(name).and_then(Id::parse)
}

/// A date of any precision; a timestamp has brackets.
pub(super) fn date(section: &OrgSection<'_>, name: &str) -> Option<Date> {
    Date::from_iso(section.property(name)?.trim_matches(['[', ']']))
}

fn lines(section: &OrgSection<'_>, name: &str) -> Vec<String> {
    section.properties(name).filter_map(text::some_line).collect()
}

/// The tags of the heading, and those that cannot be in one.
fn tags(heading: &[String], own: &[String]) -> Vec<String> {
    intake::tags(heading.iter().chain(own).map(String::as_str))
}

fn note(section: &OrgSection<'_>) -> Option<String> {
    text::own_note(&section.text.join("\n"))
}

/// A progress note; an amount before its text has a sign.
fn progress(logged: &Logged<'_>) -> LogEntry {
    let (first, rest) = logged.text.split_once(' ').unwrap_or((&logged.text, ""));
    let amount = Amount::parse(first).filter(|_| first.starts_with(['+', '-']));
    let text = if amount.is_some() { rest } else { &logged.text };
    LogEntry { on: logged.stamp.date, text: text::line(text), amount }
}
