//! A moment of the program's own clock. User data has dates instead, without a time.

use super::{DateFormat, Day};
use std::fmt;

/// Seconds since 1970-01-01T00:00:00Z. `Display` is RFC 3339 in UTC.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Moment(pub i64);

impl Moment {
    /// Parses an RFC 3339 date and time; fractions of a second are dropped.
    pub(crate) fn from_rfc3339(text: &str) -> Option<Moment> {
        chrono::DateTime::parse_from_rfc3339(text).ok().map(|t| Moment(t.timestamp()))
    }

    /// `22 Nov 2026, 08:53 UTC`.
    pub(crate) fn words(self, format: DateFormat) -> String {
        let [hour, minute, _] = self.time();
        format!("{}, {hour:02}:{minute:02} UTC", format.words(self.day()))
    }

    /// The day in UTC, clamped to the calendar.
    pub(crate) fn day(self) -> Day {
        let days = self.0.div_euclid(86_400);
        let epoch = Day::new(1970, 1, 1).expect("1 January 1970 is a day");
        epoch.plus_days(days)
    }

    /// Hour, minute and second in UTC.
    fn time(self) -> [i64; 3] {
        let second = self.0.rem_euclid(86_400);
        [second / 3600, second / 60 % 60, second % 60]
    }

    /// This moment, but at least one second after `earlier`: a clock that is set back must not reverse an order.
    pub(crate) fn after(self, earlier: Option<Moment>) -> Moment {
        earlier.map_or(self, |e| self.max(Moment(e.0.saturating_add(1))))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [hour, minute, second] = self.time();
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}Z", self.day())
    }
}
