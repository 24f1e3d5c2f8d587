//! Text measured in the columns of a terminal: made visible, cut and wrapped.
//!
//! All data that is shown passes through here, made visible and no longer than the screen needs.

use super::visible::visible;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns of a text, grapheme by grapheme as a terminal places them: over the whole text `unicode-width` would join
/// letters that no terminal joins, such as lam and alef.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Data made safe to print, no longer than `columns` could ever show.
pub(crate) fn shown(text: &str, columns: usize) -> String {
    // A grapheme may take many characters; eight a column keeps a megabyte of title from being walked at every frame.
    let most = columns.saturating_mul(8).max(64);
    let end = text.char_indices().nth(most).map_or(text.len(), |(i, _)| i);
    visible(&text[..end]).into_owned()
}

/// The text in at most `columns`: whole, or cut with `…`, and then at a word if too little of the next one is left.
pub(crate) fn clip(text: &str, columns: usize) -> String {
    let text = shown(text, columns);
    if width(&text) <= columns {
        return text;
    }
    if columns == 0 {
        return String::new();
    }
    let head = fitting(&text, columns - 1);
    let kept = match head.rfind(' ') {
        Some(space) if is_stump(&head[space + 1..], &text[head.len()..]) => &head[..space],
        Some(_) | None => head,
    };
    let kept = kept.trim_end_matches([' ', ',', ';', ':', '·', '-', '–']);
    format!("{kept}…")
}

/// Whether a word that is cut leaves too few letters to be guessed from.
fn is_stump(word: &str, rest: &str) -> bool {
    !rest.starts_with(' ') && word.graphemes(true).count() < 3
}

/// The text in lines of at most `columns`, broken between words; at most `most` lines, the last one cut with `…`.
pub(crate) fn wrap(text: &str, columns: usize, most: usize) -> Vec<String> {
    let columns = columns.max(1);
    let text = shown(text, columns.saturating_mul(most));
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if lines.len() + 1 == most {
            lines.push(clip(rest, columns));
            break;
        }
        let line = first_line(rest, columns);
        rest = rest[line.len()..].trim_start();
        lines.push(line.trim_end().to_owned());
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// The rows of a text in at most `columns`, broken at line ends and between words, none of it left out but the line ends.
/// Blanks between two rows hang behind the first.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<Range<usize>> {
    let (mut rows, mut start) = (Vec::new(), 0);
    for line in text.split('\n') {
        let end = start + line.len();
        loop {
            let row = first_row(text, start..end, columns);
            start = row.end;
            rows.push(row);
            if start == end {
                break;
            }
        }
        start = end + 1;
    }
    rows
}

/// The first row of that part of a line, with the blanks behind it.
fn first_row(text: &str, line: Range<usize>, columns: usize) -> Range<usize> {
    let rest = &text[line.clone()];
    let row = first_line(rest, columns).len();
    let blanks = rest[row..].len() - rest[row..].trim_start_matches(' ').len();
    line.start..line.start + row + blanks
}

/// As much of `text` as goes into one line: up to the last space that fits, or to the edge within a long word.
fn first_line(text: &str, columns: usize) -> &str {
    let head = fitting(text, columns);
    if head.len() == text.len() || text[head.len()..].starts_with(' ') {
        return head;
    }
    match head.rfind(' ') {
        Some(i) if i > 0 => &head[..=i],
        Some(_) | None => {
            // Where not even one grapheme fits, it is taken all the same, so that the walk goes on.
            &text[..head.len().max(first_grapheme(text).map_or(0, str::len))]
        }
    }
}

/// The longest beginning of `text`, by graphemes, that takes at most `columns`. It looks no further than it has to: a text
/// that is wrapped asks for each row, with all that is left of a line, which may be a megabyte.
pub(crate) fn fitting(text: &str, columns: usize) -> &str {
    // The letter behind them as well: it may be a mark that belongs to the last.
    let near = columns.saturating_add(1).min(text.len());
    if text.as_bytes()[..near].is_ascii() {
        return &text[..columns.min(text.len())];
    }
    let (mut end, mut taken) = (0, 0);
    while let Some(grapheme) = first_grapheme(&text[end..]) {
        taken += width(grapheme);
        if taken > columns {
            break;
        }
        end += grapheme.len();
    }
    &text[..end]
}

/// The first grapheme of `text`. A letter of ASCII before another one is one by itself: to look for it nonetheless made the
/// wrapping of a text in German six times as slow.
fn first_grapheme(text: &str) -> Option<&str> {
    match text.as_bytes() {
        [first, second, ..] if first.is_ascii() && second.is_ascii() => text.get(..1),
        _ => text.graphemes(true).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_that_is_cut_leaves_no_stump_of_a_word() {
        assert_eq!(clip("Finish chapter 4 exercises", 30), "Finish chapter 4 exercises");
        assert_eq!(clip("Finish chapter 4 exercises", 21), "Finish chapter 4 exe…");
        assert_eq!(clip("Finish chapter 4 exercises", 20), "Finish chapter 4…");
        assert_eq!(clip("Finish chapter 4 exercises", 17), "Finish chapter 4…");
        assert_eq!(clip("Donaudampfschifffahrt", 10), "Donaudamp…");
        assert_eq!(clip("資格試験の勉強をする", 9), "資格試験…");
        assert_eq!(clip("abc", 0), "");
    }

    #[test]
    fn a_text_is_wrapped_between_words_and_its_last_line_cut() {
        assert_eq!(wrap("Led the payments cutover", 16, 3), ["Led the payments", "cutover"]);
        assert_eq!(wrap("one two three four five six", 9, 2), ["one two", "three…"]);
        assert_eq!(wrap("", 9, 2), [""]);
    }

    #[test]
    fn line_makes_control_characters_visible() {
        assert!(!clip("a\u{1b}]0;b\u{7}", 40).chars().any(char::is_control));
    }

    proptest! {
        #[test]
        fn text_that_fits_ends_between_graphemes(text in "[a-c 試🇫🇷\u{301}]{0,20}", columns in 0usize..24) {
            let fitting = fitting(&text, columns);
            let graphemes = text.graphemes(true).scan(0, |taken, grapheme| {
                *taken += width(grapheme);
                (*taken <= columns).then_some(grapheme)
            });
            prop_assert_eq!(fitting, graphemes.collect::<String>());
        }

        #[test]
        fn no_line_is_wider_than_asked_for(text in "\\PC{0,80}", columns in 2usize..40, most in 1usize..5) {
            prop_assert!(width(&clip(&text, columns)) <= columns);
            let lines = wrap(&text, columns, most);
            prop_assert!(lines.len() <= most);
            let alone = |line: &str| line.graphemes(true).count() == 1;
            prop_assert!(lines.iter().all(|l| width(l) <= columns || alone(l)), "{lines:?}");
        }
    }
}
