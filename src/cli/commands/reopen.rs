//! `milepost reopen`: opens a goal again that was done or dropped.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::verbs::end;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  milepost reopen k3v9\n  milepost reopen 'mock exam'")]
pub(in crate::cli) struct ReopenArgs {
    /// A goal that was done or dropped
    #[arg(value_name = "REF")]
    reference: String,
    #[command(flatten)]
    written: WriteFlags,
}

const REOPEN: Verb = Verb { did: "reopened", would: "reopen" };

pub(in crate::cli) fn run(args: ReopenArgs, session: &mut Session) -> Result<(), Failure> {
    let reach = Reach::Past(&args.reference);
    let change = session.carry_out(args.written, REOPEN, reach, &mut |journey, _| {
        let id = reference::named(journey, &args.reference, find::ENDED_GOAL)?;
        end::reopen(journey, &id)
    })?;
    let before = change.edits.first().and_then(|edit| edit.before.as_ref());
    let goal = before.and_then(|before| before.as_goal()).filter(|_| args.written.has_remarks());
    match goal.and_then(|goal| end::log_message(&goal.state, session.calendar())) {
        Some(message) => session.output.remark(&message),
        None => Ok(()),
    }
}
