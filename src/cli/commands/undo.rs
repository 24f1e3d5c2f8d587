//! `milepost undo` and `redo`: the last change is taken back, or made again.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::visible::visible;
use crate::store::{Done, Write};

/// What `undo` and `redo` take.
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

impl UndoArgs {
    fn write(&self) -> Write {
        if self.dry_run { Write::DryRun } else { Write::Really }
    }
}

pub(in crate::cli) fn run(args: UndoArgs, session: &mut Session) -> Result<(), Failure> {
    if args.list {
        let history = session.store.history()?;
        return list(&history.undo, "There is nothing to undo.", session);
    }
    let undone = session.store.undo(session.now, args.write())?;
    session.say_lost_backup(undone.backup_lost.as_deref());
    say(("undid", "would undo"), &undone.words(), &args, session)
}

pub(in crate::cli) fn run_redo(args: UndoArgs, session: &mut Session) -> Result<(), Failure> {
    if args.list {
        let history = session.store.history()?;
        return list(&history.redo, "There is nothing to redo.", session);
    }
    let redone = session.store.redo(session.now, args.write())?;
    session.say_lost_backup(redone.backup_lost.as_deref());
    say(("redid", "would redo"), &redone.words(), &args, session)
}

fn say(
    (did, would): (&str, &str),
    name: &str,
    args: &UndoArgs,
    session: &mut Session,
) -> Result<(), Failure> {
    if !args.dry_run {
        session.output.has_saved();
    }
    let verb = if args.dry_run { would } else { did };
    session.output.confirm(&format!("{verb}: {name}"))
}

fn list(changes: &[Done], nothing: &str, session: &mut Session) -> Result<(), Failure> {
    if changes.is_empty() {
        session.output.remark(nothing)?;
        session.offer_left_behind();
        return Ok(());
    }
    for Done { name, at } in changes {
        session.output.line(&format!("{at}  {}", visible(name)))?;
    }
    Ok(())
}
