//! How well texts fit what is being typed, for pickers and for references by title.

use crate::domain::fold::{Traced, fold, fold_onto};
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Ranks texts by a query: all its words, each with its letters in order. Query and texts are folded by us: the matcher's
/// own way knows single letters and no marks.
///
/// Keep one and set its query anew: its working memory (about 135 KB) is what makes it quick.
#[derive(Clone, Debug)]
pub(crate) struct Fuzzy {
    matcher: Matcher,
    pattern: Pattern,
    folded: Folded,
}

/// A text as it is matched, kept for its memory alone.
#[derive(Clone, Debug, Default)]
struct Folded {
    text: String,
    letters: Vec<char>,
}

impl Fuzzy {
    /// Ranks by `query`.
    pub(crate) fn new(query: &str) -> Fuzzy {
        Fuzzy {
            matcher: Matcher::new(Config::DEFAULT),
            pattern: pattern(query),
            folded: Folded::default(),
        }
    }

    /// Ranks by another query from now on.
    pub(crate) fn set(&mut self, query: &str) {
        self.pattern = pattern(query);
    }

    /// How well `text` fits, higher is better; `None` if it does not. An empty query fits everything, with 0.
    pub(crate) fn score(&mut self, text: &str) -> Option<u32> {
        self.pattern.score(self.folded.of(text), &mut self.matcher)
    }

    /// The score, and the places of the letters that fit (counted in `char`s, in order): for the rows that are seen.
    pub(crate) fn rank(&mut self, text: &str) -> Option<(u32, Vec<u32>)> {
        let mut places = Vec::new();
        let folded = self.folded.of(text);
        let score = self.pattern.indices(folded, &mut self.matcher, &mut places)?;
        if !text.is_ascii() {
            places = unfolded(&places, text);
        }
        places.sort_unstable();
        places.dedup();
        Some((score, places))
    }

    /// The score of a text in which every word of the query stands close together, as a person would shorten it,
    /// rather than scattered over it by chance.
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

/// A word of fewer letters than this is alike to nearly every title: it takes another word to tell them apart.
const SHORTEST: u32 = 3;

/// What a letter must score on average. The matcher gives 16 for a letter and up to 8 more at the beginning of a word
/// or right after the last one, and takes 3 for a gap and 1 for each letter in it: so gaps must be paid for.
const CLOSE: u32 = 17;

fn pattern(query: &str) -> Pattern {
    Pattern::new(&fold(query), CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy)
}

impl Folded {
    /// A text in ASCII is matched as it is, and one that is folded to ASCII is as quick from there on.
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

/// The places in the text of letters that were matched in it folded.
fn unfolded(letters: &[u32], text: &str) -> Vec<u32> {
    let traced = Traced::of(text);
    let place = |letter: &u32| traced.place(*letter as usize).unwrap_or_default();
    let places = letters.iter().flat_map(place);
    places.filter_map(|at| u32::try_from(at).ok()).collect()
}
