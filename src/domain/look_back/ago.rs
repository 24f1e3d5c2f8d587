//! How long ago something comes up again.

use crate::domain::date::{Date, Day};

/// How long ago something was, of the lengths that are looked back over; the longer, the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Ago {
    /// Seven days.
    Week,
    /// One month.
    Month,
    /// Six months.
    HalfYear,
    /// One year.
    Year,
    /// Two years.
    TwoYears,
    /// Five years.
    FiveYears,
    /// Ten years.
    TenYears,
    /// Twenty years.
    TwentyYears,
}

impl Ago {
    /// All of them, shortest first.
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

    /// How long ago `end` is on that day, if it comes up then. A day that a month does not have comes up on its last
    /// one, so that the 29th of February has an anniversary every year; each length comes up once.
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

    /// How many calendar years back something can lie that comes up.
    pub(crate) fn years_back() -> impl Iterator<Item = i32> {
        // Half a year back may be this year or the last, which a whole year back names already.
        let years = Ago::ALL.into_iter().filter(|ago| ago.is_years());
        std::iter::once(0).chain(years.filter_map(Ago::months).map(|months| months / 12))
    }

    /// Whether it is whole years.
    pub(crate) fn is_years(self) -> bool {
        self >= Ago::Year
    }

    /// `10 years ago`, `a week ago`.
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

    /// In months; a week is none.
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
