//! The intervals after which a finished goal comes up again.

use crate::domain::date::{Date, Day};

/// Time since an event, limited to the intervals of the look back; ordered by length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Ago {
    /// 0 for a week.
    months: i32,
    words: &'static str,
}

const fn ago(months: i32, words: &'static str) -> Ago {
    Ago { months, words }
}

impl Ago {
    /// All intervals, shortest first.
    pub(crate) const ALL: [Ago; 8] = [
        ago(0, "a week ago"),
        ago(1, "a month ago"),
        ago(6, "six months ago"),
        ago(12, "a year ago"),
        ago(24, "2 years ago"),
        ago(60, "5 years ago"),
        ago(120, "10 years ago"),
        ago(240, "20 years ago"),
    ];

    /// The interval from `end` to today, if today is an anniversary. A day that the month lacks moves to the month's
    /// last day, so that 29 February has an anniversary every year and each interval comes up once.
    pub(crate) fn of(end: Date, today: Day) -> Option<Ago> {
        let years = today.year() - end.year();
        let months = |month: u32| years * 12 + today.month() as i32 - month as i32;
        match end {
            Date::Year(_) => Ago::of_months(years * 12).filter(|ago| ago.is_years()),
            Date::Month(_, month) => Ago::of_months(months(month)),
            Date::Day(day) if today.days_since(day) == 7 => Some(Ago::ALL[0]),
            Date::Day(day) => {
                let months = months(day.month());
                Ago::of_months(months).filter(|_| day.plus_months(months) == today)
            }
        }
    }

    /// Calendar years back in which a goal with an anniversary can have ended.
    pub(crate) fn years_back() -> impl Iterator<Item = i32> {
        // Half a year back lies in this year or the last, which the whole years already cover.
        let years = Ago::ALL.into_iter().filter(|ago| ago.is_years());
        std::iter::once(0).chain(years.map(|ago| ago.months / 12))
    }

    pub(crate) fn is_years(self) -> bool {
        self.months >= 12
    }

    pub(crate) fn words(self) -> &'static str {
        self.words
    }

    fn of_months(months: i32) -> Option<Ago> {
        Ago::ALL.into_iter().find(|ago| ago.months > 0 && ago.months == months)
    }
}
