//! Milepost's own export: its properties are fields, and what has a date of its own is a milestone.

use super::section::{LogKind, Logged, OrgSection};
use crate::domain::date::{Date, Moment, Until};
use crate::domain::goal::{Goal, LogEntry, Size};
use crate::domain::id::Id;
use crate::domain::measure::{Amount, Measure};
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::transfer::intake;
use crate::transfer::text;

/// A goal with the fields that its properties have.
pub(super) fn goal(goal: Goal, section: &OrgSection<'_>) -> Goal {
    let is_large = section.property("SIZE") == Some(Size::Large.word());
    Goal {
        size: if is_large { Size::Large } else { goal.size },
        toward: id(section, "TOWARD").or(goal.toward),
        due: goal.due.or_else(|| date(section, "TARGET")),
        measure: line(section, "MEASURE").and_then(|text| Measure::parse(&text)),
        kind: line(section, "KIND"),
        why: text::note(&lines(section, "WHY").join("\n")),
        next: section.property("NEXT").is_some(),
        note: note(section),
        tags: tags(goal.tags, section),
        links: lines(section, "LINK"),
        milestone: id(section, "MILESTONE"),
        created: goal.created.or_else(|| date(section, "CREATED")),
        modified: moment(section),
        log: section.log.iter().filter(|it| it.kind == LogKind::Note).map(progress).collect(),
        ..goal
    }
}

/// A milestone as its properties have it.
pub(super) fn milestone(bare: Milestone, section: &OrgSection<'_>) -> Milestone {
    let credential = Credential {
        issuer: line(section, "ISSUER"),
        id: line(section, "CREDENTIAL"),
        url: line(section, "CREDENTIAL_URL"),
        expires: date(section, "EXPIRES"),
    };
    let why = || lines(section, "WHY").join("\n");
    let led_to = section.property("LED_TO").into_iter().flat_map(str::split_whitespace);
    Milestone {
        until: section.property("UNTIL").and_then(Until::from_iso),
        at: line(section, "AT"),
        kind: line(section, "KIND"),
        recognised: date(section, "RECOGNISED").map(|on| Recognised { on, why: why() }),
        credential: Some(credential),
        led_to: led_to.filter_map(Id::parse).collect(),
        from: id(section, "FROM"),
        tags: tags(bare.tags, section),
        links: lines(section, "LINK"),
        note: note(section),
        modified: moment(section),
        ..bare
    }
}

pub(super) fn id(section: &OrgSection<'_>, name: &str) -> Option<Id> {
    section.property(name).and_then(Id::parse)
}

/// A date of any precision; a timestamp has brackets.
pub(super) fn date(section: &OrgSection<'_>, name: &str) -> Option<Date> {
    Date::from_iso(section.property(name)?.trim_matches(['[', ']']))
}

fn moment(section: &OrgSection<'_>) -> Option<Moment> {
    section.property("MODIFIED").and_then(Moment::from_rfc3339)
}

fn line(section: &OrgSection<'_>, name: &str) -> Option<String> {
    section.property(name).and_then(text::some_line)
}

fn lines(section: &OrgSection<'_>, name: &str) -> Vec<String> {
    section.properties(name).filter_map(text::some_line).collect()
}

/// The tags of the heading, and those that cannot be in one.
fn tags(own: Vec<String>, section: &OrgSection<'_>) -> Vec<String> {
    intake::tags(own.iter().map(String::as_str).chain(section.properties("TAG")))
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
