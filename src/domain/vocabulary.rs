//! The words that a journey uses, to complete one that is being typed.

use super::fold::fold;
use super::item::Item;
use super::journey::Journey;
use super::needle::Needle;
use super::sort;
use super::tags;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Items that are looked through, so that a past of any length costs no time.
const MOST_ITEMS: usize = 1000;

/// Words of each kind that are kept.
const MOST_WORDS: usize = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    Tag,
    /// The kind of an item, such as `training`.
    Kind,
    Organisation,
    /// The title of an open larger goal.
    Larger,
    /// What the filter's `is:` takes.
    Property,
    /// The name of a saved filter.
    Filter,
}

/// The words of each kind, the most used first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Vocabulary {
    tags: Vec<KnownWord>,
    kinds: Vec<KnownWord>,
    organisations: Vec<KnownWord>,
    larger: Vec<KnownWord>,
    properties: Vec<KnownWord>,
    filters: Vec<KnownWord>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct KnownWord {
    text: String,
    folded: String,
}

impl Vocabulary {
    /// The words of a journey, those that `is:` takes, and the names of saved filters.
    pub(crate) fn of<'a>(
        journey: &Journey,
        properties: impl Iterator<Item = &'static str>,
        filters: impl Iterator<Item = &'a str>,
    ) -> Vocabulary {
        let items = || journey.latest_items().take(MOST_ITEMS);
        let larger = journey.larger();
        let served = journey.open().filter_map(|goal| journey.goal(goal.toward.as_ref()?));
        let served = served.filter(|goal| goal.is_large() && goal.state.is_open());
        Vocabulary {
            tags: ranked(items().flat_map(Item::tags).map(|tag| tags::bare(tag))),
            kinds: ranked(items().filter_map(Item::kind)),
            organisations: ranked(journey.milestones().filter_map(|m| m.at.as_deref())),
            larger: ranked(larger.chain(served).map(|goal| goal.title.as_str())),
            properties: properties.map(KnownWord::of).collect(),
            filters: filters.map(KnownWord::of).collect(),
        }
    }

    /// The words that begin so, regardless of case and accents, the most used first, each with the part of it that is not
    /// typed yet; all words, if nothing is.
    pub(crate) fn fitting(
        &self,
        kind: WordKind,
        begun: &str,
    ) -> impl Iterator<Item = (&str, &str)> {
        let (folded, needle) = (fold(begun), Needle::new(begun));
        let goes_on = move |word: &&KnownWord| {
            word.folded.len() > folded.len() && word.folded.starts_with(&folded)
        };
        self.words(kind).iter().filter(goes_on).filter_map(move |word| {
            let typed = if begun.is_empty() { 0 } else { needle.find(&word.text)?.end };
            let rest = word.text.char_indices().nth(typed)?.0;
            Some((word.text.as_str(), &word.text[rest..]))
        })
    }

    fn words(&self, kind: WordKind) -> &[KnownWord] {
        match kind {
            WordKind::Tag => &self.tags,
            WordKind::Kind => &self.kinds,
            WordKind::Organisation => &self.organisations,
            WordKind::Larger => &self.larger,
            WordKind::Property => &self.properties,
            WordKind::Filter => &self.filters,
        }
    }
}

impl KnownWord {
    fn of(text: &str) -> KnownWord {
        KnownWord { text: text.to_owned(), folded: fold(text) }
    }
}

/// The words in their most used spelling, the most used first.
fn ranked<'a>(words: impl Iterator<Item = &'a str>) -> Vec<KnownWord> {
    // Each spelling is counted first: to fold each use of it would take ten times as long.
    let mut spellings: HashMap<&str, usize> = HashMap::new();
    words.for_each(|word| *spellings.entry(word).or_default() += 1);
    let mut spellings: Vec<(&str, usize)> = spellings.into_iter().collect();
    sort::by_key(&mut spellings, |(word, uses)| (Reverse(*uses), *word));
    let words = spellings.into_iter().map(|(word, uses)| (KnownWord::of(word), uses));
    let mut words: Vec<(KnownWord, usize)> = words.collect();
    sort::by(&mut words, |(a, _), (b, _)| a.folded.cmp(&b.folded));
    words.dedup_by(|(word, uses), (first, all)| {
        let is_same = word.folded == first.folded;
        *all += if is_same { *uses } else { 0 };
        is_same
    });
    sort::by_key(&mut words, |(_, uses)| Reverse(*uses));
    words.into_iter().take(MOST_WORDS).map(|(word, _)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data_file::DataFile;
    use crate::domain::date::Date;
    use crate::domain::goal::{Goal, Size};
    use crate::domain::id::Id;
    use crate::domain::milestone::Milestone;

    fn vocabulary() -> Vocabulary {
        let goal = |n: u64, title: &str, tags: &[&str]| Goal {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Goal::new(Id::spelled(n), title)
        };
        let large = |n, title| Goal { size: Size::Large, ..goal(n, title, &[]) };
        let milestone = |n, at: &str| Milestone {
            at: Some(at.to_owned()),
            kind: Some("Rolle".to_owned()),
            ..Milestone::new(Id::spelled(n), "Role", Date::Year(2012))
        };
        let mut journey = Journey::default();
        let step = Goal { toward: Some(Id::spelled(2)), ..goal(3, "Step", &["#Übung", "staff"]) };
        let open = [
            large(1, "Certified"),
            large(2, "CKA certification"),
            step,
            goal(4, "Read", &["übung", "Übung", "study"]),
            goal(5, "Read on", &["study", "study-group"]),
        ];
        journey.replace(
            DataFile::Open,
            open.into_iter().map(|goal| Item::from(goal).into()).collect(),
        );
        let past = [milestone(6, "Nordbank"), milestone(7, "Nordbank"), milestone(8, "North")];
        journey.replace(
            DataFile::Milestones,
            past.into_iter().map(|m| Item::from(m).into()).collect(),
        );
        Vocabulary::of(&journey, [].into_iter(), ["work"].into_iter())
    }

    #[test]
    fn vocabulary_completes_with_the_most_used_word() {
        let words = vocabulary();
        for (kind, begun, whole) in [
            (WordKind::Tag, "st", Some(("study", "udy"))),
            (WordKind::Tag, "sta", Some(("staff", "ff"))),
            (WordKind::Tag, "study", Some(("study-group", "-group"))),
            (WordKind::Tag, "UB", Some(("Übung", "ung"))),
            (WordKind::Tag, "u\u{308}", Some(("Übung", "bung"))),
            (WordKind::Tag, "übung", None),
            (WordKind::Tag, "", Some(("Übung", "Übung"))),
            (WordKind::Kind, "ro", Some(("Rolle", "lle"))),
            (WordKind::Organisation, "no", Some(("Nordbank", "rdbank"))),
            (WordKind::Organisation, "nort", Some(("North", "h"))),
            (WordKind::Larger, "c", Some(("CKA certification", "KA certification"))),
            (WordKind::Larger, "cer", Some(("Certified", "tified"))),
            (WordKind::Larger, "read", None),
            (WordKind::Filter, "w", Some(("work", "ork"))),
        ] {
            assert_eq!(words.fitting(kind, begun).next(), whole, "{begun}");
        }
    }
}
