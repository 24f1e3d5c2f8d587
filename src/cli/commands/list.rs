//! `milepost list`: goals and milestones, one line each.

use crate::cli::facts::Facts;
use crate::cli::failure::Failure;
use crate::cli::json::{self, ItemJson};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::cli::table;
use crate::domain::filter::Filter;
use crate::domain::filter::saved::{SavedFilters, named_so};
use crate::domain::find;
use crate::domain::item::{Home, Item};
use crate::domain::journey::Journey;
use crate::store::Years;
use clap::builder::styling::Style;
use std::cmp::Reverse;

const DIM: Style = Style::new().dimmed();

/// What `list` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "FILTER is words of a title, tag, kind or note, and terms:\n  \
                  is:small large milestone open active paused someday done dropped stuck overdue private hindsight\n  \
                  tag:T  kind:K  toward:REF  after:WHEN  before:WHEN  and - before what is not wanted\n  \
                  filter:NAME  one that was saved on the screen, or in [filters] of the settings\n\n\
                  Without --all it lists what is open. A filter that names is:done, is:dropped, is:milestone or\n\
                  is:hindsight looks at the whole past as well.\n\n\
                  Examples:\n  \
                  milepost list\n  \
                  milepost list tag:study -is:paused\n  \
                  milepost list is:done after:2019\n  \
                  milepost list --all --json"
)]
pub(in crate::cli) struct ListArgs {
    /// What is wanted
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    /// Everything, milestones and the whole past included
    #[arg(long)]
    all: bool,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

impl ListArgs {
    /// Terms that only something past can fit.
    const PAST: [&'static str; 4] = ["is:done", "is:dropped", "is:milestone", "is:hindsight"];

    fn looks_back(&self, filter: &str, saved: &SavedFilters) -> bool {
        let named = |term: &str| named_so(saved, term.strip_prefix("filter:")?).cloned();
        let within: Vec<String> = filter.split_whitespace().filter_map(named).collect();
        let mut terms = within
            .iter()
            .map(String::as_str)
            .chain([filter])
            .flat_map(str::split_whitespace);
        self.all || terms.any(|term| Self::PAST.contains(&term.to_lowercase().as_str()))
    }
}

pub(in crate::cli) fn run(args: ListArgs, session: &mut Session) -> Result<(), Failure> {
    let text = args.filter.join(" ");
    let looks_back = args.looks_back(&text, &session.filters);
    let journey = session.read(if looks_back {
        Years::All
    } else {
        Years::Summaries
    })?;
    let goal = |reference: &str| find::served(&journey, reference);
    let filter = Filter::parse_with(&text, session.today, &goal, &session.filters)?;
    let in_scope = |item: &&Item| looks_back || item.home() == Home::Open;
    let fits = |item: &&Item| filter.matches(item, &journey, session.today);
    let mut items: Vec<&Item> = journey.items().filter(in_scope).filter(fits).collect();
    newest_first(&mut items);
    let facts = Facts::of(&journey);
    if args.json {
        let items: Vec<ItemJson> = items.iter().map(|item| json::item(item, &facts)).collect();
        return session.output.line(&json::pretty(&items));
    }
    if items.is_empty() {
        if session.troubled {
            return Ok(());
        }
        let remark = nothing(&journey, &filter, looks_back);
        return session.output.remark(remark);
    }
    print(items, &facts, session)
}

/// What is open keeps its order, the past is turned round: newest first.
fn newest_first(items: &mut [&Item]) {
    let open = items
        .iter()
        .take_while(|item| item.home() == Home::Open)
        .count();
    let latest = |item: &&Item| Reverse(phrases::ended(item).map(|date| (date.last_day(), date)));
    items[open..].sort_by_key(latest);
}

fn nothing(journey: &Journey, filter: &Filter, looked_back: bool) -> &'static str {
    match (journey.is_empty(), filter.is_empty(), looked_back) {
        (true, _, _) => "Nothing here yet. To begin: milepost add TITLE, or milepost demo.",
        (_, true, _) => {
            "Nothing is open. milepost add TITLE begins something, --all shows the past."
        }
        (_, false, true) => "Nothing matches.",
        (_, false, false) => "Nothing open matches. --all looks at the past as well.",
    }
}

/// On a terminal small and larger goals and the past stand apart; in a pipe each line is an item.
fn print(mut items: Vec<&Item>, facts: &Facts, session: &mut Session) -> Result<(), Failure> {
    let terminal = session.output.width();
    if terminal.is_some() {
        items.sort_by_key(|item| section(item));
    }
    let lines = table::lines(&items, facts, session.today, session.glyphs, terminal);
    let mut before = None;
    for (item, line) in items.iter().zip(lines) {
        let section = section(item);
        if terminal.is_some() && before != Some(section) {
            if before.is_some() {
                session.output.line("")?;
            }
            session
                .output
                .line(&format!("{DIM}{}{DIM:#}", section.heading()))?;
        }
        before = Some(section);
        session.output.line(&line)?;
    }
    Ok(())
}

/// A part of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Small,
    Larger,
    Past,
}

impl Section {
    fn heading(self) -> &'static str {
        match self {
            Section::Small => "Small goals",
            Section::Larger => "Larger goals",
            Section::Past => "Past",
        }
    }
}

fn section(item: &Item) -> Section {
    match item {
        Item::Goal(goal) if !goal.state.is_open() => Section::Past,
        Item::Goal(goal) if goal.is_large() => Section::Larger,
        Item::Goal(_) => Section::Small,
        Item::Milestone(_) => Section::Past,
    }
}
