//! Going back to a backup: which there are, one of them chosen, and how that ended.

use super::{App, Dialog};
use crate::app::dialog::backups::Backups;
use crate::app::disk::{DatedBackup, Request};
use crate::domain::backup::BackupState;
use crate::domain::words::sentence;

/// Opens the list that was asked for, unless another dialog has been opened meanwhile.
pub(super) fn backups_listed(app: &mut App, listed: Vec<DatedBackup>) {
    if listed.is_empty() {
        app.say("There is no backup yet: one is made before each change.");
    } else if app.dialogs.is_empty() {
        app.dialogs.push(Dialog::Backups(Backups::new(listed)));
    }
}

/// Restores the chosen backup. One that is damaged says so in the dialog, which stays.
pub(super) fn restore(app: &mut App, backups: &Backups) -> Result<(), String> {
    let chosen = backups.chosen().ok_or("There is no backup.")?;
    match &chosen.backup.state {
        BackupState::Whole(_) => app.ask(Request::Restore(chosen.backup.name)),
        BackupState::Damaged(why) => return Err(sentence(why)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::disk::Answer;
    use crate::app::event::{Event, Key};
    use crate::app::update::tests::blank;
    use crate::domain::backup::{Backup, BackupName};
    use crate::domain::date::Moment;

    fn damaged() -> Vec<DatedBackup> {
        let (name, state) = (
            BackupName::new(1, Moment(0)),
            BackupState::Damaged("damaged: goals.toml is not as it was put there".into()),
        );
        vec![DatedBackup { when: "1970-01-01 00:00".into(), backup: Backup { name, state } }]
    }

    #[test]
    fn a_damaged_backup_is_not_restored_and_the_choice_stays() {
        let mut app = blank();
        app.update(Event::answered(Request::Backups, Answer::Backups(damaged())));
        let effects = app.update(Event::Key(Key::named("enter").expect("a key")));
        assert_eq!(effects, []);
        assert!(matches!(app.dialogs().last(), Some(Dialog::Backups(_))));
    }

    #[test]
    fn a_list_that_comes_late_does_not_stand_over_what_is_being_typed() {
        let mut app = blank();
        app.update(Event::Key(Key::named("a").expect("a key")));
        app.update(Event::answered(Request::Backups, Answer::Backups(damaged())));
        assert!(matches!(app.dialogs(), [Dialog::Form(_)]));
    }
}
