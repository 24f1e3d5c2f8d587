//! Searches everything as the user types: titles first, then all other texts, tags and dates.

#[cfg(test)]
mod tests;
mod text;

use super::date::Day;
use super::find::Fuzzy;
use super::fold::fold;
use super::item::Item;
use super::needle::Needle;
use std::cmp::Reverse;
use text::{FoundIn, Word, dates, find_text};

/// Most hits: more than anyone looks through.
const MOST: usize = 500;

/// Most `char`s of an excerpt before the match.
const LEAD: usize = 16;

/// Most `char`s of an excerpt: more than any screen shows.
const EXCERPT: usize = 160;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Hit {
    /// Index of the item.
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

/// A search over fixed items, one letter at a time.
#[derive(Clone, Debug)]
pub struct Search {
    items: Vec<Item>,
    /// The dates of each item in words.
    when: Vec<String>,
    fuzzy: Fuzzy,
    typed: String,
    /// Indexes of the items that matched the last query.
    fitting: Vec<usize>,
}

impl Search {
    /// A search over these items.
    pub fn over(items: Vec<Item>) -> Search {
        Search {
            fitting: (0..items.len()).collect(),
            when: items.iter().map(dates).collect(),
            items,
            fuzzy: Fuzzy::new(""),
            typed: String::new(),
        }
    }

    pub(crate) fn items(&self) -> &[Item] {
        &self.items
    }

    /// Searches titles fuzzily, and all other texts for each word. Of equal hits the earlier item comes first.
    pub fn find(&mut self, typed: &str) -> SearchResult {
        let typed = fold(typed);
        // A longer query matches only what the shorter one matched, except after a backslash, which escapes.
        if !typed.starts_with(self.typed.as_str()) || typed.contains('\\') {
            self.fitting = (0..self.items.len()).collect();
        }
        let (items, when) = (&self.items, &self.when);
        let words: Vec<Word> = typed.split_whitespace().map(Word::new).collect();
        self.fuzzy.set(&typed);
        self.typed.clone_from(&typed);
        let (mut titled, mut beyond) = (Vec::new(), Vec::new());
        for at in std::mem::take(&mut self.fitting) {
            let item = &items[at];
            match self.fuzzy.score(item.title()) {
                Some(score) => titled.push((Reverse(score), at)),
                None if words.iter().all(|word| is_anywhere(word, item, &when[at])) => {
                    beyond.push(at);
                }
                None => {}
            }
        }
        titled.sort_unstable();
        let count = titled.len() + beyond.len();
        self.fitting = titled.iter().map(|(_, at)| *at).chain(beyond.iter().copied()).collect();
        self.fitting.sort_unstable();
        // Only the hits that can be shown are marked: this costs several times the score.
        let titled = titled.into_iter().take(MOST).map(|(_, at)| Hit {
            at,
            letters: self.fuzzy.rank(items[at].title()).unwrap_or_default().1,
            beyond: None,
        });
        let mut hits: Vec<Hit> = titled.collect();
        let room = MOST - hits.len();
        let beyond = beyond.into_iter().take(room).map(|at| Hit {
            at,
            letters: marks(&words, None, items[at].title()),
            beyond: seen(&words, &items[at], &when[at]),
        });
        hits.extend(beyond);
        SearchResult { hits, count }
    }
}

/// Open items in their order, then past ones, latest first.
pub(crate) fn latest_first<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<Item> {
    let mut items: Vec<Item> = items.cloned().collect();
    items.sort_by_cached_key(|item| {
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

/// The first text with a word that the title lacks.
fn seen(words: &[Word], item: &Item, when: &str) -> Option<Beyond> {
    let word = words.iter().find(|word| !word.is_in_title(item.title()))?;
    let mut seen = None;
    find_text(item, when, &mut |place, text| {
        seen = word.is_in((place, text)).then_some((place, text));
        seen.is_some()
    });
    let (place, text) = seen?;
    let text = excerpt(text, word.in_place(Some(place)));
    Some(Beyond { place: place.word(), letters: marks(words, Some(place), &text), text })
}

fn is_anywhere(word: &Word, item: &Item, when: &str) -> bool {
    let mut is_in = |place, text| word.is_in((place, text));
    word.is_in_title(item.title()) || find_text(item, when, &mut is_in)
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
    letters.sort_unstable();
    letters.dedup();
    letters
}
