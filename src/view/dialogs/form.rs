//! The rows of a form: a field takes one, a text of several lines as many as it wraps to while it is typed.

use super::panel;
use crate::app::dialog::field::WrappedText;
use crate::app::dialog::form::{FormField, FormLayout};
use crate::app::{App, Dialog, Form};
use crate::domain::text::{clip, fitting, shown, width};
use std::ops::Range;

/// Rows of a long text that is not being typed.
const FEW: usize = 3;

/// The rows of a form. Each is made when it is drawn: a long text has thousands.
#[derive(Debug)]
pub(crate) struct FormRows<'a> {
    form: &'a Form,
    columns: usize,
    /// The texts of several lines, each as it is wrapped.
    wrapped: Vec<Option<WrappedText>>,
    /// The first row of each field.
    firsts: Vec<usize>,
    pub(crate) count: usize,
}

/// A row of a form.
#[derive(Debug)]
pub(crate) struct FormRow<'a> {
    /// The number of its field.
    pub(crate) field: usize,
    pub(crate) label: &'static str,
    /// Whether it is the first row of its field.
    pub(crate) begins: bool,
    pub(crate) content: FormContent<'a>,
    /// The bytes of the field's text, but where it scrolls.
    pub(crate) part: Option<Range<usize>>,
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

impl<'a> FormRows<'a> {
    /// The rows of all fields, whose texts have so many columns.
    pub(crate) fn of(form: &'a Form, columns: usize) -> FormRows<'a> {
        let wrap =
            |field: &FormField| field.field.has_lines().then(|| field.field.wrapped(columns));
        let wrapped: Vec<Option<WrappedText>> = form.fields.iter().map(wrap).collect();
        let mut count = 0;
        let first = |(number, wrapped): (usize, &Option<WrappedText>)| {
            let rows = wrapped.as_ref().map_or(1, |wrapped| wrapped.rows.len());
            let shown = if number == form.focus { rows } else { rows.min(FEW) };
            let first = count;
            count += shown;
            first
        };
        let firsts = wrapped.iter().enumerate().map(first).collect();
        FormRows { form, columns, wrapped, firsts, count }
    }

    /// The row of the cursor.
    pub(crate) fn cursor(&self) -> usize {
        let typed = self.wrapped.get(self.form.focus).and_then(Option::as_ref);
        let within = typed.map_or(0, |wrapped| wrapped.row);
        self.firsts.get(self.form.focus).map_or(0, |first| first + within)
    }

    /// Those rows, made out.
    pub(crate) fn shown(&self, rows: Range<usize>) -> impl Iterator<Item = FormRow<'a>> {
        rows.filter_map(|row| self.row(row))
    }

    fn row(&self, row: usize) -> Option<FormRow<'a>> {
        let number = self.firsts.partition_point(|first| *first <= row).checked_sub(1)?;
        let (field, at) = (self.form.fields.get(number)?, row - self.firsts[number]);
        let (part, content) = match (&self.wrapped[number], number == self.form.focus) {
            (None, true) => (None, FormContent::Typed(field)),
            (None, false) => {
                let text = field.field.text();
                (Some(0..text.len()), FormContent::Text(clip(text, self.columns)))
            }
            (Some(wrapped), is_typed) => self.part(field, wrapped, at, is_typed)?,
        };
        Some(FormRow { field: number, label: field.label, begins: at == 0, content, part })
    }

    /// A row of a text of several lines. While it is not typed, the last of its first rows is cut.
    fn part(
        &self,
        field: &FormField,
        wrapped: &WrappedText,
        at: usize,
        is_typed: bool,
    ) -> Option<(Option<Range<usize>>, FormContent<'a>)> {
        let part = wrapped.rows.get(at)?.clone();
        let text = &field.field.text()[part.clone()];
        let content = if is_typed {
            let cursor = (at == wrapped.row).then_some(wrapped.column);
            FormContent::Part(shown(text, self.columns), cursor)
        } else {
            let end = if at + 1 == FEW && wrapped.rows.len() > FEW { " …" } else { "" };
            let text = shown(text.trim_end(), self.columns);
            let room = self.columns.saturating_sub(width(end));
            FormContent::Text(format!("{}{end}", fitting(&text, room)))
        };
        Some((Some(part), content))
    }
}

/// The columns of the labels.
pub(crate) fn label_columns(form: &Form) -> usize {
    form.fields.iter().map(|field| width(field.label)).max().unwrap_or(0) + 2
}

/// The columns of the texts beside the labels of the top form; 0 if none is open.
pub(crate) fn text_columns(app: &App) -> usize {
    match app.dialogs().last().and_then(Dialog::form) {
        Some(form) if form.layout() == FormLayout::Fields => {
            let columns = panel::columns(panel::screen(app), panel::WIDEST);
            columns.saturating_sub(label_columns(form))
        }
        Some(_) | None => 0,
    }
}
