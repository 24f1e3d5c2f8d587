//! A view over the whole screen: what every one of them can do, with what most of them do.

use super::action::{Action, Layer};
use super::layout::ScreenLayout;
use super::list::Cursor;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;

/// What views are filled from.
pub struct ViewContext<'a> {
    pub(crate) journey: &'a Journey,
    pub(crate) today: Day,
    /// Whether an item passes the filter; `None` without one.
    pub(crate) passes: Option<&'a dyn Fn(&Item) -> bool>,
}

/// What enter did in a view.
pub enum Entered {
    /// Nothing: it opens the detail of the selected item.
    Nothing,
    /// The view shows something else now.
    Here,
    /// There is nothing to go into, and why not.
    Empty(&'static str),
    /// It goes as far as this.
    Limit(String),
    /// The view is done with.
    Leaves,
    /// The timeline opens at that year, or at today.
    Timeline(Option<i32>),
}

/// A view over the whole screen.
pub trait View {
    /// What can be selected in it.
    fn cursor(&self) -> &dyn Cursor;

    /// The same, to move in.
    fn cursor_mut(&mut self) -> &mut dyn Cursor;

    /// Fills it again, after the journey, the day or the filter changed.
    fn refill(&mut self, context: &ViewContext<'_>);

    /// What the key line offers in it, the most needed first.
    fn keys(&self) -> &'static [Action];

    /// Whose keys come first in it.
    fn layer(&self) -> Layer {
        Layer::Everywhere
    }

    /// The selected item.
    fn item(&self) -> Option<&Item> {
        self.cursor().item()
    }

    /// The number of the selected entry.
    fn selected(&self) -> Option<usize> {
        self.cursor().selected()
    }

    /// Selects an item; whether it is here.
    fn select_item(&mut self, id: &Id) -> bool {
        self.cursor_mut().select_item(id)
    }

    /// Makes that entry or line the first one in view.
    fn scroll_to(&mut self, top: usize) {
        self.cursor_mut().scroll_to(top);
    }

    /// Goes into what is selected.
    fn enter(&mut self, _context: &ViewContext<'_>) -> Entered {
        Entered::Nothing
    }

    /// What enter does, for the key line.
    fn enter_label(&self) -> &'static str {
        Action::Open.spec().label
    }

    /// Whether there is anything to go into.
    fn leads_on(&self) -> bool {
        self.item().is_some()
    }

    /// Goes sideways in what is selected; whether that is possible.
    fn go_sideways(&mut self, _steps: isize) -> bool {
        false
    }

    /// The mouse points at a column of what is selected.
    fn point(&mut self, _column: usize, _layout: &ScreenLayout) {}

    /// Whether what is selected is drawn by cells, one of which is marked, rather than as a row.
    fn is_in_picture(&self) -> bool {
        false
    }

    /// After every event: what it shows follows what is selected.
    fn follow(&mut self) {}

    /// The screen has another size.
    fn resized(&mut self) {}

    /// The years that it needs and that are not read yet, given the rows in view.
    fn unread(&self, _rows: usize) -> Vec<i32> {
        Vec::new()
    }

    /// Finished goals whose steps it tells of: the years of these are read.
    fn steps_told_of(&self) -> Vec<Id> {
        Vec::new()
    }

    /// Whether what it is about has gone from the journey.
    fn is_lost(&self, _journey: &Journey) -> bool {
        false
    }

    /// Why goals are not put in order in it.
    fn why_no_order(&self) -> &'static str {
        "Goals are put in order in their pane."
    }
}
