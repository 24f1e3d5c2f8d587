//! What can be undone and redone, and what was begun and never ended, folded out of the log's lines.

use crate::store::log::{Line, LoggedChange, Mark};
use std::collections::BTreeSet;

/// Something that was begun, and whose end is not written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum Open {
    /// A change.
    Change(u64),
    /// An undo.
    Undo(u64),
    /// A redo.
    Redo(u64),
}

/// The changes that can be undone and redone, each stack with its top last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::store) struct Stacks {
    pub(crate) undo: Vec<LoggedChange>,
    pub(crate) redo: Vec<LoggedChange>,
    pub(crate) open: Option<Open>,
    /// Those that were found to be in the way since the last change: they are passed over for as long as they are.
    pub(crate) left: BTreeSet<u64>,
}

impl Stacks {
    /// Folds the lines of a log.
    pub(crate) fn folded(lines: impl Iterator<Item = Line>) -> Stacks {
        let mut stacks = Stacks::default();
        for line in lines {
            match line {
                Line::Change(change) => {
                    stacks.open = Some(Open::Change(change.n));
                    stacks.redo.clear();
                    stacks.left.clear();
                    stacks.undo.push(change);
                }
                Line::Mark(mark) => stacks.mark(mark),
            }
        }
        stacks
    }

    /// Takes in what became of a record.
    pub(crate) fn mark(&mut self, mark: Mark) {
        self.open = None;
        if let Mark::Undo(n) | Mark::Redo(n) = mark {
            self.left.remove(&n);
        }
        match mark {
            Mark::Ok(_) => {}
            Mark::Void(n) => {
                self.undo.retain(|r| r.n != n);
                self.redo.retain(|r| r.n != n);
            }
            Mark::Undoing(n) => self.open = Some(Open::Undo(n)),
            Mark::Redoing(n) => self.open = Some(Open::Redo(n)),
            Mark::Undo(n) => shift(&mut self.undo, &mut self.redo, n),
            Mark::Redo(n) => shift(&mut self.redo, &mut self.undo, n),
            Mark::Left(n) => drop(self.left.insert(n)),
        }
    }
}

fn shift(from: &mut Vec<LoggedChange>, to: &mut Vec<LoggedChange>, n: u64) {
    if let Some(index) = from.iter().rposition(|r| r.n == n) {
        to.push(from.remove(index));
    }
}
