//! Parts of a frame: what a test is about, without what is around it.

/// The box on top, a dialog or else the view, and the key line. Of blank rows in it, one at a time is kept.
pub fn topmost(frame: &str) -> String {
    // Where a dialog covers a corner of what is under it, its own side is within that row.
    let is_whole = |line: &str, left: usize| {
        line.chars().skip(left).take_while(|c| *c != '╮').all(|c| c != '│')
    };
    let mut corners = frame.lines().rev().filter_map(|line| Some((line, column_of(line, '╭')?)));
    let (line, left) = corners.find(|(l, at)| is_whole(l, *at)).expect("a frame has a box");
    format!("{}\n{}", boxed(frame, line, left), keys(frame))
}

/// The pane with that in its title.
pub fn pane(frame: &str, title: &str) -> String {
    let line = frame.lines().find(|l| l.contains('╭') && l.contains(title)).expect("the pane");
    let (before, _) = line.split_once(title).expect("it was found by its title");
    boxed(frame, line, column_of(before, '╭').expect("a pane has a corner"))
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
    let mut cells = frame.lines().flat_map(|line| line.split('│'));
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
