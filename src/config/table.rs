//! Reads the settings from the tables of the file, and finds all that is wrong in them.

use super::fault::{Mistake, line_of, places};
use super::{Config, GlyphSet};
use crate::domain::complaint::Complaint;
use crate::domain::date::{DateFormat, WeekStart};
use crate::domain::filter::Filter;
use crate::domain::filter::nearest::closest;
use crate::domain::problem::Severity;
use crate::domain::profile::Profile;
use crate::domain::sort;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::words::list_with;
use std::borrow::Cow;
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
const GLYPHS: &[(&str, GlyphSet)] =
    &[("auto", GlyphSet::Auto), ("unicode", GlyphSet::Unicode), ("ascii", GlyphSet::Ascii)];
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

/// Where a reader of settings puts its mistakes, to go on with the next.
type Mistakes = Vec<Mistake>;

/// The settings, or all mistakes in them, with what `check` finds in those that could be read.
pub(super) fn settings(
    text: &str,
    check: &mut dyn FnMut(&Config) -> Vec<Complaint>,
) -> Result<Config, Mistakes> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let (mut config, mut mistakes) = (Config::default(), Mistakes::new());
    each(in_table(root.get_ref()), &mut mistakes, &mut |setting, mistakes| {
        read(&mut config, setting, mistakes)
    });
    let (wrong, doubtful): (Vec<Complaint>, Vec<Complaint>) =
        check(&config).into_iter().partition(|complaint| complaint.severity == Severity::Error);
    let placed = |complaint: Complaint| placed(complaint, text, root.get_ref());
    config.warnings = places(doubtful.into_iter().map(placed).collect(), text);
    mistakes.extend(wrong.into_iter().map(placed));
    keep_first(&mut mistakes);
    add_syntax_errors(&mut mistakes, errors, text);
    if mistakes.is_empty() { Ok(config) } else { Err(mistakes) }
}

/// Most mistakes that are said: a file of another kind may have a hundred thousand.
const MOST: usize = 100;

/// Keeps the first mistakes in the order of the text, and says how many there are more.
fn keep_first(mistakes: &mut Mistakes) {
    sort::by_key(mistakes, |mistake| mistake.at);
    let more = mistakes.len().saturating_sub(MOST);
    mistakes.truncate(MOST);
    if let Some(last) = mistakes.last_mut().filter(|_| more > 0) {
        last.message += &format!("; there are {more} errors more");
    }
}

/// Adds what is no TOML, the first of each line, in the place of all that it may have led to: mistakes in its line, or
/// below it where it is the head of a table.
fn add_syntax_errors(mistakes: &mut Mistakes, errors: Vec<toml::de::Error>, text: &str) {
    let errors = errors.iter().take(MOST).map(|error| Mistake::of_grammar(error, text)).rev();
    let errors: SortedMap<usize, Mistake> =
        errors.map(|error| (line_of(text, error.at), error)).collect();
    let head = |line: usize| {
        let lines = text.lines().enumerate().take(line);
        lines.filter(|(_, text)| text.trim_start().starts_with('[')).last().map(|(at, _)| at + 1)
    };
    mistakes.retain(|mistake| {
        let line = line_of(text, mistake.at);
        ![Some(line), head(line)].iter().flatten().any(|line| errors.contains_key(line))
    });
    mistakes.extend(errors.into_values());
}

fn read(
    config: &mut Config,
    setting: Setting<'_, '_>,
    mistakes: &mut Mistakes,
) -> Result<(), Mistake> {
    match setting.name() {
        "dir" => config.dir = Some(setting.folder()?),
        "name" => setting.text()?.clone_into(&mut config.name),
        "glyphs" => config.glyphs = setting.word(GLYPHS)?,
        "theme" => setting.text()?.clone_into(&mut config.themes.chosen),
        "themes" => {
            let colour =
                |colour: Setting<'_, '_>, _: &mut Mistakes| colour.text().map(str::to_owned);
            config.themes.own =
                setting.by_name(mistakes, |theme, mistakes| theme.by_name(mistakes, colour))?;
        }
        "week_start" => config.week_start = setting.word(WEEK_STARTS)?,
        "date_format" => config.date_format = setting.word(DATE_FORMATS)?,
        "mouse" => config.mouse = setting.flag()?,
        "editor" => config.editor = setting.some_text()?,
        "keys" => config.keys = setting.by_name(mistakes, |keys, _| keys.keys())?,
        "filters" => config.filters = setting.by_name(mistakes, |filter, _| filter.filter())?,
        "review" => each(setting.table()?, mistakes, &mut |setting, _| match setting.name() {
            "every_days" => setting.days().map(|days| config.review.every_days = days),
            _ => Err(setting.unknown(REVIEW_NAMES)),
        }),
        "cv" => {
            let cv = &mut config.cv;
            each(setting.table()?, mistakes, &mut |setting, mistakes| {
                read_cv(cv, setting, mistakes)
            });
        }
        _ => return Err(setting.unknown(NAMES)),
    }
    Ok(())
}

fn read_cv(
    cv: &mut Profile,
    setting: Setting<'_, '_>,
    mistakes: &mut Mistakes,
) -> Result<(), Mistake> {
    match setting.name() {
        "name" => cv.name = setting.some_text()?,
        "headline" => cv.headline = setting.some_text()?,
        "email" => cv.email = setting.some_text()?,
        "url" => cv.url = setting.some_text()?,
        "links" => each(setting.list()?, mistakes, &mut |link, _| {
            cv.links.extend(link.some_text()?);
            Ok(())
        }),
        "summary" => cv.summary = setting.some_text()?,
        _ => return Err(setting.unknown(CV_NAMES)),
    }
    Ok(())
}

/// Takes each setting, whatever is wrong in another.
fn each<'v, 't: 'v>(
    settings: impl Iterator<Item = Setting<'v, 't>>,
    mistakes: &mut Mistakes,
    take: &mut dyn FnMut(Setting<'v, 't>, &mut Mistakes) -> Result<(), Mistake>,
) {
    for setting in settings {
        if let Err(mistake) = take(setting, mistakes) {
            mistakes.push(mistake);
        }
    }
}

fn placed(complaint: Complaint, text: &str, root: &DeTable<'_>) -> Mistake {
    let places = complaint.settings.iter().filter_map(|names| place(root, names));
    let places: SortedSet<usize> = places.collect();
    let at = places.last().copied().unwrap_or_default();
    let other = places.first().filter(|first| **first != at);
    let other = other.map(|first| format!("; see line {}", line_of(text, *first)));
    let message = complaint.message + &other.unwrap_or_default();
    Mistake { at, message, meant: complaint.meant }
}

/// Where a setting begins, in bytes.
fn place(root: &DeTable<'_>, names: &[String]) -> Option<usize> {
    let (name, tables) = names.split_last()?;
    let table = tables
        .iter()
        .try_fold(root, |table, name| table.get(name.as_str())?.get_ref().as_table())?;
    table.get_key_value(name.as_str()).map(|(key, _)| key.span().start)
}

/// The places of the values in a table of a text whose settings were read; without a name, of those before all tables.
pub(super) fn values(
    text: &str,
    table: Option<&str>,
) -> Result<SortedMap<String, Range<usize>>, Mistake> {
    let root = DeTable::parse(text).map_err(|error| Mistake::of_grammar(&error, text))?;
    let table = match table {
        Some(name) => root.get_ref().get(name).and_then(|table| table.get_ref().as_table()),
        None => Some(root.get_ref()),
    };
    let value = |setting: Setting<'_, '_>| (setting.name().to_owned(), setting.value.span());
    Ok(table.into_iter().flat_map(in_table).map(value).collect())
}

fn in_table<'v, 't>(table: &'v DeTable<'t>) -> impl Iterator<Item = Setting<'v, 't>> {
    table.iter().map(|(key, value)| Setting { key, value })
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

    fn list(self) -> Result<impl Iterator<Item = Setting<'v, 't>>, Mistake> {
        let list = self.value.get_ref().as_array();
        let list = list.ok_or_else(|| self.unfit("a list of texts"))?;
        Ok(list.iter().map(move |value| Setting { value, ..self }))
    }

    /// The text of a filter, which has to be one on every day.
    fn filter(self) -> Result<String, Mistake> {
        let text = self.text()?;
        let checked = Filter::check_saved(text);
        checked.map_err(|why| self.mistake(format!("`{}`: {why}", self.name())))?;
        Ok(text.to_owned())
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
        let mistake = self.mistake(format!(
            "`{}` is \"{}\", which would be another folder in each place that you start from; write a full path, such as \
             \"/home/me/career\", or one below your home folder, such as \"~/career\"",
            self.name(),
            dir.display()
        ));
        Err(Mistake { meant: Some("a full path".to_owned()), ..mistake })
    }

    /// One key, or a list of them.
    fn keys(self) -> Result<Vec<String>, Mistake> {
        let one = |key: Setting<'v, 't>| {
            let text = key.value.get_ref().as_str().map(str::to_owned);
            text.ok_or_else(|| key.unfit("a key such as \"x\", or a list of keys"))
        };
        match self.value.get_ref() {
            DeValue::Array(_) => self.list()?.map(one).collect(),
            _ => Ok(vec![one(self)?]),
        }
    }

    fn word<T: Copy>(self, words: &[(&'static str, T)]) -> Result<T, Mistake> {
        let text = self.text()?;
        let found = words.iter().find(|(word, _)| *word == text);
        let known: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        let unfit = || {
            let Mistake { at, message, .. } = self.unfit(&list_with(&known, "or"));
            match closest(text, words.iter().map(|(word, _)| *word)) {
                Some(word) => Mistake {
                    at,
                    message: format!("{message}; did you mean \"{word}\"?"),
                    meant: Some(format!("\"{word}\"")),
                },
                None => Mistake { at, message, meant: None },
            }
        };
        found.map(|(_, meant)| *meant).ok_or_else(unfit)
    }

    fn by_name<T>(
        self,
        mistakes: &mut Mistakes,
        value: impl Fn(Setting<'v, 't>, &mut Mistakes) -> Result<T, Mistake>,
    ) -> Result<SortedMap<String, T>, Mistake> {
        let mut values = SortedMap::new();
        each(self.table()?, mistakes, &mut |setting, mistakes| {
            values.insert(setting.name().to_owned(), value(setting, mistakes)?);
            Ok(())
        });
        Ok(values)
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
        let closest = closest(self.name(), known.iter().copied());
        let advice = match closest {
            Some(name) => format!("did you mean `{name}`?"),
            None if NAMES.contains(&self.name()) => {
                "it belongs above the first line in brackets".to_owned()
            }
            None => format!("the settings here are {}", list_with(&quoted, "and")),
        };
        let message = format!("there is no setting `{}`; {advice}", self.name());
        Mistake { at: self.key.span().start, message, meant: closest.map(str::to_owned) }
    }

    fn mistake(self, message: String) -> Mistake {
        Mistake { at: self.value.span().start, message, meant: None }
    }
}
