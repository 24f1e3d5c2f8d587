//! JSON Resume, version 1 and its drafts.

mod section;
#[cfg(test)]
mod tests;

use self::section::{ResumeSection, SECTIONS};
use super::dates::{DateReader, Loose};
use super::format::Format;
use super::intake::{Happened, Intake};
use super::json_text::{BadValue, JsonMembers, JsonText, JsonValue, begins_like_json};
use super::options::{FormatFlag, ImportOptions};
use super::text::InputFile;
use super::unreadable::Unreadable;
use crate::domain::date::{Date, Until};
use crate::domain::milestone::{Credential, Milestone};
use crate::domain::sorted::SortedSet;

pub(super) const FORMAT: Format = Format {
    name: "jsonresume",
    what: "a JSON Resume",
    opens: |name| {
        let name = name.to_lowercase();
        name.starts_with("resume") && name.ends_with(".json")
    },
    is,
    flags: &[FormatFlag::Dates, FormatFlag::Days],
    read,
};

/// It has an occupation, or a person with something else of a career.
fn is(file: &InputFile) -> bool {
    let certain = || {
        let decoded = file.text().ok()?;
        let resume = JsonText::new(file, &decoded.text).value().ok()?.members()?;
        let mut there = SECTIONS.iter().filter(|section| section.is_in(&resume));
        Some(there.any(|section| section.goes_on || section::has_person(&resume)))
    };
    begins_like_json(&file.bytes) && certain().unwrap_or(false)
}

fn read(
    files: &[InputFile],
    options: &ImportOptions<'_>,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    let mut reader = ResumeReader::default();
    for file in files {
        reader.read(file, options, intake)?;
    }
    for section in SECTIONS.iter().filter(|section| !reader.found.contains(section.name)) {
        intake.missing(section.name);
    }
    Ok(())
}

fn resume<'a>(value: JsonValue<'a>, file: &InputFile) -> Result<JsonMembers<'a>, Unreadable> {
    let is_known = |resume: &JsonMembers<'_>| {
        section::has_person(resume) || SECTIONS.iter().any(|section| section.is_in(resume))
    };
    value.members().filter(is_known).ok_or_else(|| Unreadable::Unlike {
        file: file.name.clone(),
        what: FORMAT.what,
        reason: "it has none of its sections, such as work and education".into(),
    })
}

#[derive(Default)]
struct ResumeReader {
    found: SortedSet<&'static str>,
    /// The keys of the entries of the files before.
    earlier: SortedSet<ResumeKey>,
    own: Vec<ResumeKey>,
}

/// Section, title, organisation and beginning, as the file has them.
type ResumeKey = [String; 4];

/// What is needed to understand the values of a file.
struct ResumeText<'a> {
    document: &'a JsonText<'a>,
    dates: DateReader<'a>,
}

impl ResumeReader {
    fn read(
        &mut self,
        file: &InputFile,
        options: &ImportOptions<'_>,
        intake: &mut Intake,
    ) -> Result<(), Unreadable> {
        let text = intake.text(file)?;
        let document = JsonText::new(file, &text);
        let resume = resume(document.value()?, file)?;
        let dates: Vec<String> =
            SECTIONS.iter().flat_map(|section| section.dates(&resume)).collect();
        let within = ResumeText {
            document: &document,
            dates: DateReader::new(options).of_column(dates.iter()),
        };
        for section in &SECTIONS {
            let entries = section.entries(&resume);
            if !entries.is_empty() {
                intake.section(section.name, entries.len());
                self.found.insert(section.name);
            }
            if let Some(value) = section.no_list(&resume) {
                intake.set_aside(document.source(value), "it is not a list of entries");
                self.found.insert(section.name);
            }
            for value in entries {
                let take = |intake: &mut Intake| self.take(section, value, &within, intake);
                intake.take_or_set_aside(|value| document.source(value), take);
            }
        }
        self.earlier.extend(self.own.drain(..));
        Ok(())
    }

    fn take<'a>(
        &mut self,
        section: &'static ResumeSection,
        value: JsonValue<'a>,
        within: &ResumeText<'_>,
        intake: &mut Intake,
    ) -> Result<(), BadValue<'a>> {
        let entry = value.members().unwrap_or_default();
        let title = section.title(&entry).ok_or((value, "it has no title".to_owned()))?;
        let at = section.at(&entry);
        let begin = section::filled(&entry, section.on).map(|(_, text)| text);
        let key =
            [section.name, &title, at.as_deref().unwrap_or(""), begin.as_deref().unwrap_or("")];
        if self.is_repeated(key) {
            intake.leave("repeated");
            return Ok(());
        }
        // Some write the whole span as its beginning.
        let begin = within.date(&entry, section.on, DateReader::extent, intake)?;
        let end = within.date(&entry, section.until, DateReader::until, intake)?;
        let end = end.or(begin.and_then(|span| span.until));
        let mut on = begin.map(|span| span.on);
        let id = intake.counted_id(&key);
        if at.as_ref().is_some_and(|at| *at != title) {
            intake.other_key(&id, &[key[0], key[1], "", key[3]], true);
        }
        let mut milestone = Milestone {
            kind: Some(section.kind(&entry)),
            tags: section.tags(&entry),
            note: section.note(&entry),
            ..Milestone::new(id, title, Date::Year(1))
        };
        if section.is_credential {
            let expires = end.and_then(Until::date);
            milestone.credential = Some(Credential { expires, ..section.credential(&entry) });
        } else {
            milestone.at = at.filter(|at| *at != milestone.title);
            milestone.links = section.links(&entry);
            milestone.until = end.or(section.goes_on.then_some(Until::Now));
            // Of a degree often only the end is told.
            on = on.or(end.and_then(Until::date));
        }
        let happened = Happened { milestone, on, section: section.name };
        intake.milestone(happened, within.document.source(value));
        Ok(())
    }

    /// Whether a file before has it, perhaps in another language: then the title differs, not where it began and when.
    fn is_repeated(&mut self, key: [&str; 4]) -> bool {
        let [section, _, at, begin] = key;
        let without_title = [section, "", at, begin];
        let is_told = !at.is_empty() && !begin.is_empty();
        let keys = std::iter::once(key).chain(is_told.then_some(without_title));
        let keys: Vec<ResumeKey> = keys.map(|key| key.map(str::to_owned)).collect();
        let is_repeated = keys.iter().any(|key| self.earlier.contains(key));
        self.own.extend(keys);
        is_repeated
    }
}

impl<'w> ResumeText<'w> {
    /// The first date under those keys that is filled.
    fn date<'a, T>(
        &self,
        entry: &JsonMembers<'a>,
        keys: &[&str],
        parse: impl Fn(&DateReader<'w>, &str) -> Result<Option<Loose<T>>, String>,
        intake: &mut Intake,
    ) -> Result<Option<T>, BadValue<'a>> {
        let Some((value, text)) = section::filled(entry, keys) else {
            return Ok(None);
        };
        // A program that has only days writes midnight, which is no moment.
        let day = text.split_once("T00:00:00").map_or(text.as_str(), |(day, _)| day);
        let date = parse(&self.dates, day).map_err(|reason| (value, reason))?;
        Ok(intake.settled(date, || self.document.source(value)))
    }
}
