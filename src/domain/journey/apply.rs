//! Applies a change to the records: thousands of edits take no longer than the edits and one walk of each file.

use super::Journey;
use crate::domain::change::{Change, Edit, Place};
use crate::domain::data_file::DataFile;
use crate::domain::record::Record;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::summary::YearSummary;
use std::sync::Arc;

/// The files that a change touches, each with the positions whose records have left. These stay where they are until
/// all edits are made, so that the index holds meanwhile.
type Touched = SortedMap<DataFile, Vec<usize>>;

impl Journey {
    /// Applies a change. Idempotent: only the new values count, not the old ones.
    pub(crate) fn apply(&mut self, change: &Change) {
        let mut touched = Touched::new();
        for edit in &change.edits {
            self.apply_edit(edit, &mut touched);
        }
        if touched.is_empty() {
            return;
        }
        for (file, gone) in touched {
            self.settle(file, gone);
        }
        self.index_serving();
    }

    fn apply_edit(&mut self, edit: &Edit, touched: &mut Touched) {
        let was = self.index.get(edit.id()).copied();
        match (was, &edit.after) {
            (Some((file, at)), Some(after)) if edit.to == Place::Kept && file == after.file() => {
                touched.get_or_default(file);
                self.put(file, at, after.clone());
            }
            (was, after) => {
                if let Some((file, at)) = was {
                    self.index.remove(edit.id());
                    touched.get_or_default(file).push(at);
                }
                if let Some(after) = after {
                    self.insert(after, &edit.to, touched);
                }
            }
        }
    }

    /// Inserts a record that is in no file.
    fn insert(&mut self, record: &Record, to: &Place, touched: &mut Touched) {
        let file = record.file();
        let is_between = matches!(to, Place::First | Place::After(_));
        if let Some(gone) = touched.get_mut(&file).filter(|_| is_between) {
            let gone = std::mem::take(gone);
            self.settle(file, gone);
        }
        touched.get_or_default(file);
        let at = match to {
            Place::First => Some(0),
            Place::After(id) => {
                self.index.get(id).filter(|(of, _)| *of == file).map(|(_, at)| at + 1)
            }
            Place::Kept | Place::Last => None,
        };
        match (at, self.files.get_mut(&file)) {
            (Some(at), Some(records)) => {
                records.insert(at, record.clone());
                self.reindex(file);
            }
            _ => {
                let at = self.known_of(file).len();
                self.put(file, at, record.clone());
                self.index.insert(record.id().clone(), (file, at));
            }
        }
    }

    /// Puts a record at a position of a file, or of the excerpt of a year that is not loaded.
    fn put(&mut self, file: DataFile, at: usize, record: Record) {
        if let Some(summary) = self.summary_alone(file) {
            return summary.put(at, record);
        }
        let records = self.files.get_or_default(file);
        match records.get_mut(at) {
            Some(was) => *was = record,
            None => records.push(record),
        }
    }

    /// Removes the records at those positions, and updates the index and the year's summary.
    fn settle(&mut self, file: DataFile, gone: Vec<usize>) {
        let gone: SortedSet<usize> = gone.into_iter().collect();
        if let Some(summary) = self.summary_alone(file) {
            summary.remove(&gone);
            return self.reindex(file);
        }
        if let Some(records) = self.files.get_mut(&file).filter(|_| !gone.is_empty()) {
            let mut at = 0..;
            records.retain(|_| at.next().is_none_or(|at| !gone.contains(&at)));
        }
        self.refresh(file);
    }

    /// The summary of a year that is not loaded, to change.
    fn summary_alone(&mut self, file: DataFile) -> Option<&mut YearSummary> {
        let year = file.year().filter(|year| !self.is_loaded(*year))?;
        self.summaries.get_mut(&year).map(Arc::make_mut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::fixtures::{date, done, id, small};
    use crate::domain::goal::{Goal, State};
    use crate::domain::milestone::Milestone;
    use proptest::prelude::*;

    /// Ten open goals, six that were done this year, of which only the summary is read if `is_summary`, and a milestone.
    fn journey(is_summary: bool) -> Journey {
        let mut journey = Journey::default();
        let open = (0..10).map(|n| small(&format!("g{n}")).into());
        journey.replace(DataFile::Open, open.collect());
        let event = Milestone::new(id("m"), "m", Date::Year(1997));
        journey.replace(DataFile::Milestones, vec![event.into()]);
        let ended: Vec<Arc<Goal>> =
            (10..16).map(|n| Arc::new(done(&format!("g{n}"), "2026-11-20"))).collect();
        if is_summary {
            journey.summaries.insert(2026, Arc::new(YearSummary::of(ended.iter())));
            journey.reindex(DataFile::Ended(2026));
        } else {
            let records = ended.iter().map(|goal| Goal::clone(goal).into()).collect();
            journey.replace(DataFile::Ended(2026), records);
        }
        journey
    }

    fn edit(journey: &Journey, (what, one, two): (u8, usize, usize)) -> Edit {
        let other = Place::After(id(&format!("g{two}")));
        let one = id(&format!("g{one}"));
        let before = journey.record(&one).cloned();
        let goal = before.as_ref().and_then(Record::as_goal).map(|goal| Goal::clone(goal));
        let goal = goal.unwrap_or_else(|| small(one.as_str()));
        let (after, to) = match what {
            0 => (Goal { state: State::done(date("2026-11-22")), ..goal }, Place::Kept),
            1 => (Goal { state: State::ACTIVE, ..goal }, Place::Kept),
            2 => (Goal { title: "other".into(), ..goal }, Place::Kept),
            3 => (goal, other),
            4 => (goal, Place::First),
            5 => (goal, Place::Last),
            _ => return Edit { before, after: None, to: Place::Last },
        };
        Edit { before, after: Some(after.into()), to }
    }

    proptest! {
        #[test]
        fn change_of_many_edits_is_the_same_as_one_for_each(
            picks in prop::collection::vec((0u8..7, 0usize..18, 0usize..18), 1..40),
            is_summary: bool,
        ) {
            let mut one_by_one = journey(is_summary);
            let mut edits = Vec::new();
            for pick in picks {
                let edit = edit(&one_by_one, pick);
                if edit.before.is_some() || edit.after.is_some() {
                    one_by_one.apply(&Change::new("edited", "one", vec![edit.clone()]));
                    edits.push(edit);
                }
            }
            let mut at_once = journey(is_summary);
            at_once.apply(&Change::new("edited", "all", edits));
            prop_assert_eq!(at_once, one_by_one);
        }
    }
}
