//! The lines of a note that are its text: no front matter, no code, no comments; and what each of them is.

use std::borrow::Cow;

/// A line of a note.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct NoteLine<'a> {
    /// From 1.
    pub(super) number: usize,
    /// Number of quotes around it.
    pub(super) quotes: usize,
    pub(super) kind: LineKind<'a>,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum LineKind<'a> {
    Blank,
    Heading { level: usize, text: Cow<'a, str> },
    Item(ListItem<'a>),
    Text { indent: usize, text: Cow<'a, str> },
}

/// An item of a list: `- text`, `1. text`, `* [x] text`.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct ListItem<'a> {
    /// From 1, in characters.
    pub(super) column: usize,
    pub(super) indent: usize,
    /// The sign in its box.
    pub(super) status: Option<char>,
    pub(super) text: Cow<'a, str>,
}

/// The lines of the text of a note.
pub(super) fn lines(text: &str) -> impl Iterator<Item = NoteLine<'_>> {
    let mut shown = LineFilter::of(text);
    let lines = (1..).zip(text.lines()).skip(front_matter(text));
    lines.filter_map(move |(number, line)| shown.line(number, line))
}

/// Number of lines of the properties at the beginning of a note.
fn front_matter(text: &str) -> usize {
    let mut lines = text.lines().map(str::trim_end);
    let begins = lines.next() == Some("---");
    let end = lines.position(|line| matches!(line, "---" | "..."));
    end.filter(|_| begins).map_or(0, |end| end + 2)
}

/// A filter of lines: code and comments hide those that follow.
struct LineFilter {
    fence: Option<Fence>,
    in_comment: bool,
    /// The last line on which a comment ends.
    last_end: usize,
}

struct Fence {
    sign: char,
    length: usize,
    quotes: usize,
}

impl LineFilter {
    fn of(text: &str) -> LineFilter {
        let ends = (1..).zip(text.lines()).filter(|(_, line)| line.contains("-->"));
        LineFilter { fence: None, in_comment: false, last_end: ends.last().map_or(0, |(n, _)| n) }
    }

    fn line<'a>(&mut self, number: usize, line: &'a str) -> Option<NoteLine<'a>> {
        let (quotes, after) = quoted(line);
        if let Some(fence) = &self.fence {
            let ends = quotes < fence.quotes;
            if ends || fence.is_closed_by(after) {
                self.fence = None;
            }
            if !ends {
                return None;
            }
        }
        let was_comment = self.in_comment;
        let text = self.without_comments(number, after);
        if was_comment && text.trim().is_empty() {
            return None;
        }
        let kind = kind(text, line.len() - after.len(), line);
        let begins = match &kind {
            LineKind::Item(item) => Fence::of(&item.text, quotes),
            LineKind::Text { text, .. } => Fence::of(text, quotes),
            LineKind::Blank | LineKind::Heading { .. } => None,
        };
        if begins.is_some() {
            self.fence = begins;
            return None;
        }
        Some(NoteLine { number, quotes, kind })
    }

    fn without_comments<'a>(&mut self, number: usize, line: &'a str) -> Cow<'a, str> {
        if !self.in_comment && !line.contains("<!--") {
            return line.into();
        }
        let (mut kept, mut rest) = (String::new(), line);
        let (mut is_code, last_end) = (false, line.rfind("-->"));
        loop {
            if self.in_comment {
                let Some((_, after)) = rest.split_once("-->") else {
                    return kept.into();
                };
                rest = after;
                self.in_comment = false;
            }
            let Some((before, after)) = rest.split_once("<!--") else {
                return (kept + rest).into();
            };
            kept += before;
            // In code, or without an end, it is text.
            is_code ^= before.matches('`').count() % 2 == 1;
            let here = line.len() - after.len();
            let ends = last_end.is_some_and(|end| end >= here) || number < self.last_end;
            self.in_comment = ends && !is_code;
            if !self.in_comment {
                kept += "<!--";
            }
            rest = after;
        }
    }
}

impl Fence {
    fn of(text: &str, quotes: usize) -> Option<Fence> {
        let sign = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let info = text.trim_start_matches(sign);
        let length = text.len() - info.len();
        let is_fence = length >= 3 && !(sign == '`' && info.contains('`'));
        is_fence.then_some(Fence { sign, length, quotes })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.chars().all(|c| c == self.sign)
    }
}

/// The number of quotes that a line is within, and what follows their signs.
fn quoted(line: &str) -> (usize, &str) {
    let (mut quotes, mut rest) = (0, line);
    while let Some(after) = rest.trim_start_matches(' ').strip_prefix('>') {
        rest = after.strip_prefix(' ').unwrap_or(after);
        quotes += 1;
    }
    (quotes, rest)
}

/// Classifies a line; its text begins at `offset` of the `whole` line.
fn kind<'a>(line: Cow<'a, str>, offset: usize, whole: &str) -> LineKind<'a> {
    let text = line.trim_start();
    let indent = columns(&line[..line.len() - text.len()]);
    let blanks = line.len() - text.len();
    let end = line.trim_end().len();
    if text.trim_end().is_empty() || is_break(text) {
        return LineKind::Blank;
    }
    if let Some((level, skip)) = heading(text).filter(|_| indent < 4) {
        return LineKind::Heading { level, text: part(line, blanks + skip, end) };
    }
    let Some(mut skip) = marker(text) else {
        return LineKind::Text { indent, text: part(line, blanks, end) };
    };
    let status = status(&text[skip..]);
    skip += status.map_or(0, |(_, length)| length);
    let before = whole.get(..offset + blanks).unwrap_or_default();
    let column = before.chars().count() + 1;
    let text = part(line, blanks + skip, end);
    LineKind::Item(ListItem { column, indent, status: status.map(|(sign, _)| sign), text })
}

/// A part of a line, without blanks around it.
fn part(line: Cow<'_, str>, start: usize, end: usize) -> Cow<'_, str> {
    match line {
        Cow::Borrowed(line) => line[start.min(end)..end].trim().into(),
        Cow::Owned(line) => line[start.min(end)..end].trim().to_owned().into(),
    }
}

/// The columns of an indentation, with tabs of four.
fn columns(blanks: &str) -> usize {
    blanks.chars().fold(0, |columns, c| if c == '\t' { columns / 4 * 4 + 4 } else { columns + 1 })
}

/// A line across the page.
fn is_break(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    let first = signs.next().filter(|c| matches!(c, '-' | '*' | '_'));
    first.is_some_and(|first| {
        let rest = signs.try_fold(0, |count, c| (c == first).then_some(count + 1));
        rest.is_some_and(|count| count >= 2)
    })
}

/// The level of a heading, and the length of its signs.
fn heading(text: &str) -> Option<(usize, usize)> {
    let level = text.len() - text.trim_start_matches('#').len();
    let ends = text[level..].is_empty() || text[level..].starts_with([' ', '\t']);
    ((1..=6).contains(&level) && ends).then_some((level, level))
}

/// The length of the sign that begins an item, with the blanks after it.
fn marker(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let length = match (digits, text[digits..].chars().next()?) {
        (0, '-' | '*' | '+') => 1,
        (1..=9, '.' | ')') => digits + 1,
        _ => return None,
    };
    let rest = &text[length..];
    let after = rest.trim_start();
    (after.len() < rest.len()).then(|| text.len() - after.len())
}

/// The sign in the box that a text begins with, and the length of the box.
fn status(text: &str) -> Option<(char, usize)> {
    let mut chars = text.strip_prefix('[')?.chars();
    let sign = chars.next()?;
    let after = chars.as_str().strip_prefix(']')?;
    let ends = after.is_empty() || after.starts_with(char::is_whitespace);
    ends.then(|| (sign, text.len() - after.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |line: NoteLine<'_>| match line.kind {
            LineKind::Blank => None,
            LineKind::Heading { level, text } => Some(format!("{} h{level} {text}", line.number)),
            LineKind::Item(item) => Some(format!(
                "{}:{} {}{:?} {}",
                line.number, item.column, item.indent, item.status, item.text
            )),
            LineKind::Text { indent, text } => Some(format!("{} {indent} {text}", line.number)),
        };
        lines(text).filter_map(show).collect()
    }

    #[test]
    fn markdown_items_have_signs_boxes_and_places() {
        let text =
            "- [ ] a\n* [x] b\n\t+ [/]  c\n> 1. [X] d\n2) e\n- [x](f) g\n-h\n- [] i\n12 j\n- [é]\n";
        insta::assert_snapshot!(shown(text).join("\n"), @"
        1:1 0Some(' ') a
        2:1 0Some('x') b
        3:2 4Some('/') c
        4:3 0Some('X') d
        5:1 0None e
        6:1 0None [x](f) g
        7 0 -h
        8:1 0None [] i
        9 0 12 j
        10:1 0Some('é')
        ");
    }

    #[test]
    fn markdown_code_properties_and_comments_are_no_text() {
        let text = "---\n- [ ] no\n---\n```tasks\n- [ ] no\n```\n~~~~\n```\n- [ ] no\n~~~\n~~~~\n<!-- no\n- [ ] no\n\
                    --> yes\n- [ ] a <!-- no --> b\n> ```\n> - [ ] no\n- [x] c `<!--` d\n- ```\n  - [ ] no\n  ```\n# e\n";
        insta::assert_snapshot!(shown(text).join("\n"), @"
        14 1 yes
        15:1 0Some(' ') a  b
        18:1 0Some('x') c `<!--` d
        22 h1 e
        ");
    }

    #[test]
    fn markdown_comment_and_properties_need_an_end() {
        assert_eq!(shown("---\n- a <!-- b\n- c\n"), ["2:1 0None a <!-- b", "3:1 0None c"]);
        assert_eq!(shown("***\n- - -\n-- -\n- - a\n"), ["4:1 0None - a"]);
    }
}
