//! The sections of a résumé, and what each of their keys becomes.

use crate::domain::fold::alike;
use crate::domain::milestone::Credential;
use crate::transfer::html::{without_entities, without_tags};
use crate::transfer::intake::tags;
use crate::transfer::json_text::{JsonMembers, JsonValue};
use crate::transfer::text;

/// A section whose entries become milestones; a key has its names in the drafts too, the first that is filled counts.
pub(super) struct ResumeSection {
    /// Its key in the file.
    pub(super) name: &'static str,
    kind: &'static str,
    other_kind: OtherKind,
    /// The parts of the title.
    title: &'static [Keys],
    /// The organisation.
    at: Keys,
    pub(super) on: Keys,
    pub(super) until: Keys,
    /// Without an end it goes on; the entries of the other sections are events then.
    pub(super) goes_on: bool,
    /// The organisation is its issuer, and the end the day on which it lapses.
    pub(super) is_credential: bool,
}

type Keys = &'static [&'static str];

/// Entries of another kind than that of their section.
enum OtherKind {
    None,
    /// Those with that word under that key.
    Word {
        key: &'static str,
        word: &'static str,
        kind: &'static str,
    },
    /// Those with another word than the section's own under that key, which is their kind.
    Own(&'static str),
}

const PLAIN: ResumeSection = ResumeSection {
    name: "",
    kind: "",
    other_kind: OtherKind::None,
    title: &[&["name", "title"]],
    at: &[],
    on: &["startDate", "date"],
    until: &["endDate"],
    goes_on: false,
    is_credential: false,
};
const LINK: Keys = &["url", "website"];
const SUMMARY: Keys = &["summary", "description"];
const LISTS: Keys = &["highlights", "courses"];

/// Skills, languages, interests, references and the person are no events.
pub(super) const SECTIONS: [ResumeSection; 7] = [
    ResumeSection {
        name: "work",
        kind: "role",
        title: &[&["position", "title"]],
        at: &["name", "company"],
        goes_on: true,
        ..PLAIN
    },
    ResumeSection {
        name: "volunteer",
        kind: "volunteering",
        title: &[&["position", "title"]],
        at: &["organization", "name", "company"],
        goes_on: true,
        ..PLAIN
    },
    ResumeSection {
        name: "education",
        kind: "education",
        other_kind: OtherKind::Word { key: "studyType", word: "Course", kind: "training" },
        title: &[&["studyType"], &["area"]],
        at: &["institution", "name"],
        ..PLAIN
    },
    ResumeSection {
        name: "certificates",
        kind: "certification",
        at: &["issuer"],
        on: &["date", "startDate", "issueDate"],
        until: &["endDate", "expires"],
        is_credential: true,
        ..PLAIN
    },
    ResumeSection { name: "awards", kind: "award", at: &["awarder"], ..PLAIN },
    ResumeSection {
        name: "publications",
        kind: "writing",
        at: &["publisher"],
        on: &["releaseDate", "date"],
        until: &[],
        ..PLAIN
    },
    ResumeSection {
        name: "projects",
        kind: "project",
        other_kind: OtherKind::Own("type"),
        at: &["entity"],
        ..PLAIN
    },
];

impl ResumeSection {
    /// A template has entries without anything in them: they are none.
    pub(super) fn entries<'a>(&self, resume: &JsonMembers<'a>) -> Vec<JsonValue<'a>> {
        self.filled_entries(resume).collect()
    }

    fn filled_entries<'a>(&self, resume: &JsonMembers<'a>) -> impl Iterator<Item = JsonValue<'a>> {
        let entries = resume.get(self.name).and_then(|entries| entries.elements());
        entries.unwrap_or_default().into_iter().filter(|entry| !is_template(*entry))
    }

    /// What is in its place without being a list.
    pub(super) fn no_list<'a>(&self, resume: &JsonMembers<'a>) -> Option<JsonValue<'a>> {
        let value = *resume.get(self.name)?;
        let is_empty = is_blank(&value) || value.members().is_some_and(|own| own.is_empty());
        (value.elements().is_none() && !is_empty).then_some(value)
    }

    /// The texts of all its dates.
    pub(super) fn dates(&self, resume: &JsonMembers<'_>) -> Vec<String> {
        let entries = self.entries(resume).into_iter().filter_map(JsonValue::members);
        entries
            .flat_map(|entry| [self.on, self.until].map(|keys| text_of(&entry, keys)))
            .flatten()
            .collect()
    }

    /// Whether the file has an entry of it with a title or an organisation.
    pub(super) fn is_in(&self, resume: &JsonMembers<'_>) -> bool {
        let is_known = |entry: JsonMembers<'_>| self.title(&entry).is_some();
        self.filled_entries(resume).any(|entry| entry.members().is_some_and(is_known))
    }

    pub(super) fn kind(&self, entry: &JsonMembers<'_>) -> String {
        let own = match self.other_kind {
            OtherKind::Own(key) => text_of(entry, &[key]).filter(|kind| !alike(kind, self.kind)),
            OtherKind::Word { kind, .. } => self.other_word(entry).map(|_| kind.to_owned()),
            OtherKind::None => None,
        };
        own.unwrap_or_else(|| self.kind.to_owned())
    }

    /// The word for the other kind, if the entry has it.
    fn other_word(&self, entry: &JsonMembers<'_>) -> Option<&'static str> {
        match self.other_kind {
            OtherKind::Word { key, word, .. } => {
                (text_of(entry, &[key]).as_deref() == Some(word)).then_some(word)
            }
            OtherKind::None | OtherKind::Own(_) => None,
        }
    }

    /// Its parts, without the word for another kind and without what another part says too; else the organisation.
    pub(super) fn title(&self, entry: &JsonMembers<'_>) -> Option<String> {
        let word = self.other_word(entry);
        let parts = self.title.iter().filter_map(|keys| text_of(entry, keys));
        let parts: Vec<String> = parts.filter(|part| Some(part.as_str()) != word).collect();
        match parts.as_slice() {
            [] => self.at(entry),
            [first, second] if first.contains(second) => Some(first.clone()),
            [first, second] if second.contains(first) => Some(second.clone()),
            _ => Some(parts.join(", ")),
        }
    }

    pub(super) fn at(&self, entry: &JsonMembers<'_>) -> Option<String> {
        text_of(entry, self.at)
    }

    pub(super) fn links(&self, entry: &JsonMembers<'_>) -> Vec<String> {
        text_of(entry, LINK).filter(|link| is_address(link)).into_iter().collect()
    }

    pub(super) fn tags(&self, entry: &JsonMembers<'_>) -> Vec<String> {
        let keywords = entry.get("keywords").map(|list| list.texts()).unwrap_or_default();
        tags(keywords.iter().map(String::as_str))
    }

    /// The summary, below it the highlights as a list, and a link that is no address.
    pub(super) fn note(&self, entry: &JsonMembers<'_>) -> Option<String> {
        let summary =
            SUMMARY.iter().find_map(|key| text::note(&without_tags(&entry.get(*key)?.text()?)));
        let lists = LISTS.iter().filter_map(|key| entry.get(*key));
        let lines = lists.flat_map(|list| list.texts());
        let list: Vec<String> = lines
            .filter_map(|line| text::some_line(&without_tags(&line)))
            .map(|line| if line.starts_with("- ") { line } else { format!("- {line}") })
            .collect();
        let list = Some(list.join("\n")).filter(|list| !list.is_empty());
        let link = text_of(entry, LINK).filter(|link| !is_address(link));
        let parts: Vec<String> = summary.into_iter().chain(list).chain(link).collect();
        Some(parts.join("\n\n")).filter(|note| !note.is_empty())
    }

    pub(super) fn credential(&self, entry: &JsonMembers<'_>) -> Credential {
        Credential {
            issuer: self.at(entry),
            id: text_of(entry, &["id"]),
            url: text_of(entry, LINK).filter(|link| is_address(link)),
            expires: None,
        }
    }
}

/// Whether the file tells of a person.
pub(super) fn has_person(resume: &JsonMembers<'_>) -> bool {
    let person = resume.get("basics").and_then(|basics| basics.members());
    person.is_some_and(|person| person.contains_key("name") || person.contains_key("label"))
}

/// Whether it is an object of blank texts and empty lists.
fn is_template(entry: JsonValue<'_>) -> bool {
    entry.members().is_some_and(|members| !members.is_empty() && members.values().all(is_blank))
}

fn is_blank(value: &JsonValue<'_>) -> bool {
    match (value.text(), value.elements()) {
        (Some(text), _) => text.trim().is_empty(),
        (None, Some(elements)) => elements.is_empty(),
        (None, None) => value.is_null(),
    }
}

fn is_address(link: &str) -> bool {
    let begins =
        |start: &str| link.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    (begins("http://") || begins("https://")) && !link.contains(char::is_whitespace)
}

/// The first text that is filled, with its value.
pub(super) fn filled<'a>(
    entry: &JsonMembers<'a>,
    keys: &[&str],
) -> Option<(JsonValue<'a>, String)> {
    keys.iter().find_map(|key| {
        let value = *entry.get(*key)?;
        Some((value, text::some_line(&without_entities(&value.text_or_number()?))?))
    })
}

fn text_of(entry: &JsonMembers<'_>, keys: &[&str]) -> Option<String> {
    filled(entry, keys).map(|(_, text)| text)
}
