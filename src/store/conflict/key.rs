//! The key of a conflict copy, made of its name and content. This machine remembers by it that the copy was mentioned or
//! merged.

use crate::domain::conflict::Conflict;
use crate::store::files::Files;
use crate::store::hash::fnv1a;
use crate::store::log::Log;
use crate::store::probe;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Keys of copies, and what this machine remembers of them.
#[derive(Debug, Default)]
pub(in crate::store) struct Keys {
    /// The file that lists mentioned copies, a key a line, and those merged without a change to the journey.
    path: Option<PathBuf>,
    /// The length of the log when it was last asked about a key, and its answer.
    merged: BTreeMap<String, (u64, bool)>,
    noted: Vec<String>,
}

impl Keys {
    pub(crate) fn at(path: Option<PathBuf>) -> Keys {
        Keys { path, ..Keys::default() }
    }

    /// The key of a copy that lies at `path`; `None` if it cannot be read.
    pub(crate) fn of(path: &Path, conflict: &Conflict) -> Option<String> {
        let mut bytes = probe::content(path).ok()?;
        bytes.extend(conflict.name.as_bytes());
        Some(format!("{:016x}", fnv1a(&bytes)))
    }

    pub(crate) fn is_merged(&mut self, log: &Log, key: &str) -> bool {
        let length = log.length();
        match self.merged.get(key) {
            Some((at, merged)) if *at == length => *merged,
            Some(_) | None => {
                let merged = log.has_merged(key) || self.is_noted(&merged_line(key));
                self.merged.insert(key.to_owned(), (length, merged));
                merged
            }
        }
    }

    /// Notes that a copy was merged. If the merge changed the journey, the log has it already.
    pub(crate) fn mark_merged(&mut self, files: &dyn Files, log: &Log, key: &str) {
        if !log.has_merged(key) {
            self.note(files, merged_line(key));
            self.merged.remove(key);
        }
    }

    /// Notes that a copy is mentioned; `false` if it was before.
    pub(crate) fn mention(&mut self, files: &dyn Files, key: &str) -> bool {
        let is_new = !self.is_noted(key);
        if is_new {
            self.note(files, key.to_owned());
        }
        is_new
    }

    fn is_noted(&self, line: &str) -> bool {
        let noted = self.path.as_deref().map(probe::text);
        let noted = noted.and_then(Result::ok).unwrap_or_default();
        noted.lines().any(|l| l == line) || self.noted.iter().any(|l| l == line)
    }

    /// If the file cannot be written, this process knows at least.
    fn note(&mut self, files: &dyn Files, line: String) {
        if let Some(path) = &self.path {
            let _ = files.make_folder(path.parent().unwrap_or(Path::new(".")));
            let _ = files.append(path, format!("{line}\n").as_bytes());
        }
        self.noted.push(line);
    }
}

fn merged_line(key: &str) -> String {
    format!("{key} merged")
}
