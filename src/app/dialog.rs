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
use form::{Form, FormLayout, Matches};
use help::Help;
use merge::MergeDialog;
use search::SearchDialog;
use std::ops::Range;
use typed::Typed;

/// One dialog, over the world that its forms act on. The last one opened is on top.
#[derive(Debug)]
pub struct Dialog<W> {
    /// What it asks for or shows.
    pub kind: DialogKind<W>,
    /// Why what was submitted with it was refused, until something else is typed.
    pub(crate) error: Option<String>,
    /// Whether the disk has refused it once, whatever has been typed since.
    pub(crate) was_refused: bool,
    completer: Option<Completer>,
}

/// What a dialog asks for or shows.
#[derive(Debug)]
pub enum DialogKind<W> {
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

impl<W> From<DialogKind<W>> for Dialog<W> {
    fn from(kind: DialogKind<W>) -> Dialog<W> {
        Dialog { kind, error: None, was_refused: false, completer: None }
    }
}

impl<W> DialogKind<W> {
    fn field(&self) -> Option<&TextField> {
        match self {
            DialogKind::Form(form) => form.fields.get(form.focus).map(|field| &field.field),
            DialogKind::Filter(filter) => Some(&filter.field),
            DialogKind::Search(search) => Some(&search.field),
            DialogKind::Help(help) => Some(&help.field),
            DialogKind::Merge(_) | DialogKind::Backups(_) => None,
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        match self {
            DialogKind::Form(form) => form.fields.get_mut(form.focus).map(|field| &mut field.field),
            DialogKind::Filter(filter) => Some(&mut filter.field),
            DialogKind::Search(search) => Some(&mut search.field),
            DialogKind::Help(help) => Some(&mut help.field),
            DialogKind::Merge(_) | DialogKind::Backups(_) => None,
        }
    }

    /// The number of the selected row, and of how many; `None` where there is no list.
    fn rows(&mut self) -> Option<(&mut usize, usize)> {
        match self {
            DialogKind::Form(form) => form.matches.as_mut().map(Matches::rows),
            DialogKind::Filter(filter) => Some(filter.rows()),
            DialogKind::Search(search) => Some((&mut search.selected, search.found.hits.len())),
            DialogKind::Help(help) => Some(help.rows_found()),
            DialogKind::Backups(backups) => Some((&mut backups.selected, backups.listed.len())),
            DialogKind::Merge(_) => None,
        }
    }

    /// Finds what fits the text that is typed by now.
    fn find(&mut self) {
        match self {
            DialogKind::Form(form) => form.find_matches(),
            DialogKind::Filter(filter) => filter.offer(),
            DialogKind::Search(search) => search.find(),
            DialogKind::Help(help) => help.select_best(),
            DialogKind::Merge(_) | DialogKind::Backups(_) => {}
        }
    }

    /// Goes to another row or field, if that is meant; whether it is.
    fn go(&mut self, typed: Typed) -> bool {
        if let Some((at, count)) = self.rows() {
            let moved = moved(*at, count, typed);
            *at = moved.unwrap_or(*at);
            return moved.is_some();
        }
        match self {
            DialogKind::Form(form) => form.go(typed),
            // It took it when that was submitted.
            DialogKind::Merge(_) => true,
            _ => false,
        }
    }
}

impl<W> Dialog<W> {
    pub(crate) fn form(&self) -> Option<&Form<W>> {
        match &self.kind {
            DialogKind::Form(form) => Some(form),
            DialogKind::Filter(_) | DialogKind::Merge(_) | DialogKind::Backups(_) => None,
            DialogKind::Search(_) | DialogKind::Help(_) => None,
        }
    }

    pub(crate) fn form_mut(&mut self) -> Option<&mut Form<W>> {
        match &mut self.kind {
            DialogKind::Form(form) => Some(form),
            DialogKind::Filter(_) | DialogKind::Merge(_) | DialogKind::Backups(_) => None,
            DialogKind::Search(_) | DialogKind::Help(_) => None,
        }
    }

    pub(crate) fn form_of(&self, action: Action) -> Option<&Form<W>> {
        self.form().filter(|form| form.topic.action == action)
    }

    /// The item that it is about.
    pub(crate) fn item(&self) -> Option<&Id> {
        self.form()?.topic.item.as_ref()
    }

    /// Takes what is typed and neither submits nor closes it.
    pub(crate) fn take(&mut self, typed: Typed) {
        let goes = self.kind.go(typed);
        let changes = !goes && self.kind.field_mut().is_some_and(|field| field.take(typed));
        if changes {
            self.kind.find();
        }
        if goes || changes {
            self.error = None;
        }
    }

    /// Edits the field being typed, and finds what fits it then.
    pub(crate) fn edit(&mut self, with: impl FnOnce(&mut TextField)) {
        if let Some(field) = self.kind.field_mut() {
            with(field);
            self.kind.find();
            self.error = None;
        }
    }

    /// Goes to a column of a part of a field's text. Nothing is selected, so that the next letter replaces nothing.
    pub(crate) fn point(&mut self, number: usize, part: Range<usize>, column: usize) {
        if let Some(form) = self.form_mut() {
            form.focus = number.min(form.fields.len().saturating_sub(1));
        }
        self.edit(|field| field.point(part, column));
    }

    /// Selects a row of its list.
    pub(crate) fn choose(&mut self, number: usize) {
        if let Some((at, count)) = self.kind.rows() {
            *at = number.min(count.saturating_sub(1));
        }
    }

    /// Moves in its list by so many rows, where it has one.
    pub(crate) fn move_view(&mut self, rows: isize) {
        let row = if rows > 0 { Action::RowDown } else { Action::RowUp };
        if let DialogKind::Merge(merge) = &mut self.kind {
            merge.scroll(rows);
        } else if self.kind.rows().is_some() {
            (0..rows.unsigned_abs()).for_each(|_| self.take(Typed::Do(row)));
        }
    }

    /// The layer of its keys.
    pub(crate) fn layer(&self) -> Layer {
        match (&self.kind, self.kind.field()) {
            (_, Some(field)) if field.has_lines() => Layer::Note,
            (_, Some(_)) => Layer::Typing,
            (DialogKind::Merge(_), None) => Layer::Merge,
            (DialogKind::Form(_), None) => Layer::Question,
            (_, None) => Layer::Dialog,
        }
    }

    /// The meaning of the keys that were pressed so far.
    pub(crate) fn find(&self, keymap: &Keymap, keys: &[Key]) -> KeyMatch {
        match self.form() {
            Some(form) if self.layer() == Layer::Question => form.find(keymap, keys),
            Some(_) | None => keymap.find(keys, self.layer()),
        }
    }

    /// Whether an action is for it rather than for what is below.
    pub(crate) fn takes(&self, action: Action) -> bool {
        let place = action.spec().place;
        self.form().is_some_and(|form| form.answer(action).is_some())
            || place.is_typing()
            || !self.takes_text() && place.reaches(self.layer())
    }

    /// Whether what is submitted with it is a change of its own. The palette only stands for a key.
    pub(crate) fn leads_to_change(&self) -> bool {
        match &self.kind {
            DialogKind::Form(form) => form.topic.action != Action::Palette,
            DialogKind::Filter(_) | DialogKind::Merge(_) | DialogKind::Backups(_) => true,
            DialogKind::Search(_) | DialogKind::Help(_) => false,
        }
    }

    /// The disk has refused what was submitted with it.
    pub(crate) fn come_back(&mut self, why: String) {
        self.was_refused = true;
        self.refuse(why);
    }

    /// What was typed stays, so the next letter must not replace it.
    pub(crate) fn refuse(&mut self, why: String) {
        self.kind.field_mut().into_iter().for_each(TextField::unselect);
        self.error = Some(why);
    }

    /// Whether another one has been opened after it for the next of its kind, and nothing is typed in that.
    pub(crate) fn opened(&self, next: &Dialog<W>) -> bool {
        let (Some(form), Some(next)) = (self.form(), next.form()) else { return false };
        let is_like_it = form.topic == next.topic && form.topic.action != Action::BackFill;
        form.next.is_some() && is_like_it && next.typed().is_empty()
    }

    /// The texts worth keeping as a draft.
    pub(crate) fn typed(&self) -> Vec<String> {
        match &self.kind {
            DialogKind::Form(form) => form.typed(),
            DialogKind::Filter(filter) => filter.typed().map(str::to_owned).into_iter().collect(),
            DialogKind::Merge(_) | DialogKind::Backups(_) => Vec::new(),
            DialogKind::Search(_) | DialogKind::Help(_) => Vec::new(),
        }
    }

    /// Takes up what was typed in another dialog of its kind, unless something is typed in it already; whether it did. The
    /// first letter replaces it.
    pub(crate) fn take_up(&mut self, draft: &Dialog<W>) -> bool {
        if self.typed().iter().any(|text| !text.is_empty()) {
            return false;
        }
        match (&mut self.kind, &draft.kind) {
            (DialogKind::Form(form), DialogKind::Form(draft)) => form.take_up(draft),
            (DialogKind::Filter(filter), DialogKind::Filter(draft)) => filter.take_up(draft),
            (_, _) => false,
        }
    }

    pub(crate) fn complete_from(&mut self, completer: Completer) {
        self.completer = Some(completer);
    }

    /// How the text being typed is read, if its words can be completed.
    pub(crate) fn grammar(&self) -> Option<TextGrammar> {
        match &self.kind {
            DialogKind::Form(form) => form.fields.get(form.focus)?.kind.grammar(),
            DialogKind::Filter(_) => Some(TextGrammar::Filter),
            DialogKind::Search(_) => Some(TextGrammar::Search),
            DialogKind::Help(_) | DialogKind::Merge(_) | DialogKind::Backups(_) => None,
        }
    }

    /// The word that completes the one before the cursor.
    pub(crate) fn offered(&self) -> Option<WordCompletion> {
        self.completer.as_ref()?.offered(&self.grammar()?, self.kind.field()?)
    }

    /// Whether other words fit before the cursor.
    pub(crate) fn has_other_words(&self) -> bool {
        let completer = self.completer.as_ref();
        let others = || Some(completer?.has_others(&self.grammar()?, self.kind.field()?));
        others().unwrap_or(false)
    }

    /// Completes the word before the cursor, or offers another one, if that is meant; whether it is.
    pub(crate) fn complete(&mut self, typed: Typed) -> bool {
        let has_next_field = self.form().is_some_and(|form| form.layout() == FormLayout::Fields);
        let completed = match (self.grammar(), &mut self.completer, self.kind.field_mut()) {
            (Some(grammar), Some(completer), Some(field)) => {
                completer.take(typed, (&grammar, field), has_next_field)
            }
            (_, _, _) => false,
        };
        if completed {
            self.kind.find();
            self.error = None;
        }
        completed
    }

    /// The text being typed.
    pub(crate) fn text(&self) -> Option<&str> {
        self.kind.field().map(TextField::text)
    }

    pub(crate) fn takes_text(&self) -> bool {
        self.kind.field().is_some()
    }

    /// Whether an action of typing does anything here.
    pub(crate) fn means(&self, action: Action) -> bool {
        match action {
            Action::SubmitNext => self.form().is_some_and(Form::submits_and_goes_on),
            _ => self.takes_text(),
        }
    }

    /// The one line that is typed in it, and the action that it is for.
    pub(crate) fn line(&self) -> Option<(Action, &TextField)> {
        let action = match &self.kind {
            DialogKind::Form(form) => match form.layout() {
                FormLayout::Line | FormLayout::List => form.topic.action,
                FormLayout::Fields | FormLayout::Question => return None,
            },
            DialogKind::Filter(_) => Action::Filter,
            DialogKind::Search(_) => Action::Find,
            DialogKind::Help(_) | DialogKind::Merge(_) | DialogKind::Backups(_) => return None,
        };
        Some((action, self.kind.field()?))
    }

    /// Whether the arrows move among rows.
    pub(crate) fn has_rows(&self) -> bool {
        match &self.kind {
            DialogKind::Form(form) => form.layout() != FormLayout::Line,
            DialogKind::Filter(filter) => filter.has_saved(),
            DialogKind::Search(_) | DialogKind::Help(_) => true,
            DialogKind::Merge(_) | DialogKind::Backups(_) => true,
        }
    }
}

/// The rows of a page.
const PAGE: usize = 10;

/// The selection among `count` rows after what moves it; `None` if nothing does.
fn moved(selected: usize, count: usize, typed: Typed) -> Option<usize> {
    use Action as A;
    let last = count.saturating_sub(1);
    let Typed::Do(action) = typed else { return None };
    match action {
        A::Down | A::RowDown | A::FieldNext | A::OtherNext => Some((selected + 1).min(last)),
        A::Up | A::RowUp | A::FieldBefore | A::OtherBefore => Some(selected.saturating_sub(1)),
        A::PageDown | A::HalfDown | A::RowsDown => Some((selected + PAGE).min(last)),
        A::PageUp | A::HalfUp | A::RowsUp => Some(selected.saturating_sub(PAGE)),
        A::First => Some(0),
        A::Last => Some(last),
        _ => None,
    }
}
