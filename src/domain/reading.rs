//! A reading of the disk: the records of the files read, summaries of the years not read, problems and gaps.

use super::conflict::Conflict;
use super::data_file::DataFile;
use super::gap::Gap;
use super::problem::Problem;
use super::record::Record;
use super::summary::YearSummary;
use super::undated_item::UndatedItem;
use std::sync::Arc;

/// The result of one read. Files that it does not name are unchanged.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// Each file that was read, with its records in the file's order.
    pub files: Vec<(DataFile, Vec<Record>)>,
    /// Summaries of the years whose goals were not read.
    pub summaries: Vec<(i32, Arc<YearSummary>)>,
    /// All problems of every file that has been read so far.
    pub problems: Vec<Problem>,
    /// The copies that a file sync left and that are not merged yet.
    pub waiting: Vec<Conflict>,
    /// The imported items that still lack a date.
    pub(crate) undated: Vec<UndatedItem>,
    /// The parts that could not be read and are not known from an earlier read.
    pub(crate) gaps: Vec<Gap>,
}
