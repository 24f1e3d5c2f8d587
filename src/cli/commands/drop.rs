//! `milepost drop`: gives a goal up, which is no progress and no failure.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::given;
use crate::cli::left;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::verbs::end;
use crate::domain::when::Facing;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost drop k3v9 --why 'The exam was withdrawn'\n  \
                  milepost drop book --on 'last friday'")]
pub(in crate::cli) struct DropArgs {
    /// The open goal
    #[arg(value_name = "REF")]
    reference: String,
    /// The reason
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// When it was given up [default: today]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    #[command(flatten)]
    written: WriteFlags,
}

const DROP: Verb = Verb { did: "dropped", would: "drop" };

pub(in crate::cli) fn run(args: DropArgs, session: &mut Session) -> Result<(), Failure> {
    let today = session.today;
    let on = given::date_if_any("--on", args.on.as_deref(), session.calendar(), Facing::Back)?;
    let why = args.why.unwrap_or_default();
    let change = session.carry_out(args.written, DROP, Reach::Open, &mut |journey, _| {
        let id = reference::named(journey, &args.reference, find::OPEN_GOAL)?;
        end::drop(journey, &id, on.unwrap_or(today.into()), &why, today)
    })?;
    let ended = change.subject().filter(|_| args.written.has_remarks());
    match ended.and_then(|goal| left::open_steps(session.store.journey(), goal.id())) {
        Some(left) => session.output.remark(&left),
        None => Ok(()),
    }
}
