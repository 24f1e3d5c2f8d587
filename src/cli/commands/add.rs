//! `milepost add`: adds a goal.

use crate::cli::failure::Failure;
use crate::cli::field_flags::FieldFlags;
use crate::cli::flags::WriteFlags;
use crate::cli::given;
use crate::cli::reference::Reach;
use crate::cli::session::{Session, Verb};
use crate::domain::goal::{Dropped, Goal, State};
use crate::domain::id::Id;
use crate::domain::verbs;
use crate::domain::when::Facing;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost add Finish chapter 4 exercises --toward CKA --due friday\n  \
                  milepost add CKA certification --large --due 'mar 2027' --why 'The job asks for it'\n  \
                  milepost add Read the handbook --target 300 --unit pages --tag study\n  \
                  milepost add Wrote the backup script --done 2009\n  \
                  milepost add -- -5 kg by spring")]
pub(in crate::cli) struct AddArgs {
    /// What you want to do
    #[arg(required = true, value_name = "TITLE")]
    title: Vec<String>,
    #[command(flatten)]
    fields: FieldFlags<Goal>,
    /// When it was done, if it is past
    #[arg(long, value_name = "WHEN", conflicts_with_all = ["dropped", "state"])]
    done: Option<String>,
    /// When it was dropped, if it is past
    #[arg(long, value_name = "WHEN", conflicts_with = "state")]
    dropped: Option<String>,
    /// Why it was dropped
    #[arg(long, value_name = "TEXT", requires = "dropped")]
    reason: Option<String>,
    #[command(flatten)]
    written: WriteFlags,
}

const ADD: Verb = Verb { did: "added", would: "add" };

pub(in crate::cli) fn run(args: AddArgs, session: &mut Session) -> Result<(), Failure> {
    let (written, today, calendar) = (args.written, session.today, session.calendar());
    // It has an id of its own only once the journey is read.
    let new = Goal {
        created: Some(today.into()),
        ..Goal::new(Id::spelled(0), given::joined(&args.title))
    };
    let values = args.fields.values(calendar)?;
    let done = given::date_if_any("--done", args.done.as_deref(), calendar, Facing::Back)?;
    let dropped = given::date_if_any("--dropped", args.dropped.as_deref(), calendar, Facing::Back)?;
    let why = args.reason.unwrap_or_default();
    let dropped = dropped.map(|on| State::dropped(Dropped { on, why }));
    let ended = done.map(State::done).or(dropped);
    session.carry_out(written, ADD, Reach::Open, &mut |journey, mint| {
        let mut goal = Goal { id: mint.unused(|id| journey.has(id)), ..new.clone() };
        values.put(&mut goal, &new.title, journey, today)?;
        goal.state = ended.clone().unwrap_or(goal.state);
        verbs::add::goal(journey, goal)
    })?;
    Ok(())
}
