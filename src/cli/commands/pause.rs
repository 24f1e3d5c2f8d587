//! `milepost pause`: the whole journey stands still for a while.

use crate::cli::failure::Failure;
use crate::cli::given;
use crate::cli::reference::Reach;
use crate::cli::session::Session;
use crate::domain::verbs::rest;
use crate::domain::when::Facing;

/// What `pause` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Paused days count in no number of momentum, and nothing is said of drift.\n\
                  milepost state REF paused pauses one goal.\n\n\
                  Examples:\n  \
                  milepost pause --until 'in 2 weeks' --why 'Holiday'\n  \
                  milepost pause --why 'Parental leave'\n  \
                  milepost resume"
)]
pub(in crate::cli) struct PauseArgs {
    /// Its last day [default: until milepost resume]
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// The reason
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Say what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(in crate::cli) fn run(args: PauseArgs, session: &mut Session) -> Result<(), Failure> {
    let today = session.today;
    let until = given::date_if_any("--until", args.until.as_deref(), today, Facing::Ahead)?;
    let why = given::text(args.why).unwrap_or_default();
    session.change(args.dry_run, Reach::Open, &mut |journey, mint| {
        let fresh = mint.unused(|id| journey.has(id));
        rest::pause(journey, fresh, until, &why, today)
    })?;
    let verb = if args.dry_run {
        "would pause"
    } else {
        "paused"
    };
    let extent = until.map(|until| format!(" until {}", until.words()));
    let extent = extent.unwrap_or_default();
    session
        .output
        .confirm(&format!("{verb} the journey{extent}"))
}
