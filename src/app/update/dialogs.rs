//! Keys in a dialog: the top one takes them first, and closes, stays, or is answered.

use super::ending::what_follows;
use super::finding::{preview, restore as restore_filter, set_filter};
use super::{App, Dialog};
use crate::app::action::Layer;
use crate::app::dialog::backups::Backups;
use crate::app::dialog::merge::Taken;
use crate::app::disk::Request;
use crate::app::event::{Code, Key};
use crate::domain::backup::BackupState;
use crate::domain::words::sentence;

/// Gives a key to a dialog that has been taken off the stack. It goes back on unless the key closed it. One that was
/// refused says why, and one that was submitted waits for the disk.
pub(super) fn key(app: &mut App, mut dialog: Dialog, key: Key) {
    if leaves(key) {
        if let Dialog::Filter(filter) = &dialog {
            restore_filter(app, filter);
        }
        return app.pending.leave(dialog);
    }
    if super::importing::complete(app, &mut dialog, key) {
        return app.dialogs.push(dialog);
    }
    if app.history.recall(&mut dialog, key) {
        app.dialogs.push(dialog);
        return preview(app);
    }
    if let Dialog::Form(form) = &mut dialog
        && form.climb(key, app.screen.layout.field_columns)
    {
        return app.dialogs.push(dialog);
    }
    match submit(app, &mut dialog, key) {
        None => {
            dialog.key(key);
            app.dialogs.push(dialog);
            preview(app);
        }
        Some(Err(why)) => {
            dialog.refuse(why);
            app.dialogs.push(dialog);
        }
        Some(Ok(())) => {
            app.history.keep(&dialog);
            if let Dialog::Form(form) = &mut dialog
                && key.code == Code::Enter
                && (key.ctrl || key.alt)
                && let Some(next) = form.next.clone()
            {
                let _ = next.run(app, form);
            }
            app.pending.send(dialog, &app.effects);
        }
    }
}

/// Carries out what a dialog says, if the key submits it.
fn submit(app: &mut App, dialog: &mut Dialog, key: Key) -> Option<Result<(), String>> {
    match (dialog, key.code) {
        (Dialog::Form(form), _) => {
            let meant = app.settings.keymap.action(key, Layer::Everywhere);
            match form.chosen(key, meant).map(|choice| choice.then.clone()) {
                Some(then) => Some(then.run(app, form)),
                // Nothing fits what is typed.
                None => (key.code == Code::Enter && !form.breaks_line(key)).then_some(Ok(())),
            }
        }
        (Dialog::Filter(filter), Code::Enter) => Some(set_filter(app, &filter.meant())),
        (Dialog::Backups(backups), Code::Enter) => Some(restore(app, backups)),
        (Dialog::Search(search), Code::Enter) => {
            if let Some(item) = search.picked() {
                app.screen.go_to(&app.data, item.id());
            }
            Some(Ok(()))
        }
        (Dialog::Help(help), Code::Enter) => help.chosen().map(|action| {
            app.act(action);
            Ok(())
        }),
        (Dialog::Merge(merge), _) => match merge.key(key) {
            Taken::Goes => None,
            Taken::Leaves => Some(Ok(())),
            Taken::Saves => {
                app.ask(Request::Merge {
                    name: merge.offer.conflict.name.clone(),
                    choices: merge.choices.clone(),
                });
                Some(Ok(()))
            }
        },
        (_, _) => None,
    }
}

/// After every event: once nothing is open, what follows a goal done is asked, and a dialog that has just been opened
/// offers the draft that was left.
pub(super) fn ask_what_is_due(app: &mut App) {
    while app.dialogs.is_empty()
        && let Some(goal) = app.pending.next_ended()
    {
        what_follows(app, &goal).into_iter().for_each(|form| app.show_form(form));
    }
    if let Some(top) = app.dialogs.last_mut() {
        app.pending.offer(top);
    }
}

/// Restores the chosen backup. One that is damaged says so in the dialog, which stays.
fn restore(app: &mut App, backups: &Backups) -> Result<(), String> {
    let chosen = backups.chosen().ok_or("There is no backup.")?;
    match &chosen.backup.state {
        BackupState::Whole(_) => app.ask(Request::Restore(chosen.backup.name)),
        BackupState::Damaged(why) => return Err(sentence(why)),
    }
    Ok(())
}

fn leaves(key: Key) -> bool {
    key.code == Code::Esc || (key.ctrl && key.code == Code::Char('c'))
}
