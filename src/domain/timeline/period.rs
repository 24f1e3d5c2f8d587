//! The periods of the axis: decades, years and months.

use crate::domain::date::{Date, DateFormat, Day};
use std::ops::RangeInclusive;

/// Length of one period on the axis.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Zoom {
    /// Ten years.
    Decade,
    /// A year.
    #[default]
    Year,
    /// A month.
    Month,
}

impl Zoom {
    /// One step in, at most to months.
    pub(crate) fn closer(self) -> Zoom {
        match self {
            Zoom::Decade => Zoom::Year,
            Zoom::Year | Zoom::Month => Zoom::Month,
        }
    }

    /// One step out, at most to decades.
    pub(crate) fn wider(self) -> Zoom {
        match self {
            Zoom::Month => Zoom::Year,
            Zoom::Year | Zoom::Decade => Zoom::Decade,
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Zoom::Decade => "decade",
            Zoom::Year => "year",
            Zoom::Month => "month",
        }
    }
}

/// One period of the axis.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    zoom: Zoom,
    /// Periods of the same length since year 0.
    number: i32,
}

impl Period {
    pub(crate) fn of(day: Day, zoom: Zoom) -> Period {
        let number = match zoom {
            Zoom::Decade => day.year() / 10,
            Zoom::Year => day.year(),
            Zoom::Month => day.year() * 12 + day.month() as i32 - 1,
        };
        Period { zoom, number }
    }

    pub(crate) fn of_year(year: i32) -> Period {
        Period { zoom: Zoom::Year, number: year }
    }

    pub(crate) fn next(self) -> Period {
        Period { number: self.number + 1, ..self }
    }

    pub(crate) fn zoom(self) -> Zoom {
        self.zoom
    }

    /// The years that it overlaps, clamped to 1 to 9999.
    pub(crate) fn years(self) -> RangeInclusive<i32> {
        let held = |year: i32| year.clamp(1, 9999);
        match self.zoom {
            Zoom::Decade => held(self.number * 10)..=held(self.number * 10 + 9),
            Zoom::Year => held(self.number)..=held(self.number),
            Zoom::Month => self.months() / 12..=self.months() / 12,
        }
    }

    /// The year or month as a date; for a decade its first year.
    pub(crate) fn date(self) -> Date {
        match self.zoom {
            Zoom::Decade | Zoom::Year => Date::Year(*self.years().start()),
            Zoom::Month => Date::Month(*self.years().start(), self.month()),
        }
    }

    pub(crate) fn first_day(self) -> Day {
        self.date().first_day()
    }

    pub(crate) fn last_day(self) -> Day {
        match self.zoom {
            Zoom::Decade => Date::Year(*self.years().end()).last_day(),
            Zoom::Year | Zoom::Month => self.date().last_day(),
        }
    }

    /// First and last day.
    pub(crate) fn stretch(self) -> (Day, Day) {
        (self.first_day(), self.last_day())
    }

    /// `1990s`, `1997` or `May 1997`.
    pub(crate) fn words(self, format: DateFormat) -> String {
        match self.zoom {
            Zoom::Decade => format!("{:04}s", self.number * 10),
            Zoom::Year | Zoom::Month => format.words(self.date()),
        }
    }

    pub(crate) fn month(self) -> u32 {
        self.months() as u32 % 12 + 1
    }

    /// The months since year 0, clamped to the years 1 to 9999.
    fn months(self) -> i32 {
        self.number.clamp(12, 9999 * 12 + 11)
    }
}
