//! What a plain review asks, apart from the program: cards, questions and fields in words.

use crate::app::action::Action;
use crate::app::dialog::form::{FormField, FormLayout};
use crate::app::{App, Form};
use crate::domain::text::shown;
use crate::domain::words::quoted;
use crate::view::understood;

/// The columns of text that goes elsewhere than to a terminal.
pub(super) const COLUMNS: usize = 80;

/// An answer that stops the review.
pub(super) const STOP: &str = "q";

/// A text that goes back to the card.
pub(super) const BACK: &str = "-";

/// A line that ends a text of several lines, as an empty one does.
pub(super) const END: &str = ".";

/// A question of the program, apart from it.
pub(super) struct Question {
    pub(super) lines: Vec<String>,
    pub(super) choices: Vec<(Action, String)>,
}

impl Question {
    /// The form that asks, and why it was refused, if it was.
    pub(super) fn of(app: &App, form: &Form) -> Question {
        let asked = [form.title.as_str()].into_iter().chain(form.facts.iter().map(String::as_str));
        let lines = app.why_refused().into_iter().chain(asked).map(str::to_owned);
        let choices =
            form.choices.iter().filter_map(|c| Some((*c.actions.first()?, c.text.clone())));
        Question { lines: lines.collect(), choices: choices.collect() }
    }
}

pub(super) struct FieldPrompt {
    pub(super) prompt: String,
    pub(super) has_lines: bool,
}

/// What a form with fields is about, and how it is filled in.
pub(super) fn introduction(app: &App, form: &Form) -> Vec<String> {
    let about = match &form.fields[..] {
        [field] if form.layout() == FormLayout::Line => hint(app, field),
        _ => Some(format!("Enter alone leaves a field as it is, and {BACK} goes back.")),
    };
    std::iter::once(form.title.clone()).chain(about).collect()
}

pub(super) fn hint(app: &App, field: &FormField) -> Option<String> {
    let hint = understood::of_field(app, field).into_iter().map(|piece| piece.text);
    let hint = hint.collect::<Vec<_>>().join(" · ");
    (!hint.is_empty()).then(|| format!("Hint: {hint}"))
}

impl FieldPrompt {
    pub(super) fn of(field: &FormField, is_line: bool) -> FieldPrompt {
        let has_lines = field.field.has_lines();
        let asks = match (is_line, has_lines) {
            (true, _) => format!("Type an answer, or {BACK} to go back"),
            (false, true) => {
                let label = field.label;
                format!("{label}, in several lines if you like; an empty line or a dot ends it")
            }
            (false, false) => field.label.to_owned(),
        };
        let keeps = match field.text() {
            "" => String::new(),
            text => format!("; enter alone keeps {}", quoted(&shown(text, COLUMNS))),
        };
        FieldPrompt { prompt: format!("{asks}{keeps}: "), has_lines }
    }
}

pub(super) fn by_number<'a, T>(line: &str, answers: &'a [T]) -> Option<&'a T> {
    answers.get(line.parse::<usize>().ok()?.checked_sub(1)?)
}

/// The prompt for one of so many answers.
pub(super) fn choosing(answers: usize, other: &str) -> String {
    let numbers = match answers {
        1 => "1".to_owned(),
        2 => "1 or 2".to_owned(),
        answers => format!("a number from 1 to {answers}"),
    };
    format!("Type {numbers}, {other}, or {STOP} to stop: ")
}
