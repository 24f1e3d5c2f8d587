//! Fuzzy matching, for pickers and for references by title.

use crate::domain::fold::{Traced, fold, fold_onto};
use crate::domain::sort;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Ranks texts by a query: every word of it, with its letters in order. Both are folded here, as the matcher's own
/// normalisation handles single letters only, not combining marks.
///
/// Reuse an instance and change its query: its working memory (about 135 KB) makes it fast.
#[derive(Clone, Debug)]
pub(crate) struct Fuzzy {
    matcher: Matcher,
    pattern: Pattern,
    folded: Folded,
}

/// Reusable buffers for one folded text.
#[derive(Clone, Debug, Default)]
struct Folded {
    text: String,
    letters: Vec<char>,
}

impl Fuzzy {
    pub(crate) fn new(query: &str) -> Fuzzy {
        Fuzzy {
            matcher: Matcher::new(Config::DEFAULT),
            pattern: pattern(query),
            folded: Folded::default(),
        }
    }

    pub(crate) fn set(&mut self, query: &str) {
        self.pattern = pattern(query);
    }

    /// The score of `text`, higher is better; `None` without a match. An empty query matches everything with 0.
    pub(crate) fn score(&mut self, text: &str) -> Option<u32> {
        self.pattern.score(self.folded.of(text), &mut self.matcher)
    }

    /// The score and the matched positions (in `char`s, ascending), for visible rows.
    pub(crate) fn rank(&mut self, text: &str) -> Option<(u32, Vec<u32>)> {
        let mut places = Vec::new();
        let folded = self.folded.of(text);
        let score = self.pattern.indices(folded, &mut self.matcher, &mut places)?;
        if !text.is_ascii() {
            places = unfolded(&places, text);
        }
        sort::ascending(&mut places);
        places.dedup();
        Some((score, places))
    }

    /// The score of a text that has the letters of every word close together, as an abbreviation, not scattered by
    /// chance.
    pub(super) fn close_score(&mut self, text: &str) -> Option<u32> {
        let haystack = self.folded.of(text);
        let (mut total, mut told) = (0, false);
        for word in &self.pattern.atoms {
            let score = u32::from(word.score(haystack, &mut self.matcher)?);
            let letters = word.needle_text().len() as u32;
            if letters >= SHORTEST && score < letters * CLOSE {
                return None;
            }
            told |= letters >= SHORTEST;
            total += score;
        }
        told.then_some(total)
    }
}

/// A query with fewer letters is similar to nearly every title and needs a second word.
const SHORTEST: u32 = 3;

/// Least average score of a letter. The matcher gives 16 for a letter and up to 8 more at the beginning of a word or
/// right after the last one, and takes 3 for a gap and 1 for each letter in it, so a gap must be compensated.
const CLOSE: u32 = 17;

fn pattern(query: &str) -> Pattern {
    Pattern::new(&fold(query), CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy)
}

impl Folded {
    /// ASCII is matched directly, and so is a text that folds to ASCII.
    fn of<'a>(&'a mut self, text: &'a str) -> Utf32Str<'a> {
        if text.is_ascii() {
            return Utf32Str::Ascii(text.as_bytes());
        }
        self.text.clear();
        fold_onto(&mut self.text, text);
        if self.text.is_ascii() {
            return Utf32Str::Ascii(self.text.as_bytes());
        }
        self.letters.clear();
        self.letters.extend(self.text.chars());
        Utf32Str::Unicode(&self.letters)
    }
}

/// Maps positions in the folded text to positions in the text.
fn unfolded(letters: &[u32], text: &str) -> Vec<u32> {
    let traced = Traced::of(text);
    let place = |letter: &u32| traced.place(*letter as usize).unwrap_or_default();
    let places = letters.iter().flat_map(place);
    places.filter_map(|at| u32::try_from(at).ok()).collect()
}
