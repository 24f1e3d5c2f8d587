//! A clash with both sides beside each other, or one below the other where it is narrow; at the end, what it comes to.

use super::{columns, panel, put};
use crate::app::App;
use crate::app::action::{Action, Layer};
use crate::app::dialog::merge::{MergeDialog, MergePage, Sum};
use crate::app::keymap::KeysHere;
use crate::domain::conflict::ConflictForm;
use crate::domain::id::Id;
use crate::domain::merge::{Differing, Side};
use crate::domain::record::Record;
use crate::domain::schema::words_of;
use crate::domain::text::{clip, width, wrap};
use crate::ui::paint::Brush;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};

/// The most columns that the dialog takes: two sides want more room than one text.
const WIDEST: u16 = 100;

/// From how many columns on the sides stand beside each other.
const BESIDE: usize = 64;

/// Rows that the dialog takes at least, so that it stands still while one clash follows the other.
const LEAST: usize = 12;

/// The most rows of one value.
const VALUE: usize = 4;

/// The most rows of one value where there is little room.
const SHORT: usize = 2;

pub(crate) fn draw(app: &App, dialog: &MergeDialog, brush: &mut Brush<'_>) {
    let room = columns(brush, WIDEST);
    let (first, body) = match dialog.page() {
        MergePage::Clash(differing, marked) => {
            let clash = Clash { app, dialog, differing, marked };
            (differing.ours.called(app.data.style.format).into_owned(), clash.lines(room))
        }
        MergePage::Sum(sum) => ("The result".to_owned(), total(app, dialog, &sum, room)),
    };
    let why = super::error(app, room);
    let body: Vec<Line> = why.into_iter().skip(1).chain(body).collect();
    let name = format!("Merge {}", dialog.offer.conflict.name);
    let area = panel(brush, &name, (body.len() + 2).max(LEAST), WIDEST);
    let seen = usize::from(area.height).saturating_sub(2);
    let top = dialog.top.min(body.len().saturating_sub(seen));
    let more = if body.len() > seen { keys(app).text("{down} more · ") } else { String::new() };
    let place = match dialog.page() {
        MergePage::Clash(_, _) => format!("{more}{} of {}", dialog.at + 1, dialog.clashes()),
        MergePage::Sum(_) => String::new(),
    };
    let cut = clip(&first, room.saturating_sub(width(&place) + 2));
    put(brush, area, 0, &Line::of(cut, Role::Strong).ending(place, Role::Faint));
    for (row, line) in body.iter().skip(top).take(seen).enumerate() {
        put(brush, area, row + 2, line);
    }
}

/// A clash, and the side of it that is marked.
struct Clash<'a> {
    app: &'a App,
    dialog: &'a MergeDialog,
    differing: &'a Differing,
    marked: Side,
}

impl Clash<'_> {
    fn lines(&self, room: usize) -> Vec<Line> {
        if room >= BESIDE { self.beside(room) } else { self.below(room) }
    }

    /// The two sides in columns of one width, field under field.
    fn beside(&self, room: usize) -> Vec<Line> {
        let label = self.label();
        let each = (room - label) / 2;
        let row = |before: &str, texts: [String; 2], roles: [Role; 2]| {
            let [left, right] = texts;
            Line::of(cell(before, label), Role::Dim)
                .and(cell(&left, each), roles[0])
                .and(right, roles[1])
        };
        let names = SIDES.map(|side| clip(&self.name(side), each - 2));
        let format = self.app.data.style.format;
        let when = |side| self.item(side).modified().map(|at| at.words(format)).unwrap_or_default();
        let whens = SIDES.map(|side| format!("  {}", clip(&when(side), each - 4)));
        let mut lines = vec![
            row("", names, SIDES.map(|side| self.role(side, Role::Accent))),
            row("", whens, [Role::Dim; 2]),
            Line::blank(),
        ];
        for key in &self.differing.clashes {
            let values = SIDES.map(|side| wrap(&self.said(key, side), each - 4, VALUE));
            for at in 0..values[0].len().max(values[1].len()) {
                let texts = values.each_ref().map(|value| {
                    let text = value.get(at).map(String::as_str).unwrap_or_default();
                    format!("  {text}")
                });
                let before = if at == 0 { *key } else { "" };
                lines.push(row(before, texts, SIDES.map(|side| self.value_role(key, side))));
            }
        }
        lines
    }

    /// Each field with one side below the other, under the key that chooses it.
    fn below(&self, room: usize) -> Vec<Line> {
        let label = self.label();
        let [ours, theirs] = SIDES.map(|side| (self.short(side), self.role(side, Role::Accent)));
        let mut lines =
            vec![Line::of(ours.0, ours.1).and("   ", Role::Plain).and(theirs.0, theirs.1)];
        for field in &self.differing.clashes {
            for (nth, side) in SIDES.into_iter().enumerate() {
                let parts = wrap(&self.said(field, side), room.saturating_sub(label + 2), SHORT);
                for (at, part) in parts.into_iter().enumerate() {
                    let before = if nth + at == 0 { *field } else { "" };
                    let key = if at == 0 { self.key(side) } else { String::new() };
                    let line = Line::of(cell(before, label), Role::Dim);
                    let line = line.and(cell(&key, 2), self.role(side, Role::Accent));
                    lines.push(line.and(part, self.value_role(field, side)));
                }
            }
        }
        lines
    }

    /// The key that chooses a side; a longer one is in the key line alone.
    fn key(&self, side: Side) -> String {
        let action = match side {
            Side::Ours => Action::TakeOurs,
            Side::Theirs => Action::TakeTheirs,
        };
        keys(self.app).key(action).filter(|key| width(key) == 1).unwrap_or_default()
    }

    fn label(&self) -> usize {
        let widest = self.differing.clashes.iter().map(|key| width(key)).max();
        widest.unwrap_or(0) + 2
    }

    fn item(&self, side: Side) -> &Record {
        match side {
            Side::Ours => &self.differing.ours,
            Side::Theirs => &self.differing.theirs,
        }
    }

    /// The side's name, with what it is, and whether it is the later one.
    fn name(&self, side: Side) -> String {
        let what = match (side, self.dialog.offer.conflict.form) {
            (Side::Ours, _) => "ours, this journey",
            (Side::Theirs, ConflictForm::Copy) => "theirs, the copy",
            (Side::Theirs, ConflictForm::Marked) => "theirs, the other side",
        };
        let later = if self.differing.is_later(side) { " · later" } else { "" };
        format!("{} {what}{later}", self.mark(side))
    }

    /// The same in a word.
    fn short(&self, side: Side) -> String {
        let word = match side {
            Side::Ours => "ours",
            Side::Theirs => "theirs",
        };
        let later = if self.differing.is_later(side) { ", later" } else { "" };
        format!("{} {word}{later}", self.mark(side))
    }

    fn mark(&self, side: Side) -> &'static str {
        if side == self.marked { Glyphs::of(self.app.settings.charset).selected } else { " " }
    }

    /// How a side looks that is marked; the other one steps back.
    fn role(&self, side: Side, marked: Role) -> Role {
        if side == self.marked { marked } else { Role::Dim }
    }

    /// How the value of a side looks; where there is none it steps back.
    fn value_role(&self, field: &str, side: Side) -> Role {
        let said = words_of(field, self.item(side), &Id::to_string);
        if said.is_empty() { Role::Faint } else { self.role(side, Role::Plain) }
    }

    fn said(&self, field: &str, side: Side) -> String {
        let title = |id: &Id| self.dialog.offer.merge.title(id);
        let said = words_of(field, self.item(side), &title);
        if said.is_empty() { "nothing".into() } else { said }
    }
}

const SIDES: [Side; 2] = [Side::Ours, Side::Theirs];

fn keys(app: &App) -> KeysHere<'_> {
    app.settings.keymap.at(Layer::Merge)
}

fn cell(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(width(text))))
}

fn total(app: &App, dialog: &MergeDialog, sum: &Sum, room: usize) -> Vec<Line> {
    let rows = [
        (sum.added, "added"),
        (sum.changed, "changed on one side only"),
        (sum.ours, "differing, ours kept"),
        (sum.theirs, "differing, theirs taken"),
        (sum.deleted, "deleted, as theirs has it"),
        (sum.left, "left as ours has it"),
    ];
    let rows = rows.into_iter().filter(|(number, _)| *number > 0);
    let mut lines: Vec<Line> = rows
        .map(|(number, words)| {
            Line::of(format!("{number:>4}"), Role::Strong).and(format!("  {words}"), Role::Plain)
        })
        .collect();
    lines.push(Line::blank());
    let after = match dialog.offer.conflict.form {
        ConflictForm::Copy => "{submit} saves it as one change; {undo} undoes it. The copy stays.",
        ConflictForm::Marked => "{submit} saves it as one change; {undo} brings the marks back.",
    };
    if let Some(apart) = dialog.offer.apart() {
        let text = format!("In {}, {apart}.", dialog.offer.conflict.name);
        lines.extend(wrap(&text, room, 2).into_iter().map(|l| Line::of(l, Role::Open)));
    }
    lines
        .extend(wrap(&app.keys().text(after), room, 3).into_iter().map(|l| Line::of(l, Role::Dim)));
    lines
}
