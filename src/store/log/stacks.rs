//! What can be undone and redone, and what was begun and never ended, folded out of the log's lines.

use crate::store::log::{LogLine, LogMark, LoggedChange};
use std::collections::BTreeSet;

/// Something that was begun, and whose end is not written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum OpenStep {
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
    pub(crate) open: Option<OpenStep>,
    /// Those that were found to be in the way since the last change: they are passed over for as long as they are.
    pub(crate) left: BTreeSet<u64>,
}

impl Stacks {
    /// Folds the lines of a log.
    pub(crate) fn folded(lines: impl Iterator<Item = LogLine>) -> Stacks {
        let mut stacks = Stacks::default();
        for line in lines {
            match line {
                LogLine::Change(change) => {
                    stacks.open = Some(OpenStep::Change(change.n));
                    stacks.redo.clear();
                    stacks.left.clear();
                    stacks.undo.push(change);
                }
                LogLine::LogMark(mark) => stacks.mark(mark),
            }
        }
        stacks
    }

    /// Takes in what became of a record.
    pub(crate) fn mark(&mut self, mark: LogMark) {
        self.open = None;
        if let LogMark::Undo(n) | LogMark::Redo(n) = mark {
            self.left.remove(&n);
        }
        match mark {
            LogMark::Ok(_) => {}
            LogMark::Void(n) => {
                self.undo.retain(|r| r.n != n);
                self.redo.retain(|r| r.n != n);
            }
            LogMark::Undoing(n) => self.open = Some(OpenStep::Undo(n)),
            LogMark::Redoing(n) => self.open = Some(OpenStep::Redo(n)),
            LogMark::Undo(n) => shift(&mut self.undo, &mut self.redo, n),
            LogMark::Redo(n) => shift(&mut self.redo, &mut self.undo, n),
            LogMark::Left(n) => drop(self.left.insert(n)),
        }
    }
}

fn shift(from: &mut Vec<LoggedChange>, to: &mut Vec<LoggedChange>, n: u64) {
    if let Some(index) = from.iter().rposition(|r| r.n == n) {
        to.push(from.remove(index));
    }
}
