//! A milestone's fields, as a merge knows them.

use super::Field;
use super::goal::flag;
use super::parts::{lists, words_of};
use super::row::{Merged, Row};
use crate::domain::milestone::{Credential, Milestone, Recognised};

impl Merged for Milestone {
    const ROWS: &'static [Row<Milestone>] = &[
        Row::chosen(
            Field::Title,
            |from, into| into.title.clone_from(&from.title),
            |milestone, _| milestone.title.clone(),
        ),
        Row::chosen(
            Field::On,
            |from, into| (into.on, into.until) = (from.on, from.until),
            |milestone, _| milestone.extent().to_string(),
        ),
        Row::chosen(
            Field::Recognised,
            |from, into| into.recognised.clone_from(&from.recognised),
            |milestone, _| words_of(milestone.recognised.iter().map(recognised)),
        ),
        Row::joined(
            Field::LedTo,
            |from, into| into.led_to.clone_from(&from.led_to),
            |milestone, named| words_of(milestone.led_to.iter().map(named)),
            |both, merged| merged.led_to = lists(both, |milestone| &milestone.led_to),
        ),
        Row::chosen(
            Field::From,
            |from, into| into.from.clone_from(&from.from),
            |milestone, named| words_of(milestone.from.iter().map(named)),
        ),
        Row::chosen(
            Field::Credential,
            |from, into| into.credential.clone_from(&from.credential),
            |milestone, _| words_of(milestone.credential.iter().map(credential)),
        ),
        Row::chosen(
            Field::Kind,
            |from, into| into.kind.clone_from(&from.kind),
            |milestone, _| words_of(milestone.kind.iter()),
        ),
        Row::chosen(
            Field::Note,
            |from, into| into.note.clone_from(&from.note),
            |milestone, _| words_of(milestone.note.iter()),
        ),
        Row::joined(
            Field::Tags,
            |from, into| into.tags.clone_from(&from.tags),
            |milestone, _| words_of(milestone.tags.iter()),
            |both, merged| merged.tags = lists(both, |milestone| &milestone.tags),
        ),
        Row::joined(
            Field::Links,
            |from, into| into.links.clone_from(&from.links),
            |milestone, _| words_of(milestone.links.iter()),
            |both, merged| merged.links = lists(both, |milestone| &milestone.links),
        ),
        Row::joined(
            Field::Private,
            |from, into| into.private = from.private,
            |milestone, _| flag(milestone.private),
            |both, merged| merged.private = both.a.private || both.b.private,
        ),
    ];
}

fn recognised(recognised: &Recognised) -> String {
    match recognised.why.as_str() {
        "" => recognised.on.to_string(),
        why => format!("{}: {why}", recognised.on),
    }
}

fn credential(credential: &Credential) -> String {
    let Credential { issuer, id, url, expires } = credential;
    let expires = expires.map(|on| format!("expires {on}"));
    words_of([issuer, id, url, &expires].into_iter().flatten())
}
