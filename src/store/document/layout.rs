//! The bytes of each item of a file.

use crate::store::codec::RecordKind;
use crate::store::diagnostic::{line_start, next_line};
use crate::store::tree::{TomlSection, Tree};
use std::ops::Range;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    kind: RecordKind,
    /// Where its header begins.
    pub(crate) at: usize,
    /// All of it: the comments right above the header, and the last line with those right below it.
    pub(crate) range: Range<usize>,
    /// True if something else is within it.
    pub(crate) scattered: bool,
}

/// The role of a section for the records of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum SectionRole {
    /// The header of a member.
    Header(RecordKind),
    /// A table within the last member of that kind.
    Part(RecordKind),
    /// Something else.
    Foreign,
}

/// A section's place: where its header begins, and where its last value, or else the header, ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct SectionSpan {
    at: usize,
    end: usize,
    role: SectionRole,
}

/// The places of the sections of a file, and so of its items.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Layout {
    /// The end of the last value before all sections.
    preface: Option<usize>,
    marks: Vec<SectionSpan>,
}

impl Layout {
    /// The layout of a text.
    pub(crate) fn of(tree: &Tree) -> Layout {
        let first = tree.sections.first().map_or(usize::MAX, |s| s.at);
        let mut values = tree.root.entries.iter().map(|(_, node)| node);
        let preface = values.rfind(|node| node.at < first).map(|node| node.end);
        let marks =
            tree.sections.iter().map(|s| SectionSpan { at: s.at, end: s.end, role: role(s) });
        Layout { preface, marks: marks.collect() }
    }

    pub(crate) fn take_in(&mut self, other: &Layout, range: &Range<usize>, at: usize) {
        let moved = |offset: usize| offset - range.start + at;
        if let Some(end) = other.preface.filter(|_| range.start == 0) {
            self.preface = Some(moved(end));
        }
        let from = other.marks.partition_point(|m| m.at < range.start);
        let marks = other.marks[from..].iter().take_while(|m| m.at < range.end);
        self.marks.extend(marks.map(|m| SectionSpan {
            at: moved(m.at),
            end: moved(m.end),
            role: m.role,
        }));
    }

    pub(crate) fn is_of_a_member(&self, at: usize) -> bool {
        let before = self.marks.partition_point(|mark| mark.at < at);
        let mark = before.checked_sub(1).and_then(|index| self.marks.get(index));
        mark.is_some_and(|mark| mark.role != SectionRole::Foreign)
    }

    pub(crate) fn goes_on_behind(&self, at: usize) -> bool {
        let from = self.marks.partition_point(|mark| mark.at <= at);
        let next = self.marks[from..].iter().find(|mark| mark.role != SectionRole::Foreign);
        next.is_some_and(|mark| matches!(mark.role, SectionRole::Part(_)))
    }

    /// The stretch of every record, in order. The rest belongs to the file.
    pub(crate) fn stretches(&self, text: &str) -> Vec<Stretch> {
        let mut found: Vec<Stretch> = Vec::new();
        let mut foreign = false;
        let mut floor = self.preface.map_or(0, |end| next_line(text, end));
        for (index, mark) in self.marks.iter().enumerate() {
            let end = next_line(text, mark.end);
            let next = self.marks.get(index + 1);
            let next = next.map_or(text.len(), |m| line_start(text, m.at));
            let whole = || with_comments_below(text, end, next);
            match (mark.role, found.last_mut()) {
                (SectionRole::Header(kind), _) => {
                    let start = with_comments_above(text, floor, mark.at);
                    found.push(Stretch {
                        kind,
                        at: mark.at,
                        range: start..whole(),
                        scattered: false,
                    });
                    foreign = false;
                }
                (SectionRole::Part(kind), Some(last)) if last.kind == kind => {
                    last.scattered |= foreign;
                    last.range.end = whole();
                }
                (SectionRole::Part(kind), _) => {
                    // It continues a record after which another has begun.
                    let owner = found.iter_mut().rfind(|s| s.kind == kind);
                    owner.into_iter().for_each(|s| s.scattered = true);
                    foreign = true;
                }
                (SectionRole::Foreign, _) => foreign = true,
            }
            floor = end.max(found.last().map_or(0, |s| s.range.end));
        }
        found
    }
}

fn role(section: &TomlSection) -> SectionRole {
    match RecordKind::ALL.iter().find(|kind| section.first == kind.key()) {
        None => SectionRole::Foreign,
        Some(kind) if section.listed && section.second.is_none() => SectionRole::Header(*kind),
        Some(kind) => SectionRole::Part(*kind),
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
    if start == 0 { line_start(text, header).max(bom(text)) } else { start }
}

/// Comments right below the last line belong to it, unless the next header follows them without a gap.
fn with_comments_below(text: &str, end: usize, next: usize) -> usize {
    let mut below = end;
    while below < next {
        let after = next_line(text, below);
        if !is_comment(&text[below..after]) {
            return below;
        }
        below = after;
    }
    if next == text.len() { below } else { end }
}

fn is_comment(line: &str) -> bool {
    line.trim_start_matches('\u{feff}').trim_start().starts_with('#')
}

fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}
