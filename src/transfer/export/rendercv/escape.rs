//! Texts for RenderCV, which takes them as Markdown, makes Typst of that, and would run code in it.
//!
//! A backslash keeps Markdown from reading a sign. Where there is no such escape, or Typst would read the sign after
//! that, a word joiner, which is invisible and without width, parts it from what follows.

use crate::domain::visible::visible;

const JOINER: char = '\u{2060}';

/// A text of one line, as it is read.
pub(super) fn text(plain: &str) -> String {
    let plain = visible(plain.trim());
    let mut escaped = String::with_capacity(plain.len() + 8);
    if begins_block(&plain) {
        escaped.push(JOINER);
    }
    for (at, c) in plain.char_indices() {
        match c {
            '\\' | '*' | '_' | '[' | ']' | '>' => escaped.extend(['\\', c]),
            // Typst has no sign for it that gets through.
            '`' => escaped.push('ˋ'),
            _ => escaped.push(c),
        }
        if begins_markup(&plain[at..]) {
            escaped.push(JOINER);
        }
    }
    escaped
}

/// A text that is a link if there is an address for it.
pub(super) fn linked(plain: &str, address: Option<&str>) -> String {
    let text = text(plain);
    match address {
        Some(address) => {
            let address = address.replace('(', "%28").replace(')', "%29");
            format!("[{text}]({address})")
        }
        None => text,
    }
}

/// An entry of a list, which would begin one of its own at a hyphen between blanks.
pub(super) fn list_entry(plain: &str) -> String {
    text(plain).replace(" - ", &format!(" -{JOINER} "))
}

/// The name of the person, which gets into strings of code and names of files as well: it has similar signs in place
/// of those that cannot be there.
pub(super) fn name(plain: &str) -> String {
    let similar = |c: char| match c {
        '"' => '”',
        '\\' => '⧵',
        '*' => '∗',
        '_' => ' ',
        '[' => '(',
        ']' => ')',
        '>' => '›',
        '<' => '‹',
        '/' => '⁄',
        other => other,
    };
    text(&plain.chars().map(similar).collect::<String>())
}

/// Whether a line would begin a list, a heading or another block.
fn begins_block(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < line.len() && digits.starts_with(['.', ')']);
    is_numbered || line.starts_with(['-', '+', '=', '!', ':'])
}

/// Whether the first sign would be read together with those that follow.
fn begins_markup(text: &str) -> bool {
    let mut chars = text.chars();
    let (sign, next) = (chars.next(), chars.next().unwrap_or(' '));
    match sign {
        // A call.
        Some('#') => next.is_ascii_alphabetic(),
        Some('<') => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
        Some('&') => next.is_ascii_alphanumeric() || next == '#',
        // Two of them are mathematics.
        Some('$') => next == '$',
        // A dash, and a hyphen that is seen only at the end of a line.
        Some('-') => matches!(next, '-' | '?'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::export::fixtures::{ATTACKS, line};
    use proptest::prelude::*;

    /// What is read in the PDF; `None` if a sign would be markup, or begin code.
    fn read(escaped: &str) -> Option<String> {
        let joined: Vec<char> = escaped.chars().collect();
        if begins_block(escaped) {
            return None;
        }
        let (mut text, mut at) = (String::new(), 0);
        while let Some(sign) = joined.get(at) {
            let next = joined.get(at + 1).copied().unwrap_or(' ');
            let is_markup = match sign {
                '*' | '_' | '[' | ']' | '>' | '`' => true,
                '#' => next.is_ascii_alphabetic(),
                '<' => next.is_ascii_alphabetic() || "/!?".contains(next),
                '&' => next.is_ascii_alphanumeric() || next == '#',
                '$' | '-' => next == *sign,
                _ => false,
            };
            match sign {
                _ if is_markup => return None,
                '\\' => {
                    at += 1;
                    text.push(*joined.get(at)?);
                }
                'ˋ' => text.push('`'),
                &JOINER => {}
                sign => text.push(*sign),
            }
            at += 1;
        }
        Some(text)
    }

    fn is_read_as_it_is(text: &str) {
        let (escaped, plain) = (self::text(text), visible(text.trim()));
        assert_eq!(read(&escaped).as_deref(), Some(&*plain), "{escaped}");
    }

    #[test]
    fn rendercv_text_that_attacks_is_read_as_a_text() {
        let own = [
            "$$x$$",
            "a ** b",
            "\\#eval(1)",
            "1) a",
            "#_x",
            "#été",
            "a---b-?",
            "<https://a.example>",
        ];
        ATTACKS.iter().chain(&own).for_each(|attack| is_read_as_it_is(attack));
        assert_eq!(text("#eval(1) C# <b> *x*"), "#\u{2060}eval(1) C# <\u{2060}b\\> \\*x\\*");
        assert_eq!(text("well-known & plain: R&D, 50 %"), "well-known & plain: R&\u{2060}D, 50 %");
    }

    proptest! {
        #[test]
        fn rendercv_text_is_read_as_it_is(line in line(), signs in "[-#$&<>*_`!+=/\\[\\](){}1a.? \\\\]{0,12}") {
            is_read_as_it_is(&line);
            is_read_as_it_is(&signs);
        }
    }

    #[test]
    fn rendercv_link_and_list_entry_and_name_have_their_own_rules() {
        assert_eq!(
            linked("a](b) [c]", Some("https://a.example/(x)")),
            "[a\\](b) \\[c\\]](https://a.example/%28x%29)"
        );
        assert_eq!(list_entry("a - b - c"), "a -\u{2060} b -\u{2060} c");
        assert_eq!(name("Ann \"Ada\" #eval(1) <b> \\ A/B"), "Ann ”Ada” #\u{2060}eval(1) ‹b› ⧵ A⁄B");
        assert_eq!(name("Zoë O'Neill-Åström"), "Zoë O'Neill-Åström");
    }
}
