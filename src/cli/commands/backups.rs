//! `milepost backups`: lists the earlier states of the journey.

use crate::cli::failure::Failure;
use crate::cli::session::{Session, writing};
use crate::domain::backup::{Against, Backup, BackupState, Contents};
use crate::domain::schema::{FieldValue, Fields};
use crate::domain::visible::visible;
use crate::transfer::json;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "A backup is made before each change; the last 20 are kept, and one a day for 30 days.\n\n\
                  Examples:\n  milepost backups\n  milepost backups --json\n  milepost backups --take-over ~/career-until-2025\n  milepost restore 2026-11-20 --dry-run"
)]
pub(in crate::cli) struct BackupsArgs {
    /// Take over the backups and the undo log that were made while the journey was in DIR
    #[arg(long, value_name = "DIR", conflicts_with = "json")]
    take_over: Option<PathBuf>,
    /// Say what would be taken over, and write nothing
    #[arg(long, requires = "take_over")]
    dry_run: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: BackupsArgs, session: &mut Session) -> Result<(), Failure> {
    if let Some(from) = args.take_over {
        let taken = session.store.take_over(&from, writing(args.dry_run))?;
        if !args.dry_run {
            session.output.has_saved();
        }
        let verb = if args.dry_run { "would take over" } else { "took over" };
        return session.output.confirm(&format!("{verb} {}", taken.kept()));
    }
    let listed = list(args.json, session);
    session.offer_left_behind();
    listed
}

fn list(in_json: bool, session: &mut Session) -> Result<(), Failure> {
    let backups = session.store.backups()?;
    if in_json {
        let backups: Vec<Fields> = backups.into_iter().map(|b| as_json(b, session)).collect();
        return session.output.json_list(backups);
    }
    if backups.is_empty() {
        let none = "There is no backup yet: one is made before each change.";
        return session.output.remark(none);
    }
    let clock = session.clock;
    let when = |backup: &Backup| session.calendar().moment(&clock.on_the_wall(backup.name.at));
    let backups = backups.into_iter().map(|b| b.in_local_time(|at| clock.on_the_wall(at)));
    let rows: Vec<[String; 3]> =
        backups.map(|b| [b.name.to_string(), when(&b), summary(&b)]).collect();
    let widest = |at: usize| rows.iter().map(|row| row[at].len()).max().unwrap_or(0);
    let [names, moments] = [widest(0), widest(1)];
    for [name, when, summary] in &rows {
        let line = format!("{name:<names$}  {when:<moments$}  {summary}");
        session.output.line(&visible(&line))?;
    }
    match session.store.backup_folder() {
        Some(folder) => session.output.remark(&format!("They are in {}.", folder.display())),
        None => Ok(()),
    }
}

fn summary(backup: &Backup) -> String {
    match &backup.state {
        BackupState::Damaged(why) => why.clone(),
        BackupState::Whole(contents) => {
            let Contents { before, counts, .. } = contents;
            format!("{}  before: {before}", counts.words())
        }
    }
}

fn as_json(backup: Backup, session: &Session) -> Fields {
    let folder = session.store.backup_folder().unwrap_or_default();
    let path = folder.join(backup.name.to_string()).display().to_string();
    let mut fields = vec![
        ("name", json::text(backup.name.to_string())),
        ("at", json::text(backup.name.at.to_string())),
        ("path", json::text(path)),
    ];
    match backup.state {
        BackupState::Damaged(why) => fields.push(("damaged", json::text(why))),
        BackupState::Whole(contents) => fields.extend(contents_json(contents, session)),
    }
    fields
}

/// The effect of restoring is unknown if a file cannot be read now.
fn contents_json(contents: Contents, session: &Session) -> Fields {
    let Contents { before, counts, unread, against_now, .. } = contents;
    let restoring = match &against_now {
        Against::Other(difference) if session.gaps().is_empty() => Some(vec![
            ("brings_back", json::count(difference.added.count)),
            ("takes_away", json::count(difference.removed.count)),
            ("changes", json::count(difference.altered.count)),
        ]),
        Against::Same | Against::Other(_) => None,
    };
    vec![
        ("before", json::text(before)),
        ("small", json::count(counts.small)),
        ("large", json::count(counts.large)),
        ("ended", json::count(counts.ended)),
        ("milestones", json::count(counts.milestones)),
        ("unread", Some(unread).filter(|files| !files.is_empty()).map(FieldValue::Texts)),
        ("same", json::flag(against_now == Against::Same)),
        ("restoring", restoring.map(FieldValue::Table)),
    ]
}
