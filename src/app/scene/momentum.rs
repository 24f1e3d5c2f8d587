//! Momentum in full: a year of days, the larger goals, and the years.

mod figures;
mod rows;

pub(crate) use figures::PageFigures;
pub(crate) use rows::MomentumRow;

use crate::app::action::{Action, Action as A};
use crate::app::layout::ScreenLayout;
use crate::app::list::{Cursor, List};
use crate::app::view::{Entered, View, ViewContext};
use crate::domain::date::Day;
use crate::domain::momentum::{self, YEAR_WEEKS, YearShare};

/// The cursor in the map and in the chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct MapCursor {
    /// The week, 0 for the oldest.
    pub(crate) week: usize,
    /// The place of the year among those since the beginning.
    pub(crate) year: usize,
}

#[derive(Debug)]
pub struct MomentumPage {
    pub(crate) figures: PageFigures,
    pub(crate) place: MapCursor,
    pub(crate) list: List<MomentumRow>,
    /// The selected day, or the last one that was.
    pub(crate) day: Day,
    unread: Vec<i32>,
}

impl MomentumPage {
    /// The page of a journey, with today selected.
    pub(crate) fn of(context: &ViewContext<'_>) -> MomentumPage {
        let figures = PageFigures::of(context.journey, context.calendar());
        let place = MapCursor { week: YEAR_WEEKS - 1, year: figures.years.len().saturating_sub(1) };
        let mut page = MomentumPage {
            place,
            list: List::default(),
            day: context.today,
            unread: momentum::unread(context.journey, context.today),
            figures,
        };
        page.fill();
        let weekday = context.calendar().days_into_week() as usize;
        let today = page.list.entries().iter();
        let today = today.clone().position(|row| *row == MomentumRow::Weekday(weekday));
        page.list.select(today.unwrap_or(0), true);
        page
    }

    /// The selected year of the chart, or the last one that was.
    pub(crate) fn year(&self) -> Option<&YearShare> {
        self.figures.years.get(self.place.year)
    }

    /// Selects the day under the cursor; where the first or the last week lacks it, that of the week beside it.
    fn follow_day(&mut self) {
        let Some(MomentumRow::Weekday(weekday)) = self.list.entry() else {
            return;
        };
        let (year, week) = (&self.figures.year, self.place.week);
        let weeks = [Some(week), week.checked_sub(1), week.checked_add(1)];
        let day_of = |week: usize| Some((week, year.day(week, *weekday)?));
        let Some((week, day)) = weeks.into_iter().flatten().find_map(day_of) else {
            return;
        };
        (self.place.week, self.day) = (week, day);
    }

    fn fill(&mut self) {
        self.list.fill(rows::rows(&self.figures));
    }
}

impl View for MomentumPage {
    fn cursor(&self) -> &dyn Cursor {
        &self.list
    }

    fn cursor_mut(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }

    fn refill(&mut self, context: &ViewContext<'_>) {
        let begin = self.figures.years.first().map(|year| year.year);
        self.figures = PageFigures::of(context.journey, context.calendar());
        self.unread = momentum::unread(context.journey, context.today);
        // The same year stays selected where earlier ones are known of by now.
        let begins = self.figures.years.first().map(|year| year.year);
        if let (Some(was), Some(is)) = (begin, begins) {
            let moved = isize::try_from(was - is).unwrap_or(0);
            let last = self.figures.years.len().saturating_sub(1);
            self.place.year = self.place.year.saturating_add_signed(moved).min(last);
        }
        self.fill();
    }

    fn keys(&self) -> &'static [Action] {
        &[
            A::PaneLeft,
            A::Open,
            A::Timeline,
            A::Question,
            A::AddSmall,
            A::Find,
            A::Help,
            A::Edit,
            A::Undo,
        ]
    }

    /// From a year in the chart to the timeline.
    fn enter(&mut self, _context: &ViewContext<'_>) -> Entered {
        match self.list.entry() {
            Some(MomentumRow::Years) => Entered::Timeline(self.year().map(|share| share.year)),
            Some(_) | None => Entered::Nothing,
        }
    }

    fn leads_on(&self) -> bool {
        self.is_in_picture() || self.cursor().item().is_some()
    }

    /// The page of a day: its moves, and the arithmetic of momentum.
    fn has_page(&self) -> bool {
        matches!(self.list.entry(), Some(MomentumRow::Weekday(_)))
    }

    fn go_sideways(&mut self, steps: isize) -> bool {
        let (at, last) = match self.list.entry() {
            Some(MomentumRow::Weekday(_)) => (&mut self.place.week, YEAR_WEEKS - 1),
            Some(MomentumRow::Years) => {
                (&mut self.place.year, self.figures.years.len().saturating_sub(1))
            }
            Some(_) | None => return false,
        };
        *at = at.saturating_add_signed(steps).min(last);
        true
    }

    fn point(&mut self, column: usize, layout: &ScreenLayout) {
        let (at, cells) = match self.list.entry() {
            Some(MomentumRow::Weekday(_)) => (&mut self.place.week, layout.weeks),
            Some(MomentumRow::Years) => (&mut self.place.year, layout.years),
            Some(_) | None => return,
        };
        *at = cells.at(column).unwrap_or(*at);
    }

    fn is_in_picture(&self) -> bool {
        self.list.entry().is_some_and(MomentumRow::is_picture)
    }

    fn follow(&mut self) {
        self.follow_day();
    }

    fn unread(&self, _rows: usize) -> Vec<i32> {
        self.unread.clone()
    }
}
