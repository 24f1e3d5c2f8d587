//! Adds and removes tags.

use super::each::on_each;
use super::rules;
use crate::domain::change::Change;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::tags::{Spellings, alike, bare};
use crate::domain::words::list_of;

/// The tags to add and those to remove.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Retag {
    pub(crate) add: Vec<String>,
    pub(crate) remove: Vec<String>,
}

impl Retag {
    /// Reads `#study -#old`: a minus removes the tag, and the `#` may be left out. `None` if it names no tag.
    pub(crate) fn parse(text: &str) -> Option<Retag> {
        let mut retag = Retag::default();
        for word in text.split_whitespace() {
            let (tags, word) = match word.strip_prefix('-') {
                Some(word) => (&mut retag.remove, word),
                None => (&mut retag.add, word),
            };
            let tag = word.trim_start_matches('#');
            if tag.is_empty() {
                return None;
            }
            tags.push(tag.to_owned());
        }
        (retag != Retag::default()).then_some(retag)
    }

    /// What an item has then: `has #study now, and no longer #old`.
    pub(crate) fn words(&self, has: &str) -> String {
        let [add, remove] = [&self.add, &self.remove].map(|tags| hashed(tags));
        match (add.is_empty(), remove.is_empty()) {
            (_, true) => format!("{has} {add} now"),
            (true, false) => format!("no longer {has} {remove}"),
            (false, false) => format!("{has} {add} now, and no longer {remove}"),
        }
    }

    /// The tags to remove that none of the items has.
    pub(crate) fn missing<'i>(&self, items: impl Iterator<Item = &'i Item>) -> Vec<String> {
        let tags: Vec<&String> = items.flat_map(Item::tags).collect();
        let has = |tag: &&String| tags.iter().any(|other| alike(tag, other));
        self.remove.iter().filter(|tag| !has(tag)).cloned().collect()
    }

    /// The tags with those added, each in its known spelling, and without those removed.
    fn of(&self, tags: &[String], spellings: &mut Spellings) -> Vec<String> {
        let is_in = |tag: &&String, others: &[String]| others.iter().any(|other| alike(tag, other));
        let kept = tags.iter().filter(|tag| !is_in(tag, &self.remove));
        let fresh = self.add.iter().filter(|tag| !is_in(tag, tags));
        spellings.join(kept.chain(fresh).cloned().collect(), tags)
    }
}

/// `#study, #work and #home`.
pub(crate) fn hashed(tags: &[String]) -> String {
    let hashed = tags.iter().map(|tag| format!("#{}", bare(tag)));
    list_of(&hashed.collect::<Vec<String>>())
}

/// Adds and removes tags of these items, in one change.
///
/// # Errors
/// None of them changes by it.
pub(crate) fn tag(
    journey: &Journey,
    ids: &[Id],
    retag: &Retag,
) -> Result<(Change, Vec<Id>), Refusal> {
    // The walk over all tags of the journey is made once, not for each item.
    let mut spellings = Spellings::of(journey, None);
    let after = |id: &Id| -> Result<Change, Refusal> {
        let item = rules::item(journey, id)?;
        let tags = retag.of(item.tags(), &mut spellings);
        if tags == item.tags() {
            return Err(Refusal::NothingToChange(format!("\"{}\" has those tags", item.title())));
        }
        let after: Record = match item {
            Item::Goal(goal) => Goal { tags, ..Goal::clone(goal) }.into(),
            Item::Milestone(milestone) => Milestone { tags, ..Milestone::clone(milestone) }.into(),
        };
        Ok(Change::of("tagged", journey.edit(after), []))
    };
    on_each("tagged", ids, after)
}
