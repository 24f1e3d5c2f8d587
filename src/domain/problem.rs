//! Problems found in the files: place, message and remedy.

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
    /// Whether it is in an item with `size = "large"`.
    pub large: bool,
}
