//! The help: every action with its keys, searched by typing.

use super::{note, panel_from, put, type_in};
use crate::app::dialog::help::Help;
use crate::app::layout::{Area, ClickTarget};
use crate::ui::paint::Brush;
use crate::view::dialogs::help::{HelpColumn, columns};
use crate::view::lines::{Line, Role};

/// Columns that the help takes where there are as many.
const WIDE: u16 = 160;

/// Rows that what is found has in any case.
const FEWEST: usize = 10;

/// The rows of the line that is typed, and of the blank one below it.
const ABOVE: u16 = 2;

pub(crate) fn draw(help: &Help, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let columns = columns(help, super::columns(brush, WIDE));
    let height = columns.iter().map(|column| column.lines.len()).max().unwrap_or(0);
    let area = panel_from(brush, 1, "Help", height.max(FEWEST) + usize::from(ABOVE), WIDE);
    let rows = usize::from(area.height.saturating_sub(ABOVE));
    let top = top(&columns, help.selected, rows).min(height.saturating_sub(rows));
    if height == 0 {
        put(brush, area, ABOVE.into(), &Line::of("No matches.", Role::Dim).indented(2));
    }
    if top + rows < height {
        put(brush, area, 0, &Line::blank().ending("more below", Role::Faint));
    }
    for column in &columns {
        draw_column(column, top, help.selected, area, brush);
    }
    let typed = Area { width: area.width.saturating_sub(12), ..area };
    type_in(brush, typed, 0, Line::of("› ", Role::Accent), (0, &help.field), "")
}

/// The first line in view: the selected row is in the middle, and what is above it at the start.
fn top(columns: &[HelpColumn], selected: usize, rows: usize) -> usize {
    let line =
        |column: &HelpColumn| column.lines.iter().position(|(row, _)| *row == Some(selected));
    columns.iter().find_map(line).unwrap_or(0).saturating_sub(rows / 2)
}

fn draw_column(
    column: &HelpColumn,
    top: usize,
    selected: usize,
    area: Area,
    brush: &mut Brush<'_>,
) {
    let [begin, width] =
        [column.begin, column.columns].map(|n| u16::try_from(n).unwrap_or(u16::MAX));
    let height = area.height.saturating_sub(ABOVE);
    let area = Area { x: area.x + begin, y: area.y + ABOVE, width, height };
    let lines = column.lines.iter().skip(top).take(height.into());
    for ((number, line), row) in lines.zip(0_u16..) {
        put(brush, area, row.into(), line);
        let Some(number) = *number else { continue };
        note(brush, area, row.into(), ClickTarget::Choice(number));
        if number == selected {
            brush.selected(area, area.y + row, true);
        }
    }
}
