//! The one sanitiser between data and anything printed: what would steer a terminal, or hide, becomes a visible mark.
//!
//! Control characters become control pictures (`␛`, `␡`); everything else that has no look of its own becomes its
//! code point in ASCII, `<U+202E>`. Honest scripts stay as they are, with the joiners and variation selectors that they
//! need.

#[cfg(test)]
mod tests;
mod unseen;

use std::borrow::Cow;
use std::fmt::Write;

/// The text as it may be printed on one line. Borrowed where nothing had to change.
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

/// The text as it is taken into a line that one types in: runs of control characters and line ends are one space, and
/// what could not be seen there, such as the zero width spaces of a web page, is left out.
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

/// Each character with its place, and whether it may show between its neighbours.
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

/// The lines of a text of several, each as it may be printed.
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

/// Joiners shape Persian, Indic scripts and emoji. Between two ASCII letters they can only hide.
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
