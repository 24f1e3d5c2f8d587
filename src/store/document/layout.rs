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

/// What a section is for the items of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    /// The header of an item.
    Item,
    /// A table within the item above it.
    Part,
    /// Something else.
    Foreign,
}

/// A section's place: where its header begins, and where its last value, or else the header, ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Mark {
    at: usize,
    end: usize,
    role: Role,
}

/// Where the sections of a file stand, and so its items.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Layout {
    /// Where the last value before all sections ends, if there is one.
    preface: Option<usize>,
    marks: Vec<Mark>,
}

impl Layout {
    /// The layout of a text with items of that kind.
    pub fn of(kind: Kind, tree: &Tree) -> Layout {
        let first = tree.sections.first().map_or(usize::MAX, |s| s.at);
        let mut values = tree.root.entries.iter().map(|(_, node)| node);
        let preface = values.rfind(|node| node.at < first).map(|node| node.end);
        let marks = tree.sections.iter().map(|s| Mark {
            at: s.at,
            end: s.end,
            role: role(kind, s),
        });
        Layout {
            preface,
            marks: marks.collect(),
        }
    }

    /// Takes in what another layout has within `range`, where that stands at `at` now.
    pub fn take_in(&mut self, other: &Layout, range: &Range<usize>, at: usize) {
        let moved = |offset: usize| offset - range.start + at;
        if let Some(end) = other.preface.filter(|_| range.start == 0) {
            self.preface = Some(moved(end));
        }
        let from = other.marks.partition_point(|m| m.at < range.start);
        let marks = other.marks[from..].iter().take_while(|m| m.at < range.end);
        self.marks.extend(marks.map(|m| Mark {
            at: moved(m.at),
            end: moved(m.end),
            role: m.role,
        }));
    }

    /// The stretch of every item, in order. What lies between them belongs to the file.
    pub fn stretches(&self, text: &str) -> Vec<Stretch> {
        let mut found: Vec<Stretch> = Vec::new();
        let mut foreign = false;
        let mut floor = self.preface.map_or(0, |end| line_end(text, end));
        for (index, mark) in self.marks.iter().enumerate() {
            let end = line_end(text, mark.end);
            match (mark.role, found.last_mut()) {
                (Role::Item, _) => {
                    let start = with_comments_above(text, floor, mark.at);
                    found.push(Stretch {
                        at: mark.at,
                        range: start..end,
                        scattered: false,
                    });
                    foreign = false;
                }
                (Role::Part, Some(last)) => {
                    last.scattered |= foreign;
                    last.range.end = end;
                }
                (Role::Part, None) | (Role::Foreign, _) => foreign = true,
            }
            if let Some(last) = found.last_mut().filter(|_| mark.role != Role::Foreign) {
                let next = self.marks.get(index + 1);
                let next = next.map_or(text.len(), |m| line_start(text, m.at));
                last.range.end = with_comments_below(text, end, next);
            }
            floor = end.max(found.last().map_or(0, |s| s.range.end));
        }
        found
    }
}

fn role(kind: Kind, section: &Section) -> Role {
    match section.first == kind.key() {
        false => Role::Foreign,
        true if section.listed && section.second.is_none() => Role::Item,
        true => Role::Part,
    }
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
