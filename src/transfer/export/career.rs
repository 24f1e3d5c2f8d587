//! What the formats of a CV share: the order, the parts of a note, addresses.

mod address;
#[cfg(test)]
pub(super) mod fixtures;
mod note;
#[cfg(test)]
mod tests;

use self::address::{is_mail_address, web_address};
pub(super) use self::note::CvNote;

use super::unwritten::Unwritten;
use super::{LeftOut, Outgoing, Profile};
use crate::domain::date::{Date, Until};
use crate::domain::kinds::KnownKind;
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use crate::domain::stays::stays;
use std::cmp::Reverse;

/// The milestones with their sections, the newest first.
pub(super) struct Career<'a>(Vec<(KnownKind, &'a Milestone)>);

impl<'a> Career<'a> {
    pub(super) fn of(outgoing: &Outgoing<'a>) -> Career<'a> {
        let milestones = outgoing.milestones();
        let mut career: Vec<(KnownKind, &Milestone)> =
            milestones.map(|milestone| (KnownKind::of(milestone), &**milestone)).collect();
        sort::by_key(&mut career, |(_, milestone)| Reverse(rank(milestone)));
        Career(career)
    }

    fn milestones(&self, sections: &[KnownKind]) -> impl Iterator<Item = &'a Milestone> {
        let own = self.0.iter().filter(|(section, _)| sections.contains(section));
        own.map(|(_, milestone)| *milestone)
    }

    /// The entries of a section that holds those kinds.
    pub(super) fn entries(&self, kinds: &[KnownKind]) -> Vec<&'a Milestone> {
        match kinds {
            [kind @ (KnownKind::Work | KnownKind::Volunteering)] => self.occupations(*kind),
            kinds => self.milestones(kinds).collect(),
        }
    }

    /// The occupations of that section, stay by stay: those that follow each other at one organisation are adjacent, even
    /// if another one lies between their ends.
    fn occupations(&self, section: KnownKind) -> Vec<&'a Milestone> {
        let roles: Vec<&Milestone> = self.milestones(&[section]).collect();
        let newest = |stay: &Vec<&Milestone>| stay.iter().map(|role| rank(role)).max();
        let mut stays = stays(&roles);
        sort::by_key(&mut stays, |stay| Reverse(newest(stay)));
        for stay in &mut stays {
            sort::by_key(stay, |role| Reverse(rank(role)));
        }
        stays.concat()
    }
}

/// What goes on comes before all that has ended; of two that end together the later one comes first.
fn rank(milestone: &Milestone) -> (bool, Date, Date) {
    let goes_on = milestone.until == Some(Until::Now);
    let end = milestone.until.and_then(Until::date).unwrap_or(milestone.on);
    (goes_on, end, milestone.on)
}

/// The dates of an entry: both are the same for an event, and an end is missing while it goes on.
pub(super) fn begin_and_end(milestone: &Milestone) -> (Date, Option<Date>) {
    let on = milestone.on;
    (on, milestone.until.map_or(Some(on), Until::date))
}

/// The degree and the area of a study: `Diploma, Mathematics`; `None` if a reader would not join them again.
pub(super) fn degree_and_area(title: &str) -> Option<(&str, &str)> {
    let (degree, area) = title.split_once(", ")?;
    let is_whole = |part: &str| !part.is_empty() && part == part.trim();
    let are_apart = !degree.contains(area) && !area.contains(degree);
    (are_apart && is_whole(degree) && is_whole(area)).then_some((degree, area))
}

/// The one web address of an entry, that of a credential before others, and the number of links besides it.
pub(super) fn address(milestone: &Milestone) -> (Option<String>, usize) {
    let credential = milestone.credential.as_ref().and_then(|credential| credential.url.as_ref());
    let links: Vec<&String> = credential.into_iter().chain(&milestone.links).collect();
    let address = links.iter().find_map(|link| web_address(link));
    let others = links.len() - usize::from(address.is_some());
    (address, others)
}

/// The organisation that an entry names: that of a certificate is its issuer.
pub(super) fn organisation(milestone: &Milestone) -> Option<&str> {
    let is_certificate = KnownKind::of(milestone) == KnownKind::Certificates;
    if is_certificate { milestone.issuer() } else { milestone.organisation() }
}

/// Counts what an entry has no place for: the number and the expiry of a credential, and of two organisations one.
pub(super) fn leave_out_credentials<'a>(
    milestones: impl Iterator<Item = &'a Milestone>,
    place: &str,
    left_out: &mut LeftOut,
) {
    let mut lost = Unwritten::default();
    for milestone in milestones {
        let Some(credential) = &milestone.credential else { continue };
        let named = organisation(milestone);
        let is_lost = |text: &Option<String>| text.is_some() && text.as_deref() != named;
        let parts = [
            ("organisation", is_lost(&milestone.at)),
            ("issuer", is_lost(&credential.issuer)),
            ("number", credential.id.is_some()),
            ("expiry", credential.expires.is_some()),
        ];
        lost.add(&parts.map(|(name, is_lost)| is_lost.then_some(name)));
    }
    lost.count("certificate", place, left_out);
}

/// Counts what no entry of a CV has a place for, and the goals.
pub(super) fn leave_out_others(
    outgoing: &Outgoing<'_>,
    place: &str,
    has_tags: fn(&Milestone) -> bool,
    left_out: &mut LeftOut,
) {
    let mut lost = Unwritten::default();
    for milestone in outgoing.milestones() {
        let parts = [
            ("tags", !milestone.tags.is_empty() && !has_tags(milestone)),
            ("recognition", milestone.recognised.is_some()),
            ("links to later milestones", !milestone.led_to.is_empty()),
            ("link to a goal", milestone.from.is_some()),
        ];
        lost.add(&parts.map(|(name, is_lost)| is_lost.then_some(name)));
    }
    lost.count("milestone", place, left_out);
    left_out.count(
        outgoing.goals().count(),
        "{n} goal{|s} {is|are} left out: a CV has no place for goals",
    );
}

/// The addresses of the head that somebody can open.
pub(super) struct CvAddresses<'a> {
    pub(super) email: Option<&'a String>,
    pub(super) url: Option<String>,
    pub(super) links: Vec<String>,
}

impl<'a> CvAddresses<'a> {
    /// Counts the others.
    pub(super) fn of(profile: &'a Profile, left_out: &mut LeftOut) -> CvAddresses<'a> {
        let email = profile.email.as_ref().filter(|email| is_mail_address(email));
        let url = profile.url.as_deref().and_then(web_address);
        let links: Vec<String> =
            profile.links.iter().filter_map(|link| web_address(link)).collect();
        let given = [&profile.email, &profile.url].into_iter().flatten().count();
        let taken = usize::from(email.is_some()) + usize::from(url.is_some()) + links.len();
        left_out.count(
            given + profile.links.len() - taken,
            "{n} address{|es} in [cv] {is|are} left out: {it is|they are} not {a web or mail address|web or mail addresses}",
        );
        CvAddresses { email, url, links }
    }
}

/// A list that is not empty.
pub(super) fn some<T>(entries: Vec<T>) -> Option<Vec<T>> {
    (!entries.is_empty()).then_some(entries)
}
