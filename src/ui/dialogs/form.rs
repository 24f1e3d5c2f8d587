//! A small form: label and text, a line each or several, with what is understood of the one being typed below.

use super::{WIDEST, columns, draft, ghost, note, panel, put, rows, titled, type_in};
use crate::app::layout::{Area, ClickTarget};
use crate::app::{App, Form};
use crate::domain::text::{width, wrap};
use crate::ui::paint::Brush;
use crate::view::dialogs::form::{self as fields, FormContent, FormRow, FormRows};
use crate::view::lines::{Line, Role, flow_whole};
use crate::view::{month, understood};
use std::ops::Range;

pub(crate) fn draw(app: &App, form: &Form, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let labels = fields::label_columns(form);
    let (room, most) = (columns(brush, WIDEST), rows(brush));
    let (in_frame, title) = titled(brush, &form.title, room);
    let above = title.len() + usize::from(!title.is_empty());
    let lines = FormRows::of(form, room.saturating_sub(labels));
    let mut below = below(app, form, labels, room);
    let fits = |more: usize| above + lines.count + more <= most;
    if !fits(below.len()) && below.iter().all(|line| *line == Line::blank()) {
        below.clear();
    }
    let month = form.fields.get(form.focus).map(|field| month::of_field(app, field));
    let month = month.filter(|month| fits(below.len() + month.len())).unwrap_or_default();
    // The brackets around a day are left of the text.
    below.extend(month.into_iter().map(|line| line.indented(labels.saturating_sub(1))));
    let area = panel(brush, in_frame, above + lines.count + below.len(), WIDEST);
    for (row, text) in title.into_iter().enumerate() {
        put(brush, area, row, &Line::of(text, Role::Strong));
    }
    let rows = usize::from(area.height).saturating_sub(above + below.len()).max(1);
    let shown = in_view(&lines, rows);
    let (suggested, mut cursor) = (ghost(app), None);
    for (row, part) in lines.shown(shown.clone()).enumerate() {
        let label = if part.begins || row == 0 { part.label } else { "" };
        let before = format!("{label:<columns$}", columns = labels);
        cursor = field(brush, area, above + row, &part, &before, &suggested).or(cursor);
    }
    for (row, line) in below.iter().enumerate() {
        put(brush, area, above + shown.len() + row, line);
    }
    cursor
}

/// The rows in view where not all fit: the one with the cursor in the middle.
fn in_view(lines: &FormRows<'_>, rows: usize) -> Range<usize> {
    let first = lines.cursor().saturating_sub(rows / 2).min(lines.count.saturating_sub(rows));
    first..lines.count.min(first + rows)
}

/// Draws a row of a field behind its label; the cell of the cursor.
fn field(
    brush: &mut Brush<'_>,
    area: Area,
    row: usize,
    field: &FormRow<'_>,
    label: &str,
    suggested: &str,
) -> Option<(u16, u16)> {
    let is_typed = !matches!(field.content, FormContent::Text(_));
    let before = Line::of(label, if is_typed { Role::Accent } else { Role::Dim });
    if is_typed {
        focus(brush, area, row);
    }
    let begin = area.x.saturating_add(u16::try_from(width(label)).unwrap_or(u16::MAX));
    if let Some(part) = field.part.clone() {
        note(brush, area, row, ClickTarget::Text { field: field.field, part, begin });
    }
    match &field.content {
        FormContent::Typed(typed) => {
            type_in(brush, area, row, before, (field.field, &typed.field), suggested)
        }
        FormContent::Text(text) => {
            put(brush, area, row, &before.and(text, Role::Plain));
            None
        }
        FormContent::Part(text, column) => {
            put(brush, area, row, &before.and(text, Role::Plain));
            let column = u16::try_from(width(label) + (*column)?).ok()?;
            let row = u16::try_from(row).ok().filter(|row| *row < area.height)?;
            Some((area.x + column.min(area.width.saturating_sub(1)), area.y + row))
        }
    }
}

/// The bar before a row of the field being typed.
fn focus(brush: &mut Brush<'_>, area: Area, row: usize) {
    if let (Some(x), Ok(row)) = (area.x.checked_sub(1), u16::try_from(row))
        && row < area.height
    {
        brush.bar(Area { x, ..area }, area.y + row, true);
    }
}

/// Below a blank line why the form was refused, or what is understood of the line being typed; one row at least, so that
/// nothing moves.
fn below(app: &App, form: &Form, label: usize, room: usize) -> Vec<Line> {
    let below = match (app.why_refused(), form.fields.get(form.focus)) {
        (Some(error), _) => {
            wrap(error, room, 4).into_iter().map(|l| Line::of(l, Role::Open)).collect()
        }
        (None, Some(field)) => {
            let told = understood::of_field(app, field);
            let beside = room.saturating_sub(label);
            // What does not fit below the text has the columns below the labels too.
            let fits = told.iter().all(|piece| width(&piece.text) <= beside);
            let indent = if fits { label } else { 0 };
            let lines = flow_whole(&told, room.saturating_sub(indent)).into_iter();
            lines.map(|line| line.indented(indent)).collect()
        }
        (None, None) => vec![],
    };
    let blank = std::iter::once(Line::blank());
    let mut below: Vec<Line> = blank.chain(draft(app, room)).chain(below).collect();
    below.resize(below.len().max(2), Line::blank());
    below
}
