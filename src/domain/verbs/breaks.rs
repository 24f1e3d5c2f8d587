//! Pauses and resumes the whole journey, and snoozes the reminder of drift.

use super::rules;
use crate::domain::breaks::{Break, BreakKind};
use crate::domain::change::{Change, Edit};
use crate::domain::date::{Date, Day, Span};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::pause_line::PauseLine;
use crate::domain::refusal::{DateRefusal, Refusal};
use std::sync::Arc;

/// Stands in for a title.
const WHOLE: &str = "the journey";

/// Default length of a snooze, in days.
pub(crate) const WEEK: i64 = 7;

/// Pauses the whole journey, until a date or until it is resumed.
///
/// # Errors
/// It is paused on one of those days already, the end has passed, or the end is before the beginning.
pub(crate) fn pause(
    journey: &Journey,
    fresh: Id,
    line: &PauseLine,
    today: Day,
) -> Result<Change, Refusal> {
    let from = line.from.unwrap_or(today.into());
    let asked = Span { from, until: line.until };
    if let Some(span) = journey.pauses().find(|pause| pause.overlaps(asked)) {
        let what = WHOLE.to_owned();
        return Err(DateRefusal::PausedAlready { what, span }.into());
    }
    rules::not_passed(line.until, today)?;
    if let Some(until) = line.until.filter(|u| u.last_day() < from.first_day()) {
        return Err(DateRefusal::EndsBeforeItBegins { on: from, until }.into());
    }
    let why = Some(line.why.trim().to_owned()).filter(|why| !why.is_empty());
    let edit = Edit::add(Break { why, ..Break::new(fresh, BreakKind::Paused, asked) });
    Ok(about_the_whole("paused the journey", vec![edit]))
}

/// Ends every current pause of the journey, as of yesterday; if it is not paused, cancels the next pause.
///
/// # Errors
/// The journey is not paused, and no pause is planned.
pub(crate) fn resume(journey: &Journey, today: Day) -> Result<Change, Refusal> {
    if let Some(planned) = planned(journey, today) {
        let edit = Edit::delete(Arc::clone(planned));
        return Ok(about_the_whole("cancelled the next pause", vec![edit]));
    }
    let paused = journey.breaks().filter(|r| r.kind == BreakKind::Paused && r.is_on(today));
    let end = |pause: &Arc<Break>| match pause.span.ended_before(today) {
        Some(span) => journey.edit(Break { span, ..Break::clone(pause) }),
        None => Edit::delete(Arc::clone(pause)),
    };
    let edits: Vec<Edit> = paused.map(end).collect();
    if edits.is_empty() {
        return Err(Refusal::NothingToChange(format!("{WHOLE} is not paused")));
    }
    Ok(about_the_whole("resumed the journey", edits))
}

/// The next pause of the journey, unless it is paused now.
pub(crate) fn planned(journey: &Journey, today: Day) -> Option<&Arc<Break>> {
    if journey.current_break(BreakKind::Paused, today).is_some() {
        return None;
    }
    let first_day = |pause: &&Arc<Break>| pause.span.from.first_day();
    let paused = journey.breaks().filter(|r| r.kind == BreakKind::Paused);
    paused.filter(|pause| first_day(pause) > today).min_by_key(first_day)
}

/// Hides the reminder of drift until that date, or moves the end of the current snooze.
///
/// # Errors
/// The date has passed, or the reminder is hidden until then already.
pub(crate) fn snooze(
    journey: &Journey,
    fresh: Id,
    until: Date,
    today: Day,
) -> Result<Change, Refusal> {
    rules::not_passed(Some(until), today)?;
    let span = Span { from: today.into(), until: Some(until) };
    let edit = match journey.current_break(BreakKind::Snoozed, today) {
        Some(on) if on.span.until == span.until => {
            let message = format!("the reminder is hidden until {until} already");
            return Err(Refusal::NothingToChange(message));
        }
        Some(on) => {
            let span = Span { until: span.until, ..on.span };
            journey.edit(Break { span, ..Break::clone(on) })
        }
        None => Edit::add(Break::new(fresh, BreakKind::Snoozed, span)),
    };
    Ok(about_the_whole("hid the reminder", vec![edit]))
}

/// A change that is about no item, so that its name has no title.
fn about_the_whole(name: &str, edits: Vec<Edit>) -> Change {
    Change { name: name.to_owned(), edits, run: None }
}
