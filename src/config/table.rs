//! Reads the settings from the tables of the file; the first thing that is wrong ends it.

use super::fault::Mistake;
use super::{Config, Cv, GlyphSet, ReviewSettings, ThemeName};
use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type SettingKey<'t> = Spanned<std::borrow::Cow<'t, str>>;
type SettingValue<'t> = Spanned<DeValue<'t>>;

const NAMES: &[&str] = &["dir", "name", "glyphs", "theme", "keys", "filters", "review", "cv"];
const CV_NAMES: &[&str] = &["name", "headline", "email", "url", "links", "summary"];
const GLYPHS: &[(&str, GlyphSet)] = &[("unicode", GlyphSet::Unicode), ("ascii", GlyphSet::Ascii)];
const THEMES: &[(&str, ThemeName)] =
    &[("auto", ThemeName::Auto), ("dark", ThemeName::Dark), ("light", ThemeName::Light)];

pub(super) fn settings(text: &str) -> Result<Config, Mistake> {
    let mut config = Config::default();
    for (key, value) in DeTable::parse(text)?.get_ref() {
        match &**key.get_ref() {
            "dir" => config.dir = Some(folder(value)?),
            "name" => string(value)?.clone_into(&mut config.name),
            "glyphs" => config.glyphs = word(value, GLYPHS)?,
            "theme" => config.theme = word(value, THEMES)?,
            "keys" => config.keys = each(value, keys)?,
            "filters" => config.filters = each(value, |filter| string(filter).map(str::to_owned))?,
            "review" => config.review = review(value)?,
            "cv" => config.cv = cv(value)?,
            _ => return Err(unknown("field", key, NAMES)),
        }
    }
    Ok(config)
}

/// The places of the saved filters in a text whose settings were read.
pub(super) fn filters(text: &str) -> Result<BTreeMap<String, std::ops::Range<usize>>, Mistake> {
    let table = DeTable::parse(text)?;
    let filters = table.get_ref().get("filters");
    let place =
        |(key, value): (&SettingKey, &SettingValue)| (key.get_ref().to_string(), value.span());
    Ok(filters.and_then(|all| all.get_ref().as_table()).into_iter().flatten().map(place).collect())
}

fn review(value: &SettingValue) -> Result<ReviewSettings, Mistake> {
    let mut review = ReviewSettings::default();
    for (key, value) in table(value)? {
        match &**key.get_ref() {
            "every_days" => review.every_days = days(value)?,
            _ => return Err(unknown("field", key, &["every_days"])),
        }
    }
    Ok(review)
}

fn cv(value: &SettingValue) -> Result<Cv, Mistake> {
    let mut cv = Cv::default();
    for (key, value) in table(value)? {
        match &**key.get_ref() {
            "name" => cv.name = text(value)?,
            "headline" => cv.headline = text(value)?,
            "email" => cv.email = text(value)?,
            "url" => cv.url = text(value)?,
            "links" => cv.links = texts(value)?,
            "summary" => cv.summary = text(value)?,
            _ => return Err(unknown("field", key, CV_NAMES)),
        }
    }
    Ok(cv)
}

/// A text without the blanks around it, unless nothing is left.
fn text(value: &SettingValue) -> Result<Option<String>, Mistake> {
    let trimmed = string(value)?.trim();
    Ok((!trimmed.is_empty()).then(|| trimmed.to_owned()))
}

fn texts(value: &SettingValue) -> Result<Vec<String>, Mistake> {
    let list = value.get_ref().as_array();
    let list = list.ok_or_else(|| unfit("type", value, "a list of strings"))?;
    list.iter().filter_map(|value| text(value).transpose()).collect()
}

fn days(value: &SettingValue) -> Result<NonZeroU16, Mistake> {
    let Some(number) = value.get_ref().as_integer() else {
        return Err(unfit("type", value, "a nonzero u16"));
    };
    let days = u16::from_str_radix(number.as_str(), number.radix()).ok().and_then(NonZeroU16::new);
    days.ok_or_else(|| unfit("value", value, "a nonzero u16"))
}

/// A path that means the same wherever the program is started.
fn folder(value: &SettingValue) -> Result<PathBuf, Mistake> {
    let dir = PathBuf::from(string(value)?);
    if dir.is_absolute() || dir.starts_with("~") {
        return Ok(dir);
    }
    let message = format!(
        "\"{}\" would be another folder in each place that you start from; write a full path, such as \
         \"/home/me/career\", or one below your home folder, such as \"~/career\"",
        dir.display()
    );
    Err(Mistake { at: value.span().start, message })
}

/// One key, or a list of them.
fn keys(value: &SettingValue) -> Result<Vec<String>, Mistake> {
    let read = match value.get_ref() {
        DeValue::String(key) => Some(vec![key.to_string()]),
        DeValue::Array(keys) => {
            keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect()
        }
        _ => None,
    };
    let message = "a key such as \"x\", or a list of keys".to_owned();
    read.ok_or(Mistake { at: value.span().start, message })
}

fn each<T>(
    value: &SettingValue,
    read: impl Fn(&SettingValue) -> Result<T, Mistake>,
) -> Result<BTreeMap<String, T>, Mistake> {
    table(value)?.iter().map(|(key, value)| Ok((key.get_ref().to_string(), read(value)?))).collect()
}

fn word<T: Copy>(value: &SettingValue, words: &[(&str, T)]) -> Result<T, Mistake> {
    let text = string(value)?;
    let found = words.iter().find(|(word, _)| *word == text);
    let known = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>();
    found.map(|(_, meant)| *meant).ok_or_else(|| {
        let written = Spanned::new(value.span(), text.into());
        unknown("variant", &written, &known())
    })
}

fn string<'t>(value: &'t SettingValue) -> Result<&'t str, Mistake> {
    value.get_ref().as_str().ok_or_else(|| unfit("type", value, "a string"))
}

fn table<'v, 't>(value: &'v SettingValue<'t>) -> Result<&'v DeTable<'t>, Mistake> {
    value.get_ref().as_table().ok_or_else(|| unfit("type", value, "a table"))
}

fn unfit(what: &str, value: &SettingValue, expected: &str) -> Mistake {
    let shown = match value.get_ref() {
        DeValue::String(text) => format!("string {text:?}"),
        DeValue::Integer(number) => format!("integer `{number}`"),
        DeValue::Float(number) => format!("floating point `{number}`"),
        DeValue::Boolean(flag) => format!("boolean `{flag}`"),
        other => other.type_str().to_owned(),
    };
    Mistake {
        at: value.span().start,
        message: format!("invalid {what}: {shown}, expected {expected}"),
    }
}

fn unknown(what: &str, written: &SettingKey, known: &[&str]) -> Mistake {
    let quoted: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let known = match &quoted[..] {
        [one] => one.clone(),
        [one, other] => format!("{one} or {other}"),
        all => format!("one of {}", all.join(", ")),
    };
    let message = format!("unknown {what} `{}`, expected {known}", written.get_ref());
    Mistake { at: written.span().start, message }
}
