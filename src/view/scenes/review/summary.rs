//! The end of a review: its changes, counted and by name, and the number of cards left for next time.

use super::layout::{Written, text_lines};
use super::page;
use crate::app::scene::review::{Made, Review};
use crate::domain::breaks::{Break, BreakKind};
use crate::domain::calendar::Calendar;
use crate::domain::gap::Gap;
use crate::domain::record::Record;
use crate::domain::review::{ReviewAnswer, Walk};
use crate::domain::sorted::SortedMap;
use crate::domain::text::shown;
use crate::domain::words::{count, plural};
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Piece, Role, flow};

/// More columns than a line has.
const WIDEST: usize = 400;

/// The lines of the end; while years are read, of the beginning.
pub(crate) fn lines(review: &Review, canvas: &Canvas<'_>) -> Vec<Written> {
    let mut lines = Vec::from_iter(canvas.is_airy().then(Line::blank));
    lines.extend(if review.is_dealt() {
        end(review, canvas)
    } else {
        canvas.text("The years that it needs are being read.", Role::Dim, 2)
    });
    text_lines(lines)
}

/// The end without keys and without the page of its period.
pub(super) fn plain(review: &Review, canvas: &Canvas<'_>) -> Vec<Line> {
    if !review.has_cards() {
        let said = nothing_due(review, canvas).into_iter();
        return said.flat_map(|(text, role)| canvas.text(&text, role, 3)).collect();
    }
    let mut lines = changed(review, canvas);
    lines.extend(by_name(review, canvas));
    lines
}

fn end(review: &Review, canvas: &Canvas<'_>) -> Vec<Line> {
    let mut lines =
        if !review.has_cards() { nothing_to_ask(review, canvas) } else { changed(review, canvas) };
    if let Walk::Over(period) = review.walk {
        lines.push(Line::blank());
        lines.extend(page::lines(period, canvas));
    }
    lines.extend(by_name(review, canvas));
    lines
}

/// The changes by their outcome, those without any first.
fn by_answer(review: &Review) -> SortedMap<(bool, ReviewAnswer), Vec<&Made>> {
    let mut by_answer: SortedMap<(bool, ReviewAnswer), Vec<&Made>> = SortedMap::new();
    for made in review.made() {
        let key = (made.answer != ReviewAnswer::StillRight, made.answer);
        by_answer.get_or_default(key).push(made);
    }
    by_answer
}

/// The number of changes by outcome, and of cards that come up next time.
fn changed(review: &Review, canvas: &Canvas<'_>) -> Vec<Line> {
    let counted = by_answer(review).into_iter();
    let count = |made: Vec<&Made>| made.iter().map(|made| made.subjects.len().max(1)).sum();
    let counted = counted.map(|((_, answer), made)| answer.counted(count(made)));
    let counted: Vec<Piece> = counted.map(|said| Piece::new(said, Role::Strong)).collect();
    let mut lines = match counted.len() {
        0 => canvas.text("Nothing was changed.", Role::Strong, 2),
        _ => flow(&counted, canvas.room()),
    };
    lines.extend(later(review, canvas));
    lines
}

/// The changes by name, under a heading for each outcome.
fn by_name(review: &Review, canvas: &Canvas<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for ((_, answer), made) in by_answer(review) {
        lines.push(Line::blank());
        lines.push(Line::of(answer.heading(), Role::Heading));
        let named = made.into_iter().flat_map(|made| named(made, canvas.calendar));
        lines.extend(named.flat_map(|text| canvas.text(&text, Role::Plain, 2)));
    }
    lines
}

fn named(made: &Made, calendar: Calendar) -> Vec<String> {
    match made.subjects.is_empty() {
        true => vec![shown(&made.name, WIDEST)],
        false => {
            let named = |subject| named_by(subject, made.answer, calendar);
            made.subjects.iter().map(named).collect()
        }
    }
}

/// The title of a subject, with its new value.
fn named_by(subject: &Record, answer: ReviewAnswer, calendar: Calendar) -> String {
    if let Record::Break(rest) = subject {
        return shown(&rested(rest, calendar), WIDEST);
    }
    let title = shown(subject.title(), WIDEST);
    let now = match (answer, subject.as_goal()) {
        (ReviewAnswer::Target, Some(goal)) => Some(match goal.due {
            Some(due) => calendar.in_full(due),
            None => "no target".into(),
        }),
        (ReviewAnswer::Paused, Some(goal)) => goal.pause().and_then(|pause| {
            let until = calendar.in_full(pause.until?);
            Some(format!("until {until}"))
        }),
        (ReviewAnswer::Noted, Some(goal)) => goal.log.last().map(|entry| entry.text.clone()),
        (ReviewAnswer::Dropped, Some(goal)) => goal.why_dropped().map(str::to_owned),
        (_, _) => None,
    };
    let now = now.filter(|now| !now.trim().is_empty());
    let now = now.map(|now| format!(": {}", shown(&now, WIDEST)));
    title + &now.unwrap_or_default()
}

/// A pause of the journey or the reminder, with its end: `The reminder is hidden until Sunday 29 November 2026`.
fn rested(rest: &Break, calendar: Calendar) -> String {
    let what = match rest.kind {
        BreakKind::Paused => "The whole journey",
        BreakKind::Snoozed => "The reminder is hidden",
    };
    let until = rest.span.until;
    let until = until.map(|until| format!(" until {}", calendar.in_full(until)));
    let why = rest.why.as_ref().map(|why| format!(": {why}"));
    format!("{what}{}{}", until.unwrap_or_default(), why.unwrap_or_default())
}

/// The number of cards that were skipped, and of goals for which there was no room.
fn later(review: &Review, canvas: &Canvas<'_>) -> Vec<Line> {
    let skipped = review.unanswered(canvas.journey, canvas.calendar.today);
    let left = review.left();
    let mut said = Vec::new();
    if skipped > 0 {
        let word = if review.is_over() { "skipped" } else { "left" };
        said.push(format!("{} {word}", count(skipped, "card")));
    }
    if left > 0 {
        said.push(format!("{left} more {}", plural(left, "goal", "goals")));
    }
    if said.is_empty() {
        return Vec::new();
    }
    let all = skipped + left;
    let when = match review.walk {
        Walk::Due => format!("{} up next time", plural(all, "it comes", "they come")),
        Walk::Over(period) => {
            let period = canvas.calendar.in_full(period.date());
            format!("look over {period} again to see {}", plural(all, "it", "them"))
        }
    };
    let text = format!("{}: {when}.", said.join(" and "));
    canvas.text(&text, Role::Dim, 2)
}

/// The sentences of a review without cards, and those that name keys.
fn nothing_to_ask(review: &Review, canvas: &Canvas<'_>) -> Vec<Line> {
    let said = nothing_due(review, canvas).into_iter().chain(ways_on(review, canvas));
    let paragraph = |(text, role): (String, Role)| canvas.text(&text, role, 5);
    let paragraphs: Vec<Vec<Line>> = said.map(paragraph).collect();
    paragraphs.join(&Line::blank())
}

fn nothing_due(review: &Review, canvas: &Canvas<'_>) -> Vec<(String, Role)> {
    let gap = |gap: &Gap| (format!("This is not all: {}.", gap.sentence()), Role::Open);
    let mut said: Vec<_> = canvas.journey.gaps().iter().map(gap).collect();
    let is_all = said.is_empty();
    match review.walk {
        Walk::Over(period) => {
            let when = canvas.calendar.in_full(period.date());
            let there = if is_all { "There" } else { "In what could be read there" };
            said.push((format!("{there} is nothing to ask about {when}."), Role::Strong));
        }
        Walk::Due if canvas.journey.is_empty() => {
            said.push(("There is nothing to review yet.".into(), Role::Strong));
        }
        Walk::Due if !is_all => {
            said.push(("Nothing that could be read is due.".into(), Role::Strong));
        }
        Walk::Due => {
            let nothing =
                if review.asked_dates { "Nothing else is due." } else { "Nothing is due." };
            said.push((nothing.into(), Role::Strong));
            said.push((next_time(review, canvas), Role::Plain));
        }
    }
    said
}

fn ways_on(review: &Review, canvas: &Canvas<'_>) -> Option<(String, Role)> {
    let keymap = canvas.keymap;
    match review.walk {
        Walk::Over(_) => None,
        Walk::Due if canvas.journey.is_empty() => Some((
            keymap.text("{add} adds a small goal, {add-larger} a larger one. The review asks about each of them now and then, in under five minutes."),
            Role::Plain,
        )),
        Walk::Due => Some((
            keymap.text("{review-month} looks over the month, {review-year} over the year."),
            Role::Dim,
        )),
    }
}

fn next_time(review: &Review, canvas: &Canvas<'_>) -> String {
    let again = |goal: &std::sync::Arc<_>| review.cadence.due_again(goal, canvas.calendar.today);
    let begun = canvas.journey.open().filter(|goal| !goal.is_someday());
    let days = begun.map(again).min();
    match days.map(|day| (day, day.days_since(canvas.calendar.today))) {
        None => "There are no active goals.".into(),
        Some((day, away)) => format!(
            "The next open goal comes up in {}, on {}.",
            count(away.unsigned_abs() as usize, "day"),
            canvas.calendar.in_full(day)
        ),
    }
}
