//! What a file knows of an item that is here: nothing is overwritten, what is missing is filled in.

use super::PlanRow;
use crate::domain::date::Until;
use crate::domain::fold::alike;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::milestone::{Credential, Milestone};
use crate::domain::record::Record;
use crate::domain::schema::{FieldValue, Fields, rows_of, value_at};

/// An item that is here with what the file knows and it lacks, and whether an import makes it so unasked: an open goal is
/// only marked done on request.
pub(super) fn filled(here: &Item, file: &Item) -> (Item, bool) {
    match (here, file) {
        (Item::Milestone(here), Item::Milestone(file)) => (completed(here, file).into(), true),
        (Item::Goal(here), Item::Goal(file)) => {
            let ends = here.state.is_open() && !file.state.is_open();
            let state = if ends { file.state.clone() } else { here.state.clone() };
            (Goal { state, ..(**here).clone() }.into(), !ends)
        }
        (Item::Goal(_), Item::Milestone(_)) | (Item::Milestone(_), Item::Goal(_)) => {
            (here.clone(), true)
        }
    }
}

impl PlanRow {
    /// What it sets of the item that is here, in a few words: `until 2024-06, links`.
    pub(crate) fn words(&self) -> String {
        let words = self.fields().into_iter().map(|(key, value)| match value {
            Some(FieldValue::Date(date)) => format!("{key} {date}"),
            Some(FieldValue::Until(until)) => format!("{key} {until}"),
            Some(FieldValue::Text(text)) => format!("{key} {text}"),
            Some(_) | None => key.to_owned(),
        });
        words.collect::<Vec<_>>().join(", ")
    }

    /// The fields that it sets.
    pub(crate) fn fields(&self) -> Fields {
        let Some(here) = &self.here else { return Fields::new() };
        let (before, after) =
            (Record::from(here.clone()), Record::from(self.incoming.item.clone()));
        let rows = rows_of(&after).iter().enumerate().filter(|(_, about)| about.in_json);
        let filled = rows.filter_map(|(row, about)| {
            let value = value_at(row, &after)?;
            (value_at(row, &before).as_ref() != Some(&value)).then_some((about.key, Some(value)))
        });
        filled.filter(|(key, _)| *key != "state").collect()
    }
}

/// Whether an item that is here is one of the file as it was before: of an organisation that was not told, or open.
pub(super) fn may_have_been(here: &Item, file: &Item) -> bool {
    match (here, file) {
        (Item::Milestone(here), Item::Milestone(file)) => {
            let agree = |here: Option<&str>, file: Option<&str>| {
                here.zip(file).is_none_or(|(here, file)| alike(here, file))
            };
            agree(here.organisation(), file.organisation()) && agree(here.issuer(), file.issuer())
        }
        (Item::Goal(here), Item::Goal(file)) => {
            here.state.is_open() || here.state.ended_on() == file.state.ended_on()
        }
        (Item::Goal(_), Item::Milestone(_)) | (Item::Milestone(_), Item::Goal(_)) => false,
    }
}

/// Its organisation, its end, its links, and the issuer, address and expiry of its credential where they are missing.
fn completed(here: &Milestone, file: &Milestone) -> Milestone {
    let end = file.until.filter(|until| until.date().is_some());
    let until = match here.until {
        None | Some(Until::Now) => end.or(here.until),
        Some(Until::On(_)) => here.until,
    };
    let links = if here.links.is_empty() { &file.links } else { &here.links };
    let at = here.at.as_ref().or(file.at.as_ref()).cloned();
    let credential = credential(here, file);
    Milestone { at, until, links: links.clone(), credential, ..here.clone() }
}

/// One that is there stays, even if nothing is in it: what fills nothing is no change.
fn credential(here: &Milestone, file: &Milestone) -> Option<Credential> {
    let Some(file) = &file.credential else {
        return here.credential.clone();
    };
    let own = here.credential.clone().unwrap_or_default();
    let filled = Credential {
        issuer: own.issuer.or_else(|| file.issuer.clone()),
        url: own.url.or_else(|| file.url.clone()),
        expires: own.expires.or(file.expires),
        id: own.id,
    };
    let fills = filled != here.credential.clone().unwrap_or_default();
    if fills { Some(filled) } else { here.credential.clone() }
}
