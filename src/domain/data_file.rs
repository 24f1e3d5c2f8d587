//! The files of a journey.

use super::date::YEARS;
use std::fmt;

/// One of the files of a journey. `Display` is its path within the journey's folder.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum DataFile {
    /// `goals.toml`: open goals, and breaks.
    Open,
    /// `milestones.toml`.
    Milestones,
    /// `done/YEAR.toml`: goals that ended in that year.
    Ended(i32),
}

impl DataFile {
    /// The year of a file of ended goals.
    pub(crate) fn year(self) -> Option<i32> {
        match self {
            DataFile::Ended(year) => Some(year),
            DataFile::Open | DataFile::Milestones => None,
        }
    }

    pub(crate) fn at(path: &str) -> Option<DataFile> {
        match path {
            "goals.toml" => Some(DataFile::Open),
            "milestones.toml" => Some(DataFile::Milestones),
            _ => {
                let year = path.strip_prefix("done/")?.strip_suffix(".toml")?;
                let number = year.parse().ok().filter(|y| YEARS.contains(y))?;
                (year == format!("{number:04}")).then_some(DataFile::Ended(number))
            }
        }
    }
}

impl fmt::Display for DataFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DataFile::Open => f.pad("goals.toml"),
            DataFile::Milestones => f.pad("milestones.toml"),
            DataFile::Ended(year) => f.pad(&format!("done/{year:04}.toml")),
        }
    }
}
