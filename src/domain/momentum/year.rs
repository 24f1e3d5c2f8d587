//! The heat map: moves per day over a year, in weeks from Monday to Sunday.

use super::history::MoveHistory;
use crate::domain::date::Day;
use crate::domain::journey::Journey;
use crate::domain::pauses::Pauses;

/// Days in the heat map, today included.
const DAYS: i64 = 365;

/// Most weeks, from Monday to Sunday, that those days touch.
pub(crate) const YEAR_WEEKS: usize = 53;

/// Moves per day for a year up to today.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct HeatMap {
    /// Monday of the first week, possibly before `first`.
    monday: Day,
    first: Day,
    today: Day,
    counts: Vec<usize>,
    pauses: Pauses,
    levels: Levels,
}

/// Moves of a day relative to the other days with moves.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// No move.
    None,
    /// Up to the first quartile.
    Least,
    /// Up to the median.
    Less,
    /// Up to the third quartile.
    More,
    /// Above the third quartile.
    Most,
}

impl Level {
    /// The levels of days with moves, fewest first.
    pub(crate) const WITH_MOVES: [Level; 4] = [Level::Least, Level::Less, Level::More, Level::Most];
}

/// Quartiles of the moves on days that have any.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Levels([usize; 3]);

impl HeatMap {
    /// The year up to that day. Summaries suffice for years that are not loaded.
    pub(crate) fn of(journey: &Journey, today: Day) -> HeatMap {
        let weeks_before = YEAR_WEEKS as i64 - 1;
        let first = today.plus_days(1 - DAYS);
        let history = MoveHistory::of(journey, first, today);
        let ago = (0..DAYS).rev();
        let counts: Vec<usize> = ago.map(|ago| history.moves_in_days(today, ago, 1)).collect();
        HeatMap {
            monday: today.monday().plus_days(-7 * weeks_before),
            first,
            today,
            levels: Levels::of(&counts),
            counts,
            pauses: Pauses::of(journey.pauses(), today),
        }
    }

    pub(crate) fn first(&self) -> Day {
        self.first
    }

    /// The day in that week (0 for the oldest) and weekday (0 for Monday); `None` outside the year.
    pub(crate) fn day(&self, week: usize, weekday: usize) -> Option<Day> {
        let day = self.monday.plus_days((week * 7 + weekday) as i64);
        ((self.first..=self.today).contains(&day) && week < YEAR_WEEKS).then_some(day)
    }

    pub(crate) fn moves_on(&self, day: Day) -> usize {
        let at = usize::try_from(day.days_since(self.first));
        at.ok().and_then(|at| self.counts.get(at)).copied().unwrap_or(0)
    }

    pub(crate) fn level(&self, day: Day) -> Level {
        self.levels.level(self.moves_on(day))
    }

    /// Whether the whole journey was paused on that day.
    pub(crate) fn is_paused(&self, day: Day) -> bool {
        self.pauses.cover(day)
    }

    pub(crate) fn has_pauses(&self) -> bool {
        self.pauses.days_within(self.first, self.today) > 0
    }

    /// Moves per week, oldest first.
    pub(crate) fn weeks(&self) -> Vec<usize> {
        let days = |week| (0..7).filter_map(move |weekday| self.day(week, weekday));
        let moves = |week| days(week).map(|day| self.moves_on(day)).sum();
        (0..YEAR_WEEKS).map(moves).collect()
    }

    pub(crate) fn moves(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Days with at least one move.
    pub(crate) fn days_with_moves(&self) -> usize {
        self.counts.iter().filter(|moves| **moves > 0).count()
    }

    /// Third quartile of moves on days with any; 0 without moves.
    pub(crate) fn ordinary(&self) -> usize {
        let Levels([_, _, most]) = self.levels;
        most
    }

    /// Least and most moves of a level; `None` if no day has that level. The highest level has no upper bound.
    pub(crate) fn range(&self, level: Level) -> Option<(usize, Option<usize>)> {
        let Levels([quarter, half, most]) = self.levels;
        let range = match level {
            Level::None => (0, Some(0)),
            Level::Least => (1, Some(quarter)),
            Level::Less => (quarter + 1, Some(half)),
            Level::More => (half + 1, Some(most)),
            Level::Most => (most + 1, None),
        };
        let counts = |n: &usize| *n >= range.0 && range.1.is_none_or(|last| *n <= last);
        self.counts.iter().any(counts).then_some(range)
    }
}

impl Levels {
    fn of(counts: &[usize]) -> Levels {
        let mut sorted: Vec<usize> = counts.iter().copied().filter(|n| *n > 0).collect();
        sorted.sort_unstable();
        // Nearest rank: the least number that `n` quarters of the days do not exceed.
        let quarters = |n: usize| {
            let rank = (sorted.len() * n).div_ceil(4);
            rank.checked_sub(1).map_or(0, |at| sorted[at])
        };
        Levels([1, 2, 3].map(quarters))
    }

    fn level(self, moves: usize) -> Level {
        let Levels(bounds) = self;
        match bounds.iter().filter(|bound| moves > **bound).count() {
            _ if moves == 0 => Level::None,
            0 => Level::Least,
            1 => Level::Less,
            2 => Level::More,
            _ => Level::Most,
        }
    }
}
