//! Dialogs: how they open, and what is typed in the top one, which closes, stays, or is answered.

use super::ending::what_follows;
use super::finding::{preview, restore as restore_filter, set_filter};
use super::program::open_help;
use super::{App, Dialog, Form};
use crate::app::action::Action;
use crate::app::dialog::DialogKind;
use crate::app::dialog::backups::Backups;
use crate::app::dialog::completion::Completer;
use crate::app::dialog::merge::{MergeDialog, Taken};
use crate::app::dialog::typed::Typed;
use crate::app::disk::Request;
use crate::app::effect::Effect;
use crate::domain::backup::BackupState;
use crate::domain::words::sentence;

impl App {
    pub(super) fn show_form(&mut self, form: Form) {
        match form.is_completed() {
            true => self.show_completed(DialogKind::Form(form)),
            false => self.dialogs.push(DialogKind::Form(form).into()),
        }
    }

    /// Opens a dialog in which words are completed.
    pub(super) fn show_completed(&mut self, kind: DialogKind<App>) {
        let mut dialog = Dialog::from(kind);
        let (data, saved) = (&self.data, &self.settings.saved_filters);
        dialog.complete_from(Completer::of(&data.journey, saved, data.calendar()));
        self.dialogs.push(dialog);
    }
}

/// Takes the text being typed back from the editor. What an earlier run of that came to is no longer so.
pub(super) fn edited(app: &mut App, text: &str) {
    app.screen.notice = None;
    if let Some(dialog) = app.dialogs.last_mut() {
        dialog.edit(|field| field.put(text.trim_end()));
        preview(app);
    }
}

/// Opens the editor on the text being typed.
fn edit_text(app: &mut App, dialog: Dialog) {
    let text = dialog.text().map(|text| Effect::EditText(text.to_owned()));
    app.effects.extend(text);
    app.dialogs.push(dialog);
}

/// Gives what was typed to a dialog that has been taken off the stack. It goes back on unless that closed it.
pub(super) fn take(app: &mut App, mut dialog: Dialog, typed: Typed) {
    if typed == Typed::Do(Action::Cancel) {
        if let DialogKind::Filter(filter) = &dialog.kind {
            restore_filter(app, filter);
        }
        return app.pending.leave(dialog);
    }
    if typed == Typed::Do(Action::Help) {
        app.dialogs.push(dialog);
        return open_help(app);
    }
    if typed == Typed::Do(Action::EditField) {
        return edit_text(app, dialog);
    }
    if super::importing::complete(app, &mut dialog, typed) {
        return app.dialogs.push(dialog);
    }
    if dialog.complete(typed) || app.history.recall(&mut dialog, typed) {
        app.dialogs.push(dialog);
        return preview(app);
    }
    if let Some(form) = dialog.form_mut()
        && form.climb(typed, app.screen.layout.field_columns)
    {
        return app.dialogs.push(dialog);
    }
    match submit(app, &mut dialog, typed) {
        None => {
            dialog.take(typed);
            app.dialogs.push(dialog);
            preview(app);
        }
        Some(submitted) => {
            settle(app, dialog, submitted, typed == Typed::Do(Action::SubmitNext));
        }
    }
}

/// A dialog that was refused says why, and one that was submitted waits for the disk.
fn settle(app: &mut App, mut dialog: Dialog, submitted: Result<(), String>, goes_on: bool) {
    if let Err(why) = submitted {
        dialog.refuse(why);
        return app.dialogs.push(dialog);
    }
    if !is_about_private(app, &dialog) {
        app.history.keep(&dialog);
    }
    if let Some(form) = dialog.form_mut()
        && goes_on
        && let Some(next) = form.next.clone()
    {
        let _ = next.run(app, form);
    }
    app.pending.send(dialog, &app.effects);
}

/// Whether it is about a private item: what is said of one is not offered for another.
fn is_about_private(app: &App, dialog: &Dialog) -> bool {
    let item = dialog.item().and_then(|id| app.data.journey.item(id));
    item.is_some_and(|item| item.private())
}

/// Carries out what a dialog says, if it is submitted.
fn submit(app: &mut App, dialog: &mut Dialog, typed: Typed) -> Option<Result<(), String>> {
    match &mut dialog.kind {
        DialogKind::Form(form) => {
            match form.chosen(typed).map(|choice| choice.then.clone()) {
                Some(then) => Some(then.run(app, form)),
                // Nothing fits what is typed.
                None if form.matches.is_some() => None,
                None => typed.submits().then_some(Ok(())),
            }
        }
        DialogKind::Merge(merge) => merge_as(app, merge, typed),
        _ if !typed.submits() => None,
        DialogKind::Filter(filter) => Some(set_filter(app, &filter.meant())),
        DialogKind::Backups(backups) => Some(restore(app, backups)),
        DialogKind::Search(search) => search.picked().map(|item| {
            app.screen.go_to(&app.data, item.id());
            Ok(())
        }),
        DialogKind::Help(help) => help.chosen().map(|action| {
            app.act(action);
            Ok(())
        }),
    }
}

fn merge_as(app: &mut App, merge: &mut MergeDialog, typed: Typed) -> Option<Result<(), String>> {
    let Typed::Do(action) = typed else { return None };
    match merge.act(action) {
        Taken::Goes => return None,
        Taken::Leaves => {}
        Taken::Saves => {
            let name = merge.offer.conflict.name.clone();
            app.ask(Request::Merge { name, choices: merge.choices.clone() });
        }
    }
    Some(Ok(()))
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
