//! A key press: it goes to the top dialog, or does an action, or begins a sequence.

use super::{App, Dialog, dialogs};
use crate::app::action::{Action, Layer};
use crate::app::dialog::typed::Typed;
use crate::app::event::Key;
use crate::app::keymap::KeyMatch;

pub(super) fn press(app: &mut App, key: Key) {
    let (keys, found) = pressed_with(app, key);
    app.screen.prefix.clear();
    match (app.dialogs.pop(), found) {
        (Some(dialog), KeyMatch::Action(Action::Suspend)) => {
            app.dialogs.push(dialog);
            app.act(Action::Suspend);
        }
        (dialog, KeyMatch::Prefix) => {
            app.dialogs.extend(dialog);
            app.screen.prefix = keys;
        }
        (Some(dialog), found) => {
            // What does not go on with a sequence ends it, and types nothing.
            let letter = key.types().filter(|_| keys.len() == 1).map(Typed::Letter);
            dialogs::press(app, dialog, key, found.action().map(Typed::Do).or(letter));
        }
        (None, found) => found.action().into_iter().for_each(|action| app.act(action)),
    }
}

impl App {
    /// Whether a key that types nothing means anything now.
    pub(crate) fn means(&self, key: Key) -> bool {
        match (pressed_with(self, key).1, self.dialogs.last()) {
            (KeyMatch::Nothing, _) => false,
            (KeyMatch::Action(action), Some(dialog)) if action.spec().place.is_typing() => {
                dialog.means(action)
            }
            (KeyMatch::Action(_) | KeyMatch::Prefix, _) => true,
        }
    }

    /// The keys pressed so far of a sequence that is not complete.
    pub(crate) fn prefix(&self) -> &[Key] {
        &self.screen.prefix
    }

    /// The layer of the keys: that of the top dialog, or of the view that is open.
    pub(crate) fn layer(&self) -> Layer {
        self.dialogs.last().map_or(self.screen.layer(), Dialog::layer)
    }
}

/// The keys pressed so far and this one, and what they mean.
fn pressed_with(app: &App, key: Key) -> (Vec<Key>, KeyMatch) {
    let keys = [app.prefix(), &[key]].concat();
    let find = |layer| app.settings.keymap.find(&keys, layer);
    let found = match app.dialogs.last().map(|dialog| find(dialog.layer())) {
        None => find(app.screen.layer()),
        // No text is typed with control or alt: in a dialog too the shell is one key away.
        Some(KeyMatch::Nothing) if key.types().is_none() => Some(find(app.screen.layer()))
            .filter(|found| *found == KeyMatch::Action(Action::Suspend))
            .unwrap_or(KeyMatch::Nothing),
        Some(found) => found,
    };
    (keys, found)
}
