//! Normalises tags: strips the `#` and gives tags that fold alike one spelling, the existing one.

use super::fold::{fold, tally};
use super::id::Id;
use super::item::Item;
use super::journey::Journey;
use crate::domain::sorted::SortedMap;

/// The tag without a leading `#`; a lone `#` is kept.
pub(crate) fn bare(tag: &str) -> &str {
    let bare = tag.trim_start_matches('#');
    if bare.trim().is_empty() { tag } else { bare }
}

/// Whether two tags fold alike.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// The tags of these items in their first spelling, the most used first, each with the number of items that have it.
pub(crate) fn counted<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<(String, usize)> {
    let counts = tally(&mut items.flat_map(Item::tags).map(|tag| bare(tag))).into_iter();
    counts.map(|(tag, count)| (tag.to_owned(), count)).collect()
}

/// Known spellings by folded tag; the first one seen wins.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    known: SortedMap<String, Vec<String>>,
}

impl Spellings {
    /// The spellings in a journey without the item being changed, which may change its own. Those of years that are not
    /// loaded come last.
    pub(crate) fn of(journey: &Journey, but: Option<&Id>) -> Spellings {
        let mut spellings = Spellings::default();
        let others = journey.items().filter(|item| but != Some(item.id()));
        for tag in others.flat_map(Item::tags) {
            spellings.learn(tag);
        }
        let unloaded = journey.years().filter(|(year, _)| !journey.is_loaded(*year));
        for tag in unloaded.flat_map(|(_, summary)| &summary.tags) {
            spellings.learn(tag);
        }
        spellings
    }

    /// The tags in their known spellings, without duplicates. Tags in `before` keep their spelling.
    pub(crate) fn join(&mut self, tags: Vec<String>, before: &[String]) -> Vec<String> {
        let mut joined: Vec<String> = Vec::new();
        let (old, new): (Vec<String>, Vec<String>) =
            tags.into_iter().partition(|tag| before.contains(tag));
        joined.extend(old);
        for tag in new {
            let own = joined.iter().any(|other| alike(other, &tag));
            if !own {
                let tag = self.spelled(bare(&tag).to_owned());
                self.learn(&tag);
                joined.push(tag);
            }
        }
        joined
    }

    fn learn(&mut self, tag: &str) {
        let known = self.known.get_or_default(folded(tag));
        if !known.iter().any(|other| other == tag) {
            known.push(tag.to_owned());
        }
    }

    fn spelled(&self, tag: String) -> String {
        match self.known.get(&folded(&tag)) {
            Some(known) if !known.contains(&tag) => known.first().cloned().unwrap_or(tag),
            Some(_) | None => tag,
        }
    }
}

fn folded(tag: &str) -> String {
    fold(bare(tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data_file::DataFile;
    use crate::domain::goal::Goal;

    fn journey(tags: &[&str]) -> Journey {
        let mut journey = Journey::default();
        let goal = |(n, tag): (usize, &&str)| {
            let tags = vec![(*tag).to_owned()];
            let goal = Goal::new(Id::spelled(n as u64), "Read");
            Goal { tags, ..goal }.into()
        };
        journey.replace(DataFile::Open, tags.iter().enumerate().map(goal).collect());
        journey
    }

    fn joined(known: &[&str], tags: &[&str], before: &[&str]) -> Vec<String> {
        let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        let mut spellings = Spellings::of(&journey(known), None);
        spellings.join(owned(tags), &owned(before))
    }

    #[test]
    fn tag_takes_the_spelling_that_exists() {
        assert_eq!(joined(&["study"], &["Study"], &[]), ["study"]);
        assert_eq!(joined(&[], &["Study", "study", "STUDY"], &[]), ["Study"]);
        assert_eq!(joined(&["Übung"], &["übung"], &[]), ["Übung"]);
        assert_eq!(joined(&["Study", "study"], &["study"], &[]), ["study"], "there already");
        assert_eq!(joined(&["study"], &["work"], &[]), ["work"]);
        assert_eq!(joined(&["Übung"], &["U\u{308}bung"], &[]), ["Übung"]);
    }

    #[test]
    fn tag_is_stored_without_its_sign() {
        assert_eq!(joined(&[], &["#new"], &[]), ["new"]);
        assert_eq!(joined(&[], &["#Study", "study"], &[]), ["Study"]);
        assert_eq!(joined(&["study"], &["#Study"], &[]), ["study"]);
        assert_eq!(joined(&[], &["#"], &[]), ["#"]);
        assert_eq!(joined(&[], &["#old"], &["#old"]), ["#old"], "as it was");
    }

    #[test]
    fn tag_from_before_keeps_its_spelling() {
        assert_eq!(joined(&["study"], &["Study", "new"], &["Study"]), ["Study", "new"]);
        assert_eq!(joined(&[], &["Study", "study"], &["Study", "study"]), ["Study", "study"]);
        assert_eq!(joined(&[], &["study"], &["Study"]), ["study"], "its own spelling is mended");
    }
}
