//! The map of a year of days: which weeks are in view, and how its lines read.

use super::Page;
use crate::app::glyphs::Glyphs;
use crate::app::lines::{Line, Role, width};
use crate::domain::date::short_month;
use crate::domain::momentum::{HeatMap, Level, YEAR_WEEKS};

/// The columns of a weekday's name, with the selection's column before it.
pub(crate) const LABEL: usize = 6;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The weeks in view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Frame {
    /// The first week in view.
    pub(crate) first: usize,
    /// How many there are.
    pub(crate) weeks: usize,
    /// How many columns one takes.
    pub(crate) cell: usize,
}

impl Frame {
    /// All weeks where they fit; else the latest ones, or those around the selected one.
    pub(crate) fn of(columns: usize, selected: usize) -> Frame {
        let room = columns.saturating_sub(LABEL);
        let cell = if room >= 2 * YEAR_WEEKS { 2 } else { 1 };
        let weeks = (room / cell).clamp(1, YEAR_WEEKS);
        let first = (YEAR_WEEKS - weeks).min(selected);
        Frame { first, weeks, cell }
    }

    /// The week at a column.
    pub(crate) fn week_at(self, column: usize) -> Option<usize> {
        let at = column.checked_sub(LABEL)? / self.cell;
        (at < self.weeks).then_some(self.first + at)
    }

    fn all(self) -> std::ops::Range<usize> {
        self.first..self.first + self.weeks
    }
}

/// The names of the months, each above the week that has its first day.
pub(crate) fn months(year: &HeatMap, frame: Frame) -> Line {
    let mut text = String::new();
    for week in frame.all() {
        let at = (week - frame.first) * frame.cell;
        let first = (0..7).find_map(|d| year.day(week, d).filter(|day| day.day() == 1));
        let Some(first) = first else { continue };
        let name = short_month(first.month());
        if (text.is_empty() || width(&text) < at) && at + name.len() <= frame.weeks * frame.cell {
            let air = at - width(&text);
            text += &format!("{}{name}", " ".repeat(air));
        }
    }
    Line::of(text, Role::Dim).indented(LABEL)
}

/// One weekday through the year; the selected day stands out where the cursor is on this row.
pub(crate) fn weekday(
    page: &Page,
    weekday: usize,
    frame: Frame,
    glyphs: &Glyphs,
    on: bool,
) -> Line {
    let year = &page.told().year;
    let name = format!(" {:<width$}", WEEKDAYS[weekday], width = LABEL - 1);
    let label = if on { Role::Accent } else { Role::Dim };
    let mut line = Line::of(name, label);
    for week in frame.all() {
        let Some(day) = year.day(week, weekday) else {
            line = line.and(" ".repeat(frame.cell), Role::Plain);
            continue;
        };
        let level = year.level(day);
        let paused = level == Level::None && year.is_paused(day);
        let glyph = if paused { glyphs.rule } else { glyphs.level(level) };
        let role = if on && day == page.day() { Role::Cursor } else { Role::Level(level) };
        line = line.and(glyph.repeat(frame.cell), role);
    }
    line
}

/// The steps of each week, below the map.
pub(crate) fn weeks(year: &HeatMap, frame: Frame, glyphs: &Glyphs) -> Line {
    let weeks = year.weeks();
    let most = weeks.iter().copied().max().unwrap_or(0).max(1);
    let bar = |steps: usize| match steps {
        0 => " ",
        steps => glyphs.spark[(steps * 7).div_ceil(most)],
    };
    let bars = frame.all().map(|week| bar(weeks[week]).repeat(frame.cell));
    let text: String = bars.collect();
    Line::of(format!(" {:<width$}", "week", width = LABEL - 1), Role::Dim).and(text, Role::Faint)
}

/// Which levels stand for how many steps.
pub(crate) fn legend(year: &HeatMap, glyphs: &Glyphs) -> Vec<(String, String, Level)> {
    let none = ("none".to_owned(), Level::None);
    let levels = Level::STEPS.into_iter().filter_map(|level| {
        let words = match year.range(level)? {
            (least, None) => format!("{least} and more"),
            (least, Some(most)) if least == most => least.to_string(),
            (least, Some(most)) => format!("{least} to {most}"),
        };
        Some((words, level))
    });
    std::iter::once(none)
        .chain(levels)
        .map(|(words, level)| (glyphs.level(level).to_owned(), words, level))
        .collect()
}
