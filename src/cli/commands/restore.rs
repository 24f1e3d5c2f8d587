//! `milepost restore`: shows what restoring a backup does, and restores it.

use crate::cli::failure::Failure;
use crate::cli::session::{Session, writing};
use crate::domain::backup::{Against, Backup, BackupState};
use crate::domain::gap::Gap;
use crate::domain::visible::visible;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without NAME it restores the newest backup that differs from the journey.\n\n\
                  Examples:\n  milepost restore --dry-run\n  milepost restore\n  milepost restore 2026-11-20\n  milepost undo"
)]
pub(in crate::cli) struct RestoreArgs {
    /// The backup's name, or the beginning of it
    name: Option<String>,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(in crate::cli) fn run(args: RestoreArgs, session: &mut Session) -> Result<(), Failure> {
    let backups = session.store.backups()?;
    if backups.is_empty() {
        session.offer_left_behind();
    }
    let backup = match &args.name {
        Some(name) => named(&backups, name)?,
        None => newest(&backups)?,
    };
    for line in shown(backup, session) {
        match args.dry_run {
            true => session.output.line(&visible(&line))?,
            false => session.output.confirm(&line)?,
        }
    }
    let restored = session.store.restore(session.now, writing(args.dry_run), backup.name)?;
    let name = backup.name;
    match (restored.changed, args.dry_run) {
        (false, _) => {
            session.output.confirm("nothing to restore: the journey is the same as in the backup")
        }
        (true, true) => {
            session.output.confirm(&format!("would restore {name}"))?;
            session.check_read()
        }
        (true, false) => {
            session.output.has_saved();
            session.output.confirm(&format!("restored {name}; milepost undo takes it back"))
        }
    }
}

/// Describes a backup and what restoring it does.
fn shown(backup: &Backup, session: &Session) -> Vec<String> {
    let calendar = session.calendar();
    let when = calendar.moment(&session.clock.on_the_wall(backup.name.at));
    let BackupState::Whole(contents) = &backup.state else {
        return Vec::new();
    };
    let mut lines = vec![
        format!("backup of {when}, before: {}", contents.before),
        format!("  has {}", contents.counts.words()),
    ];
    for file in &contents.unread {
        lines.push(format!("  {file} in it cannot be read, and would be restored as it is"));
    }
    match &contents.against_now {
        Against::Other(difference) if !difference.is_none() => {
            let told = difference.lines(calendar.style.format);
            lines.extend(told.iter().map(|line| format!("  {line}")));
        }
        Against::Other(_) => lines.push(format!("  {}", contents.words())),
        Against::Same => {}
    }
    let gaps = session.gaps().iter().map(Gap::words);
    lines.extend(gaps.map(|gap| format!("  {gap}, and is not compared")));
    lines
}

fn newest(backups: &[Backup]) -> Result<&Backup, Failure> {
    let none = if backups.is_empty() {
        "there is no backup yet"
    } else if backups.iter().any(|backup| backup.contents().is_none()) {
        "no undamaged backup differs from the journey"
    } else {
        "no backup differs from the journey"
    };
    // A backup made while a file was missing does not bring it back.
    let lacks = |backup: &&Backup| backup.contents().is_some_and(|contents| contents.lacks);
    let differing = || backups.iter().filter(|backup| backup.differs());
    let found = differing().find(|backup| !lacks(backup)).or_else(|| differing().next());
    found.ok_or_else(|| Failure::request(none, "a backup is made before each change"))
}

/// The backup of that name, or the only one whose name begins with it.
fn named<'b>(backups: &'b [Backup], name: &str) -> Result<&'b Backup, Failure> {
    if let Some(exact) = backups.iter().find(|b| b.name.to_string() == name) {
        return Ok(exact);
    }
    let begins = |b: &&Backup| b.name.to_string().starts_with(name);
    let found: Vec<&Backup> = backups.iter().filter(begins).collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(Failure::request(
            format!("there is no backup \"{name}\""),
            "milepost backups lists them",
        )),
        [..] => {
            let candidates = found.iter().map(|b| format!("  {}", b.name));
            Err(Failure {
                details: candidates.collect(),
                ..Failure::request(
                    format!("\"{name}\" is the beginning of {} backups", found.len()),
                    "write more of the name",
                )
            })
        }
    }
}
