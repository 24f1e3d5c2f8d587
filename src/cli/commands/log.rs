//! `milepost log`: adds a progress note to a goal.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::given;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::goal::LogEntry;
use crate::domain::record::Record;
use crate::domain::verbs::progress;
use crate::domain::when::Facing;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost log k3v9 Two of the hard ones --amount 2\n  \
                  milepost log CKA Found a study group --on yesterday\n  \
                  milepost log handbook --amount 40")]
pub(in crate::cli) struct LogArgs {
    /// The open goal
    #[arg(value_name = "REF")]
    reference: String,
    /// What moved forward
    #[arg(value_name = "TEXT", required_unless_present = "amount")]
    text: Vec<String>,
    /// When [default: today]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// How much, in the unit of the goal's measure
    #[arg(long, value_name = "N")]
    amount: Option<String>,
    #[command(flatten)]
    written: WriteFlags,
}

const LOG: Verb = Verb { did: "noted", would: "add a note to" };

pub(in crate::cli) fn run(args: LogArgs, session: &mut Session) -> Result<(), Failure> {
    let today = session.today;
    let on = given::date_if_any("--on", args.on.as_deref(), session.calendar(), Facing::Back)?;
    let amount = args.amount.as_deref().map(|text| given::amount("--amount", text));
    let entry = LogEntry {
        on: on.unwrap_or(today.into()),
        text: given::joined(&args.text),
        amount: amount.transpose()?,
    };
    let written = args.written;
    let change = session.carry_out(written, LOG, Reach::Open, &mut |journey, _| {
        let id = reference::named(journey, &args.reference, find::OPEN_GOAL)?;
        progress::log(journey, &id, entry.clone(), today)
    })?;
    let goal = change.subject().and_then(Record::as_goal);
    match goal.and_then(|goal| goal.measure.as_ref()) {
        Some(measure) if entry.amount.is_some() && !written.json => {
            session.output.remark(&format!("{measure}."))
        }
        Some(_) | None => Ok(()),
    }
}
