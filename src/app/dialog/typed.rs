//! What a key means while one types.

use crate::app::action::Action;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed {
    Letter(char),
    Do(Action),
}

impl Typed {
    pub(crate) fn submits(self) -> bool {
        matches!(self, Typed::Do(Action::Submit | Action::SubmitNext))
    }
}

/// What a key of the table means in a text.
#[cfg(test)]
pub(in crate::app) fn meaning(name: &str) -> Typed {
    use crate::app::action::Layer;
    use crate::app::key::Key;
    use crate::app::keymap::Keymap;
    let key = Key::named(name).expect("a key");
    let action = Keymap::default().find(&[key], Layer::Typing).action().map(Typed::Do);
    action.or(key.types().map(Typed::Letter)).expect("it means something")
}
