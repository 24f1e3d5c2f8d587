//! Milepost's own export: its properties are fields, and what has a date of its own is a milestone.

use super::section::{self, LogKind, Logged, OrgSection};
use crate::domain::date::Date;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::id::Id;
use crate::domain::import::SourceLine;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Schema, Shape};
use crate::transfer::flat::{self, FlatField, FlatReader};
use crate::transfer::intake;
use crate::transfer::task::leading_day;
use crate::transfer::text;

/// Properties that no other program writes beside an id.
const PECULIAR: [&str; 6] = ["ON", "ENDED", "TARGET", "TOWARD", "SIZE", "MODIFIED"];

/// Those that only goals have.
const OF_GOALS: [&str; 5] = ["TARGET", "TOWARD", "SIZE", "MEASURE", "CREATED"];

/// Why a heading as a whole is set aside.
pub(super) type NotTaken = ((), String);

/// Whether an item of ours is in a section with these lines.
pub(super) fn is(lines: &[&str]) -> bool {
    let names = lines.iter().filter_map(|line| Some(section::property(line.trim())?.0));
    let names: Vec<String> = names.map(str::to_uppercase).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    has("ID") && PECULIAR.into_iter().any(has)
}

/// A heading of our own export.
pub(super) struct OwnHeading<'r, 's, 'f> {
    pub(super) section: &'r OrgSection<'s>,
    pub(super) fields: &'r mut FlatReader<'f>,
    pub(super) source: &'r SourceLine,
}

impl OwnHeading<'_, '_, '_> {
    /// A goal with the fields that its properties have, and its end.
    pub(super) fn goal(&mut self, bare: Goal) -> Result<(Goal, Option<Date>), NotTaken> {
        let own: Goal = self.record()?;
        let goal = Goal {
            id: bare.id,
            title: bare.title,
            toward: own.toward.or(bare.toward),
            due: bare.due.or(own.due),
            created: bare.created.or(own.created),
            tags: tags(&bare.tags, &own.tags),
            note: note(self.section),
            log: notes(self.section).map(progress).collect(),
            ..own
        };
        Ok((goal, self.date("ENDED")?))
    }

    /// A milestone as its properties have it.
    pub(super) fn milestone(&mut self, bare: Milestone) -> Result<Milestone, NotTaken> {
        let own: Milestone = self.record()?;
        Ok(Milestone {
            id: bare.id,
            title: bare.title,
            on: bare.on,
            tags: tags(&bare.tags, &own.tags),
            note: note(self.section),
            ..own
        })
    }

    fn record<T: Schema>(&mut self) -> Result<T, NotTaken> {
        flat::record(&mut |field| self.value(field))
    }

    fn value(&mut self, field: &FlatField) -> Result<Option<FieldValue>, NotTaken> {
        let name = &*property_name(field);
        match field.about.shape {
            _ if field.is_known_before() => Ok(None),
            Shape::Text if field.is_long() => {
                let lines = lines(self.section, name).join("\n");
                Ok(text::note(&lines).map(FieldValue::Text))
            }
            Shape::Texts => Ok(Some(FieldValue::Texts(lines(self.section, name)))),
            shape => {
                let Some(text) = self.section.property(name) else {
                    return Ok(None);
                };
                let is_date = matches!(shape, Shape::Date | Shape::Until);
                let text = if is_date { self.without_brackets(text) } else { text };
                self.fields
                    .value(field, (name, text), self.source.clone())
                    .map_err(|reason| ((), reason))
            }
        }
    }

    pub(super) fn date(&mut self, name: &str) -> Result<Option<Date>, NotTaken> {
        let Some(text) = self.section.property(name) else {
            return Ok(None);
        };
        let text = self.without_brackets(text);
        self.fields.date(text, self.source.clone()).map_err(|reason| ((), reason))
    }

    /// The date of a timestamp, without its weekday.
    fn without_brackets<'t>(&self, text: &'t str) -> &'t str {
        let stamp = text.strip_prefix(['[', '<']).map(|stamp| stamp.trim_end_matches([']', '>']));
        let day = stamp.map(|stamp| match leading_day(stamp, self.fields.dates) {
            Some((_, rest)) => &stamp[..stamp.len() - rest.len()],
            None => stamp,
        });
        day.unwrap_or(text)
    }
}

/// Whether a section is that of a goal, also without a keyword in its heading.
pub(super) fn is_goal(section: &OrgSection<'_>) -> bool {
    OF_GOALS.iter().any(|name| section.property(name).is_some())
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

pub(super) fn id(section: &OrgSection<'_>) -> Option<Id> {
    section.property("ID").and_then(Id::parse)
}

fn notes<'r, 's>(section: &'r OrgSection<'s>) -> impl Iterator<Item = &'r Logged<'s>> {
    section.log.iter().filter(|logged| logged.kind == LogKind::Note)
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
