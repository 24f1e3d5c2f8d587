//! `milepost undo` and `redo`: undoes the last change, or makes it again.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::session::{Session, Verb, writing};
use crate::domain::date::Moment;
use crate::domain::item::Item;
use crate::domain::schema::Fields;
use crate::domain::visible::visible;
use crate::store::fault::Fault;
use crate::store::{Done, History, Reverted, Store, Write};
use crate::transfer::json;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  milepost undo\n  milepost undo --list\n  milepost redo")]
pub(in crate::cli) struct UndoArgs {
    /// List what could be undone or redone, the next first
    #[arg(long, conflicts_with = "json")]
    list: bool,
    #[command(flatten)]
    written: WriteFlags,
}

/// One direction through the log.
struct Reversal {
    verb: Verb,
    revert: fn(&mut Store, Moment, Write) -> Result<Reverted, Fault>,
    ahead: fn(History) -> Vec<Done>,
    nothing: &'static str,
}

const UNDO: Reversal = Reversal {
    verb: Verb { did: "undone", would: "undo" },
    revert: Store::undo,
    ahead: |history| history.undo,
    nothing: "There is nothing to undo.",
};

const REDO: Reversal = Reversal {
    verb: Verb { did: "redone", would: "redo" },
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
        let dry_run = args.written.dry_run;
        let reverted = (self.revert)(&mut session.store, session.now, writing(dry_run))?;
        session.say_lost_backup(reverted.backup_lost.as_deref());
        if !dry_run {
            session.output.has_saved();
        }
        if args.written.json {
            return print_items(reverted, session);
        }
        let (verb, words) = (self.verb.words(dry_run), reverted.words());
        session.output.confirm(&match &reverted.items[..] {
            [item] => format!("{verb} {}  {words}", item.id()),
            _ => format!("{verb}: {words}"),
        })
    }

    fn list(&self, changes: &[Done], session: &mut Session) -> Result<(), Failure> {
        if changes.is_empty() {
            session.output.remark(self.nothing)?;
            session.offer_left_behind();
        }
        let (calendar, clock) = (session.calendar(), session.clock);
        let when = |change: &Done| calendar.moment(&clock.on_the_wall(change.at));
        let moments: Vec<String> = changes.iter().map(when).collect();
        let widest = moments.iter().map(String::len).max().unwrap_or(0);
        for (Done { name, .. }, when) in changes.iter().zip(moments) {
            session.output.line(&format!("{when:<widest$}  {}", visible(name)))?;
        }
        Ok(())
    }
}

/// Prints the item as it is now, or a list of several; one that is gone as it was.
fn print_items(reverted: Reverted, session: &mut Session) -> Result<(), Failure> {
    let mut journey = session.store.journey().clone();
    journey.absorb(reverted.reading);
    let fields = |item: &Item| json::item_or_gone(item, &journey);
    let mut items: Vec<Fields> = reverted.items.iter().map(fields).collect();
    match (items.pop(), items.is_empty()) {
        (Some(item), true) => session.output.json(item),
        (last, _) => session.output.json_list(items.into_iter().chain(last)),
    }
}
