//! The timeline on the screen: how closely it is looked at, and what is selected on it.

pub mod writer;

use super::list::{Cursor, List, Listed, View};
use super::scene::Ground;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::timeline::{self, Order, Period, Row, Source, Stop, Zoom};
use crate::domain::words::count;
use writer::Writer;

/// What a row is known by when the timeline around it changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Key {
    /// An item's id.
    Item(Id),
    /// A period that stands for itself.
    Period(Period),
    /// What there is no room for in a period, by its kind.
    More(Period, timeline::Kind),
    /// A year that is not read yet.
    Unread(i32),
}

impl Listed for Row {
    type Key = Key;

    fn key(&self) -> Option<Key> {
        match &self.stop {
            Stop::Item(item, _) => Some(Key::Item(item.id().clone())),
            Stop::More(more) => Some(Key::More(self.period, more.kind)),
            Stop::Blank | Stop::Gap(_) => Some(Key::Period(self.period)),
            Stop::Unread(year, _) => Some(Key::Unread(*year)),
            Stop::Today => None,
        }
    }

    fn can_be_selected(&self) -> bool {
        self.stop != Stop::Today
    }

    fn item(&self) -> Option<&Item> {
        Row::item(self)
    }

    /// Where a year that has been read since now begins.
    fn successor(rows: &[Row], key: &Key, _last: bool) -> Option<usize> {
        let Key::Unread(year) = key else { return None };
        rows.iter().position(|row| row.day.year() >= *year)
    }
}

/// The timeline on the screen.
#[derive(Debug, Default)]
pub struct Timeline {
    zoom: Zoom,
    order: Order,
    list: List<Row>,
    view: View,
    /// The most steps in any part of a period: the height of the highest tick.
    most: usize,
    rows: usize,
    /// How many milestones pass the filter, where there is one.
    passing: Option<usize>,
    /// Whether what is selected was jumped to, and is to be shown with what is around it.
    jumped: bool,
}

impl Timeline {
    /// What one period is.
    pub fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// By which date milestones stand.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Its title, and what is counted in it.
    pub fn heading(&self, journey: &Journey) -> (String, String) {
        let order = match self.order {
            Order::Happened => "",
            Order::Recognised => ", as recognised",
        };
        let title = format!("Timeline by {}{order}", self.zoom.word());
        let all = count(journey.milestones().count(), "milestone");
        let counted = match self.passing {
            Some(passing) => format!("{passing} of {all}"),
            None => all,
        };
        (title, counted)
    }

    /// Its rows.
    pub fn list(&self) -> &List<Row> {
        &self.list
    }

    /// What of it is in view, as it reads.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The most steps in any part of a period.
    pub fn most(&self) -> usize {
        self.most
    }

    /// The selected row.
    pub fn row(&self) -> Option<&Row> {
        self.list.entry()
    }

    /// The list, to move in.
    pub fn cursor(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }

    /// Makes the rows anew; what was selected stays so.
    pub fn refill(&mut self, ground: &Ground<'_>) {
        let keep = self.row().and_then(Row::item).map(|item| item.id().clone());
        let rows = timeline::rows(&Source {
            journey: ground.journey,
            today: ground.today,
            zoom: self.zoom,
            order: self.order,
            passes: ground.passes,
            keep: keep.as_ref(),
        });
        self.passing = ground.passes.map(|_| milestones(&rows));
        let parts = rows.iter().filter_map(|row| row.opens.as_ref());
        self.most = parts.map(|o| o.most()).max().unwrap_or(0);
        self.list.fill(rows);
    }

    /// Looks more closely, or less; what was selected stays so, or else the time at which it stood.
    pub fn zoom_to(&mut self, zoom: Zoom, ground: &Ground<'_>) {
        let was = self
            .row()
            .map(|row| (row.day, row.item().map(|i| i.id().clone())));
        self.zoom = zoom;
        self.refill(ground);
        self.find_again(was);
    }

    /// Puts milestones where they happened, or where they were recognised.
    pub fn turn(&mut self, ground: &Ground<'_>) {
        let was = self
            .row()
            .map(|row| (row.day, row.item().map(|i| i.id().clone())));
        self.order = match self.order {
            Order::Happened => Order::Recognised,
            Order::Recognised => Order::Happened,
        };
        self.refill(ground);
        self.find_again(was);
    }

    fn find_again(&mut self, was: Option<(Day, Option<Id>)>) {
        let Some((day, item)) = was else { return };
        self.jumped = true;
        if !item.is_some_and(|id| self.list.select_item(&id)) {
            self.select_day(day);
        }
    }

    /// Selects the first row that stands for that day or a later one.
    pub fn select_day(&mut self, day: Day) {
        let rows = self.list.entries();
        let reached = |row: &Row| {
            let end = match &row.stop {
                Stop::Gap(gap) => gap.last.last_day(),
                Stop::Blank => row.period.last_day(),
                Stop::Item(..) | Stop::More(_) | Stop::Unread(..) | Stop::Today => row.day,
            };
            end >= day
        };
        let at = rows.iter().position(reached).unwrap_or(rows.len());
        self.list.select(at, true);
        self.jumped = true;
    }

    /// Selects an item that is jumped to; whether it is here.
    pub fn select_item(&mut self, id: &Id) -> bool {
        self.jumped = true;
        self.list.select_item(id)
    }

    /// Selects the last row before today.
    pub fn select_today(&mut self) {
        let rows = self.list.entries();
        let today = rows.iter().position(|row| row.stop == Stop::Today);
        self.list.select(today.unwrap_or(rows.len()), false);
        self.jumped = true;
    }

    /// Brings what is selected into view, and writes what is in view.
    pub fn settle(&mut self, writer: &Writer<'_>, rows: usize) {
        let resized = std::mem::replace(&mut self.rows, rows) != rows;
        if std::mem::take(&mut self.jumped) || resized {
            self.list.centre(rows, |row| writer.lines(row).len());
        }
        self.list.follow(rows, |row| writer.lines(row).len());
        self.view = self.list.view(rows, |row| writer.lines(row));
        if let Some((at, line)) = self.view.lines.first_mut() {
            writer.name_at_top(&self.list.entries()[*at], line);
        }
        let selected = self.list.selected();
        if let Some((at, line)) = self.view.lines.iter_mut().find(|l| Some(l.0) == selected)
            && let Some(asked) = writer.asked(&self.list.entries()[*at])
        {
            *line = asked;
        }
    }

    /// The years in view that are not read yet.
    pub fn unread(&self) -> Vec<i32> {
        let unread = |i: usize| match self.list.entries()[i].stop {
            Stop::Unread(year, _) => Some(year),
            Stop::Blank | Stop::Item(..) | Stop::More(_) | Stop::Gap(_) | Stop::Today => None,
        };
        self.list.reach(self.rows).filter_map(unread).collect()
    }
}

/// How many milestones stand in the rows, or are counted in them.
fn milestones(rows: &[Row]) -> usize {
    let here = |row: &Row| match &row.stop {
        Stop::Item(Item::Milestone(_), _) => 1,
        Stop::More(more) if more.kind == timeline::Kind::Milestones => more.hidden,
        Stop::Item(Item::Goal(_), _)
        | Stop::More(_)
        | Stop::Blank
        | Stop::Gap(_)
        | Stop::Unread(..)
        | Stop::Today => 0,
    };
    rows.iter().map(here).sum()
}
