//! What a page says of a goal alone.

use super::{Page, Subject, in_full};
use crate::cli::phrases;
use crate::domain::goal::{Answer, End, Goal, LogEntry, State};
use crate::domain::item::Item;
use crate::domain::measure::Amount;
use crate::domain::pace;
use crate::domain::question;
use std::sync::Arc;

pub(super) fn fill(page: &mut Page, goal: &Goal, subject: &Subject) {
    page.field("State", &standing(goal, subject));
    if let Some(dropped) = goal.state.as_dropped() {
        page.field("Reason", &dropped.why);
    }
    if let Some(due) = goal.due {
        let overdue = if goal.is_overdue(subject.today) { ", overdue" } else { "" };
        page.field("Target", &format!("{}{overdue}", in_full(due, subject.today)));
    }
    if let Some(larger) = &goal.toward {
        let title = subject.facts.title(larger).unwrap_or("not found");
        page.field("Toward", &format!("{title}  {larger}"));
    }
    let progress = phrases::progress(goal, subject.facts);
    page.field("Progress", &progress.join(", "));
    let pace = pace::of(subject.journey, goal, subject.today);
    let pace = pace.map(|pace| pace::sentences(&pace));
    page.field("Pace", &pace.unwrap_or_default().join("\n"));
    if subject.facts.is_stuck(goal) {
        let hint = format!("no active step: milepost add STEP --toward {}", goal.id);
        page.field("Stuck", &hint);
    }
    page.field("Why", goal.why.as_deref().unwrap_or_default());
    if let Some(created) = goal.created {
        page.field("Created", &in_full(created, subject.today));
    }
}

pub(super) fn tail(page: &mut Page, goal: &Goal, subject: &Subject) {
    if let Some(milestone) = &goal.milestone {
        let title = subject.facts.title(milestone).unwrap_or("not found");
        page.field("Milestone", &format!("{title}  {milestone}"));
    }
    momentum(page, goal, subject);
    let steps = steps(goal, subject);
    if !steps.is_empty() {
        page.section("Steps");
    }
    for step in steps {
        let item = Item::Goal(step.clone());
        let mark = phrases::mark(&item, subject.glyphs);
        let when = phrases::when(&item, subject.today);
        page.entry(format!("{mark} {}  {}  {when}", step.id, step.title).trim_end());
    }
    if !goal.answers.is_empty() {
        page.section("Answers");
    }
    for answer in &goal.answers {
        page.entry(&answered(answer, subject));
    }
    if !goal.log.is_empty() {
        page.section("Log");
    }
    for entry in &goal.log {
        page.entry(&noted(entry));
    }
}

/// Its own momentum, with the parts of each number.
fn momentum(page: &mut Page, goal: &Goal, subject: &Subject) {
    let told = goal.is_active() && (goal.is_large() || goal.measure.is_some());
    let told = told.then(|| pace::explain(subject.journey, goal, subject.today));
    let told = told.unwrap_or_default();
    if !told.is_empty() {
        page.section("Momentum");
    }
    for sentence in told {
        page.entry(&sentence);
    }
}

fn standing(goal: &Goal, subject: &Subject) -> String {
    let size = match goal.is_large() {
        true => "larger goal",
        false => "small goal",
    };
    let next = if goal.next { ", focus" } else { "" };
    let state = match &goal.state {
        State::Open(_) => goal.state.word().to_owned(),
        State::Ended(End::Done(on)) => format!("done {}", in_full(*on, subject.today)),
        State::Ended(End::Dropped(dropped)) => {
            format!("dropped {}", in_full(dropped.on, subject.today))
        }
    };
    let until = goal.pause().and_then(|pause| pause.until);
    let until = until.map(|on| format!(" until {}", in_full(on, subject.today)));
    format!("{size}, {state}{}{next}", until.unwrap_or_default())
}

/// The steps of a goal: those that were done, oldest first, then the open ones.
fn steps<'a>(goal: &'a Goal, subject: &Subject<'a>) -> Vec<&'a Arc<Goal>> {
    let serves = |step: &&Arc<Goal>| step.toward.as_ref() == Some(&goal.id);
    let mut steps: Vec<_> = subject.journey.ended().filter(serves).collect();
    steps.sort_by_key(|step| step.state.ended_on());
    steps.extend(subject.journey.toward(&goal.id));
    steps
}

/// An answer to the next-milestone question, and what came of it.
fn answered(answer: &Answer, subject: &Subject) -> String {
    let came = question::outcome(subject.journey, answer, subject.today);
    let came = if came.is_empty() { came } else { format!(", {came}") };
    format!("{}  {}{came}", answer.on.words(), answer.text)
}

fn noted(entry: &LogEntry) -> String {
    let amount = entry.amount.map(Amount::signed);
    let parts = [Some(entry.on.words()), Some(entry.text.clone()), amount];
    let said: Vec<String> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
    said.join("  ")
}
