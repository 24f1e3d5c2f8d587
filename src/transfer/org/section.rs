//! The section below a heading: planning, properties, log and text.

use super::stamp::Timestamp;
use crate::domain::date::Date;
use crate::domain::sort;
use crate::transfer::dates::DateReader;

/// The lines below a heading.
#[derive(Default)]
pub(super) struct OrgSection<'a> {
    pub(super) closed: Option<Date>,
    pub(super) deadline: Option<Date>,
    pub(super) scheduled: Option<Date>,
    pub(super) created: Option<Date>,
    /// It is planned again and again.
    pub(super) repeats: bool,
    /// Oldest first.
    pub(super) log: Vec<Logged<'a>>,
    /// Decisions about dates, a sentence each.
    pub(super) remarks: Vec<String>,
    properties: Vec<(&'a str, &'a str)>,
    pub(super) text: Vec<&'a str>,
}

/// A line of the log, with the note that it has.
pub(super) struct Logged<'a> {
    pub(super) stamp: Timestamp<'a>,
    pub(super) kind: LogKind<'a>,
    pub(super) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LogKind<'a> {
    Note,
    /// A note made when the task ended.
    Closing,
    /// The keyword changed to this one.
    State(&'a str),
    /// Its planning changed.
    Planning,
}

impl Logged<'_> {
    /// Tells notes that say why the task ended with that keyword.
    pub(super) fn closes(&self, word: &str) -> bool {
        let is_end = match self.kind {
            LogKind::State(to) => to == word,
            LogKind::Closing => true,
            LogKind::Note | LogKind::Planning => false,
        };
        is_end && !self.text.is_empty()
    }
}

/// The element that a line is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Block,
    Properties,
    Logbook,
    Drawer,
}

impl<'a> OrgSection<'a> {
    pub(super) fn of(lines: &[&'a str], dates: &DateReader<'_>) -> OrgSection<'a> {
        let mut reader = SectionReader {
            section: OrgSection::default(),
            dates,
            within: Within::Text,
            logged: None,
            last_end: lines.iter().rposition(|line| is_end(line)).unwrap_or(0),
        };
        for (at, line) in lines.iter().enumerate() {
            reader.line(at, line);
        }
        let mut section = reader.section;
        if let Some((created, _)) =
            section.property("CREATED").and_then(|c| Timestamp::at_start(c, dates))
        {
            section.created = Some(created.date);
        }
        sort::by_key(&mut section.log, |logged| (logged.stamp.date, logged.stamp.details));
        section
    }

    /// A property by its name; of two with one name the first.
    pub(super) fn property(&self, name: &str) -> Option<&'a str> {
        self.properties(name).next().filter(|value| !value.is_empty())
    }

    /// The values of a property that may be there again.
    pub(super) fn properties(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let named =
            self.properties.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name));
        named.map(|(_, value)| *value)
    }

    /// The text without the indentation that all of its lines have.
    pub(super) fn note(&self) -> Option<String> {
        let indented = self.text.iter().filter(|line| !line.trim().is_empty());
        let least = indented.map(|line| indent(line)).min()?;
        let lines = self.text.iter().map(|line| line.get(least..).unwrap_or_default());
        Some(lines.collect::<Vec<_>>().join("\n"))
    }
}

struct SectionReader<'a, 'd> {
    section: OrgSection<'a>,
    dates: &'d DateReader<'d>,
    within: Within,
    /// The indentation of the line of the log that the next line may belong to.
    logged: Option<usize>,
    /// The last line that ends a drawer.
    last_end: usize,
}

impl<'a> SectionReader<'a, '_> {
    fn line(&mut self, at: usize, line: &'a str) {
        let text = line.trim();
        match self.within {
            Within::Block => {
                self.section.text.push(line);
                if begins(text, "#+end_") {
                    self.within = Within::Text;
                }
            }
            Within::Properties | Within::Logbook | Within::Drawer if is_end(text) => {
                self.within = Within::Text;
                self.logged = None;
            }
            Within::Properties => match property(text) {
                Some(property) => self.section.properties.push(property),
                None => self.within = Within::Text,
            },
            Within::Drawer => {}
            Within::Logbook => {
                self.take_log(line, text);
            }
            Within::Text => self.text_line(at, line, text),
        }
    }

    fn text_line(&mut self, at: usize, line: &'a str, text: &'a str) {
        if let Some(drawer) = drawer(text).filter(|_| at < self.last_end) {
            self.within = drawer;
            return;
        }
        let is_taken = text.starts_with("CLOCK:")
            || self.take_planning(text)
            || self.take_created(text)
            || self.take_log(line, text);
        if !is_taken {
            if begins(text, "#+begin_") {
                self.within = Within::Block;
            }
            self.section.text.push(line);
        }
    }

    /// Takes a line of planning: keywords with timestamps in any order.
    fn take_planning(&mut self, text: &'a str) -> bool {
        const KEYWORDS: [&str; 3] = ["CLOSED:", "DEADLINE:", "SCHEDULED:"];
        let keyword = |text: &str| KEYWORDS.into_iter().find(|keyword| text.starts_with(keyword));
        let mut rest = text;
        let mut is_planning = false;
        while let Some(keyword) = keyword(rest) {
            rest = rest[keyword.len()..].trim_start();
            if rest.starts_with("<%%(") {
                self.section.repeats = true;
                return true;
            }
            let Some((stamp, after)) = Timestamp::at_start(rest, self.dates) else {
                break;
            };
            self.plan(keyword, stamp);
            is_planning = true;
            rest = after.trim_start();
        }
        is_planning
    }

    fn plan(&mut self, keyword: &str, stamp: Timestamp<'a>) {
        let section = &mut self.section;
        section.repeats |= keyword != "CLOSED:" && stamp.repeats();
        section.remarks.extend(stamp.remark);
        let place = match keyword {
            "CLOSED:" => &mut section.closed,
            "DEADLINE:" => &mut section.deadline,
            _ => &mut section.scheduled,
        };
        place.get_or_insert(stamp.date);
    }

    /// Takes a line that says when the entry was made, as templates of capture write it: a timestamp alone in the first
    /// line, or after words in italics.
    fn take_created(&mut self, text: &'a str) -> bool {
        let label = text.strip_prefix('/').and_then(|rest| rest.split_once('/'));
        let is_first = self.section.text.iter().all(|line| line.trim().is_empty());
        let stamp = match label {
            Some((label, rest)) if !label.is_empty() => rest.trim_start(),
            None if is_first => text,
            Some(_) | None => return false,
        };
        match Timestamp::at_start(stamp, self.dates) {
            Some((stamp, "")) if text.ends_with(']') && self.section.created.is_none() => {
                self.section.created = Some(stamp.date);
                true
            }
            Some(_) | None => false,
        }
    }

    /// Takes a line of the log, or of the note that the line before has.
    fn take_log(&mut self, line: &'a str, text: &'a str) -> bool {
        if let Some((kind, stamp)) = logged(text, self.dates) {
            self.logged = Some(indent(line));
            self.section.log.push(Logged { stamp, kind, text: String::new() });
            return true;
        }
        let belongs = self.logged.is_some_and(|own| !text.is_empty() && indent(line) > own);
        match self.section.log.last_mut().filter(|_| belongs) {
            Some(logged) => {
                logged.text += if logged.text.is_empty() { "" } else { " " };
                logged.text += text;
                true
            }
            None => {
                self.logged = None;
                false
            }
        }
    }
}

/// Parses a line of the log: its kind and its time.
fn logged<'a>(text: &'a str, dates: &DateReader<'_>) -> Option<(LogKind<'a>, Timestamp<'a>)> {
    let text = text.strip_prefix("- ")?.trim_start();
    let kind = if text.starts_with("Note taken on [") {
        LogKind::Note
    } else if text.starts_with("CLOSING NOTE [") {
        LogKind::Closing
    } else if let Some((to, _)) =
        text.strip_prefix("State \"").and_then(|rest| rest.split_once('"'))
    {
        LogKind::State(to)
    } else {
        const CHANGES: [&str; 5] = [
            "Rescheduled from \"",
            "Not scheduled, was \"",
            "New deadline from \"",
            "Removed deadline, was \"",
            "Refiled on [",
        ];
        CHANGES.iter().any(|change| text.starts_with(change)).then_some(LogKind::Planning)?
    };
    let stamp = &text[text.rfind('[')?..];
    let (stamp, rest) = Timestamp::at_start(stamp, dates).or_else(|| Timestamp::coarse(stamp))?;
    rest.trim_matches(['\\', ' ', '"']).is_empty().then_some((kind, stamp))
}

/// `:NAME: value`.
pub(super) fn property(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix(':')?.split_once(':')?;
    let is_name = !name.is_empty() && !name.contains(char::is_whitespace);
    is_name.then(|| (name.trim_end_matches('+'), value.trim()))
}

/// The drawer that a line begins.
fn drawer(text: &str) -> Option<Within> {
    let name = text.strip_prefix(':')?.strip_suffix(':')?;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let is_name = !name.is_empty() && name.chars().all(fits) && !is_end(text);
    is_name.then(|| match name.to_ascii_uppercase().as_str() {
        "PROPERTIES" => Within::Properties,
        "LOGBOOK" => Within::Logbook,
        _ => Within::Drawer,
    })
}

fn is_end(line: &str) -> bool {
    line.trim().eq_ignore_ascii_case(":END:")
}

/// Compares the beginning of a text in any case.
fn begins(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start))
}

/// The blanks and tabs before the text of a line.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
