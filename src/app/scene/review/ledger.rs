//! The changes made in a review: the cards that each answers, and what was undone.

use crate::domain::change::{Change, Run};
use crate::domain::record::Record;
use crate::domain::review::ReviewAnswer;

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Made {
    /// The numbers of the cards that it answers; empty for a change in passing.
    pub(crate) cards: Vec<usize>,
    pub(crate) answer: ReviewAnswer,
    /// Its subjects after the change.
    pub(crate) subjects: Vec<Record>,
    /// Its name for undo.
    pub(crate) name: String,
    /// The number of its save.
    number: u64,
    pub(super) run: Option<Run>,
}

impl Made {
    fn goes_with(&self, other: &Made) -> bool {
        self.run.is_some() && self.run == other.run
    }
}

#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// The latest last.
    made: Vec<Made>,
    /// The one that redo takes last.
    undone: Vec<Made>,
    /// Cards that were answered without a change.
    kept: Vec<usize>,
}

impl Ledger {
    /// The changes that were not undone, the latest last.
    pub(crate) fn made(&self) -> &[Made] {
        &self.made
    }

    pub(crate) fn answer(&self, card: usize) -> Option<&Made> {
        self.made.iter().rev().find(|made| made.cards.contains(&card))
    }

    /// Whether a card was answered without a change.
    pub(crate) fn is_kept(&self, card: usize) -> bool {
        self.kept.contains(&card)
    }

    pub(crate) fn is_answered(&self, card: usize) -> bool {
        self.is_kept(card) || self.answer(card).is_some()
    }

    /// The number of goals that the latest changes of a run are about.
    pub(crate) fn length_of(&self, run: &Run) -> usize {
        let latest = self.made.iter().rev().take_while(|made| made.run.as_ref() == Some(run));
        latest.map(|made| made.subjects.len()).sum()
    }

    pub(crate) fn note(&mut self, change: &Change, cards: Vec<usize>, number: u64) {
        self.undone.clear();
        let answer = ReviewAnswer::of(change);
        let subjects = if answer == ReviewAnswer::StillRight {
            change.edits.iter().filter_map(|edit| edit.after.clone()).collect()
        } else {
            change.subject().cloned().into_iter().collect()
        };
        let (name, run) = (change.name.clone(), change.run.clone());
        self.made.push(Made { cards, answer, subjects, name, number, run });
    }

    pub(crate) fn keep(&mut self, card: usize) {
        self.kept.push(card);
    }

    /// Removes a change that could not be saved.
    pub(crate) fn lose(&mut self, number: u64) -> Option<Made> {
        let at = self.made.iter().position(|made| made.number == number)?;
        Some(self.made.remove(at))
    }

    /// Takes back the change of that name with its run; the first card that is asked again.
    pub(crate) fn undo(&mut self, name: &str) -> Option<Option<usize>> {
        let last = self.made.iter().rposition(|made| made.name == name)?;
        let goes = |at: &usize| self.made[*at].goes_with(&self.made[last]);
        let first = (0..last).rev().take_while(goes).last().unwrap_or(last);
        let undone: Vec<Made> = self.made.drain(first..=last).collect();
        self.kept.retain(|card| undone.iter().all(|made| !made.cards.contains(card)));
        let card = undone.iter().flat_map(|made| &made.cards).min().copied();
        self.undone.extend(undone.into_iter().rev());
        Some(card)
    }

    /// Makes the change of that name again with its run; the cards that are answered again.
    pub(crate) fn redo(&mut self, name: &str) -> Vec<usize> {
        let next = self.undone.len().saturating_sub(1);
        let goes = |at: &usize| self.undone[*at].goes_with(&self.undone[next]);
        let last = (0..next).rev().take_while(goes).last().unwrap_or(next);
        if self.undone.get(last).is_none_or(|made| made.name != name) {
            return Vec::new();
        }
        let redone: Vec<Made> = self.undone.drain(last..).rev().collect();
        let cards = redone.iter().flat_map(|made| made.cards.clone()).collect();
        self.made.extend(redone);
        cards
    }
}
