//! `milepost state`: makes a goal active, paused or someday.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::given;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::goal::OpenState;
use crate::domain::verbs::open_state;
use clap::ValueEnum;
use clap::builder::PossibleValue;

impl ValueEnum for OpenState {
    fn value_variants<'a>() -> &'a [OpenState] {
        &OpenState::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            OpenState::Active => "Being worked on",
            OpenState::Paused => "Set aside for a while",
            OpenState::Someday => "For later, not yet begun",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

fn verb(state: OpenState) -> Verb {
    let (did, would) = match state {
        OpenState::Active => ("active", "activate"),
        OpenState::Paused => ("paused", "pause"),
        OpenState::Someday => ("someday", "put off"),
    };
    Verb { did, would }
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  milepost state book someday\n  milepost state k3v9 active\n  milepost state k3v9 paused --until 'in 3 weeks'"
)]
pub(in crate::cli) struct StateArgs {
    /// The open goal
    #[arg(value_name = "REF")]
    reference: String,
    /// The new state: active, paused or someday
    #[arg(value_name = "STATE", hide_possible_values = true)]
    state: OpenState,
    /// The last day of the pause [default: until you resume it]
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    #[command(flatten)]
    written: WriteFlags,
}

pub(in crate::cli) fn run(args: StateArgs, session: &mut Session) -> Result<(), Failure> {
    let today = session.today;
    let until = given::end_if_any(args.until.as_deref(), session.calendar(), session.today)?;
    if until.is_some() && args.state != OpenState::Paused {
        return Err(Failure::usage(
            "--until is the end of a pause",
            "write milepost state REF paused --until WHEN",
        ));
    }
    session.carry_out(args.written, verb(args.state), Reach::Open, &mut |journey, _| {
        let id = reference::named(journey, &args.reference, find::OPEN_GOAL)?;
        match until {
            Some(until) => open_state::pause(journey, &id, Some(until), today),
            None => open_state::set(journey, &id, args.state, today),
        }
    })?;
    Ok(())
}
