//! Goals in files of the past that are not read, since their names are no year's.

use crate::domain::data_file::DataFile;
use crate::domain::problem::Problem;
use crate::domain::sort;
use crate::store::conflict::copied;
use crate::store::diagnostic::Diagnostic;
use crate::store::probe;
use std::path::Path;

/// A warning for each such file of the journey.
pub(super) fn of(journey: &Path) -> Vec<Problem> {
    let folder = journey.join("done");
    let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| is_stray(name)).collect();
    sort::ascending(&mut names);
    names.iter().filter_map(|name| warning(&folder.join(name))).collect()
}

/// Whether the file is neither of a year nor a copy of one.
fn is_stray(name: &str) -> bool {
    let path = format!("done/{name}");
    name.ends_with(".toml")
        && !name.starts_with('.')
        && DataFile::at(&path).is_none()
        && copied(&path).is_none()
}

fn warning(path: &Path) -> Option<Problem> {
    let text = String::from_utf8(probe::content(path).ok()?).ok()?;
    let at = text.find("[[goal]]")?;
    let message = "there are goals in this file, and it is not read: its name is not a year";
    let hint = "move them to the file of the year in which they ended, such as done/2026.toml";
    Some(Diagnostic::warning(at, message, hint).problem(path, &text))
}
