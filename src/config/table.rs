//! Reads the settings from the tables of the file; the first thing that is wrong ends it.

use super::fault::Mistake;
use super::{Config, GlyphSet, ReviewSettings};
use crate::domain::date::{DateFormat, WeekStart};
use crate::domain::filter::nearest::closest;
use crate::domain::profile::Profile;
use crate::domain::words::list_with;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::ops::Range;
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const NAMES: &[&str] = &[
    "dir",
    "name",
    "glyphs",
    "theme",
    "week_start",
    "date_format",
    "mouse",
    "editor",
    "themes",
    "keys",
    "filters",
    "review",
    "cv",
];
const CV_NAMES: &[&str] = &["name", "headline", "email", "url", "links", "summary"];
const REVIEW_NAMES: &[&str] = &["every_days"];
const GLYPHS: &[(&str, GlyphSet)] = &[("unicode", GlyphSet::Unicode), ("ascii", GlyphSet::Ascii)];
const WEEK_STARTS: &[(&str, WeekStart)] = &[
    ("monday", WeekStart::Monday),
    ("sunday", WeekStart::Sunday),
    ("saturday", WeekStart::Saturday),
];
const DATE_FORMATS: &[(&str, DateFormat)] = &[
    ("day-month", DateFormat::DayMonth),
    ("month-day", DateFormat::MonthDay),
    ("iso", DateFormat::Iso),
];

/// A line of the file: the name of a setting and its value.
#[derive(Clone, Copy)]
struct Setting<'v, 't> {
    key: &'v Spanned<Cow<'t, str>>,
    value: &'v Spanned<DeValue<'t>>,
}

pub(super) fn settings(text: &str) -> Result<Config, Mistake> {
    let mut config = Config::default();
    for setting in in_table(DeTable::parse(text)?.get_ref()) {
        match setting.name() {
            "dir" => config.dir = Some(setting.folder()?),
            "name" => setting.text()?.clone_into(&mut config.name),
            "glyphs" => config.glyphs = setting.word(GLYPHS)?,
            "theme" => setting.text()?.clone_into(&mut config.themes.chosen),
            "themes" => {
                let colours = |theme: Setting<'_, '_>| theme.each(|c| c.text().map(str::to_owned));
                config.themes.own = setting.each(colours)?;
            }
            "week_start" => config.week_start = setting.word(WEEK_STARTS)?,
            "date_format" => config.date_format = setting.word(DATE_FORMATS)?,
            "mouse" => config.mouse = setting.flag()?,
            "editor" => config.editor = setting.some_text()?,
            "keys" => config.keys = setting.each(Setting::keys)?,
            "filters" => {
                config.filters = setting.each(|filter| filter.text().map(str::to_owned))?
            }
            "review" => config.review = review(setting)?,
            "cv" => config.cv = cv(setting)?,
            _ => return Err(setting.unknown(NAMES)),
        }
    }
    Ok(config)
}

/// The places of the settings in a table of a text whose settings were read; without a name, those before all tables.
pub(super) fn places(
    text: &str,
    table: &[&str],
) -> Result<BTreeMap<String, SettingPlaces>, Mistake> {
    let root = DeTable::parse(text)?;
    let table =
        table.iter().try_fold(root.get_ref(), |table, name| table.get(*name)?.get_ref().as_table());
    let places = |setting: Setting<'_, '_>| {
        let places = SettingPlaces { key: setting.key.span(), value: setting.value.span() };
        (setting.name().to_owned(), places)
    };
    Ok(table.into_iter().flat_map(in_table).map(places).collect())
}

/// Where a setting and its value are, in bytes.
#[derive(Clone)]
pub(super) struct SettingPlaces {
    pub(super) key: Range<usize>,
    pub(super) value: Range<usize>,
}

fn in_table<'v, 't>(table: &'v DeTable<'t>) -> impl Iterator<Item = Setting<'v, 't>> {
    table.iter().map(|(key, value)| Setting { key, value })
}

fn review(setting: Setting<'_, '_>) -> Result<ReviewSettings, Mistake> {
    let mut review = ReviewSettings::default();
    for setting in setting.table()? {
        match setting.name() {
            "every_days" => review.every_days = setting.days()?,
            _ => return Err(setting.unknown(REVIEW_NAMES)),
        }
    }
    Ok(review)
}

fn cv(setting: Setting<'_, '_>) -> Result<Profile, Mistake> {
    let mut cv = Profile::default();
    for setting in setting.table()? {
        match setting.name() {
            "name" => cv.name = setting.some_text()?,
            "headline" => cv.headline = setting.some_text()?,
            "email" => cv.email = setting.some_text()?,
            "url" => cv.url = setting.some_text()?,
            "links" => cv.links = setting.texts()?,
            "summary" => cv.summary = setting.some_text()?,
            _ => return Err(setting.unknown(CV_NAMES)),
        }
    }
    Ok(cv)
}

impl<'v, 't> Setting<'v, 't> {
    fn name(self) -> &'v str {
        self.key.get_ref()
    }

    fn text(self) -> Result<&'v str, Mistake> {
        self.value.get_ref().as_str().ok_or_else(|| self.unfit("a text in quotes"))
    }

    /// A text without the blanks around it, unless nothing is left.
    fn some_text(self) -> Result<Option<String>, Mistake> {
        let trimmed = self.text()?.trim();
        Ok((!trimmed.is_empty()).then(|| trimmed.to_owned()))
    }

    fn flag(self) -> Result<bool, Mistake> {
        self.value.get_ref().as_bool().ok_or_else(|| self.unfit("true or false"))
    }

    fn texts(self) -> Result<Vec<String>, Mistake> {
        let list = self.value.get_ref().as_array();
        let list = list.ok_or_else(|| self.unfit("a list of texts"))?;
        let entries = list.iter().map(|value| Setting { value, ..self });
        entries.filter_map(|entry| entry.some_text().transpose()).collect()
    }

    fn days(self) -> Result<NonZeroU16, Mistake> {
        let number = self.value.get_ref().as_integer();
        let days = number.and_then(|n| u16::from_str_radix(n.as_str(), n.radix()).ok());
        let most = u16::MAX;
        let unfit = || self.unfit(&format!("a number of days from 1 to {most}"));
        days.and_then(NonZeroU16::new).ok_or_else(unfit)
    }

    /// A path that means the same wherever the program is started.
    fn folder(self) -> Result<PathBuf, Mistake> {
        let dir = PathBuf::from(self.text()?);
        if dir.is_absolute() || dir.starts_with("~") {
            return Ok(dir);
        }
        Err(self.mistake(format!(
            "\"{}\" would be another folder in each place that you start from; write a full path, such as \
             \"/home/me/career\", or one below your home folder, such as \"~/career\"",
            dir.display()
        )))
    }

    /// One key, or a list of them.
    fn keys(self) -> Result<Vec<String>, Mistake> {
        let read = match self.value.get_ref() {
            DeValue::String(key) => Some(vec![key.to_string()]),
            DeValue::Array(keys) => {
                keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect()
            }
            _ => None,
        };
        read.ok_or_else(|| self.unfit("a key such as \"x\", or a list of keys"))
    }

    fn word<T: Copy>(self, words: &[(&'static str, T)]) -> Result<T, Mistake> {
        let text = self.text()?;
        let found = words.iter().find(|(word, _)| *word == text);
        let known: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        found.map(|(_, meant)| *meant).ok_or_else(|| self.unfit(&list_with(&known, "or")))
    }

    fn each<T>(
        self,
        read: impl Fn(Setting<'v, 't>) -> Result<T, Mistake>,
    ) -> Result<BTreeMap<String, T>, Mistake> {
        self.table()?.map(|setting| Ok((setting.name().to_owned(), read(setting)?))).collect()
    }

    fn table(self) -> Result<impl Iterator<Item = Setting<'v, 't>>, Mistake> {
        let table = self.value.get_ref().as_table();
        Ok(in_table(table.ok_or_else(|| self.unfit(&format!("a table [{}]", self.name())))?))
    }

    fn unfit(self, wanted: &str) -> Mistake {
        let shown = match self.value.get_ref() {
            DeValue::String(text) => format!("{text:?}"),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            DeValue::Boolean(flag) => flag.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        self.mistake(format!("`{}` is {shown}, not {wanted}", self.name()))
    }

    fn unknown(self, known: &'static [&'static str]) -> Mistake {
        let quoted: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        let meant = match closest(self.name(), known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("here there can be {}", list_with(&quoted, "and")),
        };
        let message = format!("there is no setting `{}`; {meant}", self.name());
        Mistake { at: self.key.span().start, message }
    }

    fn mistake(self, message: String) -> Mistake {
        Mistake { at: self.value.span().start, message }
    }
}
