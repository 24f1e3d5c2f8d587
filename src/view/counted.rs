//! What stands in a title beside a name: how much there is, as far as it was read; with a filter on, how much of that
//! passes.

use super::rows::title_and_count;
use crate::app::App;
use crate::app::entries::{Entry, is_missed, unread};
use crate::app::list::Listed;
use crate::app::pane::Pane;
use crate::domain::gap::{Gap, GapExtent};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::sorted::SortedSet;

/// The title of a pane, and what is counted in it: `6 active`, or `2 of 6 active` through a filter; in a list that is
/// longer than its pane the place of the selection, `12 of 42 · 6 active`. Where any are marked, how many: `3 marked`.
pub(crate) fn pane_title(app: &App, pane: Pane, is_cut: bool) -> (&'static str, String) {
    let (title, all) = title_and_count(pane, &app.data.journey, app.screen.shows_all_done());
    if let Some(marked) = marked(app.screen.marked_in(pane)) {
        return (title, marked);
    }
    let place = app.screen.list(pane).place().filter(|_| is_cut && app.screen.filter.is_none());
    let all = match place {
        Some((at, of)) if all.parse() == Ok(of) => format!("{at} of {of}"),
        Some((at, of)) if all.parse::<usize>().is_err() => format!("{at} of {of} · {all}"),
        Some(_) | None => all,
    };
    let passing = app.screen.filter.is_some().then(|| passing(app, pane));
    (title, counted(all, passing, missing(app, pane)))
}

/// How many rows are below the edge, in full and in few columns.
pub(crate) fn more_below(rows: usize) -> [String; 2] {
    [format!("{rows} more below"), format!("{rows} more")]
}

/// `3 marked`, where any are.
pub(crate) fn marked<'a>(items: impl Iterator<Item = &'a Item>) -> Option<String> {
    let marked = items.count();
    (marked > 0).then(|| format!("{marked} marked"))
}

/// What is not read of a pane now, though the last good view may be in sight: by its rows, as two panes share a file.
fn missing(app: &App, pane: Pane) -> Missing {
    let view = app.screen.past_view;
    let mut items = SortedSet::new();
    let entries = app.screen.list(pane).entries().iter();
    // They come first; the items behind them may be tens of thousands.
    for entry in entries.take_while(|entry| matches!(entry, Entry::Unread(_) | Entry::Problem(..)))
    {
        match entry {
            Entry::Unread(_) => return Missing::Whole,
            Entry::Problem(problem, _) if is_missed(problem, pane, view) => match problem.item {
                None => return Missing::Whole,
                Some(item) => {
                    items.insert((&problem.path, item.at));
                }
            },
            _ => {}
        }
    }
    Missing::Items(items.len())
}

/// Whether all that a pane lists is read.
pub(crate) fn is_whole(app: &App, pane: Pane) -> bool {
    missing(app, pane) == Missing::Items(0)
}

/// What could not be read of what a pane lists.
pub(crate) fn unread_in(app: &App, pane: Pane) -> Option<&Gap> {
    // One item of goals.toml is missed in the pane of its own size alone, where a row says so.
    let empties = |gap: &&Gap| gap.is_all() || pane == Pane::Past;
    unread(&app.data.journey, pane, app.screen.past_view).find(empties)
}

/// How many of what is counted in a pane pass the filter, as far as they are read.
fn passing(app: &App, pane: Pane) -> usize {
    let open = |goal: &Goal| goal.state.is_open();
    let counts = |item: &&Item| match (pane, item) {
        (Pane::Past, _) => true,
        (Pane::Small, Item::Goal(goal)) => goal.is_active(),
        (Pane::Larger, Item::Goal(goal)) => open(goal),
        (Pane::Small | Pane::Larger, Item::Milestone(_)) => false,
    };
    let entries = app.screen.list(pane).entries().iter();
    entries.filter_map(Listed::item).filter(counts).count()
}

/// How much of something could not be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// A file or more.
    Whole,
    /// That many items.
    Items(usize),
}

impl Missing {
    pub(super) fn of<'a>(mut gaps: impl Iterator<Item = &'a Gap>) -> Missing {
        let sum = gaps.try_fold(0, |sum, gap| match gap.extent {
            GapExtent::All(_) | GapExtent::Outdated => None,
            GapExtent::Items(items) => Some(sum + items),
        });
        sum.map_or(Missing::Whole, Missing::Items)
    }
}

/// `6 active`, `2 of 6 active` where a filter lets two pass; what was not read is never counted as none.
pub(super) fn counted(all: String, passing: Option<usize>, missing: Missing) -> String {
    match (passing, missing) {
        (_, Missing::Whole) => "not read".into(),
        (Some(passing), Missing::Items(_)) => format!("{passing} of {all}"),
        (None, Missing::Items(0)) => all,
        (None, Missing::Items(items)) if all.starts_with('0') => format!("{items} not read"),
        (None, Missing::Items(items)) => format!("{all}, {items} not read"),
    }
}
