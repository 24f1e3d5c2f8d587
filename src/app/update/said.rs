//! What the text of a field says, and the field whose text is refused.

use super::{App, Form};
use crate::app::data::Data;
use crate::domain::change::Change;
use crate::domain::date::{Date, Extent, Until};
use crate::domain::refusal::{DateRefusal, Refusal};
use crate::domain::verbs::extent_not_in_future;
use crate::domain::when::{self, Facing, WhenError};
use crate::domain::words::sentence;

/// Makes a change of what a form says; a refusal goes to the field that it is about: of several the first that was changed.
pub(super) fn make_of(
    app: &mut App,
    form: &mut Form,
    made: Result<Change, Refusal>,
) -> Result<(), String> {
    let fields = made.as_ref().err().map_or(&[][..], fields_of);
    let changed = fields.iter().find(|label| form.changed(label).is_some());
    changed.or(fields.first()).into_iter().for_each(|label| form.go_to(label));
    app.make(made)
}

/// The fields that a refusal can be about, the likeliest first.
fn fields_of(refusal: &Refusal) -> &'static [&'static str] {
    match refusal {
        Refusal::EmptyTitle => &["Title"],
        Refusal::TowardItself { .. } => &["Toward"],
        Refusal::TargetNotPositive(_) | Refusal::DoneNegative(_) => &["Measure"],
        Refusal::HasSteps { .. } => &["Larger"],
        Refusal::Dates(DateRefusal::EndsBeforeItBegins { .. }) => &["Until", "When"],
        Refusal::Dates(DateRefusal::RecognisedBefore { .. }) => &["Recognised", "When"],
        Refusal::Dates(DateRefusal::ExpiresBefore { .. }) => &["Expires", "When"],
        Refusal::LedBack(_) => &["When", "Until"],
        Refusal::Dates(_) | Refusal::DateNeeded { .. } | Refusal::EmptyNote => &[],
        Refusal::NoMatch { .. } | Refusal::WrongItem { .. } | Refusal::Ambiguous { .. } => &[],
        Refusal::Circle(_) | Refusal::LedToItself(_) | Refusal::NotLinked(_) => &[],
        Refusal::LinkedAlready(_) | Refusal::BelowZero { .. } | Refusal::NoMeasure(_) => &[],
        Refusal::PromotedAlready(_) | Refusal::Undecided(_) | Refusal::NoStep(_) => &[],
        Refusal::NothingToChange(_) => &[],
    }
}

/// The date that a field says; `None` if it is empty.
pub(super) fn date(data: &Data, text: &str, facing: Facing) -> Result<Option<Date>, String> {
    unless_empty(text, |text| when::parse(text, data.calendar(), facing))
}

/// The same where it must not lie ahead.
pub(super) fn past_date(data: &Data, text: &str) -> Result<Option<Date>, String> {
    let on = date(data, text, Facing::Back)?;
    is_past(data, on)?;
    Ok(on)
}

/// The date or the span of the past that a field says; `None` if it is empty.
pub(super) fn past_extent(data: &Data, text: &str) -> Result<Option<Extent>, String> {
    let extent =
        unless_empty(text, |text| when::parse_extent(text, data.calendar(), Facing::Back))?;
    is_past(data, extent)?;
    Ok(extent)
}

/// The end of a span of the past that a field says; `None` if it is empty.
pub(super) fn until(data: &Data, text: &str) -> Result<Option<Until>, String> {
    let until =
        unless_empty(text, |text| when::parse_until(text, data.calendar(), Facing::Either))?;
    is_past(data, until.and_then(Until::date))?;
    Ok(until)
}

fn is_past(data: &Data, when: Option<impl Into<Extent>>) -> Result<(), String> {
    let checked = when.map_or(Ok(()), |when| extent_not_in_future(when.into(), data.today));
    checked.map_err(|refusal| data.refusal(&refusal))
}

fn unless_empty<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, WhenError>,
) -> Result<Option<T>, String> {
    let filled = (!text.is_empty()).then_some(text);
    filled.map(read).transpose().map_err(unclear)
}

/// A date or a span with the end that the field Until says, which can be said only once.
pub(super) fn ending(data: &Data, extent: Extent, until: Option<Until>) -> Result<Extent, String> {
    match (extent.until, until) {
        (Some(_), Some(_)) => {
            let said = data.calendar().extent(extent);
            Err(format!("When it ended is said already: {said}. Leave Until empty."))
        }
        (own, until) => Ok(Extent { until: until.or(own), ..extent }),
    }
}

/// The fault of a date, and what to write instead.
pub(super) fn unclear(error: WhenError) -> String {
    let (what, hint) = (error.to_string(), error.hint());
    format!("{} {}", sentence(&what), sentence(&hint))
}

pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
