//! The layout of a screen of a given size: the one grid that drawing, scrolling and the mouse share.

use super::{height, message};
use crate::app::App;
use crate::app::layout::Area;

/// The layout by the room on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// 100 columns and more: three panes side by side.
    Wide,
    /// The focused pane takes the width, the others are named in tabs.
    Tabs,
    /// Below 40 columns or 10 rows: one plain list.
    Plain,
}

/// The grid of one screen size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Grid {
    pub(crate) shape: Shape,
    /// The top line: the journey and the day.
    pub(crate) header: Area,
    /// The life as one line, and the dates below it; empty where there is no room for it.
    pub(crate) road: Area,
    /// The past, the small goals and the larger goals, each with its heading. The same area thrice where one is shown.
    pub(crate) panes: [Area; 3],
    /// The reading pane; where only one pane is shown, it takes the place of the list.
    pub(crate) reading: Area,
    /// The line about a credential that lapses, above momentum; empty if there is none.
    pub(crate) notice: Area,
    /// The line of momentum, or the message.
    pub(crate) momentum: Area,
    /// The line of keys; empty on a plain screen.
    pub(crate) keys: Area,
}

/// The rows of a heading: its title and the rule below.
const HEADING: u16 = 2;

impl Area {
    /// The area without its upper rows.
    pub(crate) fn below(self, rows: usize) -> Area {
        let rows = u16::try_from(rows).map_or(self.height, |rows| rows.min(self.height));
        Area { y: self.y + rows, height: self.height - rows, ..self }
    }

    /// The upper rows, and what is left below them and a row of air.
    fn split(self, rows: u16) -> (Area, Area) {
        let upper = rows.min(self.height);
        let lower = (upper + 1).min(self.height);
        (
            Area { height: upper, ..self },
            Area { y: self.y + lower, height: self.height - lower, ..self },
        )
    }
}

impl Grid {
    /// The grid of the screen.
    pub(crate) fn of_app(app: &App) -> Grid {
        let (columns, rows) = app.screen.size;
        let grid = Grid::of(columns, rows, height::larger(app));
        let grid = if app.lapse().is_some() { grid.with_notice() } else { grid };
        let lines = message::lines(app, columns).len();
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        match app.prefix() {
            [] => grid.with_message(lines, !app.dialogs().is_empty()),
            [_, ..] => grid.with_message(lines, true).with_keys(),
        }
    }

    /// The grid with a line of keys, in any shape.
    fn with_keys(mut self) -> Grid {
        if self.keys.height == 0 && self.keys.y > 0 {
            self.keys = Area { y: self.keys.y - 1, height: 1, ..self.keys };
            self.momentum.y = self.momentum.y.min(self.keys.y);
            self.cut_lists(self.keys.y);
        }
        self
    }

    /// The grid with a row above the line of momentum, in which the lists give way.
    fn with_notice(mut self) -> Grid {
        if self.momentum.height > 0 {
            self.notice = Area { y: self.momentum.y - 1, ..self.momentum };
            self.cut_lists(self.notice.y);
        }
        self
    }

    fn cut_lists(&mut self, bottom: u16) {
        for area in self.panes.iter_mut().chain([&mut self.reading]) {
            area.height = area.height.min(bottom.saturating_sub(area.y));
        }
    }

    /// The grid with room for a message of that many lines, in which the lists give way.
    fn with_message(mut self, lines: u16, has_dialog: bool) -> Grid {
        // A dialog takes the whole of a plain screen.
        if lines <= self.momentum.height || (self.shape == Shape::Plain && has_dialog) {
            return self;
        }
        let below = self.keys.y;
        let kept = if self.shape == Shape::Plain { 1 } else { HEADING + 1 };
        if self.shape == Shape::Plain && lines + kept + self.header.height > below {
            self = self.without_header();
        }
        let height = lines.min(below.saturating_sub(self.panes[0].y + kept));
        self.momentum = Area { y: below - height, height, ..self.momentum };
        self.notice.height = 0;
        self.cut_lists(self.momentum.y);
        self
    }

    fn without_header(mut self) -> Grid {
        for area in self.panes.iter_mut().chain([&mut self.reading]) {
            (area.y, area.height) = (0, area.height + area.y);
        }
        Grid { header: Area::default(), ..self }
    }

    /// Where the view over the whole screen is, or the pane in use.
    pub(crate) fn list_area(&self, app: &App) -> Area {
        match app.screen.scene() {
            Some(_) => self.page(app.screen.is_reading()),
            None => self.panes[app.screen.focus.index()],
        }
    }

    /// The areas that a dialog lies over.
    pub(crate) fn behind_dialog(&self, app: &App) -> Vec<Area> {
        let lists = match app.screen.scene() {
            Some(_) => vec![self.list_area(app)],
            None => [vec![self.road], self.panes.to_vec()].concat(),
        };
        lists.into_iter().chain(self.reading_area(app)).filter(|area| area.width > 0).collect()
    }

    /// Where the reading pane is, if it is on the screen.
    pub(crate) fn reading_area(&self, app: &App) -> Option<Area> {
        match (app.screen.scene(), self.shape) {
            (None, Shape::Wide) => Some(self.reading),
            _ if !app.screen.is_reading() => None,
            (Some(_), Shape::Wide) => Some(self.beside_page()),
            (_, Shape::Tabs | Shape::Plain) => Some(self.whole()),
        }
    }

    /// The grid of a screen of that many columns and rows, where the larger goals take so many rows.
    pub(crate) fn of(columns: u16, rows: u16, larger: u16) -> Grid {
        match (columns, rows) {
            (0..40, _) | (_, 0..10) => Grid::plain(columns, rows),
            (40..100, _) => Grid::tabbed(columns, rows),
            (100.., _) => Grid::wide(columns, rows, larger),
        }
    }

    fn plain(columns: u16, rows: u16) -> Grid {
        let headed = u16::from(rows >= 3);
        let list = Area { x: 0, y: headed, width: columns, height: rows - headed };
        Grid {
            shape: Shape::Plain,
            header: Area { x: 0, y: 0, width: columns, height: headed },
            road: Area::default(),
            panes: [list; 3],
            reading: list,
            notice: Area::default(),
            momentum: Area { height: 0, ..line(rows, columns) },
            keys: Area { height: 0, ..line(rows, columns) },
        }
    }

    fn tabbed(columns: u16, rows: u16) -> Grid {
        let top = 1 + u16::from(rows >= 20);
        let pane = Area { x: 0, y: top, width: columns, height: bottom(rows) - top };
        Grid::around(Shape::Tabs, columns, rows, [pane; 3], pane)
    }

    /// Three panes, the reading pane below the larger goals, or beside them from 160 columns on.
    fn wide(columns: u16, rows: u16, larger: u16) -> Grid {
        let tall = rows >= 28;
        let top = if tall { 5 } else { 1 + u16::from(rows >= 20) };
        let height = bottom(rows) - top;
        let (past, small, ahead) = match columns {
            160.. => (columns * 24 / 100, columns * 28 / 100, columns * 24 / 100),
            _ => (
                columns * 32 / 100,
                columns * 36 / 100,
                columns - columns * 32 / 100 - columns * 36 / 100,
            ),
        };
        let pane = |x, width| Area { x, y: top, width, height };
        let last = pane(past + small, ahead);
        let (last, reading) = match columns - past - small - ahead {
            0 => last.split(HEADING + larger.min(height / 2 - HEADING)),
            rest => (last, pane(past + small + ahead, rest)),
        };
        let panes = [pane(0, past), pane(past, small), last];
        let grid = Grid::around(Shape::Wide, columns, rows, panes, reading);
        let road =
            if tall { Area { y: 2, height: 2, ..line(0, columns) } } else { Area::default() };
        Grid { road, ..grid }
    }

    /// A header above the panes, momentum and keys below.
    fn around(shape: Shape, columns: u16, rows: u16, panes: [Area; 3], reading: Area) -> Grid {
        Grid {
            shape,
            header: line(0, columns),
            road: Area::default(),
            panes,
            reading,
            notice: Area::default(),
            momentum: line(rows - 2, columns),
            keys: line(rows - 1, columns),
        }
    }

    /// The part of pane `index` (0 to 2) for its rows.
    pub(crate) fn inside(&self, index: usize) -> Area {
        self.within(self.panes[index])
    }

    /// The part of an area for its rows: below the heading, with one column of air at the right.
    pub(crate) fn within(&self, area: Area) -> Area {
        let headed = if self.shape == Shape::Plain { 0 } else { HEADING.min(area.height) };
        Area {
            y: area.y + headed,
            width: area.width.saturating_sub(1),
            height: area.height - headed,
            ..area
        }
    }

    /// The area of a view over the whole screen, with the reading pane beside it or not.
    pub(crate) fn page(&self, reading: bool) -> Area {
        let whole = self.whole();
        match self.shape {
            Shape::Wide if reading => {
                Area { width: whole.width - self.beside_page().width, ..whole }
            }
            Shape::Wide | Shape::Tabs | Shape::Plain => whole,
        }
    }

    /// The right two fifths, beside a view over the whole screen.
    fn beside_page(&self) -> Area {
        let whole = self.whole();
        let width = whole.width * 2 / 5;
        Area { x: whole.x + whole.width - width, width, ..whole }
    }

    /// All rows between the header and the line of momentum.
    fn whole(&self) -> Area {
        match self.shape {
            Shape::Plain => self.panes[0],
            Shape::Wide | Shape::Tabs => {
                let top = if self.road.height > 0 { 2 } else { self.panes[0].y };
                let bottom = self.panes[0].y + self.panes[0].height;
                Area { y: top, height: bottom - top, ..line(0, self.header.width) }
            }
        }
    }
}

/// The row below the panes: that of momentum, or the row of air above it where there is room.
fn bottom(rows: u16) -> u16 {
    rows - 2 - u16::from(rows >= 24)
}

/// One row, from the left edge on.
fn line(y: u16, width: u16) -> Area {
    Area { x: 0, y, width, height: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_a_grid_that_stays_on_the_screen() {
        for columns in 0..=220 {
            for (rows, larger) in (0..=70).flat_map(|rows| [0, 8, 200].map(|larger| (rows, larger)))
            {
                let grid = Grid::of(columns, rows, larger);
                let grid = grid.with_message(larger.min(5), columns % 2 == 0);
                let areas = [grid.header, grid.road, grid.reading, grid.momentum, grid.keys]
                    .into_iter()
                    .chain(grid.panes);
                let list = grid.panes[0].y + grid.panes[0].height;
                assert!(list <= grid.momentum.y, "{columns}x{rows}: {grid:?}");
                for area in areas {
                    assert!(
                        area.x + area.width <= columns && area.y + area.height <= rows,
                        "{columns}x{rows}: {area:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn three_panes_stand_side_by_side_from_a_hundred_columns_on() {
        assert_eq!(Grid::of(100, 30, 8).shape, Shape::Wide);
        assert_eq!(Grid::of(99, 30, 8).shape, Shape::Tabs);
        assert_eq!(Grid::of(39, 30, 8).shape, Shape::Plain);
        assert_eq!(Grid::of(120, 9, 8).shape, Shape::Plain);
    }
}
