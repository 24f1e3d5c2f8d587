//! A clash with both sides beside each other, or one below the other where it is narrow; at the end, what it comes to.

use super::{columns, panel, put};
use crate::app::dialog::merge::{MergeDialog, Page, Sum};
use crate::app::glyphs::Glyphs;
use crate::app::lines::{Line, Role, clip, width, wrap};
use crate::domain::conflict::Form;
use crate::domain::item::Item;
use crate::domain::merge::{Differing, Field, Side};
use crate::domain::words::count;
use crate::ui::paint::Brush;

/// The most columns that the dialog takes: two sides want more room than one text.
const WIDEST: u16 = 100;

/// From how many columns on the sides stand beside each other.
const BESIDE: usize = 64;

/// Rows that the dialog takes at least, so that it stands still while one clash follows the other.
const LEAST: usize = 12;

/// The most rows of one value.
const VALUE: usize = 4;

pub fn draw(dialog: &MergeDialog, glyphs: &Glyphs, brush: &mut Brush<'_>) {
    let room = columns(brush, WIDEST);
    let (first, body) = match dialog.page() {
        Page::Clash(differing, marked) => (
            heading(dialog, differing, room),
            clash(dialog, differing, marked, glyphs, room),
        ),
        Page::Sum(sum) => (
            Line::of("What it comes to", Role::Strong),
            total(dialog, &sum, room),
        ),
    };
    let title = format!("Merge {}", dialog.offer.conflict.name);
    let area = panel(brush, &title, (body.len() + 2).max(LEAST), WIDEST);
    put(brush, area, 0, &first);
    let seen = usize::from(area.height).saturating_sub(2);
    let top = dialog.top.min(body.len().saturating_sub(seen));
    for (row, line) in body.iter().skip(top).take(seen).enumerate() {
        put(brush, area, row + 2, line);
    }
}

fn heading(dialog: &MergeDialog, differing: &Differing, room: usize) -> Line {
    let place = format!("{} of {}", dialog.at + 1, dialog.clashes());
    let title = clip(
        differing.ours.title(),
        room.saturating_sub(width(&place) + 2),
    );
    Line::of(title, Role::Strong).ending(place, Role::Faint)
}

/// One side of a clash, ready to be laid out.
struct Half<'a> {
    item: &'a Item,
    name: String,
    when: String,
    marked: bool,
}

fn clash(
    dialog: &MergeDialog,
    differing: &Differing,
    marked: Side,
    glyphs: &Glyphs,
    room: usize,
) -> Vec<Line> {
    let there = match dialog.offer.conflict.form {
        Form::Copy => "theirs, the copy",
        Form::Marked => "theirs, the other side",
    };
    let half = |side: Side, name: &str, item| Half {
        item,
        name: name.to_owned(),
        when: when(item, differing.newer == side),
        marked: marked == side,
    };
    let halves = [
        half(Side::Ours, "ours, this journey", &differing.ours),
        half(Side::Theirs, there, &differing.theirs),
    ];
    if room >= BESIDE {
        beside(&halves, &differing.clashes, glyphs, room)
    } else {
        let below = halves
            .iter()
            .flat_map(|half| alone(half, &differing.clashes, glyphs, room));
        below.collect()
    }
}

fn when(item: &Item, later: bool) -> String {
    let modified = item.modified().map(|at| at.words());
    let later = later.then(|| "the later one".to_owned());
    modified
        .into_iter()
        .chain(later)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The two sides in columns of one width, field under field.
fn beside(halves: &[Half<'_>; 2], fields: &[Field], glyphs: &Glyphs, room: usize) -> Vec<Line> {
    let label = label_width(fields);
    let each = (room - label) / 2;
    let cell = |text: String, wide: usize| {
        format!("{text}{}", " ".repeat(wide.saturating_sub(width(&text))))
    };
    let row = |before: &str, texts: [String; 2], roles: [Role; 2]| {
        let [left, right] = texts;
        Line::of(cell(before.to_owned(), label), Role::Dim)
            .and(cell(left, each), roles[0])
            .and(right, roles[1])
    };
    let names = halves.each_ref().map(|half| named(half, glyphs, each - 2));
    let mut lines = vec![row("", names, halves.each_ref().map(head))];
    let whens = halves
        .each_ref()
        .map(|half| format!("  {}", clip(&half.when, each - 4)));
    lines.extend([row("", whens, [Role::Faint; 2]), Line::blank()]);
    for field in fields {
        let sides = halves
            .each_ref()
            .map(|half| wrap(&said(*field, half.item), each - 4, VALUE));
        for at in 0..sides[0].len().max(sides[1].len()) {
            let texts = sides.each_ref().map(|side| {
                let text = side.get(at).map(String::as_str).unwrap_or_default();
                format!("  {text}")
            });
            let before = if at == 0 { field.word() } else { "" };
            lines.push(row(before, texts, halves.each_ref().map(body)));
        }
    }
    lines
}

/// One side over the whole width.
fn alone(half: &Half<'_>, fields: &[Field], glyphs: &Glyphs, room: usize) -> Vec<Line> {
    let label = label_width(fields) + 2;
    let name = named(half, glyphs, room);
    let left = room.saturating_sub(width(&name) + 2);
    let mut head_line = Line::of(name, head(half));
    if width(&half.when) <= left {
        head_line = head_line.ending(half.when.clone(), Role::Faint);
    }
    let mut lines = vec![head_line];
    for field in fields {
        let parts = wrap(&said(*field, half.item), room.saturating_sub(label), VALUE);
        for (at, part) in parts.into_iter().enumerate() {
            let before = if at == 0 { field.word() } else { "" };
            lines.push(
                Line::of(format!("  {before:<0$}", label - 2), Role::Dim).and(part, body(half)),
            );
        }
    }
    lines
}

fn named(half: &Half<'_>, glyphs: &Glyphs, room: usize) -> String {
    let mark = if half.marked { glyphs.selected } else { " " };
    format!("{mark} {}", clip(&half.name, room.saturating_sub(2)))
}

fn head(half: &Half<'_>) -> Role {
    if half.marked { Role::Accent } else { Role::Dim }
}

fn body(half: &Half<'_>) -> Role {
    if half.marked { Role::Plain } else { Role::Dim }
}

fn label_width(fields: &[Field]) -> usize {
    let widest = fields.iter().map(|field| width(field.word())).max();
    widest.unwrap_or(0) + 2
}

fn said(field: Field, item: &Item) -> String {
    let said = field.said(item);
    if said.is_empty() {
        "nothing".into()
    } else {
        said
    }
}

fn total(dialog: &MergeDialog, sum: &Sum, room: usize) -> Vec<Line> {
    let rows = [
        (sum.added, "added"),
        (sum.changed, "changed, as told on one side only"),
        (sum.ours, "differing: kept as in this journey"),
        (sum.theirs, "differing: taken from the other version"),
        (sum.deleted, "deleted, as on the other side"),
        (sum.left, "left as it is here"),
    ];
    let rows = rows.into_iter().filter(|(number, _)| *number > 0);
    let mut lines: Vec<Line> = rows
        .map(|(number, words)| {
            Line::of(format!("{number:>4}"), Role::Strong).and(format!("  {words}"), Role::Plain)
        })
        .collect();
    lines.push(Line::blank());
    let after = match dialog.offer.conflict.form {
        Form::Copy => "enter saves it, as one change that u undoes. The copy stays where it is.",
        Form::Marked => "enter saves it, as one change: u brings the file back as it is now.",
    };
    let flaws = dialog.offer.problems.len();
    if flaws > 0 {
        let text = format!(
            "{} could not be read, and takes no part.",
            count(flaws, "item")
        );
        lines.extend(
            wrap(&text, room, 2)
                .into_iter()
                .map(|l| Line::of(l, Role::Open)),
        );
    }
    lines.extend(
        wrap(after, room, 3)
            .into_iter()
            .map(|l| Line::of(l, Role::Dim)),
    );
    lines
}
