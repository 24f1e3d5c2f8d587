//! A moment of the program's own clock; what happens to people has a date, and no clock.

use super::Day;
use std::fmt;

/// A moment of the program's own clock: seconds since 1970-01-01T00:00:00Z. `Display` is RFC 3339 in UTC.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Moment(pub i64);

impl Moment {
    /// Reads an RFC 3339 date and time; parts of a second are passed over.
    pub(crate) fn from_rfc3339(text: &str) -> Option<Moment> {
        chrono::DateTime::parse_from_rfc3339(text).ok().map(|t| Moment(t.timestamp()))
    }

    /// In words and UTC: `22 Nov 2026, 08:53 UTC`.
    pub(crate) fn words(self) -> String {
        let time = chrono::DateTime::from_timestamp(self.0, 0).unwrap_or_default();
        time.format("%-d %b %Y, %H:%M UTC").to_string()
    }

    /// The day that it lies in, in UTC; the nearest one of the calendar for a clock beyond that.
    pub(crate) fn day(self) -> Day {
        let days = self.0.div_euclid(86_400);
        let epoch = Day::new(1970, 1, 1).expect("1 January 1970 is a day");
        epoch.plus_days(days)
    }

    /// The later of this moment and the second after `earlier`: a clock set back never undoes an order.
    pub(crate) fn after(self, earlier: Option<Moment>) -> Moment {
        earlier.map_or(self, |e| self.max(Moment(e.0.saturating_add(1))))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = chrono::DateTime::from_timestamp(self.0, 0).unwrap_or_default();
        write!(f, "{}", time.format("%Y-%m-%dT%H:%M:%SZ"))
    }
}
