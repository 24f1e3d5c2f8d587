//! A list to pick from: the letters typed, and what fits them, the matched letters marked.

use super::{WIDEST, columns, error, marked, panel, put, type_in};
use crate::app::dialog::form::{Match, Matches};
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
    let room = usize::from(area.height).saturating_sub(above);
    let rows = rows(&parts(form, matches), matches.at, room);
    let glyphs = Glyphs::of(app.settings.charset);
    for (row, at) in rows.into_iter().zip(above..) {
        match row {
            Row::Blank => {}
            Row::Heading(heading, count) => {
                let heading = Line::of(heading, Role::Heading).indented(2);
                put(brush, area, at, &heading.ending(count.to_string(), Role::Faint));
            }
            Row::Match(number, choice, found) => {
                put(brush, area, at, &line(choice, found, usize::from(area.width), glyphs));
                if number == matches.at {
                    brush.selected(area, area.y + at as u16, true);
                }
            }
        }
    }
    if matches.found.is_empty() {
        put(brush, area, above, &Line::of("Nothing fits these letters.", Role::Dim).indented(2));
    }
    cursor
}

/// A row of the list.
enum Row<'a> {
    Blank,
    Heading(&'static str, usize),
    Match(usize, &'a Choice, &'a Match),
}

/// The matches under one heading, each with its number.
type Part<'a> = Vec<(usize, &'a Choice, &'a Match)>;

fn parts<'a>(form: &'a Form, matches: &'a Matches) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    for (number, found) in matches.found.iter().enumerate() {
        let Some(choice) = form.choices.get(found.choice) else { continue };
        match parts.last_mut().filter(|part| part[0].1.heading == choice.heading) {
            Some(part) => part.push((number, choice, found)),
            None => parts.push(vec![(number, choice, found)]),
        }
    }
    parts
}

/// The rows in view: of each part the same number, and what one leaves free to the next; the selected match is in view.
fn rows<'a>(parts: &[Part<'a>], selected: usize, room: usize) -> Vec<Row<'a>> {
    let headed = parts.iter().any(|part| !part[0].1.heading.is_empty());
    let around = if headed { 2 * parts.len() - 1 } else { 0 };
    let has_it = |part: &&Part<'_>| part.iter().any(|(number, ..)| *number == selected);
    let (parts, around) = match parts.iter().find(has_it) {
        // There is no room for a row of each.
        Some(part) if room < around + parts.len() => (std::slice::from_ref(part), 1),
        Some(_) | None => (parts, around),
    };
    let shares = shares(parts, room.saturating_sub(if headed { around } else { 0 }));
    let mut rows = Vec::new();
    for (part, share) in parts.iter().zip(shares) {
        if headed {
            rows.extend((!rows.is_empty()).then_some(Row::Blank));
            rows.push(Row::Heading(part[0].1.heading, part.len()));
        }
        let at = part.iter().position(|(number, ..)| *number == selected);
        let first = at.map_or(0, |at| (at + 1).saturating_sub(share));
        let seen = part.iter().skip(first).take(share);
        rows.extend(seen.map(|(number, choice, found)| Row::Match(*number, choice, found)));
    }
    rows
}

/// Rows for each part: short ones are whole, and the long ones share the rest.
fn shares(parts: &[Part<'_>], room: usize) -> Vec<usize> {
    let mut by_length: Vec<usize> = (0..parts.len()).collect();
    by_length.sort_by_key(|at| parts[*at].len());
    let (mut shares, mut left) = (vec![0; parts.len()], room);
    for (done, at) in by_length.into_iter().enumerate() {
        shares[at] = parts[at].len().min(left / (parts.len() - done));
        left -= shares[at];
    }
    shares
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
