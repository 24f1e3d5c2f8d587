//! One line to type, with what is understood of it below.

use super::{WIDEST, columns, draft, panel, put, type_in};
use crate::app::{App, Form};
use crate::domain::text::wrap;
use crate::ui::paint::Brush;
use crate::view::lines::{Line, Role, flow};
use crate::view::understood;

pub(crate) fn draw(app: &App, form: &Form, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let field = form.fields.first()?;
    let room = columns(brush, WIDEST);
    let title = wrap(&form.title, room, 3);
    let below = match &form.error {
        Some(error) => wrap(error, room.saturating_sub(2), 4)
            .into_iter()
            .map(|l| Line::of(l, Role::Open))
            .collect(),
        None => flow(&understood::of_field(app, field), room.saturating_sub(2)),
    };
    let below: Vec<Line> = draft(app).into_iter().chain(below).collect();
    let recalled = understood::recalled(app, field, room.saturating_sub(2));
    let below: Vec<Line> = below.into_iter().chain(recalled).collect();
    let area = panel(brush, "", title.len() + 2 + below.len(), WIDEST);
    // In a panel too low for everything the line to type comes first.
    let skipped = (title.len() + 1).saturating_sub(usize::from(area.height).saturating_sub(1));
    let at = title.len() + 1 - skipped;
    for (row, text) in title.into_iter().skip(skipped).enumerate() {
        put(brush, area, row, &Line::of(text, Role::Strong));
    }
    let cursor = type_in(brush, area, at, Line::of("› ", Role::Accent), &field.field);
    for (row, line) in below.into_iter().enumerate() {
        put(brush, area, at + 1 + row, &line.indented(2));
    }
    cursor
}
