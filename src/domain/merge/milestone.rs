//! A milestone's fields, taken from one version into another, and said.

use super::Field;
use super::field::Named;
use super::goal::flag;
use super::parts::words_of;
use crate::domain::milestone::{Credential, Milestone, Recognised};

/// The fields of a milestone, in the order in which they are told.
pub(super) const FIELDS: &[Field] = &[
    Field::Title,
    Field::On,
    Field::Recognised,
    Field::LedTo,
    Field::From,
    Field::Credential,
    Field::Kind,
    Field::Note,
    Field::Tags,
    Field::Links,
    Field::Private,
];

/// Puts a field of `from` into `into`.
pub(super) fn take(field: Field, from: &Milestone, into: &mut Milestone) {
    match field {
        Field::Title => into.title.clone_from(&from.title),
        Field::On => (into.on, into.until) = (from.on, from.until),
        Field::Recognised => into.recognised.clone_from(&from.recognised),
        Field::LedTo => into.led_to.clone_from(&from.led_to),
        Field::From => into.from.clone_from(&from.from),
        Field::Credential => into.credential.clone_from(&from.credential),
        Field::Kind => into.kind.clone_from(&from.kind),
        Field::Note => into.note.clone_from(&from.note),
        Field::Tags => into.tags.clone_from(&from.tags),
        Field::Links => into.links.clone_from(&from.links),
        Field::Private => into.private = from.private,
        Field::Size
        | Field::State
        | Field::Toward
        | Field::Due
        | Field::Measure
        | Field::Next
        | Field::Span
        | Field::Why
        | Field::Milestone
        | Field::Reviewed
        | Field::LookedBack
        | Field::Created
        | Field::Log => {}
    }
}

/// What a milestone says in a field.
pub(super) fn said(field: Field, milestone: &Milestone, named: Named<'_>) -> String {
    match field {
        Field::Title => milestone.title.clone(),
        Field::On => match milestone.until {
            Some(until) => format!("{} to {until}", milestone.on),
            None => milestone.on.to_string(),
        },
        Field::Recognised => words_of(milestone.recognised.iter().map(recognised)),
        Field::LedTo => words_of(milestone.led_to.iter().map(named)),
        Field::From => words_of(milestone.from.iter().map(named)),
        Field::Credential => words_of(milestone.credential.iter().map(credential)),
        Field::Kind => words_of(milestone.kind.iter()),
        Field::Note => words_of(milestone.note.iter()),
        Field::Tags => words_of(milestone.tags.iter()),
        Field::Links => words_of(milestone.links.iter()),
        Field::Private => flag(milestone.private),
        Field::Size
        | Field::State
        | Field::Toward
        | Field::Due
        | Field::Measure
        | Field::Next
        | Field::Span
        | Field::Why
        | Field::Milestone
        | Field::Reviewed
        | Field::LookedBack
        | Field::Created
        | Field::Log => String::new(),
    }
}

fn recognised(recognised: &Recognised) -> String {
    match recognised.why.as_str() {
        "" => recognised.on.to_string(),
        why => format!("{}: {why}", recognised.on),
    }
}

fn credential(credential: &Credential) -> String {
    let Credential {
        issuer,
        id,
        url,
        expires,
    } = credential;
    let expires = expires.map(|on| format!("expires {on}"));
    words_of([issuer, id, url, &expires].into_iter().flatten())
}
