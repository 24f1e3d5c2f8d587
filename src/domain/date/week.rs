//! Where a week begins.

use super::{Day, WEEKDAYS};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum WeekStart {
    #[default]
    Monday,
    Saturday,
    Sunday,
}

impl WeekStart {
    /// Its day: days after Monday.
    fn weekday(self) -> u32 {
        match self {
            WeekStart::Monday => 0,
            WeekStart::Saturday => 5,
            WeekStart::Sunday => 6,
        }
    }

    /// The place in the week of a weekday that is counted from Monday, 0 to 6.
    pub(crate) fn place_of(self, weekday: u32) -> u32 {
        (weekday + 7 - self.weekday()) % 7
    }

    /// The names of the weekdays, in their order.
    pub(crate) fn weekday_names(self) -> [&'static str; 7] {
        let mut names = WEEKDAYS;
        names.rotate_left(self.weekday() as usize);
        names
    }
}

impl Day {
    /// Days since its week began: 0 for the first day, 6 for the last.
    pub(crate) fn days_into_week(self, week: WeekStart) -> u32 {
        week.place_of(self.weekday())
    }

    /// The first day of its week.
    pub(crate) fn first_of_week(self, week: WeekStart) -> Day {
        self.plus_days(-i64::from(self.days_into_week(week)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn week_begins_where_it_is_said_to() {
        let sunday = Day::new(2026, 11, 22).expect("a day");
        let begins = [(WeekStart::Monday, 16), (WeekStart::Saturday, 21), (WeekStart::Sunday, 22)];
        for (week, day) in begins {
            assert_eq!(sunday.first_of_week(week), Day::new(2026, 11, day).expect("a day"));
            let first = sunday.first_of_week(week);
            assert_eq!(week.weekday_names()[0], first.weekday_name());
            assert_eq!(
                (first.days_into_week(week), first.plus_days(6).days_into_week(week)),
                (0, 6)
            );
        }
    }
}
