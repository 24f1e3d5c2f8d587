//! The help for where you are, searched by typing.

use super::field::Field;
use crate::app::action::{ACTIONS, Action, Spec};
use crate::app::event::{Code, Key};
use crate::app::keymap::Keymap;
use crate::app::lines::{Line, Role};
use crate::domain::item::Item;

/// The help.
#[derive(Debug, Default)]
pub struct Help {
    /// What is searched for.
    pub field: Field,
    /// The first line in view.
    pub top: usize,
}

impl Help {
    /// Takes a key. Escape is the caller's.
    pub fn key(&mut self, key: Key) {
        match key.code {
            Code::Down => self.top += 1,
            Code::Up => self.top = self.top.saturating_sub(1),
            Code::PageDown => self.top += 10,
            Code::PageUp => self.top = self.top.saturating_sub(10),
            _ => {
                if self.field.key(key) {
                    self.top = 0;
                }
            }
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.top = 0;
    }

    /// The lines: what applies to the selected item first, then everything by group; or what fits the search.
    pub fn lines(&self, keymap: &Keymap, selected: Option<&Item>) -> Vec<Line> {
        let typed = self.field.text().trim().to_lowercase();
        let fits = |spec: &Spec| {
            let text = format!("{} {}", spec.help, spec.name).to_lowercase();
            typed.split_whitespace().all(|word| text.contains(word))
        };
        let mut lines = Vec::new();
        let mut group = "";
        for spec in ACTIONS.iter().filter(|spec| fits(spec)) {
            if spec.group != group {
                if !lines.is_empty() {
                    lines.push(Line::blank());
                }
                lines.push(Line::of(spec.group, Role::Heading));
                group = spec.group;
            }
            lines.push(line(spec, keymap, selected));
        }
        if lines.is_empty() {
            lines.push(Line::of("Nothing of that name.", Role::Dim));
        }
        lines
    }
}

fn line(spec: &Spec, keymap: &Keymap, selected: Option<&Item>) -> Line {
    let keys: Vec<String> = keymap
        .keys(spec.action)
        .iter()
        .map(Key::to_string)
        .collect();
    let keys = match &keys[..] {
        [] => format!("{} {}", keymap.shown(Action::Palette), spec.name),
        some => some.join(" "),
    };
    let applies = spec.place.fits(selected);
    let (keyed, said) = if applies {
        (Role::Accent, Role::Plain)
    } else {
        (Role::Dim, Role::Dim)
    };
    let place = if applies { "" } else { spec.place.words() };
    Line::of(format!("{:<13}", keys), keyed)
        .and(spec.help, said)
        .ending(place, Role::Faint)
}
