//! Copies that a file sync put beside the files of a journey, because they were changed in two places at once.

use crate::domain::reading::{Problem, Severity};
use crate::store::Store;
use std::path::Path;

impl Store {
    /// Mentions every such copy. None is read, and none is touched.
    pub(super) fn look_for_conflicts(&mut self) {
        let mut found: Vec<Problem> = Vec::new();
        for folder in [self.folder().to_owned(), self.folder().join("done")] {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.file_name().to_str().is_some_and(is_conflict_copy) {
                    found.push(mentioned(&entry.path()));
                }
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        self.folder_troubles.extend(found);
    }
}

fn mentioned(path: &Path) -> Problem {
    Problem {
        path: path.display().to_string(),
        line: None,
        column: None,
        severity: Severity::Warning,
        message:
            "a file sync left this copy of a file that was changed in two places; it is not read"
                .into(),
        hint: "take over what is missing from it, then delete it".into(),
        excerpt: String::new(),
    }
}

/// Whether a file is named as Syncthing, Dropbox or Nextcloud name their copies.
fn is_conflict_copy(name: &str) -> bool {
    let name = name.to_lowercase();
    let marked = [".sync-conflict-", "conflicted copy", "case conflict"];
    name.ends_with(".toml") && marked.iter().any(|mark| name.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for name in [
            "goals.sync-conflict-20260101-120000-ABCDEFG.toml",
            "goals (Ada's conflicted copy 2026-01-01).toml",
            "2026 (conflicted copy 2026-01-01 120000).toml",
        ] {
            assert!(is_conflict_copy(name), "{name}");
        }
        for name in [
            "goals.toml",
            "goals.toml~",
            ".goals.toml.swp",
            "2026.toml",
            "conflicted copy.txt",
        ] {
            assert!(!is_conflict_copy(name), "{name}");
        }
    }
}
