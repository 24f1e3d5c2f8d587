//! The program itself: help, backups, redo, the shell, quitting.

use super::Handler::Do;
use super::{ActionRow, App, Form};
use crate::app::action::Action as A;
use crate::app::dialog::DialogKind;
use crate::app::dialog::help::Help;
use crate::app::disk::{Request, Response};
use crate::app::effect::Effect;
use crate::domain::words::plural;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Redo, Do(|app| revert(app, "Redo", Request::Redo(Response::NONE)))),
    (A::Restore, Do(|app| app.ask(Request::Backups(Response::NONE)))),
    (A::Help, Do(open_help)),
    (A::Mouse, Do(turn_mouse)),
    (A::Suspend, Do(|app| app.effects.push(Effect::Suspend))),
    (A::Quit, Do(quit)),
];

/// Asks for an undo or redo. While the disk fails it would wait behind the changes, and more of them with each key.
pub(super) fn revert(app: &mut App, called: &str, request: Request) {
    match app.data.trouble {
        Some(_) => app.say(format!("{called} works again once your changes are on disk.")),
        None => app.ask(request),
    }
}

pub(super) fn open_help(app: &mut App) {
    let (keymap, layer) = (&app.settings.keymap, app.layer());
    let help = Help::over(keymap, layer, &|action| app.means_something(action));
    let help = match app.scene() {
        None if app.data.offers_sample() => help.telling(A::Open, "Open the sample"),
        Some(_) | None => help,
    };
    app.dialogs.push(DialogKind::Help(help).into());
}

fn turn_mouse(app: &mut App) {
    let uses = &mut app.settings.mouse;
    *uses = !*uses;
    let said = match *uses {
        true => "The mouse works here again.".to_owned(),
        false => app.keys().text("The terminal selects text now; {mouse} takes the mouse back."),
    };
    app.say(said);
}

fn quit(app: &mut App) {
    let Some(trouble) = &app.data.trouble else {
        return app.effects.push(Effect::Quit);
    };
    let unsaved = app.data.unsaved_in_words();
    let them = plural(app.data.unsaved.len(), "it", "them");
    let title = format!("{unsaved} not on disk: {trouble} Quit and lose {them}?");
    let quit = |app: &mut App| app.effects.extend([Effect::Disk(Request::Abandon), Effect::Quit]);
    app.show_form(question(title, "quit anyway", quit));
}

fn question(title: impl Into<String>, yes: &'static str, quit: fn(&mut App)) -> Form {
    Form::new(A::Quit, None, title).asks("stay", yes, quit)
}

/// Nothing would be lost by quitting any more. The question that is open asks only whether to quit: without it, the key
/// that is about to answer it would fall to the panes.
pub(super) fn ask_to_quit_only(app: &mut App) {
    for dialog in app.dialogs.iter_mut().filter(|dialog| dialog.form_of(A::Quit).is_some()) {
        let quit = |app: &mut App| app.effects.push(Effect::Quit);
        let title = "No change is waiting for the disk any more. Quit?";
        *dialog = DialogKind::Form(question(title, "quit", quit)).into();
    }
}
