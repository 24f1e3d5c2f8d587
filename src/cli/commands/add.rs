//! `milepost add`: a goal is written down.

use crate::cli::failure::Failure;
use crate::cli::field_flags::{self, FieldFlags};
use crate::cli::flags::Written;
use crate::cli::given;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::goal::{Goal, OpenState, Size, State};
use crate::domain::id::Id;
use crate::domain::measure::{Amount, Measure};
use crate::domain::verbs;

/// What `add` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost add Finish chapter 4 exercises --toward CKA --due friday\n  \
                  milepost add CKA certification --large --due 'mar 2027' --why 'The job asks for it'\n  \
                  milepost add Read the handbook --target 300 --unit pages --tag study\n  \
                  milepost add -- -5 kg by spring")]
pub(in crate::cli) struct AddArgs {
    /// What you want to do
    #[arg(required = true, value_name = "TITLE")]
    title: Vec<String>,
    /// Make it a larger goal, reached in many steps
    #[arg(long)]
    large: bool,
    /// The larger goal that it serves
    #[arg(long, value_name = "REF")]
    toward: Option<String>,
    /// The state: active, paused or someday
    #[arg(long, value_name = "STATE", default_value = "active", hide_possible_values = true)]
    state: OpenState,
    /// How much there is to do
    #[arg(long, value_name = "N")]
    target: Option<String>,
    /// What is counted, such as pages
    #[arg(long, value_name = "TEXT", requires = "target")]
    unit: Option<String>,
    #[command(flatten)]
    fields: FieldFlags<Goal>,
    #[command(flatten)]
    written: Written,
}

const ADD: Verb = Verb { did: "added", would: "add" };

pub(in crate::cli) fn run(args: AddArgs, session: &mut Session) -> Result<(), Failure> {
    let (written, toward) = (args.written, args.toward.clone());
    let draft = draft(args, session)?;
    let made = session.change(written.dry_run, Reach::Open, &mut |journey, mint| {
        let mut goal = draft.clone();
        goal.id = mint.unused(|id| journey.has(id));
        goal.toward = match &toward {
            Some(reference) => Some(reference::named(journey, reference, find::OPEN_LARGE)?),
            None => None,
        };
        verbs::add::goal(journey, goal)
    })?;
    session.announce(&made, written, ADD)
}

/// The goal as far as it can be told before the journey is read: without its own id and whom it serves.
fn draft(args: AddArgs, session: &Session) -> Result<Goal, Failure> {
    let size = if args.large { Size::Large } else { Size::Small };
    let state = State::Open(args.state);
    let mut goal = Goal {
        size,
        state,
        measure: measure(args.target.as_deref(), args.unit)?,
        created: Some(session.today.into()),
        ..Goal::new(Id::spelled(0), given::joined(&args.title))
    };
    field_flags::set(&mut goal, &args.fields.values(session.today)?);
    Ok(goal)
}

fn measure(target: Option<&str>, unit: Option<String>) -> Result<Option<Measure>, Failure> {
    let Some(target) = target else {
        return Ok(None);
    };
    Ok(Some(Measure {
        done: Amount::default(),
        target: given::amount("--target", target)?,
        unit: given::text(unit).unwrap_or_default(),
    }))
}
