//! The little Markdown of a note: headings, lists, and within a line emphasis, code and links.

use super::note::{list_entry, numbered_entry};

/// A line of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkdownLine<'a> {
    Heading(&'a str),
    /// The number of an entry if it has one, and its text.
    Entry(Option<&'a str>, &'a str),
    Text(&'a str),
}

/// A part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkdownSpan<'a> {
    Text(&'a str),
    Emphasis(&'a str),
    Strong(&'a str),
    Code(&'a str),
    Link { text: &'a str, address: &'a str },
}

/// What a line without the blanks before it is.
pub(crate) fn line(line: &str) -> MarkdownLine<'_> {
    let signs = line.len() - line.trim_start_matches('#').len();
    let heading = line[signs..].strip_prefix(' ').filter(|_| (1..=6).contains(&signs));
    if let Some(heading) = heading {
        return MarkdownLine::Heading(heading.trim());
    }
    match (list_entry(line), numbered_entry(line)) {
        (Some(text), _) => MarkdownLine::Entry(None, text),
        (None, Some((number, text))) => MarkdownLine::Entry(Some(number), text),
        (None, None) => MarkdownLine::Text(line),
    }
}

/// The parts of a text. Signs that do not come in pairs are text.
pub(crate) fn spans(text: &str) -> Vec<MarkdownSpan<'_>> {
    let (mut spans, mut begin, mut at) = (Vec::new(), 0, 0);
    while let Some(c) = text[at..].chars().next() {
        let before = text[..at].chars().next_back();
        let sign = matches!(c, '\\' | '`' | '*' | '_' | '[').then(|| nearby(&text[at..]));
        match sign.and_then(|text| span(text, before)) {
            Some((span, length)) => {
                spans.extend((begin < at).then(|| MarkdownSpan::Text(&text[begin..at])));
                spans.push(span);
                at += length;
                begin = at;
            }
            None => at += c.len_utf8(),
        }
    }
    spans.extend((begin < text.len()).then(|| MarkdownSpan::Text(&text[begin..])));
    spans
}

/// As much of a text as a pair of signs may span: a search to the end for each sign would take the square of its length.
fn nearby(text: &str) -> &str {
    const MOST: usize = 1000;
    let end = text.char_indices().map(|(at, _)| at).find(|at| *at >= MOST);
    &text[..end.unwrap_or(text.len())]
}

/// The part that the text begins with, and its length with its signs.
fn span(text: &str, before: Option<char>) -> Option<(MarkdownSpan<'_>, usize)> {
    let sign = text.chars().next()?;
    match sign {
        // The sign after it is text.
        '\\' if text[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
            Some((MarkdownSpan::Text(&text[1..2]), 2))
        }
        '`' => {
            let code = text[1..].split_once('`')?.0;
            (!code.is_empty()).then(|| (MarkdownSpan::Code(code), code.len() + 2))
        }
        '*' | '_' if before.is_none_or(|c| !c.is_alphanumeric()) => {
            let is_strong = text[1..].starts_with(sign);
            let signs = if is_strong { &text[..2] } else { &text[..1] };
            let inside = between(text, signs)?;
            let span = if is_strong {
                MarkdownSpan::Strong(inside)
            } else {
                MarkdownSpan::Emphasis(inside)
            };
            Some((span, inside.len() + 2 * signs.len()))
        }
        '[' => {
            let (text, after) = text[1..].split_once("](")?;
            let address = after.split_once(')')?.0;
            let is_named = !text.is_empty() && !text.contains(['[', ']']);
            let is_link = is_named && !address.is_empty() && !address.contains(' ');
            is_link.then(|| (MarkdownSpan::Link { text, address }, text.len() + address.len() + 4))
        }
        _ => None,
    }
}

/// What stands between two of these signs: no blank beside one within, and no letter behind the last.
fn between<'a>(text: &'a str, signs: &str) -> Option<&'a str> {
    let begun = text.strip_prefix(signs)?;
    let closes = |(length, _): &(usize, &str)| {
        let (inside, after) = (&begun[..*length], &begun[length + signs.len()..]);
        let is_tight = !inside.starts_with(' ') && !inside.ends_with([' ', '\\']);
        is_tight && !inside.is_empty() && !after.starts_with(char::is_alphanumeric)
    };
    let is_one = !begun.starts_with(|c| signs.starts_with(c));
    let (length, _) = begun.match_indices(signs).filter(|_| is_one).find(closes)?;
    Some(&begun[..length])
}

#[cfg(test)]
mod tests {
    use super::MarkdownSpan::{Code, Emphasis, Link, Strong, Text};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn note_line_is_a_heading_an_entry_or_text() {
        for (text, is) in [
            ("# Plan", MarkdownLine::Heading("Plan")),
            ("### Part two ", MarkdownLine::Heading("Part two")),
            ("#study", MarkdownLine::Text("#study")),
            ("- read", MarkdownLine::Entry(None, "read")),
            ("12. sit", MarkdownLine::Entry(Some("12."), "sit")),
            ("1) book", MarkdownLine::Entry(Some("1)"), "book")),
            ("2026. A year", MarkdownLine::Text("2026. A year")),
            ("1.5 litres", MarkdownLine::Text("1.5 litres")),
            ("---", MarkdownLine::Text("---")),
            ("", MarkdownLine::Text("")),
        ] {
            assert_eq!(line(text), is, "{text}");
        }
    }

    #[test]
    fn note_spans_are_emphasis_code_and_links() {
        let link = |text, address| Link { text, address };
        for (text, are) in [
            ("a *b c* d", &[Text("a "), Emphasis("b c"), Text(" d")][..]),
            ("**b** and __c__", &[Strong("b"), Text(" and "), Strong("c")]),
            ("_試験_, (*a*)", &[Emphasis("試験"), Text(", ("), Emphasis("a"), Text(")")]),
            ("run `rm *.txt *.md`", &[Text("run "), Code("rm *.txt *.md")]),
            (
                "[docs](https://a.b/c_d_e) twice",
                &[link("docs", "https://a.b/c_d_e"), Text(" twice")],
            ),
            ("rm *.txt *.md", &[Text("rm *.txt *.md")]),
            ("2*3*4 snake_case_name", &[Text("2*3*4 snake_case_name")]),
            ("a * b * c", &[Text("a * b * c")]),
            ("\\*a\\*", &[Text("*"), Text("a"), Text("*")]),
            ("[x] done [y](a b) [](z)", &[Text("[x] done [y](a b) [](z)")]),
            ("open *one `two", &[Text("open *one `two")]),
            ("C:\\dir", &[Text("C:\\dir")]),
            ("** **** _", &[Text("** **** _")]),
        ] {
            assert_eq!(spans(text), are, "{text}");
        }
    }

    proptest! {
        #[test]
        fn note_spans_lose_no_letter(text in "[a-z*_`\\\\\\[\\]() 試]{0,40}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let shown: String = spans(&text).into_iter().map(|span| match span {
                Text(text) | Emphasis(text) | Strong(text) | Code(text) => text.to_owned(),
                Link { text, address } => format!("{text}{address}"),
            }).collect();
            prop_assert_eq!(letters(&shown), letters(&text));
        }
    }
}
