//! The timeline on the screen: its zoom, its order and its selection.

mod place;

use crate::app::action::{Action, Action as A, Layer};
use crate::app::list::{Cursor, List, Listed};
use crate::app::view::{Entered, View, ViewContext};
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::timeline::{
    self, Order, RowContent, Silence, SilentStretch, TimelineInput, TimelineRow, Zoom,
};
use place::TimelinePlace;

impl Listed for TimelineRow {
    type Key = TimelinePlace;

    fn key(&self) -> Option<TimelinePlace> {
        TimelinePlace::of(self)
    }

    fn item(&self) -> Option<&Item> {
        TimelineRow::item(self)
    }

    fn successor(rows: &[TimelineRow], key: &TimelinePlace, _last: bool) -> Option<usize> {
        key.find(rows)
    }
}

#[derive(Debug, Default)]
pub struct Timeline {
    pub(crate) zoom: Zoom,
    pub(crate) order: Order,
    pub(crate) list: List<TimelineRow>,
    /// The place that was jumped to or was selected in another zoom, and the row that shows it; the place counts while
    /// that row is selected.
    meant: Option<(TimelinePlace, usize)>,
    /// The most moves in any period: the length of the longest bar.
    pub(crate) most: usize,
    /// The number of milestones that pass the filter, if there is one.
    pub(crate) passing: Option<usize>,
}

impl Timeline {
    /// At the milestone that is selected, or else at today.
    pub(crate) fn on(selected: Option<&Item>, context: &ViewContext<'_>) -> Timeline {
        let mut timeline = Timeline::at_today(context);
        if let Some(item) = selected.filter(|item| item.as_milestone().is_some()) {
            timeline.select_item(item.id());
        }
        timeline
    }

    /// The timeline with the last row before today selected.
    pub(crate) fn at_today(context: &ViewContext<'_>) -> Timeline {
        let mut timeline = Timeline::default();
        timeline.refill(context);
        timeline.select_today();
        timeline
    }

    pub(crate) fn row(&self) -> Option<&TimelineRow> {
        self.list.entry()
    }

    /// The long silence that is selected.
    pub(crate) fn silence(&self) -> Option<&SilentStretch> {
        match &self.row()?.stop {
            RowContent::Gap(gap) if gap.silence == Silence::Long => Some(gap),
            RowContent::Gap(_)
            | RowContent::Today
            | RowContent::Item(..)
            | RowContent::Blank
            | RowContent::End(_)
            | RowContent::More(_)
            | RowContent::Unread(..) => None,
        }
    }

    /// The selected place: the one that was jumped to, or else that of the selected row.
    fn place(&self) -> Option<TimelinePlace> {
        let selected = self.list.selected();
        let meant = self.meant.as_ref().filter(|(_, at)| Some(*at) == selected);
        let meant = meant.map(|(place, _)| place.clone());
        meant.or_else(|| self.row().and_then(TimelinePlace::of))
    }

    /// Zooms; the selection stays on its item, or else on its time.
    ///
    /// # Errors
    /// The message that it zooms no further.
    pub(crate) fn zoom_to(&mut self, zoom: Zoom, context: &ViewContext<'_>) -> Result<(), String> {
        if zoom == self.zoom {
            return Err(format!("That is as far as it zooms: one row for each {}.", zoom.word()));
        }
        self.zoom = zoom;
        self.refill(context);
        self.list.jump();
        Ok(())
    }

    /// Puts milestones where they happened, or where they were recognised.
    pub(crate) fn turn(&mut self, context: &ViewContext<'_>) {
        self.order = match self.order {
            Order::Happened => Order::Recognised,
            Order::Recognised => Order::Happened,
        };
        self.refill(context);
        self.list.jump();
    }

    /// Selects the row that stands for a date. Where that is an item of that date, the item is meant from now on; else
    /// the date, also when years are read or looked at otherwise.
    pub(crate) fn select_date(&mut self, date: Date) {
        let place = TimelinePlace::from(date);
        let at = place.find(self.list.entries());
        self.list.select(at.unwrap_or(0), true);
        let named = self.row().is_some_and(|row| place.names(row));
        self.meant = Some(place).filter(|_| !named).zip(self.list.selected());
        self.list.jump();
    }

    pub(crate) fn select_first(&mut self) {
        self.meant = None;
        self.list.end(false);
    }

    /// Selects the last row before today.
    fn select_today(&mut self) {
        self.meant = None;
        let rows = self.list.entries();
        let today = rows.iter().position(|row| row.stop == RowContent::Today);
        self.list.select(today.unwrap_or(rows.len()), false);
        self.list.jump();
    }
}

impl View for Timeline {
    fn cursor(&self) -> &dyn Cursor {
        &self.list
    }

    fn cursor_mut(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }

    /// The selected place stays selected, on whichever row shows it now.
    fn refill(&mut self, context: &ViewContext<'_>) {
        let place = self.place();
        let rows = timeline::rows(&TimelineInput {
            journey: context.journey,
            today: context.today,
            zoom: self.zoom,
            order: self.order,
            passes: context.passes,
            keep: place.as_ref().and_then(|place| place.item.as_ref()),
        });
        self.passing = context.passes.map(|_| milestones(&rows));
        // Of milestones alone a chart would only say again what is beside it.
        let is_charted = context.journey.dated_moves_of_goals().next().is_some();
        let periods = rows.iter().filter_map(|row| row.opens).filter(|_| is_charted);
        self.most = periods.map(|period| period.moves).max().unwrap_or(0);
        self.list.fill_to(rows, place.clone());
        self.meant = place.zip(self.list.selected());
    }

    fn layer(&self) -> Layer {
        Layer::Timeline
    }

    fn keys(&self) -> &'static [Action] {
        &[
            A::Closer,
            A::GoTo,
            A::Turn,
            A::Fill,
            A::Open,
            A::Chain,
            A::Promote,
            A::Link,
            A::Find,
            A::Filter,
            A::Help,
            A::Edit,
            A::Undo,
        ]
    }

    /// Zooms in on a row without an item: a crowd, a year, a silence.
    fn enter(&mut self, context: &ViewContext<'_>) -> Entered {
        match self.row().map(TimelineRow::item) {
            Some(None) => match self.zoom_to(self.zoom.closer(), context) {
                Ok(()) => Entered::Here,
                Err(limit) => Entered::Limit(limit),
            },
            Some(Some(_)) | None => Entered::Nothing,
        }
    }

    fn enter_label(&self) -> &'static str {
        if self.cursor().item().is_some() { Action::Open.spec().label } else { "look closer" }
    }

    fn leads_on(&self) -> bool {
        self.list.selected().is_some()
    }

    fn select_item(&mut self, id: &Id) -> bool {
        self.meant = None;
        self.list.jump();
        self.list.select_item(id)
    }

    fn resized(&mut self) {
        self.list.jump();
    }

    fn unread(&self, rows: usize) -> Vec<i32> {
        let unread = |i: usize| {
            let RowContent::Unread(year, _) = self.list.entries()[i].stop else { return None };
            Some(year)
        };
        self.list.reach(rows).filter_map(unread).collect()
    }

    fn why_no_order(&self) -> &'static str {
        "The timeline is in order of date."
    }
}

/// The number of milestones in the rows, crowds included.
fn milestones(rows: &[TimelineRow]) -> usize {
    let here = |row: &TimelineRow| match &row.stop {
        RowContent::Item(Item::Milestone(_), _) => 1,
        RowContent::More(more) if more.kind == timeline::CrowdKind::Milestones => more.hidden,
        RowContent::Item(Item::Goal(_), _)
        | RowContent::More(_)
        | RowContent::Blank
        | RowContent::Gap(_)
        | RowContent::End(_)
        | RowContent::Unread(..)
        | RowContent::Today => 0,
    };
    rows.iter().map(here).sum()
}
