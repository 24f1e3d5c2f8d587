//! Searches everything as the user types: titles first, then all other texts, tags and dates.

#[cfg(test)]
mod tests;
mod text;

use super::date::{DateFormat, Day};
use super::find::Fuzzy;
use super::fold::fold;
use super::id::Id;
use super::item::Item;
use super::needle::Needle;
use crate::domain::sort;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use text::{FoundIn, Word, dates, find_text};

/// Most hits: more than anyone looks through.
const MOST: usize = 500;

/// Most `char`s of an excerpt before the match.
const LEAD: usize = 16;

/// Most `char`s of an excerpt: more than any screen shows.
const EXCERPT: usize = 160;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Hit {
    /// Index of the entry.
    pub(crate) at: usize,
    /// Matched `char`s of its title.
    pub(crate) letters: Vec<u32>,
    /// The match beyond the title, if the title alone does not match.
    pub(crate) beyond: Option<Beyond>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Beyond {
    /// `tag`, `note`, `why`, `when` …
    pub(crate) place: &'static str,
    /// The text around the match, on one line.
    pub(crate) text: String,
    /// Matched `char`s of that text.
    pub(crate) letters: Vec<u32>,
}

/// The hits for a query.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchResult {
    /// The first few hundred hits, best first.
    pub(crate) hits: Vec<Hit>,
    /// Number of all hits.
    pub(crate) count: usize,
}

/// One result: an item; a milestone together with the goal that it was.
#[derive(Clone, Debug)]
pub(crate) struct SearchEntry {
    pub(crate) item: Item,
    pub(crate) was: Option<Item>,
    /// Its dates as they read.
    when: String,
}

/// A search over fixed items, one letter at a time.
#[derive(Clone, Debug)]
pub struct Search {
    entries: Vec<SearchEntry>,
    fuzzy: Fuzzy,
    typed: String,
    /// Indexes of the entries that matched the last query.
    fitting: Vec<usize>,
}

impl Search {
    /// A search over these items, whose dates read in that format.
    pub fn over(items: Vec<Item>, format: DateFormat) -> Search {
        let entries = entries(items, format);
        Search {
            fitting: (0..entries.len()).collect(),
            entries,
            fuzzy: Fuzzy::new(""),
            typed: String::new(),
        }
    }

    pub(crate) fn entries(&self) -> &[SearchEntry] {
        &self.entries
    }

    /// Searches titles fuzzily, and all other texts for each word. Of equal hits the earlier item comes first.
    pub fn find(&mut self, typed: &str) -> SearchResult {
        let typed = fold(typed);
        // A longer query matches only what the shorter one matched, except after a backslash, which escapes.
        if !typed.starts_with(self.typed.as_str()) || typed.contains('\\') {
            self.fitting = (0..self.entries.len()).collect();
        }
        let entries = &self.entries;
        let words: Vec<Word> = typed.split_whitespace().map(Word::new).collect();
        self.fuzzy.set(&typed);
        self.typed.clone_from(&typed);
        let (mut titled, mut beyond) = (Vec::new(), Vec::new());
        for at in std::mem::take(&mut self.fitting) {
            let entry = &entries[at];
            match self.fuzzy.score(entry.item.title()) {
                Some(score) => titled.push((Reverse(score), at)),
                None if words.iter().all(|word| entry.has(word)) => beyond.push(at),
                None => {}
            }
        }
        sort::ascending(&mut titled);
        let count = titled.len() + beyond.len();
        self.fitting = titled.iter().map(|(_, at)| *at).chain(beyond.iter().copied()).collect();
        sort::ascending(&mut self.fitting);
        // Only the hits that can be shown are marked: this costs several times the score.
        let titled = titled.into_iter().take(MOST).map(|(_, at)| Hit {
            at,
            letters: self.fuzzy.rank(entries[at].item.title()).unwrap_or_default().1,
            beyond: None,
        });
        let mut hits: Vec<Hit> = titled.collect();
        let room = MOST - hits.len();
        let beyond = beyond.into_iter().take(room).map(|at| Hit {
            at,
            letters: marks(&words, None, entries[at].item.title()),
            beyond: entries[at].beyond(&words),
        });
        hits.extend(beyond);
        SearchResult { hits, count }
    }
}

/// The results that these items make, in their order: a goal that became a milestone is part of that milestone's.
fn entries(items: Vec<Item>, format: DateFormat) -> Vec<SearchEntry> {
    let mut goal_of: HashMap<Id, Id> = HashMap::new();
    for item in &items {
        let (milestone, goal) = match item {
            Item::Goal(goal) => (goal.milestone.as_ref(), Some(&goal.id)),
            Item::Milestone(milestone) => (Some(&milestone.id), milestone.from.as_ref()),
        };
        if let Some((milestone, goal)) = milestone.zip(goal) {
            goal_of.entry(milestone.clone()).or_insert_with(|| goal.clone());
        }
    }
    let goals = items.iter().filter(|item| item.as_goal().is_some());
    let goals: HashMap<&Id, &Item> = goals.map(|item| (item.id(), item)).collect();
    let was = |item: &Item| goals.get(goal_of.get(item.id())?).copied();
    let parts: HashSet<&Id> = items.iter().filter_map(was).map(Item::id).collect();
    let whole = items.iter().filter(|item| !parts.contains(item.id()));
    let entry = |item: &Item| SearchEntry {
        when: dates(item, format),
        was: was(item).cloned(),
        item: item.clone(),
    };
    whole.map(entry).collect()
}

/// Open items in their order, then past ones, latest first.
pub(crate) fn latest_first<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<Item> {
    let mut items: Vec<Item> = items.cloned().collect();
    sort::by_key(&mut items, |item| {
        let on = past(item);
        (on.is_some(), Reverse(on))
    });
    items
}

/// When a past item ended or happened; an open span sorts after all others.
fn past(item: &Item) -> Option<(bool, Day)> {
    let (goes_on, date) = match item {
        Item::Goal(goal) => (false, goal.state.ended_on()?),
        Item::Milestone(milestone) => {
            let over = milestone.extent().over();
            (over.is_none(), over.unwrap_or(milestone.on))
        }
    };
    Some((goes_on, date.last_day()))
}

impl SearchEntry {
    /// Passes each text but the title on until one call returns true, and returns whether one did.
    fn find<'a>(&'a self, found: &mut dyn FnMut(FoundIn, &'a str) -> bool) -> bool {
        let in_goal = |found: &mut dyn FnMut(FoundIn, &'a str) -> bool| {
            let was = self.was.as_ref();
            was.is_some_and(|was| found(FoundIn::Goal, was.title()) || find_text(was, found))
        };
        find_text(&self.item, found) || found(FoundIn::When, &self.when) || in_goal(found)
    }

    fn has(&self, word: &Word) -> bool {
        let mut is_in = |place, text: &str| word.is_in((place, text));
        word.is_in_title(self.item.title()) || self.find(&mut is_in)
    }

    /// The first text with a word that the title lacks.
    fn beyond(&self, words: &[Word]) -> Option<Beyond> {
        let word = words.iter().find(|word| !word.is_in_title(self.item.title()))?;
        let mut seen = None;
        self.find(&mut |place, text| {
            seen = word.is_in((place, text)).then_some((place, text));
            seen.is_some()
        });
        let (place, text) = seen?;
        let text = excerpt(text, word.in_place(Some(place)));
        Some(Beyond { place: place.word(), letters: marks(words, Some(place), &text), text })
    }
}

/// The part of a text around a word, from the beginning of a word, on one line.
fn excerpt(text: &str, word: &Needle) -> String {
    let at = word.find(text).map_or(0, |place| place.start);
    let begins = |(here, before): (usize, char)| before.is_whitespace().then_some(here + 1);
    let from = match at.checked_sub(LEAD) {
        None | Some(0) => 0,
        Some(early) => {
            let near = text.chars().enumerate().skip(early).take(LEAD);
            near.into_iter().find_map(begins).unwrap_or(early)
        }
    };
    let one_line = |c: char| if c.is_whitespace() { ' ' } else { c };
    let cut = (from > 0).then_some('…');
    let part = text.chars().skip(from).take(EXCERPT).map(one_line);
    cut.into_iter().chain(part).collect()
}

fn marks(words: &[Word], place: Option<FoundIn>, text: &str) -> Vec<u32> {
    let needles = words.iter().map(|word| word.in_place(place));
    let places = needles.filter_map(|needle| needle.find(text)).flatten();
    let mut letters: Vec<u32> = places.filter_map(|at| u32::try_from(at).ok()).collect();
    sort::ascending(&mut letters);
    letters.dedup();
    letters
}
