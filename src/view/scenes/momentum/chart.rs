//! The chart of all years since the beginning: bars side by side, as many as fit.

use super::map::LABEL;
use crate::app::layout::Cells;
use crate::app::scene::momentum::MomentumPage;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};

/// The lines of the highest bar.
const HIGH: usize = 3;

/// The lines of the chart: the bars, and the years below them.
pub(crate) const ROWS: usize = HIGH + 1;

/// The most columns of a year.
const WIDEST: usize = 6;

/// The years in view: all where they fit; else the latest ones, or those from the selected one on.
pub(crate) fn cells(columns: usize, all: usize, selected: usize) -> Cells {
    let room = room(columns);
    let width = (room / all.max(1)).clamp(1, WIDEST);
    let count = all.min(room / width);
    Cells { begin: LABEL, first: (all - count).min(selected), count, width }
}

fn room(columns: usize) -> usize {
    columns.saturating_sub(LABEL).max(1)
}

/// The bars, and the years below them. The selected year is in another colour while the cursor is in the chart.
pub(crate) fn lines(page: &MomentumPage, columns: usize, glyphs: &Glyphs, on: bool) -> Vec<Line> {
    let cells = cells(columns, page.figures.years.len(), page.place.year);
    let years = &page.figures.years[cells.in_view()];
    let most = page.figures.years.iter().map(|year| year.moves).max();
    let most = most.unwrap_or(0).max(1);
    let bar = cells.width - usize::from(cells.width > 1);
    let air = " ".repeat(cells.width - bar);
    let role = |at: usize| {
        let selected = on && cells.first + at == page.place.year;
        if selected { Role::Accent } else { Role::Done }
    };
    let mut lines: Vec<Line> = Vec::new();
    for level in (0..HIGH).rev() {
        let label = if level + 1 == HIGH { most.to_string() } else { String::new() };
        let mut line = Line::of(format!(" {label:<width$}", width = LABEL - 1), Role::Faint);
        for (at, year) in years.iter().enumerate() {
            let eighths = (year.moves * HIGH * 8).div_ceil(most);
            let cell = glyphs.eighths(eighths.saturating_sub(level * 8).min(8));
            line = line.and(cell.repeat(bar), role(at)).and(air.clone(), Role::Plain);
        }
        lines.push(line);
    }
    lines.push(names(page, cells, room(columns), on));
    lines
}

/// The years below their bars: as many as have room, every fifth or tenth where they are many.
fn names(page: &MomentumPage, cells: Cells, room: usize, on: bool) -> Line {
    let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    let every = every.into_iter().find(|n| n * cells.width >= 5).unwrap_or(2000);
    let years = &page.figures.years[cells.in_view()];
    let selected = page.year().filter(|_| on).map(|year| year.year);
    let column_of = |place: usize| (place * cells.width).min(room.saturating_sub(4));
    let selected_at = years.iter().position(|year| selected == Some(year.year)).map(column_of);
    let mut line = Line::of(" ".repeat(LABEL), Role::Plain);
    let mut at = 0;
    for (place, year) in years.iter().enumerate() {
        let column = column_of(place);
        let name = format!("{:04}", year.year);
        let is_selected = selected == Some(year.year);
        let beside = selected_at.is_some_and(|selected| selected.abs_diff(column) < 5);
        let wanted = is_selected || (year.year % every as i32 == 0 && !beside);
        if (at == 0 || column > at) && wanted {
            let role = if is_selected { Role::Accent } else { Role::Dim };
            line = line.and(" ".repeat(column - at), Role::Plain).and(name, role);
            at = column + 4;
        }
    }
    line
}
