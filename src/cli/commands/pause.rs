//! `milepost pause` and `resume`: pauses the whole journey, or ends a pause.

use crate::cli::failure::Failure;
use crate::cli::given;
use crate::cli::reference::Reach;
use crate::cli::session::{Session, Verb};
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::pause_line::PauseLine;
use crate::domain::verbs::breaks;
use crate::domain::when::Facing;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Paused days do not count in momentum, and the reminder about drift is hidden.\n\
                  milepost state REF paused pauses one goal.\n\n\
                  Examples:\n  \
                  milepost pause --until 'in 2 weeks' --why 'Holiday'\n  \
                  milepost pause ski trip from sat until 18 jan\n  \
                  milepost pause --why 'Parental leave'\n  \
                  milepost resume"
)]
pub(in crate::cli) struct PauseArgs {
    /// The reason, with its days: ski trip from sat until 18 jan
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// Its first day [default: today]
    #[arg(long, value_name = "WHEN")]
    from: Option<String>,
    /// Its last day [default: until milepost resume]
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// The reason
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Today is no longer paused. If it was not, the next pause is cancelled.\n\nExamples:\n  milepost resume\n  milepost resume --dry-run"
)]
pub(in crate::cli) struct ResumeArgs {
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

const PAUSE: Verb = Verb { did: "paused", would: "pause" };
const RESUME: Verb = Verb { did: "resumed", would: "resume" };
const CANCEL: Verb = Verb { did: "cancelled", would: "cancel" };

pub(in crate::cli) fn run(args: PauseArgs, session: &mut Session) -> Result<(), Failure> {
    let (today, calendar) = (session.today, session.calendar());
    let asked = asked(&args, calendar)?;
    session.change(args.dry_run, Reach::Open, &mut |journey, mint| {
        let fresh = mint.unused(|id| journey.has(id));
        breaks::pause(journey, fresh, &asked, today)
    })?;
    let verb = PAUSE.words(args.dry_run);
    let from = asked.from.map(|from| format!(" from {}", calendar.words(from))).unwrap_or_default();
    let until = asked.until.map_or("milepost resume".to_owned(), |until| calendar.words(until));
    session.output.confirm(&format!("{verb} the journey{from} until {until}"))
}

pub(in crate::cli) fn run_resume(args: ResumeArgs, session: &mut Session) -> Result<(), Failure> {
    let (today, calendar) = (session.today, session.calendar());
    let mut planned = None;
    session.change(args.dry_run, Reach::Open, &mut |journey, _| {
        planned = breaks::planned(journey, today).map(|pause| pause.days_and_reason(calendar));
        breaks::resume(journey, today)
    })?;
    session.output.confirm(&match planned {
        Some(pause) => format!("{} the pause {pause}", CANCEL.words(args.dry_run)),
        None => format!("{} the journey", RESUME.words(args.dry_run)),
    })
}

/// The pause that the text asks for; a flag overrides it.
fn asked(args: &PauseArgs, calendar: Calendar) -> Result<PauseLine, Failure> {
    let text = PauseLine::read(&given::joined(&args.text), calendar);
    let text = text.map_err(|error| Failure::request(error.to_string(), error.hint()))?;
    let from = given::date_if_any("--from", args.from.as_deref(), calendar, Facing::Ahead)?;
    let from = from.or(text.from);
    let today = from.map_or(calendar.today, Date::first_day);
    let first = Calendar { today, ..calendar };
    let until = given::end_if_any(args.until.as_deref(), first, calendar.today)?;
    Ok(PauseLine {
        why: given::text(args.why.clone()).unwrap_or(text.why),
        from,
        until: until.or(text.until),
    })
}
