//! The state of one file of the journey: absent, understood, or not.

use crate::domain::data_file::DataFile;
use crate::domain::problem::Problem;
use crate::domain::sorted::SortedMap;
use crate::store::diagnostic::Diagnostic;
use crate::store::document::marks::is_marked;
use crate::store::document::{Document, decode};
use crate::store::fault::hint::of_reading;
use crate::store::fault::{Fault, reason};
use crate::store::probe::{Found, Stamp, look, placeholder};
use std::path::Path;

pub(super) const GONE: &str = "put it back, or let milepost restore bring back a backup; to start over, make a file \
                               of that name with the line: format = 1";

/// The memory that this machine has of a file that is not there.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Missed {
    /// It was there.
    Yes,
    /// It never was, or was taken away on purpose.
    No,
    /// Nothing is remembered.
    Unknown,
    /// Its folder has this problem, which comes first.
    WithFolder(Box<Problem>),
}

/// A file as it was last seen.
#[derive(Debug, Default)]
pub(super) struct FileState {
    pub(crate) stamp: Option<Stamp>,
    /// The last text that could be understood, at least in part; `None` if the file is not there.
    pub(crate) document: Option<Document>,
    /// Why it cannot be understood, or not in full; empty if it can. Where only some items cannot be read, all others are
    /// shown as they are now, and otherwise the last text that could be understood.
    pub(crate) trouble: Vec<Problem>,
    /// Its text, if conflict markers in it are the trouble.
    pub(crate) marked: Option<String>,
    pub(crate) cause: Cause,
}

/// Why a file is not understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Cause {
    /// Another reason, or it is understood.
    #[default]
    Other,
    /// The system refuses to read it, with that error number.
    Unread(i32),
    /// It was there, and has gone.
    Gone,
}

impl FileState {
    /// A file that was just written, or taken away.
    pub(crate) fn of(stamp: Option<Stamp>, document: Option<Document>) -> FileState {
        FileState { stamp, document, ..FileState::default() }
    }

    pub(crate) fn of_bytes(path: &Path, bytes: Vec<u8>) -> FileState {
        let mut state = FileState::default();
        state.read(path, bytes);
        state
    }

    /// Fails if its text is not understood.
    pub(crate) fn understood(&self) -> Result<(), Fault> {
        match self.trouble.is_empty() {
            true => Ok(()),
            false => Err(Fault::Broken(self.trouble.clone())),
        }
    }

    /// The text of the file, as far as it is known; `None` if it is not there.
    pub(crate) fn text(&self) -> Option<&str> {
        let known = self.document.as_ref().map(|d| d.text.as_str());
        self.marked.as_deref().or(known)
    }

    /// Looks at the file again; true if anything is different. `missed` is about a file that is not there.
    pub(crate) fn look(&mut self, path: &Path, missed: Missed) -> bool {
        let found = look(path, self.stamp.as_ref());
        if !matches!(found, Found::Same) {
            self.marked = None;
            self.cause = Cause::Other;
        }
        match found {
            Found::Same => false,
            Found::Absent => match self.gone(path, missed) {
                Some((cause, problem)) => {
                    self.stamp = None;
                    self.cause = cause;
                    self.troubled(vec![problem])
                }
                None => {
                    let was = std::mem::take(self);
                    was.document.is_some() || !was.trouble.is_empty()
                }
            },
            Found::Odd(what) => {
                self.stamp = None;
                self.troubled(vec![odd(&what, path)])
            }
            Found::Unread(error) => {
                let diagnostic = Diagnostic::whole(
                    format!("the file cannot be read: {}", reason(&error)),
                    format!("{}; nothing is written to it until then", of_reading(&error, path)),
                );
                self.stamp = None;
                self.cause = error.raw_os_error().map_or(Cause::Other, Cause::Unread);
                self.troubled(vec![diagnostic.problem(path, "")])
            }
            Found::File(stamp, bytes) => {
                self.stamp = Some(stamp);
                self.read(path, bytes)
            }
        }
    }

    /// The problem of a file that has gone; `None` if it never was there. Its last content is kept and shown.
    fn gone(&self, path: &Path, missed: Missed) -> Option<(Cause, Problem)> {
        let gone = |diagnostic: Diagnostic| Some((Cause::Gone, diagnostic.problem(path, "")));
        if let Some(placeholder) = placeholder(path).filter(|p| p.exists()) {
            let name = placeholder.file_name().unwrap_or_default().display();
            let message = format!("the file has gone, and a sync has put {name} in its place");
            let hint = "let the sync bring it back; nothing is written to it until then";
            return gone(Diagnostic::whole(message, hint));
        }
        let was_there = match missed {
            Missed::Yes => true,
            Missed::No => false,
            Missed::Unknown => self.document.is_some() || !self.trouble.is_empty(),
            Missed::WithFolder(problem) => {
                let stands = Path::new(&problem.path).symlink_metadata().is_ok();
                let cause = if stands { Cause::Other } else { Cause::Gone };
                return Some((cause, *problem));
            }
        };
        match was_there {
            true => gone(Diagnostic::whole("the file has gone", GONE)),
            false => None,
        }
    }

    fn read(&mut self, path: &Path, bytes: Vec<u8>) -> bool {
        let sound = self.document.as_ref().filter(|d| d.slips.is_empty());
        if sound.is_some_and(|d| d.text.as_bytes() == bytes) {
            return !std::mem::take(&mut self.trouble).is_empty();
        }
        match decode(bytes).and_then(Document::read) {
            Ok(document) if document.slips.is_empty() => {
                self.document = Some(document);
                self.trouble.clear();
                true
            }
            Ok(document) => {
                let trouble = document.problems(path);
                let is_new = self.document.as_ref().is_none_or(|d| d.text != document.text);
                self.document = Some(document);
                self.troubled(trouble) || is_new
            }
            Err((diagnostic, text)) => {
                let problem = diagnostic.problem(path, &text);
                self.marked = Some(text).filter(|text| is_marked(text));
                self.troubled(vec![problem])
            }
        }
    }

    fn troubled(&mut self, trouble: Vec<Problem>) -> bool {
        let news = self.trouble != trouble;
        self.trouble = trouble;
        news
    }
}

/// The problem of something else in a file's place.
pub(super) fn odd(what: &str, path: &Path) -> Problem {
    let hint = "put a plain file in its place; nothing is written to it until then";
    Diagnostic::whole(what, hint).problem(path, "")
}

pub(super) type Texts = SortedMap<DataFile, New>;

/// The new content of a file.
pub(super) enum New {
    /// A parsed text.
    Text(Document),
    /// Those bytes, understood or not: only where a whole file is replaced.
    Whole(Vec<u8>),
    /// The file is removed.
    Gone,
}

impl New {
    /// The bytes; `None` for a file that goes.
    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        match self {
            New::Text(document) => Some(document.text.as_bytes()),
            New::Whole(bytes) => Some(bytes),
            New::Gone => None,
        }
    }

    /// The file as it would be seen, without reading it.
    pub(crate) fn state(self, path: &Path) -> FileState {
        match self {
            New::Text(document) => FileState::of(None, Some(document)),
            New::Whole(bytes) => FileState::of_bytes(path, bytes),
            New::Gone => FileState::default(),
        }
    }
}
