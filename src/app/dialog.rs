//! What lies over the panes and takes the keys first: forms, and the dialogs that are more than a form.

pub(crate) mod backups;
pub(crate) mod completion;
pub(crate) mod field;
pub(crate) mod filter;
pub mod form;
pub(crate) mod help;
pub(crate) mod merge;
pub(crate) mod search;
pub(crate) mod typed;

use super::action::{Action, Layer};
use super::key::Key;
use super::keymap::{KeyMatch, Keymap};
use crate::domain::completion::{TextGrammar, WordCompletion};
use crate::domain::id::Id;
use backups::Backups;
use completion::Completer;
use field::TextField;
use filter::FilterDialog;
use form::{Form, FormLayout};
use help::Help;
use merge::MergeDialog;
use search::SearchDialog;
use std::ops::Range;
use typed::Typed;

/// One dialog, over the world that its forms act on. The last one opened is on top.
#[derive(Debug)]
pub enum Dialog<W> {
    /// A line, a few fields, a question, or a list to pick from.
    Form(Form<W>),
    /// The line for a filter.
    Filter(FilterDialog),
    /// A conflict on its way to be merged.
    Merge(MergeDialog),
    /// The backups, one of which may be restored.
    Backups(Backups),
    /// Anything, found by typing.
    Search(SearchDialog),
    /// The help.
    Help(Help),
}

impl<W> Dialog<W> {
    /// Takes what is typed and neither submits nor closes it.
    pub(crate) fn take(&mut self, typed: Typed) {
        match self {
            Dialog::Form(form) => form.take(typed),
            Dialog::Filter(filter) => filter.take(typed),
            Dialog::Search(search) => search.take(typed),
            Dialog::Help(help) => help.take(typed),
            Dialog::Backups(backups) => backups.take(typed),
            // It takes what it understands when that is submitted.
            Dialog::Merge(_) => {}
        }
    }

    /// The layer of its keys.
    pub(crate) fn layer(&self) -> Layer {
        match (self, self.field()) {
            (_, Some(field)) if field.has_lines() => Layer::Note,
            (_, Some(_)) => Layer::Typing,
            (Dialog::Merge(_), None) => Layer::Merge,
            (Dialog::Form(_), None) => Layer::Question,
            (_, None) => Layer::Dialog,
        }
    }

    /// The meaning of the keys that were pressed so far.
    pub(crate) fn find(&self, keymap: &Keymap, keys: &[Key]) -> KeyMatch {
        match self {
            Dialog::Form(form) if self.layer() == Layer::Question => form.find(keymap, keys),
            _ => keymap.find(keys, self.layer()),
        }
    }

    /// Whether an action is for it rather than for what is below.
    pub(crate) fn takes(&self, action: Action) -> bool {
        let place = action.spec().place;
        let answers = |form: &Form<W>| form.answer(action).is_some();
        match self {
            Dialog::Form(form) if answers(form) => true,
            _ => place.is_typing() || !self.takes_text() && place.reaches(self.layer()),
        }
    }

    /// Selects a row of its list.
    pub(crate) fn choose(&mut self, number: usize) {
        match self {
            Dialog::Form(form) => form.choose(number),
            Dialog::Filter(filter) => filter.choose(number),
            Dialog::Backups(backups) => backups.selected = number,
            Dialog::Search(search) => search.selected = number,
            Dialog::Help(help) => help.selected = number,
            Dialog::Merge(_) => {}
        }
    }

    /// Moves in its list by so many rows, where it has one.
    pub(crate) fn move_view(&mut self, rows: isize) {
        let row = if rows > 0 { Action::RowDown } else { Action::RowUp };
        match self {
            Dialog::Form(form) if form.matches.is_none() => {}
            Dialog::Merge(merge) => merge.scroll(rows),
            _ => (0..rows.unsigned_abs()).for_each(|_| self.take(Typed::Do(row))),
        }
    }

    pub(crate) fn form_of(&self, action: Action) -> Option<&Form<W>> {
        match self {
            Dialog::Form(form) => Some(form).filter(|form| form.topic.action == action),
            Dialog::Filter(_) | Dialog::Merge(_) | Dialog::Backups(_) => None,
            Dialog::Search(_) | Dialog::Help(_) => None,
        }
    }

    /// Whether what is submitted with it is a change of its own. The palette only stands for a key.
    pub(crate) fn leads_to_change(&self) -> bool {
        match self {
            Dialog::Form(form) => form.topic.action != Action::Palette,
            Dialog::Filter(_) | Dialog::Merge(_) | Dialog::Backups(_) => true,
            Dialog::Search(_) | Dialog::Help(_) => false,
        }
    }

    /// The disk has refused what was submitted with it.
    pub(crate) fn come_back(&mut self, why: String) {
        match self {
            Dialog::Form(form) => form.was_refused = true,
            Dialog::Filter(filter) => filter.was_refused = true,
            Dialog::Merge(_) | Dialog::Backups(_) | Dialog::Search(_) | Dialog::Help(_) => {}
        }
        self.refuse(why);
    }

    /// What was typed stays, so the next letter must not replace it.
    pub(crate) fn refuse(&mut self, why: String) {
        if let Dialog::Form(form) = self {
            form.unselect();
        }
        if let Some(error) = self.error_mut() {
            *error = Some(why);
        }
    }

    /// Whether the disk has refused what is typed in it, or was before it was changed.
    pub(crate) fn was_refused(&self) -> bool {
        match self {
            Dialog::Form(form) => form.was_refused,
            Dialog::Filter(filter) => filter.was_refused,
            Dialog::Merge(_) | Dialog::Backups(_) | Dialog::Search(_) | Dialog::Help(_) => false,
        }
    }

    /// Whether another one has been opened after it for the next of its kind, and nothing is typed in that.
    pub(crate) fn opened(&self, next: &Dialog<W>) -> bool {
        match (self, next) {
            (Dialog::Form(form), Dialog::Form(next)) => {
                let is_like_it = form.topic == next.topic && form.topic.action != Action::BackFill;
                form.next.is_some() && is_like_it && next.typed().is_empty()
            }
            (_, _) => false,
        }
    }

    pub(crate) fn error_mut(&mut self) -> Option<&mut Option<String>> {
        match self {
            Dialog::Form(form) => Some(&mut form.error),
            Dialog::Filter(filter) => Some(&mut filter.error),
            Dialog::Merge(merge) => Some(&mut merge.error),
            Dialog::Backups(backups) => Some(&mut backups.error),
            // They change nothing.
            Dialog::Search(_) | Dialog::Help(_) => None,
        }
    }

    #[cfg(test)]
    pub(crate) fn error(&self) -> Option<&str> {
        match self {
            Dialog::Form(form) => form.error.as_deref(),
            Dialog::Filter(filter) => filter.error.as_deref(),
            Dialog::Merge(merge) => merge.error.as_deref(),
            Dialog::Backups(backups) => backups.error.as_deref(),
            Dialog::Search(_) | Dialog::Help(_) => None,
        }
    }

    /// The texts worth keeping as a draft.
    pub(crate) fn typed(&self) -> Vec<String> {
        match self {
            Dialog::Form(form) => form.typed(),
            Dialog::Filter(filter) => filter.typed().map(str::to_owned).into_iter().collect(),
            Dialog::Merge(_) | Dialog::Backups(_) | Dialog::Search(_) | Dialog::Help(_) => {
                Vec::new()
            }
        }
    }

    /// Takes up what was typed in another dialog of its kind, unless something is typed in it already; whether it did. The
    /// first letter replaces it.
    pub(crate) fn take_up(&mut self, draft: &Dialog<W>) -> bool {
        if self.typed().iter().any(|text| !text.is_empty()) {
            return false;
        }
        match (self, draft) {
            (Dialog::Form(form), Dialog::Form(draft)) => form.take_up(draft),
            (Dialog::Filter(filter), Dialog::Filter(draft)) => filter.take_up(draft),
            (_, _) => false,
        }
    }

    fn field(&self) -> Option<&TextField> {
        match self {
            Dialog::Form(form) => form.fields.get(form.focus).map(|field| &field.field),
            Dialog::Filter(filter) => Some(&filter.field),
            Dialog::Search(search) => Some(&search.field),
            Dialog::Help(help) => Some(&help.field),
            Dialog::Merge(_) | Dialog::Backups(_) => None,
        }
    }

    pub(crate) fn complete_from(&mut self, completer: Completer) {
        match self {
            Dialog::Form(form) => form.completer = Some(completer),
            Dialog::Filter(filter) => filter.completer = Some(completer),
            Dialog::Search(search) => search.completer = Some(completer),
            Dialog::Help(_) | Dialog::Merge(_) | Dialog::Backups(_) => {}
        }
    }

    /// How the text being typed is read, if its words can be completed.
    pub(crate) fn grammar(&self) -> Option<TextGrammar> {
        match self {
            Dialog::Form(form) => form.fields.get(form.focus)?.kind.grammar(),
            Dialog::Filter(_) => Some(TextGrammar::Filter),
            Dialog::Search(_) => Some(TextGrammar::Search),
            Dialog::Help(_) | Dialog::Merge(_) | Dialog::Backups(_) => None,
        }
    }

    fn completer(&self) -> Option<&Completer> {
        match self {
            Dialog::Form(form) => form.completer.as_ref(),
            Dialog::Filter(filter) => filter.completer.as_ref(),
            Dialog::Search(search) => search.completer.as_ref(),
            Dialog::Help(_) | Dialog::Merge(_) | Dialog::Backups(_) => None,
        }
    }

    /// The word that completes the one before the cursor.
    pub(crate) fn offered(&self) -> Option<WordCompletion> {
        self.completer()?.offered(&self.grammar()?, self.field()?)
    }

    /// Whether other words fit before the cursor.
    pub(crate) fn has_other_words(&self) -> bool {
        let others = || Some(self.completer()?.has_others(&self.grammar()?, self.field()?));
        others().unwrap_or(false)
    }

    /// Completes the word before the cursor, or offers another one, if that is meant; whether it is.
    pub(crate) fn complete(&mut self, typed: Typed) -> bool {
        let (Some(grammar), Typed::Do(_)) = (self.grammar(), typed) else { return false };
        match self {
            Dialog::Form(form) => form.complete(typed, &grammar),
            Dialog::Filter(filter) => filter.complete(typed, &grammar),
            Dialog::Search(search) => search.complete(typed, &grammar),
            Dialog::Help(_) | Dialog::Merge(_) | Dialog::Backups(_) => false,
        }
    }

    /// The item that it is about.
    pub(crate) fn item(&self) -> Option<&Id> {
        match self {
            Dialog::Form(form) => form.topic.item.as_ref(),
            Dialog::Filter(_) | Dialog::Merge(_) | Dialog::Backups(_) => None,
            Dialog::Search(_) | Dialog::Help(_) => None,
        }
    }

    /// The text being typed.
    pub(crate) fn text(&self) -> Option<&str> {
        self.field().map(TextField::text)
    }

    pub(crate) fn takes_text(&self) -> bool {
        self.field().is_some()
    }

    /// Whether an action of typing does anything here.
    pub(crate) fn means(&self, action: Action) -> bool {
        match (self, action) {
            (Dialog::Form(form), Action::SubmitNext) => form.submits_and_goes_on(),
            (_, Action::SubmitNext) => false,
            (_, _) => self.takes_text(),
        }
    }

    /// The one line that is typed in it, and the action that it is for.
    pub(crate) fn line(&self) -> Option<(Action, &TextField)> {
        match self {
            Dialog::Form(form) => match form.layout() {
                FormLayout::Line | FormLayout::List => Some((form.topic.action, self.field()?)),
                FormLayout::Fields | FormLayout::Question => None,
            },
            Dialog::Filter(_) => Some((Action::Filter, self.field()?)),
            Dialog::Search(_) => Some((Action::Find, self.field()?)),
            Dialog::Help(_) | Dialog::Merge(_) | Dialog::Backups(_) => None,
        }
    }

    /// Whether the arrows move among rows.
    pub(crate) fn has_rows(&self) -> bool {
        match self {
            Dialog::Form(form) => form.layout() != FormLayout::Line,
            Dialog::Filter(filter) => filter.has_saved(),
            Dialog::Search(_) | Dialog::Help(_) | Dialog::Merge(_) | Dialog::Backups(_) => true,
        }
    }

    /// Goes to a column of a part of a field's text.
    pub(crate) fn point(&mut self, number: usize, part: Range<usize>, column: usize) {
        match self {
            Dialog::Form(form) => form.point(number, part, column),
            _ => self.edit(|field| field.point(part, column)),
        }
    }

    /// Edits the field being typed, and finds what fits it then.
    pub(crate) fn edit(&mut self, with: impl FnOnce(&mut TextField)) {
        match self {
            Dialog::Form(form) => form.edit(with),
            Dialog::Filter(filter) => filter.edit(with),
            Dialog::Search(search) => search.edit(with),
            Dialog::Help(help) => help.edit(with),
            Dialog::Merge(_) | Dialog::Backups(_) => {}
        }
    }
}
