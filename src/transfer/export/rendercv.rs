//! RenderCV: the milestones as the sections of a CV in YAML, from which that program typesets a PDF.

mod escape;
#[cfg(test)]
mod tests;
mod yaml;

use self::escape::{linked, list_entry, name, text};
use super::career::{self, Career, CvAddresses, CvNote, some};
use super::{Export, LeftOut, Outgoing, Profile, Unwritable};
use crate::domain::date::{Date, DateFormat, Extent, Until};
use crate::domain::kinds::KnownKind;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Fields};
use crate::transfer::json;

pub(super) const EXPORT: Export = Export { name: "rendercv", exact: false, write };

/// The sections: the heading of each, and what it holds.
const SECTIONS: [(&str, KnownKind); 10] = [
    ("Experience", KnownKind::Work),
    ("Education", KnownKind::Education),
    ("Training", KnownKind::Training),
    ("Certifications", KnownKind::Certificates),
    ("Projects", KnownKind::Projects),
    ("Talks", KnownKind::Talks),
    ("Publications", KnownKind::Publications),
    ("Awards", KnownKind::Awards),
    ("Volunteering", KnownKind::Volunteering),
    ("Milestones", KnownKind::Other),
];

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let mut fields = head(outgoing.profile, left_out);
    let sections = sections(outgoing);
    let is_any = sections.iter().any(|(_, entries)| entries.is_some());
    fields.push(("sections", is_any.then_some(FieldValue::Table(sections))));
    count_lost(outgoing, left_out);
    career::leave_out_others(outgoing, "RenderCV", |_| false, left_out);
    let design = outgoing.profile.name.is_none().then(without_name);
    Ok(yaml::written(vec![("cv", Some(FieldValue::Table(fields))), ("design", design)]))
}

fn sections(outgoing: &Outgoing<'_>) -> Fields {
    let career = Career::of(outgoing);
    let mut sections = vec![("Summary", summary(outgoing.profile).map(FieldValue::Texts))];
    sections.extend(SECTIONS.map(|(heading, kind)| {
        let entries = career.entries(&[kind]).into_iter().map(entry);
        (heading, some(entries.collect()).map(FieldValue::Tables))
    }));
    sections
}

fn count_lost(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) {
    left_out.count(
        outgoing.milestones().map(|milestone| career::address(milestone).1).sum(),
        "{n} link{|s} {is|are} left out: an entry of a CV has one web address",
    );
    let milestones = outgoing.milestones().map(|milestone| &**milestone);
    career::leave_out_credentials(milestones, "RenderCV", left_out);
}

/// The theme that is used anyway, with a footer that does not begin with the name.
fn without_name() -> FieldValue {
    let templates = vec![("footer", json::text("*PAGE_NUMBER/TOTAL_PAGES*"))];
    FieldValue::Table(vec![
        ("theme", json::text("classic")),
        ("templates", Some(FieldValue::Table(templates))),
    ])
}

/// Without a name and addresses the CV is anonymous.
fn head(profile: &Profile, left_out: &mut LeftOut) -> Fields {
    let addresses = CvAddresses::of(profile, left_out);
    let links = addresses.url.into_iter().chain(addresses.links);
    // The program sets the text of a website as markup.
    let (plain, others): (Vec<String>, Vec<String>) =
        links.partition(|address| text(address) == *address);
    let connections = others.into_iter().map(connection).collect();
    vec![
        ("name", profile.name.as_deref().and_then(|own| json::text(name(own)))),
        ("headline", profile.headline.as_deref().and_then(|headline| json::text(text(headline)))),
        ("email", addresses.email.and_then(json::text)),
        ("website", some(plain).map(FieldValue::Texts)),
        ("custom_connections", some(connections).map(FieldValue::Tables)),
    ]
}

fn connection(address: String) -> Fields {
    let shown = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    vec![
        ("fontawesome_icon", json::text("link")),
        ("placeholder", json::text(text(shown))),
        ("url", json::text(address)),
    ]
}

/// The paragraphs of the summary.
fn summary(profile: &Profile) -> Option<Vec<String>> {
    let paragraphs = profile.summary.as_deref()?.split("\n\n");
    let lines = |paragraph: &str| text(&paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    some(paragraphs.map(lines).filter(|paragraph| !paragraph.is_empty()).collect())
}

fn entry(milestone: &Milestone) -> Fields {
    let note = CvNote::of(milestone.note.as_deref());
    let lines = |summary: String| summary.lines().filter_map(line).collect::<Vec<_>>().join("\n");
    let highlights = note.highlights.iter().map(|entry| list_entry(entry)).collect();
    let mut fields = titles(milestone);
    fields.extend(dates(milestone.extent()));
    fields.push(("summary", note.summary.map(lines).map(FieldValue::Text)));
    fields.push(("highlights", some(highlights).map(FieldValue::Texts)));
    fields
}

/// The title and the organisation, which an occupation and a study need; theirs is set in bold, and so is the title of
/// one without.
fn titles(milestone: &Milestone) -> Fields {
    let address = career::address(milestone).0;
    let title = |title: &str| linked(title, address.as_deref());
    let organisation = career::organisation(milestone);
    let beside = |own: &str| match organisation {
        Some(_) => json::text(title(own)),
        None => json::text(format!("**{}**", title(own))),
    };
    let at = || json::text(organisation.map(text).unwrap_or_default());
    match KnownKind::of(milestone) {
        KnownKind::Work | KnownKind::Volunteering => {
            vec![("company", at()), ("position", beside(&milestone.title))]
        }
        KnownKind::Education => {
            let degree = organisation.and_then(|_| short_degree(&milestone.title));
            let area = degree.map_or(milestone.title.as_str(), |(_, area)| area);
            let degree = degree.and_then(|(degree, _)| json::text(text(degree)));
            vec![("institution", at()), ("area", beside(area)), ("degree", degree)]
        }
        KnownKind::Training
        | KnownKind::Certificates
        | KnownKind::Awards
        | KnownKind::Publications
        | KnownKind::Talks
        | KnownKind::Projects
        | KnownKind::Other => {
            vec![
                ("name", json::text(title(&milestone.title))),
                ("location", organisation.and_then(|at| json::text(text(at)))),
            ]
        }
    }
}

/// The degree and the area of a study, if the narrow column for degrees has room for it.
fn short_degree(title: &str) -> Option<(&str, &str)> {
    const ROOM: usize = 5;
    career::degree_and_area(title).filter(|(degree, _)| degree.chars().count() <= ROOM)
}

/// A line of a summary; a blank one would end it.
fn line(line: &str) -> Option<String> {
    Some(text(line)).filter(|line| !line.is_empty())
}

/// The fields for the date, or for both ends of a span. What the program refuses is a date in words, which it takes
/// as well.
fn dates(extent: Extent) -> Fields {
    let begin = date(extent.on);
    let (begin, end) = match extent.until {
        None => return vec![("date", begin.or_else(|| in_words(extent)))],
        Some(Until::Now) => (begin, json::text("present")),
        // A year or a month is its first day to the program.
        Some(Until::On(until)) if extent.on.first_day() <= until.first_day() => {
            (begin, date(until))
        }
        Some(Until::On(_)) => (None, None),
    };
    match begin.zip(end) {
        Some((begin, end)) => vec![("start_date", Some(begin)), ("end_date", Some(end))],
        None => vec![("date", in_words(extent))],
    }
}

/// The program takes years of four digits only.
fn date(date: Date) -> Option<FieldValue> {
    let is_taken = !matches!(date, Date::Year(..1000));
    is_taken.then_some(FieldValue::Date(date))
}

fn in_words(extent: Extent) -> Option<FieldValue> {
    let words = |date: Date| DateFormat::DOCUMENT.words(date).trim_start_matches('0').to_owned();
    json::text(match extent.until {
        None => words(extent.on),
        Some(Until::Now) => format!("{} – present", words(extent.on)),
        Some(Until::On(until)) => format!("{} – {}", words(extent.on), words(until)),
    })
}
