//! A milestone as JSON.

use super::{Said, is_false, some};
use crate::cli::facts::Facts;
use crate::domain::date::{Date, Moment, Until};
use crate::domain::id::Id;
use crate::domain::milestone::{Credential, Milestone, Recognised};
use serde::Serialize;

/// A milestone; fields without a value are left out.
#[derive(Serialize)]
pub(in crate::cli) struct MilestoneJson<'a> {
    r#type: &'static str,
    id: Said<&'a Id>,
    title: &'a str,
    on: Said<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Said<Until>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recognised: Option<RecognisedJson<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    hindsight: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    led_to: Vec<Said<&'a Id>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    led_from: Vec<Said<&'a Id>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Said<&'a Id>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credential: Option<CredentialJson<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    links: &'a [String],
    #[serde(skip_serializing_if = "is_false")]
    private: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<Said<Moment>>,
}

#[derive(Serialize)]
struct RecognisedJson<'a> {
    on: Said<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

#[derive(Serialize)]
struct CredentialJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<Said<Date>>,
}

impl<'a> MilestoneJson<'a> {
    pub(in crate::cli) fn of(milestone: &'a Milestone, facts: &Facts<'a>) -> MilestoneJson<'a> {
        MilestoneJson {
            r#type: "milestone",
            id: Said(&milestone.id),
            title: &milestone.title,
            on: Said(milestone.on),
            until: milestone.until.map(Said),
            kind: milestone.kind.as_deref(),
            recognised: milestone.recognised.as_ref().map(recognised),
            hindsight: milestone.in_hindsight(),
            led_to: milestone.led_to.iter().map(Said).collect(),
            led_from: facts.led_from(&milestone.id).iter().copied().map(Said).collect(),
            from: milestone.from.as_ref().map(Said),
            credential: milestone.credential.as_ref().map(credential),
            tags: &milestone.tags,
            note: milestone.note.as_deref(),
            links: &milestone.links,
            private: milestone.private,
            modified: milestone.modified.map(Said),
        }
    }
}

fn recognised(recognised: &Recognised) -> RecognisedJson<'_> {
    RecognisedJson { on: Said(recognised.on), why: some(&recognised.why) }
}

fn credential(credential: &Credential) -> CredentialJson<'_> {
    CredentialJson {
        issuer: credential.issuer.as_deref(),
        id: credential.id.as_deref(),
        url: credential.url.as_deref(),
        expires: credential.expires.map(Said),
    }
}
