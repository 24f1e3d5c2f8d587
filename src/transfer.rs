//! Other formats: the text or the bytes of a file in, items out. No file access, no clock.
//!
//! One file and one row of [`FORMATS`] for each format. A reader passes what it finds to an [`Intake`], which gives ids,
//! cleans texts and keeps the rules that hold for all formats; `domain::import` compares the result with the journey.

pub(crate) mod archive;
mod csv;
mod dates;
#[cfg(test)]
mod fixtures;
mod intake;
mod json;
mod jsonresume;
mod linkedin;
mod markdown;
mod openbadges;
mod org;
mod own;
mod table;
mod task;
mod taskwarrior;
mod text;
mod time;
mod todotxt;

pub(crate) use self::text::InputFile;

use self::intake::Intake;
use crate::domain::date::Day;
use crate::domain::import::Import;
use thiserror::Error;

/// A format that can be imported.
pub(crate) struct Format {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// With its article: `a taskwarrior export`.
    pub(crate) what: &'static str,
    /// Whether it opens the member of a folder or of an archive that has this name, without folders.
    pub(crate) opens: fn(&str) -> bool,
    /// Whether a file is certainly of this format.
    pub(crate) is: fn(&InputFile) -> bool,
    read: Reader,
}

/// Reads the files of one import.
type Reader = fn(&[InputFile], &ImportOptions<'_>, &mut Intake) -> Result<(), Unreadable>;

/// All formats, in the order in which a file is tried.
pub(crate) const FORMATS: &[Format] = &[
    own::FORMAT,
    linkedin::FORMAT,
    jsonresume::FORMAT,
    csv::FORMAT,
    taskwarrior::FORMAT,
    org::FORMAT,
    todotxt::FORMAT,
    markdown::FORMAT,
    openbadges::FORMAT,
];

/// What a reader has to know besides the files.
pub(crate) struct ImportOptions<'a> {
    pub(crate) today: Day,
    /// The local day of a moment, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) local_day: &'a dyn Fn(i64) -> Day,
    pub(crate) asked: &'a Asked,
}

/// What the user asked for, by flags.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Asked {
    /// How a date of three numbers is written, where its column does not decide.
    pub(crate) dates: Option<DateOrder>,
    /// Days stay days, even if all are the first or the last of their months.
    pub(crate) days: bool,
    /// The column or the constant for a field: `title=Name`.
    pub(crate) map: Vec<(String, String)>,
    /// What each row becomes.
    pub(crate) rows: RowKind,
    pub(crate) learning: bool,
    pub(crate) recurring: bool,
    pub(crate) scheduled: bool,
    pub(crate) dropped: bool,
    /// Each project becomes a larger goal.
    pub(crate) larger_projects: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
}

impl DateOrder {
    /// The order by its name, `dmy` or `mdy`.
    pub(crate) fn named(name: &str) -> Option<DateOrder> {
        match name {
            "dmy" => Some(DateOrder::DayFirst),
            "mdy" => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// What a row of a table or a list becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum RowKind {
    /// What the format itself says.
    #[default]
    Unsaid,
    Milestone,
    Goal,
    Done,
}

/// Why a file cannot be read as a format. Nothing of it is taken then.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub(crate) enum Unreadable {
    /// It is of another format.
    #[error("{file} is not {what}: {reason}")]
    Unlike { file: String, what: &'static str, reason: String },
    /// It is of the format, or says so, and broken.
    #[error("{file}{}: {reason}", place(*.line, *.column))]
    Broken { file: String, line: Option<usize>, column: Option<usize>, reason: String },
}

fn place(line: Option<usize>, column: Option<usize>) -> String {
    let number = |n: Option<usize>| n.map(|n| format!(":{n}")).unwrap_or_default();
    format!("{}{}", number(line), number(line.and(column)))
}

pub(crate) fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name.eq_ignore_ascii_case(name))
}

/// The format that a file is certainly of.
pub(crate) fn guess(file: &InputFile) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.is)(file))
}

impl Format {
    /// Reads the files of one import.
    ///
    /// # Errors
    /// If a file is not of this format, or broken as a whole. A row that cannot be read is set aside instead.
    pub(crate) fn read(
        &self,
        files: &[InputFile],
        options: &ImportOptions<'_>,
    ) -> Result<Import, Unreadable> {
        let mut intake = Intake::new(self.name, options);
        (self.read)(files, options, &mut intake)?;
        Ok(intake.finish())
    }
}
