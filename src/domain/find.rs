//! Finds the one item that a person means: by its id, the beginning of its id, or its title.

mod fuzzy;
mod served;
#[cfg(test)]
mod tests;
mod wrong;

pub(crate) use self::fuzzy::Fuzzy;
pub(crate) use self::served::served;
pub(in crate::domain) use self::wrong::refused;

use crate::domain::fold::fold;
use crate::domain::item::Item;
use crate::domain::needle::Needle;
use crate::domain::refusal::{Candidate, Refusal};

/// What a request applies to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Requirement {
    /// Whether the request applies to an item.
    pub(crate) fits: fn(&Item) -> bool,
    /// The subject of "… matches": `no open goal`.
    pub(crate) none: &'static str,
    /// The object of "this needs …": `an open goal`.
    pub(crate) needs: &'static str,
}

/// An active, paused or someday goal.
pub(crate) const OPEN_GOAL: Requirement =
    Requirement { fits: Item::is_open_goal, none: "no open goal", needs: "an open goal" };
/// An open larger goal.
pub(crate) const OPEN_LARGE: Requirement = Requirement {
    fits: Item::is_open_large,
    none: "no open larger goal",
    needs: "an open larger goal",
};
/// A goal that was done or dropped.
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
/// A milestone.
pub(crate) const MILESTONE: Requirement = Requirement {
    fits: |item| item.as_milestone().is_some(),
    none: "no milestone",
    needs: "a milestone",
};
/// A goal, open or ended.
const GOAL: Requirement =
    Requirement { fits: |item| item.as_goal().is_some(), none: "no goal", needs: "a goal" };
/// Anything.
pub(crate) const ANY: Requirement =
    Requirement { fits: |_| true, none: "nothing", needs: "an item" };

/// How many candidates an ambiguous reference lists.
const MOST_CANDIDATES: usize = 20;

/// So many letters are hardly the beginning of an id by chance.
const SURE_OF_ID: usize = 4;

/// Finds the item that `reference` means among those that `wanted` says.
///
/// An exact id comes first, then a beginning of one that only one item has, then titles: equal but for case and accents;
/// with all the words in it; alike. Each is asked only when the one before it found nothing, so that a script which names
/// an id is never turned down, or led elsewhere, by what somebody calls a goal. A beginning so short that it may as well
/// be a word ("5k") is only one where no title has that word.
///
/// # Errors
/// When nothing fits, more than one does, or what fits is not of the kind that is wanted.
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
        (None, Some(item)) => Err(wrong::item(item, wanted)),
        (None, None) => asked.by_name(&fitting, &others),
    }
}

/// A reference, prepared for looking at many items.
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

    /// What the beginning of an id may as well mean: what is called so, if it is so short that it may be a word. Where
    /// the item of that id is called so itself, only another that fits is in doubt: otherwise what does not fit, too,
    /// for nobody wants another goal done.
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

    /// What is called so; among several that look alike the one that is written so.
    fn titled<'a>(&self, items: &[&'a Item]) -> Vec<&'a Item> {
        let alike = |item: &&&Item| fold(item.title().trim()) == self.folded;
        let alike: Vec<&Item> = items.iter().filter(alike).copied().collect();
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
        let mut with_words: Vec<_> = items.iter().filter(has_all).copied().collect();
        let mut fuzzy = Fuzzy::new(self.text);
        with_words.sort_by_cached_key(|item| std::cmp::Reverse(fuzzy.score(item.title())));
        with_words
    }

    /// By the beginning of an id, else by title. What is called exactly so was meant, even if it does not fit.
    fn by_name<'a>(&self, fitting: &[&'a Item], others: &[&'a Item]) -> Result<&'a Item, Refusal> {
        let begun = self.id_begins(fitting);
        if let [item] = begun.as_slice() {
            let rivals = self.rivals(item, fitting, others);
            return match rivals.is_empty() {
                true => Ok(item),
                false => Err(self.ambiguous(&[begun, rivals].concat())),
            };
        }
        if let ([], [item, ..]) = (self.titled(fitting).as_slice(), self.titled(others).as_slice())
        {
            return Err(wrong::item(item, self.wanted));
        }
        match (self.plainly_titled(fitting).as_slice(), begun.as_slice()) {
            ([item], _) => Ok(item),
            ([], []) => self.alike(fitting, others),
            ([], begun) => Err(self.ambiguous(begun)),
            (titled, _) => Err(self.ambiguous(titled)),
        }
    }

    /// When nothing that fits is called so plainly. What does not fit but is plainly called so was meant rather than
    /// what fits and is merely alike: nobody wants another goal done.
    fn alike<'a>(&self, fitting: &[&'a Item], others: &[&'a Item]) -> Result<&'a Item, Refusal> {
        if let Some(item) = self.plainly_titled(others).first() {
            return Err(wrong::item(item, self.wanted));
        }
        match (self.loosely_titled(fitting).as_slice(), self.id_begins(others).as_slice()) {
            ([item], _) => Ok(item),
            ([], [other]) => Err(wrong::item(other, self.wanted)),
            ([], _) => Err(self.nothing()),
            (alike, _) => Err(self.ambiguous(alike)),
        }
    }

    fn loosely_titled<'a>(&self, items: &[&'a Item]) -> Vec<&'a Item> {
        let mut fuzzy = Fuzzy::new(self.text);
        let scored =
            items.iter().filter_map(|item| Some((fuzzy.close_score(item.title())?, *item)));
        let mut scored: Vec<_> = scored.collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, item)| item).collect()
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
