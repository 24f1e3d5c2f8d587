//! A text that is no TOML mended as far as that goes: where it is TOML without a value or a line, only that is set aside.

use crate::store::diagnostic::{Diagnostic, line_end, line_start};
use crate::store::document::decode::explained;
use crate::store::tree::{MENDED, Misread};
use std::ops::Range;

/// The most slips that are mended. A text with more has another problem.
const MOST: usize = 32;

/// The stand-in for a header that cannot be read: a table that no file has.
const HEADER: &str = "[[-]]";

/// A place where a text is no TOML, and would be without a line or a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Slip {
    /// The line with it, or the lines of the value.
    pub(crate) lines: Range<usize>,
    /// True for the header of something that begins there.
    pub(crate) begins: bool,
    pub(crate) diagnostic: Diagnostic,
}

impl Slip {
    pub(crate) fn has(&self, at: usize) -> bool {
        self.lines.contains(&at) || self.lines.end == at
    }

    pub(crate) fn at(text: &str, at: usize, diagnostic: Diagnostic) -> Slip {
        let lines = line_start(text, at)..line_end(text, at);
        Slip { lines, begins: false, diagnostic }
    }
}

/// The text with all slips mended and each byte where it was, and the slips; `None` if more than slips is wrong.
/// `check` finds the first error of a mended text; `first` is that of the text itself.
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

/// An attempt to mend a text.
struct Cure {
    /// The bytes to replace.
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

    /// The opening bracket of the value.
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

/// The attempts to mend a misread, the smallest first: without the value, without all behind the `=` of its line, without
/// the line; and the same for the line of its key, where that is another one.
fn cures(text: &str, misread: &Misread) -> Vec<Cure> {
    // By bytes: places of a mended text may lie within a letter of the text.
    let on_a_line = |value: &&Range<usize>| {
        !value.is_empty() && !text.as_bytes()[(*value).clone()].contains(&b'\n')
    };
    let value = misread.value.as_ref().filter(on_a_line);
    let mut cures: Vec<Cure> =
        value.map(|range| Cure { range: range.clone(), with: With::Unread }).into_iter().collect();
    let (own, key) = (line(text, misread.at), line(text, misread.from));
    // A list left open on its line swallows what follows: the list is the slip.
    if key != own && begins_anew(&text[own.clone()]) {
        return of_line(text, key).chain(of_line(text, own)).collect();
    }
    cures.extend(of_line(text, own.clone()));
    if key != own {
        cures.extend(of_line(text, key));
    }
    cures
}

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
    let value =
        behind_key(written).map(|at| Cure { range: line.start + at..line.end, with: With::Unread });
    let header = written.starts_with('[') && written.len() >= HEADER.len();
    let with = if header { With::Header } else { With::Blank };
    let whole = (!line.is_empty()).then_some(Cure { range: line, with });
    value.into_iter().chain(whole)
}

/// The start of the value in a line that is a key and a value.
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
