//! Filters that were saved by a name, and how one is saved: `work: tag:work -is:paused`.

use super::key::FilterKey;
use crate::domain::fold::alike;
use std::collections::BTreeMap;

/// Filters by their names, as they were written.
pub(crate) type SavedFilters = BTreeMap<String, String>;

/// The name that a line begins with, if it does, and the filter after it. Before a colon that is followed by a space
/// nothing else can stand: a term has no space there, and the words that begin a term are no names.
pub(crate) fn named(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let name = line[..end].strip_suffix(':').filter(|name| is_name(name))?;
    Some((name, line[end..].trim()))
}

/// The filter of that name, or of the only name that looks so.
pub(crate) fn named_so<'a>(saved: &'a SavedFilters, name: &str) -> Option<&'a String> {
    let mut alike = saved.iter().filter(|(known, _)| alike(known, name));
    let only = alike.next().filter(|_| alike.next().is_none());
    saved.get(name).or(only.map(|(_, text)| text))
}

/// The name that a line is probably meant to be saved by, where the space after the colon was left out: a term stands
/// right behind it.
pub(crate) fn nearly_named(line: &str) -> Option<&str> {
    let (name, rest) = line.trim().split_once(':')?;
    let (key, _) = rest.split_once(':')?;
    let term = FilterKey::known(key.strip_prefix('-').unwrap_or(key)).is_some();
    (term && is_name(name)).then_some(name)
}

fn is_name(name: &str) -> bool {
    is_word(name) && FilterKey::known(name).is_none()
}

/// Whether a name or a key of the filter language can be written so.
pub(super) fn is_word(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.starts_with(char::is_alphabetic) && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_the_space_is_told_from_a_term() {
        let cases = [
            ("old2:is:large", Some("old2")),
            ("work:-tag:paid is:open", Some("work")),
            ("work:paid", None),
            ("https://is:open", None),
            ("tag:work", None),
            ("work: x", None),
            ("work:", None),
            ("10:30", None),
        ];
        for (line, found) in cases {
            assert_eq!(nearly_named(line), found, "{line}");
        }
    }

    #[test]
    fn a_name_stands_before_a_colon_and_a_space() {
        let cases = [
            ("work: tag:work -is:paused", Some(("work", "tag:work -is:paused"))),
            ("  year-2019:   after:2018 ", Some(("year-2019", "after:2018"))),
            ("Büro: x", Some(("Büro", "x"))),
            ("work:", Some(("work", ""))),
            ("work:paid", None),
            ("work", None),
            ("tag: work", None),
            ("-work: x", None),
            ("\"work: x\"", None),
            ("a work: x", None),
            ("4: x", None),
            ("", None),
        ];
        for (line, found) in cases {
            assert_eq!(named(line), found, "{line}");
        }
    }
}
