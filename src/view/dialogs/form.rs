//! The rows of a form: a field takes one, a text of several lines as many as it wraps to while it is typed.

use super::panel;
use crate::app::dialog::form::{FormField, FormLayout};
use crate::app::{App, Dialog, Form};
use crate::domain::text::{clip, fitting, shown, width, wrapped};
use std::ops::Range;

/// Rows of a long text that is not being typed.
const FEW: usize = 3;

/// A row of a form.
#[derive(Debug)]
pub(crate) struct FormRow<'a> {
    /// The number of its field.
    pub(crate) field: usize,
    pub(crate) label: &'static str,
    /// Whether it is the first row of its field.
    pub(crate) begins: bool,
    pub(crate) content: FormContent<'a>,
}

#[derive(Debug)]
pub(crate) enum FormContent<'a> {
    /// The field being typed, which scrolls sideways.
    Typed(&'a FormField),
    /// A row of the text being typed, and the column of the cursor if it is there.
    Part(String, Option<usize>),
    /// Of a field that is not being typed.
    Text(String),
}

impl FormContent<'_> {
    /// Whether the cursor is in it.
    pub(crate) fn has_cursor(&self) -> bool {
        match self {
            FormContent::Typed(_) => true,
            FormContent::Part(_, cursor) => cursor.is_some(),
            FormContent::Text(_) => false,
        }
    }
}

/// The columns of the labels.
pub(crate) fn label_columns(form: &Form) -> usize {
    form.fields.iter().map(|field| width(field.label)).max().unwrap_or(0) + 2
}

/// The columns of the texts beside the labels of the top form; 0 if none is open.
pub(crate) fn text_columns(app: &App) -> usize {
    match app.dialogs().last() {
        Some(Dialog::Form(form)) if form.layout() == FormLayout::Fields => {
            let columns = panel::columns(panel::screen(app), panel::WIDEST);
            columns.saturating_sub(label_columns(form))
        }
        Some(_) | None => 0,
    }
}

/// The rows of all fields, whose texts have so many columns.
pub(crate) fn rows(form: &Form, columns: usize) -> Vec<FormRow<'_>> {
    let fields = form.fields.iter().enumerate();
    let contents = fields.flat_map(|(number, field)| {
        let contents = of_field(field, number == form.focus, columns).into_iter().enumerate();
        contents.map(move |(at, content)| (number, field.label, at == 0, content))
    });
    let row = |(field, label, begins, content)| FormRow { field, label, begins, content };
    contents.map(row).collect()
}

fn of_field(field: &FormField, is_typed: bool, columns: usize) -> Vec<FormContent<'_>> {
    match (field.field.has_lines(), is_typed) {
        (false, true) => vec![FormContent::Typed(field)],
        (false, false) => vec![FormContent::Text(clip(field.field.text(), columns))],
        (true, true) => parts(field, columns),
        (true, false) => beginning(field, columns),
    }
}

fn parts(field: &FormField, columns: usize) -> Vec<FormContent<'static>> {
    let wrapped = field.field.wrapped(columns);
    let part = |(at, row): (usize, Range<usize>)| {
        let text = shown(&field.field.text()[row], columns);
        FormContent::Part(text, (at == wrapped.row).then_some(wrapped.column))
    };
    wrapped.rows.into_iter().enumerate().map(part).collect()
}

/// The first rows of a long text, the last of them cut.
fn beginning(field: &FormField, columns: usize) -> Vec<FormContent<'static>> {
    let text = field.text();
    let rows = wrapped(text, columns);
    let more = rows.get(FEW).map(|_| " …").unwrap_or_default();
    let last = rows.len().min(FEW) - 1;
    let row = |(at, row): (usize, Range<usize>)| {
        let end = if at == last { more } else { "" };
        let text = shown(text[row].trim_end(), columns);
        format!("{}{end}", fitting(&text, columns.saturating_sub(width(end))))
    };
    rows.into_iter().take(FEW).enumerate().map(row).map(FormContent::Text).collect()
}
