//! What a page says of a milestone alone.

use super::{Page, Subject, in_full};
use crate::domain::id::Id;
use crate::domain::milestone::{Credential, Milestone};

pub(super) fn fill(page: &mut Page, milestone: &Milestone, subject: &Subject) {
    let seen = match milestone.in_hindsight() {
        true => "milestone, recognised later",
        false => "milestone",
    };
    page.field("What", seen);
    page.field("Happened", &happened(milestone, subject));
    if let Some(recognised) = &milestone.recognised {
        page.field("Recognised", &in_full(recognised.on, subject.today));
        page.field("Why", &recognised.why);
    }
    if let Some(goal) = &milestone.from {
        page.field("Was", &named(goal, subject));
    }
    if let Some(credential) = &milestone.credential {
        fill_credential(page, credential, subject);
    }
}

pub(super) fn tail(page: &mut Page, milestone: &Milestone, subject: &Subject) {
    chain(page, "Led to", milestone.led_to.iter(), subject);
    let earlier = subject.facts.led_from(&milestone.id);
    chain(page, "Led from", earlier.iter().copied(), subject);
}

fn happened(milestone: &Milestone, subject: &Subject) -> String {
    let said = |date| in_full(date, subject.today);
    milestone.extent().words_by(said)
}

fn fill_credential(page: &mut Page, credential: &Credential, subject: &Subject) {
    page.field("Issuer", credential.issuer.as_deref().unwrap_or_default());
    page.field("Credential", credential.id.as_deref().unwrap_or_default());
    page.field("Verify at", credential.url.as_deref().unwrap_or_default());
    if let Some(expires) = credential.expires {
        page.field("Expires", &in_full(expires, subject.today));
    }
}

fn chain<'a>(page: &mut Page, name: &str, ids: impl Iterator<Item = &'a Id>, subject: &Subject) {
    let mut named = ids.map(|id| named(id, subject)).peekable();
    if named.peek().is_some() {
        page.section(name);
    }
    for line in named {
        page.entry(&line);
    }
}

fn named(id: &Id, subject: &Subject) -> String {
    let title = subject.facts.title(id).unwrap_or("not found");
    format!("{id}  {title}")
}
