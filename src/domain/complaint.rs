//! What is wrong in the settings, as those find it who understand a setting.

use super::problem::Severity;

/// Something wrong in the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Complaint {
    pub(crate) severity: Severity,
    /// The settings that it is about, each with the names of the tables around it. It is reported at the last of them
    /// in the file, and names the line of the first.
    pub(crate) settings: Vec<Vec<String>>,
    pub(crate) message: String,
    /// What to write there, where that can be told.
    pub(crate) meant: Option<String>,
}
