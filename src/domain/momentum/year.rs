//! The heat map: moves per day over a year, in weeks.

use super::history::MoveHistory;
use crate::domain::calendar::Calendar;
use crate::domain::date::{Day, WeekStart};
use crate::domain::journey::Journey;
use crate::domain::pauses::Pauses;

/// Days in the heat map, today included.
const DAYS: i64 = 365;

/// Most weeks that those days touch.
pub(crate) const YEAR_WEEKS: usize = 53;

/// Moves per day for a year up to today.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct HeatMap {
    /// The first day of the first week, possibly before `first`.
    begin: Day,
    week: WeekStart,
    first: Day,
    today: Day,
    counts: Vec<usize>,
    pauses: Pauses,
}

/// The moves of a day. The steps are fixed: the look of a day never depends on other days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    None,
    One,
    Two,
    Three,
    /// Four and more.
    Four,
}

impl Level {
    pub(crate) const ALL: [Level; 5] =
        [Level::None, Level::One, Level::Two, Level::Three, Level::Four];

    pub(crate) fn of(moves: usize) -> Level {
        match moves {
            0 => Level::None,
            1 => Level::One,
            2 => Level::Two,
            3 => Level::Three,
            _ => Level::Four,
        }
    }

    pub(crate) fn words(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::One => "1",
            Level::Two => "2",
            Level::Three => "3",
            Level::Four => "4 and more",
        }
    }
}

impl HeatMap {
    /// The year up to that day. Summaries suffice for years that are not loaded.
    pub(crate) fn of(journey: &Journey, Calendar { today, style }: Calendar) -> HeatMap {
        let weeks_before = YEAR_WEEKS as i64 - 1;
        let first = today.plus_days(1 - DAYS);
        let history = MoveHistory::of(journey, first, today);
        let ago = (0..DAYS).rev();
        let counts: Vec<usize> = ago.map(|ago| history.moves_in_days(today, ago, 1)).collect();
        HeatMap {
            begin: today.first_of_week(style.week).plus_days(-7 * weeks_before),
            week: style.week,
            first,
            today,
            counts,
            pauses: Pauses::of(journey.pauses(), today),
        }
    }

    /// The names of the weekdays, in the order of the week.
    pub(crate) fn weekday_names(&self) -> [&'static str; 7] {
        self.week.weekday_names()
    }

    pub(crate) fn first(&self) -> Day {
        self.first
    }

    /// Every day, the latest first.
    pub(crate) fn days(&self) -> impl Iterator<Item = Day> {
        (0..DAYS).map(|ago| self.today.plus_days(-ago))
    }

    /// The day in that week (0 for the oldest) and place in the week (0 for its first day); `None` outside the year.
    pub(crate) fn day(&self, week: usize, weekday: usize) -> Option<Day> {
        let day = self.begin.plus_days((week * 7 + weekday) as i64);
        ((self.first..=self.today).contains(&day) && week < YEAR_WEEKS).then_some(day)
    }

    pub(crate) fn moves_on(&self, day: Day) -> usize {
        let at = usize::try_from(day.days_since(self.first));
        at.ok().and_then(|at| self.counts.get(at)).copied().unwrap_or(0)
    }

    pub(crate) fn level(&self, day: Day) -> Level {
        Level::of(self.moves_on(day))
    }

    /// Whether the whole journey was paused on that day.
    pub(crate) fn is_paused(&self, day: Day) -> bool {
        self.pauses.cover(day)
    }

    pub(crate) fn has_pauses(&self) -> bool {
        self.pauses.days_within(self.first, self.today) > 0
    }

    pub(crate) fn moves(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Days with at least one move.
    pub(crate) fn days_with_moves(&self) -> usize {
        self.counts.iter().filter(|moves| **moves > 0).count()
    }
}
