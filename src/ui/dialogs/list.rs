//! A list to pick from: the letters typed, and what fits them, the matched letters marked.

use super::{WIDEST, columns, error, marked, panel, put, type_in};
use crate::app::dialog::form::Match;
use crate::app::layout::Area;
use crate::app::{App, Choice, Form};
use crate::domain::text::width;
use crate::domain::words::count;
use crate::ui::paint::Brush;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};

/// Rows that the list takes where there is room.
const ROWS: usize = 14;

pub(crate) fn draw(app: &App, form: &Form, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let (matches, field) = (form.matches.as_ref()?, form.fields.first()?);
    let why = error(form.error.as_deref(), columns(brush, WIDEST));
    let area = panel(brush, &form.title, ROWS + 2 + why.len(), WIDEST);
    let found = count(matches.found.len(), "match");
    let before = Line::of("› ", Role::Accent);
    put(brush, area, 0, &Line::blank().ending(found, Role::Faint));
    let typed = Area { width: area.width.saturating_sub(14), ..area };
    let cursor = type_in(brush, typed, 0, before, &field.field);
    for (row, line) in why.iter().enumerate() {
        put(brush, area, 1 + row, line);
    }
    let above = 2 + why.len();
    let rows = usize::from(area.height).saturating_sub(above);
    let first = (matches.at + 1).saturating_sub(rows);
    for (at, found) in matches.found.iter().enumerate().skip(first).take(rows) {
        let Some(choice) = form.choices.get(found.choice) else {
            continue;
        };
        let line_at = at - first + above;
        let glyphs = Glyphs::of(app.settings.charset);
        put(brush, area, line_at, &line(choice, found, usize::from(area.width), glyphs));
        if at == matches.at {
            brush.selected(area, area.y + line_at as u16, true);
        }
    }
    if matches.found.is_empty() {
        put(brush, area, above, &Line::of("Nothing fits these letters.", Role::Dim).indented(2));
    }
    cursor
}

fn line(choice: &Choice, found: &Match, columns: usize, glyphs: &Glyphs) -> Line {
    let before = Line::of("  ", Role::Plain);
    let mark = match choice.mark {
        Some(mark) => before.and(format!("{} ", glyphs.mark(mark)), Role::Milestone),
        None => before,
    };
    if choice.amiss.is_empty() {
        let room = columns.saturating_sub(6 + width(&choice.beside));
        let line = marked(mark, &choice.text, &found.letters, room, Role::Plain);
        return line.ending(&choice.beside, Role::Dim);
    }
    let beside = format!("{}  {}", choice.amiss, choice.beside);
    let room = columns.saturating_sub(6 + width(&beside));
    marked(mark, &choice.text, &found.letters, room, Role::Dim).ending(beside, Role::Dim)
}
