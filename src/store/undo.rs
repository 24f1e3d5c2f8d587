//! Undo and redo: the inverse of a change, or the change once more, applied to the files as they are now.

use crate::store::fault::Fault;
use crate::store::file_state::Texts;
use crate::store::files::Files;
use crate::store::folder::Folder;
use crate::store::log::{Log, LogMark, LoggedChange, OpenStep, Stacks};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    Undo,
    Redo,
}

impl Direction {
    pub(crate) fn nothing(self) -> Fault {
        match self {
            Direction::Undo => Fault::NothingToUndo,
            Direction::Redo => Fault::NothingToRedo,
        }
    }

    /// The name of the backup that is made before.
    pub(crate) fn named(self, name: &str) -> String {
        match self {
            Direction::Undo => format!("undo: {name}"),
            Direction::Redo => format!("redo: {name}"),
        }
    }

    /// The changes that can be undone or redone, the next one last.
    pub(crate) fn of(self, stacks: &Stacks) -> &[LoggedChange] {
        let changes = match self {
            Direction::Undo => &stacks.undo,
            Direction::Redo => &stacks.redo,
        };
        changes.rsplit(|change| change.n < stacks.since).next().unwrap_or_default()
    }

    pub(crate) fn begins(self, n: u64) -> LogMark {
        match self {
            Direction::Undo => LogMark::Undoing(n),
            Direction::Redo => LogMark::Redoing(n),
        }
    }

    pub(crate) fn step(self, n: u64) -> OpenStep {
        match self {
            Direction::Undo => OpenStep::Undo(n),
            Direction::Redo => OpenStep::Redo(n),
        }
    }
}

/// The change to undo or redo, and the files as they will be.
pub(super) struct Turn<'r> {
    pub(crate) change: &'r LoggedChange,
    pub(crate) texts: Texts,
    /// The names of the changes that were passed over.
    pub(crate) left: Vec<String>,
}

/// The changes that are undone or redone with that one, in turn: those of its run.
pub(super) fn rest_of_run<'s>(
    stacks: &'s Stacks,
    direction: Direction,
    change: &LoggedChange,
) -> Vec<&'s LoggedChange> {
    let changes = direction.of(stacks).iter().rev();
    let after = changes.skip_while(|other| other.n != change.n).skip(1);
    after.take_while(|other| other.goes_with(change)).collect()
}

/// The last change, or the last before those that an earlier call reported to be in the way and that still are. One that
/// is in the way now is noted in `log`.
pub(super) fn next_in_turn<'r>(
    folder: &mut Folder,
    stacks: &'r Stacks,
    direction: Direction,
    log: Option<(&Log, &dyn Files)>,
) -> Result<Turn<'r>, Fault> {
    let (mut left, mut first) = (Vec::new(), None);
    for change in direction.of(stacks).iter().rev() {
        folder.load(change.block_files())?;
        let applied = match direction {
            Direction::Undo => folder.applied(&change.inverse()),
            Direction::Redo => folder.applied(change),
        };
        match applied {
            Ok(texts) => return Ok(Turn { change, texts, left }),
            Err(fault @ Fault::ChangedSince { .. }) if stacks.left.contains(&change.n) => {
                left.push(change.name.clone());
                first.get_or_insert(fault);
            }
            Err(fault) => {
                if let (Fault::ChangedSince { .. }, Some((log, files))) = (&fault, log) {
                    let _ = log.mark(files, LogMark::Left(change.n));
                }
                return Err(fault);
            }
        }
    }
    Err(first.unwrap_or_else(|| direction.nothing()))
}
