//! The stand-ins that a file sync leaves for files which it keeps elsewhere.

use std::path::{Path, PathBuf};

/// How a placeholder's name ends.
pub(super) const PLACEHOLDER: &str = ".icloud";

/// The name of a file's placeholder.
pub(super) fn placeholder(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    Some(path.with_file_name(format!(".{name}{PLACEHOLDER}")))
}
