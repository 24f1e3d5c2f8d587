//! The folders of a journey: its own, and those for what this machine alone keeps about it.

use crate::domain::hash::fnv1a;
use crate::store::origin::{new_folder, own_folder};
use std::path::{Path, PathBuf};

/// The folders that a store works with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    /// The journey's folder: the only truth.
    pub journey: PathBuf,
    /// The program's folder for state, such as the undo log; without it there is no undo.
    pub state: Option<PathBuf>,
    /// The program's folder for caches; without it old years are summarised anew each time.
    pub cache: Option<PathBuf>,
}

impl Places {
    /// The folder for state that is this journey's own, as it is now.
    pub(super) fn own(&self) -> Option<PathBuf> {
        Some(own_folder(self.state.as_ref()?, &self.name(), &self.journey))
    }

    /// The same for a journey that is about to begin.
    pub(super) fn new_own(&self) -> Option<PathBuf> {
        Some(new_folder(self.state.as_ref()?, &self.name()))
    }

    pub(super) fn summaries(&self) -> Option<PathBuf> {
        Some(self.cache.as_ref()?.join(self.name()).join("summaries.json"))
    }

    /// A name for the journey that is the same for every spelling of its path.
    fn name(&self) -> String {
        let path = resolved(&self.journey);
        format!("{:016x}", fnv1a(path.as_os_str().as_encoded_bytes()))
    }
}

/// The canonical path. For a folder that does not exist yet, that of its nearest parent that does.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let found = path.ancestors().find_map(|a| Some((a, a.canonicalize().ok()?)));
    let Some((ancestor, canonical)) = found else {
        return path;
    };
    let rest = path.strip_prefix(ancestor).unwrap_or(Path::new(""));
    if rest.as_os_str().is_empty() { canonical } else { canonical.join(rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_the_same_name_before_and_after_it_is_made_and_through_a_link() {
        let scratch = tempfile::tempdir().expect("a folder");
        let real = scratch.path().join("real");
        let places = |journey: PathBuf| Places { journey, state: Some("s".into()), cache: None };
        let before = places(real.clone()).own();
        std::fs::create_dir(&real).expect("made");
        std::os::unix::fs::symlink(&real, scratch.path().join("link")).expect("linked");
        assert_eq!(before, places(real).own());
        assert_eq!(before, places(scratch.path().join("link")).own());
    }
}
