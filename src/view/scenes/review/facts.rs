//! The facts on a card: of a goal its larger goal, target, progress, moves and reason; of a credential its dates.

use crate::app::scene::review::GoalFigures;
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::goal::{Goal, LogEntry, OpenState, State};
use crate::domain::milestone::Milestone;
use crate::domain::question;
use crate::domain::text::shown;
use crate::domain::words::ago;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};
use crate::view::reading::goal::overdue;
use crate::view::rows::size_of;

/// The most lines of the log.
const LOG: usize = 3;

/// The most days that are counted in words.
pub(super) const A_YEAR: i64 = 365;

/// More columns than a line of a card has.
const WIDEST: usize = 400;

/// `small goal, paused · toward CKA certification`.
pub(crate) fn kind_of(canvas: &Canvas<'_>, goal: &Goal) -> String {
    let size = size_of(goal);
    let mut said = vec![match goal.state {
        State::Open(OpenState::Active) | State::Ended(_) => size.to_owned(),
        State::Open(OpenState::Paused | OpenState::Someday) => {
            format!("{size}, {}", goal.state.word())
        }
    }];
    if goal.next {
        said.push("the next milestone".into());
    }
    let larger = goal.toward.as_ref().and_then(|id| canvas.journey.goal(id));
    said.extend(larger.map(|larger| format!("toward {}", shown(&larger.title, WIDEST))));
    said.join(" · ")
}

/// The facts on a goal, the most important first, each with its lines.
pub(crate) fn facts(canvas: &Canvas<'_>, goal: &Goal, figures: &GoalFigures) -> Vec<Vec<Line>> {
    let mut facts = Vec::new();
    let overdue = overdue(goal, Calendar::in_full, canvas.calendar);
    let mut tell = |label: &str, text: Option<String>| {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        let asks = label == "target" && overdue.is_some();
        facts.push(canvas.fact_as(label, &text, if asks { Role::Open } else { Role::Plain }));
    };
    let open = goal.state.is_open();
    let ended = goal.state.word();
    tell(ended, goal.state.ended_on().map(|on| dated(on, canvas.calendar)));
    tell("because", goal.why_dropped().map(str::to_owned));
    let target = goal.due.filter(|_| open).map(|due| dated(due, canvas.calendar));
    tell("target", overdue.clone().or(target));
    tell("measure", goal.measure.as_ref().map(ToString::to_string));
    tell("steps", steps(canvas, goal));
    tell("moved", moved(canvas, goal, figures).filter(|_| open));
    for (i, sentence) in figures.pace.iter().enumerate() {
        tell(if i == 0 { "pace" } else { "" }, Some(sentence.clone()));
    }
    tell("why", goal.why.as_deref().map(first_line));
    tell("note", goal.note.as_deref().map(first_line));
    tell("added", goal.created.filter(|_| open).map(|on| dated(on, canvas.calendar)));
    tell("reviewed", goal.reviewed.map(|on| dated(on, canvas.calendar)));
    facts
}

/// The facts on the credential of a milestone.
pub(crate) fn credential(canvas: &Canvas<'_>, milestone: &Milestone) -> Vec<Vec<Line>> {
    let Some(credential) = &milestone.credential else { return Vec::new() };
    let expires = credential.expires.map(|on| dated(on, canvas.calendar));
    let facts = [
        ("expires", expires.as_ref()),
        ("issuer", credential.issuer.as_ref()),
        ("number", credential.id.as_ref()),
        ("address", credential.url.as_ref()),
        ("earned", Some(&canvas.calendar.extent(milestone.extent()))),
        ("kind", milestone.kind.as_ref()),
        ("note", milestone.note.as_ref()),
    ];
    let told = |(label, text): (&str, Option<&String>)| {
        let text = first_line(text?);
        (!text.is_empty()).then(|| canvas.fact(label, &text))
    };
    facts.into_iter().filter_map(told).collect()
}

/// The latest lines of the log, under a heading.
pub(crate) fn log(canvas: &Canvas<'_>, goal: &Goal) -> Vec<Vec<Line>> {
    let last = goal.log.iter().rev().take(LOG);
    let told = last.map(|entry| {
        let when = canvas.calendar.relative(entry.on);
        canvas.fact(&when, &told_of(entry))
    });
    headed("Log", told.collect())
}

/// Earlier answers to the question of the next step, and their outcomes.
pub(crate) fn answers(canvas: &Canvas<'_>, goal: &Goal) -> Vec<Vec<Line>> {
    let told = question::earlier(goal).map(|answer| {
        let came = question::outcome(canvas.journey, answer, canvas.calendar);
        let text = shown(&answer.text, WIDEST);
        let told = match came.is_empty() {
            true => text,
            false => format!("{text} · {came}"),
        };
        canvas.fact(&canvas.calendar.relative(answer.on), &told)
    });
    headed("Earlier answers", told.collect())
}

/// Facts under a heading, which never stands alone.
fn headed(title: &str, mut facts: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    if let Some(first) = facts.first_mut() {
        first.insert(0, Line::of(title, Role::Heading));
    }
    facts
}

fn told_of(entry: &LogEntry) -> String {
    let amount = entry.amount.map(|a| format!("{} ", a.signed())).unwrap_or_default();
    format!("{amount}{}", first_line(&entry.text))
}

/// `5 of 11 steps, next: Book the mock exam`.
fn steps(canvas: &Canvas<'_>, goal: &Goal) -> Option<String> {
    let steps = canvas.journey.steps(&goal.id);
    if steps.total == 0 {
        return steps.partial.then(|| "some could not be read".to_owned());
    }
    let next = canvas.journey.next_step(&goal.id);
    let next = next.map(|step| format!(", next: {}", shown(&step.title, WIDEST)));
    steps.words().map(|counted| counted + &next.unwrap_or_default())
}

/// The last move; for a larger goal, of anything that serves it.
fn moved(canvas: &Canvas<'_>, goal: &Goal, figures: &GoalFigures) -> Option<String> {
    let noted = || goal.log.last().map(|entry| entry.on);
    match figures.moved.map(Date::Day).or_else(noted) {
        Some(on) => Some(dated(on, canvas.calendar)),
        None => goal.is_large().then(|| "not yet".to_owned()),
    }
}

/// `Friday 13 November 2026, 9 days ago` The days of more than a year are not counted.
fn dated(date: Date, calendar: Calendar) -> String {
    let (today, words) = (calendar.today, calendar.in_full(date));
    match date {
        Date::Day(day) if today.days_since(day).abs() > A_YEAR => words,
        Date::Day(day) => format!("{words}, {}", ago(today.days_since(day))),
        Date::Month(..) | Date::Year(_) if date.has_passed(today) => format!("{words}, past"),
        Date::Month(..) | Date::Year(_) => words,
    }
}

/// The first line that is not blank.
fn first_line(text: &str) -> String {
    let mut lines = text.lines().map(str::trim);
    let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
    shown(line, WIDEST)
}
