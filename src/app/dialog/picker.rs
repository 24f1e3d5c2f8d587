//! One of a few, found by typing some of its letters.

use super::field::Field;
use crate::app::action::Action;
use crate::app::event::{Code, Key};
use crate::domain::describe::Mark;
use crate::domain::find::Fuzzy;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::needle::Needle;
use std::cmp::Reverse;

/// What is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PickerPurpose {
    /// The milestone that this one led to.
    Link(Id),
    /// Taking such a link of that milestone away.
    Unlink(Id),
    /// A command to run.
    Palette,
    /// A conflict to merge.
    Merge,
}

/// What a row of the picker stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Picked {
    /// An item.
    Item(Id),
    /// A command.
    Action(Action),
    /// The conflict of that name.
    Conflict(String),
}

/// A row of the picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// What is searched and shown first.
    pub(crate) text: String,
    /// What stands beside it: a date, a key.
    pub(crate) beside: String,
    /// What it is at a glance, where it is an item.
    pub(crate) mark: Option<Mark>,
    /// Why it means nothing here; empty where it does.
    pub(crate) amiss: &'static str,
    /// What it stands for.
    pub(crate) stands_for: Picked,
}

impl Row {
    /// An item as a row.
    pub(crate) fn of(item: &Item) -> Row {
        let when = match item {
            Item::Milestone(milestone) => Some(milestone.on),
            Item::Goal(goal) => goal.state.ended_on().or(goal.due),
        };
        Row {
            text: item.title().to_owned(),
            beside: when.map(|when| when.words()).unwrap_or_default(),
            mark: Some(Mark::of(item)),
            amiss: "",
            stands_for: Picked::Item(item.id().clone()),
        }
    }
}

/// A row that fits, and which of its characters were matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// The row's number.
    pub(crate) row: usize,
    /// The matched characters, by number.
    pub(crate) letters: Vec<u32>,
}

/// One of many.
#[derive(Debug)]
pub struct Picker {
    /// What is picked.
    pub(crate) purpose: PickerPurpose,
    /// Its title.
    pub(crate) title: String,
    /// The letters typed so far.
    pub(crate) field: Field,
    /// All rows.
    pub(crate) rows: Vec<Row>,
    /// Those that fit, best first.
    pub(crate) matches: Vec<Match>,
    /// The number of the selected match.
    pub(crate) selected: usize,
    /// Why the choice was refused.
    pub(crate) error: Option<String>,
    fuzzy: Fuzzy,
}

/// How well a row fits: lower is better. What begins with the letters was meant rather than what has them somewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Begins,
    Holds,
    Alike,
}

impl Picker {
    /// A picker of these rows.
    pub(crate) fn new(purpose: PickerPurpose, title: impl Into<String>, rows: Vec<Row>) -> Picker {
        let (field, fuzzy) = (Field::default(), Fuzzy::new(""));
        let mut picker = Picker {
            purpose,
            title: title.into(),
            field,
            rows,
            matches: vec![],
            selected: 0,
            error: None,
            fuzzy,
        };
        picker.search();
        picker
    }

    /// What is selected.
    pub(crate) fn picked(&self) -> Option<&Picked> {
        let found = self.matches.get(self.selected)?;
        self.rows.get(found.row).map(|row| &row.stands_for)
    }

    /// Takes a key. Enter and escape are the caller's.
    pub(crate) fn key(&mut self, key: Key) {
        self.error = None;
        if let Some(moved) = moved(self.selected, self.matches.len(), key) {
            self.selected = moved;
        } else if self.field.key(key) {
            self.search();
        }
    }

    /// Takes pasted text.
    pub(crate) fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.search();
    }

    fn search(&mut self) {
        self.selected = 0;
        let typed = self.field.text().trim().to_owned();
        let needle = Needle::new(&typed);
        self.fuzzy.set(&typed);
        let mut found = Vec::new();
        for (row, choice) in self.rows.iter().enumerate() {
            if let Some((score, letters)) = self.fuzzy.rank(&choice.text) {
                let fit = match needle.find(&choice.text).map(|place| place.start) {
                    Some(0) => Fit::Begins,
                    Some(_) => Fit::Holds,
                    None => Fit::Alike,
                };
                found.push(((fit, Reverse(score)), Match { row, letters }));
            }
        }
        found.sort_by_key(|(fit, _)| *fit);
        self.matches = found.into_iter().map(|(_, found)| found).collect();
    }
}

/// What is selected of so many after a key that moves; `None` for a key that does not.
pub(super) fn moved(selected: usize, count: usize, key: Key) -> Option<usize> {
    let last = count.saturating_sub(1);
    match (key.ctrl, key.code) {
        (false, Code::Down | Code::Tab) | (true, Code::Char('n' | 'j')) => {
            Some((selected + 1).min(last))
        }
        (false, Code::Up | Code::BackTab) | (true, Code::Char('p' | 'k')) => {
            Some(selected.saturating_sub(1))
        }
        (false, Code::PageDown) => Some((selected + 10).min(last)),
        (false, Code::PageUp) => Some(selected.saturating_sub(10)),
        _ => None,
    }
}
