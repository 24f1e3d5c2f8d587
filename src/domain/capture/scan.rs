//! Scans a capture line word by word.

use super::{CaptureMark, Captured, Meaning, Token};
use crate::domain::calendar::Calendar;
use crate::domain::date::Extent;
use crate::domain::measure::{Measure, NoMeasure};
use crate::domain::quoted;
use crate::domain::sort;
use crate::domain::tags;
use crate::domain::when::{self, Facing, WhenError};
use std::borrow::Cow;
use std::ops::Range;

/// The signs; `@` is last, since a goal has none.
const SIGNS: [char; 5] = ['^', '#', '!', '=', '@'];
pub(super) const SIGNS_OF_A_GOAL: &[char] = SIGNS.split_at(4).0;

/// Most words of a span: `from` and `to`, each with `Sunday the 22nd of November 2026`.
const LONGEST_DATE: usize = 14;

pub(super) struct Scan<'a> {
    text: &'a str,
    calendar: Calendar,
    facing: Facing,
    title: Vec<&'a str>,
    /// The first `!word` that is no date, with its index in the title: an error unless a later word is a date.
    unclear: Option<(usize, Range<usize>, WhenError)>,
    captured: Captured,
}

impl<'a> Scan<'a> {
    pub(super) fn of(text: &'a str, calendar: Calendar, facing: Facing) -> Captured {
        let (title, captured) = (Vec::new(), Captured::default());
        let mut scan = Scan { text, calendar, facing, title, unclear: None, captured };
        let mut at = 0;
        while let Some(word) = next_word(text, at) {
            at = scan.take(word);
        }
        scan.end()
    }

    /// Consumes the word, or more if it begins something longer, and returns the end.
    fn take(&mut self, word: Range<usize>) -> usize {
        let whole = &self.text[word.clone()];
        let understood = match whole.chars().next() {
            Some('^') => self.toward(&word),
            Some('#') => self.tag(&word),
            Some('!') => self.date(&word),
            Some('=') => self.measure(&word),
            Some('@') => self.at(&word),
            _ => None,
        };
        understood.unwrap_or_else(|| {
            let literal = whole.strip_prefix('\\').filter(|w| w.starts_with(self.signs()));
            self.title.push(literal.unwrap_or(whole));
            if whole.len() == 1 && whole.starts_with(self.meant()) && self.title_ends_at(word.end) {
                self.captured.bare = self.captured.bare.or(whole.chars().next());
            }
            word.end
        })
    }

    fn signs(&self) -> &'static [char] {
        if self.is_of_a_goal() { SIGNS_OF_A_GOAL } else { &SIGNS }
    }

    /// The signs that mean something here.
    fn meant(&self) -> &'static [char] {
        if self.is_of_a_goal() { SIGNS_OF_A_GOAL } else { &['#', '!', '@'] }
    }

    /// Only a goal looks ahead.
    fn is_of_a_goal(&self) -> bool {
        self.facing == Facing::Ahead
    }

    fn toward(&mut self, word: &Range<usize>) -> Option<usize> {
        let (value, end) = self.value(word);
        let named = value.chars().next().is_some_and(|c| c.is_alphanumeric());
        if !self.is_of_a_goal() || self.captured.toward.is_some() || !named {
            return None;
        }
        let span = word.start..end;
        self.captured.toward = Some(Token { text: single_spaced(&value), span });
        self.mark(word.start, end, Meaning::Toward)
    }

    fn tag(&mut self, word: &Range<usize>) -> Option<usize> {
        let tag = self.text[word.start + 1..word.end].trim_end_matches([',', ';', '.', ':']);
        if !is_tag(tag) {
            return None;
        }
        if !self.captured.tags.iter().any(|known| tags::alike(known, tag)) {
            self.captured.tags.push(tag.into());
        }
        self.mark(word.start, word.end, Meaning::Tag)
    }

    fn date(&mut self, word: &Range<usize>) -> Option<usize> {
        let first = self.text[word.start + 1..word.end].chars().next()?;
        if self.captured.when.is_some()
            || !(first.is_alphanumeric() || matches!(first, '"' | '+' | '-'))
        {
            return None;
        }
        if first == '"' {
            let (value, end) = self.value(word);
            return self.dated(
                word.start,
                end,
                when::parse_extent(&single_spaced(&value), self.calendar, self.facing),
            );
        }
        match self.longest_date(word) {
            Some((end, read)) => self.dated(word.start, end, read),
            None => self.not_dated(word),
        }
    }

    fn longest_date(&self, word: &Range<usize>) -> Option<(usize, Result<Extent, WhenError>)> {
        let start = word.start + 1;
        let mut ends = vec![word.end];
        while let Some(next) =
            next_word(self.text, ends[ends.len() - 1]).filter(|_| ends.len() < LONGEST_DATE)
        {
            ends.push(next.end);
        }
        ends.into_iter().rev().find_map(|end| {
            let run = single_spaced(&self.text[start..end]);
            let read = when::parse_extent(&run, self.calendar, self.facing);
            let meant = match &read {
                Ok(_) => true,
                Err(WhenError::Unfinished { .. }) => {
                    !when::ends_in_separator(&run) || self.title_ends_at(end)
                }
                Err(error) => error.is_about_a_date(),
            };
            meant.then_some((end, read))
        })
    }

    /// Whether no word of the title follows: `2019 to Berlin` is a year and more title, `2019 to` is not.
    fn title_ends_at(&self, end: usize) -> bool {
        let next = next_word(self.text, end).map(|word| &self.text[word]);
        next.is_none_or(|word| word.len() > 1 && word.starts_with(self.signs()))
    }

    fn measure(&mut self, word: &Range<usize>) -> Option<usize> {
        let first = self.text[word.start + 1..word.end].chars().next()?;
        let meant = first.is_alphanumeric() || first == '"';
        if !self.is_of_a_goal() || self.captured.measure.is_some() || !meant {
            return None;
        }
        let (value, end) = match first {
            '"' => self.value(word),
            _ if first.is_numeric() => self.amount_and_unit(word),
            _ => self.value(word),
        };
        let value = single_spaced(&value);
        let read = Measure::parse(&value).ok_or(NoMeasure(value));
        let meaning = if read.is_ok() { Meaning::Measure } else { Meaning::Unclear };
        self.captured.measure = Some(read);
        self.mark(word.start, end, meaning)
    }

    /// The text after the sign of a measure, up to the next sign, a comma or the end.
    fn amount_and_unit(&self, word: &Range<usize>) -> (Cow<'a, str>, usize) {
        let start = word.start + 1;
        let mut end = word.end;
        let text = self.text;
        while !text[..end].ends_with([',', ';'])
            && let Some(next) = next_word(text, end)
            && !self.title_ends_at(end)
        {
            end = next.end;
        }
        (text[start..end].trim_end_matches([',', ';']).into(), end)
    }

    fn at(&mut self, word: &Range<usize>) -> Option<usize> {
        let (value, end) = self.value(word);
        let named = value.chars().next().is_some_and(char::is_alphanumeric);
        if self.is_of_a_goal() || self.captured.at.is_some() || !named {
            return None;
        }
        self.captured.at = Some(single_spaced(&value));
        self.mark(word.start, end, Meaning::At)
    }

    fn dated(
        &mut self,
        start: usize,
        end: usize,
        read: Result<Extent, WhenError>,
    ) -> Option<usize> {
        let meaning = if read.is_ok() { Meaning::Date } else { Meaning::Unclear };
        self.captured.when = Some(read);
        self.mark(start, end, meaning)
    }

    fn not_dated(&mut self, word: &Range<usize>) -> Option<usize> {
        if self.unclear.is_none() {
            let error = WhenError::Nonsense(self.text[word.start + 1..word.end].into());
            self.unclear = Some((self.title.len(), word.clone(), error));
        }
        None
    }

    fn mark(&mut self, start: usize, end: usize, meaning: Meaning) -> Option<usize> {
        self.captured.marks.push(CaptureMark { span: start..end, meaning });
        Some(end)
    }

    /// The text after a sign: to the end of the word, or between quotes; an open quote runs to the end.
    fn value(&self, word: &Range<usize>) -> (Cow<'a, str>, usize) {
        let start = word.start + 1;
        match self.text[start..].strip_prefix('"') {
            Some(rest) => {
                let (value, length) = quoted::inside(rest);
                (value, start + 1 + length)
            }
            None => (self.text[start..word.end].trim_end_matches([',', ';']).into(), word.end),
        }
    }

    fn end(mut self) -> Captured {
        if let (None, Some((place, span, error))) = (&self.captured.when, self.unclear.take()) {
            self.title.remove(place);
            self.captured.when = Some(Err(error));
            self.captured.marks.push(CaptureMark { span, meaning: Meaning::Unclear });
            sort::by_key(&mut self.captured.marks, |mark| mark.span.start);
        }
        self.captured.title = self.title.join(" ");
        self.captured
    }
}

pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(|c| !is_gap(c))?;
    let length = text[start..].find(is_gap);
    Some(start..length.map_or(text.len(), |length| start + length))
}

fn single_spaced(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_gap).filter(|word| !word.is_empty())
}

/// Whether a line can hold the tag.
pub(super) fn is_tag(tag: &str) -> bool {
    tag.chars().all(may_be_in_tag) && tag.chars().any(char::is_alphabetic)
}

/// Beyond ASCII anything but gaps: some scripts have marks that are neither letters nor digits.
fn may_be_in_tag(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii()
}
