//! Backups as shown to the user: name, contents, and the effect of restoring one.

use super::counts::Counts;
use super::date::Moment;
use super::difference::Difference;
use std::fmt;

/// The last second of the year 9999; later moments cannot be formatted.
const LAST: i64 = 253_402_300_799;

/// The name of a backup: its moment and number, `2026-11-22T08-53-00Z-42`. The number orders the backups, since a
/// clock can be set back; the moment is for people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BackupName {
    /// Counts up from 1 for each journey.
    pub number: u64,
    pub(crate) at: Moment,
}

impl BackupName {
    pub(crate) fn new(number: u64, at: Moment) -> BackupName {
        let at = Moment(at.0.clamp(0, LAST));
        BackupName { number, at }
    }

    pub(crate) fn parse(text: &str) -> Option<BackupName> {
        let (moment, number) = text.rsplit_once('-')?;
        let (day, time) = moment.split_once('T')?;
        let at = Moment::from_rfc3339(&format!("{day}T{}", time.replace('-', ":")))?;
        let name = BackupName::new(number.parse().ok()?, at);
        (name.to_string() == text).then_some(name)
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = self.at.to_string().replace(':', "-");
        f.pad(&format!("{moment}-{}", self.number))
    }
}

/// A backup of a journey.
#[derive(Clone, PartialEq, Debug)]
pub struct Backup {
    /// Its name and that of its folder.
    pub name: BackupName,
    /// Contents or damage.
    pub state: BackupState,
}

/// State of a backup.
#[derive(Clone, PartialEq, Debug)]
pub enum BackupState {
    /// Intact.
    Whole(Contents),
    /// A file is damaged, for example by a power loss, or missing; the text says which and how.
    Damaged(String),
}

/// Contents of an intact backup.
#[derive(Clone, PartialEq, Debug)]
pub struct Contents {
    /// Name of the change made right after it: `done, Book the mock exam`.
    pub before: String,
    /// Numbers of its items.
    pub counts: Counts,
    /// Paths of files within it that cannot be parsed; their items are not counted.
    pub unread: Vec<String>,
    /// Whether it lacks a file that the journey has lost since, and so cannot restore it.
    pub(crate) lacks: bool,
    /// Comparison with the current journey.
    pub against_now: Against,
}

/// Comparison of a backup with the current journey.
#[derive(Clone, PartialEq, Debug)]
pub enum Against {
    /// Identical to the byte.
    Same,
    /// The files differ. The items may still be equal if only order or comments changed.
    Other(Difference),
}

impl Contents {
    /// Effect of restoring it, in one phrase.
    pub fn words(&self) -> String {
        match &self.against_now {
            Against::Same => "the same as now".into(),
            Against::Other(difference) if difference.is_none() => {
                "changes only the order of items, comments or spacing".into()
            }
            Against::Other(difference) => difference.words(),
        }
    }
}

impl Backup {
    /// The contents of an intact backup.
    pub fn contents(&self) -> Option<&Contents> {
        match &self.state {
            BackupState::Whole(contents) => Some(contents),
            BackupState::Damaged(_) => None,
        }
    }

    /// The same, for people: a restore that was made after it is named with the local time of its backup, not with UTC.
    pub(crate) fn in_local_time(mut self, local: impl Fn(Moment) -> String) -> Backup {
        if let BackupState::Whole(contents) = &mut self.state {
            let restore = contents.before.split_once("restore, ");
            let restore = restore.filter(|(undone, _)| ["", "undo: ", "redo: "].contains(undone));
            let named = restore.and_then(|(undone, minute)| {
                let minute = minute.strip_suffix(" UTC")?.replace(' ', "T");
                let at = Moment::from_rfc3339(&format!("{minute}:00Z"))?;
                Some(format!("{undone}restore, {}", local(at)))
            });
            if let Some(named) = named {
                contents.before = named;
            }
        }
        self
    }

    /// Whether restoring it is possible and would change anything.
    pub fn differs(&self) -> bool {
        self.contents().is_some_and(|contents| contents.against_now != Against::Same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn backup_before_a_restore_names_it_in_local_time() {
        let named = |before: &str| {
            let backup = Backup {
                name: BackupName::new(1, Moment(0)),
                state: BackupState::Whole(Contents {
                    before: before.to_owned(),
                    counts: Counts::default(),
                    unread: Vec::new(),
                    lacks: false,
                    against_now: Against::Same,
                }),
            };
            let local = backup.in_local_time(|at| format!("<{at}>"));
            local.contents().map(|contents| contents.before.clone()).unwrap_or_default()
        };
        let restored = named("restore, 2026-11-28 20:02 UTC");
        assert_eq!(restored, "restore, <2026-11-28T20:02:00Z>");
        let undone = named("undo: restore, 2026-11-28 20:02 UTC");
        assert_eq!(undone, "undo: restore, <2026-11-28T20:02:00Z>");
        for other in ["add, 2026-11-28 20:02 UTC", "restore, soon UTC", "undo"] {
            assert_eq!(named(other), other);
        }
    }

    #[test]
    fn backup_name_is_a_moment_and_a_number() {
        let name = BackupName::new(42, Moment(1_795_337_580));
        assert_eq!(name.to_string(), "2026-11-22T08-53-00Z-42");
        for text in [
            "",
            "goals.toml",
            "2026-11-22T08-53-00Z",
            "2026-11-22T08-53-00Z-",
            "2026-11-22T08-53-00Z-042",
            "2026-11-22T08:53:00Z-42",
            ".2026-11-22T08-53-00Z-42.milepost-tmp",
        ] {
            assert_eq!(BackupName::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn backup_name_parses_for_any_clock(number in any::<u64>(), at in any::<i64>()) {
            let name = BackupName::new(number, Moment(at));
            prop_assert_eq!(BackupName::parse(&name.to_string()), Some(name));
        }
    }
}
