//! One item in full, as lines to read.

mod goal;
mod milestone;

use crate::cli::facts::Facts;
use crate::cli::phrases;
use crate::config::Glyphs;
use crate::domain::date::{Date, Day};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::schema;
use crate::domain::visible::{visible, visible_lines};
use crate::domain::words::ago;
use clap::builder::styling::Style;

const DIM: Style = Style::new().dimmed();
const STRONG: Style = Style::new().bold();
/// How many days off a date is near: further off a number of days says little.
const NEAR: i64 = 60;
/// How wide the names of the fields are.
const NAMES: usize = 12;

/// What a page is drawn from.
pub(super) struct Subject<'a> {
    /// The journey, with every year that the page tells of.
    pub(super) journey: &'a Journey,
    /// What follows from it.
    pub(super) facts: &'a Facts<'a>,
    /// What day it is.
    pub(super) today: Day,
    /// Which marks are drawn.
    pub(super) glyphs: Glyphs,
}

/// The lines of a page about `item`, which stands in the file at `path`.
pub(super) fn lines(item: &Item, subject: &Subject, path: &str) -> Vec<String> {
    let mut page = Page::default();
    page.heading(phrases::mark(item, subject.glyphs), item.title());
    match item {
        Item::Goal(goal) => goal::fill(&mut page, goal, subject),
        Item::Milestone(milestone) => milestone::fill(&mut page, milestone, subject),
    }
    page.field("Tags", &item.tags().join(", "));
    let facts = match item {
        Item::Goal(goal) => schema::facts(&**goal),
        Item::Milestone(milestone) => schema::facts(&**milestone),
    };
    facts.iter().for_each(|(label, text)| page.field(label, text));
    page.field("Note", item.note().unwrap_or_default());
    let links = match item {
        Item::Goal(goal) => &goal.links,
        Item::Milestone(milestone) => &milestone.links,
    };
    page.field("Links", &links.join("\n"));
    if item.private() {
        page.field("Private", "kept out of every export");
    }
    match item {
        Item::Goal(goal) => goal::tail(&mut page, goal, subject),
        Item::Milestone(milestone) => milestone::tail(&mut page, milestone, subject),
    }
    page.blank();
    page.quiet(&format!("{}  {path}", item.id()));
    page.lines
}

/// The lines so far; every text in them is visible.
#[derive(Default)]
struct Page {
    lines: Vec<String>,
}

impl Page {
    fn heading(&mut self, mark: &str, title: &str) {
        self.lines.push(format!("{mark} {STRONG}{}{STRONG:#}", visible(title)));
    }

    /// A name and its value, which may have several lines; nothing where it is empty.
    fn field(&mut self, name: &str, value: &str) {
        for (number, line) in visible_lines(value).enumerate() {
            let line = match (number, line.is_empty()) {
                (0, _) => format!("  {DIM}{name:<NAMES$}{DIM:#}{line}"),
                (_, false) => format!("  {:NAMES$}{line}", ""),
                (_, true) => String::new(),
            };
            self.lines.push(line);
        }
    }

    fn section(&mut self, name: &str) {
        self.blank();
        self.lines.push(format!("  {DIM}{name}{DIM:#}"));
    }

    fn entry(&mut self, line: &str) {
        self.lines.push(format!("    {}", visible(line)));
    }

    fn quiet(&mut self, line: &str) {
        self.lines.push(format!("  {DIM}{}{DIM:#}", visible(line)));
    }

    fn blank(&mut self) {
        self.lines.push(String::new());
    }
}

/// A date in full, and for a day that is near how far off it is.
fn in_full(date: Date, today: Day) -> String {
    match date {
        Date::Day(day) if day.days_since(today).abs() <= NEAR => {
            format!("{} ({})", date.words_in_full(), ago(today.days_since(day)))
        }
        Date::Year(_) | Date::Month(..) | Date::Day(_) => date.words_in_full(),
    }
}
