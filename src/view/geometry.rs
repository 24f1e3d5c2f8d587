//! Where things stand on a screen of a given size: the one grid that drawing, scrolling and the mouse share.

use crate::app::App;
use crate::app::layout::Area;

/// How much room there is.
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
    /// How much room there is.
    pub(crate) shape: Shape,
    /// The top line: the journey and the day.
    pub(crate) header: Area,
    /// The line that names the panes, where only one is shown.
    pub(crate) tabs: Area,
    /// The past, the small goals and the larger goals, each with its border. The same area thrice where one is shown.
    pub(crate) panes: [Area; 3],
    /// The line of momentum, or of what was just done.
    pub(crate) momentum: Area,
    /// The line of keys.
    pub(crate) keys: Area,
}

impl Grid {
    /// The grid of the screen.
    pub(crate) fn of_app(app: &App) -> Grid {
        let (columns, rows) = app.screen.size;
        Grid::of(columns, rows)
    }

    /// Where the view over the whole screen is, or the pane in use.
    pub(crate) fn list_area(&self, app: &App) -> Area {
        match app.scene() {
            Some(_) => self.page(app.detail().is_some()),
            None => self.panes[app.screen.focus.index()],
        }
    }

    /// Where the open detail is.
    pub(crate) fn detail_area(&self, app: &App) -> Area {
        match app.scene() {
            Some(_) => self.page_detail(),
            None => self.panes[self.beside(app.screen.focus.index())],
        }
    }

    /// The grid of a screen of that many columns and rows.
    pub(crate) fn of(columns: u16, rows: u16) -> Grid {
        match (columns, rows) {
            (0..40, _) | (_, 0..10) => Grid::plain(columns, rows),
            (40..100, _) => Grid::tabbed(columns, rows),
            (100.., _) => Grid::wide(columns, rows),
        }
    }

    fn plain(columns: u16, rows: u16) -> Grid {
        let headed = u16::from(rows >= 3);
        let list = Area { x: 0, y: headed, width: columns, height: rows - headed };
        Grid {
            shape: Shape::Plain,
            header: Area { x: 0, y: 0, width: columns, height: headed },
            tabs: Area::default(),
            panes: [list; 3],
            momentum: Area::default(),
            keys: Area::default(),
        }
    }

    fn tabbed(columns: u16, rows: u16) -> Grid {
        let pane = Area { x: 0, y: 2, width: columns, height: rows - 4 };
        let tabs = line(1, columns);
        Grid { tabs, ..Grid::framed(Shape::Tabs, columns, rows, [pane; 3]) }
    }

    fn wide(columns: u16, rows: u16) -> Grid {
        let past = columns * 3 / 10;
        let small = (columns - past) / 2;
        let pane = |x, width| Area { x, y: 1, width, height: rows - 3 };
        let larger = pane(past + small, columns - past - small);
        Grid::framed(Shape::Wide, columns, rows, [pane(0, past), pane(past, small), larger])
    }

    /// A header above the panes, momentum and keys below.
    fn framed(shape: Shape, columns: u16, rows: u16, panes: [Area; 3]) -> Grid {
        Grid {
            shape,
            header: line(0, columns),
            tabs: Area::default(),
            panes,
            momentum: line(rows - 2, columns),
            keys: line(rows - 1, columns),
        }
    }

    /// The part of pane `index` (0 to 2) that its rows stand in.
    pub(crate) fn inside(&self, index: usize) -> Area {
        self.within(self.panes[index])
    }

    /// The part of an area that its rows stand in.
    pub(crate) fn within(&self, area: Area) -> Area {
        match self.shape {
            Shape::Wide | Shape::Tabs => inside(area),
            Shape::Plain => {
                let width = area.width.saturating_sub(1);
                Area { width, ..area }
            }
        }
    }

    /// The area of a view over the whole screen, with a detail open beside it or not.
    pub(crate) fn page(&self, detail: bool) -> Area {
        let whole = self.whole();
        match self.shape {
            Shape::Wide if detail => {
                Area { width: whole.width - self.page_detail().width, ..whole }
            }
            Shape::Wide | Shape::Tabs | Shape::Plain => whole,
        }
    }

    /// The area of a detail that is open beside such a view, or over it.
    pub(crate) fn page_detail(&self) -> Area {
        let whole = self.whole();
        match self.shape {
            Shape::Wide => {
                let width = whole.width * 2 / 5;
                let x = whole.x + whole.width - width;
                Area { x, width, ..whole }
            }
            Shape::Tabs | Shape::Plain => whole,
        }
    }

    /// All rows between the header and the line of momentum.
    fn whole(&self) -> Area {
        match self.shape {
            Shape::Plain => self.panes[0],
            Shape::Wide | Shape::Tabs => Area {
                x: 0,
                y: 1,
                width: self.header.width,
                height: self.momentum.y.saturating_sub(1),
            },
        }
    }

    /// The pane whose place an open detail takes while pane `index` is in use.
    pub(crate) fn beside(&self, index: usize) -> usize {
        match self.shape {
            Shape::Wide if index == 2 => 1,
            Shape::Wide => index + 1,
            Shape::Tabs | Shape::Plain => index,
        }
    }
}

/// One row, from the left edge on.
fn line(y: u16, width: u16) -> Area {
    Area { x: 0, y, width, height: 1 }
}

/// An area without its border of one cell, and without one more column of air at the right.
fn inside(area: Area) -> Area {
    Area {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(3),
        height: area.height.saturating_sub(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_a_grid_that_stays_on_the_screen() {
        for columns in 0..=220 {
            for rows in 0..=70 {
                let grid = Grid::of(columns, rows);
                let areas = [grid.header, grid.tabs, grid.momentum, grid.keys]
                    .into_iter()
                    .chain(grid.panes);
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
        assert_eq!(Grid::of(100, 30).shape, Shape::Wide);
        assert_eq!(Grid::of(99, 30).shape, Shape::Tabs);
        assert_eq!(Grid::of(39, 30).shape, Shape::Plain);
        assert_eq!(Grid::of(120, 9).shape, Shape::Plain);
    }
}
