//! Paused days, which are excluded from every measure of pace.

use super::date::{Date, Day, Span};
use crate::domain::sort;

/// The paused days up to a day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Pauses {
    /// First and last day of each stretch, inclusive; sorted, disjoint and not adjacent.
    stretches: Vec<(Day, Day)>,
}

impl Pauses {
    /// The paused days of these spans up to `today`. A month or year covers all of its days; an open span lasts until
    /// today.
    pub(crate) fn of(spans: impl Iterator<Item = Span>, today: Day) -> Pauses {
        let mut days: Vec<(Day, Day)> = spans.map(|span| covered(span, today)).collect();
        days.retain(|(from, until)| from <= until);
        sort::ascending(&mut days);
        let mut stretches: Vec<(Day, Day)> = Vec::with_capacity(days.len());
        for (from, until) in days {
            match stretches.last_mut() {
                Some(last) if from <= last.1.plus_days(1) => last.1 = last.1.max(until),
                Some(_) | None => stretches.push((from, until)),
            }
        }
        Pauses { stretches }
    }

    pub(crate) fn cover(&self, day: Day) -> bool {
        let stretches = self.stretches.iter();
        stretches.rev().any(|(from, until)| (*from..=*until).contains(&day))
    }

    /// Paused days from `first` to `last`, inclusive.
    pub(crate) fn days_within(&self, first: Day, last: Day) -> i64 {
        let shared = |(from, until): &(Day, Day)| {
            let (from, until) = (first.max(*from), last.min(*until));
            (until.days_since(from) + 1).max(0)
        };
        self.stretches.iter().map(shared).sum()
    }

    /// Days between two days without the paused ones strictly between them: 1 for consecutive days.
    pub(crate) fn gap(&self, earlier: Day, later: Day) -> i64 {
        let between = self.days_within(earlier.plus_days(1), later.plus_days(-1));
        later.days_since(earlier) - between
    }
}

fn covered(span: Span, today: Day) -> (Day, Day) {
    let until = span.until.map_or(today, Date::last_day);
    (span.from.first_day(), until.min(today))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Date::from_iso(text).expect("a date").first_day()
    }

    fn pauses(spans: &[(&str, Option<&str>)]) -> Pauses {
        let date = |text| Date::from_iso(text).expect("a date");
        let spans =
            spans.iter().map(|(from, until)| Span { from: date(from), until: until.map(date) });
        Pauses::of(spans, day("2026-11-22"))
    }

    #[test]
    fn pauses_exclude_only_days_strictly_within_a_gap() {
        let away = pauses(&[("2026-03-02", Some("2026-03-09"))]);
        assert_eq!(away.gap(day("2026-03-01"), day("2026-03-10")), 1);
        assert_eq!(away.gap(day("2026-03-02"), day("2026-03-09")), 1);
        assert_eq!(away.gap(day("2026-03-05"), day("2026-03-06")), 1);
        assert_eq!(away.gap(day("2026-02-27"), day("2026-03-05")), 3);
        assert_eq!(away.gap(day("2026-01-01"), day("2026-01-11")), 10);
    }

    #[test]
    fn pauses_count_overlaps_once_and_an_open_span_lasts_until_today() {
        let away = pauses(&[
            ("2026-11", None),
            ("2026-10-30", Some("2026-11-02")),
            ("2026-02", Some("2026-02")),
            ("2026-12-24", None),
            ("2026-06-02", Some("2026-06-01")),
        ]);
        let in_all = away.days_within(day("2026-01-01"), day("2027-12-31"));
        assert_eq!(in_all, 28 + 2 + 22);
        let covered = ["2026-11-22", "2026-11-23", "2026-10-29", "2026-06-01"];
        assert_eq!(covered.map(|text| away.cover(day(text))), [true, false, false, false]);
    }
}
