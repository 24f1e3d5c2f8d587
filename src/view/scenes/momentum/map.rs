//! The map of a year of days: the weeks in view, and the lines of the weekdays.

use crate::app::layout::Cells;
use crate::app::scene::momentum::MomentumPage;
use crate::domain::date::DateFormat;
use crate::domain::momentum::{HeatMap, Level, YEAR_WEEKS};
use crate::domain::text::width;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};

/// The columns of a weekday's name and of the selection before it.
pub(crate) const LABEL: usize = 6;

/// The weeks in view: all where they fit; else the latest ones, or those around the selected one.
pub(crate) fn cells(columns: usize, selected: usize) -> Cells {
    let room = columns.saturating_sub(LABEL);
    let width = if room >= 2 * YEAR_WEEKS { 2 } else { 1 };
    let count = (room / width).clamp(1, YEAR_WEEKS);
    Cells { begin: LABEL, first: (YEAR_WEEKS - count).min(selected), count, width }
}

/// The names of the months, each above the week that has its first day.
pub(crate) fn months(year: &HeatMap, cells: Cells, format: DateFormat) -> Line {
    let mut text = String::new();
    for week in cells.in_view() {
        let at = (week - cells.first) * cells.width;
        let first = (0..7).find_map(|d| year.day(week, d).filter(|day| day.day() == 1));
        let Some(first) = first else { continue };
        let name = format.month_of_year(first.month());
        if (text.is_empty() || width(&text) < at) && at + name.len() <= cells.count * cells.width {
            let air = at - width(&text);
            text += &format!("{}{name}", " ".repeat(air));
        }
    }
    Line::of(text, Role::Dim).indented(LABEL)
}

/// One weekday through the year; the selected day is a solid cell while the cursor is on this row.
pub(crate) fn weekday(
    page: &MomentumPage,
    weekday: usize,
    cells: Cells,
    glyphs: &Glyphs,
    on: bool,
) -> Line {
    let year = &page.figures.year;
    let name = format!(" {:<width$}", &year.weekday_names()[weekday][..3], width = LABEL - 1);
    let label = if on { Role::Accent } else { Role::Dim };
    let mut line = Line::of(name, label);
    for week in cells.in_view() {
        let Some(day) = year.day(week, weekday) else {
            line = line.and(" ".repeat(cells.width), Role::Plain);
            continue;
        };
        let level = year.level(day);
        let paused = level == Level::None && year.is_paused(day);
        let (glyph, role) = match on && day == page.day {
            true => (" ", Role::Cursor),
            false if paused => (glyphs.rule, Role::Faint),
            false => (glyphs.level(level), Role::Level(level)),
        };
        line = line.and(glyph, role).and(" ".repeat(cells.width - 1), Role::Plain);
    }
    line
}

/// The levels with their words.
pub(crate) fn legend(year: &HeatMap, glyphs: &Glyphs) -> Line {
    let mut line = Line::of(" ".repeat(LABEL), Role::Plain);
    for level in Level::ALL {
        line = line.and(glyphs.level(level), Role::Level(level));
        line = line.and(format!(" {}   ", level.words()), Role::Dim);
    }
    if year.has_pauses() {
        line = line.and(glyphs.rule, Role::Faint).and(" paused", Role::Dim);
    }
    line
}
