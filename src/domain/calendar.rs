//! Today, and how this user reads and writes dates.

use super::date::{Date, DateFormat, Day, Extent, WeekStart};

/// How dates are read and written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct DateStyle {
    pub(crate) week: WeekStart,
    pub(crate) format: DateFormat,
}

/// Today, and how dates are read and written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Calendar {
    pub(crate) today: Day,
    pub(crate) style: DateStyle,
}

impl Calendar {
    /// The days of this week before today, 0 to 6.
    pub(crate) fn days_into_week(self) -> u32 {
        self.today.days_into_week(self.style.week)
    }

    /// `1997`, `May 1997`, `14 May 1997`.
    pub(crate) fn words(self, date: impl Into<Date>) -> String {
        self.style.format.words(date)
    }

    /// `1997`, `May 1997`, `Wednesday 14 May 1997`.
    pub(crate) fn in_full(self, date: impl Into<Date>) -> String {
        self.style.format.in_full(date)
    }

    /// `1997`, `Apr 2009 to Sep 2013`, `since Mar 2019`.
    pub(crate) fn extent(self, extent: Extent) -> String {
        self.style.format.extent(extent)
    }

    /// `22 Nov, 12:00` of this year's `2026-11-22 12:00`, with the year in any other.
    pub(crate) fn moment(self, when: &str) -> String {
        let parts = when.split_once(' ').and_then(|(day, time)| Some((Date::from_iso(day)?, time)));
        let Some((date, time)) = parts else { return when.to_owned() };
        let day = match date.day().filter(|day| day.year() == self.today.year()) {
            Some(day) => self.style.format.short(day),
            None => self.words(date),
        };
        format!("{day}, {time}")
    }

    /// In few columns: `today`, `Fri`, `27 Nov`, `Mar 2027`, `2028`, `12 Oct 2019`.
    pub(crate) fn relative(self, date: impl Into<Date>) -> String {
        let date = date.into();
        let Date::Day(day) = date else { return self.words(date) };
        match day.days_since(self.today) {
            0 => "today".into(),
            1 => "tomorrow".into(),
            -1 => "yesterday".into(),
            2..=6 => day.weekday_name()[..3].to_owned(),
            _ if day.year() == self.today.year() => self.style.format.short(day),
            _ => self.words(day),
        }
    }
}

/// With the default style.
impl From<Day> for Calendar {
    fn from(today: Day) -> Calendar {
        Calendar { today, style: DateStyle::default() }
    }
}
