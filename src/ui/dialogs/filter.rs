//! The line for a filter: what comes of it, and the saved filters that fit it.

use super::{WIDEST, columns, draft, panel, put, type_in};
use crate::app::App;
use crate::app::dialog::filter::{FilterDialog, Offer};
use crate::domain::text::{clip, width, wrap};
use crate::ui::paint::Brush;
use crate::view::lines::{Line, Role};
use crate::view::understood;

/// What the language has, for the eye to pick from.
const LANGUAGE: &str = "words, is:overdue, tag:study, toward:CKA, in:2026, -is:paused";

/// Saved filters that are shown at once.
const MOST: usize = 8;

pub(crate) fn draw(app: &App, dialog: &FilterDialog, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let room = columns(brush, WIDEST);
    let below = below(app, dialog, room.saturating_sub(2));
    let offered = dialog.offers.len().min(MOST);
    let gap = usize::from(offered > 0);
    let area = panel(brush, "Show only", 1 + below.len() + gap + offered, WIDEST);
    let cursor = type_in(brush, area, 0, Line::of("› ", Role::Accent), &dialog.field);
    let first_offer = 1 + below.len() + gap;
    for (row, line) in below.into_iter().enumerate() {
        put(brush, area, row + 1, &line.indented(2));
    }
    let rows = usize::from(area.height).saturating_sub(first_offer).min(MOST);
    let first = dialog.selected().map_or(0, |at| (at + 1).saturating_sub(rows));
    let name = dialog.offers.iter().map(|offer| width(&offer.name)).max();
    for (at, offer) in dialog.offers.iter().enumerate().skip(first).take(rows) {
        let row = first_offer + at - first;
        put(brush, area, row, &line(offer, name.unwrap_or(0).min(16), room));
        if dialog.selected() == Some(at) {
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            brush.selected(area, area.y.saturating_add(row), true);
        }
    }
    cursor
}

fn below(app: &App, dialog: &FilterDialog, room: usize) -> Vec<Line> {
    if let Some(error) = &dialog.error {
        let lines = wrap(error, room, 4).into_iter();
        return lines.map(|line| Line::of(line, Role::Open)).collect();
    }
    let mut lines: Vec<Line> = draft(app).into_iter().collect();
    if dialog.meant().is_empty() {
        let language = wrap(LANGUAGE, room, 2).into_iter();
        lines.extend(language.map(|line| Line::of(line, Role::Faint)));
    }
    for piece in understood::of_filter(app, dialog) {
        let told = wrap(&piece.text, room, 2).into_iter();
        lines.extend(told.map(|line| Line::of(line, piece.role)));
    }
    lines
}

fn line(offer: &Offer, names: usize, room: usize) -> Line {
    let name = clip(&offer.name, names);
    let gap = " ".repeat(names.saturating_sub(width(&name)) + 2);
    let text = clip(&offer.text, room.saturating_sub(names + 5));
    Line::of("  ", Role::Plain).and(name, Role::Plain).and(gap, Role::Plain).and(text, Role::Dim)
}
