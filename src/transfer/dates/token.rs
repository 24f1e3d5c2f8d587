//! The parts of a text that is a date: numbers, months, separators and other words.

use super::names::{WordMeaning, meaning};
use crate::domain::date::weekday_named;
use crate::domain::fold::fold;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum DateToken {
    /// A number of four digits.
    Year(i32),
    /// A number of one or two digits, and how many they are.
    Short(u32, usize),
    /// A number of another length.
    Long,
    Month(u32),
    /// Between the ends of a span.
    To,
    /// Before the beginning of a span without an end.
    Since,
    /// One of `- / . : '`.
    Mark(char),
    /// Another word, folded.
    Word(String),
}

/// The tokens of a text, without the words that say nothing about a date.
#[derive(Default)]
pub(super) struct DateTokens {
    pub(super) list: Vec<DateToken>,
    /// What makes the date inexact was left out: a season, `about`, a duration without an end.
    pub(super) is_vague: bool,
    /// A part of a year whose number has not come yet.
    is_part: bool,
}

impl DateTokens {
    pub(super) fn of(text: &str) -> DateTokens {
        let (text, mut tokens) = (fold(&with_slashes(text)), DateTokens::default());
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '0'..='9' => tokens.number(rest),
                '\u{4e00}'..='\u{9fff}' => tokens.ideographs(rest),
                _ if first.is_alphabetic() => tokens.word(rest),
                _ => tokens.mark(first, rest),
            };
            rest = &rest[length..];
        }
        tokens
    }

    fn number(&mut self, text: &str) -> usize {
        let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let digits = &text[..length];
        let value = digits.parse().unwrap_or(0);
        match length {
            1 | 2 if self.is_part => {
                self.is_part = false;
                self.is_vague = true;
            }
            1 | 2 => self.list.push(DateToken::Short(value, length)),
            4 => self.list.push(DateToken::Year(value as i32)),
            8 => self.list.extend([
                DateToken::Year((value / 10_000) as i32),
                DateToken::Mark('-'),
                DateToken::Short(value / 100 % 100, 2),
                DateToken::Mark('-'),
                DateToken::Short(value % 100, 2),
            ]),
            _ => self.list.push(DateToken::Long),
        }
        length
    }

    /// `2019年5月1日`, `五月`, `至今`.
    fn ideographs(&mut self, text: &str) -> usize {
        let first = text.chars().next().unwrap_or_default();
        let after = &text[first.len_utf8()..];
        match first {
            '年' | '月' if after.starts_with(|c: char| c.is_ascii_digit()) => {
                self.list.push(DateToken::Mark('-'));
            }
            '年' | '月' | '日' | '号' => {}
            '至' | '到' => self.list.push(DateToken::To),
            _ => {
                let is_end = |c: char| !c.is_alphabetic() || "年日至到".contains(c);
                let end = text.find(is_end).unwrap_or(text.len());
                let end = text[..end].find('月').map_or(end, |at| at + '月'.len_utf8());
                self.push_word(&text[..end]);
                return end;
            }
        }
        first.len_utf8()
    }

    /// An apostrophe between letters belongs to the word: `aujourd'hui`.
    fn word(&mut self, text: &str) -> usize {
        let is_ideograph = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let is_inside = |c: char| (c.is_alphabetic() && !is_ideograph(c)) || is_apostrophe(c);
        let end = text.find(|c| !is_inside(c)).unwrap_or(text.len());
        let word = text[..end].trim_end_matches(is_apostrophe);
        self.push_word(&word.replace(is_apostrophe, ""));
        word.len()
    }

    fn push_word(&mut self, word: &str) {
        let after_short = matches!(self.list.last(), Some(DateToken::Short(..)));
        match meaning(word) {
            Some(WordMeaning::Month(month)) => self.list.push(DateToken::Month(month)),
            Some(WordMeaning::To) => self.list.push(DateToken::To),
            Some(WordMeaning::Since) => self.list.push(DateToken::Since),
            Some(WordMeaning::Vague) => self.is_vague = true,
            Some(WordMeaning::Period) => {
                self.list.pop_if(|_| after_short);
                self.is_vague |= !self.list.contains(&DateToken::To);
            }
            Some(WordMeaning::Part) => {
                self.list.pop_if(|last| after_short || *last == DateToken::Mark('-'));
                self.is_part = !after_short;
                self.is_vague = true;
            }
            Some(WordMeaning::Filler) => {}
            None if weekday_named(word).is_some() => {}
            None => self.list.push(DateToken::Word(word.to_owned())),
        }
    }

    fn mark(&mut self, mark: char, text: &str) -> usize {
        let after = &text[mark.len_utf8()..];
        let ends = after.chars().next().is_none_or(char::is_whitespace);
        match mark {
            // After a season, as in `mid-2019`.
            '-' | '/' if self.list.is_empty() && self.is_vague => {}
            '-' | '\u{2010}' | '\u{2011}' | '−' if !ends => self.list.push(DateToken::Mark('-')),
            '-' | '\u{2010}' | '\u{2011}' | '−' | '‒' | '–' | '—' | '―' | '~' | '〜' | '→' =>
            {
                self.list.push(DateToken::To);
            }
            '.' if after.starts_with('.') => {
                self.list.push(DateToken::To);
                return text.len() - text.trim_start_matches('.').len();
            }
            '.' if self.is_between_numbers(after) => self.list.push(DateToken::Mark('.')),
            '/' | ':' => self.list.push(DateToken::Mark(mark)),
            _ if is_apostrophe(mark) => self.list.push(DateToken::Mark('\'')),
            _ if mark.is_whitespace() || ".,;()[]\"·•|".contains(mark) => {}
            _ => self.list.push(DateToken::Word(mark.to_string())),
        }
        mark.len_utf8()
    }

    fn is_between_numbers(&self, after: &str) -> bool {
        let before = matches!(self.list.last(), Some(DateToken::Short(..) | DateToken::Year(_)));
        before && after.trim_start().starts_with(|c: char| c.is_ascii_digit())
    }
}

/// A dash between two numbers separates the ends of a span, as a slash does; a hyphen is perhaps part of an ISO date.
fn with_slashes(text: &str) -> String {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    let mut slashed = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        let is_between = before.is_ascii_digit() && chars.peek().is_some_and(char::is_ascii_digit);
        slashed.push(if c == '–' && is_between { '/' } else { c });
        before = c;
    }
    slashed
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | '´')
}
