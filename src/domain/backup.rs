//! A backup as a person sees it: its name, what was done after it, what it holds, and what restoring it would do.

use super::counts::Counts;
use super::date::Moment;
use super::difference::Difference;
use std::fmt;

/// The last second of the year 9999, behind which a moment has no name.
const LAST: i64 = 253_402_300_799;

/// A backup's name: the moment it was made and its number, `2026-11-22T08-53-00Z-42`. The numbers tell which of two is
/// the newer, as a clock may be set back; the moment is for a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BackupName {
    /// Counts up from 1 for each journey.
    pub number: u64,
    /// When it was made, as the clock said then.
    pub(crate) at: Moment,
}

impl BackupName {
    /// The name of the backup of that number.
    pub(crate) fn new(number: u64, at: Moment) -> BackupName {
        let at = Moment(at.0.clamp(0, LAST));
        BackupName { number, at }
    }

    /// Reads a name; `None` if it is none.
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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    /// Its name, which is that of its folder.
    pub name: BackupName,
    /// What it holds.
    pub state: BackupState,
}

/// What a backup holds, if it is whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BackupState {
    /// Every file is as it was put there.
    Whole(Contents),
    /// A file is not as it was put there, as after a power loss; or is gone. The text says which, and how.
    Damaged(String),
}

/// What a whole backup holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contents {
    /// The name of the change that was made right after it: `done, Book the mock exam`.
    pub before: String,
    /// How many items it has.
    pub counts: Counts,
    /// Files in it that are not understood, by their paths within the journey; their items are not counted.
    pub unread: Vec<String>,
    /// Whether it is without a file that has gone from the journey since: it does not bring that back.
    pub(crate) lacks: bool,
    /// How its files stand to those of the journey.
    pub against_now: Against,
}

/// How a backup stands to the journey as it is now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Against {
    /// It is the same to the byte.
    Same,
    /// Its files are others; items may still be the same, and only order and comments others.
    Other(Difference),
}

impl Contents {
    /// What restoring it would do, in one phrase.
    pub fn words(&self) -> String {
        match &self.against_now {
            Against::Same => "as it is now".into(),
            Against::Other(difference) if difference.is_none() => {
                "changes only the order of items, comments or spacing".into()
            }
            Against::Other(difference) => difference.words(),
        }
    }
}

impl Backup {
    /// What it holds, if it is whole.
    pub fn contents(&self) -> Option<&Contents> {
        match &self.state {
            BackupState::Whole(contents) => Some(contents),
            BackupState::Damaged(_) => None,
        }
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
    fn a_name_is_a_moment_and_a_number() {
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
        fn a_name_reads_back_whatever_the_clock_said(number in any::<u64>(), at in any::<i64>()) {
            let name = BackupName::new(number, Moment(at));
            prop_assert_eq!(BackupName::parse(&name.to_string()), Some(name));
        }
    }
}
