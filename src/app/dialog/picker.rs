//! One of many, found by typing some of its letters.

use super::field::Field;
use crate::app::action::Action;
use crate::app::event::{Code, Key};
use crate::domain::find::Fuzzy;
use crate::domain::id::Id;

/// What is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickerPurpose {
    /// The milestone that this one led to.
    Link(Id),
    /// Taking such a link of that milestone away.
    Unlink(Id),
    /// Anything, to go to it.
    Find,
    /// A command to run.
    Palette,
    /// A conflict to merge.
    Merge,
}

/// What a row of the picker stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// An item.
    Item(Id),
    /// A command.
    Action(Action),
    /// The conflict of that name.
    Conflict(String),
}

/// A row of the picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is searched and shown first.
    pub text: String,
    /// What stands beside it: a date, a key.
    pub beside: String,
    /// A mark before it; one column or none.
    pub mark: &'static str,
    /// What it stands for.
    pub stands_for: Picked,
}

/// A row that fits, and which of its characters were matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The row's number.
    pub row: usize,
    /// The matched characters, by number.
    pub letters: Vec<u32>,
}

/// One of many.
#[derive(Debug)]
pub struct Picker {
    /// What is picked.
    pub purpose: PickerPurpose,
    /// Its title.
    pub title: String,
    /// The letters typed so far.
    pub field: Field,
    /// All rows.
    pub rows: Vec<Row>,
    /// Those that fit, best first.
    pub matches: Vec<Match>,
    /// The number of the selected match.
    pub selected: usize,
    fuzzy: Fuzzy,
}

/// Matches that are kept: more than anyone looks through.
const MOST: usize = 500;

impl Picker {
    /// A picker of these rows.
    pub fn new(purpose: PickerPurpose, title: impl Into<String>, rows: Vec<Row>) -> Picker {
        let (field, fuzzy) = (Field::default(), Fuzzy::new(""));
        let mut picker = Picker {
            purpose,
            title: title.into(),
            field,
            rows,
            matches: vec![],
            selected: 0,
            fuzzy,
        };
        picker.search();
        picker
    }

    /// Puts other rows in, keeping what was typed.
    pub fn refill(&mut self, rows: Vec<Row>) {
        self.rows = rows;
        self.search();
    }

    /// What is selected.
    pub fn picked(&self) -> Option<&Picked> {
        let found = self.matches.get(self.selected)?;
        self.rows.get(found.row).map(|row| &row.stands_for)
    }

    /// Takes a key. Enter and escape are the caller's.
    pub fn key(&mut self, key: Key) {
        let last = self.matches.len().saturating_sub(1);
        match (key.ctrl, key.code) {
            (false, Code::Down | Code::Tab) | (true, Code::Char('n' | 'j')) => {
                self.selected = (self.selected + 1).min(last)
            }
            (false, Code::Up | Code::BackTab) | (true, Code::Char('p' | 'k')) => {
                self.selected = self.selected.saturating_sub(1)
            }
            (false, Code::PageDown) => self.selected = (self.selected + 10).min(last),
            (false, Code::PageUp) => self.selected = self.selected.saturating_sub(10),
            _ => {
                if self.field.key(key) {
                    self.search();
                }
            }
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.search();
    }

    fn search(&mut self) {
        self.selected = 0;
        let typed = self.field.text().trim().to_owned();
        if typed.is_empty() {
            self.matches = (0..self.rows.len().min(MOST))
                .map(|row| Match {
                    row,
                    letters: vec![],
                })
                .collect();
            return;
        }
        self.fuzzy.set(&typed);
        let mut found: Vec<(u32, usize)> = Vec::new();
        for (row, choice) in self.rows.iter().enumerate() {
            found.extend(self.fuzzy.score(&choice.text).map(|score| (score, row)));
        }
        found.sort_by_key(|(score, row)| (std::cmp::Reverse(*score), *row));
        found.truncate(MOST);
        // The letters are only marked in what may be looked at: finding them costs several times the score.
        let fuzzy = &mut self.fuzzy;
        let rows = &self.rows;
        let mut marked = |row: usize| {
            fuzzy
                .rank(&rows[row].text)
                .map(|(_, letters)| letters)
                .unwrap_or_default()
        };
        self.matches = found
            .into_iter()
            .map(|(_, row)| Match {
                row,
                letters: marked(row),
            })
            .collect();
    }
}
