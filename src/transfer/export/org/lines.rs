//! The lines of an org file: headings, properties, timestamps.

use super::escape::{escaped, escaped_heading};
use crate::domain::date::Date;
use std::fmt::Display;

#[derive(Default)]
pub(super) struct OrgLines(pub(super) String);

impl OrgLines {
    pub(super) fn add(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// A heading, which is no text of the journey.
    pub(super) fn heading(&mut self, level: usize, heading: &str) {
        if level == 1 {
            self.0.push('\n');
        }
        self.add(&format!("{} {heading}", "*".repeat(level)));
    }

    /// The heading of an item, with those of its tags that can be in one.
    pub(super) fn item(&mut self, level: usize, keyword: &str, title: &str, tags: &[String]) {
        let mut heading = format!("{keyword}{}", escaped_heading(title));
        let tags: Vec<&str> = tags.iter().map(String::as_str).filter(|tag| is_tag(tag)).collect();
        if !tags.is_empty() {
            heading += &format!(" :{}:", tags.join(":"));
        }
        self.heading(level, &heading);
    }

    /// A property whose value is no text of the journey.
    pub(super) fn property(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.add(&format!("{:<10} {value}", format!(":{name}:")));
        }
    }

    pub(super) fn text(&mut self, name: &str, text: Option<&str>) {
        let text = text.filter(|text| !text.trim().is_empty());
        self.property(name, text.map(escaped));
    }

    /// A property for each text, of which the first is the value and each other one is added to it.
    pub(super) fn texts<'a>(&mut self, name: &str, texts: impl Iterator<Item = &'a String>) {
        for (at, text) in texts.enumerate() {
            let added = if at == 0 { "" } else { "+" };
            self.text(&format!("{name}{added}"), Some(text));
        }
    }

    /// A property for each line of a text, as of several texts.
    pub(super) fn text_lines(&mut self, name: &str, text: Option<&str>) {
        let lines = text.into_iter().flat_map(str::lines).filter(|line| !line.trim().is_empty());
        for (at, line) in lines.enumerate() {
            self.text(&format!("{name}{}", if at == 0 { "" } else { "+" }), Some(line));
        }
    }

    pub(super) fn note(&mut self, note: Option<&str>) {
        for line in note.into_iter().flat_map(str::lines) {
            self.add(&escaped(line));
        }
    }
}

/// What is within the brackets of a timestamp, with the weekday in English: `2026-11-22 Sun`. A month or a year is no
/// timestamp for org, but reads like one.
pub(super) fn stamp(date: Date) -> String {
    let weekday = date.day().map(|day| format!(" {}", &day.weekday_name()[..3]));
    format!("{date}{}", weekday.unwrap_or_default())
}

/// Whether a heading can have the tag: letters and digits, and without a meaning of its own for org.
pub(super) fn is_tag(tag: &str) -> bool {
    const MEANING: [&str; 3] = ["ARCHIVE", "ATTACH", "noexport"];
    let fits =
        |c: char| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '_' | '@' | '#' | '%');
    !tag.is_empty() && tag.chars().all(fits) && !MEANING.contains(&tag)
}
