//! The names of keys, as the table and the settings write them.

use crate::app::key::{Code, Key};
use crate::domain::filter::nearest::closest;
use std::fmt;

/// Each key with its name. Further down come the names that people try as well.
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
    ("return", Code::Enter),
    ("escape", Code::Esc),
    ("delete", Code::Delete),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
];

/// Modifiers as people write them.
const MODIFIERS: &[&str] = &["ctrl", "control", "c", "alt", "meta", "option", "m", "shift"];

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

    /// The key that a mistyped name was meant for: `ctrl-hom`, `Ctrl+D`, `shift-x`.
    pub(super) fn meant(name: &str) -> Option<Key> {
        let lower = name.replace('+', "-").to_lowercase();
        let held = || {
            let (modifier, rest) = lower.split_once('-')?;
            let key = Key::named(rest).or_else(|| Key::meant(rest))?;
            match (closest(modifier, MODIFIERS.iter().copied())?, key.code) {
                ("ctrl" | "control" | "c", _) => Some(Key { ctrl: true, ..key }),
                ("shift", Code::Char(letter)) => {
                    Some(Key { code: Code::Char(letter.to_ascii_uppercase()), ..key })
                }
                ("shift", _) => None,
                _ => Some(Key { alt: true, ..key }),
            }
        };
        let slip = || Key::named(closest(&lower, NAMED.iter().map(|(name, _)| *name))?);
        let meant = Key::named(&lower).or_else(held).or_else(slip);
        meant.filter(|key| key.taken_for().is_none())
    }

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

    /// The letter that it types where it means nothing else.
    pub(crate) fn types(self) -> Option<char> {
        match self {
            Key { code: Code::Char(letter), ctrl: false, alt: false } => {
                Some(letter).filter(|letter| !letter.is_control())
            }
            _ => None,
        }
    }

    /// The other key that a terminal sends the same for, and that it is taken for.
    pub(super) fn taken_for(self) -> Option<Key> {
        let Key { code: Code::Char(letter), ctrl: true, .. } = self else { return None };
        let plain = |code| Some(Key { code, ctrl: false, ..self });
        match letter {
            'i' => plain(Code::Tab),
            'j' | 'm' => plain(Code::Enter),
            'h' => plain(Code::Backspace),
            '[' => plain(Code::Esc),
            'A'..='Z' => Some(Key { code: Code::Char(letter.to_ascii_lowercase()), ..self }),
            _ => None,
        }
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

    #[test]
    fn key_is_shown_by_the_name_that_it_is_read_by() {
        for name in ["a", "G", "?", "ctrl-d", "alt-x", "enter", "shift-tab", "f12", "pgup"] {
            assert_eq!(Key::named(name).expect("a key").to_string(), name);
        }
        assert_eq!(Key::named("escape"), Key::named("esc"));
    }

    #[test]
    fn key_that_was_meant_is_found() {
        let meant = |name| Key::meant(name).map(|key| key.name());
        for (written, wanted) in [
            ("ctrl-hom", "ctrl-home"),
            ("Ctrl+D", "ctrl-d"),
            ("C-d", "ctrl-d"),
            ("ctlr-d", "ctrl-d"),
            ("M-x", "alt-x"),
            ("shift-x", "X"),
            ("Enter", "enter"),
            ("page-up", "pgup"),
            ("F5", "f5"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(wanted), "{written}");
        }
        for nothing in ["hyper-x", "f13", "", "gg", "ctrl-", "ctrl-i"] {
            assert_eq!(meant(nothing), None, "{nothing}");
        }
    }
}
