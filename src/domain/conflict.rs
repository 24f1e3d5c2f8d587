//! Two versions of one file that a sync could not bring together, and what merging them would come to.

use super::data_file::DataFile;
use super::merge::Merge;
use super::problem::Problem;
use super::words::list_of;
use std::collections::BTreeSet;

/// How the second version is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConflictForm {
    /// As a copy that a file sync put beside the file.
    Copy,
    /// In the file itself, between the marks of a merge that was not brought to an end.
    Marked,
}

/// A second version of a file. It is never loaded with the journey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The path of the copy, or of the marked file, within the journey's folder.
    pub name: String,
    /// The file that it is a version of.
    pub of: DataFile,
    /// How it is there.
    pub form: ConflictForm,
}

/// A conflict that can be merged, and what it comes to.
#[derive(Clone, PartialEq, Debug)]
pub struct MergeOffer {
    /// The conflict.
    pub conflict: Conflict,
    /// The two versions together; theirs is the copy, or what stands below the `=======` of a marked file.
    pub merge: Merge,
    /// What could not be read in the second version; it takes no part.
    pub problems: Vec<Problem>,
    /// What else in a copy no merge takes over and the journey has not: names that nobody reads, and comments.
    pub(crate) leftover: Vec<Problem>,
}

/// What to do about the parts of a copy that no merge takes over.
pub(crate) const BY_HAND: &str =
    "mend it there, or write it into the journey's file by hand, or delete the copy yourself";

/// The most lines that are told one by one.
const LINES: usize = 4;

impl MergeOffer {
    /// Whether all of the second version takes part in the merge, or is in the journey's own files as it is.
    pub(crate) fn is_whole(&self) -> bool {
        self.problems.is_empty() && self.leftover.is_empty()
    }

    /// Which lines of the second version take no part, in words; `None` if it is whole.
    pub(crate) fn apart(&self) -> Option<String> {
        let all = self.problems.iter().chain(&self.leftover);
        let lines: BTreeSet<usize> = all.filter_map(|problem| problem.line).collect();
        let lines: Vec<usize> = lines.into_iter().collect();
        let said = match &lines[..] {
            [] => "a part of it is not merged".to_owned(),
            [one] => format!("line {one} is not merged"),
            [first, ..] if lines.len() > LINES => {
                format!("{} lines are not merged, from line {first} on", lines.len())
            }
            _ => format!("lines {} are not merged", list_of(&lines)),
        };
        (!self.is_whole()).then_some(said)
    }
}
