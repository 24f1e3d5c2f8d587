//! The report on a period as a text: one file and one row of [`REPORT_FORMATS`] for each format.

mod html;
mod json;
mod markdown;
mod text;

use crate::domain::report::Report;
use std::path::Path;

/// A format of the report.
#[derive(Debug)]
pub(crate) struct ReportFormat {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// The end of the name of its files.
    pub(crate) extension: &'static str,
    pub(crate) write: fn(&Report) -> String,
}

/// All formats, in the order of the help.
pub(crate) const REPORT_FORMATS: &[ReportFormat] =
    &[markdown::FORMAT, text::FORMAT, html::FORMAT, json::FORMAT];

pub(crate) fn named(name: &str) -> Option<&'static ReportFormat> {
    REPORT_FORMATS.iter().find(|layout| layout.name.eq_ignore_ascii_case(name))
}

/// The format by the end of a file's name, Markdown if it has none; `None` for an unknown end.
pub(crate) fn of_file(path: &Path) -> Option<&'static ReportFormat> {
    let Some(extension) = path.extension() else { return Some(&markdown::FORMAT) };
    REPORT_FORMATS.iter().find(|format| extension.eq_ignore_ascii_case(format.extension))
}
