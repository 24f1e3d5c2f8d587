//! Momentum in full: a year of days, and where the steps went, as one page to walk through.

mod rows;
mod told;

pub(crate) use rows::Row;
pub(crate) use told::Told;

use super::context::ViewContext;
use super::layout::ScreenLayout;
use super::list::{Cursor, List, Listed};
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::momentum::{self, YEAR_WEEKS, YearShare};

/// Where in the map and in the chart the cursor stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// The week, 0 for the oldest.
    pub(crate) week: usize,
    /// The place of the year among those since the beginning.
    pub(crate) year: usize,
}

/// Momentum in full.
#[derive(Debug)]
pub struct Page {
    told: Told,
    place: Place,
    list: List<Row>,
    /// The day that the rows tell of.
    day: Day,
    unread: Vec<i32>,
}

impl Page {
    /// The page of a journey, with today selected.
    pub(crate) fn of(context: &ViewContext<'_>) -> Page {
        let told = Told::of(context.journey, context.today);
        let place = Place { week: YEAR_WEEKS - 1, year: told.years.len().saturating_sub(1) };
        let mut page = Page {
            place,
            list: List::default(),
            day: context.today,
            unread: momentum::unread(context.journey, context.today),
            told,
        };
        page.fill();
        let weekday = context.today.weekday() as usize;
        let today = page.list.entries().iter();
        let today = today.clone().position(|row| *row == Row::Weekday(weekday));
        page.list.select(today.unwrap_or(0), true);
        page
    }

    /// Its rows.
    pub(crate) fn list(&self) -> &List<Row> {
        &self.list
    }

    /// All that it tells.
    pub(crate) fn told(&self) -> &Told {
        &self.told
    }

    /// Where the cursor stands in the map and in the chart.
    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// The day that is selected, or was last.
    pub(crate) fn day(&self) -> Day {
        self.day
    }

    /// The year that is selected in the chart, or was last.
    pub(crate) fn year(&self) -> Option<&YearShare> {
        self.told.years.get(self.place.year)
    }

    /// The list, to scroll.
    pub(crate) fn list_mut(&mut self) -> &mut List<Row> {
        &mut self.list
    }

    /// The list, to move in.
    pub(crate) fn cursor(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }

    /// Whether the selected row is a map or a chart, in which one also goes sideways.
    pub(crate) fn is_in_picture(&self) -> bool {
        self.list.entry().is_some_and(Row::is_picture)
    }

    /// Goes so many weeks or years sideways.
    pub(crate) fn sideways(&mut self, steps: isize) {
        let (at, last) = match self.list.entry() {
            Some(Row::Weekday(_)) => (&mut self.place.week, YEAR_WEEKS - 1),
            Some(Row::Years) => {
                let last = self.told.years.len().saturating_sub(1);
                (&mut self.place.year, last)
            }
            _ => return,
        };
        *at = at.saturating_add_signed(steps).min(last);
    }

    /// Puts the cursor at that column of the picture in the selected row.
    pub(crate) fn point(&mut self, column: usize, layout: &ScreenLayout) {
        let (at, cells) = match self.list.entry() {
            Some(Row::Weekday(_)) => (&mut self.place.week, layout.weeks),
            Some(Row::Years) => (&mut self.place.year, layout.years),
            _ => return,
        };
        *at = cells.at(column).unwrap_or(*at);
    }

    /// Selects the first step of the selected day; whether there is one.
    pub(crate) fn go_into_day(&mut self) -> bool {
        let step = self.first_of_day();
        if let Some(at) = step {
            self.list.select(at, true);
        }
        step.is_some()
    }

    /// Whether there is anything to open: the moves of the day, the year on the timeline, or an item.
    pub(crate) fn leads_on(&self) -> bool {
        match self.list.entry() {
            Some(Row::Weekday(_)) => self.first_of_day().is_some(),
            Some(Row::Years) => true,
            Some(_) | None => self.item().is_some(),
        }
    }

    fn first_of_day(&self) -> Option<usize> {
        let rows = self.list.entries();
        rows.iter().position(|row| matches!(row, Row::OfDay(_)))
    }

    /// Makes it anew; what was selected stays so.
    pub(crate) fn refill(&mut self, context: &ViewContext<'_>) {
        let begin = self.told.years.first().map(|year| year.year);
        self.told = Told::of(context.journey, context.today);
        self.unread = momentum::unread(context.journey, context.today);
        // The same year stays selected where earlier ones are known of by now.
        let begins = self.told.years.first().map(|year| year.year);
        if let (Some(was), Some(is)) = (begin, begins) {
            let moved = isize::try_from(was - is).unwrap_or(0);
            let last = self.told.years.len().saturating_sub(1);
            self.place.year = self.place.year.saturating_add_signed(moved).min(last);
        }
        self.fill();
    }

    /// The years that its numbers need and that are not read yet.
    pub(crate) fn unread(&self) -> Vec<i32> {
        self.unread.clone()
    }

    /// The day under the cursor. The first week and the last lack some days: there it is the one in the next week in.
    pub(crate) fn follow_day(&mut self) {
        let Some(Row::Weekday(weekday)) = self.list.entry() else {
            return;
        };
        let (year, week) = (&self.told.year, self.place.week);
        let weeks = [Some(week), week.checked_sub(1), week.checked_add(1)];
        let day_of = |week: usize| Some((week, year.day(week, *weekday)?));
        let Some((week, day)) = weeks.into_iter().flatten().find_map(day_of) else {
            return;
        };
        self.place.week = week;
        if day != self.day {
            self.day = day;
            self.fill();
        }
    }

    fn fill(&mut self) {
        self.list.fill(rows::rows(&self.told, self.day));
    }

    /// The item of the selected row.
    pub(crate) fn item(&self) -> Option<&Item> {
        self.list.entry().and_then(Listed::item)
    }

    /// Selects an item; whether it is here.
    pub(crate) fn select_item(&mut self, id: &Id) -> bool {
        self.list.select_item(id)
    }
}
