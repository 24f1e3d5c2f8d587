//! Keys that are pressed one after the other, and mean one thing.

use crate::app::key::Key;
use std::fmt;
use std::ops::Deref;

/// At least one key: `x`, or `ctrl-x ctrl-s`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sequence(Vec<Key>);

impl Sequence {
    /// Reads keys as the table and the settings write them, with blanks between.
    pub(crate) fn named(names: &str) -> Option<Sequence> {
        // A blank alone is a key itself.
        let keys = match Key::named(names) {
            Some(key) => vec![key],
            None => names.split_whitespace().map(Key::named).collect::<Option<Vec<Key>>>()?,
        };
        (!keys.is_empty()).then_some(Sequence(keys))
    }

    /// The keys that mistyped names were meant for.
    pub(super) fn meant(names: &str) -> Option<Sequence> {
        let key = |name| Key::named(name).or_else(|| Key::meant(name));
        let keys = names.split_whitespace().map(key).collect::<Option<Vec<Key>>>()?;
        (!keys.is_empty()).then_some(Sequence(keys))
    }

    /// As the settings write it: `g up`.
    pub(crate) fn name(&self) -> String {
        joined(self.0.iter().map(Key::name), " ")
    }

    /// Whether one of the two begins with the other, so that both can never be typed.
    pub(super) fn collides(&self, other: &Sequence) -> bool {
        self.starts_with(other) || other.starts_with(self)
    }
}

impl Deref for Sequence {
    type Target = [Key];

    fn deref(&self) -> &[Key] {
        &self.0
    }
}

/// As the screen shows it.
impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&joined(self.0.iter().map(Key::to_string), " "))
    }
}

/// Several keys or sequences in a row, with commas where one of them has a blank in it: `x space`, but `g g, home`.
pub(crate) fn listed(keys: &[String]) -> String {
    keys.join(if keys.iter().any(|key| key.contains(' ')) { ", " } else { " " })
}

fn joined(names: impl Iterator<Item = String>, between: &str) -> String {
    names.collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequence_is_read_and_written_with_blanks_between_its_keys() {
        let named = |names| Sequence::named(names).map(|sequence| sequence.name());
        assert_eq!(named("ctrl-x  ctrl-s").as_deref(), Some("ctrl-x ctrl-s"));
        assert_eq!(named(" ").as_deref(), Some("space"));
        assert_eq!(
            (named(""), named("  "), named("gg"), named("g hyper-x")),
            (None, None, None, None)
        );
        let drawn = Sequence::named("g up").map(|sequence| sequence.to_string());
        assert_eq!(drawn.as_deref(), Some("g ↑"));
    }

    #[test]
    fn sequences_in_a_row_are_told_apart() {
        let listed =
            |keys: &[&str]| listed(&keys.iter().map(|key| (*key).into()).collect::<Vec<_>>());
        assert_eq!(listed(&["x", "space"]), "x space");
        assert_eq!(listed(&["g g", "home"]), "g g, home");
    }
}
