//! Where everything is on the screen: what `update` has to know of that, as the view arranged it after the last event.
//!
//! The view depends on the state machine, not the other way round. So the state machine is given the function that
//! arranges it, and keeps what comes back: offsets, areas, and which entry each row of the screen shows.

use super::action::Action;
use super::key::Key;
use super::pane::Pane;
use crate::domain::id::Id;
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Area {
    pub(crate) x: u16,
    pub(crate) y: u16,
    pub(crate) width: u16,
    pub(crate) height: u16,
}

impl Area {
    pub(crate) fn holds(self, column: u16, row: u16) -> bool {
        let across = column >= self.x && column - self.x < self.width;
        across && row >= self.y && row - self.y < self.height
    }
}

/// What a cell of the screen is for, when it is clicked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClickTarget {
    /// It means that action, as its key does.
    Do(Action),
    /// It stands for that key.
    Press(Key),
    /// A row of a pane, with the number of its entry.
    Row(Pane, usize),
    /// A row of the view over the whole screen, with the number of its entry.
    Entry(usize),
    /// That line of the reading pane.
    Line(usize),
    /// A mark on the road.
    Item(Id),
    /// A row of the top dialog's list.
    Choice(usize),
    /// A part of the text of a field of the top dialog, which begins at that column of the screen.
    Text {
        /// The number of the field.
        field: usize,
        /// The bytes of its text.
        part: Range<usize>,
        /// The column, from 0.
        begin: u16,
    },
}

/// How the screen looks, which the state machine is told by functions: the view depends on it, not the other way round.
#[derive(Clone, Copy, Debug)]
pub struct Looks<W> {
    /// Arranges the screen for the state that the program is in.
    pub arrange: fn(&W) -> ScreenLayout,
    /// What a cell is for, by its column and row.
    pub target_at: fn(&W, u16, u16) -> Option<ClickTarget>,
}

/// The layout of the screen.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ScreenLayout {
    pub(crate) panes: [ListLayout; 3],
    /// The list of the view over the whole screen.
    pub(crate) scene: ListLayout,
    pub(crate) detail: DetailLayout,
    pub(crate) weeks: Cells,
    pub(crate) years: Cells,
    /// The columns to which a text of several lines wraps in the form that is open.
    pub(crate) field_columns: usize,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct ListLayout {
    /// With its border; empty where the list has no place on the screen.
    pub(crate) area: Area,
    pub(crate) inside: Area,
    /// The first entry in view, or the first line of what scrolls by lines.
    pub(crate) top: usize,
    /// The number of the entry that each row shows; empty where something covers the list.
    pub(crate) entries: Vec<usize>,
}

/// The layout of the open detail, and the items that its lines lead to.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct DetailLayout {
    /// With its border.
    pub(crate) area: Area,
    pub(crate) rows: usize,
    /// Where each line leads, in view or not.
    pub(crate) links: Vec<RowLink>,
}

/// Where a line of the reading pane leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowLink {
    /// Nowhere.
    None,
    /// To an item.
    To(Id),
    /// It goes on with the row that the line above begins or goes on with.
    Above,
}

impl RowLink {
    /// The item that it leads to.
    pub fn id(&self) -> Option<&Id> {
        match self {
            RowLink::To(id) => Some(id),
            RowLink::None | RowLink::Above => None,
        }
    }
}

/// Cells of equal width side by side, such as the weeks of a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Cells {
    pub(crate) begin: usize,
    pub(crate) first: usize,
    pub(crate) count: usize,
    pub(crate) width: usize,
}

impl Cells {
    pub(crate) fn at(self, column: usize) -> Option<usize> {
        let at = column.checked_sub(self.begin)?.checked_div(self.width)?;
        (at < self.count).then_some(self.first + at)
    }

    pub(crate) fn in_view(self) -> std::ops::Range<usize> {
        self.first..self.first + self.count
    }
}
