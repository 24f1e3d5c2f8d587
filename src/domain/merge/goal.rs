//! A goal's fields, taken from one version into another, and said.

use super::Field;
use super::field::Named;
use super::parts::words_of;
use crate::domain::goal::{Again, Goal, LogEntry, LookedBack, State};

/// The fields of a goal, in the order in which they are told.
pub(super) const FIELDS: &[Field] = &[
    Field::Title,
    Field::Size,
    Field::State,
    Field::Toward,
    Field::Due,
    Field::Log,
    Field::Measure,
    Field::Next,
    Field::Kind,
    Field::Why,
    Field::Note,
    Field::Tags,
    Field::Links,
    Field::Private,
    Field::Milestone,
    Field::Reviewed,
    Field::LookedBack,
    Field::Created,
];

/// Puts a field of `from` into `into`.
pub(super) fn take(field: Field, from: &Goal, into: &mut Goal) {
    match field {
        Field::Title => into.title.clone_from(&from.title),
        Field::Size => into.size = from.size,
        Field::State => {
            into.state.clone_from(&from.state);
            into.paused.clone_from(&from.paused);
        }
        Field::Toward => into.toward.clone_from(&from.toward),
        Field::Due => into.due = from.due,
        Field::Measure => into.measure.clone_from(&from.measure),
        Field::Next => into.next = from.next,
        Field::Kind => into.kind.clone_from(&from.kind),
        Field::Why => into.why.clone_from(&from.why),
        Field::Note => into.note.clone_from(&from.note),
        Field::Tags => into.tags.clone_from(&from.tags),
        Field::Links => into.links.clone_from(&from.links),
        Field::Private => into.private = from.private,
        Field::Milestone => into.milestone.clone_from(&from.milestone),
        Field::Reviewed => into.reviewed = from.reviewed,
        Field::LookedBack => into.looked_back = from.looked_back,
        Field::Created => into.created = from.created,
        Field::Log => into.log.clone_from(&from.log),
        Field::On
        | Field::Span
        | Field::Recognised
        | Field::LedTo
        | Field::From
        | Field::Credential => {}
    }
}

/// What a goal says in a field.
pub(super) fn said(field: Field, goal: &Goal, named: Named<'_>) -> String {
    match field {
        Field::Title => goal.title.clone(),
        Field::Size => goal.size.word().to_owned(),
        Field::State => state(goal),
        Field::Toward => words_of(goal.toward.iter().map(named)),
        Field::Due => words_of(goal.due.iter()),
        Field::Measure => words_of(goal.measure.iter()),
        Field::Next => flag(goal.next),
        Field::Kind => words_of(goal.kind.iter()),
        Field::Why => words_of(goal.why.iter()),
        Field::Note => words_of(goal.note.iter()),
        Field::Tags => words_of(goal.tags.iter()),
        Field::Links => words_of(goal.links.iter()),
        Field::Private => flag(goal.private),
        Field::Milestone => words_of(goal.milestone.iter().map(named)),
        Field::Reviewed => words_of(goal.reviewed.iter()),
        Field::LookedBack => words_of(goal.looked_back.iter().map(answer)),
        Field::Created => words_of(goal.created.iter()),
        Field::Log => words_of(goal.log.iter().map(entry)),
        Field::On
        | Field::Span
        | Field::Recognised
        | Field::LedTo
        | Field::From
        | Field::Credential => String::new(),
    }
}

/// `yes`, or nothing.
pub(super) fn flag(set: bool) -> String {
    if set { "yes".into() } else { String::new() }
}

fn state(goal: &Goal) -> String {
    let word = goal.state.word();
    match &goal.state {
        State::Done(on) => format!("{word} {on}"),
        State::Dropped(dropped) if dropped.why.is_empty() => format!("{word} {}", dropped.on),
        State::Dropped(dropped) => format!("{word} {}: {}", dropped.on, dropped.why),
        State::Active | State::Paused | State::Someday if goal.paused.is_empty() => word.to_owned(),
        State::Active | State::Paused | State::Someday => {
            format!("{word}, paused {}", words_of(goal.paused.iter()))
        }
    }
}

fn answer(looked_back: &LookedBack) -> String {
    match looked_back.again {
        Again::NextTime => looked_back.on.to_string(),
        Again::Never => format!("{}, never again", looked_back.on),
    }
}

fn entry(entry: &LogEntry) -> String {
    let amount = entry.amount.map(|amount| format!(" +{amount}"));
    let text = if entry.text.is_empty() { "" } else { " " };
    format!(
        "{}{}{text}{}",
        entry.on,
        amount.unwrap_or_default(),
        entry.text
    )
}
