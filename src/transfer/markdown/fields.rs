//! The dates and other fields in the text of a task: `✅ 2024-05-02` and `[due:: 2024-05-03]`.

use super::brackets::Brackets;
use crate::domain::date::Date;
use crate::transfer::dates::{DateReader, Loose};
use crate::transfer::task::leading_day;

/// The values of a task's fields.
#[derive(Default)]
pub(super) struct TaskFields {
    pub(super) done: Option<Date>,
    pub(super) cancelled: Option<Date>,
    pub(super) due: Option<Date>,
    pub(super) scheduled: Option<Date>,
    pub(super) created: Option<Date>,
    pub(super) recurs: bool,
    /// Decisions about dates, a sentence each.
    pub(super) remarks: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TaskField {
    Done,
    Cancelled,
    Due,
    Scheduled,
    Created,
    Start,
    Recurrence,
    /// It matters to the plugin alone.
    Other,
}

const SIGNS: &[(char, TaskField)] = &[
    ('✅', TaskField::Done),
    ('❌', TaskField::Cancelled),
    ('📅', TaskField::Due),
    ('📆', TaskField::Due),
    ('🗓', TaskField::Due),
    ('⏳', TaskField::Scheduled),
    ('⌛', TaskField::Scheduled),
    ('➕', TaskField::Created),
    ('🛫', TaskField::Start),
    ('🔁', TaskField::Recurrence),
    ('🔺', TaskField::Other),
    ('⏫', TaskField::Other),
    ('🔼', TaskField::Other),
    ('🔽', TaskField::Other),
    ('⏬', TaskField::Other),
    ('🆔', TaskField::Other),
    ('⛔', TaskField::Other),
    ('🏁', TaskField::Other),
];

const NAMES: &[(&str, TaskField)] = &[
    ("completion", TaskField::Done),
    ("cancelled", TaskField::Cancelled),
    ("due", TaskField::Due),
    ("scheduled", TaskField::Scheduled),
    ("created", TaskField::Created),
    ("start", TaskField::Start),
    ("repeat", TaskField::Recurrence),
    ("priority", TaskField::Other),
    ("id", TaskField::Other),
    ("dependson", TaskField::Other),
    ("oncompletion", TaskField::Other),
];

impl TaskFields {
    /// The fields of a task, and its text without them. A field without a date where it needs one is text.
    pub(super) fn of(text: &str, dates: &DateReader<'_>) -> (TaskFields, String) {
        let mut fields = TaskFields::default();
        let brackets = Brackets::of(text);
        let mut kept = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let code = brackets.code(at);
            let field = match c {
                _ if code.is_some() => None,
                '[' | '(' => {
                    brackets.end(at).and_then(|end| fields.take_named(rest, end - at, dates))
                }
                _ => fields.take_sign(rest, c, dates),
            };
            let length = field.or(code).unwrap_or(c.len_utf8());
            kept.push_str(if field.is_some() { " " } else { &rest[..length] });
            at += length;
        }
        (fields, kept)
    }

    /// Takes the field that begins with a sign; its length.
    fn take_sign(&mut self, text: &str, sign: char, dates: &DateReader<'_>) -> Option<usize> {
        let (_, field) = SIGNS.iter().find(|(known, _)| *known == sign)?;
        let value = text[sign.len_utf8()..].trim_start_matches('\u{fe0f}').trim_start();
        let length = match field {
            TaskField::Recurrence => {
                let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, ',' | ' ' | '!');
                self.recurs = true;
                value.len() - value.trim_start_matches(goes_on).len()
            }
            TaskField::Other if matches!(sign, '🆔' | '⛔' | '🏁') => {
                let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, ',' | '-' | '_');
                value.len() - value.trim_start_matches(goes_on).len()
            }
            TaskField::Other => 0,
            field => {
                let rest = self.take_date(*field, value, dates)?;
                value.len() - rest.len()
            }
        };
        let before = if length == 0 { sign.len_utf8() } else { text.len() - value.len() };
        Some(before + length)
    }

    /// Takes the field of that length in brackets.
    fn take_named(&mut self, text: &str, length: usize, dates: &DateReader<'_>) -> Option<usize> {
        // Only names that are short are known, so that brackets within brackets are not read again and again.
        const LONGEST: usize = 40;
        let inner = text.get(1..length - 1)?;
        let end = inner.as_bytes().windows(2).take(LONGEST).position(|signs| signs == b"::")?;
        let (name, value) = (inner[..end].trim(), &inner[end + 2..]);
        let (_, field) = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        match field {
            TaskField::Recurrence => self.recurs = true,
            TaskField::Other => {}
            field => {
                let value = value.trim().trim_start_matches('[').trim_end_matches(']').trim();
                self.take_date(*field, value, dates)?;
            }
        }
        Some(length)
    }

    /// Takes the day that a text begins with, and gives the rest; of two the first counts.
    fn take_date<'t>(
        &mut self,
        field: TaskField,
        text: &'t str,
        dates: &DateReader<'_>,
    ) -> Option<&'t str> {
        let (Loose { value, remark }, rest) = leading_day(text, dates)?;
        let place = match field {
            TaskField::Done => &mut self.done,
            TaskField::Cancelled => &mut self.cancelled,
            TaskField::Due => &mut self.due,
            TaskField::Scheduled => &mut self.scheduled,
            TaskField::Created => &mut self.created,
            TaskField::Start | TaskField::Recurrence | TaskField::Other => return Some(rest),
        };
        self.remarks.extend(remark);
        place.get_or_insert(value);
        Some(rest)
    }
}
