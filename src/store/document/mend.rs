//! A text that is no TOML mended as far as that goes: where it is TOML without a value or a line, only that is set aside.

use crate::store::diagnostic::Diagnostic;
use crate::store::document::decode::explained;
use crate::store::tree::{MENDED, Misread};
use std::ops::Range;

/// How many slips are mended. A text with more of them is not one that somebody slipped in.
const MOST: usize = 32;

/// What stands in for a header that is none: a table that nobody else has.
const HEADER: &str = "[[-]]";

/// A place where a text is no TOML, and is with a line or a value of it taken away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Slip {
    /// The line that it is in, or those of the value.
    pub(crate) lines: Range<usize>,
    /// Whether it is the header of something that begins there.
    pub(crate) begins: bool,
    pub(crate) diagnostic: Diagnostic,
}

impl Slip {
    /// Whether a place lies in it.
    pub(crate) fn has(&self, at: usize) -> bool {
        self.lines.contains(&at) || self.lines.end == at
    }

    /// A diagnostic within the line at `at`.
    pub(crate) fn at(text: &str, at: usize, diagnostic: Diagnostic) -> Slip {
        let lines = line_start(text, at)..line_end(text, at);
        Slip { lines, begins: false, diagnostic }
    }
}

/// The text with all slips mended away and each byte where it was, and the slips; `None` if more than slips is wrong.
/// What is wrong with a mended text is said by `check`, which gave `first` for the text as it is.
pub(super) fn mended(
    text: &str,
    first: Misread,
    check: &dyn Fn(&str) -> Option<Misread>,
) -> Option<(String, Vec<Slip>)> {
    let (mut mended, mut slips) = (text.to_owned(), Vec::<Slip>::new());
    let mut misread = first;
    for _ in 0..MOST {
        let tried = cures(text, &misread).into_iter().find_map(|cure| {
            let new = cure.applied(&mended);
            let next = check(&new);
            let helps =
                next.as_ref().is_none_or(|next| next.at > misread.at && next.at >= cure.range.end);
            helps.then_some((cure, new, next))
        });
        let (cure, new, next) = tried?;
        mended = new;
        let slip = cure.slip(text, misread);
        if slips.last().is_none_or(|last| last.lines != slip.lines) {
            slips.push(slip);
        }
        match next {
            Some(next) => misread = next,
            None => return Some((mended, slips)),
        }
    }
    None
}

/// Something to try on a text.
struct Cure {
    /// The bytes to put something else in place of.
    range: Range<usize>,
    with: With,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    /// A value that cannot be read.
    Unread,
    Blank,
    Header,
}

impl Cure {
    fn applied(&self, text: &str) -> String {
        let length = self.range.len();
        let new = match self.with {
            With::Unread => MENDED.to_string().repeat(length),
            With::Blank => " ".repeat(length),
            With::Header => format!("{HEADER}{}", " ".repeat(length - HEADER.len())),
        };
        [&text[..self.range.start], &new, &text[self.range.end..]].concat()
    }

    /// The bracket that the value begins with.
    fn open_bracket(&self, text: &str) -> Option<char> {
        let first = text.get(self.range.clone())?.chars().next();
        first.filter(|c| self.with == With::Unread && matches!(c, '[' | '{'))
    }

    fn slip(&self, text: &str, misread: Misread) -> Slip {
        let header = &text.as_bytes()[self.range.clone()];
        let lines = line_start(text, self.range.start)..line_end(text, self.range.end);
        let here = misread.at >= lines.start && misread.at <= lines.end;
        let at = if here { misread.at } else { self.range.start };
        let diagnostic = match self.open_bracket(text).filter(|_| !here) {
            Some(open) => left_open(at, open),
            None => explained(misread, text),
        };
        Slip {
            lines,
            begins: self.with == With::Header && !header.contains(&b'.'),
            diagnostic: Diagnostic { at: Some(at), ..diagnostic },
        }
    }
}

/// What may help against a misread, the least first: the value taken away, then what stands behind the `=` of its line,
/// then the line; and the same with the line that its key stands in, where that is another one.
fn cures(text: &str, misread: &Misread) -> Vec<Cure> {
    // By bytes: places of a mended text may lie within a letter of the text.
    let on_a_line = |value: &&Range<usize>| {
        !value.is_empty() && !text.as_bytes()[(*value).clone()].contains(&b'\n')
    };
    let value = misread.value.as_ref().filter(on_a_line);
    let mut cures: Vec<Cure> =
        value.map(|range| Cure::of(range.clone(), With::Unread)).into_iter().collect();
    let (own, key) = (line(text, misread.at), line(text, misread.from));
    // What follows a list that is left open on its line is read as part of it: there the list is the slip.
    if key != own && begins_anew(&text[own.clone()]) {
        return of_line(text, key).chain(of_line(text, own)).collect();
    }
    cures.extend(of_line(text, own.clone()));
    if key != own {
        cures.extend(of_line(text, key));
    }
    cures
}

/// Whether a line is a header, or a key and a value.
fn begins_anew(line: &str) -> bool {
    let name = line.trim_matches(['[', ']']);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let header = line.starts_with('[') && line.ends_with(']') && name.chars().all(plain);
    header || behind_key(line).is_some()
}

fn left_open(at: usize, open: char) -> Diagnostic {
    let (what, close) = match open {
        '[' => ("list", ']'),
        _ => ("table in braces", '}'),
    };
    let message = format!("a {what} is not closed, expected `{close}`");
    Diagnostic::error(at, message, format!("write {close} at its end"))
}

fn of_line(text: &str, line: Range<usize>) -> impl Iterator<Item = Cure> {
    let written = &text[line.clone()];
    let value = behind_key(written).map(|at| Cure::of(line.start + at..line.end, With::Unread));
    let header = written.starts_with('[') && written.len() >= HEADER.len();
    let with = if header { With::Header } else { With::Blank };
    let whole = (!line.is_empty()).then(|| Cure::of(line, with));
    value.into_iter().chain(whole)
}

impl Cure {
    fn of(range: Range<usize>, with: With) -> Cure {
        Cure { range, with }
    }
}

/// Where the value begins in a line that is a key and a value.
fn behind_key(line: &str) -> Option<usize> {
    let (key, rest) = line.split_once('=')?;
    let bare = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'');
    let named = !key.trim().is_empty() && key.trim().chars().all(bare);
    let value = rest.trim_start();
    (named && !value.is_empty()).then(|| line.len() - value.len())
}

/// The bytes of the line at `at`, without the blanks around it and its end.
fn line(text: &str, at: usize) -> Range<usize> {
    let (start, end) = (line_start(text, at), line_end(text, at));
    let written = text[start..end].trim_end();
    let indent = written.len() - written.trim_start_matches(['\u{feff}', ' ', '\t']).len();
    start + indent..start + written.len()
}

fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let rest = text.as_bytes()[at..].iter().position(|b| *b == b'\n');
    rest.map_or(text.len(), |i| at + i)
}
