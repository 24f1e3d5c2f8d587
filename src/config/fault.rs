//! Faults of the configuration file.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// The configuration file could not be used. The texts may quote the file: make them visible before printing.
#[derive(Debug, Error)]
pub(crate) enum Fault {
    #[error("cannot read {}: {cause}", path.display())]
    Unreadable { path: PathBuf, cause: std::io::Error },
    #[error("{} is not UTF-8 text", .0.display())]
    NotText(PathBuf),
    /// Its filters cannot be changed without rewriting the text around them.
    #[error("the filters in {} cannot be changed where they stand, only under [filters]", .0.display())]
    Unwieldy(PathBuf),
    /// Keys cannot be bound.
    #[error("{}", .0.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"))]
    Keys(Vec<Fault>),
    #[error("{}:{line}:{column}: {message}", path.display())]
    Wrong {
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        message: String,
    },
}

impl Fault {
    /// The message for a line of the screen.
    pub(crate) fn brief(&self) -> String {
        match self {
            Fault::Wrong { path, line, message, .. } => {
                let name = path.file_name().unwrap_or_default().display();
                format!("line {line} of {name}: {message}")
            }
            Fault::Unreadable { .. } | Fault::NotText(_) => self.to_string(),
            Fault::Unwieldy(_) => self.to_string(),
            Fault::Keys(faults) => {
                let first = faults.first().map(Fault::brief).unwrap_or_default();
                let more = faults.len().saturating_sub(1);
                if more > 0 { format!("{first} (and {more} more)") } else { first }
            }
        }
    }

    pub(crate) fn hint(&self) -> String {
        match self {
            Fault::Unreadable { .. } => {
                "name another file with --config, or mend its permissions".into()
            }
            Fault::NotText(_) => "save it as UTF-8, or name another file with --config".into(),
            Fault::Unwieldy(_) => {
                "write them as a table: [filters], and below it a line NAME = \"FILTER\" for each"
                    .into()
            }
            Fault::Keys(faults) => match &faults[..] {
                [only] => only.hint(),
                _ => "mend these lines, or take them out".into(),
            },
            Fault::Wrong { line, .. } => format!("fix or delete line {line}"),
        }
    }

    /// Whether the disk is at fault, and not the text of the file.
    pub(crate) fn is_disk(&self) -> bool {
        match self {
            Fault::Unreadable { .. } => true,
            Fault::NotText(_) | Fault::Unwieldy(_) | Fault::Keys(_) | Fault::Wrong { .. } => false,
        }
    }
}

/// Something wrong in a text, at an offset in bytes.
#[derive(Debug)]
pub(super) struct Mistake {
    pub(super) at: usize,
    pub(super) message: String,
}

impl Mistake {
    pub(super) fn in_file(self, path: &Path, text: &str) -> Fault {
        let before = text.get(..self.at).unwrap_or(text);
        let start_of_line = before.rfind('\n').map_or(0, |newline| newline + 1);
        Fault::Wrong {
            path: path.to_owned(),
            line: line_of(text, self.at),
            column: before[start_of_line..].chars().count() + 1,
            message: self.message,
        }
    }
}

/// The line of an offset in bytes, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

impl From<toml::de::Error> for Mistake {
    fn from(cause: toml::de::Error) -> Mistake {
        let at = cause.span().map_or(0, |span| span.start);
        Mistake { at, message: cause.message().replace('\n', "; ") }
    }
}
