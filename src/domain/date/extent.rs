//! The extent of an event in time: one date, a span, or a span that is still open.

use super::{Date, DateFormat, Day, Span};
use std::fmt;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Until {
    On(Date),
    /// Still open.
    Now,
}

/// Spelling of an open end, in files and on the command line.
const NOW: &str = "now";

impl Until {
    /// Parses `now`, or a date as [`Date::from_iso`] does.
    pub(crate) fn from_iso(text: &str) -> Option<Until> {
        if text.eq_ignore_ascii_case(NOW) {
            return Some(Until::Now);
        }
        Date::from_iso(text).map(Until::On)
    }

    pub(crate) fn date(self) -> Option<Date> {
        match self {
            Until::On(date) => Some(date),
            Until::Now => None,
        }
    }

    /// Last known day of the span; an open span reaches today.
    pub(crate) fn last_day(self, today: Day) -> Day {
        match self {
            Until::On(date) => date.last_day(),
            Until::Now => today,
        }
    }
}

impl From<Date> for Until {
    fn from(date: Date) -> Until {
        Until::On(date)
    }
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Until::On(date) => fmt::Display::fmt(date, f),
            Until::Now => f.pad(NOW),
        }
    }
}

/// The extent of an event: one date, or a span. `Display` can be parsed again: `1997`, `2009-04 to 2013-09`, `2019-03
/// to now`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Extent {
    /// The date, or the beginning of the span.
    pub(crate) on: Date,
    /// End of the span; `None` for a single date.
    pub(crate) until: Option<Until>,
}

impl Extent {
    /// With `words` formatting each date.
    pub(crate) fn words_by(self, words: impl Fn(Date) -> String) -> String {
        let on = words(self.on);
        match self.until {
            Some(Until::On(until)) if until != self.on => format!("{on} to {}", words(until)),
            Some(Until::On(_)) | None => on,
            Some(Until::Now) => format!("since {on}"),
        }
    }

    /// Whether the span certainly ends before it begins.
    pub(crate) fn is_backwards(self) -> bool {
        let end = self.until.and_then(Until::date);
        end.is_some_and(|end| end.last_day() < self.on.first_day())
    }

    /// Whether what came later may have come of it: not if that certainly began before it.
    pub(crate) fn can_lead_to(self, later: Extent) -> bool {
        self.on.first_day() <= later.on.last_day()
    }

    /// Whether it certainly began after the other was over.
    pub(crate) fn is_after(self, other: Extent) -> bool {
        other.over().is_some_and(|over| over.last_day() < self.on.first_day())
    }

    /// Days between the two, then between their beginnings: to compare which of several is nearest.
    pub(crate) fn distance(self, other: Extent) -> (i64, i64) {
        let [first, second] = if self.on <= other.on { [self, other] } else { [other, self] };
        let begins = second.on.first_day();
        let between = first.over().map_or(0, |over| begins.days_since(over.last_day()).max(0));
        (between, begins.days_since(first.on.first_day()))
    }

    /// Whether a date lies wholly within `period`, or a span overlaps it.
    pub(crate) fn is_in(self, period: Date, today: Day) -> bool {
        let (first, last) = (self.on.first_day(), self.last_day(today));
        let (from, until) = (period.first_day(), period.last_day());
        match self.until {
            None => from <= first && last <= until,
            Some(_) => first <= until && from <= last,
        }
    }

    /// Last known day; an open span reaches today.
    pub(crate) fn last_day(self, today: Day) -> Day {
        self.until.unwrap_or(Until::On(self.on)).last_day(today)
    }

    /// Date on which it was over; `None` while it is open.
    pub(crate) fn over(self) -> Option<Date> {
        self.until.map_or(Some(self.on), Until::date)
    }
}

/// How an extent is written for people.
impl DateFormat {
    /// `1997`, `Apr 2009 to Sep 2013`, `since Mar 2019`.
    pub(crate) fn extent(self, extent: Extent) -> String {
        extent.words_by(|date| self.words(date))
    }

    /// `Sep 2013`, `now`; the text can be parsed again.
    pub(crate) fn until(self, until: Until) -> String {
        until.date().map_or_else(|| NOW.to_owned(), |date| self.words(date))
    }

    /// `3 Nov 2026 to 9 Nov 2026`, `since 3 Nov 2026`.
    pub(crate) fn span(self, span: Span) -> String {
        self.extent(Extent { on: span.from, until: Some(span.until.map_or(Until::Now, Until::On)) })
    }

    /// As [`extent`](DateFormat::extent), unabbreviated and with weekdays.
    pub(crate) fn extent_in_full(self, extent: Extent) -> String {
        extent.words_by(|date| self.in_full(date))
    }

    /// In few columns: `Oct 2023`, `1997`, `2019-21`, `since 2019`. Both years are whole where it would read as a month:
    /// `2002-06` is June in ISO 8601.
    pub(crate) fn brief(self, extent: Extent) -> String {
        let from = extent.on.year();
        match extent.until {
            Some(Until::Now) => format!("since {from:04}"),
            Some(Until::On(until)) if until.year() == from => format!("{from:04}"),
            Some(Until::On(until))
                if until.year() / 100 == from / 100 && until.year() % 100 > 12 =>
            {
                format!("{from:04}-{:02}", until.year() % 100)
            }
            Some(Until::On(until)) => format!("{from:04}-{:04}", until.year()),
            None => match extent.on {
                Date::Day(day) => self.words(Date::Month(day.year(), day.month())),
                Date::Year(_) | Date::Month(..) => self.words(extent.on),
            },
        }
    }

    /// Text for the end, next to a text that already shows the beginning: `until Sep 2013`, `since Mar 2019`.
    pub(crate) fn end_of(self, extent: Extent) -> Option<String> {
        Some(match extent.until? {
            Until::On(until) => format!("until {}", self.words(until)),
            Until::Now => self.extent(extent),
        })
    }
}

impl From<Date> for Extent {
    fn from(on: Date) -> Extent {
        Extent { on, until: None }
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Some(until) => f.pad(&format!("{} to {until}", self.on)),
            None => fmt::Display::fmt(&self.on, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extent_has_words_for_people_and_a_form_that_parses() {
        let date = |text| Date::from_iso(text).expect("a date");
        let cases = [
            ("1997", None, "1997", "1997"),
            ("2009-04", Some("2013-09"), "Apr 2009 to Sep 2013", "2009-04 to 2013-09"),
            ("2019-03", Some("now"), "since Mar 2019", "2019-03 to now"),
            ("2019", Some("2019"), "2019", "2019 to 2019"),
        ];
        for (on, until, words, written) in cases {
            let until = until.and_then(Until::from_iso);
            let extent = Extent { on: date(on), until };
            assert_eq!(
                (DateFormat::default().extent(extent).as_str(), extent.to_string().as_str()),
                (words, written)
            );
        }
    }

    #[test]
    fn extent_leads_to_nothing_that_was_over_before_it_began() {
        let extent = |on, until: Option<&str>| Extent {
            on: Date::from_iso(on).expect("a date"),
            until: until.and_then(Until::from_iso),
        };
        let job = extent("2012", Some("2016-05"));
        assert!(job.can_lead_to(extent("2014-03", None)), "while it went on");
        assert!(!extent("2014-03", None).can_lead_to(job), "the job had begun");
        assert!(!extent("2016-06", None).can_lead_to(job));
        assert!(!extent("2016-06", None).can_lead_to(extent("2012", Some("now"))));
        assert!(extent("1998-11", None).can_lead_to(extent("1998", None)), "a year is as exact");
        assert!(extent("2016-06", None).is_after(job));
        assert!(!extent("2016-05-31", None).is_after(job), "a month is as exact");
        assert!(!extent("2014-03", None).is_after(job) && !job.is_after(extent("2012", None)));
        assert!(!extent("2016-06", None).is_after(extent("2012", Some("now"))));
        let near = |other| extent("2016-06", None).distance(other);
        assert!(near(job) < near(extent("2017-01", None)));
        assert!(near(extent("2012", Some("now"))) < near(job), "one that goes on is nearest");
    }

    #[test]
    fn brief_span_of_years_is_never_written_as_a_month_is() {
        let span = |until| Extent { on: Date::Year(2002), until: Some(Until::On(until)) };
        for format in [DateFormat::DayMonth, DateFormat::MonthDay, DateFormat::Iso] {
            assert_eq!(format.brief(span(Date::Year(2006))), "2002-2006");
            assert_eq!(format.brief(span(Date::Year(2012))), "2002-2012");
            assert_eq!(format.brief(span(Date::Year(2013))), "2002-13");
            assert_eq!(format.brief(span(Date::Year(2113))), "2002-2113");
            assert_eq!(format.brief(span(Date::Year(2002))), "2002");
        }
    }

    #[test]
    fn open_extent_reaches_today_and_is_never_over() {
        let today = Day::new(2026, 11, 22).expect("a day");
        let job = Extent { on: Date::Year(2019), until: Some(Until::Now) };
        assert_eq!((job.last_day(today), job.over()), (today, None));
        assert_eq!(DateFormat::default().end_of(job).as_deref(), Some("since 2019"));
    }
}
