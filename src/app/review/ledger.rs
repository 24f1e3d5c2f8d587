//! What was changed in a review: by which card, and what of it was taken back.

use crate::domain::change::Change;
use crate::domain::record::Record;
use crate::domain::review::ReviewAnswer;

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Made {
    /// The number of the card that it answers; `None` where it was made in passing.
    pub(crate) card: Option<usize>,
    pub(crate) answer: ReviewAnswer,
    /// Its subject, as it was left.
    pub(crate) subject: Option<Record>,
    /// As undo names it.
    pub(crate) name: String,
    /// The number of its save.
    number: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// The changes, the latest last.
    made: Vec<Made>,
    /// Those that were undone, the latest last.
    undone: Vec<Made>,
    /// Cards that were answered without a change, of which nothing was undone since.
    kept: Vec<usize>,
}

impl Ledger {
    /// The changes that were not undone, the latest last.
    pub(crate) fn made(&self) -> &[Made] {
        &self.made
    }

    pub(crate) fn answer(&self, card: usize) -> Option<&Made> {
        self.made.iter().rev().find(|made| made.card == Some(card))
    }

    /// Whether a card was answered by leaving everything as it is.
    pub(crate) fn is_kept(&self, card: usize) -> bool {
        self.kept.contains(&card)
    }

    pub(crate) fn is_answered(&self, card: usize) -> bool {
        self.is_kept(card) || self.answer(card).is_some()
    }

    /// Takes note of a change that answers a card, or of one in passing.
    pub(crate) fn note(&mut self, change: &Change, card: Option<usize>, number: u64) {
        self.undone.clear();
        self.made.push(Made {
            card,
            answer: ReviewAnswer::of(change),
            subject: change.subject().cloned(),
            name: change.name.clone(),
            number,
        });
    }

    /// A card is answered by leaving everything as it is.
    pub(crate) fn keep(&mut self, card: usize) {
        self.kept.push(card);
    }

    /// A change could not be kept after all; what it was.
    pub(crate) fn lose(&mut self, number: u64) -> Option<Made> {
        let at = self.made.iter().position(|made| made.number == number)?;
        Some(self.made.remove(at))
    }

    pub(crate) fn undo(&mut self, name: &str) -> Option<&Made> {
        let at = self.made.iter().rposition(|made| made.name == name)?;
        let made = self.made.remove(at);
        self.kept.retain(|card| made.card != Some(*card));
        self.undone.push(made);
        self.undone.last()
    }

    /// The change that was undone last was redone.
    pub(crate) fn redo(&mut self, name: &str) -> Option<&Made> {
        let made = self.undone.pop_if(|made| made.name == name)?;
        self.made.push(made);
        self.made.last()
    }
}
