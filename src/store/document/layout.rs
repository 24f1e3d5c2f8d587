//! Which bytes of a file belong to which item.

use crate::store::codec::Kind;
use crate::store::tree::{Section, Tree};
use std::ops::Range;

/// The bytes of one item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    /// Where its header begins.
    pub at: usize,
    /// All of it: the comments right above the header, and the last line with those right below it.
    pub range: Range<usize>,
    /// Whether something else stands within it.
    pub scattered: bool,
}

/// The stretch of every item of that kind, in order. What lies between them belongs to the file.
pub(super) fn stretches(kind: Kind, tree: &Tree, text: &str) -> Vec<Stretch> {
    let own = |s: &Section| s.first == kind.key();
    let mut found: Vec<Stretch> = Vec::new();
    let mut foreign = false;
    let mut floor = tree
        .root
        .entries
        .iter()
        .map(|(_, n)| n)
        .filter(|n| first_section(tree) > n.at);
    let mut floor = floor.next_back().map_or(0, |n| line_end(text, n.end));
    for (index, section) in tree.sections.iter().enumerate() {
        let end = line_end(text, section.end);
        if own(section) && section.listed && section.second.is_none() {
            let start = with_comments_above(text, floor, section.at);
            found.push(Stretch {
                at: section.at,
                range: start..end,
                scattered: false,
            });
            foreign = false;
        } else if let Some(last) = found.last_mut().filter(|_| own(section)) {
            last.scattered |= foreign;
            last.range.end = end;
        } else {
            foreign = true;
        }
        if let Some(last) = found.last_mut().filter(|_| own(section)) {
            let next = tree
                .sections
                .get(index + 1)
                .map_or(text.len(), |s| line_start(text, s.at));
            last.range.end = with_comments_below(text, end, next);
        }
        floor = end.max(found.last().map_or(0, |s| s.range.end));
    }
    found
}

fn first_section(tree: &Tree) -> usize {
    tree.sections.first().map_or(usize::MAX, |s| s.at)
}

/// Comments right above a header belong to it, except at the very start of a file, where they are about the file.
fn with_comments_above(text: &str, floor: usize, header: usize) -> usize {
    let mut start = line_start(text, header);
    while start > floor {
        let above = line_start(text, start - 1);
        if above < floor || !is_comment(&text[above..start]) {
            return start;
        }
        start = above;
    }
    if start == 0 {
        line_start(text, header).max(bom(text))
    } else {
        start
    }
}

/// Comments right below the last line belong to it, unless the next header follows them without a gap.
fn with_comments_below(text: &str, end: usize, next: usize) -> usize {
    let mut below = end;
    while below < next {
        let after = line_end(text, below);
        if !is_comment(&text[below..after]) {
            return below;
        }
        below = after;
    }
    if next == text.len() { below } else { end }
}

fn is_comment(line: &str) -> bool {
    line.trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('#')
}

fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |i| i + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}
