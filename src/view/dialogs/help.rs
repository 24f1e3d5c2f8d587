//! The help as it reads: what applies here first, then all else in groups, in two columns where there is room.

use crate::app::dialog::help::{Help, HelpRow, Section};
use crate::domain::text::{width, wrap};
use crate::view::lines::{Line, Role};
use std::ops::Range;

/// From how many columns on there are two columns of text: below it most rows would take two lines.
const TWO: usize = 100;

/// Columns between them.
const BETWEEN: usize = 2;

/// Columns before the text, for the mark of what is selected.
const MARK: usize = 2;

/// Columns of the keys, in a wide column of text and in a narrow one.
const KEYS: usize = 15;
const FEW_KEYS: usize = 10;

/// From how many columns on a column of text is wide.
const WIDE: usize = 44;

/// Lines that what an action does may take.
const HELP_LINES: usize = 4;

/// Rows that a group in one piece is worth.
const CUT: usize = 6;

/// A column of text.
pub(crate) struct HelpColumn {
    /// Where it begins.
    pub(crate) begin: usize,
    pub(crate) columns: usize,
    /// Each line with the number of the row that it belongs to; none for a heading.
    pub(crate) lines: Vec<NumberedLine>,
}

type NumberedLine = (Option<usize>, Line);

/// All actions, or those that fit the search, in so many columns.
pub(crate) fn columns(help: &Help, columns: usize) -> Vec<HelpColumn> {
    let two = columns >= TWO;
    let width = if two { (columns - BETWEEN) / 2 } else { columns };
    let found = help.found();
    // Each row stays in its column, whatever is typed.
    let right = if two { second_column(help, width) } else { &[] };
    let is_right = |row: &&HelpRow| right.iter().any(|other| std::ptr::eq(*row, other));
    let first = found.iter().position(is_right).unwrap_or(found.len());
    let column = |(at, numbers): (usize, Range<usize>)| {
        let lines = blocks(&found, numbers, width).into_iter().flatten();
        // Without the blank line above the first heading.
        let lines = lines.skip_while(|(_, line)| *line == Line::blank());
        HelpColumn { begin: at * (width + BETWEEN), columns: width, lines: lines.collect() }
    };
    [0..first, first..found.len()].into_iter().enumerate().map(column).collect()
}

/// The rows of the second column.
fn second_column(help: &Help, width: usize) -> &[HelpRow] {
    let all: Vec<&HelpRow> = help.rows().iter().collect();
    &help.rows()[half(&blocks(&all, 0..all.len(), width))..]
}

/// The lines of each of these rows, below its heading where it is the first of its group in this column.
fn blocks(rows: &[&HelpRow], numbers: Range<usize>, width: usize) -> Vec<Vec<NumberedLine>> {
    let mut blocks: Vec<Vec<NumberedLine>> = Vec::new();
    let mut heading = "";
    for number in numbers {
        let row = rows[number];
        let under = heading_of(row);
        let is_new = std::mem::replace(&mut heading, under) != under;
        let above = [Line::blank(), Line::of(under, Role::Heading).indented(MARK)];
        let above = above.into_iter().filter(|_| is_new).map(|line| (None, line));
        let lines =
            told(row, width.saturating_sub(MARK)).into_iter().map(|line| (Some(number), line));
        blocks.push(above.chain(lines.map(|(at, line)| (at, line.indented(MARK)))).collect());
    }
    blocks
}

/// The first block of the second column: both are of about the same height, no block is cut, and a group is only where
/// that costs few rows.
fn half(blocks: &[Vec<NumberedLine>]) -> usize {
    let all: usize = blocks.iter().map(Vec::len).sum();
    let mut above = 0;
    let cost = |(at, block): (usize, &Vec<NumberedLine>)| {
        let height = above.max(all - above);
        above += block.len();
        let cuts = if block[0].0.is_none() { 0 } else { CUT };
        (height + cuts, at)
    };
    blocks.iter().enumerate().map(cost).min().unwrap_or_default().1
}

fn heading_of(row: &HelpRow) -> &'static str {
    match row.section {
        Section::Here => "Here",
        Section::Everywhere | Section::Typing => row.spec.group,
        Section::Elsewhere => "Elsewhere",
    }
}

/// Its keys, what it does, and where, if not here.
fn told(row: &HelpRow, columns: usize) -> Vec<Line> {
    let elsewhere = row.section == Section::Elsewhere;
    let (keyed, said) =
        if elsewhere { (Role::Dim, Role::Dim) } else { (Role::Accent, Role::Plain) };
    let place = Some(row.spec.place.words()).filter(|place| elsewhere && !place.is_empty());
    let place = place.map(|place| format!(" · {place}")).unwrap_or_default();
    let indent = if columns < WIDE { FEW_KEYS } else { KEYS };
    let room = columns.saturating_sub(indent);
    let told = wrap(&format!("{}{place}", row.help), room, HELP_LINES);
    // Keys that do not fit into their columns have a line of their own, so that the text keeps its column.
    let is_long = width(&row.keys) >= indent;
    let alone = is_long.then(|| Line::of(&row.keys, keyed));
    let before = if is_long { "" } else { row.keys.as_str() };
    let lines = told.into_iter().enumerate().map(|(at, text)| {
        let keys = if at == 0 { before } else { "" };
        Line::of(format!("{keys:<indent$}"), keyed).and(text, said)
    });
    alone.into_iter().chain(lines).collect()
}
