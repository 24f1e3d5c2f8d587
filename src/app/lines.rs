//! Text for the screen before it has colours: pieces with a role, cut and wrapped by columns.
//!
//! All data that is shown passes through here, made visible and no longer than the screen needs.

use crate::domain::momentum::Level;
use crate::domain::visible::visible;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What a piece of text is, from which its look follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// The title of what matters most here.
    Strong,
    /// What supports it: dates, labels, arithmetic.
    Dim,
    /// What is there to be needed: rules, empty bars, counts.
    Faint,
    /// A heading between entries.
    Heading,
    /// Where the focus is, what was matched, a key to press.
    Accent,
    /// A milestone, or the goal that is to be the next one.
    Milestone,
    /// Something done.
    Done,
    /// Something that asks for a decision: a target gone by, a goal without a step, a file not understood.
    Open,
    /// How much a day is, on a map of days.
    Level(Level),
    /// What is selected in a picture that is drawn by cells.
    Cursor,
}

/// A piece of text in one role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The text, safe to print.
    pub text: String,
    /// What it is.
    pub role: Role,
}

/// One line: pieces from the left, and pieces that end at the right edge.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// From the left.
    pub left: Vec<Piece>,
    /// Up to the right edge.
    pub(crate) right: Vec<Piece>,
}

impl Piece {
    /// A piece of text in a role.
    pub(crate) fn new(text: impl Into<String>, role: Role) -> Piece {
        Piece { text: text.into(), role }
    }
}

impl Line {
    /// An empty line.
    pub(crate) fn blank() -> Line {
        Line::default()
    }

    /// A line of one piece.
    pub(crate) fn of(text: impl Into<String>, role: Role) -> Line {
        Line::blank().and(text, role)
    }

    /// The line with one more piece at its left part.
    pub(crate) fn and(mut self, text: impl Into<String>, role: Role) -> Line {
        self.left.push(Piece { text: text.into(), role });
        self
    }

    /// The line with a piece that ends at the right edge.
    pub(crate) fn ending(mut self, text: impl Into<String>, role: Role) -> Line {
        self.right.push(Piece { text: text.into(), role });
        self
    }

    /// The line moved `columns` to the right.
    pub(crate) fn indented(mut self, columns: usize) -> Line {
        self.left.insert(0, Piece { text: " ".repeat(columns), role: Role::Plain });
        self
    }

    /// All its text, the right part after one space.
    pub(crate) fn text(&self) -> String {
        let join = |pieces: &[Piece]| pieces.iter().map(|p| p.text.as_str()).collect::<String>();
        let (left, right) = (join(&self.left), join(&self.right));
        if right.is_empty() { left } else { format!("{left} {right}") }
    }
}

/// How many columns a text takes, each grapheme in columns of its own, as a terminal puts them. Over the whole text
/// letters would join that no terminal joins: lam and alef would count as one.
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

/// The text in at most `columns`: whole, or cut at a word with `…`.
pub(crate) fn clip(text: &str, columns: usize) -> String {
    let text = shown(text, columns);
    if width(&text) <= columns {
        return text;
    }
    if columns == 0 {
        return String::new();
    }
    let head = fitting(&text, columns - 1);
    let word = head.rfind(' ').map(|i| head[..i].trim_end());
    let kept = word.filter(|w| width(w) * 3 >= columns).unwrap_or(head);
    let kept = kept.trim_end_matches([' ', ',', ';', ':', '·', '-', '–']);
    format!("{kept}…")
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

/// As much of `text` as goes into one line: up to the last space that fits, or to the edge within a long word.
fn first_line(text: &str, columns: usize) -> &str {
    if width(text) <= columns {
        return text;
    }
    let head = fitting(text, columns);
    if text[head.len()..].starts_with(' ') {
        return head;
    }
    match head.rfind(' ') {
        Some(i) if i > 0 => &head[..=i],
        Some(_) | None => {
            // Where not even one grapheme fits, it is taken all the same, so that the walk goes on.
            let one = text.graphemes(true).next().map_or(text.len(), str::len);
            &text[..head.len().max(one)]
        }
    }
}

/// Short facts in lines of at most `columns`, as many to a line as fit, with a dot between them; none is cut that
/// could stand on a line of its own.
pub(crate) fn flow(facts: &[Piece], columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for fact in facts {
        let text = clip(&fact.text, columns);
        match lines.pop() {
            Some(line) if width(&line.text()) + 3 + width(&text) <= columns => {
                lines.push(line.and(" · ", Role::Faint).and(text, fact.role));
            }
            last => {
                lines.extend(last);
                lines.push(Line::of(text, fact.role));
            }
        }
    }
    lines
}

/// The longest beginning of `text`, by graphemes, that takes at most `columns`.
pub(crate) fn fitting(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        taken += width(grapheme);
        if taken > columns {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_at_a_word() {
        assert_eq!(clip("Finish chapter 4 exercises", 30), "Finish chapter 4 exercises");
        assert_eq!(clip("Finish chapter 4 exercises", 20), "Finish chapter 4…");
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
        fn no_line_is_wider_than_asked_for(text in "\\PC{0,80}", columns in 2usize..40, most in 1usize..5) {
            prop_assert!(width(&clip(&text, columns)) <= columns);
            let lines = wrap(&text, columns, most);
            prop_assert!(lines.len() <= most);
            let alone = |line: &str| line.graphemes(true).count() == 1;
            prop_assert!(lines.iter().all(|l| width(l) <= columns || alone(l)), "{lines:?}");
        }
    }
}
