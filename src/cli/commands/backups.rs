//! `milepost backups`: which earlier states of the journey there are.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::backup::{Against, Backup, BackupState, Contents};
use crate::domain::difference::Difference;
use crate::domain::visible::visible;
use serde::Serialize;
use std::path::PathBuf;

/// What `backups` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A backup is made before each change; the last 20 are kept, and one a day for 30 days.\n\n\
                  Examples:\n  milepost backups\n  milepost backups --json\n  milepost backups --take-over ~/career-until-2025\n  milepost restore 2026-11-20 --dry-run"
)]
pub(in crate::cli) struct BackupsArgs {
    /// Take over the backups and the undo log that were made while the journey was in DIR
    #[arg(long, value_name = "DIR", conflicts_with = "json")]
    take_over: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct BackupJson {
    name: String,
    at: String,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    damaged: Option<String>,
    #[serde(flatten)]
    contents: Option<ContentsJson>,
}

#[derive(Serialize)]
struct ContentsJson {
    before: String,
    small: usize,
    large: usize,
    ended: usize,
    milestones: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<String>,
    same: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    restoring: Option<DifferenceJson>,
}

#[derive(Serialize)]
struct DifferenceJson {
    brings_back: usize,
    takes_away: usize,
    changes: usize,
}

pub(in crate::cli) fn run(args: BackupsArgs, session: &mut Session) -> Result<(), Failure> {
    if let Some(from) = args.take_over {
        let taken = session.store.take_over(&from)?;
        session.output.has_saved();
        return session.output.confirm(&format!("took over {}", taken.kept()));
    }
    let listed = list(args.json, session);
    session.offer_left_behind();
    listed
}

fn list(as_json_text: bool, session: &mut Session) -> Result<(), Failure> {
    let backups = session.store.backups()?;
    if as_json_text {
        let backups: Vec<BackupJson> = backups.into_iter().map(|b| as_json(b, session)).collect();
        return session.output.json(&backups);
    }
    if backups.is_empty() {
        let none = "There is no backup yet: one is made before each change.";
        return session.output.remark(none);
    }
    let widest = backups.iter().map(|b| b.name.to_string().len()).max();
    for backup in &backups {
        let when = session.clock.on_the_wall(backup.name.at);
        let (name, width) = (backup.name, widest.unwrap_or_default());
        let line = format!("{name:<width$}  {when}  {}", held(backup));
        session.output.line(&visible(&line))?;
    }
    match session.store.backup_folder() {
        Some(folder) => session.output.remark(&format!("They are in {}.", folder.display())),
        None => Ok(()),
    }
}

fn held(backup: &Backup) -> String {
    match &backup.state {
        BackupState::Damaged(why) => why.clone(),
        BackupState::Whole(contents) => {
            let Contents { before, counts, .. } = contents;
            format!("{}  before: {before}", counts.words())
        }
    }
}

fn as_json(backup: Backup, session: &Session) -> BackupJson {
    let folder = session.store.backup_folder().unwrap_or_default();
    let path = folder.join(backup.name.to_string()).display().to_string();
    let (damaged, contents) = match backup.state {
        BackupState::Damaged(why) => (Some(why), None),
        BackupState::Whole(contents) => (None, Some(contents_json(contents, session))),
    };
    BackupJson {
        name: backup.name.to_string(),
        at: backup.name.at.to_string(),
        path,
        damaged,
        contents,
    }
}

/// What restoring does is not known where some of what is there now cannot be read.
fn contents_json(contents: Contents, session: &Session) -> ContentsJson {
    let restoring = match &contents.against_now {
        Against::Other(difference) if session.gaps().is_empty() => {
            Some(difference_json(difference))
        }
        Against::Same | Against::Other(_) => None,
    };
    ContentsJson {
        before: contents.before,
        small: contents.counts.small,
        large: contents.counts.large,
        ended: contents.counts.ended,
        milestones: contents.counts.milestones,
        unread: contents.unread,
        same: contents.against_now == Against::Same,
        restoring,
    }
}

fn difference_json(difference: &Difference) -> DifferenceJson {
    DifferenceJson {
        brings_back: difference.added.count,
        takes_away: difference.removed.count,
        changes: difference.altered.count,
    }
}
