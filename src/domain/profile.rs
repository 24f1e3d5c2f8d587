//! The head of a CV: whose career it is. Without one an export is anonymous.

/// Texts of the user's own, trimmed and never empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Profile {
    pub(crate) name: Option<String>,
    /// Under the name: `Systems engineer`.
    pub(crate) headline: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) links: Vec<String>,
    pub(crate) summary: Option<String>,
}
