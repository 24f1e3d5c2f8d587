//! Which key means which action: the table's keys, unless the configuration binds others.

use super::action::{ACTIONS, Action, Layer};
use super::key::{Code, Key};
use crate::domain::filter::nearest::closest;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use thiserror::Error;

/// Why a binding in the configuration cannot be.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum KeymapError {
    /// No action of that name.
    #[error("there is no action `{name}`{}", meant.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default())]
    NoAction {
        /// The name as written.
        name: String,
        /// The closest name that there is.
        meant: Option<&'static str>,
    },
    /// No key of that name.
    #[error("`{action}` has \"{key}\", which is no key")]
    NoKey {
        /// The action it was to be for.
        action: String,
        /// The key as written.
        key: String,
    },
    /// One key for two actions.
    #[error("\"{key}\" is bound to both `{first}` and `{second}`")]
    Twice {
        /// The key.
        key: String,
        /// One action.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
}

impl KeymapError {
    /// The actions that it is about, as written.
    pub(crate) fn actions(&self) -> Vec<&str> {
        match self {
            KeymapError::NoAction { name, .. } => vec![name],
            KeymapError::NoKey { action, .. } => vec![action],
            KeymapError::Twice { first, second, .. } => vec![second, first],
        }
    }
}

/// The keys of all actions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keymap {
    actions: HashMap<(Layer, Key), Action>,
    keys: HashMap<Action, Vec<Key>>,
}

impl Keymap {
    /// The table's keys, with those of the actions named in `bound` replaced.
    ///
    /// # Errors
    /// An unknown action or key, or one key for two actions.
    pub fn new(bound: &BTreeMap<String, Vec<String>>) -> Result<Keymap, KeymapError> {
        if let Some(name) = bound.keys().find(|name| Action::named(name).is_none()) {
            let meant = closest(name, ACTIONS.iter().map(|spec| spec.name));
            return Err(KeymapError::NoAction { name: name.clone(), meant });
        }
        let mut map = Keymap { actions: HashMap::new(), keys: HashMap::new() };
        for spec in ACTIONS {
            let usual = || spec.keys.iter().map(|k| (*k).to_owned()).collect();
            let names: Vec<String> = bound.get(spec.name).cloned().unwrap_or_else(usual);
            for name in names {
                map.bind(spec.action, &name)?;
            }
        }
        Ok(map)
    }

    /// The action of a key while the view of that layer is open.
    pub(crate) fn action(&self, key: Key, layer: Layer) -> Option<Action> {
        let own = self.actions.get(&(layer, key));
        own.or_else(|| self.actions.get(&(Layer::Everywhere, key))).copied()
    }

    /// The keys of an action, the first one being the one to show.
    pub(crate) fn keys(&self, action: Action) -> &[Key] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// The keys of an action while the view of that layer is open, but for those that mean something else there. Of an
    /// action that belongs to another view, all of them.
    pub(crate) fn keys_in(&self, action: Action, layer: Layer) -> Vec<Key> {
        let place = action.spec().place;
        let layer = match place.layers() {
            [own, ..] if !place.reaches(layer) => *own,
            _ => layer,
        };
        let means = |key: &&Key| self.action(**key, layer) == Some(action);
        self.keys(action).iter().filter(means).copied().collect()
    }

    /// The key to show for an action; without one, its name in the palette.
    pub(crate) fn shown(&self, action: Action) -> String {
        match (self.keys(action), action) {
            ([key, ..], _) => key.to_string(),
            ([], Action::Palette) => action.spec().name.to_owned(),
            ([], _) => format!("{} {}", self.shown(Action::Palette), action.spec().name),
        }
    }

    /// A text of the program with the key of each action that it names: `{undo} undoes`. The keys of dialogs are the same
    /// for everyone: `{enter} saves it`. Data is never `'static`, so a title with braces in it stays as it is.
    pub(crate) fn text(&self, template: &'static str) -> String {
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

    fn bind(&mut self, action: Action, name: &str) -> Result<(), KeymapError> {
        let word = action.spec().name;
        let no_key = || KeymapError::NoKey { action: word.to_owned(), key: name.to_owned() };
        let key = Key::named(name).ok_or_else(no_key)?;
        for layer in action.spec().place.layers() {
            if let Some(first) = self.actions.insert((*layer, key), action) {
                return Err(KeymapError::Twice {
                    key: name.to_owned(),
                    first: first.spec().name,
                    second: word,
                });
            }
        }
        self.keys.entry(action).or_default().push(key);
        Ok(())
    }
}

const NAMED: &[(&str, Code)] = &[
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("shift-tab", Code::BackTab),
    ("space", Code::Char(' ')),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
];

impl Key {
    pub(crate) fn plain(code: Code) -> Key {
        Key { code, ctrl: false, alt: false }
    }

    /// Reads a key as the table and the configuration write it: `x`, `G`, `enter`, `ctrl-d`, `alt-x`, `f1`.
    pub fn named(name: &str) -> Option<Key> {
        if let Some(rest) = name.strip_prefix("ctrl-") {
            return Key::named(rest).map(|key| Key { ctrl: true, ..key });
        }
        if let Some(rest) = name.strip_prefix("alt-") {
            return Key::named(rest).map(|key| Key { alt: true, ..key });
        }
        if let Some((_, code)) = NAMED.iter().find(|(n, _)| *n == name) {
            return Some(Key::plain(*code));
        }
        let number =
            name.strip_prefix('f').and_then(|n| n.parse().ok()).filter(|n| (1..=12).contains(n));
        let mut letters = name.chars();
        match (number, letters.next(), letters.next()) {
            (Some(number), ..) => Some(Key::plain(Code::F(number))),
            (None, Some(letter), None) => Some(Key::plain(Code::Char(letter))),
            (None, ..) => None,
        }
    }
}

impl Key {
    /// As the settings write it: `ctrl-d`, `up`.
    pub(crate) fn name(&self) -> String {
        let named = NAMED.iter().find(|(_, code)| *code == self.code);
        let code = match (named, self.code) {
            (Some((name, _)), _) => (*name).to_owned(),
            (None, Code::Char(letter)) => letter.to_string(),
            (None, Code::F(number)) => format!("f{number}"),
            (None, other) => format!("{other:?}"),
        };
        let ctrl = if self.ctrl { "ctrl-" } else { "" };
        let alt = if self.alt { "alt-" } else { "" };
        format!("{ctrl}{alt}{code}")
    }
}

/// As the screen shows it: an arrow is drawn.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drawn = match self.code {
            Code::Up => Some(("up", "↑")),
            Code::Down => Some(("down", "↓")),
            Code::Left => Some(("left", "←")),
            Code::Right => Some(("right", "→")),
            _ => None,
        };
        let name = self.name();
        match drawn {
            Some((word, arrow)) => f.write_str(&name.replace(word, arrow)),
            None => f.write_str(&name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(action: &str, keys: &[&str]) -> Result<Keymap, KeymapError> {
        let keys = keys.iter().map(|k| (*k).to_owned()).collect();
        Keymap::new(&BTreeMap::from([(action.to_owned(), keys)]))
    }

    fn key(name: &str) -> Key {
        Key::named(name).expect("a key")
    }

    #[test]
    fn an_action_has_all_its_keys() {
        let map = Keymap::new(&BTreeMap::new()).expect("the table is sound");
        for name in ["x", "space"] {
            assert_eq!(map.action(key(name), Layer::Everywhere), Some(Action::Done));
        }
        assert_eq!(map.action(key("ctrl-r"), Layer::Everywhere), Some(Action::Redo));
        assert_eq!(map.shown(Action::Palette), ":");
    }

    #[test]
    fn the_configuration_replaces_the_keys_of_an_action() {
        let map = bound("done", &["ctrl-x", "é"]).expect("sound");
        assert_eq!(
            (map.action(key("x"), Layer::Everywhere), map.action(key("é"), Layer::Everywhere)),
            (None, Some(Action::Done))
        );
    }

    #[test]
    fn keymap_names_a_key_that_cannot_be_bound() {
        let said = |bound: Result<Keymap, KeymapError>| bound.expect_err("refused").to_string();
        assert_eq!(said(bound("fly", &["x"])), "there is no action `fly`");
        assert_eq!(
            said(bound("undoo", &["x"])),
            "there is no action `undoo`; did you mean `undo`?"
        );
        assert_eq!(said(bound("done", &["q"])), "\"q\" is bound to both `done` and `quit`");
        assert!(matches!(bound("done", &["hyper-x"]), Err(KeymapError::NoKey { .. })));
        assert!(matches!(bound("done", &["q"]), Err(KeymapError::Twice { .. })));
    }

    #[test]
    fn names_and_keys_are_the_same_thing_twice() {
        for name in ["a", "G", "?", "ctrl-d", "alt-x", "enter", "shift-tab", "f12", "pgup"] {
            assert_eq!(key(name).to_string(), name);
        }
    }
}
