//! What stands in a title beside a name: how much there is, as far as it was read; with a filter on, how much of that
//! passes.

use super::rows::title_and_count;
use crate::app::App;
use crate::app::entries::unread;
use crate::app::list::Listed;
use crate::app::pane::Pane;
use crate::domain::gap::{Gap, GapExtent};
use crate::domain::goal::Goal;
use crate::domain::item::Item;

/// The title of a pane, and what is counted in it: `6 active`, or `2 of 6 active` through a filter; in a list that is
/// longer than its pane the place of the selection, `12 of 42 · 6 active`.
pub(crate) fn pane_title(app: &App, pane: Pane, is_cut: bool) -> (&'static str, String) {
    let (title, all) = title_and_count(pane, &app.data.journey, app.screen.shows_all_done());
    let place = app.screen.list(pane).place().filter(|_| is_cut && app.screen.filter.is_none());
    let all = match place {
        Some((at, of)) if all.parse() == Ok(of) => format!("{at} of {of}"),
        Some((at, of)) if all.parse::<usize>().is_err() => format!("{at} of {of} · {all}"),
        Some(_) | None => all,
    };
    let unread = unread(&app.data.journey, pane, app.screen.past_view);
    let passing = app.screen.filter.is_some().then(|| passing(app, pane));
    (title, counted(all, passing, unread))
}

/// What could not be read of what a pane lists.
pub(crate) fn unread_in(app: &App, pane: Pane) -> Option<&Gap> {
    unread(&app.data.journey, pane, app.screen.past_view).next()
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

/// `6 active`, `2 of 6 active` where a filter lets two pass; what was not read is never counted as none.
pub(super) fn counted<'a>(
    all: String,
    passing: Option<usize>,
    unread: impl Iterator<Item = &'a Gap>,
) -> String {
    let (mut whole, mut aside) = (true, 0);
    for gap in unread {
        match gap.extent {
            GapExtent::All(_) => whole = false,
            GapExtent::Items(items) => aside += items,
        }
    }
    match (passing, whole, aside) {
        (_, false, _) => "not read".into(),
        (Some(passing), true, _) => format!("{passing} of {all}"),
        (None, true, 0) => all,
        (None, true, aside) if all.starts_with('0') => format!("{aside} not read"),
        (None, true, aside) => format!("{all}, {aside} not read"),
    }
}
