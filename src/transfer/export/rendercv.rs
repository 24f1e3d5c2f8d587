//! RenderCV: the milestones as the sections of a CV in YAML, from which that program typesets a PDF.

mod escape;
#[cfg(test)]
mod tests;
mod yaml;

use self::escape::{linked, list_entry, name, text};
use self::yaml::Yaml;
use super::career::{self, Career, CvNote};
use super::{Export, LeftOut, Outgoing, Profile, Unwritable};
use crate::domain::date::{Date, DateFormat, Extent, Until};
use crate::domain::kinds::KnownKind;
use crate::domain::milestone::Milestone;

pub(super) const EXPORT: Export = Export { name: "rendercv", exact: false, write };

/// A section: its heading, and the entries of one kind that the program takes there.
struct CvHeading {
    heading: &'static str,
    section: KnownKind,
    entries: EntryKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum EntryKind {
    Occupations,
    Studies,
    Others,
}

const fn others(heading: &'static str, section: KnownKind) -> CvHeading {
    CvHeading { heading, section, entries: EntryKind::Others }
}

const SECTIONS: [CvHeading; 10] = [
    CvHeading { heading: "Experience", section: KnownKind::Work, entries: EntryKind::Occupations },
    CvHeading { heading: "Education", section: KnownKind::Education, entries: EntryKind::Studies },
    others("Training", KnownKind::Training),
    others("Certifications", KnownKind::Certificates),
    others("Projects", KnownKind::Projects),
    others("Talks", KnownKind::Talks),
    others("Publications", KnownKind::Publications),
    others("Awards", KnownKind::Awards),
    CvHeading {
        heading: "Volunteering",
        section: KnownKind::Volunteering,
        entries: EntryKind::Occupations,
    },
    others("Milestones", KnownKind::Other),
];

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let mut fields = head(outgoing.profile, left_out);
    let summary = summary(outgoing.profile).and_then(some_list).map(|text| ("Summary", text));
    let sections: Vec<(&str, Yaml)> =
        summary.into_iter().chain(sections(&Career::of(outgoing))).collect();
    if !sections.is_empty() {
        fields.push(("sections", Yaml::Map(sections)));
    }
    count_lost(outgoing, left_out);
    career::leave_out_others(outgoing, "RenderCV", |_| false, left_out);
    let mut document = vec![("cv", Yaml::Map(fields))];
    document.extend(outgoing.profile.name.is_none().then(|| ("design", without_name())));
    Ok(Yaml::Map(document).written())
}

/// The sections that have an entry.
fn sections(career: &Career<'_>) -> Vec<(&'static str, Yaml)> {
    let section = |section: &CvHeading| {
        let milestones = section.milestones(career).into_iter();
        let entries = some_list(milestones.map(|milestone| section.entry(milestone)).collect());
        Some((section.heading, entries?))
    };
    SECTIONS.iter().filter_map(section).collect()
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
fn without_name() -> Yaml {
    let footer = Yaml::Text("*PAGE_NUMBER/TOTAL_PAGES*".into());
    Yaml::Map(vec![
        ("theme", Yaml::Text("classic".into())),
        ("templates", Yaml::Map(vec![("footer", footer)])),
    ])
}

/// Without a name and addresses the CV is anonymous.
fn head(profile: &Profile, left_out: &mut LeftOut) -> Vec<(&'static str, Yaml)> {
    let email = profile.email.as_ref().filter(|email| career::is_mail_address(email));
    let given: Vec<&String> = profile.url.iter().chain(&profile.links).collect();
    let addresses: Vec<String> =
        given.iter().filter_map(|link| career::web_address(link)).collect();
    let refused = given.len() - addresses.len();
    let refused = refused + usize::from(profile.email.is_some() && email.is_none());
    career::leave_out_addresses(refused, left_out);
    // The program sets the text of a website as markup.
    let (plain, others): (Vec<String>, Vec<String>) =
        addresses.into_iter().partition(|address| text(address) == *address);
    let websites: Vec<Yaml> = plain.into_iter().map(Yaml::Text).collect();
    let connections: Vec<Yaml> = others.into_iter().map(connection).collect();
    let fields = [
        ("name", profile.name.as_deref().map(|own| Yaml::Text(name(own)))),
        ("headline", profile.headline.as_deref().map(|headline| Yaml::Text(text(headline)))),
        ("email", email.cloned().map(Yaml::Text)),
        ("website", some_list(websites)),
        ("custom_connections", some_list(connections)),
    ];
    fields.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn connection(address: String) -> Yaml {
    let shown = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    Yaml::Map(vec![
        ("fontawesome_icon", Yaml::Text("link".into())),
        ("placeholder", Yaml::Text(text(shown))),
        ("url", Yaml::Text(address)),
    ])
}

/// The paragraphs of the summary.
fn summary(profile: &Profile) -> Option<Vec<Yaml>> {
    let paragraphs = profile.summary.as_deref()?.split("\n\n");
    let lines = |paragraph: &str| text(&paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    let paragraphs = paragraphs.map(lines).filter(|paragraph| !paragraph.is_empty());
    Some(paragraphs.map(Yaml::Text).collect())
}

fn some_list(entries: Vec<Yaml>) -> Option<Yaml> {
    (!entries.is_empty()).then_some(Yaml::List(entries))
}

impl CvHeading {
    fn milestones<'a>(&self, career: &Career<'a>) -> Vec<&'a Milestone> {
        match self.entries {
            EntryKind::Occupations => career.occupations(self.section),
            EntryKind::Studies | EntryKind::Others => career.milestones(&[self.section]).collect(),
        }
    }

    fn entry(&self, milestone: &Milestone) -> Yaml {
        let mut fields: Vec<(&str, Yaml)> = self.titles(milestone);
        fields.extend(dates(milestone.extent()));
        let note = CvNote::of(milestone.note.as_deref());
        let lines =
            |summary: String| summary.lines().filter_map(line).collect::<Vec<_>>().join("\n");
        fields.extend(note.summary.map(|summary| ("summary", Yaml::Text(lines(summary)))));
        let highlights = note.highlights.iter().map(|entry| Yaml::Text(list_entry(entry)));
        fields.extend(some_list(highlights.collect()).map(|list| ("highlights", list)));
        Yaml::Map(fields)
    }

    /// The title and the organisation, which an occupation and a study need; theirs is set in bold, and so is the
    /// title of one without.
    fn titles(&self, milestone: &Milestone) -> Vec<(&'static str, Yaml)> {
        let address = career::address(milestone).0;
        let title = |title: &str| linked(title, address.as_deref());
        let bold = || format!("**{}**", title(&milestone.title));
        let organisation = career::organisation(milestone);
        let degree = organisation.and_then(|_| short_degree(&milestone.title));
        let at = organisation.map(text);
        let fields = match (self.entries, at) {
            (EntryKind::Others, at) => {
                vec![("name", Some(title(&milestone.title))), ("location", at)]
            }
            (EntryKind::Occupations, None) => {
                vec![("company", Some(String::new())), ("position", Some(bold()))]
            }
            (EntryKind::Occupations, at) => {
                vec![("company", at), ("position", Some(title(&milestone.title)))]
            }
            (EntryKind::Studies, None) => {
                vec![("institution", Some(String::new())), ("area", Some(bold()))]
            }
            (EntryKind::Studies, at) => {
                let area = degree.map_or(milestone.title.as_str(), |(_, area)| area);
                let degree = degree.map(|(degree, _)| text(degree));
                vec![("institution", at), ("area", Some(title(area))), ("degree", degree)]
            }
        };
        fields.into_iter().filter_map(|(key, value)| Some((key, Yaml::Text(value?)))).collect()
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
fn dates(extent: Extent) -> Vec<(&'static str, Yaml)> {
    match extent.until {
        None => vec![("date", date(extent.on).unwrap_or_else(|| in_words(extent)))],
        Some(Until::Now) => match date(extent.on) {
            Some(on) => vec![("start_date", on), ("end_date", Yaml::Text("present".into()))],
            None => vec![("date", in_words(extent))],
        },
        Some(Until::On(until)) => match (date(extent.on), date(until)) {
            // A year or a month is its first day to the program.
            (Some(on), Some(end)) if extent.on.first_day() <= until.first_day() => {
                vec![("start_date", on), ("end_date", end)]
            }
            _ => vec![("date", in_words(extent))],
        },
    }
}

/// A year is a number, since the program would make a January of it in quotes.
fn date(date: Date) -> Option<Yaml> {
    const FOUR_DIGITS: i32 = 1000;
    match date {
        Date::Year(year) => (year >= FOUR_DIGITS).then_some(Yaml::Number(year)),
        Date::Month(..) | Date::Day(_) => Some(Yaml::Text(date.to_string())),
    }
}

fn in_words(extent: Extent) -> Yaml {
    let words = |date: Date| DateFormat::DOCUMENT.words(date).trim_start_matches('0').to_owned();
    let words = match extent.until {
        None => words(extent.on),
        Some(Until::Now) => format!("{} – present", words(extent.on)),
        Some(Until::On(until)) => format!("{} – {}", words(extent.on), words(until)),
    };
    Yaml::Text(words)
}
