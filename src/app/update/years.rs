//! The years of the past: asked for when they come into view, or when something needs them whole.

use crate::app::disk::Request;
use crate::app::entries::Entry;
use crate::app::pane::Pane;
use crate::app::{App, Dialog};

/// How many of the years that are not read yet are read first.
const FIRST_PART: usize = 3;

impl App {
    /// Asks for the newest year in view that is not loaded, and waits for it: its goals push the older ones out of view.
    pub(super) fn ask_for_years(&mut self) {
        let list = self.list(Pane::Past);
        let rows = usize::from(self.layout.panes[0].inside.height);
        let unread = |i: usize| match &list.entries()[i] {
            Entry::Year(year, _) => Some(*year),
            Entry::Heading(_)
            | Entry::Gap
            | Entry::Unread(_)
            | Entry::Item(_)
            | Entry::Problem(_) => None,
        };
        let unread = list.reach(rows).filter_map(unread);
        let next = unread.filter(|year| self.is_awaited(*year)).max();
        self.load(next.into_iter().collect());
    }

    /// Asks for years that are not loaded and have not been asked for.
    pub(super) fn load(&mut self, years: Vec<i32>) {
        let fresh =
            |year: &i32| !self.journey.is_loaded(*year) && !self.wanted_years.contains(year);
        let years: Vec<i32> = years.into_iter().filter(fresh).collect();
        if !years.is_empty() {
            self.wanted_years.extend(&years);
            self.ask(Request::Load(years));
        }
    }

    /// The first picture is made of what was at hand; now comes what else the home screen needs.
    pub(super) fn shown(&mut self) {
        self.shown = true;
        self.mention_copies();
        self.years_unknown = true;
        self.ask(Request::Load(Vec::new()));
    }

    /// Whether something is open that goes through every year: a search, or a filter over a view of the whole past.
    pub(super) fn goes_through_everything(&self) -> bool {
        let searches = |dialog: &Dialog| matches!(dialog, Dialog::Search(_));
        let filtered = self.filter.is_some() && !self.scenes.is_empty();
        filtered || self.dialogs.iter().any(searches)
    }

    /// The latest years first and a few at a time, so that they are there to be seen while the rest is read; ever more
    /// at a time, as what is loaded is put together anew with each part.
    pub(super) fn load_everything(&mut self) {
        let mut years: Vec<i32> = self.journey.years().map(|(year, _)| year).collect();
        years.retain(|year| !self.journey.is_loaded(*year));
        years.reverse();
        let (mut rest, mut part) = (&years[..], FIRST_PART);
        while !rest.is_empty() {
            let (now, later) = rest.split_at(part.min(rest.len()));
            self.load(now.to_vec());
            (rest, part) = (later, part * 3);
        }
    }
}
