//! Problems found in the files: place, message and remedy.

use super::gap::GapPlace;
use super::goal::Size;

/// Severity of a problem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// An item is set aside, or the file cannot be saved until it is mended.
    Error,
    /// Everything is shown and saved.
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

/// A fault in a file. The texts may quote the file: make them visible before printing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The file's full path.
    pub path: String,
    /// The line, from 1; `None` if the fault concerns the whole file.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// Its severity.
    pub severity: Severity,
    /// One sentence without a full stop.
    pub message: String,
    /// The remedy.
    pub hint: String,
    /// That line of the file, or empty.
    pub excerpt: String,
    /// The size of the item that it is in; `None` if the whole file is not read.
    pub item: Option<Size>,
}

impl Problem {
    /// The file of the journey, or its folder of past years; `None` for the journey's folder.
    pub(crate) fn place(&self) -> Option<GapPlace> {
        let mut slashes = self.path.match_indices('/');
        slashes.find_map(|(at, _)| GapPlace::named(&self.path[at + 1..]))
    }

    /// The file's path within the journey's folder, or its name where it is none of the journey's own.
    pub(crate) fn file(&self) -> String {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        self.place().map_or_else(|| name.to_owned(), GapPlace::name)
    }
}
