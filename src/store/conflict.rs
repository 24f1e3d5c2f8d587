//! Second versions of a journey's files: copies that a file sync put beside them, and marks of a merge in them. They
//! are mentioned until they are merged, and never loaded, changed or removed on the way.

mod key;
mod marks;
mod merging;
mod name;

pub(super) use self::key::Keys;
pub(super) use self::marks::is_marked;

use crate::domain::conflict::{Conflict, Form};
use crate::domain::item::Home;
use crate::store::Store;
use crate::store::fault::Fault;
use std::path::PathBuf;

impl Store {
    /// Every copy and every marked file, those that were merged already among them.
    pub fn conflicts(&self) -> Vec<Conflict> {
        by_name(self.marked_files().chain(self.copies()))
    }

    /// The marked files, and the copies that have not been merged.
    pub(super) fn pending(&self) -> Vec<Conflict> {
        by_name(self.marked_files().chain(self.waiting.iter().cloned()))
    }

    /// Those of the waiting copies that no earlier call told of, in this process or another on this machine: a copy is
    /// mentioned once, and again only when it has changed.
    pub fn mention_once(&mut self) -> Vec<Conflict> {
        let waiting = self.waiting.clone();
        let fresh = waiting.into_iter().filter(|conflict| {
            let key = self.keys.of(&self.places.journey, conflict);
            key.is_some_and(|key| self.keys.mention(&*self.files, &key))
        });
        fresh.collect()
    }

    /// Looks for copies; says whether others are waiting than before.
    pub(super) fn look_for_conflicts(&mut self) -> bool {
        let mut waiting = self.copies();
        waiting.retain(|conflict| {
            let key = self.keys.of(&self.places.journey, conflict);
            !key.is_some_and(|key| self.keys.is_merged(&self.log, &key))
        });
        let before = std::mem::replace(&mut self.waiting, waiting);
        before != self.waiting
    }

    /// The conflict that `wanted` names: by its path, its file name, or a part that no other has.
    ///
    /// # Errors
    /// `NoCopy` if there is none, or more than one.
    pub fn conflict(&self, wanted: &str) -> Result<Conflict, Fault> {
        let all = self.conflicts();
        let file_name = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
        let is_named = |c: &&Conflict| {
            let path = self.path_of(c);
            c.name == wanted || file_name(&c.name) == wanted || path == *wanted
        };
        let exact: Vec<&Conflict> = all.iter().filter(is_named).collect();
        let part: Vec<&Conflict> = all.iter().filter(|c| c.name.contains(wanted)).collect();
        match (&exact[..], &part[..]) {
            ([one], _) | ([], [one]) => Ok((*one).clone()),
            (some, _) => Err(Fault::NoCopy {
                name: wanted.to_owned(),
                several: some.len() > 1 || part.len() > 1,
            }),
        }
    }

    pub(super) fn path_of(&self, conflict: &Conflict) -> PathBuf {
        self.folder().join(&conflict.name)
    }

    fn marked_files(&self) -> impl Iterator<Item = Conflict> {
        let marked = self.sheets.iter().filter(|(_, s)| s.marked.is_some());
        marked.map(|(home, _)| Conflict {
            name: home.to_string(),
            of: *home,
            form: Form::Marked,
        })
    }

    /// The copies beside the files, by their names alone.
    fn copies(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        for within in ["", "done/"] {
            let entries = std::fs::read_dir(self.folder().join(within));
            for entry in entries.into_iter().flatten().flatten() {
                let name = format!("{within}{}", entry.file_name().to_string_lossy());
                found.extend(name::copied(&name).map(|of: Home| Conflict {
                    name,
                    of,
                    form: Form::Copy,
                }));
            }
        }
        by_name(found.into_iter())
    }
}

fn by_name(conflicts: impl Iterator<Item = Conflict>) -> Vec<Conflict> {
    let mut all: Vec<Conflict> = conflicts.collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}
