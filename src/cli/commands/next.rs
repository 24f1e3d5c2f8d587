//! `milepost next`: shows or sets the focus.

use crate::cli::failure::Failure;
use crate::cli::flags::WriteFlags;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::cli::table;
use crate::domain::find;
use crate::domain::item::Item;
use crate::domain::verbs;
use crate::store::Years;
use crate::transfer::json;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  milepost next\n  milepost next CKA")]
pub(in crate::cli) struct NextArgs {
    /// The open larger goal to focus on; without it the focus is shown
    #[arg(value_name = "REF")]
    reference: Option<String>,
    #[command(flatten)]
    written: WriteFlags,
}

const MARK: Verb = Verb { did: "focus", would: "focus on" };

pub(in crate::cli) fn run(args: NextArgs, session: &mut Session) -> Result<(), Failure> {
    let Some(reference) = args.reference else {
        return show(args.written.json, session).and_then(|()| session.check_read());
    };
    session.carry_out(args.written, MARK, Reach::Open, &mut |journey, _| {
        let id = reference::named(journey, &reference, find::OPEN_LARGE)?;
        verbs::next::mark(journey, &id)
    })?;
    Ok(())
}

fn show(as_json: bool, session: &mut Session) -> Result<(), Failure> {
    let journey = session.read(Years::Summaries)?;
    let next = journey.next().cloned().map(Item::Goal);
    if as_json {
        return match &next {
            Some(next) => session.output.json(json::item(next, &journey)),
            None => session.output.line("null"),
        };
    }
    let Some(next) = next else {
        if !session.gaps().is_empty() {
            return Ok(());
        }
        return session.output.remark("No larger goal has the focus: milepost next REF sets it.");
    };
    let (width, glyphs) = (session.output.width(), session.output.glyphs);
    session.output.lines(table::lines(&[&next], &journey, session.calendar(), glyphs, width))
}
