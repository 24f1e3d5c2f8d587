//! Problems found in the files: place, message and remedy.

use super::gap::{Gap, GapPlace};
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
    /// The item that it is in; `None` if the whole file is not read.
    pub item: Option<UnreadItem>,
    /// Whether nothing is saved in the file until it is mended.
    pub blocks_saving: bool,
}

/// An item that something is wrong in. Two problems may be in one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnreadItem {
    /// Where it begins, in bytes; of one in no block of its own, where the problem is.
    pub at: usize,
    /// Its size.
    pub size: Size,
}

impl Problem {
    /// The file of the journey, or its folder of past years; `None` for the journey's folder.
    pub(crate) fn place(&self) -> Option<GapPlace> {
        place_of(&self.path)
    }

    /// `goals.toml:158:3`.
    pub(crate) fn spot(&self) -> String {
        let place = [self.line, self.column].into_iter().map_while(|number| number);
        place.fold(self.file(), |spot, number| format!("{spot}:{number}"))
    }

    /// Whether it says the same of the same file.
    pub(crate) fn tells_of(&self, gap: &Gap) -> bool {
        self.severity == Severity::Error && self.place() == Some(gap.place)
    }

    /// The file's path within the journey's folder, or its name where it is none of the journey's own.
    pub(crate) fn file(&self) -> String {
        brief_path(&self.path)
    }
}

fn place_of(path: &str) -> Option<GapPlace> {
    let mut slashes = path.match_indices('/');
    slashes.find_map(|(at, _)| GapPlace::named(&path[at + 1..]))
}

/// A path within the journey's folder, or the last name in any other.
pub(crate) fn brief_path(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    place_of(path).map_or_else(|| name.to_owned(), GapPlace::name)
}
