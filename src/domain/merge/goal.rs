//! A goal's fields, as a merge knows them.

use super::Field;
use super::parts::{answered, earlier, in_order, later, lists, words_of};
use super::row::{Merged, Row};
use crate::domain::goal::{Answer, AskAgain, End, Goal, LogEntry, LookedBack, State};

impl Merged for Goal {
    const ROWS: &'static [Row<Goal>] = &[
        Row::chosen(
            Field::Title,
            |from, into| into.title.clone_from(&from.title),
            |goal, _| goal.title.clone(),
        ),
        Row::chosen(
            Field::Size,
            |from, into| into.size = from.size,
            |goal, _| goal.size.word().to_owned(),
        ),
        Row::chosen(
            Field::State,
            |from, into| {
                into.state.clone_from(&from.state);
                into.paused.clone_from(&from.paused);
            },
            |goal, _| state(goal),
        ),
        Row::chosen(
            Field::Toward,
            |from, into| into.toward.clone_from(&from.toward),
            |goal, named| words_of(goal.toward.iter().map(named)),
        ),
        Row::chosen(
            Field::Due,
            |from, into| into.due = from.due,
            |goal, _| words_of(goal.due.iter()),
        ),
        Row::joined(
            Field::Log,
            |from, into| into.log.clone_from(&from.log),
            |goal, _| words_of(goal.log.iter().map(entry)),
            |both, merged| {
                let log = lists(both, |goal| &goal.log);
                merged.log = in_order(&both.a.log, log);
            },
        ),
        Row::joined(
            Field::Answers,
            |from, into| into.answers.clone_from(&from.answers),
            |goal, _| words_of(goal.answers.iter().map(answer)),
            |both, merged| {
                merged.answers = lists(both, |goal| &goal.answers);
                merged.answers.sort_by_key(|answer| answer.on);
            },
        ),
        Row::chosen(
            Field::Measure,
            |from, into| into.measure.clone_from(&from.measure),
            |goal, _| words_of(goal.measure.iter()),
        ),
        Row::chosen(Field::Next, |from, into| into.next = from.next, |goal, _| flag(goal.next)),
        Row::chosen(
            Field::Kind,
            |from, into| into.kind.clone_from(&from.kind),
            |goal, _| words_of(goal.kind.iter()),
        ),
        Row::chosen(
            Field::Why,
            |from, into| into.why.clone_from(&from.why),
            |goal, _| words_of(goal.why.iter()),
        ),
        Row::chosen(
            Field::Note,
            |from, into| into.note.clone_from(&from.note),
            |goal, _| words_of(goal.note.iter()),
        ),
        Row::joined(
            Field::Tags,
            |from, into| into.tags.clone_from(&from.tags),
            |goal, _| words_of(goal.tags.iter()),
            |both, merged| merged.tags = lists(both, |goal| &goal.tags),
        ),
        Row::joined(
            Field::Links,
            |from, into| into.links.clone_from(&from.links),
            |goal, _| words_of(goal.links.iter()),
            |both, merged| merged.links = lists(both, |goal| &goal.links),
        ),
        Row::joined(
            Field::Private,
            |from, into| into.private = from.private,
            |goal, _| flag(goal.private),
            |both, merged| merged.private = both.a.private || both.b.private,
        ),
        Row::chosen(
            Field::Milestone,
            |from, into| into.milestone.clone_from(&from.milestone),
            |goal, named| words_of(goal.milestone.iter().map(named)),
        ),
        Row::chosen(
            Field::DemotedMilestone,
            |from, into| into.was.clone_from(&from.was),
            |goal, _| words_of(goal.was.iter().map(|was| was.milestone.title.as_str())),
        ),
        Row::joined(
            Field::Reviewed,
            |from, into| into.reviewed = from.reviewed,
            |goal, _| words_of(goal.reviewed.iter()),
            |both, merged| merged.reviewed = later(both.a.reviewed, both.b.reviewed),
        ),
        Row::joined(
            Field::LookedBack,
            |from, into| into.looked_back = from.looked_back,
            |goal, _| words_of(goal.looked_back.iter().map(looked_back)),
            |both, merged| merged.looked_back = answered(both.a.looked_back, both.b.looked_back),
        ),
        Row::joined(
            Field::Created,
            |from, into| into.created = from.created,
            |goal, _| words_of(goal.created.iter()),
            |both, merged| merged.created = earlier(both.a.created, both.b.created),
        ),
    ];
}

/// `yes`, or nothing.
pub(super) fn flag(set: bool) -> String {
    if set { "yes".into() } else { String::new() }
}

fn state(goal: &Goal) -> String {
    let word = goal.state.word();
    match &goal.state {
        State::Ended(End::Done(on)) => format!("{word} {on}"),
        State::Ended(End::Dropped(dropped)) if dropped.why.is_empty() => {
            format!("{word} {}", dropped.on)
        }
        State::Ended(End::Dropped(dropped)) => format!("{word} {}: {}", dropped.on, dropped.why),
        State::Open(_) if goal.paused.is_empty() => word.to_owned(),
        State::Open(_) => {
            format!("{word}, paused {}", words_of(goal.paused.iter()))
        }
    }
}

fn answer(answer: &Answer) -> String {
    format!("{} {}", answer.on, answer.text)
}

fn looked_back(looked_back: &LookedBack) -> String {
    match looked_back.again {
        AskAgain::NextTime => looked_back.on.to_string(),
        AskAgain::Never => format!("{}, never again", looked_back.on),
    }
}

fn entry(entry: &LogEntry) -> String {
    let amount = entry.amount.map(|amount| format!(" {}", amount.signed()));
    let text = if entry.text.is_empty() { "" } else { " " };
    format!("{}{}{text}{}", entry.on, amount.unwrap_or_default(), entry.text)
}
