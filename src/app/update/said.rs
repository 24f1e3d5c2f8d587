//! What the text of a field says.

use crate::app::data::Data;
use crate::domain::date::{Date, Extent, Until};
use crate::domain::when::{self, Facing, WhenError};
use crate::domain::words::sentence;

/// The date that a field says; `None` if it is empty.
pub(super) fn date(data: &Data, text: &str, facing: Facing) -> Result<Option<Date>, String> {
    unless_empty(text, |text| when::parse(text, data.calendar(), facing))
}

pub(super) fn past_date(data: &Data, text: &str) -> Result<Option<Date>, String> {
    date(data, text, Facing::Back)
}

/// The date or the span that a field says; `None` if it is empty.
pub(super) fn past_extent(data: &Data, text: &str) -> Result<Option<Extent>, String> {
    unless_empty(text, |text| when::parse_extent(text, data.calendar(), Facing::Back))
}

/// The end of a span that a field says; `None` if it is empty.
pub(super) fn until(data: &Data, text: &str) -> Result<Option<Until>, String> {
    unless_empty(text, |text| when::parse_until(text, data.calendar(), Facing::Either))
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
