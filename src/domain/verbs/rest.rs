//! Rests of the journey as a whole: pausing it, going on with it, and letting drift go unsaid for a while.

use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::date::{Date, Day, Span};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;
pub(crate) use crate::domain::rest::Asked;
use crate::domain::rest::{How, Rest};
use std::sync::Arc;

/// What a pause is about, where a goal would have its title.
const WHOLE: &str = "the journey";

/// How many days ahead a snooze ends, where nothing else is asked for.
pub(crate) const WEEK: i64 = 7;

/// Pauses the whole journey as asked: from today or another day on, until a date or until it is resumed.
///
/// # Errors
/// It is paused then already, the end has gone by, or it lies before the beginning.
pub(crate) fn pause(
    journey: &Journey,
    fresh: Id,
    asked: &Asked,
    today: Day,
) -> Result<Change, Refusal> {
    let from = asked.from.unwrap_or(today.into());
    if let Some(on) = journey.resting(How::Paused, from.first_day()) {
        let message = format!("{WHOLE} is paused already, {}", on.span);
        return Err(Refusal::NothingToChange(message));
    }
    let span = Span { from, ..span(today, asked.until)? };
    if let Some(until) = span.until.filter(|u| u.last_day() < from.first_day()) {
        return Err(Refusal::EndsBeforeItBegins {
            on: from.words_within(),
            until: until.words_within(),
        });
    }
    let why = Some(asked.why.trim().to_owned()).filter(|why| !why.is_empty());
    let rest = Rest::new(fresh, How::Paused, span);
    let edit = Edit::add(Rest { why, ..rest });
    Ok(Change::new("paused", WHOLE, vec![edit]))
}

/// Ends every pause of the whole journey that is on. Today is no longer paused.
///
/// # Errors
/// It is not paused.
pub(crate) fn resume(journey: &Journey, today: Day) -> Result<Change, Refusal> {
    let paused = journey.rests().filter(|r| r.how == How::Paused);
    let edits = paused.filter(|r| r.is_on(today)).map(|rest| match rest.span.ended_before(today) {
        Some(span) => rules::altered(journey, Rest { span, ..Rest::clone(rest) }),
        None => Ok(Edit::delete(Arc::clone(rest), journey.place(&rest.id))),
    });
    let edits = edits.collect::<Result<Vec<Edit>, Refusal>>()?;
    if edits.is_empty() {
        return Err(Refusal::NothingToChange(format!("{WHOLE} is not paused")));
    }
    Ok(Change::new("resumed", WHOLE, edits))
}

/// Lets drift go unsaid until that date; a snooze that is on goes on until then.
///
/// # Errors
/// The date has gone by, or it is unsaid until then already.
pub(crate) fn snooze(
    journey: &Journey,
    fresh: Id,
    until: Date,
    today: Day,
) -> Result<Change, Refusal> {
    let span = span(today, Some(until))?;
    let edit = match journey.resting(How::Snoozed, today) {
        Some(on) if on.span.until == span.until => {
            let message = format!("drift goes unsaid until {until} already");
            return Err(Refusal::NothingToChange(message));
        }
        Some(on) => {
            let span = Span { until: span.until, ..on.span };
            rules::altered(journey, Rest { span, ..Rest::clone(on) })?
        }
        None => Edit::add(Rest::new(fresh, How::Snoozed, span)),
    };
    Ok(Change::new("snoozed", "drift", vec![edit]))
}

fn span(today: Day, until: Option<Date>) -> Result<Span, Refusal> {
    rules::has_not_gone_by(until, today)?;
    let from = today.into();
    Ok(Span { from, until })
}
