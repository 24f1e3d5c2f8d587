//! The keys as the texts of the program name them: those that work where the user is.

use super::{Keymap, Sequence, listed};
use crate::app::action::{Action, Layer};
use crate::app::key::Key;

/// The keys where a layer comes first.
#[derive(Clone, Copy)]
pub(crate) struct KeysHere<'a> {
    pub(super) keymap: &'a Keymap,
    pub(super) layer: Layer,
}

impl<'a> KeysHere<'a> {
    /// The keys of an action, but for those that mean something else here, the first being the one to show.
    pub(crate) fn keys(self, action: Action) -> Vec<&'a Sequence> {
        self.keymap.keys_in(action, self.layer)
    }

    /// The first of those.
    pub(crate) fn key(self, action: Action) -> Option<String> {
        self.keys(action).first().map(|keys| keys.to_string())
    }

    /// All of those in a row; empty without any.
    pub(crate) fn listed(self, action: Action) -> String {
        let keys: Vec<String> = self.keys(action).iter().map(|keys| keys.to_string()).collect();
        listed(&keys)
    }

    /// The keys to show for an action; without any, the way by the palette.
    pub(crate) fn shown(self, action: Action) -> String {
        self.key(action).unwrap_or_else(|| self.by_name(action))
    }

    /// The key of the palette, and the name to choose there.
    pub(crate) fn by_name(self, action: Action) -> String {
        match action {
            Action::Palette => action.spec().name.to_owned(),
            _ if action.spec().place.is_in_dialog() => "no key".to_owned(),
            _ => format!("{} {}", self.shown(Action::Palette), action.spec().name),
        }
    }

    /// A text of the program with the key of each action that it names: `{undo} undoes`. Data is never `'static`, so a title
    /// with braces in it stays as it is.
    pub(crate) fn text(self, template: &'static str) -> String {
        let mut parts = template.split('{');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            let fixed = || Key::named(name).map(|key| key.to_string());
            let key = Action::named(name).map(|action| self.shown(action)).or_else(fixed);
            debug_assert!(key.is_some(), "no action {name} for {template}");
            text += &key.unwrap_or_default();
            text += rest;
        }
        text
    }
}
