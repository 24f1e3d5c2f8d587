//! `milepost delete`: deletes an item and the links to it.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::left;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::verbs;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  milepost delete k3v9\n\n\
                  For a goal that you give up there is milepost drop, which keeps it with the reason.")]
pub(in crate::cli) struct DeleteArgs {
    /// The goal or milestone
    #[arg(value_name = "REF")]
    reference: String,
    #[command(flatten)]
    written: WriteFlags,
}

const DELETE: Verb = Verb { did: "deleted", would: "delete" };

pub(in crate::cli) fn run(args: DeleteArgs, session: &mut Session) -> Result<(), Failure> {
    let written = args.written;
    let change = session.carry_out(written, DELETE, Reach::All, &mut |journey, _| {
        let id = reference::named(journey, &args.reference, find::ANY)?;
        verbs::delete::delete(journey, &[id])
    })?;
    if !written.has_remarks() {
        return Ok(());
    }
    if let Some(left) = left::freed_steps(&change) {
        session.output.remark(&left)?;
    }
    session.output.remark("milepost undo brings it back.")
}
