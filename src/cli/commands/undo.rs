//! `milepost undo` and `redo`: undoes the last change, or makes it again.

use crate::cli::failure::Failure;
use crate::cli::session::{Session, Verb, writing};
use crate::domain::date::Moment;
use crate::domain::visible::visible;
use crate::store::fault::Fault;
use crate::store::{Done, History, Reverted, Store, Write};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  milepost undo\n  milepost undo --list\n  milepost redo")]
pub(in crate::cli) struct UndoArgs {
    /// List what could be undone or redone, the next first
    #[arg(long)]
    list: bool,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// One direction through the log.
struct Reversal {
    verb: Verb,
    revert: fn(&mut Store, Moment, Write) -> Result<Reverted, Fault>,
    ahead: fn(History) -> Vec<Done>,
    nothing: &'static str,
}

const UNDO: Reversal = Reversal {
    verb: Verb { did: "undid", would: "undo" },
    revert: Store::undo,
    ahead: |history| history.undo,
    nothing: "There is nothing to undo.",
};

const REDO: Reversal = Reversal {
    verb: Verb { did: "redid", would: "redo" },
    revert: Store::redo,
    ahead: |history| history.redo,
    nothing: "There is nothing to redo.",
};

pub(in crate::cli) fn run(args: UndoArgs, session: &mut Session) -> Result<(), Failure> {
    UNDO.run(&args, session)
}

pub(in crate::cli) fn run_redo(args: UndoArgs, session: &mut Session) -> Result<(), Failure> {
    REDO.run(&args, session)
}

impl Reversal {
    fn run(&self, args: &UndoArgs, session: &mut Session) -> Result<(), Failure> {
        if args.list {
            let changes = (self.ahead)(session.store.history()?);
            return self.list(&changes, session);
        }
        let reverted = (self.revert)(&mut session.store, session.now, writing(args.dry_run))?;
        session.say_lost_backup(reverted.backup_lost.as_deref());
        if !args.dry_run {
            session.output.has_saved();
        }
        session.output.confirm(&format!("{}: {}", self.verb.words(args.dry_run), reverted.words()))
    }

    fn list(&self, changes: &[Done], session: &mut Session) -> Result<(), Failure> {
        if changes.is_empty() {
            session.output.remark(self.nothing)?;
            session.offer_left_behind();
        }
        for Done { name, at } in changes {
            session.output.line(&format!("{at}  {}", visible(name)))?;
        }
        Ok(())
    }
}
