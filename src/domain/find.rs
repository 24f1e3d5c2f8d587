//! Resolves a reference to one item: by id, prefix of an id, or title.

mod fuzzy;
mod served;
#[cfg(test)]
mod tests;
mod wrong;

pub(crate) use self::fuzzy::Fuzzy;
pub(crate) use self::served::served;
pub(in crate::domain) use self::wrong::wrong_item;

use crate::domain::fold::fold;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::needle::Needle;
use crate::domain::refusal::{Candidate, Refusal};
use crate::domain::sort;
use std::sync::Arc;

/// Kind of item that a request applies to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Requirement {
    pub(crate) fits: fn(&Item) -> bool,
    /// Subject of "… matches": `no open goal`.
    pub(crate) none: &'static str,
    /// Object of "this needs …": `an open goal`.
    pub(crate) needs: &'static str,
}

pub(crate) const OPEN_GOAL: Requirement =
    Requirement { fits: Item::is_open_goal, none: "no open goal", needs: "an open goal" };
pub(crate) const OPEN_LARGE: Requirement = Requirement {
    fits: Item::is_open_large,
    none: "no open larger goal",
    needs: "an open larger goal",
};
pub(crate) const ENDED_GOAL: Requirement = Requirement {
    fits: Item::is_ended_goal,
    none: "no finished goal",
    needs: "a goal that is done or dropped",
};
/// A goal that was done or dropped, or a milestone.
pub(crate) const FINISHED: Requirement = Requirement {
    fits: |item| item.is_ended_goal() || item.as_milestone().is_some(),
    none: "no finished goal or milestone",
    needs: "a finished goal or a milestone",
};
pub(crate) const MILESTONE: Requirement = Requirement {
    fits: |item| item.as_milestone().is_some(),
    none: "no milestone",
    needs: "a milestone",
};
/// A goal, open or ended.
pub(in crate::domain) const GOAL: Requirement =
    Requirement { fits: |item| item.as_goal().is_some(), none: "no goal", needs: "a goal" };
/// A larger goal, open or ended.
pub(in crate::domain) const LARGE: Requirement = Requirement {
    fits: |item| item.as_goal().is_some_and(|goal| goal.is_large()),
    none: "no larger goal",
    needs: "a larger goal",
};
pub(crate) const ANY: Requirement =
    Requirement { fits: |_| true, none: "nothing", needs: "an item" };

/// Candidates listed for an ambiguous reference.
const MOST_CANDIDATES: usize = 20;

/// Prefix length from which a match with an id is no coincidence.
const SURE_OF_ID: usize = 4;

/// Finds the item that `reference` names among those that meet `wanted`.
///
/// The order is: the exact id, a unique prefix of an id, then titles (equal up to case and accents, containing all
/// words, similar). Each level is tried only if the one before finds nothing, so that a title never shadows an id in a
/// script. A prefix short enough to be a word ("5k") counts only if no title contains that word.
///
/// # Errors
/// If nothing matches, several items match, or the match is of the wrong kind.
pub(crate) fn resolve<'a>(
    items: impl Iterator<Item = &'a Item>,
    reference: &str,
    wanted: Requirement,
) -> Result<&'a Item, Refusal> {
    let (fitting, others): (Vec<_>, Vec<_>) = items.partition(|item| (wanted.fits)(item));
    let asked = Reference::new(reference.trim(), wanted);
    if asked.folded.is_empty() {
        return Err(asked.nothing());
    }
    match (asked.of_id(&fitting), asked.of_id(&others)) {
        (Some(item), _) => Ok(item),
        (None, Some(item)) => Err(wrong_item(item, wanted)),
        (None, None) => asked.by_name(&fitting, &others),
    }
}

/// A reference prepared for comparison with many items.
struct Reference<'r> {
    text: &'r str,
    folded: String,
    words: Vec<Needle>,
    wanted: Requirement,
}

impl<'r> Reference<'r> {
    fn new(text: &'r str, wanted: Requirement) -> Reference<'r> {
        let words = text.split_whitespace().map(Needle::new).collect();
        Reference { text, folded: fold(text), words, wanted }
    }

    fn of_id<'a>(&self, items: &[&'a Item]) -> Option<&'a Item> {
        items.iter().find(|item| item.id().as_str() == self.text).copied()
    }

    fn id_begins<'a>(&self, items: &[&'a Item]) -> Vec<&'a Item> {
        let begins = |item: &&&Item| item.id().as_str().starts_with(self.text);
        items.iter().filter(begins).copied().collect()
    }

    /// Items that a short prefix may name by title instead. If the item with that id has such a title itself, only
    /// another item of the wanted kind makes it ambiguous; otherwise items of any kind do, since acting on the wrong
    /// goal is worse than asking.
    fn rivals<'a>(&self, begun: &Item, fitting: &[&'a Item], others: &[&'a Item]) -> Vec<&'a Item> {
        if self.text.chars().count() >= SURE_OF_ID {
            return Vec::new();
        }
        let word = Needle::new(self.text);
        let called = |item: &&'a Item| word.is_word_in(item.title());
        let others = others.iter().filter(|_| !word.is_word_in(begun.title()));
        let rivals = fitting.iter().chain(others).copied().filter(called);
        rivals.filter(|rival| rival.id() != begun.id()).collect()
    }

    /// Items with that title; among several that fold alike, the one with the exact spelling.
    fn titled<'a>(&self, items: &[&'a Item]) -> Vec<&'a Item> {
        let alike = |item: &&&Item| fold(item.title().trim()) == self.folded;
        let alike = without_goals_of_milestones(items.iter().filter(alike).copied().collect());
        let written = |item: &&&Item| item.title().trim() == self.text;
        match alike.iter().filter(written).collect::<Vec<_>>().as_slice() {
            [item] => vec![item],
            _ => alike,
        }
    }

    fn plainly_titled<'a>(&self, items: &[&'a Item]) -> Vec<&'a Item> {
        let equal = self.titled(items);
        if !equal.is_empty() {
            return equal;
        }
        let has_all = |item: &&&Item| self.words.iter().all(|word| word.is_in(item.title()));
        let with_words = items.iter().filter(has_all).copied().collect();
        let mut with_words = without_goals_of_milestones(with_words);
        let mut fuzzy = Fuzzy::new(self.text);
        sort::by_key(&mut with_words, |item| std::cmp::Reverse(fuzzy.score(item.title())));
        with_words
    }

    /// By prefix of an id, otherwise by title. An exact title is meant even if the item is of the wrong kind.
    fn by_name<'a>(&self, fitting: &[&'a Item], others: &[&'a Item]) -> Result<&'a Item, Refusal> {
        let begun = self.id_begins(fitting);
        if let [item] = begun.as_slice() {
            let rivals = self.rivals(item, fitting, others);
            return match rivals.is_empty() {
                true => Ok(item),
                false => Err(self.ambiguous(&[begun, rivals].concat())),
            };
        }
        // A goal is never meant where only milestones fit, nor a milestone where only goals do.
        let is_rival = |other: &&&Item| fitting.iter().any(|item| is_goal(item) == is_goal(other));
        let rivals: Vec<_> = others.iter().filter(is_rival).copied().collect();
        if let ([], [item, ..]) = (self.titled(fitting).as_slice(), self.titled(&rivals).as_slice())
        {
            return Err(wrong_item(item, self.wanted));
        }
        match (self.plainly_titled(fitting).as_slice(), begun.as_slice()) {
            ([item], _) => Ok(item),
            ([], []) => self.alike(fitting, others),
            ([], begun) => Err(self.ambiguous(begun)),
            (titled, _) => Err(self.ambiguous(titled)),
        }
    }

    /// By similarity. An item of the wrong kind with the plain title beats one of the right kind that is merely
    /// similar: acting on the wrong goal is worse than refusing.
    fn alike<'a>(&self, fitting: &[&'a Item], others: &[&'a Item]) -> Result<&'a Item, Refusal> {
        if let Some(item) = self.plainly_titled(others).first() {
            return Err(wrong_item(item, self.wanted));
        }
        match (self.loosely_titled(fitting).as_slice(), self.id_begins(others).as_slice()) {
            ([item], _) => Ok(item),
            ([], [other]) => Err(wrong_item(other, self.wanted)),
            ([], _) => Err(self.nothing()),
            (alike, _) => Err(self.ambiguous(alike)),
        }
    }

    fn loosely_titled<'a>(&self, items: &[&'a Item]) -> Vec<&'a Item> {
        let mut fuzzy = Fuzzy::new(self.text);
        let scored =
            items.iter().filter_map(|item| Some((fuzzy.close_score(item.title())?, *item)));
        let mut scored: Vec<_> = scored.collect();
        sort::by_key(&mut scored, |(score, _)| std::cmp::Reverse(*score));
        without_goals_of_milestones(scored.into_iter().map(|(_, item)| item).collect())
    }

    fn ambiguous(&self, items: &[&Item]) -> Refusal {
        let candidate = |item: &&Item| Candidate {
            id: item.id().clone(),
            title: item.title().into(),
            state: item.state_word(),
        };
        let candidates = items.iter().take(MOST_CANDIDATES).map(candidate).collect();
        Refusal::Ambiguous { reference: self.text.into(), candidates }
    }

    fn nothing(&self) -> Refusal {
        Refusal::NoMatch { reference: self.text.into(), wanted: self.wanted.none }
    }
}

fn is_goal(item: &Item) -> bool {
    item.as_goal().is_some()
}

/// A milestone and the goal that it was are one item to its owner: the milestone.
fn without_goals_of_milestones(mut found: Vec<&Item>) -> Vec<&Item> {
    let milestones: Vec<_> = found.iter().filter_map(|item| item.as_milestone()).cloned().collect();
    found.retain(|item| {
        let goal = item.as_goal();
        let became = |goal: &Arc<Goal>| milestones.iter().any(|milestone| was(milestone, goal));
        !goal.is_some_and(became)
    });
    found
}

fn was(milestone: &Milestone, goal: &Goal) -> bool {
    goal.milestone.as_ref() == Some(&milestone.id) || milestone.from.as_ref() == Some(&goal.id)
}
