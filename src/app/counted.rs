//! What stands in the title of a pane: its name, and how much is in it; with a filter on, how much of that passes.

use super::App;
use super::entries::unread;
use super::list::Listed;
use super::pane::Pane;
use super::rows::pane_title;
use crate::domain::gap::Extent;
use crate::domain::goal::Goal;
use crate::domain::item::Item;

impl App {
    /// The title of a pane, and what is counted in it: `6 active`, or `2 of 6 active` through a filter.
    pub fn pane_title(&self, pane: Pane) -> (&'static str, String) {
        let (title, all) = pane_title(pane, &self.journey, self.shows_all_done());
        let unread = unread(&self.journey, pane, self.past_view).map(|gap| gap.extent);
        let (mut whole, mut aside) = (true, 0);
        for extent in unread {
            match extent {
                Extent::All(_) => whole = false,
                Extent::Items(items) => aside += items,
            }
        }
        let counted = match (self.filter.is_some(), whole, aside) {
            (_, false, _) => "not read".into(),
            (true, true, _) => format!("{} of {all}", self.passing(pane)),
            (false, true, 0) => all,
            (false, true, aside) if all.starts_with("0") => format!("{aside} not read"),
            (false, true, aside) => format!("{all}, {aside} not read"),
        };
        (title, counted)
    }

    /// How many of what is counted in a pane pass the filter, as far as they are read.
    fn passing(&self, pane: Pane) -> usize {
        let open = |goal: &Goal| goal.state.is_open();
        let counts = |item: &&Item| match (pane, item) {
            (Pane::Past, _) => true,
            (Pane::Small, Item::Goal(goal)) => goal.is_active(),
            (Pane::Larger, Item::Goal(goal)) => open(goal),
            (Pane::Small | Pane::Larger, Item::Milestone(_)) => false,
        };
        let entries = self.list(pane).entries().iter();
        entries.filter_map(Listed::item).filter(counts).count()
    }
}
