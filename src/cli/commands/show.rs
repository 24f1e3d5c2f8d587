//! `milepost show`: one goal or milestone in full, or the chain of a milestone.

mod chain;

use crate::app::action::Layer;
use crate::app::keymap::Keymap;
use crate::cli::failure::Failure;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::cli::styled;
use crate::domain::find;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::momentum;
use crate::domain::sorted::SortedMap;
use crate::store::Years;
use crate::transfer::json;
use crate::view::canvas::Canvas;
use crate::view::reading;

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
    let Some(item) = journey.item(&id) else {
        return Ok(());
    };
    if args.json {
        return session.output.json(json::item(item, &journey));
    }
    print(item, &journey, session)
}

fn print(item: &Item, journey: &Journey, session: &mut Session) -> Result<(), Failure> {
    let (keymap, outlook) = (Keymap::default(), SortedMap::default());
    let canvas = Canvas {
        journey,
        calendar: session.calendar(),
        glyphs: session.output.glyphs,
        keymap: keymap.at(Layer::Everywhere),
        outlook: &outlook,
        columns: session.output.width().unwrap_or(usize::MAX),
        rows: usize::MAX,
    };
    let path = session.store.path(item.file()).display().to_string();
    let has_links = session.output.has_links();
    let rows = reading::printed(item, &path, &canvas);
    session.output.lines(rows.iter().map(|row| styled::row(row, has_links)))
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
