//! `milepost link` and `unlink`: records that one milestone led to another, or removes it.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::change::Change;
use crate::domain::find;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::links;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost link 'NT4 course' --led-to 'first on-call week'\n  \
                  milepost unlink m1 --led-to m2")]
pub(in crate::cli) struct LinkArgs {
    /// The earlier milestone
    #[arg(value_name = "REF")]
    reference: String,
    /// The milestone that came of it
    #[arg(long, value_name = "REF")]
    led_to: String,
    #[command(flatten)]
    written: WriteFlags,
}

const LINK: Verb = Verb { did: "linked", would: "link" };
const UNLINK: Verb = Verb { did: "unlinked", would: "remove a link of" };

type Join = fn(&Journey, &Id, &Id) -> Result<Change, Refusal>;

pub(in crate::cli) fn run(args: LinkArgs, session: &mut Session) -> Result<(), Failure> {
    join(&args, links::link, LINK, session)
}

pub(in crate::cli) fn run_unlink(args: LinkArgs, session: &mut Session) -> Result<(), Failure> {
    join(&args, links::unlink, UNLINK, session)
}

fn join(args: &LinkArgs, join: Join, verb: Verb, session: &mut Session) -> Result<(), Failure> {
    session.carry_out(args.written, verb, Reach::Open, &mut |journey, _| {
        let earlier = reference::named(journey, &args.reference, find::MILESTONE)?;
        let later = reference::named(journey, &args.led_to, find::MILESTONE)?;
        join(journey, &earlier, &later)
    })?;
    Ok(())
}
