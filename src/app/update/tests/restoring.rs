//! Going back to a backup: the list, and a damaged one.

use super::*;
use crate::app::dialog::DialogKind;
use crate::domain::backup::{Backup, BackupName, BackupState};
use crate::domain::date::Moment;

fn damaged() -> Vec<DatedBackup> {
    let (name, state) = (
        BackupName::new(1, Moment(0)),
        BackupState::Damaged("damaged: goals.toml has changed since the backup was made".into()),
    );
    vec![DatedBackup { when: "1970-01-01 00:00".into(), backup: Backup { name, state } }]
}

#[test]
fn a_damaged_backup_is_not_restored_and_the_choice_stays() {
    let mut app = blank();
    app.update(listed(damaged()));
    let effects = app.update(Event::Key(Key::named("enter").expect("a key")));
    assert_eq!(effects, []);
    assert!(matches!(app.dialogs(), [Dialog { kind: DialogKind::Backups(_), .. }]));
}

#[test]
fn a_list_that_comes_late_does_not_stand_over_what_is_being_typed() {
    let mut app = blank();
    app.update(Event::Key(Key::named("a").expect("a key")));
    app.update(listed(damaged()));
    assert!(matches!(app.dialogs(), [Dialog { kind: DialogKind::Form(_), .. }]));
}
