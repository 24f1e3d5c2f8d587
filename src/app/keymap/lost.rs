//! Keys of the table that the settings give to another action, and with them the last key of an action that they do not
//! name.

use super::{Binding, Keymap, Sequence, setting};
use crate::app::action::{ACTIONS, Layer, Spec};
use crate::app::key::{Code, Key};
use crate::domain::complaint::Complaint;
use crate::domain::problem::Severity;
use crate::domain::sorted::SortedMap;
use crate::domain::words::list_of;

impl Keymap {
    /// What the settings, which give those keys, took without a word.
    pub(crate) fn lost(&self, bound: &SortedMap<String, Vec<String>>) -> Vec<Complaint> {
        let usual = Keymap::default();
        let kept = ACTIONS.iter().filter(|spec| !bound.contains_key(spec.name));
        kept.filter_map(|spec| self.lost_by(spec, &usual)).collect()
    }

    fn lost_by(&self, spec: &Spec, usual: &Keymap) -> Option<Complaint> {
        let views = Layer::VIEWS.into_iter().filter(|view| spec.place.reaches(*view));
        let mut layers: Vec<Layer> = spec.place.layers().iter().copied().chain(views).collect();
        layers.retain(|layer| {
            self.keys_in(spec.action, *layer).is_empty()
                && !usual.keys_in(spec.action, *layer).is_empty()
        });
        let first = *layers.first()?;
        let keys = *usual.keys_in(spec.action, first).first()?;
        let taker = first
            .and_below()
            .find_map(|layer| self.bindings.iter().find(|binding| binding.collides(layer, keys)))?;
        let mut places: Vec<&str> = layers.into_iter().map(Layer::words).collect();
        places.dedup();
        // What is lost everywhere but in a dialog is lost.
        if self.keys(spec.action).is_empty() || places.contains(&"") {
            places.clear();
        }
        let (action, to) = (spec.name, taker.action.spec().name);
        let within = if places.is_empty() { "" } else { &format!(" {}", list_of(&places)) };
        let free = self.free(spec, keys).map(|key| format!("`{action} = [\"{key}\"]` or "));
        let message = format!(
            "`{action}` has no key any more{within}: \"{}\" is bound to `{to}`; write {}`{action} = []`",
            keys.name(),
            free.unwrap_or_default()
        );
        let settings = vec![setting(to)];
        Some(Complaint { severity: Severity::Warning, settings, message, meant: None })
    }

    /// A key like those that means nothing yet wherever the action applies: the other case of its letter, or with alt.
    fn free(&self, spec: &Spec, like: &Sequence) -> Option<String> {
        let Code::Char(letter) = like.last()?.code else { return None };
        let other = if letter.is_lowercase() {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        };
        let plain = |letter| Key::plain(Code::Char(letter));
        let keys = [plain(other), Key { alt: true, ..plain(letter.to_ascii_lowercase()) }];
        let is_free = |key: &Key| {
            let sequence = Sequence::named(&key.name());
            let counts = |binding: &Binding| {
                let own = spec.place.layers();
                own.contains(&binding.layer) || spec.place.reaches(binding.layer)
            };
            let taken =
                |keys: Sequence| self.bindings.iter().any(|b| counts(b) && b.keys.collides(&keys));
            sequence.is_some_and(|keys| !taken(keys))
        };
        let types = |key: &Key| spec.place.is_typing() && key.types().is_some();
        keys.into_iter().find(|key| is_free(key) && !types(key)).map(|key| key.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lines: &[(&str, &[&str])]) -> Vec<String> {
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        let bound =
            lines.iter().map(|(action, bound)| ((*action).to_owned(), keys(bound))).collect();
        let map = Keymap::new(&bound).expect("sound");
        map.lost(&bound).into_iter().map(|lost| lost.message).collect()
    }

    #[test]
    fn key_that_was_the_last_of_an_action_is_lost_unless_the_settings_say_so() {
        let drop = "`drop` has no key any more: \"d\" is bound to `add`; write `drop = [\"alt-d\"]` or `drop = []`";
        assert_eq!(said(&[("add", &["d"])]), [drop]);
        assert_eq!(said(&[("add", &["d"]), ("drop", &[])]), Vec::<String>::new());
        assert_eq!(said(&[("add", &["a", "up"])]), Vec::<String>::new(), "up has k as well");
        let half = "`half-down` has no key any more: \"ctrl-d\" is bound to `done`; write `half-down = [\"alt-d\"]` or `half-down = []`";
        assert_eq!(said(&[("done", &["ctrl-d"])]), [half]);
        assert_eq!(said(&[]), Vec::<String>::new());
    }

    #[test]
    fn key_that_is_lost_in_one_view_is_named_with_it() {
        let yes = "`yes` has no key any more in the review: \"y\" is bound to `skip`; write `yes = [\"alt-y\"]` or `yes = []`";
        assert_eq!(said(&[("skip", &["y"])]), [yes]);
    }
}
