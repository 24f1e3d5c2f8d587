//! The period of a report: any two days, or open at one end.

use crate::domain::date::{Date, DateFormat, Day, month_name};
use crate::domain::timeline::Period;

/// Both ends are included; at least one of them is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportPeriod {
    first: Option<Day>,
    last: Option<Day>,
}

impl From<Period> for ReportPeriod {
    fn from(period: Period) -> ReportPeriod {
        ReportPeriod { first: Some(period.first_day()), last: Some(period.last_day()) }
    }
}

impl ReportPeriod {
    pub(crate) fn of_year(year: i32) -> ReportPeriod {
        Period::of_year(year).into()
    }

    /// `None` if it would end before it begins.
    pub(crate) fn between(since: Option<Date>, until: Option<Date>) -> Option<ReportPeriod> {
        let (first, last) = (since.map(Date::first_day), until.map(Date::last_day));
        let is_backwards = first.zip(last).is_some_and(|(first, last)| first > last);
        (!is_backwards).then_some(ReportPeriod { first, last })
    }

    pub(crate) fn first(self) -> Option<Day> {
        self.first
    }

    pub(crate) fn last(self) -> Option<Day> {
        self.last
    }

    /// Whether the whole date lies within the period.
    pub(crate) fn contains(self, date: Date) -> bool {
        let begins = self.first.is_none_or(|first| first <= date.first_day());
        begins && self.last.is_none_or(|last| date.last_day() <= last)
    }

    /// Whether the date may lie within the period, but not certainly does.
    pub(super) fn may_contain(self, date: Date) -> bool {
        let begins = self.first.is_none_or(|first| first <= date.last_day());
        let ends = self.last.is_none_or(|last| date.first_day() <= last);
        begins && ends && !self.contains(date)
    }

    /// Whether the whole date lies after the period.
    pub(super) fn is_before(self, date: Date) -> bool {
        self.last.is_some_and(|last| last < date.first_day())
    }

    /// The year that the heading names, if it names only one.
    fn year(self) -> Option<i32> {
        let (first, last) = (self.first?.year(), self.last?.year());
        (first == last).then_some(first)
    }

    /// `2026`, `2021 to 2025`, `March to June 2026`, `1 Mar 2026 to 15 Jun 2026`, `Since March 2026`.
    pub(crate) fn heading(self, format: DateFormat) -> String {
        let of_one = |date| match date {
            Date::Year(_) | Date::Month(..) => format.in_full(date),
            Date::Day(_) => format.words(date),
        };
        match self.dates() {
            (Some(from), Some(to)) if from == to => of_one(from),
            (Some(Date::Month(year, month)), Some(to @ Date::Month(..)))
                if year == to.year() && format != DateFormat::Iso =>
            {
                format!("{} to {}", month_name(month), of_one(to))
            }
            (Some(from), Some(to)) => format!("{} to {}", of_one(from), of_one(to)),
            (Some(from), None) => format!("Since {}", of_one(from)),
            (None, Some(to)) => format!("Until {}", of_one(to)),
            (None, None) => "All years".into(),
        }
    }

    /// `in` or `on`, as it is said before the heading of a single year, month or day.
    pub(super) fn preposition(self) -> Option<&'static str> {
        match self.dates() {
            (Some(from), to) if to == Some(from) => {
                Some(if from.day().is_some() { "on" } else { "in" })
            }
            _ => None,
        }
    }

    /// For the name of a file: `2026`, `2026-03-to-2026-06`, `since-2026-03`.
    pub(crate) fn slug(self) -> String {
        match self.dates() {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from}-to-{to}"),
            (Some(from), None) => format!("since-{from}"),
            (None, Some(to)) => format!("until-{to}"),
            (None, None) => "all".into(),
        }
    }

    /// Both ends in one precision: years or months, where they are whole.
    fn dates(self) -> (Option<Date>, Option<Date>) {
        let year = |day: Day| Date::Year(day.year());
        let month = |day: Day| Date::Month(day.year(), day.month());
        let precisions: [&dyn Fn(Day) -> Date; 3] = [&year, &month, &Date::Day];
        let ends = precisions.into_iter().map(|of| (self.first.map(of), self.last.map(of)));
        let is_exact = |(from, to): &(Option<Date>, Option<Date>)| {
            from.map(Date::first_day) == self.first && to.map(Date::last_day) == self.last
        };
        ends.into_iter().find(is_exact).unwrap_or_default()
    }

    /// A date without the year that the heading names; `None` if nothing is left.
    pub(super) fn words(self, date: Date, format: DateFormat) -> Option<String> {
        if self.year() != Some(date.year()) {
            return Some(format.words(date));
        }
        match date {
            Date::Year(_) => None,
            Date::Month(year, month) => Some(format.short_month(year, month)),
            Date::Day(day) => Some(format.short(day)),
        }
    }

    /// The period of the same length that ends `count` lengths before this one does.
    pub(super) fn earlier(self, count: i32) -> Option<ReportPeriod> {
        let (first, last) = self.first.zip(self.last)?;
        let (first, last) = match months(first, last) {
            Some(months) => {
                let begins = |count: i32| first.plus_months(-months * count);
                (begins(count), begins(count - 1).plus_days(-1))
            }
            None => {
                let back = -(last.days_since(first) + 1) * i64::from(count);
                (first.plus_days(back), last.plus_days(back))
            }
        };
        Some(ReportPeriod { first: Some(first), last: Some(last) })
    }

    /// The length after a number: `a year`, `in 4 months`.
    pub(super) fn length(self) -> Option<String> {
        let (first, last) = self.first.zip(self.last)?;
        let days = last.days_since(first) + 1;
        Some(match months(first, last) {
            Some(1) => "a month".into(),
            Some(12) => "a year".into(),
            Some(months) if months % 12 == 0 => format!("in {} years", months / 12),
            Some(months) => format!("in {months} months"),
            None if days == 7 => "a week".into(),
            None if days == 1 => "a day".into(),
            None => format!("in {days} days"),
        })
    }
}

/// The number of whole months from one day to another.
fn months(first: Day, last: Day) -> Option<i32> {
    let after = last.plus_days(1);
    let whole = first.day() == 1 && after.day() == 1 && after > last;
    let months = (after.year() - first.year()) * 12 + after.month() as i32 - first.month() as i32;
    whole.then_some(months)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(since: &str, until: &str) -> ReportPeriod {
        let date = |text: &str| {
            if text.is_empty() { None } else { Some(Date::from_iso(text).expect("a date")) }
        };
        ReportPeriod::between(date(since), date(until)).expect("a period")
    }

    #[test]
    fn report_heading_names_the_period_in_its_own_precision() {
        let cases = [
            ("2026", "2026", "2026", "a year"),
            ("2026-01-01", "2026-12", "2026", "a year"),
            ("1940", "1949", "1940 to 1949", "in 10 years"),
            ("2026-03", "2026-03", "March 2026", "a month"),
            ("2026-03", "2026-06", "March to June 2026", "in 4 months"),
            ("2026-01", "2026-06", "January to June 2026", "in 6 months"),
            ("2026-07", "2026", "July to December 2026", "in 6 months"),
            ("2025-11", "2026-02", "November 2025 to February 2026", "in 4 months"),
            ("2025", "2026-02", "January 2025 to February 2026", "in 14 months"),
            ("2026-03", "2026-06-15", "1 Mar 2026 to 15 Jun 2026", "in 107 days"),
            ("2026-03-02", "2026-03-08", "2 Mar 2026 to 8 Mar 2026", "a week"),
            ("2026-03-02", "2026-03-02", "2 Mar 2026", "a day"),
        ];
        for (since, until, heading, length) in cases {
            let period = period(since, until);
            assert_eq!(period.heading(DateFormat::DOCUMENT), heading);
            assert_eq!(period.length().as_deref(), Some(length), "{heading}");
        }
        assert_eq!(period("2026-03", "").heading(DateFormat::DOCUMENT), "Since March 2026");
        assert_eq!(period("", "2025-06-15").heading(DateFormat::DOCUMENT), "Until 15 Jun 2025");
        assert_eq!(period("2026-03", "").length(), None);
        let slugs = [("2026", "2026"), ("2026-03", "2026-06"), ("2026-03", "")];
        let slugs = slugs.map(|(since, until)| period(since, until).slug());
        assert_eq!(slugs, ["2026", "2026-03-to-2026-06", "since-2026-03"]);
        assert_eq!(ReportPeriod::between(Some(Date::Year(2026)), Some(Date::Year(2025))), None);
    }

    #[test]
    fn report_period_holds_the_dates_that_lie_in_it_for_certain() {
        let spring = period("2026-03-10", "2026-05");
        let date = |text| Date::from_iso(text).expect("a date");
        for inside in ["2026-03-10", "2026-04", "2026-05-31"] {
            assert!(spring.contains(date(inside)) && !spring.may_contain(date(inside)), "{inside}");
        }
        for vague in ["2026", "2026-03"] {
            assert!(!spring.contains(date(vague)) && spring.may_contain(date(vague)), "{vague}");
        }
        for outside in ["2026-03-09", "2026-06", "2025"] {
            assert!(!spring.contains(date(outside)) && !spring.may_contain(date(outside)));
        }
        assert!(period("2026-03", "").contains(date("2030")));
    }

    #[test]
    fn report_period_before_has_the_same_length() {
        let before = |since, until, count| {
            period(since, until).earlier(count).map(|p| p.heading(DateFormat::DOCUMENT))
        };
        assert_eq!(before("2026", "2026", 2).as_deref(), Some("2024"));
        assert_eq!(before("2026-03", "2026-03", 1).as_deref(), Some("February 2026"));
        assert_eq!(before("2026-01", "2026-03", 1).as_deref(), Some("October to December 2025"));
        let weeks = before("2026-03-02", "2026-03-08", 1);
        assert_eq!(weeks.as_deref(), Some("23 Feb 2026 to 1 Mar 2026"));
        assert_eq!(before("2026-03", "", 1), None);
    }
}
