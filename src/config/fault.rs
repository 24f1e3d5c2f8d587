//! Faults of the configuration file.

use crate::domain::grammar::plain;
use crate::domain::sort;
use crate::domain::words::stopped;
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
    #[error("{}", self.lines().join("\n"))]
    Wrong { path: PathBuf, places: Vec<WrongPlace> },
}

/// Something wrong in the text of the file.
#[derive(Debug)]
pub(crate) struct WrongPlace {
    /// The line, from 1.
    line: usize,
    /// The column in characters, from 1.
    column: usize,
    message: String,
}

impl Fault {
    /// The message for the screen: the first fault with its line, and how many more there are.
    pub(crate) fn brief(&self) -> String {
        let Fault::Wrong { path, places } = self else { return self.to_string() };
        let Some((first, rest)) = places.split_first() else { return self.to_string() };
        let name = path.file_name().unwrap_or(path.as_os_str()).display();
        let said = format!(
            "{name}, line {}, column {}: {}",
            first.line,
            first.column,
            stopped(&first.message)
        );
        match rest.len() {
            0 => said,
            more => format!("{said} {more} more: milepost config lists them."),
        }
    }

    /// The message for a command, a line for each fault: `config.toml:12:1: MESSAGE`.
    pub(crate) fn lines(&self) -> Vec<String> {
        let Fault::Wrong { path, places } = self else { return vec![self.to_string()] };
        let path = path.display();
        let said = |w: &WrongPlace| format!("{path}:{}:{}: {}", w.line, w.column, w.message);
        places.iter().map(said).collect()
    }

    pub(crate) fn hint(&self) -> String {
        match self {
            Fault::Unreadable { .. } => {
                "make it a file that can be read, or name another with --config".into()
            }
            Fault::NotText(_) => "save it as UTF-8, or name another file with --config".into(),
            Fault::Unwieldy(_) => {
                "write them as a table: [filters], and below it a line NAME = \"FILTER\" for each"
                    .into()
            }
            Fault::Wrong { places, .. } => match &places[..] {
                [only] => format!("fix or delete line {}", only.line),
                _ => "fix or delete these lines".into(),
            },
        }
    }

    /// Whether the disk is at fault, and not the text of the file.
    pub(crate) fn is_disk(&self) -> bool {
        match self {
            Fault::Unreadable { .. } => true,
            Fault::NotText(_) | Fault::Unwieldy(_) | Fault::Wrong { .. } => false,
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
    fn place(self, text: &str) -> WrongPlace {
        let before = text.get(..self.at).unwrap_or(text);
        let start_of_line = before.rfind('\n').map_or(0, |newline| newline + 1);
        WrongPlace {
            line: line_of(text, self.at),
            column: before[start_of_line..].chars().count() + 1,
            message: self.message,
        }
    }
}

/// The fault of a file with those mistakes, in the order of its lines.
pub(super) fn in_file(mut mistakes: Vec<Mistake>, path: &Path, text: &str) -> Fault {
    sort::by_key(&mut mistakes, |mistake| mistake.at);
    let places = mistakes.into_iter().map(|mistake| mistake.place(text)).collect();
    Fault::Wrong { path: path.to_owned(), places }
}

/// The line of an offset in bytes, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

impl Mistake {
    /// What is no TOML in that text.
    pub(super) fn of_grammar(cause: &toml::de::Error, text: &str) -> Mistake {
        let at = cause.span().map_or(0, |span| span.start);
        let message = cause.message().replace('\n', "; ");
        let plain = plain(&message, text.get(at..).unwrap_or_default());
        Mistake { at, message: plain.map_or(message, |(what, _)| what.to_owned()) }
    }
}
