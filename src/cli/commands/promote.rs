//! `milepost promote`: recognises something finished as a milestone.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::given;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::milestone::Recognised;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::hindsight;
use crate::domain::when::Facing;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost promote 'NT4 course' --why 'It turned my career'\n  \
                  milepost promote k3v9 --recognised 2016-05-10\n  \
                  milepost promote 'NT4 course' --back")]
pub(in crate::cli) struct PromoteArgs {
    /// A goal that was done or dropped, or a milestone that was not recognised yet; with --back, a milestone or the goal
    /// that it was
    #[arg(value_name = "REF")]
    reference: String,
    /// Why it was a milestone
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// When it was recognised [default: today]
    #[arg(long, value_name = "WHEN")]
    recognised: Option<String>,
    /// Turn the milestone back into a finished goal
    #[arg(long, conflicts_with_all = ["why", "recognised"])]
    back: bool,
    #[command(flatten)]
    written: WriteFlags,
}

const PROMOTE: Verb = Verb { did: "recognised", would: "recognise" };

const TAKE_BACK: Verb =
    Verb { did: "turned back into a finished goal:", would: "turn back into a finished goal:" };

pub(in crate::cli) fn run(args: PromoteArgs, session: &mut Session) -> Result<(), Failure> {
    if args.back {
        return take_back(&args, session);
    }
    let today = session.today;
    let on = given::date_if_any(
        "--recognised",
        args.recognised.as_deref(),
        session.calendar(),
        Facing::Back,
    )?;
    let recognised = Recognised {
        on: on.unwrap_or(today.into()),
        why: given::text(args.why).unwrap_or_default(),
    };
    let reach = Reach::Past(&args.reference);
    session.carry_out(args.written, PROMOTE, reach, &mut |journey, mint| {
        let id = reference::named(journey, &args.reference, find::FINISHED)?;
        let fresh = mint.unused(|id| journey.has(id));
        hindsight::promote(journey, &id, recognised.clone(), fresh, today)
    })?;
    Ok(())
}

/// The milestone that is named, or that the named goal became.
fn milestone_named(journey: &Journey, name: &str) -> Result<Id, Refusal> {
    let refusal = match reference::named(journey, name, find::MILESTONE) {
        Err(refusal @ (Refusal::NoMatch { .. } | Refusal::WrongItem { .. })) => refusal,
        found => return found,
    };
    let id = reference::named(journey, name, find::ANY).map_err(|_| refusal.clone())?;
    let goal = journey.goal(&id).ok_or(refusal)?;
    let milestone = journey.milestone_of(goal);
    let none = || Refusal::NothingToChange(format!("\"{}\" is not a milestone", goal.title));
    Ok(milestone.ok_or_else(none)?.id.clone())
}

/// Reads all years, because the goal may be in any of them.
fn take_back(args: &PromoteArgs, session: &mut Session) -> Result<(), Failure> {
    session.carry_out(args.written, TAKE_BACK, Reach::All, &mut |journey, _| {
        let id = milestone_named(journey, &args.reference)?;
        hindsight::demote(journey, &id)
    })?;
    Ok(())
}
