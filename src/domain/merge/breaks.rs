//! A rest's fields, as a merge knows them.

use super::Field;
use super::parts::words_of;
use super::row::{Merged, Row};
use crate::domain::breaks::Break;

impl Merged for Break {
    const ROWS: &'static [Row<Break>] = &[
        Row::chosen(
            Field::Span,
            |from, into| into.span = from.span,
            |rest, _| rest.span.to_string(),
        ),
        Row::chosen(
            Field::Why,
            |from, into| into.why.clone_from(&from.why),
            |rest, _| words_of(rest.why.iter()),
        ),
    ];
}
