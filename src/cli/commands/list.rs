//! `milepost list`: goals and milestones, one line each.

use crate::app::advice::quoted as as_word;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::cli::styled;
use crate::cli::table;
use crate::domain::data_file::DataFile;
use crate::domain::filter::{Filter, UnknownKey};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::sort;
use crate::domain::words::{count, plural};
use crate::store::Years;
use crate::transfer::json;
use crate::view::lines::Role;
use std::cmp::Reverse;

#[derive(Debug, clap::Args)]
#[command(after_help = "FILTER is words of a title, tag, kind or note, and terms:\n  \
                  is:small large milestone open active paused someday done dropped stuck overdue private hindsight\n  \
                  tag:T  kind:K  toward:REF  a - before a term negates it\n  \
                  in:WHEN  since:WHEN  until:WHEN  the year, month or day included\n  \
                  after:WHEN  before:WHEN  without it;  expires:WHEN  a credential that lapses by then\n  \
                  filter:NAME  one that was saved on the screen, or in [filters] of the settings\n\n\
                  Any other word before a colon is text. Without --all it lists what is open. A filter by a date, or\n\
                  with at:, is:done, is:dropped, is:milestone or is:hindsight looks at the whole past as well.\n\n\
                  Examples:\n  \
                  milepost list\n  \
                  milepost list tag:study -is:paused\n  \
                  milepost list is:done in:2019\n  \
                  milepost list --all --json")]
pub(in crate::cli) struct ListArgs {
    /// Words and terms to match
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    /// Everything, milestones and the whole past included
    #[arg(long)]
    all: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: ListArgs, session: &mut Session) -> Result<(), Failure> {
    let text = args.filter.join(" ");
    let looks_back = args.all || looks_back(&text, session);
    let mut journey = session.read(if looks_back { Years::All } else { Years::Summaries })?;
    let mut filter = session.filter(&text, &journey);
    // The larger goal that it names may have ended, and has open steps still.
    if filter.is_err() && !looks_back {
        journey.absorb(session.store.read(Years::All)?);
        filter = session.filter(&text, &journey);
    }
    let filter = filter?;
    let in_scope = |item: &&Item| looks_back || item.file() == DataFile::Open;
    let fits = |item: &&Item| filter.matches(item, &journey, session.today);
    let mut items: Vec<&Item> = journey.items().filter(in_scope).filter(fits).collect();
    newest_first(&mut items);
    if args.json {
        return session.output.json_list(items.iter().map(|item| json::item(item, &journey)));
    }
    if items.is_empty() {
        if !session.gaps().is_empty() {
            return Ok(());
        }
        let remark = match past_matches(&journey, &filter, looks_back, session)? {
            0 => nothing(&journey, &filter).to_owned(),
            more => format!(
                "No open goal matches, but {} of the past {}: milepost list {} --all",
                count(more, "item"),
                plural(more, "does", "do"),
                args.filter.iter().map(|term| as_word(term)).collect::<Vec<_>>().join(" ")
            ),
        };
        session.output.remark(&remark)?;
        let slip = filter.unknown_key().map(UnknownKey::words);
        return slip.map_or(Ok(()), |slip| session.output.remark(&slip));
    }
    print(items, &journey, session)
}

/// Whether the filter needs the past. The goal of `toward:` is not known yet and does not matter.
fn looks_back(filter: &str, session: &Session) -> bool {
    let any_goal = |_: &str| Ok(Id::spelled(0));
    let filter = Filter::parse_with(filter, session.calendar(), &any_goal, &session.filters);
    filter.is_ok_and(|filter| filter.looks_back())
}

/// Open goals keep their order; the past is sorted newest first.
fn newest_first(items: &mut [&Item]) {
    let open = items.iter().take_while(|item| item.file() == DataFile::Open).count();
    let latest = |item: &&Item| Reverse(phrases::ended(item).map(|date| (date.last_day(), date)));
    sort::by_key(&mut items[open..], latest);
}

/// The number of past items that match a filter over what is open.
fn past_matches(
    journey: &Journey,
    filter: &Filter,
    looked_back: bool,
    session: &mut Session,
) -> Result<usize, Failure> {
    if looked_back || filter.is_empty() {
        return Ok(0);
    }
    let mut journey = journey.clone();
    journey.absorb(session.store.read(Years::All)?);
    let fits = |item: &&Item| filter.matches(item, &journey, session.today);
    Ok(journey.items().filter(fits).count())
}

fn nothing(journey: &Journey, filter: &Filter) -> &'static str {
    match (journey.is_empty(), filter.is_empty()) {
        (true, _) => "Nothing here yet. To begin: milepost add TITLE, or milepost demo.",
        (_, true) => "No goal is open. milepost add TITLE adds one, --all shows the past.",
        (_, false) => "Nothing matches.",
    }
}

/// A terminal gets sections; in a pipe each line is an item.
fn print(mut items: Vec<&Item>, journey: &Journey, session: &mut Session) -> Result<(), Failure> {
    let terminal = session.output.width();
    if terminal.is_some() {
        sort::by_key(&mut items, |item| section(item));
    }
    let lines = table::lines(&items, journey, session.calendar(), session.output.glyphs, terminal);
    let mut before = None;
    for (item, line) in items.iter().zip(lines) {
        let section = section(item);
        if terminal.is_some() && before != Some(section) {
            if before.is_some() {
                session.output.line("")?;
            }
            session.output.line(&styled::text(SECTIONS[section], Role::Heading))?;
        }
        before = Some(section);
        session.output.line(&line)?;
    }
    Ok(())
}

const SECTIONS: [&str; 3] = ["Small goals", "Larger goals", "Past"];

/// The index of an item's section.
fn section(item: &Item) -> usize {
    match item {
        Item::Goal(goal) if goal.state.is_open() => usize::from(goal.is_large()),
        Item::Goal(_) | Item::Milestone(_) => 2,
    }
}
