//! A key press: it goes to the top dialog, or does an action, or begins a sequence.

use super::{App, Dialog, dialogs};
use crate::app::action::{Action, Layer};
use crate::app::dialog::typed::Typed;
use crate::app::event::{Code, Key};
use crate::app::keymap::{KeyMatch, KeysHere};

pub(super) fn press(app: &mut App, key: Key) {
    let (keys, found) = pressed_with(app, key);
    app.screen.prefix.clear();
    if found == KeyMatch::Nothing && keys.len() > 1 {
        return say_unbound(app, &keys);
    }
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
            let letter = key.types().map(Typed::Letter);
            match found.action().map(Typed::Do).or(letter) {
                Some(typed) => dialogs::take(app, dialog, typed),
                None => app.dialogs.push(dialog),
            }
        }
        (None, found) => found.action().into_iter().for_each(|action| app.act(action)),
    }
}

/// What does not go on with a sequence ends it and does nothing of its own: it was meant for something else. Escape ends one
/// on purpose.
fn say_unbound(app: &mut App, keys: &[Key]) {
    let esc = Key::plain(Code::Esc);
    if keys.last() != Some(&esc) {
        let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
        app.say(format!("Nothing is bound to {}.", keys.join(" ")));
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

    /// The keys that work in the open view, for what is said of them.
    pub(crate) fn keys(&self) -> KeysHere<'_> {
        self.settings.keymap.at(self.screen.layer())
    }

    /// The layer of the keys: that of the top dialog, or of the view that is open.
    pub(crate) fn layer(&self) -> Layer {
        self.dialogs.last().map_or(self.screen.layer(), Dialog::layer)
    }
}

/// The keys pressed so far and this one, and what they mean.
fn pressed_with(app: &App, key: Key) -> (Vec<Key>, KeyMatch) {
    let keys = [app.prefix(), &[key]].concat();
    let keymap = &app.settings.keymap;
    let below = || keymap.find(&keys, app.screen.layer());
    let found = match app.dialogs.last().map(|dialog| dialog.find(keymap, &keys)) {
        None => below(),
        // No text is typed with control or alt: in a dialog too the shell is one key away.
        Some(KeyMatch::Nothing) if key.types().is_none() => Some(below())
            .filter(|found| *found == KeyMatch::Action(Action::Suspend))
            .unwrap_or(KeyMatch::Nothing),
        Some(found) => found,
    };
    (keys, found)
}
