//! Parts of a frame: what a test is about, without what is around it.

use std::ops::Range;

/// The dialog on top, or else the view, and the key line. Of blank rows in it, one at a time is kept.
pub fn topmost(frame: &str) -> String {
    // Where a dialog covers a corner of what is under it, its own side is within that row.
    let is_whole = |line: &str, left: usize| {
        line.chars().skip(left).take_while(|c| *c != '╮').all(|c| c != '│')
    };
    let mut corners = frame.lines().rev().filter_map(|line| Some((line, column_of(line, '╭')?)));
    let top = corners.find(|(line, at)| is_whole(line, *at));
    let shown = top.map_or_else(|| view(frame), |(line, left)| boxed(frame, line, left));
    format!("{shown}\n{}", keys(frame))
}

/// The pane with that in its title: its heading and what is below it.
pub fn pane(frame: &str, title: &str) -> String {
    let lines: Vec<&str> = frame.lines().collect();
    let (row, columns) = headings(&lines)
        .find(|(row, columns)| cut(lines[*row], columns).contains(title))
        .expect("the pane");
    let next = headings(&lines).find(|(other, at)| *other > row && at.start == columns.start);
    let end = next.map_or(lines.len() - 2, |(row, _)| row);
    compact(lines[row..end].iter().map(|line| cut(line, &columns)))
}

/// The lines from the first with `from` in it to the next with `to` in it.
pub fn between(frame: &str, from: &str, to: &str) -> String {
    let start = frame.lines().position(|l| l.contains(from)).expect("the first line");
    let lines: Vec<&str> = frame.lines().skip(start).collect();
    let end = lines.iter().position(|l| l.contains(to)).expect("the last line");
    lines[..=end].join("\n")
}

/// The part of a row in which that is, within its pane.
pub fn cell(frame: &str, text: &str) -> String {
    let lines: Vec<&str> = frame.lines().collect();
    let panes: Vec<Range<usize>> = headings(&lines).map(|(_, columns)| columns).collect();
    let mut cells = lines.iter().flat_map(|line| panes.iter().map(move |at| cut(line, at)));
    let cell = cells.find(|cell| cell.contains(text)).expect("the frame has the text");
    cell.trim_matches([' ', '▌']).to_owned()
}

/// The message line and the key line.
pub fn status(frame: &str) -> String {
    let lines: Vec<&str> = frame.lines().collect();
    lines[lines.len() - 2..].join("\n")
}

/// The key line.
pub fn keys(frame: &str) -> &str {
    frame.lines().last().expect("a frame has lines")
}

/// The view over the whole screen, from its heading to the line of momentum.
fn view(frame: &str) -> String {
    let lines: Vec<&str> = frame.lines().collect();
    let (row, _) = headings(&lines).next().expect("a view has a heading");
    compact(lines[row..lines.len() - 2].iter().map(|line| (*line).to_owned()))
}

/// The row of each heading and the columns of its rule, with one more at its left for the mark of the selection.
fn headings<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
    let ruled = lines.iter().enumerate().skip(1).filter(|(_, line)| {
        let signs: Vec<char> = line.trim().chars().filter(|c| *c != ' ').collect();
        // The road has marks; where a pane is beside the rule of another, letters are.
        signs.len() > 8 && line.contains("──────") | line.contains("━━━━━━") && !line.contains('●')
    });
    ruled.flat_map(|(row, line)| {
        let signs: Vec<char> = line.chars().collect();
        let is_rule = |c: &char| matches!(c, '─' | '━');
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, _) in signs.iter().enumerate().filter(|(_, c)| is_rule(c)) {
            match runs.last_mut().filter(|run| run.end == at) {
                Some(run) => run.end = at + 1,
                None => runs.push(at..at + 1),
            }
        }
        let long = runs.into_iter().filter(|run| run.len() > 8);
        long.map(move |run| (row - 1, run.start.saturating_sub(1)..run.end))
    })
}

fn cut(line: &str, columns: &Range<usize>) -> String {
    line.chars().skip(columns.start).take(columns.len()).collect()
}

/// The rows without their trailing blanks; of blank ones, one at a time is kept.
fn compact(rows: impl Iterator<Item = String>) -> String {
    let mut kept: Vec<String> = Vec::new();
    for row in rows.map(|row| row.trim_end().to_owned()) {
        if !(row.is_empty() && kept.last().is_some_and(String::is_empty)) {
            kept.push(row);
        }
    }
    kept.join("\n").trim_end().to_owned()
}

/// The column of the last such sign.
fn column_of(line: &str, sign: char) -> Option<usize> {
    line.rfind(sign).map(|at| line[..at].chars().count())
}

fn boxed(frame: &str, top: &str, left: usize) -> String {
    let right =
        left + top.chars().skip(left).position(|c| c == '╮').expect("a box has two corners");
    let rows = frame.lines().skip_while(|l| *l != top);
    let cut =
        rows.map(|l| l.chars().chain([' '].into_iter().cycle()).skip(left).take(right + 1 - left));
    let mut kept: Vec<String> = Vec::new();
    for row in cut.map(String::from_iter) {
        let is_blank = |row: &String| row.chars().all(|c| matches!(c, ' ' | '│'));
        if is_blank(&row) && kept.last().is_some_and(is_blank) {
            continue;
        }
        let ends = row.starts_with('╰');
        kept.push(row);
        if ends {
            break;
        }
    }
    kept.join("\n")
}
