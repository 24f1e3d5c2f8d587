//! Open Badges 1 to 3: a JSON file, or a PNG image in which one is baked.

mod png;
#[cfg(test)]
mod tests;

use super::format::Format;
use super::intake::Intake;
use super::json_text::{BadValue, JsonMembers, JsonText, JsonValue, begins_like_json};
use super::options::ImportOptions;
use super::text::{self, InputFile};
use super::time::Time;
use super::unreadable::Unreadable;
use crate::domain::date::Date;
use crate::domain::milestone::{Credential, Milestone};
use std::borrow::Cow;

pub(super) const FORMAT: Format =
    Format { name: "openbadges", what: "an Open Badge", opens: |_| false, is, flags: &[], read };

/// The keywords of the texts in an image: of version 1 and 2, and of version 3.
const BAKED: &[&str] = &["openbadges", "openbadgecredential"];

/// The places of a value in the versions; in a list the first element counts.
type Paths = &'static [&'static [&'static str]];

const TITLE: Paths = &[&["credentialSubject", "achievement", "name"], &["badge", "name"]];
const ABOUT: Paths =
    &[&["credentialSubject", "achievement", "description"], &["badge", "description"]];
const ISSUER: Paths = &[
    &["issuer", "name"],
    &["credentialSubject", "achievement", "creator", "name"],
    &["badge", "issuer", "name"],
];
const ON: Paths = &[&["validFrom"], &["issuanceDate"], &["issuedOn"]];
const EXPIRES: Paths = &[&["validUntil"], &["expirationDate"], &["expires"]];
const KEY: Paths = &[&["id"], &["uid"]];
const ADDRESS: Paths = &[&["id"], &["verification", "url"], &["verify", "url"]];

fn is(file: &InputFile) -> bool {
    let first = |file: &InputFile| {
        let decoded = file.text().ok()?;
        Some(is_badge(&JsonText::new(file, &decoded.text).first_object()?))
    };
    match png::is_png(&file.bytes) {
        true => png::text(&file.bytes, BAKED).is_some(),
        false => begins_like_json(&file.bytes) && first(file).unwrap_or(false),
    }
}

fn is_badge(badge: &JsonMembers<'_>) -> bool {
    let has = |path: &[&str]| find(badge, path).is_some();
    has(&["credentialSubject", "achievement"])
        || (has(&["badge"]) && (has(&["issuedOn"]) || has(&["recipient"])))
}

fn read(files: &[InputFile], _: &ImportOptions<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    for file in files {
        let json = json_of(file)?;
        let text = intake.text(&json)?;
        check_that_it_is_json(&text, file)?;
        let document = JsonText::new(file, &text);
        let values = document.values()?.into_iter();
        let values = values.flat_map(|value| value.elements().unwrap_or(vec![value]));
        let badges: Vec<Badge<'_>> = values.map(Badge::new).collect();
        if !badges.iter().any(|badge| is_badge(&badge.members)) {
            return Err(unlike(file, "it is neither an assertion nor a credential"));
        }
        for badge in badges {
            let take = |intake: &mut Intake| badge.pass_on(&document, file, intake);
            intake.take_or_set_aside(|value| document.source(value), take);
        }
    }
    Ok(())
}

fn unlike(file: &InputFile, reason: &str) -> Unreadable {
    Unreadable::Unlike { file: file.name.clone(), what: FORMAT.what, reason: reason.into() }
}

/// The file, or the text that is baked into the image.
fn json_of(file: &InputFile) -> Result<Cow<'_, InputFile>, Unreadable> {
    if !png::is_png(&file.bytes) {
        return Ok(Cow::Borrowed(file));
    }
    let baked = png::text(&file.bytes, BAKED);
    let baked = baked.ok_or_else(|| unlike(file, "no badge is baked into the image"))?;
    Ok(Cow::Owned(InputFile { name: file.name.clone(), bytes: baked.into_owned() }))
}

/// A badge may be baked as a signed token, or as a mere address.
fn check_that_it_is_json(text: &str, file: &InputFile) -> Result<(), Unreadable> {
    let text = text.trim();
    if begins_like_json(text.as_bytes()) {
        return Ok(());
    }
    Err(match text {
        _ if text.starts_with("eyJ") => file.broken(
            "the badge is a signed token (JWT), which is not read: get it as JSON from its issuer",
        ),
        _ if text.starts_with("http") => {
            let address = text::line(text);
            file.broken(&format!(
                "it has only the address of the badge: import what is at {address}"
            ))
        }
        _ => unlike(file, "it is not JSON"),
    })
}

struct Badge<'a> {
    value: JsonValue<'a>,
    members: JsonMembers<'a>,
}

impl<'a> Badge<'a> {
    fn new(value: JsonValue<'a>) -> Badge<'a> {
        Badge { value, members: value.members().unwrap_or_default() }
    }

    fn pass_on(
        &self,
        document: &JsonText<'_>,
        file: &InputFile,
        intake: &mut Intake,
    ) -> Result<(), BadValue<'a>> {
        let source = document.source(self.value);
        if !is_badge(&self.members) {
            return Err((self.value, "it is not a badge".into()));
        }
        let (on, expires) = (self.date(ON)?, self.date(EXPIRES)?);
        let told = self.text(TITLE);
        let from_name = || title_of(file.base_name());
        let title =
            told.clone().or_else(from_name).ok_or((self.value, "it has no title".into()))?;
        let issuer = self.text(ISSUER);
        let key = self.text(KEY);
        let id = match &key {
            Some(key) => intake.id(&[key]),
            None => intake.id(&["", &title, &on.map(|on| on.to_string()).unwrap_or_default()]),
        };
        let Some(id) = id else {
            intake.leave("repeated");
            return Ok(());
        };
        if told.is_none() {
            intake.remark(format!(
                "{source}: no title inside; is it \"{title}\", as the file's name has it?"
            ));
        }
        let url = self.text(ADDRESS).filter(|address| address.starts_with("http"));
        let note = find_any(&self.members, ABOUT).and_then(JsonValue::text);
        let milestone = Milestone {
            kind: Some("certification".into()),
            credential: Some(Credential { issuer, id: None, url, expires }),
            note: note.and_then(|note| text::note(&note)),
            ..Milestone::new(id, title, Date::Year(1))
        };
        intake.exact_milestone(milestone, on, source);
        Ok(())
    }

    fn text(&self, paths: Paths) -> Option<String> {
        text::some_line(&find_any(&self.members, paths)?.text()?)
    }

    /// The times are midnights in UTC.
    fn date(&self, paths: Paths) -> Result<Option<Date>, BadValue<'a>> {
        let Some(value) = find_any(&self.members, paths) else {
            return Ok(None);
        };
        let text = value.text_or_number().unwrap_or_default();
        let wrong = || (value, format!("\"{}\" is not a time", text::line(&text)));
        Ok(Some(Date::Day(Time::parse(&text).ok_or_else(wrong)?.utc_day())))
    }
}

/// The first value that is there.
fn find_any<'a>(members: &JsonMembers<'a>, paths: Paths) -> Option<JsonValue<'a>> {
    paths.iter().filter_map(|path| find(members, path)).find(|value| !value.is_null())
}

fn find<'a>(members: &JsonMembers<'a>, path: &[&str]) -> Option<JsonValue<'a>> {
    let (key, rest) = path.split_first()?;
    let value = *members.get(*key)?;
    if rest.is_empty() {
        return Some(value);
    }
    let first = || value.elements().and_then(|elements| elements.first().copied());
    find(&value.members().or_else(|| first()?.members())?, rest)
}

/// `aws-certified_developer.png` is "Aws certified developer".
fn title_of(name: &str) -> Option<String> {
    let (name, _) = name.rsplit_once('.')?;
    let title = text::some_line(&name.replace(['-', '_', '+'], " "))?;
    let mut letters = title.chars();
    let first = letters.next().filter(|_| title.chars().any(char::is_alphabetic))?;
    Some(first.to_uppercase().chain(letters).collect())
}
