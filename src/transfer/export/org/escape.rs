//! Texts within an org file: U+2060, which no one sees and the import takes off again, breaks whatever would be more than
//! a text.

use crate::domain::visible::visible;

/// WORD JOINER; a text of the journey shows its own as `<U+2060>`.
pub(super) const JOINER: char = '\u{2060}';

/// A line of text, in a drawer or below a heading: no keyword, tag, cookie, timestamp, link, drawer, macro, block,
/// formula or code comes out of it. An address of the web is left whole, so that it can be copied.
pub(super) fn escaped(line: &str) -> String {
    broken(line, true)
}

/// A heading, in which an address of the web is no link either.
pub(super) fn escaped_heading(line: &str) -> String {
    broken(line, false)
}

fn broken(line: &str, keeps_addresses: bool) -> String {
    let mut out = String::with_capacity(line.len());
    if begins_an_element(line.trim_start()) {
        out.push(JOINER);
    }
    let mut signs = line.chars().peekable();
    let mut is_address = false;
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied();
        let begins_address = || out.ends_with("http:/") || out.ends_with("https:/");
        is_address &= !sign.is_whitespace() && !"[]()<>".contains(sign);
        is_address |= keeps_addresses && sign == '/' && begins_address();
        let is_scheme = keeps_addresses && (out.ends_with("http") || out.ends_with("https"));
        if !is_address && !is_scheme && is_broken_before(sign, &out, next) {
            out.push(JOINER);
        }
        out.push(sign);
        if is_broken_after(sign, next) {
            out.push(JOINER);
        }
    }
    out
}

/// Whether a line would be a heading, a comment, a keyword, a drawer, a table, planning or code of the agenda, or its
/// first word the keyword of a heading.
fn begins_an_element(line: &str) -> bool {
    const WORDS: [&str; 11] = [
        "TODO",
        "PAUSED",
        "SOMEDAY",
        "DONE",
        "DROPPED",
        "COMMENT",
        "CLOCK:",
        "CLOSED:",
        "DEADLINE:",
        "SCHEDULED:",
        "-----",
    ];
    line.starts_with(['*', '#', ':', '|', '%', '&'])
        || WORDS.iter().any(|word| line.starts_with(word))
}

fn is_broken_after(sign: char, next: Option<char>) -> bool {
    match sign {
        // Link, timestamp, cookie, priority, target; a footnote has a colon.
        '[' | '<' => next.is_some_and(|it| it.is_ascii_digit() || it.is_ascii_punctuation()),
        // Entity, formula, line break.
        '\\' => next.is_some_and(|next| next.is_ascii_graphic()),
        // Macro, and code of another format: `{{{x}}}`, `@@html:x@@`.
        '{' | '@' => next == Some(sign),
        // A formula ends before a sign that is no letter, and the joiner counts as one.
        '$' => next.is_none_or(stands_alone),
        _ => false,
    }
}

fn ends_in_any_case(text: &str, end: &str) -> bool {
    let start = text.len().checked_sub(end.len());
    start.is_some_and(|at| text.as_bytes()[at..].eq_ignore_ascii_case(end.as_bytes()))
}

/// Whether a sign is shown without the one before it, from which nothing may part it otherwise.
fn stands_alone(sign: char) -> bool {
    let mut bytes = [0; 4];
    let text = &*sign.encode_utf8(&mut bytes);
    visible(text) == text
}

fn is_broken_before(sign: char, text: &str, next: Option<char>) -> bool {
    let is_followed = next.is_some_and(|next| !next.is_whitespace());
    match (sign, text.chars().next_back()) {
        // Code: `src_sh{x}`, `call_x()`.
        ('_', _) => text.ends_with("src") || text.ends_with("call"),
        // A tag, or a link of any kind but an address of the web.
        (':', None) => true,
        (':', Some(last)) if last.is_whitespace() => true,
        (':', Some(last)) if is_followed => last.is_alphabetic(),
        // Emacs reads what follows `Local Variables:` near the end of a file, and may run it.
        (':', Some(_)) => ends_in_any_case(text, "local variables"),
        _ => false,
    }
}
