//! How the copies of file syncs are named, and of which file each is one. Backups and swap files of editors have names
//! of other kinds, and are no concern.

use crate::domain::item::Home;

/// What stands between a file's own name and what a sync adds to it, in small letters: Syncthing; Dropbox and
/// Nextcloud; ownCloud and older Nextcloud; Seafile; Resilio.
const SIGNS: [&str; 7] = [
    ".sync-conflict-",
    "conflicted copy",
    "case conflict",
    "_conflict-",
    "(conflict",
    "(sfconflict",
    ".conflict",
];

/// The file that one of this path within the journey is a copy of; `None` if it is not named as one.
pub(super) fn copied(path: &str) -> Option<Home> {
    let (folder, name) = match path.rsplit_once('/') {
        Some((folder, name)) => (format!("{folder}/"), name),
        None => (String::new(), path),
    };
    let lower = name.to_lowercase();
    let stem = lower.strip_suffix(".toml")?;
    let at = SIGNS.iter().filter_map(|sign| stem.find(sign)).min()?;
    // Dropbox puts the owner's name between the bracket and the sign.
    let own = stem[..at].split(" (").next()?;
    Home::at(&format!("{folder}{}.toml", own.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names_with_the_file_that_they_are_of() {
        for (name, of) in [
            (
                "goals.sync-conflict-20260101-120000-ABCDEFG.toml",
                Home::Open,
            ),
            (
                "goals.sync-conflict-20260101-120000-ABCDEFG.sync-conflict-20260102-120000-ABCDEFG.toml",
                Home::Open,
            ),
            ("goals (Ada's conflicted copy 2026-01-01).toml", Home::Open),
            (
                "milestones (conflicted copy 2026-01-01 120000).toml",
                Home::Milestones,
            ),
            (
                "done/2026 (conflicted copy 2026-01-01 120000).toml",
                Home::Ended(2026),
            ),
            ("goals (Case Conflict).toml", Home::Open),
            (
                "goals (Ada's conflicted copy 2026-01-01 (1)).toml",
                Home::Open,
            ),
            ("goals_conflict-20260101-120000.toml", Home::Open),
            (
                "goals (SFConflict ada@example.org 2026-01-01-12-00-00).toml",
                Home::Open,
            ),
            ("milestones.Conflict.toml", Home::Milestones),
        ] {
            assert_eq!(copied(name), Some(of), "{name}");
        }
    }

    #[test]
    fn backups_and_other_files_are_none() {
        for name in [
            "goals.toml",
            "goals.toml~",
            "goals.toml.bak",
            "goals.toml.orig",
            "#goals.toml#",
            ".goals.toml.swp",
            "done/2026.toml",
            "conflicted copy.txt",
            "notes (conflicted copy).toml",
            "goals.sync-conflict-20260101-120000-ABCDEFG.toml~",
            "done/goals (conflicted copy).toml",
            "2026 (conflicted copy).toml",
        ] {
            assert_eq!(copied(name), None, "{name}");
        }
    }
}
