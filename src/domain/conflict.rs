//! A conflict between two versions of one file, and the merge offered for it.

use super::data_file::DataFile;
use super::merge::Merge;
use super::problem::Problem;
use super::words::list_of;
use crate::domain::sort;

/// Form of the second version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConflictForm {
    /// A copy that a file sync put next to the file.
    Copy,
    /// Conflict markers of an unfinished merge within the file.
    Marked,
}

/// A second version of a file. It is never loaded with the journey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// Path of the copy or of the marked file within the journey's folder.
    pub name: String,
    /// The file that it is a version of.
    pub of: DataFile,
    /// Copy or markers.
    pub form: ConflictForm,
}

/// A conflict that can be merged, with the result of the merge.
#[derive(Clone, PartialEq, Debug)]
pub struct MergeOffer {
    /// The conflict.
    pub conflict: Conflict,
    /// The merge; "theirs" is the copy, or the part below `=======` in a marked file.
    pub merge: Merge,
    /// Parts of the second version that could not be read and are not merged.
    pub problems: Vec<Problem>,
    /// Unknown keys and comments of a copy that the merge does not carry over and the journey lacks.
    pub(crate) leftover: Vec<Problem>,
}

/// Advice for the parts of a copy that are not merged.
pub(crate) const BY_HAND: &str =
    "fix it there, or write it into the journey's file by hand, or delete the copy yourself";

/// Most lines listed one by one.
const LINES: usize = 4;

impl MergeOffer {
    /// Whether all of the second version is merged or already in the journey's files.
    pub(crate) fn is_whole(&self) -> bool {
        self.problems.is_empty() && self.leftover.is_empty()
    }

    /// The lines of the second version that are not merged, as text; `None` if it is complete.
    pub(crate) fn apart(&self) -> Option<String> {
        let all = self.problems.iter().chain(&self.leftover);
        let lines = sort::distinct(all.filter_map(|problem| problem.line));
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
