//! The changes to undo and redo, and the step that began and never ended, folded out of the log's lines.

use crate::domain::sorted::SortedSet;
use crate::store::log::{LogLine, LogMark, LoggedChange};

/// A step that has begun, with the number of its change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum OpenStep {
    Change(u64),
    Undo(u64),
    Redo(u64),
}

impl OpenStep {
    /// The mark that ends it.
    pub(crate) fn ended(self, happened: bool) -> LogMark {
        match (self, happened) {
            (OpenStep::Change(n), false) => LogMark::Void(n),
            (OpenStep::Undo(n), true) => LogMark::Undo(n),
            (OpenStep::Redo(n), true) => LogMark::Redo(n),
            (OpenStep::Change(n) | OpenStep::Undo(n) | OpenStep::Redo(n), _) => LogMark::Ok(n),
        }
    }
}

/// The changes that can be undone and redone, each stack with its top last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::store) struct Stacks {
    pub(crate) undo: Vec<LoggedChange>,
    pub(crate) redo: Vec<LoggedChange>,
    pub(crate) open: Option<OpenStep>,
    /// Changes found to be in the way since the last change: they are passed over for as long as they are.
    pub(crate) left: SortedSet<u64>,
    /// Changes with lower numbers came before one without a record.
    pub(crate) since: u64,
}

impl Stacks {
    pub(crate) fn folded(lines: impl Iterator<Item = LogLine>) -> Stacks {
        let mut stacks = Stacks::default();
        for line in lines {
            match line {
                LogLine::Change(change) => {
                    stacks.open = Some(OpenStep::Change(change.n));
                    stacks.redo.clear();
                    stacks.left = SortedSet::new();
                    stacks.undo.push(change);
                }
                LogLine::LogMark(mark) => stacks.mark(mark),
            }
        }
        stacks
    }

    /// The change whose last step has not ended.
    pub(crate) fn into_open(self) -> Option<(LoggedChange, OpenStep)> {
        let step = self.open?;
        let (changes, n) = match step {
            OpenStep::Change(n) | OpenStep::Undo(n) => (self.undo, n),
            OpenStep::Redo(n) => (self.redo, n),
        };
        // A change without a record is behind it, so that it has been brought to its end, and its files may differ again.
        let is_last = |change: &LoggedChange| change.n == n && n >= self.since;
        changes.into_iter().find(is_last).map(|change| (change, step))
    }

    fn mark(&mut self, mark: LogMark) {
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
