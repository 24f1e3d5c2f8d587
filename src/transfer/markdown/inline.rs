//! The plain words of a line of Markdown: signs of emphasis and of code go, links leave their text.

use super::brackets::Brackets;
use crate::transfer::task::TaskWord;
use std::collections::HashMap;

/// The words of a line, and the addresses in it.
#[derive(Default)]
pub(super) struct Plain {
    words: Vec<PlainWord>,
    pub(super) links: Vec<String>,
}

#[derive(Default)]
struct PlainWord {
    text: String,
    /// It begins within code or a link, so that a `#` is no sign of a tag.
    is_literal: bool,
}

/// A character, and `true` if it is no sign of markup.
type Letter = (char, bool);

impl Plain {
    pub(super) fn of(line: &str) -> Plain {
        let mut reader =
            InlineReader { line, letters: Vec::new(), links: Vec::new(), closing: HashMap::new() };
        reader.read();
        let InlineReader { mut letters, links, .. } = reader;
        for (sign, length) in [('*', 2), ('_', 2), ('~', 2), ('=', 2), ('*', 1), ('_', 1)] {
            letters = without_pairs(&letters, sign, length);
        }
        Plain { words: words(&letters), links }
    }

    /// The words, without the name of a block at the end and the tag by which a plugin knows its tasks.
    pub(super) fn words(&self) -> Vec<TaskWord<'_>> {
        let is_block = |word: &PlainWord| {
            let name = word.text.strip_prefix('^').filter(|_| !word.is_literal);
            let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
            name.is_some_and(|name| !name.is_empty() && name.chars().all(fits))
        };
        let end = self.words.len() - usize::from(self.words.last().is_some_and(is_block));
        let words = self.words[..end].iter().map(|word| {
            if word.is_literal {
                TaskWord::text(&word.text)
            } else {
                TaskWord::of(&word.text, &['#'])
            }
        });
        words.filter(|word| word.tag != Some("task")).collect()
    }
}

/// Reads a line from left to right, once.
struct InlineReader<'a> {
    line: &'a str,
    letters: Vec<Letter>,
    links: Vec<String>,
    /// The end of each link, by the end of its text.
    closing: HashMap<usize, usize>,
}

impl InlineReader<'_> {
    fn read(&mut self) {
        let line = self.line;
        let brackets = Brackets::of(line);
        let mut at = 0;
        while let Some(c) = line[at..].chars().next() {
            let next = match c {
                '\\' => self.escape(at + 1),
                '`' => brackets.code(at).map(|length| self.code(at, at + length)),
                '!' if line[at + 1..].starts_with('[') && self.is_link(at + 1, &brackets) => {
                    Some(at + 1)
                }
                '[' => self.link(at, &brackets),
                ']' => self.closing.get(&at).copied(),
                '<' => self.address(at + 1, '>').map(|end| end + 1),
                'h' => self.address(at, ' '),
                _ => None,
            };
            if next.is_none() {
                self.letters.push((c, false));
            }
            at = next.unwrap_or(at + c.len_utf8());
        }
    }

    fn literal(&mut self, text: &str) {
        self.letters.extend(text.chars().map(|c| (c, true)));
    }

    fn escape(&mut self, at: usize) -> Option<usize> {
        let c = self.line[at..].chars().next().filter(char::is_ascii_punctuation)?;
        self.letters.push((c, true));
        Some(at + c.len_utf8())
    }

    fn code(&mut self, start: usize, end: usize) -> usize {
        let line = self.line;
        self.literal(line[start..end].trim_matches('`').trim());
        end
    }

    fn is_link(&self, at: usize, brackets: &Brackets) -> bool {
        let has_address = |end: usize| self.line[end..].starts_with('(');
        self.is_wiki(at, brackets) || brackets.end(at).is_some_and(has_address)
    }

    /// Two brackets begin there and end together.
    fn is_wiki(&self, at: usize, brackets: &Brackets) -> bool {
        let end = brackets.end(at);
        self.line[at..].starts_with("[[")
            && end.is_some()
            && end == brackets.end(at + 1).map(|end| end + 1)
    }

    /// `[[note|text]]` or `[text](address)`; the text of the latter is read on.
    fn link(&mut self, at: usize, brackets: &Brackets) -> Option<usize> {
        let line = self.line;
        let end = brackets.end(at).filter(|_| self.is_link(at, brackets))?;
        if self.is_wiki(at, brackets) {
            self.literal(wiki(&line[at + 2..end - 2]));
            return Some(end);
        }
        let close = brackets.end(end)?;
        let target = line[end + 1..close - 1].trim();
        let target = target.strip_prefix('<').map_or_else(
            || target.split_whitespace().next().unwrap_or_default(),
            |target| target.split('>').next().unwrap_or_default(),
        );
        if !target.is_empty() && !target.starts_with('#') {
            self.links.push(target.to_owned());
        }
        self.closing.insert(end - 1, close);
        Some(at + 1)
    }

    /// An address that is written out, up to that sign or a blank; its end.
    fn address(&mut self, at: usize, until: char) -> Option<usize> {
        let line = self.line;
        let rest = &line[at..];
        if !rest.starts_with("http://") && !rest.starts_with("https://") {
            return None;
        }
        // Within the text of a link it ends where the text does.
        let ends = |(i, c): (usize, char)| {
            c == until || c.is_whitespace() || self.closing.contains_key(&(at + i))
        };
        let end = rest.char_indices().find(|found| ends(*found));
        if until == '>' && end.is_none_or(|(_, c)| c != '>') {
            return None;
        }
        let end = at + end.map_or(rest.len(), |(i, _)| i);
        self.literal(&line[at..end]);
        Some(end)
    }
}

/// The text shown for a link to a note.
fn wiki(target: &str) -> &str {
    let (target, alias) = target.split_once('|').unwrap_or((target, ""));
    let (note, place) = target.split_once('#').unwrap_or((target, ""));
    let shown = [alias, note, place].into_iter().map(str::trim).find(|text| !text.is_empty());
    shown.unwrap_or_default().trim_end_matches('\\').trim_start_matches('^')
}

/// Removes pairs of a sign around a part of the letters.
fn without_pairs(letters: &[Letter], sign: char, length: usize) -> Vec<Letter> {
    let is_sign = |at: usize| {
        letters.get(at..at + length).is_some_and(|part| part.iter().all(|l| *l == (sign, false)))
    };
    let at = |at: Option<usize>| at.and_then(|at| letters.get(at)).map_or(' ', |(c, _)| *c);
    // Signs within a word are no emphasis, as in `snake_case`, but for the strong ones of scripts without blanks.
    let may_be_inside = matches!((sign, length), ('*' | '~', 2));
    let is_outside = |c: char| may_be_inside || !c.is_alphanumeric();
    let opens = |i: usize| {
        let after = at(Some(i + length));
        is_sign(i) && !after.is_whitespace() && after != sign && is_outside(at(i.checked_sub(1)))
    };
    let closes = |i: usize| {
        is_sign(i) && !at(i.checked_sub(1)).is_whitespace() && is_outside(at(Some(i + length)))
    };
    let mut kept = Vec::with_capacity(letters.len());
    let mut i = 0;
    let mut close = None;
    let mut is_over = false;
    while i < letters.len() {
        if close == Some(i) {
            close = None;
            i += length;
        } else if close.is_none() && !is_over && opens(i) {
            close = (i + length + 1..letters.len()).find(|j| closes(*j));
            match close {
                Some(_) => i += length,
                None => is_over = true,
            }
        } else {
            kept.push(letters[i]);
            i += 1;
        }
    }
    kept
}

fn words(letters: &[Letter]) -> Vec<PlainWord> {
    let parts = letters.split(|(c, _)| c.is_whitespace()).filter(|part| !part.is_empty());
    let word = |part: &[Letter]| PlainWord {
        text: part.iter().map(|(c, _)| *c).collect(),
        is_literal: part.first().is_some_and(|(_, literal)| *literal),
    };
    parts.map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(line: &str) -> String {
        let plain = Plain::of(line);
        let words = plain.words();
        let show = |word: &TaskWord<'_>| match word.tag {
            Some(tag) => format!("#{tag}"),
            None => word.text.to_owned(),
        };
        let links = plain.links.iter().map(|link| format!("<{link}>"));
        words.iter().map(show).chain(links).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn markdown_signs_of_emphasis_and_code_go() {
        let lines = [
            ("**bold** and *slanted* and `code`", "bold and slanted and code"),
            ("***both*** __strong__ _soft_ ~~gone~~ ==marked==", "both strong soft gone marked"),
            ("snake_case_name 2*3*4 a == b **open", "snake_case_name 2*3*4 a == b **open"),
            ("これは**重要**です", "これは重要です"),
            ("``a `b` c`` `__init__` `unclosed", "a `b` c __init__ `unclosed"),
            (r"\*no\* \#no 5 \ 6", r"*no* #no 5 \ 6"),
        ];
        for (line, expected) in lines {
            assert_eq!(plain(line), expected, "{line}");
        }
    }

    #[test]
    fn markdown_links_leave_their_text() {
        let lines = [
            ("[[a|b]] [[c#d]] [[#e]] ![[f]] [[g]]", "b c e f g"),
            ("[the **text**](https://x.org/a_(b)) end", "the text end <https://x.org/a_(b)>"),
            ("![alt](b.png \"title\") [x](#y) [z]( <a b> )", "alt x z <b.png> <a b>"),
            ("[https://x.org](https://x.org/y)", "https://x.org <https://x.org/y>"),
            ("<https://x.org/_a_#b> https://y.org/*c*", "https://x.org/_a_#b https://y.org/*c*"),
            ("[open [1] x] (y)", "[open [1] x] (y)"),
        ];
        for (line, expected) in lines {
            assert_eq!(plain(line), expected, "{line}");
        }
    }

    #[test]
    fn markdown_tags_are_words_with_a_sign() {
        assert_eq!(plain("#task #a/b c #1 `#no` [[#e]] d#f ^g1-h"), "#a/b c #1 #no e d#f");
        assert_eq!(plain("a ^b c ^"), "a ^b c ^");
    }

    #[test]
    fn markdown_of_many_signs_is_read_once() {
        for part in ["*a ", "**a", "[", "](", "[a](", "`", "``` `", "<http://", "[[a", "_a*", "\\"]
        {
            Plain::of(&part.repeat(50_000));
        }
    }
}
