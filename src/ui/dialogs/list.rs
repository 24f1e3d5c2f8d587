//! A list to pick from: the letters typed, and what fits them, the matched letters marked.

use super::{WIDEST, columns, error, marked, panel_from, put, put_choice, type_in};
use crate::app::action::Action;
use crate::app::dialog::form::{Match, Matches};
use crate::app::layout::Area;
use crate::app::{App, Choice, Form};
use crate::domain::sort;
use crate::domain::text::{clip, width, wrap};
use crate::domain::words::count;
use crate::ui::paint::Brush;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};

/// The most columns of a list of commands: what they do is in it too.
const WITH_HELP: u16 = 100;

/// Those of the list of themes, at the foot of the screen: the rest of it is what one chooses by.
const NARROW: u16 = 54;

/// Rows that the list takes at most.
const ROWS: usize = 14;

pub(crate) fn draw(app: &App, form: &Form, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let (matches, field) = (form.matches.as_ref()?, form.fields.first()?);
    let told = form.choices.iter().any(|choice| !choice.help.is_empty());
    let (top, widest) = match form.topic.action {
        Action::Theme => (u16::MAX, NARROW),
        _ if told => (brush.rows() / 3, WITH_HELP),
        _ => (brush.rows() / 3, WIDEST),
    };
    let why = error(app, columns(brush, widest));
    let area = panel_from(brush, top, &form.title, height(form) + 2 + why.len(), widest);
    let before = Line::of("› ", Role::Accent);
    let typed = Area { width: area.width.saturating_sub(14), ..area };
    let cursor = type_in(brush, typed, 0, before, (0, &field.field), "");
    for (row, line) in why.iter().enumerate() {
        put(brush, area, 1 + row, line);
    }
    let above = 2 + why.len();
    let room = usize::from(area.height).saturating_sub(above);
    let columns = HelpColumns::of(form, usize::from(area.width));
    let (below, room) = match told && !columns.has_help() {
        true => below(form, matches, usize::from(area.width), room),
        false => (Vec::new(), room),
    };
    for (line, at) in below.iter().zip(above + room..) {
        put(brush, area, at, line);
    }
    let rows = rows(&groups(form, matches), matches.at, room);
    let glyphs = Glyphs::of(app.settings.charset);
    let found = found(matches, field.text(), &rows);
    put(brush, area, 0, &Line::blank().ending(found, Role::Faint));
    for (row, at) in rows.into_iter().zip(above..) {
        match row {
            ListRow::Blank => {}
            ListRow::Heading(heading, count) => {
                let heading = Line::of(heading, Role::Heading).indented(2);
                put(brush, area, at, &heading.ending(count.to_string(), Role::Faint));
            }
            ListRow::Match(number, choice, found) => {
                let line = match choice.help {
                    "" => line(choice, found, usize::from(area.width), glyphs),
                    _ => columns.line(choice, found),
                };
                let is_selected = number == matches.at;
                let line = if is_selected { line.lit() } else { line };
                put_choice(brush, area, at, &line, number);
                if is_selected {
                    brush.selected(area, area.y + at as u16, true);
                }
            }
        }
    }
    if matches.found.is_empty() {
        put(brush, area, above, &Line::of("No matches.", Role::Dim).indented(2));
    }
    cursor
}

/// How many fit what is typed; before anything is typed, whether there are more below.
fn found(matches: &Matches, typed: &str, rows: &[ListRow<'_>]) -> String {
    let last =
        |row: &ListRow<'_>| matches!(row, ListRow::Match(at, ..) if at + 1 == matches.found.len());
    match typed.is_empty() {
        false => count(matches.found.len(), "match"),
        true if rows.iter().any(last) => String::new(),
        true => "more below".to_owned(),
    }
}

/// The lines below the list on what the selected command does, as columns have no room for it, and the rows that are left
/// for the list.
fn below(form: &Form, matches: &Matches, columns: usize, room: usize) -> (Vec<Line>, usize) {
    let selected = matches.found.get(matches.at).and_then(|found| form.choices.get(found.choice));
    let Some(left) = room.checked_sub(BELOW).filter(|left| *left >= FEWEST) else {
        return (Vec::new(), room);
    };
    let help = selected.map_or("", |choice| choice.help);
    let texts = wrap(help, columns.saturating_sub(2), BELOW - 1);
    let lines = texts.into_iter().map(|text| Line::of(text, Role::Dim).indented(2));
    (std::iter::once(Line::blank()).chain(lines).collect(), left)
}

/// Rows for what the selected command does, with a blank one above it.
const BELOW: usize = 3;

/// Rows that the list has in any case.
const FEWEST: usize = 4;

/// The rows of all choices with their headings, whatever is typed: the frame does not move while one types.
fn height(form: &Form) -> usize {
    let mut headings: Vec<&str> = form.choices.iter().map(|choice| choice.heading).collect();
    headings.dedup();
    let around = if headings == [""] { 0 } else { (2 * headings.len()).saturating_sub(1) };
    (form.choices.len() + around).clamp(1, ROWS)
}

/// A row of the list.
enum ListRow<'a> {
    Blank,
    Heading(&'static str, usize),
    Match(usize, &'a Choice, &'a Match),
}

/// The matches under one heading, each with its number.
type MatchGroup<'a> = Vec<(usize, &'a Choice, &'a Match)>;

fn groups<'a>(form: &'a Form, matches: &'a Matches) -> Vec<MatchGroup<'a>> {
    let mut groups: Vec<MatchGroup<'a>> = Vec::new();
    for (number, found) in matches.found.iter().enumerate() {
        let Some(choice) = form.choices.get(found.choice) else { continue };
        match groups.last_mut().filter(|group| group[0].1.heading == choice.heading) {
            Some(group) => group.push((number, choice, found)),
            None => groups.push(vec![(number, choice, found)]),
        }
    }
    groups
}

/// The rows in view: of each group the same number, and what one leaves free to the next; the selected match is in view.
fn rows<'a>(groups: &[MatchGroup<'a>], selected: usize, room: usize) -> Vec<ListRow<'a>> {
    let headed = groups.iter().any(|group| !group[0].1.heading.is_empty());
    let around = if headed { 2 * groups.len() - 1 } else { 0 };
    let has_it = |group: &&MatchGroup<'_>| group.iter().any(|(number, ..)| *number == selected);
    let (groups, around) = match groups.iter().find(has_it) {
        // There is no room for a row of each.
        Some(group) if room < around + groups.len() => (std::slice::from_ref(group), 1),
        Some(_) | None => (groups, around),
    };
    let shares = shares(groups, room.saturating_sub(if headed { around } else { 0 }));
    let mut rows = Vec::new();
    for (group, share) in groups.iter().zip(shares) {
        if headed {
            rows.extend((!rows.is_empty()).then_some(ListRow::Blank));
            rows.push(ListRow::Heading(group[0].1.heading, group.len()));
        }
        let at = group.iter().position(|(number, ..)| *number == selected);
        let first = at.map_or(0, |at| (at + 1).saturating_sub(share));
        let seen = group.iter().skip(first).take(share);
        rows.extend(seen.map(|(number, choice, found)| ListRow::Match(*number, choice, found)));
    }
    rows
}

/// Rows for each group: short ones are whole, and the long ones share the rest.
fn shares(groups: &[MatchGroup<'_>], room: usize) -> Vec<usize> {
    let mut by_length: Vec<usize> = (0..groups.len()).collect();
    sort::by_key(&mut by_length, |at| groups[*at].len());
    let (mut shares, mut left) = (vec![0; groups.len()], room);
    for (done, at) in by_length.into_iter().enumerate() {
        shares[at] = groups[at].len().min(left / (groups.len() - done));
        left -= shares[at];
    }
    shares
}

/// Columns of a text that what is beside it leaves to it.
const LEAST_TEXT: usize = 13;

fn line(choice: &Choice, found: &Match, columns: usize, glyphs: &Glyphs) -> Line {
    let before = Line::of("  ", Role::Plain);
    let mark = match choice.mark {
        Some(mark) => before.and(format!("{} ", glyphs.mark(mark)), Role::of(mark)),
        None => before,
    };
    let room = columns.saturating_sub(6);
    let beside = match room.checked_sub(width(&choice.beside)) {
        Some(left) if left >= width(&choice.text).min(LEAST_TEXT) => choice.beside.as_str(),
        Some(_) | None => "",
    };
    let room = room - width(beside);
    marked(mark, &choice.text, &found.letters, room, Role::Plain).ending(beside, Role::Dim)
}

/// The columns of a list of commands: the name, its keys, what it does.
struct HelpColumns {
    name: usize,
    keys: usize,
    all: usize,
}

impl HelpColumns {
    fn of(form: &Form, all: usize) -> HelpColumns {
        let widest = |text: fn(&Choice) -> &str| {
            form.choices.iter().map(|choice| width(text(choice))).max().unwrap_or(0)
        };
        HelpColumns { name: widest(|c| &c.text), keys: widest(|c| &c.beside), all }
    }

    /// The columns that are left for what a command does.
    fn room(&self) -> usize {
        self.all.saturating_sub(self.name + self.keys + 7)
    }

    fn has_help(&self) -> bool {
        self.room() >= LEAST_HELP
    }

    fn line(&self, choice: &Choice, found: &Match) -> Line {
        let (name, keys, text) = match choice.amiss {
            "" => (Role::Plain, Role::Accent, Role::Dim),
            _ => (Role::Dim, Role::Dim, Role::Dim),
        };
        let pad = |text: &str, columns: usize| " ".repeat(columns.saturating_sub(width(text)) + 2);
        let line = Line::of("  ", Role::Plain);
        let line = marked(line, &choice.text, &found.letters, self.name, name);
        let line = line.and(pad(&choice.text, self.name), Role::Plain).and(&choice.beside, keys);
        let help = match choice.amiss {
            "" => choice.help.to_owned(),
            amiss => format!("{} · {amiss}", choice.help),
        };
        let room = self.room();
        if !self.has_help() {
            return line;
        }
        line.and(pad(&choice.beside, self.keys), Role::Plain).and(clip(&help, room), text)
    }
}

/// The least columns of help that say anything.
const LEAST_HELP: usize = 16;
