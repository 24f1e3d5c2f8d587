//! Type names that mean two things.

use super::source::Source;
use std::collections::BTreeMap;

/// The names defined more than once, with the places.
pub fn doubles(sources: &[Source]) -> BTreeMap<&str, Vec<String>> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for source in sources {
        for name in &source.types {
            places.entry(&name.text).or_default().push(format!("{}:{}", source.path, name.line));
        }
    }
    places.retain(|_, at| at.len() > 1);
    places
}
