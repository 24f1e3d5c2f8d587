//! A form: lines to type, choices, or both, and what follows. A single line, a question and a list to pick from are forms.

mod choice;
mod field;
mod matches;
mod path;

pub(crate) use choice::{Choice, Then, date_of};
pub(crate) use field::{
    FieldKind, FormField, KIND, NEVER, PAST_DATE, Past, TARGET_DATE, WORDS, YES_OR_NO,
};
pub(crate) use matches::{Match, Matches};
pub(crate) use path::{PathFits, TabWay};

use super::typed::Typed;
use crate::app::action::{Action, Layer};
use crate::app::key::Key;
use crate::app::keymap::{KeyMatch, Keymap};
use crate::domain::id::Id;
use crate::domain::words::list_of;

/// The subject of a form: the action that opens it, and the item. A draft is offered again for the same topic only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Topic {
    pub(crate) action: Action,
    pub(crate) item: Option<Id>,
}

/// The layout of a form, which follows from its fields and choices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormLayout {
    /// One line to type, without a label.
    Line,
    /// Lines with labels.
    Fields,
    /// Choices, each with its key.
    Question,
    /// Choices, found by typing.
    List,
}

/// A form whose choices act on the world `W`, which is the program: a parameter, so that no dialog depends on it.
#[derive(Debug)]
pub struct Form<W> {
    pub(crate) topic: Topic,
    pub(crate) title: String,
    /// Facts on what a question is about. The last ones are left out if there is no room.
    pub(crate) facts: Vec<String>,
    pub(crate) fields: Vec<FormField>,
    /// The number of the field being typed.
    pub(crate) focus: usize,
    /// Enter takes the first; in a list the selected one.
    pub(crate) choices: Vec<Choice<W>>,
    /// The choices that fit what is typed, in a list.
    pub(crate) matches: Option<Matches>,
    /// Opens the next form of its kind after alt-enter.
    pub(crate) next: Option<Then<W>>,
    /// The fields in which something else was written meanwhile, which saving would replace.
    replaced: Vec<&'static str>,
}

impl<W> Form<W> {
    pub(crate) fn new(action: Action, item: Option<&Id>, title: impl Into<String>) -> Form<W> {
        Form {
            topic: Topic { action, item: item.cloned() },
            title: title.into(),
            facts: Vec::new(),
            fields: Vec::new(),
            focus: 0,
            choices: Vec::new(),
            matches: None,
            next: None,
            replaced: Vec::new(),
        }
    }

    pub(crate) fn line(self, kind: FieldKind) -> Form<W> {
        self.with("", kind, "")
    }

    pub(crate) fn with(mut self, label: &'static str, kind: FieldKind, text: &str) -> Form<W> {
        self.fields.push(FormField::new(label, kind, text));
        self
    }

    pub(crate) fn list(self, choices: Vec<Choice<W>>) -> Form<W> {
        let matches = Some(Matches::of(&choices, ""));
        Form { choices, matches, ..self.line(FieldKind::Text("")) }
    }

    pub(crate) fn facts(self, facts: Vec<String>) -> Form<W> {
        Form { facts, ..self }
    }

    /// The form with what follows when it is submitted.
    pub(crate) fn then(
        self,
        then: impl Fn(&mut W, &mut Form<W>) -> Result<(), String> + 'static,
    ) -> Form<W> {
        self.or(Choice::new("", Then::new(then)))
    }

    /// The question with one more answer.
    pub(crate) fn or(mut self, choice: Choice<W>) -> Form<W> {
        self.choices.push(choice);
        self
    }

    /// The form as a question of yes or no. No comes first, so that enter alone changes nothing.
    pub(crate) fn asks(self, no: &str, yes: &str, then: impl Fn(&mut W) + 'static) -> Form<W> {
        self.or(Choice::nothing(no)).or(Choice::answer(&[Action::Yes], yes, then))
    }

    /// The form as a question whether to go on with what was begun. Yes comes first: enter goes on.
    pub(crate) fn offers(self, yes: &str, no: &str, then: impl Fn(&mut W) + 'static) -> Form<W> {
        self.or(Choice::answer(&[Action::Yes], yes, then)).or(Choice::nothing(no))
    }

    /// The form that opens another after alt-enter.
    pub(crate) fn and_next(self, next: impl Fn(&mut W) + 'static) -> Form<W> {
        Form { next: Some(Then::always(next)), ..self }
    }

    /// Its layout.
    pub fn layout(&self) -> FormLayout {
        match (&self.matches, &self.fields[..]) {
            (Some(_), _) => FormLayout::List,
            (None, []) => FormLayout::Question,
            (None, [only]) if only.label.is_empty() => FormLayout::Line,
            (None, _) => FormLayout::Fields,
        }
    }

    /// The choice that is taken.
    pub(crate) fn chosen(&self, typed: Typed) -> Option<&Choice<W>> {
        match (typed, &self.matches) {
            (_, Some(matches)) if typed.submits() => self.choices.get(matches.selected()?.choice),
            (_, None) if typed.submits() => self.choices.first(),
            (Typed::Do(action), _) => self.answer(action),
            (Typed::Letter(_), _) => None,
        }
    }

    /// The answer to a question that an action gives.
    pub(crate) fn answer(&self, action: Action) -> Option<&Choice<W>> {
        self.choices.iter().find(|choice| choice.actions.contains(&action))
    }

    /// The meaning of the keys that were pressed so far where a question is asked: that of an answer, whatever else they are
    /// bound to.
    pub(crate) fn find(&self, keymap: &Keymap, keys: &[Key]) -> KeyMatch {
        let mut answers = self.choices.iter().flat_map(|choice| choice.actions);
        let begins = |action: &Action| {
            let of_action = keymap.keys_in(*action, Layer::Question);
            of_action.into_iter().find(|of| of.starts_with(keys)).map(|of| (*action, of.len()))
        };
        match answers.find_map(begins) {
            Some((action, length)) if length == keys.len() => KeyMatch::Action(action),
            Some(_) => KeyMatch::Prefix,
            None => keymap.find(keys, Layer::Question),
        }
    }

    /// The text of the field of that label, without space around it.
    pub(crate) fn text(&self, label: &str) -> &str {
        self.fields.iter().find(|f| f.label == label).map_or("", FormField::text)
    }

    /// The text of the field of that label, if it is not the one it began with: that may have been changed elsewhere.
    pub(crate) fn changed(&self, label: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.label == label)?.changed()
    }

    pub(crate) fn is_changed(&self) -> bool {
        self.fields.iter().any(|field| field.changed().is_some())
    }

    /// The texts worth keeping as a draft; letters to find something by are not.
    pub(crate) fn typed(&self) -> Vec<String> {
        let fields = self.fields.iter().filter(|_| self.matches.is_none());
        fields.filter_map(FormField::changed).map(str::to_owned).collect()
    }

    /// Takes up what was typed in another form of this topic.
    pub(crate) fn take_up(&mut self, draft: &Form<W>) -> bool {
        let fits = self.topic == draft.topic && !self.fields.is_empty();
        if fits {
            for (at, field) in self.fields.iter_mut().enumerate() {
                let drafted = draft.fields.iter().find(|other| other.label == field.label);
                if let Some(drafted) = drafted.filter(|drafted| drafted.changed().is_some()) {
                    field.field = drafted.field.clone();
                    self.focus = at;
                }
            }
            self.select();
        }
        fits
    }

    /// Takes in what the item has by now, as a new form of it shows; what was typed stays.
    pub(crate) fn follow(&mut self, now: &Form<W>) {
        for field in &mut self.fields {
            let other = now.fields.iter().find(|other| other.label == field.label);
            let is_replaced = other.is_some_and(|other| field.follow(&other.initial));
            if is_replaced && !self.replaced.contains(&field.label) {
                self.replaced.push(field.label);
            }
        }
    }

    /// Says once that what was typed would replace what was written elsewhere meanwhile.
    ///
    /// # Errors
    /// The names of those fields.
    pub(crate) fn check_replaced(&mut self) -> Result<(), String> {
        match &std::mem::take(&mut self.replaced)[..] {
            [] => Ok(()),
            fields => {
                self.go_to(fields[0]);
                let fields = list_of(fields);
                Err(format!("Changed elsewhere meanwhile: {fields}. Saving again replaces that."))
            }
        }
    }

    /// Goes to the field of that label, if there is one and it is not being typed already.
    pub(crate) fn go_to(&mut self, label: &str) {
        let at = self.fields.iter().position(|f| f.label == label);
        if let Some(at) = at.filter(|at| *at != self.focus) {
            self.focus = at;
            self.select();
        }
    }

    /// Reads the text of the field of that label; a refusal goes to the field.
    pub(crate) fn read<T>(
        &mut self,
        label: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<T, String> {
        let read = read(self.text(label));
        if read.is_err() {
            self.go_to(label);
        }
        read
    }

    /// Reads it if it is not the text that it began with.
    pub(crate) fn read_changed<T>(
        &mut self,
        label: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, String> {
        match self.changed(label) {
            Some(_) => self.read(label, read).map(Some),
            None => Ok(None),
        }
    }

    /// Selects the text of the field being typed: the first letter replaces it.
    pub(crate) fn select(&mut self) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.field.select();
        }
    }

    /// Whether one of its fields can be completed.
    pub(crate) fn is_completed(&self) -> bool {
        self.fields.iter().any(|field| field.kind.grammar().is_some())
    }

    /// Whether the text being typed may have several lines.
    pub(crate) fn types_lines(&self) -> bool {
        self.fields.get(self.focus).is_some_and(|field| field.field.has_lines())
    }

    /// Goes up or down in a text of several lines that has so many columns; whether there is a row to go to, or a page.
    pub(crate) fn climb(&mut self, typed: Typed, columns: usize) -> bool {
        let (by, stays) = match typed {
            Typed::Do(Action::RowUp) => (-1, false),
            Typed::Do(Action::RowDown) => (1, false),
            Typed::Do(Action::RowsUp) => (-10, true),
            Typed::Do(Action::RowsDown) => (10, true),
            _ => return false,
        };
        let field = self.fields.get_mut(self.focus).filter(|field| field.field.has_lines());
        field.is_some_and(|field| field.field.climb(columns, by) || stays)
    }

    /// Goes to another field, if that is meant; whether it is, and there is any.
    pub(super) fn go(&mut self, typed: Typed) -> bool {
        match typed {
            Typed::Do(Action::FieldNext | Action::RowDown) => self.step(1),
            Typed::Do(Action::FieldBefore | Action::RowUp) => self.step(-1),
            _ => false,
        }
    }

    fn step(&mut self, by: isize) -> bool {
        let several = self.layout() == FormLayout::Fields;
        if several {
            let count = self.fields.len() as isize;
            self.focus = (self.focus as isize + by).rem_euclid(count) as usize;
            self.select();
        }
        several
    }

    pub(super) fn find_matches(&mut self) {
        let typed = self.fields.first().map_or("", FormField::text);
        if let Some(matches) = &mut self.matches {
            matches.find(&self.choices, typed);
        }
    }

    /// Whether another way to submit it than that of a line means anything.
    pub(crate) fn submits_and_goes_on(&self) -> bool {
        self.next.is_some() || self.layout() == FormLayout::Fields
    }
}
