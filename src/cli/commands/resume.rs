//! `milepost resume`: ends a pause of the journey.

use crate::cli::failure::Failure;
use crate::cli::reference::Reach;
use crate::cli::session::{Session, Verb};
use crate::domain::verbs::breaks;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Today is no longer paused.\n\nExamples:\n  milepost resume\n  milepost resume --dry-run"
)]
pub(in crate::cli) struct ResumeArgs {
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

const RESUME: Verb = Verb { did: "resumed", would: "resume" };

pub(in crate::cli) fn run(args: ResumeArgs, session: &mut Session) -> Result<(), Failure> {
    let today = session.today;
    session.change(args.dry_run, Reach::Open, &mut |journey, _| breaks::resume(journey, today))?;
    let verb = RESUME.words(args.dry_run);
    session.output.confirm(&format!("{verb} the journey"))
}
