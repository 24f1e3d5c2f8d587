//! The lanes of a chain as characters: beside a milestone, under it, and where branches leave and join.

use super::glyphs::Glyphs;
use crate::domain::chain::{ChainRow, Joint};

/// The lanes before the mark of a milestone and after it.
pub(crate) fn beside(row: &ChainRow, glyphs: &Glyphs) -> (String, String) {
    let mut lanes = row.rails.run().map(|runs| if runs { glyphs.upright } else { " " });
    let before = lanes.by_ref().take(row.lane).flat_map(|lane| [lane, " "]).collect();
    let after = lanes.skip(1).flat_map(|lane| [" ", lane]).collect();
    (before, after)
}

/// The lanes beside the text under a milestone.
pub(crate) fn under(row: &ChainRow, glyphs: &Glyphs) -> String {
    let lanes = row.rails.run().map(|runs| if runs { glyphs.upright } else { " " });
    lanes.collect::<Vec<_>>().join(" ")
}

/// The lines between a milestone and the next one where branches leave and join; none where no branch does.
pub(crate) fn bends(row: &ChainRow, glyphs: &Glyphs) -> Vec<String> {
    let lines = [&row.rails.leaving, &row.rails.joining].into_iter();
    let bent = lines.filter(|line| line.iter().any(|joint| joint.left || joint.right));
    let text =
        |line: &Vec<Joint>| -> String { line.iter().map(|joint| drawn(*joint, glyphs)).collect() };
    bent.map(|line| text(line).trim_end().to_owned()).collect()
}

fn drawn(joint: Joint, glyphs: &Glyphs) -> &'static str {
    let Joint { up, down, left, right } = joint;
    match (up, down, left, right) {
        (false, false, false, false) => " ",
        (_, _, false, false) => glyphs.upright,
        (false, false, _, _) => glyphs.rule,
        _ if glyphs.is_ascii() => "+",
        (true, true, true, true) => "┼",
        (true, true, true, false) => "┤",
        (true, true, false, true) => "├",
        (true, false, true, true) => "┴",
        (false, true, true, true) => "┬",
        (true, false, true, false) => "╯",
        (true, false, false, true) => "╰",
        (false, true, true, false) => "╮",
        (false, true, false, true) => "╭",
    }
}
