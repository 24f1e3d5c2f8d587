//! A rest's fields, taken from one version into another, and said.

use super::Field;
use super::parts::words_of;
use crate::domain::rest::Rest;

/// The fields of a rest, in the order in which they are told.
pub(super) const FIELDS: &[Field] = &[Field::Span, Field::Why];

/// Puts a field of `from` into `into`.
pub(super) fn take(field: Field, from: &Rest, into: &mut Rest) {
    match field {
        Field::Span => into.span = from.span,
        Field::Why => into.why.clone_from(&from.why),
        Field::Title
        | Field::Size
        | Field::State
        | Field::Toward
        | Field::Due
        | Field::Measure
        | Field::Next
        | Field::On
        | Field::Recognised
        | Field::LedTo
        | Field::From
        | Field::Credential
        | Field::Kind
        | Field::Note
        | Field::Tags
        | Field::Links
        | Field::Private
        | Field::Milestone
        | Field::Reviewed
        | Field::LookedBack
        | Field::Created
        | Field::Log => {}
    }
}

/// What a rest says in a field.
pub(super) fn said(field: Field, rest: &Rest) -> String {
    match field {
        Field::Span => rest.span.to_string(),
        Field::Why => words_of(rest.why.iter()),
        Field::Title
        | Field::Size
        | Field::State
        | Field::Toward
        | Field::Due
        | Field::Measure
        | Field::Next
        | Field::On
        | Field::Recognised
        | Field::LedTo
        | Field::From
        | Field::Credential
        | Field::Kind
        | Field::Note
        | Field::Tags
        | Field::Links
        | Field::Private
        | Field::Milestone
        | Field::Reviewed
        | Field::LookedBack
        | Field::Created
        | Field::Log => String::new(),
    }
}
