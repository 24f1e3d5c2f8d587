//! The program itself: help, backups, redo, the shell, quitting.

use super::Handler::Do;
use super::{ActionRow, App, Choice, Form};
use crate::app::action::Action as A;
use crate::app::dialog::DialogKind;
use crate::app::dialog::help::Help;
use crate::app::disk::{Request, Response};
use crate::app::effect::Effect;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Redo, Do(|app| app.ask(Request::Redo(Response::NONE)))),
    (A::Restore, Do(|app| app.ask(Request::Backups(Response::NONE)))),
    (A::Help, Do(open_help)),
    (A::Mouse, Do(turn_mouse)),
    (A::Suspend, Do(|app| app.effects.push(Effect::Suspend))),
    (A::Quit, Do(quit)),
];

pub(super) fn open_help(app: &mut App) {
    let (keymap, layer) = (&app.settings.keymap, app.layer());
    let help = Help::over(keymap, layer, &|action| app.means_something(action));
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
    let title = format!("{unsaved} not on disk: {trouble} Quit and lose that?");
    let quit = |app: &mut App| app.effects.extend([Effect::Disk(Request::Abandon), Effect::Quit]);
    let form = Form::new(A::Quit, None, title).or(Choice::nothing("stay"));
    app.show_form(form.or(Choice::answer(&[A::Yes], "quit anyway", quit)));
}
