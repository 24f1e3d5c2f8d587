//! `milepost state`: whether a goal is active, paused or for some day.

use crate::cli::args::Written;
use crate::cli::failure::Failure;
use crate::cli::given;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::verbs::standing::{self, Standing};
use crate::domain::when::Facing;
use clap::ValueEnum;

/// How an open goal stands, as a word of the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(in crate::cli) enum StandingWord {
    /// Being worked on
    Active,
    /// Set aside for a while
    Paused,
    /// For some day
    Someday,
}

impl StandingWord {
    /// The domain's own word for it.
    pub(in crate::cli) fn standing(self) -> Standing {
        match self {
            StandingWord::Active => Standing::Active,
            StandingWord::Paused => Standing::Paused,
            StandingWord::Someday => Standing::Someday,
        }
    }

    fn verb(self) -> Verb {
        let (did, would) = match self {
            StandingWord::Active => ("active", "set to active"),
            StandingWord::Paused => ("paused", "set to paused"),
            StandingWord::Someday => ("someday", "set to someday"),
        };
        Verb { did, would }
    }
}

/// What `state` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  milepost state book someday\n  milepost state k3v9 active\n  milepost state k3v9 paused --until 'in 3 weeks'"
)]
pub(in crate::cli) struct StateArgs {
    /// The open goal
    #[arg(value_name = "REF")]
    reference: String,
    /// How it stands from now on: active, paused or someday
    #[arg(value_name = "STATE", hide_possible_values = true)]
    state: StandingWord,
    /// The last day of the pause [default: it goes on]
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    #[command(flatten)]
    written: Written,
}

pub(in crate::cli) fn run(args: StateArgs, session: &mut Session) -> Result<(), Failure> {
    let today = session.today;
    let until = given::date_if_any("--until", args.until.as_deref(), today, Facing::Ahead)?;
    if until.is_some() && args.state != StandingWord::Paused {
        return Err(Failure::usage(
            "--until is the end of a pause",
            "write milepost state REF paused --until WHEN",
        ));
    }
    let made = session.change(args.written.dry_run, Reach::Open, &mut |journey, _| {
        let id = reference::named(journey, &args.reference, find::OPEN_GOAL)?;
        match until {
            Some(until) => standing::pause(journey, &id, Some(until), today),
            None => standing::set(journey, &id, args.state.standing(), today),
        }
    })?;
    session.announce(&made, args.written, args.state.verb())
}
