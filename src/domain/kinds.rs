//! The kinds of milestones that the program knows: kinds are the user's own words, and many words mean one thing.

use super::fold::fold;
use super::milestone::Milestone;

/// What a milestone is, as far as its kind is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum KnownKind {
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

/// The words for each, in the singular: first the one that the imports write, then near words.
const KINDS: [(KnownKind, &str); 9] = [
    (KnownKind::Work, "role, job, position, employment, promotion, internship, apprenticeship"),
    (KnownKind::Volunteering, "volunteering, volunteer, volunteer work, voluntary work"),
    (
        KnownKind::Education,
        "education, degree, study, studies, diploma, doctorate, school, university",
    ),
    (KnownKind::Training, "training, course, class, workshop, seminar, bootcamp"),
    (KnownKind::Certificates, "certification, certificate, cert, licence, license, badge"),
    (KnownKind::Awards, "award, honor, honour, prize, scholarship"),
    (KnownKind::Publications, "writing, publication, article, paper, book, blog post, patent"),
    (KnownKind::Talks, "talk, presentation, lecture, keynote, speaking, conference talk"),
    (KnownKind::Projects, "project, side project"),
];

impl KnownKind {
    /// By its kind, in any spelling; without a known one, a credential makes it a certificate.
    pub(crate) fn of(milestone: &Milestone) -> KnownKind {
        let known = milestone.kind.as_deref().and_then(KnownKind::of_kind);
        let credential = milestone.credential.as_ref().map(|_| KnownKind::Certificates);
        known.or(credential).unwrap_or(KnownKind::Other)
    }

    fn of_kind(kind: &str) -> Option<KnownKind> {
        let kind = fold(kind.trim());
        let is_it = |word: &str| kind == word || kind.strip_suffix('s') == Some(word);
        let has_it = |(_, words): &&(KnownKind, &str)| words.split(", ").any(is_it);
        KINDS.iter().find(has_it).map(|(section, _)| *section)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::{date, id};
    use crate::domain::milestone::Credential;

    fn with_kind(kind: &str) -> Milestone {
        Milestone { kind: Some(kind.into()), ..Milestone::new(id("a"), "A", date("2019")) }
    }

    #[test]
    fn kind_is_known_in_any_spelling() {
        let cases = [
            ("role", KnownKind::Work),
            (" JOBS ", KnownKind::Work),
            ("Volunteer Work", KnownKind::Volunteering),
            ("studies", KnownKind::Education),
            ("Courses", KnownKind::Training),
            ("Certificate", KnownKind::Certificates),
            ("Honors", KnownKind::Awards),
            ("Article", KnownKind::Publications),
            ("presentation", KnownKind::Talks),
            ("Projects", KnownKind::Projects),
            ("mentoring", KnownKind::Other),
            ("", KnownKind::Other),
            ("s", KnownKind::Other),
        ];
        for (kind, section) in cases {
            assert_eq!(KnownKind::of(&with_kind(kind)), section, "{kind}");
        }
        let credential = Some(Credential::default());
        let course = Milestone { credential: credential.clone(), ..with_kind("course") };
        assert_eq!(KnownKind::of(&course), KnownKind::Training);
        let plain = Milestone { kind: None, credential, ..with_kind("") };
        assert_eq!(KnownKind::of(&plain), KnownKind::Certificates);
    }
}
