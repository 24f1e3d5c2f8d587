//! The line for a filter: what comes of it, and the saved filters that fit it.

use super::{WIDEST, columns, draft, ghost, panel, put, put_choice, reading, type_in};
use crate::app::App;
use crate::app::dialog::filter::{FilterDialog, Offer};
use crate::app::pane::Pane;
use crate::domain::needle::Needle;
use crate::domain::text::{clip, shown, width, wrap};
use crate::ui::paint::Brush;
use crate::view::counted::pane_title;
use crate::view::lines::{Line, Piece, Role, flow};
use crate::view::understood;

/// What the language has, for the eye to pick from: the last ones are left out where there is no room.
const LANGUAGE: [&str; 6] =
    ["words", "is:overdue", "tag:study", "toward:CKA", "-is:paused", "in:2026"];

/// Rows of that at most.
const LANGUAGE_ROWS: usize = 2;

/// Saved filters that are shown at once.
const MOST: usize = 8;

pub(crate) fn draw(app: &App, dialog: &FilterDialog, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let room = columns(brush, WIDEST);
    let mut below = below(app, dialog, room.saturating_sub(2));
    if super::rows(brush) >= super::AIRY {
        below.insert(0, Line::blank());
    }
    let offered = dialog.offers.len().min(MOST);
    let gap = usize::from(offered > 0);
    let area = panel(brush, "Show only", 1 + below.len() + gap + offered, WIDEST);
    let cursor =
        type_in(brush, area, 0, Line::of("› ", Role::Accent), (0, &dialog.field), &ghost(app));
    let first_offer = 1 + below.len() + gap;
    for (row, line) in below.into_iter().enumerate() {
        put(brush, area, row + 1, &line.indented(2));
    }
    let rows = usize::from(area.height).saturating_sub(first_offer).min(MOST);
    let first = dialog.selected().map_or(0, |at| (at + 1).saturating_sub(rows));
    let name = dialog.offers.iter().map(|offer| width(&offer.name)).max();
    for (at, offer) in dialog.offers.iter().enumerate().skip(first).take(rows) {
        let row = first_offer + at - first;
        put_choice(brush, area, row, &line(offer, name.unwrap_or(0).min(16), room), at + 1);
        if dialog.selected() == Some(at) {
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            brush.selected(area, area.y.saturating_add(row), true);
        }
    }
    cursor
}

/// What is understood, what fits, and the tags that there are; the same number of rows whatever is typed.
fn below(app: &App, dialog: &FilterDialog, room: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = draft(app, room).into_iter().collect();
    let above = lines.len();
    if dialog.meant().is_empty() {
        let language = LANGUAGE.map(|example| Piece::new(example, Role::Faint));
        lines.extend(flow(&language, room).into_iter().take(LANGUAGE_ROWS));
    }
    for piece in understood::of_filter(app, dialog) {
        let told = wrap(&piece.text, room, MOST_TOLD).into_iter();
        lines.extend(told.map(|line| Line::of(line, piece.role)));
    }
    lines.resize(lines.len().max(above + HINT), Line::blank());
    let counts = Pane::ALL.map(|pane| {
        let (title, count) = pane_title(app, pane, false);
        let name = title.split(' ').next().unwrap_or(title);
        Piece::new(format!("{name} {count}"), Role::Plain)
    });
    lines.extend(flow(&counts, room));
    lines.extend(tags(dialog, reading(app), room));
    lines
}

/// Rows that are kept for what is understood.
const HINT: usize = 2;

/// Rows of one sentence about it at most.
const MOST_TOLD: usize = 4;

/// Rows of tags at most.
const TAGS: usize = 2;

/// The tags that fit what is typed after `tag:` or `#`, or the most used, behind what is still to be counted.
fn tags(dialog: &FilterDialog, reading: Option<String>, room: usize) -> Vec<Line> {
    let typed = dialog.field.text().rsplit(' ').next().unwrap_or_default();
    let begun = typed.strip_prefix("tag:").or(typed.strip_prefix('#')).map(Needle::new);
    let fits = |tag: &str| begun.as_ref().is_none_or(|begun| begun.is_in(tag));
    let fitting = dialog.tags.iter().filter(|(tag, _)| fits(tag));
    let told = fitting.map(|(tag, count)| format!("#{} {count}", shown(tag, LONGEST)));
    let rows = if reading.is_some() { TAGS } else { rows_of_tags(dialog, room) };
    let told = reading.into_iter().chain(told).map(|text| Piece::new(text, Role::Dim));
    let mut lines = flow(&told.collect::<Vec<_>>(), room);
    lines.resize(rows, Line::blank());
    lines
}

/// The most columns of a tag.
const LONGEST: usize = 24;

/// Rows for as many tags as there are, whatever is typed.
fn rows_of_tags(dialog: &FilterDialog, room: usize) -> usize {
    let columns = dialog.tags.iter().map(|(tag, _)| width(tag).min(LONGEST) + 6);
    columns.sum::<usize>().div_ceil(room.max(1)).min(TAGS)
}

fn line(offer: &Offer, names: usize, room: usize) -> Line {
    let name = clip(&offer.name, names);
    let gap = " ".repeat(names.saturating_sub(width(&name)) + 2);
    let text = clip(&offer.text, room.saturating_sub(names + 5));
    Line::of("  ", Role::Plain).and(name, Role::Plain).and(gap, Role::Plain).and(text, Role::Dim)
}
