//! The chart of all years since the beginning: bars side by side, as many as fit.

use super::Page;
use super::map::LABEL;
use crate::app::glyphs::Glyphs;
use crate::app::lines::{Line, Role};

/// How many lines the highest bar has.
const HIGH: usize = 3;

/// The most columns that one year takes.
const WIDEST: usize = 6;

/// The years in view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Frame {
    /// The place of the first year in view.
    pub(crate) first: usize,
    /// How many there are.
    pub(crate) years: usize,
    /// How many columns one takes, with one of air where there is room for it.
    pub(crate) cell: usize,
    /// The columns that there are for them.
    room: usize,
}

impl Frame {
    /// All years where they fit; else the latest ones, or those from the selected one on.
    pub(crate) fn of(columns: usize, all: usize, selected: usize) -> Frame {
        let room = columns.saturating_sub(LABEL).max(1);
        let cell = (room / all.max(1)).clamp(1, WIDEST);
        let years = all.min(room / cell);
        let first = (all - years).min(selected);
        Frame { first, years, cell, room }
    }

    /// The place of the year at a column.
    pub(crate) fn year_at(self, column: usize) -> Option<usize> {
        let at = column.checked_sub(LABEL)? / self.cell;
        (at < self.years).then_some(self.first + at)
    }
}

/// The lines of the chart: bars, and years below them; the selected year stands out where the cursor is on it.
pub(crate) fn lines(page: &Page, frame: Frame, glyphs: &Glyphs, on: bool) -> Vec<Line> {
    let years = &page.told().years[frame.first..frame.first + frame.years];
    let most = page.told().years.iter().map(|year| year.moves).max();
    let most = most.unwrap_or(0).max(1);
    let bar = frame.cell - usize::from(frame.cell > 2);
    let air = " ".repeat(frame.cell - bar);
    let role = |at: usize| {
        let selected = on && frame.first + at == page.place().year;
        if selected { Role::Cursor } else { Role::Done }
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
    lines.push(names(page, frame, on));
    lines
}

/// The years below their bars: as many as have room, every fifth or tenth where they are many.
fn names(page: &Page, frame: Frame, on: bool) -> Line {
    let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    let every = every.into_iter().find(|n| n * frame.cell >= 5).unwrap_or(2000);
    let years = &page.told().years[frame.first..frame.first + frame.years];
    let selected = page.year().filter(|_| on).map(|year| year.year);
    let mut line = Line::of(" ".repeat(LABEL), Role::Plain);
    let mut at = 0;
    for (place, year) in years.iter().enumerate() {
        let column = (place * frame.cell).min(frame.room.saturating_sub(4));
        let name = format!("{:04}", year.year);
        let is_selected = selected == Some(year.year);
        let beside = selected.is_some_and(|s| {
            let apart = (s - year.year).unsigned_abs() as usize;
            apart > 0 && apart * frame.cell < 5
        });
        let wanted = is_selected || (year.year % every as i32 == 0 && !beside);
        if column >= at && wanted {
            let role = if is_selected { Role::Accent } else { Role::Dim };
            line = line.and(" ".repeat(column - at), Role::Plain).and(name, role);
            at = column + 4;
        }
    }
    line
}
