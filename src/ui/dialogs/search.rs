//! The search over everything: the letters typed, what fits them, and how much is still being read.

use super::{WIDEST, ghost, marked, panel, put, put_choice, reading, type_in};
use crate::app::App;
use crate::app::dialog::form::date_of;
use crate::app::dialog::search::SearchDialog;
use crate::app::layout::Area;
use crate::app::problems;
use crate::domain::calendar::Calendar;
use crate::domain::describe::Mark;
use crate::domain::search::{Beyond, Hit, SearchEntry};
use crate::domain::text::{clip, width};
use crate::domain::words::grouped;
use crate::ui::paint::Brush;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};

/// The column of a title: after the selection's mark, an item's, and that of the goal that a milestone was.
const TITLE: usize = 5;

/// Rows that the list takes at most, and at least.
const ROWS: usize = 16;
const FEWEST: usize = 2;

pub(crate) fn draw(app: &App, search: &SearchDialog, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let rows = (2 * search.size()).clamp(FEWEST, ROWS);
    let area = panel(brush, "Find", rows + 2, WIDEST);
    let counted = counted(search);
    let typed = Area {
        width: area.width.saturating_sub(u16::try_from(width(&counted) + 2).unwrap_or(u16::MAX)),
        ..area
    };
    put(brush, area, 0, &Line::blank().ending(counted, Role::Faint));
    let cursor =
        type_in(brush, typed, 0, Line::of("› ", Role::Accent), (0, &search.field), &ghost(app));
    let reading = reading(app);
    if let Some(said) = &reading {
        put(brush, area, 1, &Line::blank().ending(said, Role::Dim));
    } else if let Some(wrong) = problems::errors_in_words(&app.data) {
        let said = format!("! {wrong}: not all is searched");
        let said = clip(&said, usize::from(area.width));
        put(brush, area, 1, &Line::of(said, Role::Open));
    }
    if search.found.hits.is_empty() {
        for (row, line) in nothing(app, reading.is_some()).into_iter().enumerate() {
            put(brush, area, row + 2, &line.indented(2));
        }
    }
    hits(app, search, area, brush);
    cursor
}

/// How many fit, of how many.
fn counted(search: &SearchDialog) -> String {
    let all = grouped(search.size());
    if search.field.text().trim().is_empty() {
        return all;
    }
    format!("{} of {all}", grouped(search.found.count))
}

fn nothing(app: &App, reading: bool) -> Vec<Line> {
    if reading {
        return vec![Line::of("Nothing so far.", Role::Dim)];
    }
    let none = match app.data.journey.is_whole() {
        true => "No matches.",
        false => "No matches in what could be read.",
    };
    vec![Line::of(none, Role::Dim), Line::of("Fewer letters find more.", Role::Dim)]
}

fn hits(app: &App, search: &SearchDialog, area: Area, brush: &mut Brush<'_>) {
    let columns = usize::from(area.width);
    let (hits, rows) = (&search.found.hits, usize::from(area.height));
    let glyphs = Glyphs::of(app.settings.charset);
    let mut row = 2;
    for (at, hit) in hits.iter().enumerate().skip(first(search, rows.saturating_sub(2))) {
        let Some(entry) = search.entry(hit) else {
            continue;
        };
        if row >= rows {
            break;
        }
        for line in lines(entry, hit, columns, (glyphs, app.data.calendar())) {
            let is_selected = at == search.selected;
            let line = if is_selected { line.lit() } else { line };
            put_choice(brush, area, row, &line, at);
            if is_selected && row < rows {
                let screen_row = area.y + u16::try_from(row).unwrap_or(u16::MAX);
                brush.selected(area, screen_row, true);
            }
            row += 1;
        }
    }
}

/// The first hit in view, so that the selected one is whole in it.
fn first(search: &SearchDialog, rows: usize) -> usize {
    let (hits, mut room) = (&search.found.hits, rows);
    let mut first = search.selected;
    for at in (0..=search.selected).rev() {
        let height = hits.get(at).map_or(1, |hit| 1 + usize::from(hit.beyond.is_some()));
        match room.checked_sub(height) {
            Some(left) => (room, first) = (left, at),
            None => break,
        }
    }
    first
}

fn lines(
    entry: &SearchEntry,
    hit: &Hit,
    columns: usize,
    (glyphs, calendar): (&Glyphs, Calendar),
) -> Vec<Line> {
    let when = date_of(&entry.item, calendar);
    let room = columns.saturating_sub(TITLE + 2 + width(&when));
    let mut marks = Line::of("  ", Role::Plain);
    for item in [Some(&entry.item), entry.was.as_ref()] {
        let mark = item.map(Mark::of);
        marks = marks.and(mark.map_or(" ", |m| glyphs.mark(m)), mark.map_or(Role::Plain, Role::of));
    }
    let marks = marks.and(" ", Role::Plain);
    let title = marked(marks, entry.item.title(), &hit.letters, room, Role::Plain);
    let title = title.ending(when, Role::Dim);
    let beyond = hit.beyond.iter().map(|beyond| excerpt(beyond, columns));
    std::iter::once(title).chain(beyond).collect()
}

fn excerpt(beyond: &Beyond, columns: usize) -> Line {
    let before = format!("{}{}: ", " ".repeat(TITLE), beyond.place);
    let room = columns.saturating_sub(width(&before) + 1);
    marked(Line::of(before, Role::Dim), &beyond.text, &beyond.letters, room, Role::Dim)
}
