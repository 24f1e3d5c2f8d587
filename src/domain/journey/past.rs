//! The past of a journey: the years in which goals ended, whether loaded or known by their summary only.

use super::Journey;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::record::Record;
use crate::domain::summary::{YearSummary, began, milestone_move, move_dates};
use std::sync::Arc;

impl Journey {
    /// Loaded ended goals, oldest year first.
    pub(crate) fn ended(&self) -> impl Iterator<Item = &Arc<Goal>> {
        let years = self.files.range(DataFile::Ended(i32::MIN)..);
        years.flat_map(|(_, items)| items.iter().filter_map(Record::as_goal))
    }

    /// Goals done on or after that day, up to a week of them per year, whether the year is loaded or not.
    pub(crate) fn done_since(&self, day: Day) -> impl Iterator<Item = &Arc<Goal>> {
        let known = self.summaries.values().flat_map(|summary| &summary.excerpt);
        let recent = move |on: Date| on.day().is_some_and(|on| on >= day);
        let done = known.filter_map(Record::as_goal).filter(|goal| goal.is_done());
        done.filter(move |goal| goal.state.ended_on().is_some_and(recent))
    }

    /// Every year in which a goal ended, with its summary, oldest first.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = (i32, &Arc<YearSummary>)> {
        self.summaries.iter().map(|(year, summary)| (*year, summary))
    }

    pub(crate) fn summary(&self, year: i32) -> Option<&Arc<YearSummary>> {
        self.summaries.get(&year)
    }

    /// First day of use: the day on which a goal was added, or had a move if its day of creation is unknown.
    pub(crate) fn began(&self, today: Day) -> Option<Day> {
        let ended = self.summaries.values().filter_map(|summary| summary.began);
        let open = self.open().filter_map(|goal| began(goal));
        ended.chain(open).filter(|day| *day <= today).min()
    }

    /// Moves per date, in any precision and from memory too: what a year, and any period, counts. A date may come more
    /// than once.
    pub(crate) fn dated_moves(&self) -> impl Iterator<Item = (Date, usize)> {
        let reached = self.milestones().filter_map(|milestone| milestone_move(milestone));
        self.dated_moves_of_goals().chain(reached.map(|date| (date, 1)))
    }

    pub(crate) fn dated_moves_of_goals(&self) -> impl Iterator<Item = (Date, usize)> {
        let ended = self.summaries.values().flat_map(|summary| summary.dated_moves());
        let open = self.open().flat_map(|goal| move_dates(goal));
        ended.chain(open.map(|date| (date, 1)))
    }

    /// Whether that year's goals are loaded, not only their summary.
    pub(crate) fn is_loaded(&self, year: i32) -> bool {
        self.files.contains_key(&DataFile::Ended(year))
    }
}
