//! JSON Resume, version 1: the milestones as the sections of a CV, under the head of `[cv]`.

mod profile;
#[cfg(test)]
mod tests;

use super::career::{self, Career, CvNote, some};
use super::{Export, LeftOut, Outgoing, Unwritable};
use crate::domain::date::Date;
use crate::domain::fold::alike;
use crate::domain::kinds::KnownKind;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Fields};
use crate::transfer::json;
use std::ops::RangeInclusive;

pub(super) const EXPORT: Export = Export { name: "jsonresume", exact: false, write };

/// The years that its dates can have.
const YEARS: RangeInclusive<i32> = 1000..=2999;

/// What milestones have that no entry has a place for.
const OTHER_YEARS: &str =
    "{n} milestone{|s} {is|are} left out: JSON Resume has the years 1000 to 2999 only";
const NOTES: &str = "{n} {note on a study or a certificate is|notes on studies and certificates are} left out: \
    JSON Resume has no place for {it|them}";
const LINKS: &str = "{n} link{|s} {is|are} left out: JSON Resume has one web address for an entry, and none \
    for an award";
const ENDS: &str = "{n} {end of a span is|ends of spans are} left out: JSON Resume has one date for an award, \
    a certificate or a publication";

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let career = Career::of(outgoing);
    let basics = profile::basics(outgoing.profile, left_out);
    // In this order, whichever is met first.
    for sentence in [OTHER_YEARS, NOTES, LINKS, ENDS] {
        left_out.count(0, sentence);
    }
    let mut resume = vec![("basics", basics.map(FieldValue::Table))];
    for section in &SECTIONS {
        let (milestones, undatable): (Vec<_>, Vec<_>) =
            career.entries(section.holds).into_iter().partition(|milestone| is_datable(milestone));
        left_out.count(undatable.len(), OTHER_YEARS);
        let entries = milestones.into_iter().map(|milestone| (section.entry)(milestone, left_out));
        resume.push((section.key, some(entries.collect()).map(FieldValue::Tables)));
    }
    resume.push(("meta", Some(FieldValue::Table(vec![("version", json::text("v1.0.0"))]))));
    let written = outgoing.milestones().map(|milestone| &**milestone).filter(|m| is_datable(m));
    career::leave_out_credentials(written, "JSON Resume", left_out);
    let has_tags = |milestone: &Milestone| {
        SECTIONS.last().is_some_and(|projects| projects.holds.contains(&KnownKind::of(milestone)))
    };
    career::leave_out_others(outgoing, "JSON Resume", has_tags, left_out);
    Ok(json::pretty(Some(FieldValue::Table(resume)).into()) + "\n")
}

fn is_datable(milestone: &Milestone) -> bool {
    let (begin, end) = career::begin_and_end(milestone);
    [Some(begin), end].into_iter().flatten().all(|date| YEARS.contains(&date.year()))
}

/// A section of the format, in the order of its schema.
struct SectionWriter {
    key: &'static str,
    holds: &'static [KnownKind],
    entry: fn(&Milestone, &mut LeftOut) -> Fields,
}

const SECTIONS: [SectionWriter; 7] = [
    SectionWriter { key: "work", holds: &[KnownKind::Work], entry: work },
    SectionWriter { key: "volunteer", holds: &[KnownKind::Volunteering], entry: volunteer },
    SectionWriter {
        key: "education",
        holds: &[KnownKind::Education, KnownKind::Training],
        entry: education,
    },
    SectionWriter { key: "awards", holds: &[KnownKind::Awards], entry: award },
    SectionWriter { key: "certificates", holds: &[KnownKind::Certificates], entry: certificate },
    SectionWriter { key: "publications", holds: &[KnownKind::Publications], entry: publication },
    SectionWriter {
        key: "projects",
        holds: &[KnownKind::Talks, KnownKind::Projects, KnownKind::Other],
        entry: project,
    },
];

fn work(role: &Milestone, left_out: &mut LeftOut) -> Fields {
    occupation("name", role, left_out)
}

fn volunteer(role: &Milestone, left_out: &mut LeftOut) -> Fields {
    occupation("organization", role, left_out)
}

fn occupation(organisation: &'static str, role: &Milestone, left_out: &mut LeftOut) -> Fields {
    let mut entry =
        vec![(organisation, role.organisation().and_then(line)), ("position", title(role))];
    entry.extend([("url", url(role, left_out))]);
    entry.extend(span(role));
    let note = CvNote::of(role.note.as_deref());
    entry.extend([("summary", prose(note.summary)), ("highlights", list(note.highlights))]);
    entry
}

/// Without an institution the title is in its place, since many themes show no entry without one.
fn education(study: &Milestone, left_out: &mut LeftOut) -> Fields {
    const COURSE: &str = "Course";
    let institution = study.organisation();
    let area = institution.is_some().then_some(study.title.as_str());
    let (kind, area) = match KnownKind::of(study) {
        KnownKind::Training => (Some(COURSE), area),
        _ => match area.and_then(career::degree_and_area).filter(|(kind, _)| *kind != COURSE) {
            Some((kind, area)) => (Some(kind), Some(area)),
            None => (None, area),
        },
    };
    let note = CvNote::of(study.note.as_deref());
    left_out.count(usize::from(note.summary.is_some()), NOTES);
    let mut entry = vec![
        ("institution", institution.map_or_else(|| title(study), line)),
        ("url", url(study, left_out)),
        ("area", area.and_then(line)),
        ("studyType", kind.and_then(line)),
    ];
    entry.extend(span(study));
    entry.push(("courses", list(note.highlights)));
    entry
}

fn award(award: &Milestone, left_out: &mut LeftOut) -> Fields {
    left_out.count(usize::from(award.until.is_some()), ENDS);
    left_out.count(award.links.len(), LINKS);
    vec![
        ("title", title(award)),
        ("date", date(award.on)),
        ("awarder", award.organisation().and_then(line)),
        ("summary", prose(award.note.clone())),
    ]
}

fn certificate(certificate: &Milestone, left_out: &mut LeftOut) -> Fields {
    left_out.count(usize::from(certificate.until.is_some()), ENDS);
    left_out.count(usize::from(certificate.note.is_some()), NOTES);
    vec![
        ("name", title(certificate)),
        ("date", date(certificate.on)),
        ("url", url(certificate, left_out)),
        ("issuer", certificate.issuer().and_then(line)),
    ]
}

fn publication(publication: &Milestone, left_out: &mut LeftOut) -> Fields {
    left_out.count(usize::from(publication.until.is_some()), ENDS);
    vec![
        ("name", title(publication)),
        ("publisher", publication.organisation().and_then(line)),
        ("releaseDate", date(publication.on)),
        ("url", url(publication, left_out)),
        ("summary", prose(publication.note.clone())),
    ]
}

/// Its type is the kind, so that what is no project is known as what it is.
fn project(project: &Milestone, left_out: &mut LeftOut) -> Fields {
    let note = CvNote::of(project.note.as_deref());
    let kind = project.kind.as_ref().filter(|kind| !alike(kind, "project"));
    let mut entry = vec![
        ("name", title(project)),
        ("description", prose(note.summary)),
        ("highlights", list(note.highlights)),
        ("keywords", list(project.tags.clone())),
    ];
    entry.extend(span(project));
    entry.extend([
        ("url", url(project, left_out)),
        ("entity", project.organisation().and_then(line)),
        ("type", kind.and_then(|kind| line(kind))),
    ]);
    entry
}

fn title(milestone: &Milestone) -> Option<FieldValue> {
    line(&milestone.title)
}

fn date(date: Date) -> Option<FieldValue> {
    Some(FieldValue::Date(date))
}

fn span(milestone: &Milestone) -> [(&'static str, Option<FieldValue>); 2] {
    let (begin, end) = career::begin_and_end(milestone);
    [("startDate", date(begin)), ("endDate", end.and_then(date))]
}

fn url(milestone: &Milestone, left_out: &mut LeftOut) -> Option<FieldValue> {
    let (address, others) = career::address(milestone);
    left_out.count(others, LINKS);
    json::text(address?)
}

fn line(text: &str) -> Option<FieldValue> {
    json::text(plain(text))
}

fn prose(text: Option<String>) -> Option<FieldValue> {
    line(&text?)
}

fn list(entries: Vec<String>) -> Option<FieldValue> {
    some(entries.iter().map(|entry| plain(entry)).collect()).map(FieldValue::Texts)
}

/// A text that is no HTML, since some themes put texts into their pages without escaping them: a word joiner, which is
/// invisible and without width, follows the sign with which a tag or an entity begins.
fn plain(text: &str) -> String {
    const JOINER: char = '\u{2060}';
    let mut plain = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        plain.push(c);
        let rest = &text[at..];
        plain.extend((is_tag(rest) || is_entity(rest)).then_some(JOINER));
    }
    plain
}

fn is_tag(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?');
    text.strip_prefix('<').is_some_and(|rest| rest.starts_with(begins))
}

/// `&amp;` or `&#39;`, which the readers of résumés decode.
fn is_entity(text: &str) -> bool {
    const LONGEST: usize = 33;
    let Some(rest) = text.strip_prefix('&') else {
        return false;
    };
    let end =
        rest.bytes().take(LONGEST).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
    end.is_some_and(|end| end > 0 && rest[end..].starts_with(';'))
}
