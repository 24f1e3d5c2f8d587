//! The intervals after which a finished goal comes up again.

use crate::domain::date::{Date, Day};

/// Time since an event, limited to the intervals of the look back; ordered by length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Ago {
    Week,
    Month,
    HalfYear,
    Year,
    TwoYears,
    FiveYears,
    TenYears,
    TwentyYears,
}

impl Ago {
    /// All intervals, shortest first.
    pub(crate) const ALL: [Ago; 8] = [
        Ago::Week,
        Ago::Month,
        Ago::HalfYear,
        Ago::Year,
        Ago::TwoYears,
        Ago::FiveYears,
        Ago::TenYears,
        Ago::TwentyYears,
    ];

    /// The interval from `end` to today, if today is an anniversary. A day that the month lacks moves to the month's
    /// last day, so that 29 February has an anniversary every year and each interval comes up once.
    pub(crate) fn of(end: Date, today: Day) -> Option<Ago> {
        let years = today.year() - end.year();
        let months = |month: u32| years * 12 + today.month() as i32 - month as i32;
        match end {
            Date::Year(_) => Ago::of_months(years * 12).filter(|ago| ago.is_years()),
            Date::Month(_, month) => Ago::of_months(months(month)),
            Date::Day(day) if today.days_since(day) == 7 => Some(Ago::Week),
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
        std::iter::once(0).chain(years.filter_map(Ago::months).map(|months| months / 12))
    }

    pub(crate) fn is_years(self) -> bool {
        self >= Ago::Year
    }

    pub(crate) fn words(self) -> &'static str {
        match self {
            Ago::Week => "a week ago",
            Ago::Month => "a month ago",
            Ago::HalfYear => "six months ago",
            Ago::Year => "a year ago",
            Ago::TwoYears => "2 years ago",
            Ago::FiveYears => "5 years ago",
            Ago::TenYears => "10 years ago",
            Ago::TwentyYears => "20 years ago",
        }
    }

    fn of_months(months: i32) -> Option<Ago> {
        Ago::ALL.into_iter().find(|ago| ago.months() == Some(months))
    }

    /// Length in months; `None` for a week.
    fn months(self) -> Option<i32> {
        match self {
            Ago::Week => None,
            Ago::Month => Some(1),
            Ago::HalfYear => Some(6),
            Ago::Year => Some(12),
            Ago::TwoYears => Some(24),
            Ago::FiveYears => Some(60),
            Ago::TenYears => Some(120),
            Ago::TwentyYears => Some(240),
        }
    }
}
