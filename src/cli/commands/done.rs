//! `milepost done`: marks a goal done.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::given;
use crate::cli::left;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::change::{Change, Edit};
use crate::domain::find;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::record::Record;
use crate::domain::verbs::end::{self, Completion};
use crate::domain::when::Facing;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost done k3v9\n  \
                  milepost done 'mock exam' --on yesterday --note 'Passed with 80 of 100'\n  \
                  milepost done CKA --milestone")]
pub(in crate::cli) struct DoneArgs {
    /// The open goal
    #[arg(value_name = "REF")]
    reference: String,
    /// When it was done [default: today]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// A last line for its log
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Record the milestone as well
    #[arg(long)]
    milestone: bool,
    #[command(flatten)]
    written: WriteFlags,
}

const DONE: Verb = Verb { did: "done", would: "mark done" };

pub(in crate::cli) fn run(args: DoneArgs, session: &mut Session) -> Result<(), Failure> {
    let today = session.today;
    let on = given::date_if_any("--on", args.on.as_deref(), session.calendar(), Facing::Back)?;
    let written = args.written;
    let change = session.carry_out(written, DONE, Reach::Open, &mut |journey, mint| {
        let id = reference::named(journey, &args.reference, find::OPEN_GOAL)?;
        let done = Completion {
            on: on.unwrap_or(today.into()),
            note: args.note.clone().unwrap_or_default(),
            amount: None,
            milestone: args.milestone.then(|| mint.unused(|id| journey.has(id))),
        };
        end::done(journey, &id, done, today)
    })?;
    let goal = change.subject().and_then(Record::as_goal).filter(|_| written.has_remarks());
    let Some(goal) = goal else {
        return Ok(());
    };
    let journey = session.store.journey();
    let remarks = [
        of_larger(goal, journey),
        of_milestone(goal, &change, journey, args.milestone),
        left::open_steps(journey, &goal.id),
    ];
    let mut remarks = remarks.into_iter().flatten();
    remarks.try_for_each(|remark| session.output.remark(&remark))
}

/// The progress of the larger goal that it serves.
fn of_larger(goal: &Goal, journey: &Journey) -> Option<String> {
    let larger = goal.toward.as_ref().and_then(|id| journey.goal(id))?;
    larger.state.is_open().then(|| toward(larger, journey))
}

/// The milestone that it became, or how to record one.
fn of_milestone(goal: &Goal, change: &Change, journey: &Journey, asked: bool) -> Option<String> {
    let recorded = change.edits.iter().find(|edit| edit.before.is_none()).map(Edit::id);
    match (recorded, journey.milestone_of(goal)) {
        (Some(id), _) => Some(format!("The milestone is recorded as {id}.")),
        (None, Some(there)) if asked || goal.is_large() => {
            Some(format!("It is a milestone already: {}  {}", there.id, there.title))
        }
        (None, None) if goal.is_large() => {
            Some(format!("To record the milestone: milepost promote {}", goal.id))
        }
        (None, _) => None,
    }
}

fn toward(larger: &Goal, journey: &Journey) -> String {
    let (id, title) = (&larger.id, &larger.title);
    let steps = journey.steps(id);
    if steps.done == steps.total && !steps.partial {
        return format!(
            "No steps are left toward {title}: milepost done {id} if you have reached it."
        );
    }
    format!("{} toward {title}.", steps.words().unwrap_or_default())
}
