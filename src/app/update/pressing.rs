//! A key press: it goes to the top dialog, or does an action, or begins a sequence.

use super::{App, dialogs};
use crate::app::action::Action;
use crate::app::event::Key;
use crate::app::keymap::KeyMatch;

pub(super) fn press(app: &mut App, key: Key) {
    let (keys, found) = pressed_with(app, key);
    app.screen.prefix.clear();
    // No text is typed with control or alt: in a dialog too the shell is one key away.
    if (key.ctrl || key.alt) && found == KeyMatch::Action(Action::Suspend) {
        return app.act(Action::Suspend);
    }
    match (app.dialogs.pop(), found) {
        (Some(dialog), _) => dialogs::key(app, dialog, key),
        (None, KeyMatch::Action(action)) => app.act(action),
        (None, KeyMatch::Prefix) => app.screen.prefix = keys,
        (None, KeyMatch::Nothing) => {}
    }
}

/// Whether a key that types nothing means anything now.
pub(super) fn means(app: &App, key: Key) -> bool {
    let (_, found) = pressed_with(app, key);
    match app.dialogs.last() {
        Some(dialog) => found == KeyMatch::Action(Action::Suspend) || dialog.means(key),
        None => found != KeyMatch::Nothing,
    }
}

/// The keys pressed so far and this one, and what they mean.
fn pressed_with(app: &App, key: Key) -> (Vec<Key>, KeyMatch) {
    let keys = [app.prefix(), &[key]].concat();
    let found = app.settings.keymap.find(&keys, app.screen.layer());
    (keys, found)
}
