//! One line to type, with what is understood of it below.

use super::{AIRY, WIDEST, columns, draft, ghost, panel, put, rows, titled, type_in};
use crate::app::dialog::form::FieldKind;
use crate::app::{App, Form};
use crate::domain::text::wrap;
use crate::ui::paint::Brush;
use crate::view::lines::{Line, Role, flow_whole};
use crate::view::{month, understood};

/// Most rows of what is understood, such as of names that fit.
const HIGHEST: usize = 8;

pub(crate) fn draw(app: &App, form: &Form, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let field = form.fields.first()?;
    let (room, most) = (columns(brush, WIDEST), rows(brush));
    let (in_frame, title) = titled(brush, &form.title, room);
    let narrow = room.saturating_sub(2);
    let facts = form.facts.iter().filter(|_| most >= AIRY).flat_map(|fact| wrap(fact, room, 2));
    let facts = facts.map(|text| Line::of(text, Role::Dim));
    let title: Vec<Line> =
        title.into_iter().map(|text| Line::of(text, Role::Strong)).chain(facts).collect();
    let mut below = match app.why_refused() {
        Some(error) => {
            let lines = most.saturating_sub(1).clamp(1, HIGHEST);
            wrap(error, narrow, lines).into_iter().map(|l| Line::of(l, Role::Open)).collect()
        }
        None => {
            let lines = flow_whole(&understood::of_field(app, field), narrow);
            understood::paged(lines, most.saturating_sub(title.len() + 2).min(HIGHEST))
        }
    };
    below.splice(0..0, draft(app, narrow));
    let kept = if most >= AIRY { 1 + reserved(&field.kind) } else { 1 };
    // Air above it, which a line more takes.
    if below.len() < kept && kept > 1 {
        below.insert(0, Line::blank());
    }
    below.resize(below.len().max(kept), Line::blank());
    below.extend(understood::recalled(app, field, narrow));
    let month = month::of_field(app, field);
    let calendar = below.len();
    if title.len() + 2 + below.len() + month.len() <= most {
        below.extend(month);
    }
    let above = title.len() + usize::from(!title.is_empty());
    let area = panel(brush, in_frame, above + 1 + below.len(), WIDEST);
    // In a panel too low for everything the line to type comes first, and then why it was refused.
    let beside = 1 + if app.why_refused().is_some() { below.len() } else { 0 };
    let skipped = above.min((above + beside).saturating_sub(usize::from(area.height)));
    let at = above - skipped;
    for (row, line) in title.iter().skip(skipped).enumerate() {
        put(brush, area, row, line);
    }
    let cursor =
        type_in(brush, area, at, Line::of("› ", Role::Accent), (0, &field.field), &ghost(app));
    for (row, line) in below.into_iter().enumerate() {
        // The brackets around a day are left of the text.
        put(brush, area, at + 1 + row, &line.indented(if row < calendar { 2 } else { 1 }));
    }
    cursor
}

/// Rows that are kept for what is understood, so that the frame does not move while one types.
fn reserved(kind: &FieldKind) -> usize {
    match kind {
        FieldKind::Capture(..) | FieldKind::Answer(_) | FieldKind::Remember => 2,
        FieldKind::Text(_) | FieldKind::Date(..) | FieldKind::Extent(_) | FieldKind::Until(_) => 1,
        FieldKind::Pause | FieldKind::Note { .. } | FieldKind::Measure => 1,
        FieldKind::Amount | FieldKind::Toward | FieldKind::Undated { .. } => 1,
        FieldKind::Tags(..) | FieldKind::Word(_) | FieldKind::Lines => 1,
        FieldKind::Path(_) => 2,
    }
}
