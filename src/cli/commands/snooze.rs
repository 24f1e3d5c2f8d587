//! `milepost snooze`: hides the reminder about drift for a while.

use crate::cli::failure::Failure;
use crate::cli::given;
use crate::cli::reference::Reach;
use crate::cli::session::{Session, Verb};
use crate::domain::verbs::breaks;

#[derive(Debug, clap::Args)]
#[command(after_help = "Only the reminder about drift is hidden; the numbers stay.\n\n\
                  Examples:\n  milepost snooze\n  milepost snooze --until 'end of month'")]
pub(in crate::cli) struct SnoozeArgs {
    /// The last day it is hidden [default: in a week]
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

const SNOOZE: Verb = Verb { did: "snoozed", would: "snooze" };

pub(in crate::cli) fn run(args: SnoozeArgs, session: &mut Session) -> Result<(), Failure> {
    let today = session.today;
    let until = given::end_if_any(args.until.as_deref(), session.calendar(), today)?;
    let until = until.unwrap_or(today.plus_days(breaks::WEEK).into());
    session.change(args.dry_run, Reach::Open, &mut |journey, mint| {
        let fresh = mint.unused(|id| journey.has(id));
        breaks::snooze(journey, fresh, until, today)
    })?;
    let verb = SNOOZE.words(args.dry_run);
    session.output.confirm(&format!("{verb} drift until {}", session.calendar().words(until)))
}
