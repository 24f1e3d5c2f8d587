//! The characters that the screen is drawn with: one set for most terminals, one of plain ASCII.

use crate::app::settings::Charset;
use crate::domain::describe::Mark;
use crate::domain::momentum::Level;
use crate::domain::timeline::LANES;
use std::borrow::Cow;

/// A set of characters, each one column wide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Glyphs {
    /// A milestone that was worked towards.
    pub(crate) milestone: &'static str,
    /// A milestone seen in hindsight.
    pub(crate) hindsight: &'static str,
    /// The next milestone.
    pub(crate) next: &'static str,
    /// Done.
    pub(crate) done: &'static str,
    /// Dropped.
    pub(crate) dropped: &'static str,
    /// Still open, in a list of steps.
    pub(crate) open: &'static str,
    /// Paused.
    pub(crate) paused: &'static str,
    /// For some day.
    pub(crate) someday: &'static str,
    /// The day it is.
    pub(crate) today: &'static str,
    /// What is selected.
    pub(crate) selected: &'static str,
    /// What is marked.
    pub(crate) marked: &'static str,
    /// A rule.
    pub(crate) rule: &'static str,
    /// The rule of what is in use, and the road behind.
    pub(crate) heavy: &'static str,
    /// The road ahead.
    pub(crate) dotted: &'static str,
    /// A part of a bar that is full.
    pub(crate) full: &'static str,
    /// A part of a bar that is empty.
    pub(crate) empty: &'static str,
    /// The upright line of a border.
    pub(crate) upright: &'static str,
    /// The four corners of a border, from the top left, clockwise.
    pub(crate) corners: [&'static str; 4],
    /// Eight heights of a sparkline, lowest first.
    pub(crate) spark: [&'static str; 8],
    /// A day on a map whose level is told by its colour; `None` where its shape tells it as well.
    pub(crate) day: Option<&'static str>,
    /// Five levels of a day on a map, from no move to many, told apart by their shape alone. None is as high as the line,
    /// but the last, so that the rows stay apart.
    pub(crate) levels: [&'static str; 5],
    /// A stretch of time in which nothing is recorded.
    pub(crate) quiet: &'static str,
    /// The lines of spans side by side, each of another shape.
    pub(crate) lanes: [&'static str; LANES],
    /// The beginning of a span of time.
    pub(crate) begins: &'static str,
    /// The end of a span of time.
    pub(crate) ends: &'static str,
    /// Not yet on disk.
    pub(crate) unsaved: &'static str,
}

impl Glyphs {
    /// Those of a character set.
    pub fn of(charset: Charset) -> &'static Glyphs {
        match charset {
            Charset::Unicode => &UNICODE,
            Charset::Ascii => &ASCII,
        }
    }

    /// The glyph of a mark.
    pub(crate) fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::Milestone => self.milestone,
            Mark::Recognised => self.hindsight,
            Mark::Focus => self.next,
            Mark::Open => self.open,
            Mark::Paused => self.paused,
            Mark::Someday => self.someday,
            Mark::Done => self.done,
            Mark::Dropped => self.dropped,
        }
    }

    /// Whether they are of plain ASCII.
    pub(crate) fn is_ascii(&self) -> bool {
        self.rule.is_ascii()
    }

    /// What is drawn in the place of a sign that these glyphs leave out; `None` where it is drawn as it is. Asked of every
    /// cell, so that no text of the program has to think of it. The letters of a title are no signs.
    pub(crate) fn stand_in(&self, sign: &str) -> Option<&'static str> {
        if !self.is_ascii() || sign.is_ascii() {
            return None;
        }
        SIGNS.iter().find(|(signs, _)| signs.contains(sign)).map(|(_, plain)| *plain)
    }

    /// A text with all such signs replaced.
    pub(crate) fn drawn<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.is_ascii() || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut sign = [0; 4];
        let mut drawn = String::with_capacity(text.len());
        for letter in text.chars() {
            let sign = letter.encode_utf8(&mut sign);
            drawn.push_str(self.stand_in(sign).unwrap_or(sign));
        }
        Cow::Owned(drawn)
    }

    /// The glyph of a day with so much in it.
    pub(crate) fn level(&self, level: Level) -> &'static str {
        self.levels[level as usize]
    }

    /// Bars side by side, the highest for the most.
    pub(crate) fn bars(&self, numbers: &[usize]) -> String {
        let most = numbers.iter().copied().max().unwrap_or(0).max(1);
        let bar = |number: &usize| self.spark[(number * 7).div_ceil(most)];
        numbers.iter().map(bar).collect()
    }

    /// A part of a bar, of no to eight eighths.
    pub(crate) fn eighths(&self, eighths: usize) -> &'static str {
        match eighths.checked_sub(1) {
            None => " ",
            Some(at) => self.spark[at.min(7)],
        }
    }
}

/// Signs of the program's texts, and of marks in the place of control characters, with what stands for them in ASCII. A
/// `~` ends what is cut, as a dot would end a sentence.
const SIGNS: &[(&str, &str)] = &[
    ("…", "~"),
    ("·•–—−─━╌┄", "-"),
    ("│┃╷╵┆┊╎", "|"),
    ("╭╮╯╰├┤┬┴┼└┘┌┐", "+"),
    ("↑", "^"),
    ("↓▾", "v"),
    ("←‹", "<"),
    ("→›▸▌", ">"),
    ("×✗", "x"),
    ("✓", "x"),
    ("◆", "#"),
    ("◇", "%"),
    ("★", "*"),
    ("○", "o"),
    ("●", "@"),
    ("▰", "="),
    ("‖", ":"),
    ("▱", "."),
    ("“”", "\""),
    ("‘’", "'"),
    ("\u{fffd}␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟␡", "?"),
];

/// For terminals that draw these one column wide; no special font is needed.
pub const UNICODE: Glyphs = Glyphs {
    milestone: "◆",
    hindsight: "◇",
    next: "★",
    done: "✓",
    dropped: "✗",
    open: "○",
    paused: "‖",
    someday: "·",
    today: "●",
    selected: "▌",
    marked: "+",
    rule: "─",
    heavy: "━",
    dotted: "╌",
    full: "▰",
    empty: "▱",
    upright: "│",
    corners: ["╭", "╮", "╯", "╰"],
    spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    day: Some("■"),
    levels: ["▁", "▃", "▅", "▇", "█"],
    quiet: "╎",
    lanes: ["│", "┆", "┊"],
    begins: "╷",
    ends: "╵",
    unsaved: "•",
};

/// For all others.
pub const ASCII: Glyphs = Glyphs {
    milestone: "#",
    hindsight: "%",
    next: "*",
    done: "x",
    dropped: "-",
    open: "o",
    paused: ":",
    someday: ".",
    today: "@",
    selected: ">",
    marked: "+",
    rule: "-",
    heavy: "=",
    dotted: ".",
    full: "=",
    empty: ".",
    upright: "|",
    corners: ["+", "+", "+", "+"],
    spark: ["_", ".", ".", ":", ":", "!", "!", "|"],
    day: None,
    levels: ["_", ":", "+", "*", "#"],
    quiet: ":",
    lanes: ["|", ":", "!"],
    begins: ".",
    ends: "'",
    unsaved: "~",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_drawn_with_its_letters_as_they_are() {
        assert_eq!(ASCII.drawn("9 moves · Zoë → 東京…"), "9 moves - Zoë > 東京~");
        assert_eq!(UNICODE.drawn("9 moves · →"), "9 moves · →");
    }

    #[test]
    fn signs_have_a_stand_in_of_one_column_in_ascii_alone() {
        for (signs, plain) in SIGNS {
            assert!(plain.is_ascii() && plain.len() == 1);
            for sign in signs.chars().map(String::from) {
                assert_eq!(ASCII.stand_in(&sign), Some(*plain), "{sign}");
                assert_eq!(UNICODE.stand_in(&sign), None);
            }
        }
        for letter in ["a", "é", "資", "ж", "🇫🇷"] {
            assert_eq!(ASCII.stand_in(letter), None);
        }
    }
}
