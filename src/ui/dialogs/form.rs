//! A small form: label and text, a line each, with what is understood of the one being typed below.

use super::{WIDEST, columns, draft, panel, put, type_in};
use crate::app::{App, Form};
use crate::domain::text::{clip, width, wrap};
use crate::ui::paint::Brush;
use crate::view::lines::{Line, Role, flow};
use crate::view::understood;

pub(crate) fn draw(app: &App, form: &Form, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let label = form.fields.iter().map(|f| width(f.label)).max().unwrap_or(0) + 2;
    let room = columns(brush, WIDEST);
    let below: Vec<Line> = match (&form.error, form.fields.get(form.focus)) {
        (Some(error), _) => {
            wrap(error, room, 3).into_iter().map(|l| Line::of(l, Role::Open)).collect()
        }
        (None, Some(field)) => {
            let lines = flow(&understood::of_field(app, field), room.saturating_sub(label));
            lines.into_iter().map(|line| line.indented(label)).collect()
        }
        (None, None) => vec![],
    };
    let below: Vec<Line> = draft(app).into_iter().chain(below).collect();
    let area = panel(brush, "", form.fields.len() + 3 + below.len(), WIDEST);
    put(brush, area, 0, &Line::of(clip(&form.title, room), Role::Strong));
    // Where not all lines fit, the one being typed is in view.
    let rows = usize::from(area.height).saturating_sub(2 + 1 + below.len()).max(1);
    let first = (form.focus + 1).saturating_sub(rows);
    let mut cursor = None;
    for (row, (number, field)) in form.fields.iter().enumerate().skip(first).take(rows).enumerate()
    {
        let focused = number == form.focus;
        let role = if focused { Role::Accent } else { Role::Dim };
        let before = Line::of(format!("{:<label$}", field.label), role);
        if focused {
            cursor = type_in(brush, area, row + 2, before, &field.field);
        } else {
            let text = clip(field.field.text(), usize::from(area.width).saturating_sub(label));
            put(brush, area, row + 2, &before.and(text, Role::Plain));
        }
    }
    let shown = rows.min(form.fields.len());
    for (row, line) in below.iter().enumerate() {
        put(brush, area, shown + 3 + row, line);
    }
    cursor
}
