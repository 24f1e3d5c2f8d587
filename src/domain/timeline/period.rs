//! The periods of the axis: decades, years and months.

use crate::domain::date::{Date, Day, days_in_month, short_month};
use std::ops::RangeInclusive;

/// What one period of the axis is.
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
    /// The next closer look, held at months.
    pub(crate) fn closer(self) -> Zoom {
        match self {
            Zoom::Decade => Zoom::Year,
            Zoom::Year | Zoom::Month => Zoom::Month,
        }
    }

    /// The next wider look, held at decades.
    pub(crate) fn wider(self) -> Zoom {
        match self {
            Zoom::Month => Zoom::Year,
            Zoom::Year | Zoom::Decade => Zoom::Decade,
        }
    }

    /// The word for one period: `decade`, `year`, `month`.
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
    /// How many periods of its kind lie before it, counted from the year 0.
    number: i32,
}

impl Period {
    /// The period that a day lies in.
    pub(crate) fn of(day: Day, zoom: Zoom) -> Period {
        let number = match zoom {
            Zoom::Decade => day.year() / 10,
            Zoom::Year => day.year(),
            Zoom::Month => day.year() * 12 + day.month() as i32 - 1,
        };
        Period { zoom, number }
    }

    /// The period of a year.
    pub(crate) fn of_year(year: i32) -> Period {
        Period { zoom: Zoom::Year, number: year }
    }

    /// The one after it.
    pub(crate) fn next(self) -> Period {
        Period { number: self.number + 1, ..self }
    }

    /// Its kind.
    pub(crate) fn zoom(self) -> Zoom {
        self.zoom
    }

    /// The years that it lies in, held within the years that dates may have.
    pub(crate) fn years(self) -> RangeInclusive<i32> {
        let held = |year: i32| year.clamp(1, 9999);
        match self.zoom {
            Zoom::Decade => held(self.number * 10)..=held(self.number * 10 + 9),
            Zoom::Year => self.number..=self.number,
            Zoom::Month => self.number.div_euclid(12)..=self.number.div_euclid(12),
        }
    }

    /// The date that says it: a year or a month; of a decade its first year.
    pub(crate) fn date(self) -> Date {
        match self.zoom {
            Zoom::Decade | Zoom::Year => Date::Year(*self.years().start()),
            Zoom::Month => Date::Month(*self.years().start(), self.month()),
        }
    }

    /// Its first day.
    pub(crate) fn first_day(self) -> Day {
        self.date().first_day()
    }

    /// Its last day.
    pub(crate) fn last_day(self) -> Day {
        match self.zoom {
            Zoom::Decade => Date::Year(*self.years().end()).last_day(),
            Zoom::Year | Zoom::Month => self.date().last_day(),
        }
    }

    /// Its first and its last day.
    pub(crate) fn stretch(self) -> (Day, Day) {
        (self.first_day(), self.last_day())
    }

    /// `1990s`, `1997` or `May 1997`.
    pub(crate) fn words(self) -> String {
        match self.zoom {
            Zoom::Decade => format!("{:04}s", self.number * 10),
            Zoom::Year => format!("{:04}", self.number),
            Zoom::Month => format!("{} {:04}", short_month(self.month()), self.years().start()),
        }
    }

    /// How many parts its steps are counted in: the years of a decade, the months of a year, tenths of a month.
    pub(crate) fn parts(self) -> usize {
        match self.zoom {
            Zoom::Decade | Zoom::Month => 10,
            Zoom::Year => 12,
        }
    }

    /// The part that one of its days lies in, from 0.
    pub(crate) fn part(self, day: Day) -> usize {
        match self.zoom {
            Zoom::Decade => day.year().rem_euclid(10) as usize,
            Zoom::Year => day.month() as usize - 1,
            Zoom::Month => {
                let days = days_in_month(day.year(), day.month());
                ((day.day() - 1) * 10 / days) as usize
            }
        }
    }

    fn month(self) -> u32 {
        self.number.rem_euclid(12) as u32 + 1
    }
}
