//! Which keys mean which action: those of the configuration, and those of the table where these leave them free.

mod here;
mod lost;
mod names;
mod sequence;

pub(crate) use here::KeysHere;
pub(crate) use sequence::{Sequence, listed};

use super::action::{ACTIONS, Action, Layer, Spec};
use super::key::Key;
use crate::domain::complaint::Complaint;
use crate::domain::filter::nearest::closest;
use crate::domain::problem::Severity;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;

/// The keys of all actions. Within a layer no binding begins with another, so that none has to wait for what may follow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Binding {
    layer: Layer,
    keys: Sequence,
    action: Action,
}

/// The meaning of the keys that were pressed so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum KeyMatch {
    Action(Action),
    /// More keys have to follow.
    Prefix,
    Nothing,
}

impl KeyMatch {
    pub(crate) fn action(self) -> Option<Action> {
        match self {
            KeyMatch::Action(action) => Some(action),
            KeyMatch::Prefix | KeyMatch::Nothing => None,
        }
    }
}

impl Keymap {
    /// The keys that `bound` gives to the actions that it names, and the table's keys of the others, as far as they do
    /// not collide with those.
    ///
    /// # Errors
    /// Unknown actions and keys, and bindings of which one keeps the other from being typed: all of them.
    pub fn new(bound: &SortedMap<String, Vec<String>>) -> Result<Keymap, Vec<Complaint>> {
        let unknown = bound.keys().filter(|name| Action::named(name).is_none());
        let mut errors: Vec<Complaint> = unknown.map(|name| no_action(name)).collect();
        let mut map = Keymap { bindings: Vec::new() };
        for (spec, names) in ACTIONS.iter().filter_map(|spec| Some((spec, bound.get(spec.name)?))) {
            errors.extend(names.iter().filter_map(|name| map.bind(spec, name).err()));
        }
        map.add_table(|spec| !bound.contains_key(spec.name));
        map.add_last_way_out();
        if errors.is_empty() { Ok(map) } else { Err(errors) }
    }

    /// Binds the table's keys of those actions, as far as they do not collide with what is bound already.
    fn add_table(&mut self, wanted: impl Fn(&Spec) -> bool) {
        let bound = self.bindings.clone();
        for spec in ACTIONS.iter().filter(|spec| wanted(spec)) {
            for keys in spec.keys.iter().filter_map(|name| Sequence::named(name)) {
                let is_free = |layer| !bound.iter().any(|other| other.collides(layer, &keys));
                self.add(spec, &keys, is_free);
            }
        }
    }

    /// Whatever the configuration binds, ctrl-c leads out where it means nothing else: nobody shall be locked in.
    fn add_last_way_out(&mut self) {
        let bound = self.bindings.clone();
        let keys = Sequence::named("ctrl-c").expect("it is the name of a key");
        let is_free = |layer| !bound.iter().any(|other| other.collides(layer, &keys));
        for out in [Action::Quit, Action::Cancel] {
            self.add(out.spec(), &keys, is_free);
        }
    }

    /// Binds keys as the configuration names them.
    fn bind(&mut self, spec: &Spec, name: &str) -> Result<(), Complaint> {
        let keys = Sequence::named(name).ok_or_else(|| no_key(spec, name))?;
        if let Some(sent) = keys.iter().find_map(|key| key.taken_for()) {
            let why = format!("which a terminal sends as {}", sent.name());
            return Err(unfit(spec, name, &why));
        }
        if spec.place.is_typing() && keys[0].types().is_some() {
            return Err(unfit(spec, name, "which could not be typed any more"));
        }
        let layers = spec.place.layers();
        let collides = |other: &&Binding| layers.iter().any(|layer| other.collides(*layer, &keys));
        match self.bindings.iter().find(collides) {
            Some(other) if other.action == spec.action && other.keys == keys => {}
            Some(other) => return Err(other.error_with(&keys, spec)),
            None => self.add(spec, &keys, |_| true),
        }
        Ok(())
    }

    fn add(&mut self, spec: &Spec, keys: &Sequence, is_free: impl Fn(Layer) -> bool) {
        let layers = spec.place.layers().iter().copied().filter(|layer| is_free(*layer));
        let binding = |layer| Binding { layer, keys: keys.clone(), action: spec.action };
        self.bindings.extend(layers.map(binding));
    }

    /// The meaning of keys while the view of that layer is open. Its own bindings come first.
    pub(crate) fn find(&self, keys: &[Key], layer: Layer) -> KeyMatch {
        let within =
            |layer| self.bindings.iter().find(|b| b.layer == layer && b.keys.starts_with(keys));
        match layer.and_below().find_map(within) {
            Some(binding) if binding.keys.len() == keys.len() => KeyMatch::Action(binding.action),
            Some(_) => KeyMatch::Prefix,
            None => KeyMatch::Nothing,
        }
    }

    /// The keys that can follow those pressed so far, with the action that each leads to. Those that take still more keys
    /// come last, without one.
    pub(crate) fn following(&self, prefix: &[Key], layer: Layer) -> Vec<(Key, Option<Action>)> {
        let mut following: Vec<(Key, Option<Action>)> = Vec::new();
        for spec in ACTIONS {
            for keys in self.keys(spec.action) {
                let Some(next) = keys.get(prefix.len()).filter(|_| keys.starts_with(prefix)) else {
                    continue;
                };
                let entry = match self.find(&keys[..=prefix.len()], layer) {
                    KeyMatch::Action(action) => (*next, Some(action)),
                    KeyMatch::Prefix => (*next, None),
                    KeyMatch::Nothing => continue,
                };
                if !following.contains(&entry) {
                    following.push(entry);
                }
            }
        }
        sort::by_key(&mut following, |(_, action)| action.is_none());
        following
    }

    /// The keys of an action, the first being the one to show.
    pub(crate) fn keys(&self, action: Action) -> Vec<&Sequence> {
        let mut keys: Vec<&Sequence> =
            self.bindings.iter().filter(|b| b.action == action).map(|b| &b.keys).collect();
        // An action of two layers has the same keys in both.
        keys.dedup();
        keys
    }

    /// The keys of an action while the view of that layer is open, but for those that mean something else there. Of an
    /// action that belongs to another view, all of them.
    pub(crate) fn keys_in(&self, action: Action, layer: Layer) -> Vec<&Sequence> {
        let place = action.spec().place;
        let layer = match place.layers() {
            [own, ..] if !place.reaches(layer) => *own,
            _ => layer,
        };
        let mut keys = self.keys(action);
        keys.retain(|keys| self.leads_to(keys, layer) == Some(action));
        keys
    }

    /// What comes of typing these keys, if it takes all of them.
    fn leads_to(&self, keys: &Sequence, layer: Layer) -> Option<Action> {
        let until = |count| self.find(&keys[..count], layer);
        let goes_on = (1..keys.len()).all(|count| until(count) == KeyMatch::Prefix);
        match until(keys.len()) {
            KeyMatch::Action(action) if goes_on => Some(action),
            KeyMatch::Action(_) | KeyMatch::Prefix | KeyMatch::Nothing => None,
        }
    }

    /// The keys where that layer comes first.
    pub(crate) fn at(&self, layer: Layer) -> KeysHere<'_> {
        KeysHere { keymap: self, layer }
    }
}

/// The keys of the table.
impl Default for Keymap {
    fn default() -> Keymap {
        let mut map = Keymap { bindings: Vec::new() };
        map.add_table(|_| true);
        map
    }
}

impl Binding {
    fn collides(&self, layer: Layer, keys: &Sequence) -> bool {
        self.layer == layer && self.keys.collides(keys)
    }

    /// Why keys of that action cannot be bound beside these.
    fn error_with(&self, keys: &Sequence, spec: &Spec) -> Complaint {
        let (mine, other) = ((self.keys.name(), self.action.spec().name), (keys.name(), spec.name));
        let ((short, first), (long, second)) =
            if self.keys.len() <= keys.len() { (mine, other) } else { (other, mine) };
        let message = match short == long {
            true => format!("\"{short}\" is bound to both `{first}` and `{second}`"),
            false => format!(
                "\"{long}\" of `{second}` can never be typed: \"{short}\" is bound to `{first}`"
            ),
        };
        error(&[second, first], message)
    }
}

/// What cannot be in the settings of those actions, the one that it is reported at first.
fn error(actions: &[&str], message: String) -> Complaint {
    let settings = actions.iter().map(|action| setting(action)).collect();
    Complaint { severity: Severity::Error, settings, message, meant: None }
}

/// The place of an action's keys in the settings.
fn setting(action: &str) -> Vec<String> {
    vec!["keys".to_owned(), action.to_owned()]
}

fn no_action(name: &str) -> Complaint {
    let meant = closest(name, ACTIONS.iter().map(|spec| spec.name));
    let advice = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "milepost keys lists them".to_owned(),
    };
    let error = error(&[name], format!("there is no action `{name}`; {advice}"));
    Complaint { meant: meant.map(str::to_owned), ..error }
}

/// `gg`, as other programs write it, is "g g" here.
fn no_key(spec: &Spec, name: &str) -> Complaint {
    let letters: Vec<String> = name.chars().map(String::from).collect();
    let letters = (letters.len() == 2).then(|| letters.join(" "));
    let meant = Sequence::meant(name).map(|keys| keys.name()).or(letters);
    let meant = meant.map(|keys| format!("\"{keys}\""));
    let advice = meant.as_ref().map(|keys| format!("; did you mean {keys}?")).unwrap_or_default();
    Complaint { meant, ..unfit(spec, name, &format!("which is not a key{advice}")) }
}

/// A key that an action cannot have, and why.
fn unfit(spec: &Spec, name: &str, why: &str) -> Complaint {
    error(&[spec.name], format!("`{}` has \"{name}\", {why}", spec.name))
}

#[cfg(test)]
mod tests;
