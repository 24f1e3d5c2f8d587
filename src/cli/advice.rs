//! Advice as commands of the shell: what would help, worded for the command line.

use crate::domain::advice::Advice;
use crate::domain::conflict::Conflict;
use crate::domain::problem::{Problem, Severity};
use std::path::Path;

/// The advice as the hint of a command.
pub(super) fn words(advice: Advice) -> String {
    match advice {
        Advice::Text(text) => text.into_owned(),
        Advice::FindItem => "milepost list --all shows every id and title".into(),
        Advice::FindGoal => "milepost list shows the goals".into(),
        Advice::Reopen(id) => format!("milepost reopen {id} opens it again"),
        Advice::Finish(id) => format!("milepost done {id} marks it done"),
        Advice::FinishAsMilestone(id) => {
            format!("milepost done {id} --milestone records it as a milestone")
        }
        Advice::Recognise(id) => format!("milepost promote {id} recognises it as a milestone"),
        Advice::Enlarge(id) => format!("milepost edit {id} --large makes it a larger goal"),
        Advice::SeeLinks => "milepost show lists the links of a milestone".into(),
        Advice::AddMeasure => {
            "give it one first: milepost edit REF --target 12 --unit pages".into()
        }
        Advice::Edit => "milepost edit changes it".into(),
        Advice::Delete => "milepost delete deletes what was added by mistake".into(),
        Advice::ChooseSides => {
            "add --newer, --ours or --theirs; for one item, --take ours REF or --take theirs REF"
                .into()
        }
        Advice::SaveFilter => {
            "none is saved yet; the filter line of the screen saves one: NAME: FILTER".into()
        }
    }
}

/// The command that merges a conflict copy.
pub(super) fn merge(conflict: &Conflict) -> String {
    format!("milepost merge {}", quoted(&conflict.name))
}

/// A conflict copy that waits to be merged, as a problem of the files.
pub(super) fn waiting(conflict: &Conflict, folder: &Path) -> Problem {
    Problem {
        path: folder.join(&conflict.name).display().to_string(),
        line: None,
        column: None,
        severity: Severity::Warning,
        message: format!(
            "this is another version of {}, as a file sync leaves it beside the file; it is not read",
            conflict.of
        ),
        hint: format!("{} merges it item by item", merge(conflict)),
        excerpt: String::new(),
    }
}

/// A text as a shell takes it for one word.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    match text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}
