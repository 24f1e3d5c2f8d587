//! The only sanitiser between data and output: characters that steer a terminal or hide become visible.
//!
//! Control characters become control pictures (`␛`, `␡`); other invisible characters become their code point in ASCII,
//! `<U+202E>`. Real scripts stay unchanged, with the joiners and variation selectors that they need.

#[cfg(test)]
mod tests;
mod unseen;

use std::borrow::Cow;
use std::fmt::Write;

/// The text, safe to print on one line. Borrowed if nothing changes.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut shown: Option<String> = None;
    for (at, c, shows) in judged(text) {
        if shows {
            shown.iter_mut().for_each(|shown| shown.push(c));
        } else {
            push_mark(shown.get_or_insert_with(|| text[..at].to_owned()), c);
        }
    }
    shown.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The text, safe to insert into an input line: a run of control characters and line ends becomes one space, and
/// characters invisible there, such as the zero width spaces of a web page, are removed.
pub(crate) fn typeable(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut gap = false;
    for (_, c, shows) in judged(text) {
        let breaks = c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        if shows {
            line.push(c);
        } else if breaks && !gap {
            line.push(' ');
        }
        gap = breaks || (gap && !shows);
    }
    line
}

/// The text, safe to insert where a text may have several lines: each of them as `typeable` makes it, a tab as blanks.
pub(crate) fn typeable_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\t', "    ");
    let lines: Vec<String> = text.split(['\n', '\r']).map(typeable).collect();
    lines.join("\n")
}

/// Each character with its position, and whether it may be shown between its neighbours.
fn judged(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let mut before = None;
    let mut rest = text.char_indices();
    std::iter::from_fn(move || {
        let (at, c) = rest.next()?;
        let after = rest.clone().next().map(|(_, next)| next);
        let shows = may_show(before, c, after);
        before = Some(c);
        Some((at, c, shows))
    })
}

/// The lines of a text, each safe to print.
pub(crate) fn visible_lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.lines().map(visible)
}

fn may_show(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        ZWNJ | ZWJ => joins(before, after),
        _ if unseen::is_variation_selector(c) => before.is_some_and(is_ordinary),
        _ => !unseen::is_unseen(c),
    }
}

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';

/// Joiners shape Persian, Indic scripts and emoji. Between two ASCII letters they can only hide something.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let stands = is_ordinary(before) || unseen::is_variation_selector(before);
    stands && is_ordinary(after) && !(before.is_ascii() && after.is_ascii())
}

fn is_ordinary(c: char) -> bool {
    let joiner = matches!(c, ZWNJ | ZWJ);
    !(c.is_whitespace() || joiner || unseen::is_variation_selector(c) || unseen::is_unseen(c))
}

fn push_mark(shown: &mut String, c: char) {
    /// The control picture of NUL; those of the other C0 controls follow in order.
    const PICTURES: u32 = 0x2400;
    let picture = match c {
        '\0'..='\u{1f}' => char::from_u32(PICTURES + u32::from(c)),
        '\u{7f}' => Some('␡'),
        _ => None,
    };
    match picture {
        Some(picture) => shown.push(picture),
        None => write!(shown, "<U+{:04X}>", u32::from(c)).unwrap_or_default(),
    }
}
