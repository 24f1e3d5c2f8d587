//! Saved filters, and the line that saves one: `work: tag:work -is:paused`.

use super::key::FilterKey;
use crate::domain::fold::alike;
use crate::domain::sorted::SortedMap;

/// Source text of saved filters by name.
pub(crate) type SavedFilters = SortedMap<String, String>;

/// Splits a line into name and filter. A colon followed by a space marks a name: a term has no space there, and a key
/// is not accepted as a name.
pub(crate) fn named(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let name = line[..end].strip_suffix(':').filter(|name| is_name(name))?;
    Some((name, line[end..].trim()))
}

/// The filter with that name, or the only one whose name folds to the same text.
pub(crate) fn find_named<'a>(saved: &'a SavedFilters, name: &str) -> Option<&'a String> {
    let mut alike = saved.iter().filter(|(known, _)| alike(known, name));
    let only = alike.next().filter(|_| alike.next().is_none());
    saved.get(name).or(only.map(|(_, text)| text))
}

/// The name in a line that probably means to save a filter but lacks the space after the colon.
pub(crate) fn name_without_space(line: &str) -> Option<&str> {
    let (name, rest) = line.trim().split_once(':')?;
    let (key, _) = rest.split_once(':')?;
    let term = FilterKey::parse(key.strip_prefix('-').unwrap_or(key)).is_some();
    (term && is_name(name)).then_some(name)
}

fn is_name(name: &str) -> bool {
    is_word(name) && FilterKey::parse(name).is_none()
}

/// Whether the text is spelled like a name or key of the filter language.
pub(super) fn is_word(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.starts_with(char::is_alphabetic) && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_name_without_the_space_differs_from_a_term() {
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
            assert_eq!(name_without_space(line), found, "{line}");
        }
    }

    #[test]
    fn saved_name_comes_before_a_colon_and_a_space() {
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
