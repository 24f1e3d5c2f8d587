//! `milepost add`: a goal is written down.

use crate::cli::failure::Failure;
use crate::cli::flags::Written;
use crate::cli::given;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::goal::{Goal, OpenState, Size, State};
use crate::domain::id::Id;
use crate::domain::measure::{Amount, Measure};
use crate::domain::verbs;
use crate::domain::when::Facing;

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
    /// The target date
    #[arg(long, value_name = "WHEN")]
    due: Option<String>,
    /// The state: active, paused or someday
    #[arg(long, value_name = "STATE", default_value = "active", hide_possible_values = true)]
    state: OpenState,
    /// How much there is to do
    #[arg(long, value_name = "N")]
    target: Option<String>,
    /// What is counted, such as pages
    #[arg(long, value_name = "TEXT", requires = "target")]
    unit: Option<String>,
    /// A word to group by; may be given again
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Your own kind, such as training
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Why it matters
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Anything else
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// An address of something elsewhere; may be given again
    #[arg(long, value_name = "URL")]
    link: Vec<String>,
    /// Keep it out of every export
    #[arg(long)]
    private: bool,
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
    let due = given::date_if_any("--due", args.due.as_deref(), session.today, Facing::Ahead)?;
    let size = if args.large { Size::Large } else { Size::Small };
    let state: State = State::Open(args.state);
    Ok(Goal {
        size,
        state,
        due,
        measure: measure(args.target.as_deref(), args.unit)?,
        tags: given::texts(args.tag),
        kind: given::text(args.kind),
        why: given::text(args.why),
        note: given::text(args.note),
        links: given::texts(args.link),
        private: args.private,
        created: Some(session.today.into()),
        ..Goal::new(Id::spelled(0), given::joined(&args.title))
    })
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
