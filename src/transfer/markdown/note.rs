//! The entries of a note: its tasks, with what is within them, and on request the lines of its plain lists.

use super::lines::{LineKind, ListItem, NoteLine, lines};
use crate::domain::date::Date;
use crate::transfer::dates::DateReader;
use crate::transfer::text;
use std::borrow::Cow;

/// A task that goes on in the next line was wrapped if it has so many characters; after a shorter one the line is a note.
const WRAPPED: usize = 50;

/// A note as a list of entries; an entry comes before those within it.
pub(super) struct Note<'a> {
    pub(super) entries: Vec<Entry<'a>>,
}

pub(super) struct Entry<'a> {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) mark: EntryMark,
    /// With its fields and signs.
    pub(super) text: Cow<'a, str>,
    /// The place of the task that it is within.
    pub(super) parent: Option<usize>,
    /// The lines within it that are no entries, with their indentation.
    within: Vec<(usize, String)>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum EntryMark {
    /// With the sign in its box.
    Task(char),
    /// A line of a plain list, with the date of its heading.
    Row(Option<Date>),
}

impl Entry<'_> {
    /// The lines within it as its note.
    pub(super) fn note(&self) -> Option<String> {
        let least = self.within.iter().map(|(indent, _)| *indent).min().unwrap_or(0);
        let lines = self.within.iter().map(|(indent, line)| " ".repeat(indent - least) + line);
        text::note(&lines.collect::<Vec<_>>().join("\n"))
    }
}

impl<'a> Note<'a> {
    pub(super) fn of(text: &'a str, takes_rows: bool, dates: &DateReader<'_>) -> Note<'a> {
        let mut reader = NoteReader {
            takes_rows,
            dates,
            entries: Vec::new(),
            lists: Vec::new(),
            quotes: 0,
            goes_on: None,
            headings: Vec::new(),
        };
        lines(text).for_each(|line| reader.line(line));
        Note { entries: reader.entries }
    }
}

struct NoteReader<'a, 'd> {
    /// Lines of plain lists are entries too.
    takes_rows: bool,
    dates: &'d DateReader<'d>,
    entries: Vec<Entry<'a>>,
    /// The items that the next line can be within, from the outside: their indentation, and the entry that each is, or
    /// is within.
    lists: Vec<(usize, Option<usize>)>,
    quotes: usize,
    /// The entry of which the title goes on if the line with that number is a text within it.
    goes_on: Option<(usize, usize)>,
    /// The headings above the next line, from the highest: their levels, and their dates or those above them.
    headings: Vec<(usize, Option<Date>)>,
}

impl<'a> NoteReader<'a, '_> {
    fn line(&mut self, line: NoteLine<'a>) {
        if line.quotes != self.quotes {
            self.lists.clear();
            self.quotes = line.quotes;
        }
        match line.kind {
            LineKind::Blank => {}
            LineKind::Heading { level, text } => self.heading(level, &text),
            LineKind::Item(item) => self.item(line.number, item),
            LineKind::Text { indent, text } => {
                if let Some(entry) = self.within(indent) {
                    self.text(entry, line.number, indent, &text);
                }
            }
        }
    }

    fn text(&mut self, entry: usize, line: usize, indent: usize, text: &str) {
        let own = &mut self.entries[entry];
        if self.goes_on == Some((entry, line)) {
            let title = own.text.to_mut();
            title.push(' ');
            title.push_str(text);
            self.goes_on = Some((entry, line + 1));
        } else {
            own.within.push((indent, text.to_owned()));
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.lists.clear();
        self.headings.retain(|(above, _)| *above < level);
        let above = self.date();
        let date = date_of(text, above, self.dates).or(above);
        self.headings.push((level, date));
    }

    fn date(&self) -> Option<Date> {
        self.headings.last().and_then(|(_, date)| *date)
    }

    /// The entry that a line of that indentation is within.
    fn within(&mut self, indent: usize) -> Option<usize> {
        let outside = self.lists.iter().rposition(|(own, _)| *own < indent);
        self.lists.truncate(outside.map_or(0, |at| at + 1));
        self.lists.last().and_then(|(_, entry)| *entry)
    }

    fn item(&mut self, line: usize, item: ListItem<'a>) {
        let parent = self.within(item.indent);
        let is_row = self.takes_rows && parent.is_none();
        let mark = match item.status {
            Some(sign) => Some(EntryMark::Task(sign)),
            None => is_row.then(|| EntryMark::Row(self.date())),
        };
        let ListItem { column, indent, text, .. } = item;
        let own = match (mark, parent) {
            (Some(mark), _) => {
                let goes_on = matches!(mark, EntryMark::Row(_)) || text.chars().count() >= WRAPPED;
                self.goes_on = goes_on.then_some((self.entries.len(), line + 1));
                self.entries.push(Entry { line, column, mark, text, parent, within: Vec::new() });
                Some(self.entries.len() - 1)
            }
            (None, Some(parent)) => {
                self.goes_on = None;
                self.entries[parent].within.push((indent, format!("- {text}")));
                Some(parent)
            }
            (None, None) => None,
        };
        self.lists.push((indent, own));
    }
}

/// The date that a heading is, or the one year in it: `March 2019`, `March` below `2019`, `What I did in 2019`.
fn date_of(text: &str, above: Option<Date>, dates: &DateReader<'_>) -> Option<Date> {
    let whole = |text: &str| dates.date(text).ok().flatten().map(|loose| loose.value);
    let within = || whole(&format!("{text} {}", above?.year()));
    let words = text.split(|c: char| !c.is_alphanumeric());
    let years: Vec<&str> = words.filter(|word| is_year(word)).collect();
    let only = || if let [year] = years.as_slice() { Date::from_iso(year) } else { None };
    whole(text).or_else(within).or_else(only)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}

/// The date that a line of a list begins with, and what follows it: `2019-03-02: Led the cutover`.
pub(super) fn leading_date<'t>(
    text: &'t str,
    heading: Option<Date>,
    dates: &DateReader<'_>,
) -> (Option<Date>, &'t str) {
    const LONGEST: usize = 20;
    let end = [": ", " – ", " — ", " - "]
        .iter()
        .filter_map(|end| text.find(end).map(|at| (at, end.len())));
    let parts = end.min().filter(|(at, _)| *at <= LONGEST);
    let parts = parts.map(|(at, length)| (&text[..at], &text[at + length..]));
    let bare = |text: &str| text.trim_matches(['*', '_', '(', ')', '[', ']']).to_owned();
    let date = parts.and_then(|(date, _)| {
        let date = bare(date);
        let whole = dates.date(&date).ok().flatten();
        let within = || dates.date(&format!("{date} {}", heading?.year())).ok().flatten();
        whole.or_else(within)
    });
    match (date, parts) {
        (Some(date), Some((_, rest))) => (Some(date.value), rest.trim_start()),
        _ => (None, text),
    }
}
