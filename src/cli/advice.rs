//! Words advice as commands of the shell.

use crate::app::advice::{quoted, take_over};
use crate::domain::advice::Advice;
use crate::domain::conflict::Conflict;
use crate::domain::problem::{Problem, Severity};
use std::path::Path;

pub(super) fn words(advice: Advice) -> String {
    match advice {
        Advice::Text(text) => text.into_owned(),
        Advice::FindItem => "milepost list --all shows every id and title".into(),
        Advice::Reopen(id) => format!("milepost reopen {id} opens it again"),
        Advice::Finish(id) => format!("milepost done {id} marks it done"),
        Advice::FinishAsMilestone(id) => {
            format!("milepost done {id} --milestone records it as a milestone")
        }
        Advice::Recognise(id) => format!("milepost promote {id} recognises it as a milestone"),
        Advice::Enlarge(id) => format!("milepost edit {id} --large makes it a larger goal"),
        Advice::SeeLinks => "milepost show REF --chain draws the links of a milestone".into(),
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
            "no filter is saved yet; the filter line of the screen saves one: NAME: FILTER".into()
        }
        Advice::OtherFolder(text) => format!("{text} with --dir"),
        Advice::RestoreFolder { has_backup } => {
            let restore =
                if has_backup { ", or let milepost restore bring back a backup" } else { "" };
            format!(
                "put it back{restore}; to start over, make it again, and in it goals.toml with the line: format = 1"
            )
        }
        Advice::FindBackup => "milepost backups lists them".into(),
        Advice::OtherBackup => "choose another one: milepost backups lists them".into(),
        Advice::FindMoved => {
            "milepost backups says what there is of a journey that was moved".into()
        }
        Advice::TakeOver(folders) => take_over(&folders[0], &folders[1]),
        Advice::RewriteLists => {
            "milepost check --rewrite gives each a block of its own, and undo takes it back".into()
        }
        Advice::FindCopy => {
            "milepost merge lists the copies that there are; any other file is named by its path"
                .into()
        }
        Advice::MergeFirst(name) => {
            format!("merge it first: milepost merge {}; nothing was removed", quoted(&name))
        }
    }
}

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
        item: None,
        blocks_saving: false,
    }
}
