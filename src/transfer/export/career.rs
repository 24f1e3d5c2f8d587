//! What the formats of a CV share: the section of a milestone, the order, the parts of a note, addresses.

mod address;
#[cfg(test)]
pub(super) mod fixtures;
mod note;
#[cfg(test)]
mod tests;

pub(super) use self::address::{is_mail_address, web_address};
pub(super) use self::note::CvNote;

use super::{LeftOut, Outgoing};
use crate::domain::date::{Date, Day, Until};
use crate::domain::fold::fold;
use crate::domain::milestone::{Credential, Milestone};
use crate::domain::sort;
use std::cmp::Reverse;
use std::collections::HashMap;

/// A section of a CV.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CvSection {
    Work,
    Volunteering,
    Education,
    Training,
    Certificates,
    Awards,
    Publications,
    Talks,
    Projects,
    /// Any other kind, or no kind.
    Other,
}

/// The kinds of each section in the singular: first the one that the imports write, then near words.
const KINDS: [(CvSection, &str); 9] = [
    (CvSection::Work, "role, job, position, employment, promotion, internship, apprenticeship"),
    (CvSection::Volunteering, "volunteering, volunteer, volunteer work, voluntary work"),
    (
        CvSection::Education,
        "education, degree, study, studies, diploma, doctorate, school, university",
    ),
    (CvSection::Training, "training, course, class, workshop, seminar, bootcamp"),
    (CvSection::Certificates, "certification, certificate, cert, licence, license, badge"),
    (CvSection::Awards, "award, honor, honour, prize, scholarship"),
    (CvSection::Publications, "writing, publication, article, paper, book, blog post, patent"),
    (CvSection::Talks, "talk, presentation, lecture, keynote, speaking, conference talk"),
    (CvSection::Projects, "project, side project"),
];

impl CvSection {
    /// By the kind; without a known one, a credential makes it a certificate.
    pub(super) fn of(milestone: &Milestone) -> CvSection {
        let known = milestone.kind.as_deref().and_then(CvSection::of_kind);
        let credential = milestone.credential.as_ref().map(|_| CvSection::Certificates);
        known.or(credential).unwrap_or(CvSection::Other)
    }

    fn of_kind(kind: &str) -> Option<CvSection> {
        let kind = fold(kind.trim());
        let is_it = |word: &str| kind == word || kind.strip_suffix('s') == Some(word);
        let has_it = |(_, words): &&(CvSection, &str)| words.split(", ").any(is_it);
        KINDS.iter().find(has_it).map(|(section, _)| *section)
    }
}

/// The milestones with their sections, the newest first.
pub(super) struct Career<'a>(Vec<(CvSection, &'a Milestone)>);

impl<'a> Career<'a> {
    pub(super) fn of(outgoing: &Outgoing<'a>) -> Career<'a> {
        let milestones = outgoing.milestones();
        let mut career: Vec<(CvSection, &Milestone)> =
            milestones.map(|milestone| (CvSection::of(milestone), &**milestone)).collect();
        sort::by_key(&mut career, |(_, milestone)| Reverse((end_of(milestone), milestone.on)));
        Career(career)
    }

    pub(super) fn milestones(&self, sections: &[CvSection]) -> impl Iterator<Item = &'a Milestone> {
        let own = self.0.iter().filter(|(section, _)| sections.contains(section));
        own.map(|(_, milestone)| *milestone)
    }

    /// The occupations of that section; those that follow each other at one organisation are adjacent, even if another
    /// one lies between their ends.
    pub(super) fn occupations(&self, section: CvSection) -> Vec<&'a Milestone> {
        let mut stays: Vec<Stay<'_>> = Vec::new();
        let mut latest: HashMap<String, usize> = HashMap::new();
        for role in self.milestones(&[section]) {
            let begins = role.on.first_day();
            let organisation = role.organisation().map(fold);
            let stay = organisation.as_ref().and_then(|known| latest.get(known)).copied();
            match stay.and_then(|at| stays.get_mut(at)).filter(|stay| stay.follows(role)) {
                Some(stay) => {
                    stay.begins = stay.begins.min(begins);
                    stay.roles.push(role);
                }
                None => {
                    latest.extend(organisation.map(|organisation| (organisation, stays.len())));
                    stays.push(Stay { begins, roles: vec![role] });
                }
            }
        }
        stays.into_iter().flat_map(|stay| stay.roles).collect()
    }
}

/// What goes on comes before all that has ended.
fn end_of(milestone: &Milestone) -> (bool, Date) {
    let goes_on = milestone.until == Some(Until::Now);
    (goes_on, milestone.until.and_then(Until::date).unwrap_or(milestone.on))
}

/// The occupations at one organisation without a gap between them.
struct Stay<'a> {
    begins: Day,
    roles: Vec<&'a Milestone>,
}

impl Stay<'_> {
    /// Whether it goes on where the earlier role ended.
    fn follows(&self, earlier: &Milestone) -> bool {
        const GAP: i64 = 31;
        let (goes_on, end) = end_of(earlier);
        goes_on || self.begins.days_since(end.last_day()) <= GAP
    }
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

/// Whether it is a credential with a number or an expiry, which a CV has no place for.
pub(super) fn has_number_or_expiry(milestone: &Milestone) -> bool {
    let has = |credential: &Credential| credential.id.is_some() || credential.expires.is_some();
    milestone.credential.as_ref().is_some_and(has)
}

/// Counts the goals that a filter chose. Without a filter nobody expects them in a CV.
pub(super) fn leave_out_goals(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) {
    if outgoing.is_filtered {
        let goals = outgoing.goals().count();
        left_out.count(
            goals,
            "goal is left out: a CV has no place for goals",
            "goals are left out: a CV has no place for goals",
        );
    }
}

/// Counts the addresses of the head that nobody could open.
pub(super) fn leave_out_addresses(count: usize, left_out: &mut LeftOut) {
    left_out.count(
        count,
        "address in [cv] is left out: it is no web or mail address",
        "addresses in [cv] are left out: they are no web or mail addresses",
    );
}
