//! What came off the disk: items by home, summaries of years not looked at, and what could not be understood.

use super::conflict::Conflict;
use super::data_file::DataFile;
use super::gap::Gap;
use super::record::Record;
use super::summary::YearSummary;

/// How bad a problem is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// Something is set aside or cannot be saved until it is mended.
    Error,
    /// Everything is shown and saved; something is odd.
    Warning,
}

impl Severity {
    /// The word that output uses.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Something in a file that is not as it should be. The texts may quote the file: make them visible before printing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The file's full path.
    pub path: String,
    /// The line, from 1; `None` where the file as a whole is meant.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// The line of the file that it is about, as it stands there; empty where there is none.
    pub excerpt: String,
}

/// What was read in one go. Whatever is not in it is as it was.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// Every home that was read anew, with all its items in the file's order.
    pub files: Vec<(DataFile, Vec<Record>)>,
    /// Summaries of years whose goals were not read.
    pub summaries: Vec<(i32, YearSummary)>,
    /// All problems known at this moment, of every file that has been read so far.
    pub problems: Vec<Problem>,
    /// All copies of files that a sync left and nobody has merged.
    pub waiting: Vec<Conflict>,
    /// All that could not be read, and of which nothing is remembered either.
    pub(crate) gaps: Vec<Gap>,
}
