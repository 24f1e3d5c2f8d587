//! Versions of a journey's files, by their names: `goals (1).toml`, `goals.sync-conflict-….toml`. Each
//! program that makes them has names of its own, in the language of its user, so all that begin and end as a file of
//! the journey does are taken for such. Backups and swap files of editors end otherwise, and are no concern.

use crate::domain::data_file::DataFile;
use std::path::Path;

/// The number of digits at the start of the name of a past year.
const YEAR: usize = 4;

/// The file that a path within the journey is a version of; `None` if it is not named as one.
pub(in crate::store) fn copied(path: &str) -> Option<DataFile> {
    if DataFile::at(path).is_some() {
        return None;
    }
    match path.strip_prefix("done/") {
        Some(name) => of_a_year(&stem(name)?),
        None => of_the_whole(&stem(path)?),
    }
}

/// The file that a path from anywhere is a version of, by its name.
pub(super) fn version(path: &Path) -> Option<DataFile> {
    let name = path.file_name()?.to_str()?;
    let stem = stem(name)?;
    of_the_whole(&stem).or_else(|| of_a_year(&stem))
}

fn stem(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    name.strip_suffix(".toml").map(str::to_owned)
}

fn of_the_whole(stem: &str) -> Option<DataFile> {
    let of = |file: &DataFile| stem.starts_with(file.to_string().trim_end_matches(".toml"));
    [DataFile::Open, DataFile::Milestones].into_iter().find(of)
}

fn of_a_year(stem: &str) -> Option<DataFile> {
    DataFile::at(&format!("done/{}.toml", stem.get(..YEAR)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names_with_the_file_that_they_are_of() {
        for (name, of) in [
            ("goals.sync-conflict-20260101-120000-ABCDEFG.toml", DataFile::Open),
            (
                "goals.sync-conflict-20260101-120000-ABCDEFG.sync-conflict-20260102-120000-ABCDEFG.toml",
                DataFile::Open,
            ),
            ("goals (Ada's conflicted copy 2026-01-01).toml", DataFile::Open),
            ("milestones (conflicted copy 2026-01-01 120000).toml", DataFile::Milestones),
            ("done/2026 (conflicted copy 2026-01-01 120000).toml", DataFile::Ended(2026)),
            ("goals (Case Conflict).toml", DataFile::Open),
            ("goals (Ada's conflicted copy 2026-01-01 (1)).toml", DataFile::Open),
            ("goals_conflict-20260101-120000.toml", DataFile::Open),
            ("goals (SFConflict ada@example.org 2026-01-01-12-00-00).toml", DataFile::Open),
            ("milestones.Conflict.toml", DataFile::Milestones),
            ("goals (Annes in Konflikt stehende Kopie 2026-11-22).toml", DataFile::Open),
            ("goals (Copie en conflit de Zoé 2026-11-22).toml", DataFile::Open),
            ("goals (競合コピー 2026-11-22).toml", DataFile::Open),
            ("goals (1).toml", DataFile::Open),
            ("goals[1].toml", DataFile::Open),
            ("goals 2.toml", DataFile::Open),
            ("goals copy.toml", DataFile::Open),
            ("goals - Kopie.toml", DataFile::Open),
            ("goals-LAPTOP-7.toml", DataFile::Open),
            ("Goals~1.toml", DataFile::Open),
            ("goals.toml.toml", DataFile::Open),
            ("milestones-old.toml", DataFile::Milestones),
            ("done/2026 (1).toml", DataFile::Ended(2026)),
            ("done/2026-LAPTOP.toml", DataFile::Ended(2026)),
            ("done/0987 2.toml", DataFile::Ended(987)),
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
            ".goals (1).toml",
            ".#goals.toml",
            "goals.toml.swp",
            "my goals.toml",
            "done/26 (1).toml",
            "done/milestones 2.toml",
            "done/.2026.toml.swp",
            "GOALS",
        ] {
            assert_eq!(copied(name), None, "{name}");
        }
    }

    #[test]
    fn the_name_of_a_file_from_anywhere_tells_what_it_is_a_version_of() {
        for (path, of) in [
            ("/mnt/old/goals.toml", Some(DataFile::Open)),
            ("/mnt/old/done/2026.toml", Some(DataFile::Ended(2026))),
            ("/tmp/2026 (1).toml", Some(DataFile::Ended(2026))),
            ("/tmp/backup.toml", None),
        ] {
            assert_eq!(version(Path::new(path)), of, "{path}");
        }
    }
}
