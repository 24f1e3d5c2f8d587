//! The backups, one of which is chosen to be restored.

use crate::app::disk::DatedBackup;
use crate::app::event::{Code, Key};
use crate::app::lines::{Line, Role, clip, wrap};
use crate::domain::backup::{Against, BackupState, Contents};
use crate::domain::words::sentence;

/// How many lines there are at most to say of the chosen one.
pub(crate) const SAID: usize = 4;

/// All backups, the newest first.
#[derive(Debug)]
pub struct Backups {
    /// They, and when each was made.
    pub(crate) listed: Vec<DatedBackup>,
    /// The number of the chosen one.
    pub(crate) selected: usize,
    /// Why it was not restored.
    pub(crate) error: Option<String>,
}

impl Backups {
    /// A choice among those; the first that differs from the journey as it is stands chosen.
    pub(crate) fn new(listed: Vec<DatedBackup>) -> Backups {
        let other = listed.iter().position(|l| l.backup.differs());
        Backups { listed, selected: other.unwrap_or_default(), error: None }
    }

    /// The chosen one.
    pub(crate) fn chosen(&self) -> Option<&DatedBackup> {
        self.listed.get(self.selected)
    }

    /// Takes a key. Enter and escape are the caller's.
    pub(crate) fn key(&mut self, key: Key) {
        self.error = None;
        let last = self.listed.len().saturating_sub(1);
        self.selected = match (key.ctrl, key.code) {
            (false, Code::Down | Code::Tab | Code::Char('j')) => (self.selected + 1).min(last),
            (false, Code::Up | Code::BackTab | Code::Char('k')) => self.selected.saturating_sub(1),
            (false, Code::PageDown) => (self.selected + 10).min(last),
            (false, Code::PageUp) => self.selected.saturating_sub(10),
            (false, Code::Home | Code::Char('g')) => 0,
            (false, Code::End | Code::Char('G')) => last,
            _ => self.selected,
        };
    }

    /// The line of a backup in at most `columns`.
    pub(crate) fn row(&self, listed: &DatedBackup, columns: usize) -> Line {
        const WHEN: usize = 20;
        const SPACIOUS: usize = 24;
        let after = columns.saturating_sub(WHEN);
        let (text, role) = match &listed.backup.state {
            BackupState::Whole(contents) if after < SPACIOUS => {
                (contents.before.clone(), Role::Dim)
            }
            BackupState::Whole(contents) => (format!("before: {}", contents.before), Role::Dim),
            BackupState::Damaged(_) => ("damaged".to_owned(), Role::Dim),
        };
        Line::of("  ", Role::Plain)
            .and(&listed.when, Role::Plain)
            .and("  ", Role::Plain)
            .and(clip(&text, after), role)
    }

    /// What there is to say of the chosen one: what it holds, and what restoring it does.
    pub(crate) fn said(&self, columns: usize) -> Vec<Line> {
        let line = |text: &str, role, most| -> Vec<Line> {
            let lines = wrap(text, columns.saturating_sub(2), most).into_iter();
            lines.map(|text| Line::of(text, role).indented(2)).collect()
        };
        if let Some(error) = &self.error {
            return line(error, Role::Open, SAID);
        }
        let mut lines = match self.chosen().map(|listed| &listed.backup.state) {
            None => Vec::new(),
            Some(BackupState::Damaged(why)) => line(&sentence(why), Role::Plain, SAID),
            Some(BackupState::Whole(contents)) => {
                let held = line(&format!("It has {}.", contents.counts.words()), Role::Dim, 1);
                let done = done(contents);
                held.into_iter()
                    .chain(done.iter().flat_map(|text| line(text, Role::Plain, 2)))
                    .collect()
            }
        };
        lines.truncate(SAID);
        lines
    }
}

/// What restoring does, a sentence for each kind of thing.
fn done(contents: &Contents) -> Vec<String> {
    let unread = contents.unread.iter();
    let unread = unread.map(|file| format!("{file} is not understood in it."));
    let kinds = match &contents.against_now {
        Against::Other(difference) if !difference.is_none() => difference.lines(),
        Against::Other(_) => vec![contents.words()],
        Against::Same => vec!["the journey is just as it was then".into()],
    };
    let kinds = kinds.iter().map(|kind| sentence(kind));
    unread.chain(kinds).collect()
}
