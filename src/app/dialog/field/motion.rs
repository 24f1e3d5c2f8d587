//! Where a motion leads in a text that is being typed. What one moves over is also what one deletes.

use unicode_segmentation::GraphemeCursor;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    /// To the beginning of a word of letters and digits.
    WordLeft,
    WordRight,
    /// To the beginning of what blanks separate.
    BlankLeft,
    Start,
    End,
    TextStart,
    TextEnd,
}

impl Motion {
    /// The byte of `text` to which it leads from the one at `at`.
    pub(super) fn from(self, text: &str, at: usize) -> usize {
        match self {
            Motion::Left => left(text, at),
            Motion::Right => right(text, at),
            Motion::WordLeft => back_over(text, back_over(text, at, |c| !is_word(c)), is_word),
            Motion::WordRight => over(text, over(text, at, |c| !is_word(c)), is_word),
            Motion::BlankLeft => {
                back_over(text, back_over(text, at, char::is_whitespace), |c| !c.is_whitespace())
            }
            Motion::Start => text[..at].rfind('\n').map_or(0, |line_end| line_end + 1),
            Motion::TextStart => 0,
            Motion::TextEnd => text.len(),
            Motion::End => text[at..].find('\n').map_or(text.len(), |line_end| at + line_end),
        }
    }
}

fn left(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

fn right(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The beginning of the graphemes before `at` that begin with such a character.
fn back_over(text: &str, mut at: usize, is_such: impl Fn(char) -> bool) -> usize {
    loop {
        let before = left(text, at);
        match text[before..at].chars().next() {
            Some(c) if is_such(c) => at = before,
            Some(_) | None => return at,
        }
    }
}

/// The end of the graphemes from `at` on that begin with such a character.
fn over(text: &str, mut at: usize, is_such: impl Fn(char) -> bool) -> usize {
    while text[at..].chars().next().is_some_and(&is_such) {
        at = right(text, at);
    }
    at
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sorted::SortedSet;

    /// The text with `|` at each place where the motion stops, begun at one end.
    fn stops(motion: Motion, text: &str, from: usize) -> String {
        let (mut at, mut stops) = (from, SortedSet::new());
        while motion.from(text, at) != at {
            at = motion.from(text, at);
            stops.insert(at);
        }
        let mut marked = text.to_owned();
        stops.iter().rev().for_each(|at| marked.insert(*at, '|'));
        marked
    }

    #[test]
    fn motion_stops_between_graphemes() {
        for text in ["e\u{301}", "🇫🇷", "👩\u{200d}💻", "👍🏽", "नि", "각", "❤\u{fe0f}"]
        {
            let pair = format!("{text}a{text}");
            assert_eq!(stops(Motion::Right, &pair, 0), format!("{text}|a|{text}|"));
            assert_eq!(stops(Motion::Left, &pair, pair.len()), format!("|{text}|a|{text}"));
        }
        assert_eq!(stops(Motion::Right, "🇫🇷🇩🇪", 0), "🇫🇷|🇩🇪|");
        assert_eq!(stops(Motion::Left, "🇫🇷🇩🇪", "🇫🇷🇩🇪".len()), "|🇫🇷|🇩🇪");
    }

    #[test]
    fn motion_by_words_stops_as_in_a_shell() {
        let text = "Läs 第一章, #go-lang x_1 ";
        let from_end = |motion| stops(motion, text, text.len());
        assert_eq!(stops(Motion::WordRight, text, 0), "Läs| 第一章|, #go|-lang| x_1| |");
        assert_eq!(from_end(Motion::WordLeft), "|Läs |第一章, #|go-|lang |x_1 ");
        assert_eq!(from_end(Motion::BlankLeft), "|Läs |第一章, |#go-lang |x_1 ");
    }

    #[test]
    fn motion_to_start_and_end_stays_in_the_line() {
        let text = "one\ntwo\n";
        let at = |motion: Motion| [0, 2, 3, 4, 7, 8].map(|at| motion.from(text, at));
        assert_eq!(at(Motion::Start), [0, 0, 0, 4, 4, 8]);
        assert_eq!(at(Motion::End), [3, 3, 3, 7, 7, 8]);
    }
}
