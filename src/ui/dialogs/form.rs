//! A small form: label and text, a line each, with what is understood of the one being typed below.

use super::{WIDEST, columns, draft, ghost, note, panel, put, rows, titled, type_in};
use crate::app::layout::ClickTarget;
use crate::app::{App, Form};
use crate::domain::text::{clip, width, wrap};
use crate::ui::paint::Brush;
use crate::view::lines::{Line, Role, flow};
use crate::view::{month, understood};

pub(crate) fn draw(app: &App, form: &Form, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let label = form.fields.iter().map(|f| width(f.label)).max().unwrap_or(0) + 2;
    let (room, most) = (columns(brush, WIDEST), rows(brush));
    let (in_frame, title) = titled(&form.title, room);
    let above = title.len() + usize::from(!title.is_empty());
    let below = below(app, form, label, room);
    let needed = above + form.fields.len() + 1 + below.len();
    let month = form.fields.get(form.focus).map(|field| month::of_field(app, field));
    let month = month.filter(|month| needed + month.len() <= most).unwrap_or_default();
    let below: Vec<Line> =
        below.into_iter().chain(month.into_iter().map(|line| line.indented(label))).collect();
    let area = panel(brush, in_frame, above + form.fields.len() + 1 + below.len(), WIDEST);
    for (row, text) in title.into_iter().enumerate() {
        put(brush, area, row, &Line::of(text, Role::Strong));
    }
    // Where not all lines fit, the one being typed is in view.
    let rows = usize::from(area.height).saturating_sub(above + 1 + below.len()).max(1);
    let first = (form.focus + 1).saturating_sub(rows);
    let mut cursor = None;
    for (row, (number, field)) in form.fields.iter().enumerate().skip(first).take(rows).enumerate()
    {
        let focused = number == form.focus;
        note(brush, area, above + row, ClickTarget::Field(number));
        let role = if focused { Role::Accent } else { Role::Dim };
        let before = Line::of(format!("{:<label$}", field.label), role);
        if focused {
            cursor = type_in(brush, area, above + row, before, &field.field, &ghost(form));
        } else {
            let text = clip(field.field.text(), usize::from(area.width).saturating_sub(label));
            put(brush, area, above + row, &before.and(text, Role::Plain));
        }
    }
    let shown = above + rows.min(form.fields.len()) + 1;
    for (row, line) in below.iter().enumerate() {
        put(brush, area, shown + row, line);
    }
    cursor
}

/// Why the form was refused, or what is understood of the line being typed; one row at least, so that nothing moves.
fn below(app: &App, form: &Form, label: usize, room: usize) -> Vec<Line> {
    let below = match (&form.error, form.fields.get(form.focus)) {
        (Some(error), _) => {
            wrap(error, room, 3).into_iter().map(|l| Line::of(l, Role::Open)).collect()
        }
        (None, Some(field)) => {
            let lines = flow(&understood::of_field(app, field), room.saturating_sub(label));
            lines.into_iter().map(|line| line.indented(label)).collect()
        }
        (None, None) => vec![],
    };
    let mut below: Vec<Line> = draft(app).into_iter().chain(below).collect();
    below.resize(below.len().max(1), Line::blank());
    below
}
