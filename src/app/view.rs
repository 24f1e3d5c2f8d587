//! A view over the whole screen: what every one of them can do, with what most of them do.

use super::action::{Action, Layer};
use super::layout::ScreenLayout;
use super::list::Cursor;
use crate::domain::calendar::{Calendar, DateStyle};
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;

/// The data that views are filled from.
pub struct ViewContext<'a> {
    pub(crate) journey: &'a Journey,
    pub(crate) today: Day,
    pub(crate) style: DateStyle,
    /// Whether an item passes the filter; `None` without one.
    pub(crate) passes: Option<&'a dyn Fn(&Item) -> bool>,
}

impl ViewContext<'_> {
    pub(super) fn calendar(&self) -> Calendar {
        Calendar { today: self.today, style: self.style }
    }
}

/// The effect of enter in a view.
pub enum Entered {
    /// Nothing: it opens the detail of the selected item.
    Nothing,
    /// The view shows something else now.
    Here,
    /// It goes no further, and why.
    Limit(String),
    /// The view is done with.
    Leaves,
    /// The timeline opens at that year, or at today.
    Timeline(Option<i32>),
}

/// A view over the whole screen.
pub trait View {
    /// Its list.
    fn cursor(&self) -> &dyn Cursor;

    /// The same, to move in.
    fn cursor_mut(&mut self) -> &mut dyn Cursor;

    /// Fills it again, after the journey, the day or the filter changed.
    fn refill(&mut self, context: &ViewContext<'_>);

    /// The actions in the key line, the most needed first.
    fn keys(&self) -> &'static [Action];

    /// The layer of keys that comes first.
    fn layer(&self) -> Layer {
        Layer::Everywhere
    }

    /// Selects an item; whether it is here.
    fn select_item(&mut self, id: &Id) -> bool {
        self.cursor_mut().select_item(id)
    }

    /// Goes into what is selected.
    fn enter(&mut self, _context: &ViewContext<'_>) -> Entered {
        Entered::Nothing
    }

    /// The label of enter in the key line.
    fn enter_label(&self) -> &'static str {
        Action::Open.spec().label
    }

    /// Whether there is anything to go into.
    fn leads_on(&self) -> bool {
        self.cursor().item().is_some()
    }

    /// Whether the reading pane has a page on the selected row, though it is no item.
    fn has_page(&self) -> bool {
        false
    }

    /// Goes sideways in what is selected; whether that is possible.
    fn go_sideways(&mut self, _steps: isize) -> bool {
        false
    }

    /// The mouse points at a column of what is selected.
    fn point(&mut self, _column: usize, _layout: &ScreenLayout) {}

    /// Whether the selection is one cell of a picture rather than a row.
    fn is_in_picture(&self) -> bool {
        false
    }

    /// After every event: what it shows follows what is selected.
    fn follow(&mut self) {}

    /// The screen has another size.
    fn resized(&mut self) {
        self.cursor_mut().resized();
    }

    /// The years that it needs and that are not read yet, given the rows in view.
    fn unread(&self, _rows: usize) -> Vec<i32> {
        Vec::new()
    }

    /// The goals whose steps it shows: their years are read.
    fn steps_told_of(&self) -> Vec<Id> {
        Vec::new()
    }

    /// The milestone that it is about; without it the view closes.
    fn subject(&self) -> Option<&Id> {
        None
    }

    /// The reason why goals have no order of their own in it.
    fn why_no_order(&self) -> &'static str {
        "Goals are put in order in their pane."
    }
}
