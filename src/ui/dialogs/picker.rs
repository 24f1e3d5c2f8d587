//! One of a few: the letters typed, and what fits them, the matched letters marked.

use super::{WIDEST, columns, error, marked, panel, put, type_in};
use crate::app::App;
use crate::app::dialog::picker::{Match, Picker, Row};
use crate::app::layout::Area;
use crate::domain::text::width;
use crate::domain::words::count;
use crate::ui::paint::Brush;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};

/// Rows that the list takes where there is room.
const ROWS: usize = 14;

pub(crate) fn draw(app: &App, picker: &Picker, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let why = error(picker.error.as_deref(), columns(brush, WIDEST));
    let area = panel(brush, &picker.title, ROWS + 2 + why.len(), WIDEST);
    let found = count(picker.matches.len(), "match");
    let before = Line::of("› ", Role::Accent);
    put(brush, area, 0, &Line::blank().ending(found, Role::Faint));
    let typed = Area { width: area.width.saturating_sub(14), ..area };
    let cursor = type_in(brush, typed, 0, before, &picker.field);
    for (row, line) in why.iter().enumerate() {
        put(brush, area, 1 + row, line);
    }
    let above = 2 + why.len();
    let rows = usize::from(area.height).saturating_sub(above);
    let first = (picker.selected + 1).saturating_sub(rows);
    for (at, found) in picker.matches.iter().enumerate().skip(first).take(rows) {
        let Some(row) = picker.rows.get(found.row) else {
            continue;
        };
        let line_at = at - first + above;
        put(
            brush,
            area,
            line_at,
            &line(row, found, usize::from(area.width), Glyphs::of(app.charset())),
        );
        if at == picker.selected {
            brush.selected(area, area.y + line_at as u16, true);
        }
    }
    if picker.matches.is_empty() {
        put(brush, area, above, &Line::of("Nothing fits these letters.", Role::Dim).indented(2));
    }
    cursor
}

fn line(row: &Row, found: &Match, columns: usize, glyphs: &Glyphs) -> Line {
    let before = Line::of("  ", Role::Plain);
    let mark = match row.mark {
        Some(mark) => before.and(format!("{} ", glyphs.mark(mark)), Role::Milestone),
        None => before,
    };
    if row.amiss.is_empty() {
        let room = columns.saturating_sub(6 + width(&row.beside));
        let line = marked(mark, &row.text, &found.letters, room, Role::Plain);
        return line.ending(&row.beside, Role::Dim);
    }
    let beside = format!("{}  {}", row.amiss, row.beside);
    let room = columns.saturating_sub(6 + width(&beside));
    marked(mark, &row.text, &found.letters, room, Role::Dim).ending(beside, Role::Dim)
}
