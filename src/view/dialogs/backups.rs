//! A backup as it reads: the line in the list, and what restoring it does.

use crate::app::App;
use crate::app::dialog::backups::Backups;
use crate::app::disk::DatedBackup;
use crate::domain::backup::{Against, BackupState, Contents};
use crate::domain::calendar::Calendar;
use crate::domain::date::DateFormat;
use crate::domain::text::{clip, width, wrap};
use crate::domain::words::sentence;
use crate::view::lines::{Line, Role};

/// How many lines there are at most to say of the chosen one.
pub(crate) const SAID: usize = 4;

/// The lines of all backups, each in at most `columns`.
pub(crate) fn rows(backups: &Backups, calendar: Calendar, columns: usize) -> Vec<Line> {
    let when = |listed: &DatedBackup| calendar.moment(&listed.when);
    let widest = backups.listed.iter().map(|listed| width(&when(listed))).max().unwrap_or(0);
    let rows = backups.listed.iter();
    rows.map(|listed| row(listed, &format!("{:<widest$}", when(listed)), columns)).collect()
}

fn row(listed: &DatedBackup, when: &str, columns: usize) -> Line {
    const SPACIOUS: usize = 24;
    let after = columns.saturating_sub(width(when) + 4);
    let (text, role) = match &listed.backup.state {
        BackupState::Whole(contents) if after < SPACIOUS => (contents.before.clone(), Role::Dim),
        BackupState::Whole(contents) => (format!("before: {}", contents.before), Role::Dim),
        BackupState::Damaged(_) => ("damaged".to_owned(), Role::Dim),
    };
    Line::of("  ", Role::Plain)
        .and(when, Role::Plain)
        .and("  ", Role::Plain)
        .and(clip(&text, after), role)
}

/// What there is to say of the chosen one: what it holds, and what restoring it does.
pub(crate) fn said(app: &App, backups: &Backups, columns: usize) -> Vec<Line> {
    let line = |text: &str, role, most| -> Vec<Line> {
        let lines = wrap(text, columns.saturating_sub(2), most).into_iter();
        lines.map(|text| Line::of(text, role).indented(2)).collect()
    };
    if let Some(error) = app.why_refused() {
        return line(error, Role::Open, SAID);
    }
    let mut lines = match backups.chosen().map(|listed| &listed.backup.state) {
        None => Vec::new(),
        Some(BackupState::Damaged(why)) => line(&sentence(why), Role::Plain, SAID),
        Some(BackupState::Whole(contents)) => {
            let held = line(&format!("It has {}.", contents.counts.words()), Role::Dim, 2);
            let done = done(contents, app.data.style.format);
            held.into_iter()
                .chain(done.iter().flat_map(|text| line(text, Role::Plain, 2)))
                .collect()
        }
    };
    lines.truncate(SAID);
    lines
}

/// What restoring does, a sentence for each kind of thing.
fn done(contents: &Contents, format: DateFormat) -> Vec<String> {
    let unread = contents.unread.iter();
    let unread = unread.map(|file| format!("{file} is not understood in it."));
    let kinds = match &contents.against_now {
        Against::Other(difference) if !difference.is_none() => difference.lines(format),
        Against::Other(_) => vec![contents.words()],
        Against::Same => vec!["the journey is the same now".into()],
    };
    let kinds = kinds.iter().map(|kind| sentence(kind));
    unread.chain(kinds).collect()
}
