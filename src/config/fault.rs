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
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct WrongPlace {
    /// The line, from 1.
    line: usize,
    /// The column in characters, from 1.
    column: usize,
    message: String,
    meant: Option<String>,
}

impl WrongPlace {
    /// The message for a command: `config.toml:12:1: MESSAGE`.
    pub(crate) fn in_file(&self, path: &Path) -> String {
        format!("{}:{}:{}: {}", path.display(), self.line, self.column, self.message)
    }
}

/// The message for the screen: the first place with its line, and how many more there are.
pub(crate) fn brief(places: &[WrongPlace], path: &Path) -> Option<String> {
    let (first, rest) = places.split_first()?;
    let name = path.file_name().unwrap_or(path.as_os_str()).display();
    let WrongPlace { line, column, message, .. } = first;
    let said = format!("{name}, line {line}, column {column}: {}", stopped(message));
    Some(match rest.len() {
        0 => said,
        more => format!("{said} {more} more: milepost config lists them."),
    })
}

impl Fault {
    /// The message for the screen: the first fault with its line, and how many more there are.
    pub(crate) fn brief(&self) -> String {
        match self {
            Fault::Wrong { path, places } => brief(places, path),
            Fault::Unreadable { .. } | Fault::NotText(_) | Fault::Unwieldy(_) => None,
        }
        .unwrap_or_else(|| self.to_string())
    }

    /// The message for a command, a line for each fault: `config.toml:12:1: MESSAGE`.
    pub(crate) fn lines(&self) -> Vec<String> {
        let Fault::Wrong { path, places } = self else { return vec![self.to_string()] };
        places.iter().map(|place| place.in_file(path)).collect()
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
                [WrongPlace { line, meant: Some(meant), .. }] => {
                    format!("write {meant} in line {line}, or delete the line")
                }
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
    /// What to write there, where that can be told.
    pub(super) meant: Option<String>,
}

impl Mistake {
    fn place(self, text: &str) -> WrongPlace {
        let before = text.get(..self.at).unwrap_or(text);
        let start_of_line = before.rfind('\n').map_or(0, |newline| newline + 1);
        WrongPlace {
            line: line_of(text, self.at),
            column: before[start_of_line..].chars().count() + 1,
            message: self.message,
            meant: self.meant,
        }
    }
}

/// The fault of a file with those mistakes, in the order of its lines.
pub(super) fn in_file(mistakes: Vec<Mistake>, path: &Path, text: &str) -> Fault {
    Fault::Wrong { path: path.to_owned(), places: places(mistakes, text) }
}

/// The places of those mistakes, in the order of the lines.
pub(super) fn places(mut mistakes: Vec<Mistake>, text: &str) -> Vec<WrongPlace> {
    sort::by_key(&mut mistakes, |mistake| mistake.at);
    mistakes.into_iter().map(|mistake| mistake.place(text)).collect()
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
        let message = plain.map_or(message, |(what, _)| what.to_owned());
        let named = setting_at(text, at).map(|name| format!("`{name}`: {message}"));
        Mistake { at, message: named.unwrap_or(message), meant: None }
    }
}

/// The name of the setting in the line at an offset, as far as it is one.
fn setting_at(text: &str, at: usize) -> Option<&str> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let (name, _) = text[start..].lines().next()?.split_once('=')?;
    let is_bare = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_' || b == b'.';
    Some(name.trim()).filter(|name| !name.is_empty() && name.bytes().all(is_bare))
}
