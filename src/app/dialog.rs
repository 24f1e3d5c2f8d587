//! What stands over the panes and takes the keys first: a line, a small form, a question, a choice, the help.

pub(crate) mod ask;
pub(crate) mod backups;
pub(crate) mod field;
pub(crate) mod filter;
pub(crate) mod form;
pub(crate) mod help;
pub(crate) mod line;
pub(crate) mod merge;
pub(crate) mod picker;
pub(crate) mod search;

use super::event::{Code, Key};
use ask::{Answer, Ask, Choice};
use backups::Backups;
use field::Field;
use filter::FilterDialog;
use form::{Form, FormPurpose};
use help::Help;
use line::{LineDialog, LinePurpose};
use merge::MergeDialog;
use picker::{Picker, PickerPurpose};
use search::Search;

/// One dialog. The last one opened is on top.
#[derive(Debug)]
pub enum Dialog {
    /// One line to type.
    Line(LineDialog),
    /// The line for a filter.
    Filter(FilterDialog),
    /// A few lines to type.
    Form(Form),
    /// A question with a few answers.
    Ask(Ask),
    /// One of a few, found by typing.
    Picker(Picker),
    /// A conflict on its way to be merged.
    Merge(MergeDialog),
    /// The backups, one of which may be restored.
    Backups(Backups),
    /// Anything, found by typing.
    Search(Search),
    /// The help.
    Help(Help),
}

impl Dialog {
    /// Takes a key that neither submits nor closes it.
    pub(crate) fn key(&mut self, key: Key) {
        match self {
            Dialog::Line(line) => {
                if line.field.key(key) {
                    line.error = None;
                }
            }
            Dialog::Form(form) => {
                if form.key(key) {
                    form.error = None;
                }
            }
            Dialog::Filter(filter) => filter.key(key),
            Dialog::Picker(picker) => picker.key(key),
            Dialog::Backups(backups) => backups.key(key),
            Dialog::Search(search) => search.key(key),
            Dialog::Help(help) => help.key(key),
            Dialog::Ask(_) | Dialog::Merge(_) => {}
        }
    }

    /// Whether it asks to quit and lose what is not on disk.
    pub(crate) fn asks_to_lose(&self) -> bool {
        let loses = |choice: &Choice| choice.answer == Answer::QuitAnyway;
        matches!(self, Dialog::Ask(ask) if ask.choices.iter().any(loses))
    }

    /// Whether what is submitted with it is a change of its own. The palette only stands for a key.
    pub(crate) fn leads_to_change(&self) -> bool {
        match self {
            Dialog::Line(_) | Dialog::Filter(_) | Dialog::Form(_) | Dialog::Ask(_) => true,
            Dialog::Merge(_) | Dialog::Backups(_) => true,
            Dialog::Picker(picker) => match picker.purpose {
                PickerPurpose::Link(_) | PickerPurpose::Unlink(_) | PickerPurpose::Merge => true,
                PickerPurpose::Palette => false,
            },
            Dialog::Search(_) | Dialog::Help(_) => false,
        }
    }

    /// Says why it was refused.
    pub(crate) fn refuse(&mut self, why: String) {
        let error = match self {
            Dialog::Line(line) => &mut line.error,
            Dialog::Filter(filter) => &mut filter.error,
            Dialog::Form(form) => &mut form.error,
            Dialog::Ask(ask) => &mut ask.error,
            Dialog::Picker(picker) => &mut picker.error,
            Dialog::Merge(merge) => &mut merge.error,
            Dialog::Backups(backups) => &mut backups.error,
            // They change nothing.
            Dialog::Search(_) | Dialog::Help(_) => return,
        };
        *error = Some(why);
    }

    /// Why it was refused.
    #[cfg(test)]
    pub(crate) fn error(&self) -> Option<&str> {
        match self {
            Dialog::Line(line) => line.error.as_deref(),
            Dialog::Filter(filter) => filter.error.as_deref(),
            Dialog::Form(form) => form.error.as_deref(),
            Dialog::Ask(ask) => ask.error.as_deref(),
            Dialog::Picker(picker) => picker.error.as_deref(),
            Dialog::Merge(merge) => merge.error.as_deref(),
            Dialog::Backups(backups) => backups.error.as_deref(),
            Dialog::Search(_) | Dialog::Help(_) => None,
        }
    }

    /// What was typed in it, where that may be worth keeping: letters to find something by are not.
    pub(crate) fn typed(&self) -> Vec<String> {
        match self {
            Dialog::Line(line) => vec![line.field.text().to_owned()],
            Dialog::Filter(filter) => filter.typed().map(str::to_owned).into_iter().collect(),
            Dialog::Form(form) => form.typed().map(str::to_owned).collect(),
            Dialog::Ask(_) | Dialog::Picker(_) | Dialog::Merge(_) => Vec::new(),
            Dialog::Backups(_) | Dialog::Search(_) | Dialog::Help(_) => Vec::new(),
        }
    }

    /// Takes up what was typed in one of the same kind that was left, unless something is typed in it already; whether it
    /// did. The first letter replaces it.
    pub(crate) fn take_up(&mut self, draft: &Dialog) -> bool {
        if self.typed().iter().any(|text| !text.is_empty()) {
            return false;
        }
        match (self, draft) {
            (Dialog::Line(line), Dialog::Line(draft)) => line.take_up(draft),
            (Dialog::Form(form), Dialog::Form(draft)) => form.take_up(draft),
            (Dialog::Filter(filter), Dialog::Filter(draft)) => filter.take_up(draft),
            (
                Dialog::Line(_)
                | Dialog::Form(_)
                | Dialog::Filter(_)
                | Dialog::Ask(_)
                | Dialog::Picker(_)
                | Dialog::Merge(_)
                | Dialog::Backups(_)
                | Dialog::Search(_)
                | Dialog::Help(_),
                _,
            ) => false,
        }
    }

    /// Whether there is something to type into.
    pub(crate) fn takes_text(&self) -> bool {
        match self {
            Dialog::Line(_)
            | Dialog::Filter(_)
            | Dialog::Form(_)
            | Dialog::Picker(_)
            | Dialog::Search(_)
            | Dialog::Help(_) => true,
            Dialog::Ask(_) | Dialog::Merge(_) | Dialog::Backups(_) => false,
        }
    }

    /// Whether a key that types nothing means anything here. With alt or control, enter saves what is written down and
    /// goes on to the next.
    pub(crate) fn means(&self, key: Key) -> bool {
        let saves = key.code == Code::Enter;
        match self {
            Dialog::Line(line) => {
                Field::means(key) || saves && matches!(line.purpose, LinePurpose::Add(..))
            }
            Dialog::Form(form) => {
                Field::means(key) || saves && form.purpose == FormPurpose::Milestone
            }
            Dialog::Filter(_) | Dialog::Picker(_) | Dialog::Search(_) | Dialog::Help(_) => {
                Field::means(key)
            }
            Dialog::Ask(_) | Dialog::Merge(_) | Dialog::Backups(_) => false,
        }
    }

    /// Takes pasted text, where there is something to type into.
    pub(crate) fn paste(&mut self, text: &str) {
        match self {
            Dialog::Line(line) => line.field.paste(text),
            Dialog::Filter(filter) => filter.paste(text),
            Dialog::Form(form) => form.paste(text),
            Dialog::Picker(picker) => picker.paste(text),
            Dialog::Search(search) => search.paste(text),
            Dialog::Help(help) => help.paste(text),
            Dialog::Ask(_) | Dialog::Merge(_) | Dialog::Backups(_) => {}
        }
    }
}
