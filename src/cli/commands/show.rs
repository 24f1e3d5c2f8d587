//! `milepost show`: one goal or milestone in full, or the chain of a milestone.

mod chain;

use crate::cli::failure::Failure;
use crate::cli::page::{self, Subject};
use crate::cli::reference;
use crate::cli::session::Session;
use crate::domain::facts::Facts;
use crate::domain::find;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::momentum;
use crate::store::Years;
use crate::transfer::json;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  milepost show CKA\n  milepost show k3v9 --json\n  milepost show --chain NT4"
)]
pub(in crate::cli) struct ShowArgs {
    /// The goal or milestone
    #[arg(value_name = "REF")]
    reference: String,
    /// Show what led to a milestone, and what it led to
    #[arg(long)]
    chain: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: ShowArgs, session: &mut Session) -> Result<(), Failure> {
    if args.chain {
        return chain::run(&args, session);
    }
    let mut journey = session.read_for(&args.reference)?;
    let id = reference::named(&journey, &args.reference, find::ANY);
    let id = id.map_err(|refusal| session.unfound(refusal))?;
    if !args.json {
        read_past(&mut journey, &id, session)?;
    }
    let facts = Facts::of(&journey);
    let Some(item) = journey.item(&id) else {
        return Ok(());
    };
    if args.json {
        return session.output.json(json::item(item, &facts));
    }
    let (calendar, glyphs) = (session.calendar(), session.output.glyphs);
    let has_links = session.output.has_links();
    let subject = Subject { facts: &facts, calendar, glyphs, has_links };
    let path = session.store.path(item.file());
    session.output.lines(page::lines(item, &subject, &path.display().to_string()))
}

/// Reads the past that an item's page needs.
fn read_past(journey: &mut Journey, id: &Id, session: &mut Session) -> Result<(), Failure> {
    let Some(item) = journey.item(id) else {
        return Ok(());
    };
    let (needs_all, paced) = (needs_all_years(item), has_pace(item));
    if needs_all {
        journey.absorb(session.store.read(Years::All)?);
    }
    let years = momentum::unread(journey, session.today);
    if paced && !years.is_empty() {
        journey.absorb(session.store.read(Years::Only(years))?);
    }
    Ok(())
}

fn has_pace(item: &Item) -> bool {
    let goal = item.as_goal().filter(|goal| goal.is_active());
    goal.is_some_and(|goal| goal.is_large() || goal.measure.is_some())
}

/// Whether its page names goals of any year.
fn needs_all_years(item: &Item) -> bool {
    match item {
        Item::Goal(goal) => goal.is_large() || goal.toward.is_some(),
        Item::Milestone(milestone) => milestone.from.is_some(),
    }
}
