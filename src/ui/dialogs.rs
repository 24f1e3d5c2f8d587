//! The top dialog, over the panes.

mod backups;
mod filter;
mod form;
mod help;
mod line;
mod list;
mod merge;
mod question;
mod search;

use super::paint::Brush;
use crate::app::action::Action;
use crate::app::dialog::field::TextField;
use crate::app::dialog::form::FormLayout;
use crate::app::layout::{Area, ClickTarget};
use crate::app::{App, Dialog, DialogKind};
use crate::domain::text::{clip, fitting, shown, width, wrap};
use crate::domain::words::count;
use crate::view::dialogs::panel::{self, WIDEST, is_cramped};
use crate::view::geometry::Grid;
use crate::view::lines::{Line, Role};
use crate::view::message;

/// From how many rows on there is a blank one between the line to type and what is below it.
const AIRY: usize = 10;

/// Draws the top dialog; the cell of the cursor, where there is something to type into.
pub(crate) fn top(app: &App, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let dialog = app.dialogs().last()?;
    let grid = Grid::of_app(app);
    let mut behind = grid.behind_dialog(app);
    if message::lines(app, grid.momentum.width).is_empty() {
        behind.push(grid.momentum);
    }
    brush.put_behind(behind, grid.momentum.y);
    // Behind the list of themes the screen shows the one that the list is at.
    if dialog.form_of(Action::Theme).is_none() {
        brush.recede();
    }
    match &dialog.kind {
        DialogKind::Form(form) => match form.layout() {
            FormLayout::Line => line::draw(app, form, brush),
            FormLayout::Fields => form::draw(app, form, brush),
            FormLayout::List => list::draw(app, form, brush),
            FormLayout::Question => {
                question::draw(app, form, brush);
                None
            }
        },
        DialogKind::Filter(filter) => filter::draw(app, filter, brush),
        DialogKind::Backups(dialog) => {
            backups::draw(app, dialog, brush);
            None
        }
        DialogKind::Merge(merge) => {
            merge::draw(app, merge, brush);
            None
        }
        DialogKind::Search(search) => search::draw(app, search, brush),
        DialogKind::Help(help) => help::draw(help, brush),
    }
}

/// A framed box of `rows` rows of text; the area for the text. Where there is no room for a frame there is none. Its upper
/// edge is at the same row however many there are, so that nothing moves while one types.
fn panel(brush: &mut Brush<'_>, title: &str, rows: usize, widest: u16) -> Area {
    let top = brush.rows() / 3;
    panel_from(brush, top, title, rows, widest)
}

/// The same with its upper edge at that row, or as low as it fits.
fn panel_from(brush: &mut Brush<'_>, top: u16, title: &str, rows: usize, widest: u16) -> Area {
    let screen = brush.above();
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    if is_cramped(screen) {
        let area = Area { height: screen.height.min(rows), ..screen };
        // All of it: without a frame nothing parts the text from what shows below.
        brush.clear(screen);
        return area;
    }
    let width = screen.width.saturating_sub(4).min(widest);
    let height = rows.saturating_add(2).min(screen.height - 1);
    let above = top.min(screen.height - height).max(1);
    let area = Area { x: (screen.width - width) / 2, y: above, width, height };
    brush.make_room(area);
    brush.frame(area, title);
    Area { x: area.x + 2, y: area.y + 1, width: width - 4, height: height - 2 }
}

/// Rows that the text of a panel may have on this screen.
fn rows(brush: &Brush<'_>) -> usize {
    let screen = brush.above();
    let around = if is_cramped(screen) { 0 } else { 3 };
    usize::from(screen.height.saturating_sub(around))
}

/// A title as the frame has it, and the lines of one that is too long for the frame. A question is asked without a frame too.
fn titled<'a>(brush: &Brush<'_>, title: &'a str, columns: usize) -> (&'a str, Vec<String>) {
    let is_asked = title.ends_with('?') && is_cramped(brush.above());
    // The frame has a corner and a rule at each side of it, and a blank.
    if width(title) + 2 <= columns && !is_asked {
        (title, Vec::new())
    } else {
        ("", wrap(title, columns, 4))
    }
}

/// The columns that the text of a panel of this screen has.
fn columns(brush: &Brush<'_>, widest: u16) -> usize {
    panel::columns(brush.above(), widest)
}

/// Why the top dialog was refused, below a blank line; nothing if it was not.
fn error(app: &App, columns: usize) -> Vec<Line> {
    let Some(why) = app.why_refused() else {
        return Vec::new();
    };
    let lines = wrap(why, columns, 4).into_iter();
    let lines = lines.map(|line| Line::of(line, Role::Open));
    std::iter::once(Line::blank()).chain(lines).collect()
}

/// That what stands in the top dialog is a draft that was left, until it is changed.
fn draft(app: &App, columns: usize) -> Option<Line> {
    let words = [
        "You left this unsaved. Typing replaces what is selected.",
        "Unsaved; typing replaces it.",
    ];
    let words = words.into_iter().find(|words| width(words) <= columns).unwrap_or("Unsaved.");
    app.offers_draft().then(|| Line::of(words, Role::Accent))
}

/// Draws a line if it lies within the area.
fn put(brush: &mut Brush<'_>, area: Area, row: usize, line: &Line) {
    let row = u16::try_from(row).unwrap_or(u16::MAX);
    if row < area.height {
        brush.line(area.x, area.y + row, area.width, line);
    }
}

/// Draws a row of a list if it lies within the area; a click chooses it.
fn put_choice(brush: &mut Brush<'_>, area: Area, row: usize, line: &Line, number: usize) {
    put(brush, area, row, line);
    note(brush, area, row, ClickTarget::Choice(number));
}

/// What of the past is still to come.
fn reading(app: &App) -> Option<String> {
    match app.data.years_being_read() {
        0 if app.data.years_unknown => Some("reading the past…".to_owned()),
        0 => None,
        years => Some(format!("reading {}…", count(years, "more year"))),
    }
}

/// What a click on a row means, if the row lies within the area.
fn note(brush: &mut Brush<'_>, area: Area, row: usize, target: ClickTarget) {
    let row = u16::try_from(row).unwrap_or(u16::MAX);
    if row < area.height {
        brush.target_row(area, area.y + row, target);
    }
}

/// The line with a text in at most `room` columns, those of its letters marked that were matched.
fn marked(line: Line, text: &str, letters: &[u32], room: usize, role: Role) -> Line {
    let cut = clip(text, room);
    // Where something had to be made visible the numbers of the letters are no longer theirs.
    let same = text.starts_with(cut.strip_suffix('…').unwrap_or(&cut));
    let letters = if same { letters } else { &[] };
    let mut line = line;
    for (at, letter) in cut.chars().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let found = letters.binary_search(&at).is_ok();
        let role = if found { Role::Accent } else { role };
        match line.left.last_mut() {
            Some(last) if last.role == role => last.text.push(letter),
            Some(_) | None => line = line.and(letter.to_string(), role),
        }
    }
    line
}

/// What would complete the word before the cursor in the top dialog.
fn ghost(app: &App) -> String {
    app.dialogs().last().and_then(Dialog::offered).map(|word| word.rest).unwrap_or_default()
}

/// Draws a field after `before`, with what would complete it behind the cursor; the cell of that.
fn type_in(
    brush: &mut Brush<'_>,
    area: Area,
    row: usize,
    before: Line,
    (number, field): (usize, &TextField),
    ghost: &str,
) -> Option<(u16, u16)> {
    let begin = width(&before.text());
    let seen = field.shown(usize::from(area.width).saturating_sub(begin));
    let text = shown(&seen.text, usize::from(area.width));
    let columns = width(&text) as u16;
    let (head, tail) = text.split_at(fitting(&text, seen.cursor).len());
    let room = usize::from(area.width).saturating_sub(begin + seen.cursor);
    let ghost = clip(ghost, room);
    let behind = begin + seen.cursor + width(&ghost);
    let tail = fitting(tail, usize::from(area.width).saturating_sub(behind));
    let line = before.and(head, Role::Strong).and(ghost, Role::Dim).and(tail, Role::Strong);
    put(brush, area, row, &line);
    // A click on the grey letters is one on the cursor; behind them the text goes on.
    let cut = seen.start + head.len();
    let parts = [(begin, seen.start..cut), (behind, cut..seen.start + text.len())];
    for (at, (begin, part)) in parts.into_iter().enumerate() {
        let begin = area.x.saturating_add(u16::try_from(begin).unwrap_or(u16::MAX));
        let x = if at == 0 { area.x } else { begin };
        let area = Area { x, width: (area.x + area.width).saturating_sub(x), ..area };
        note(brush, area, row, ClickTarget::Text { field: number, part, begin });
    }
    let row = u16::try_from(row).ok().filter(|row| *row < area.height)?;
    if field.is_selected() {
        let begin = begin as u16;
        let columns = columns.min(area.width.saturating_sub(begin));
        brush.highlight(area.x + begin, area.y + row, columns);
    }
    let column = u16::try_from(begin + seen.cursor).ok()?;
    Some((area.x + column.min(area.width.saturating_sub(1)), area.y + row))
}
