//! A search word, prepared once so that each of many comparisons is cheap; ignores case and accents.

use super::fold::{Traced, fold};
use std::ops::Range;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Needle {
    folded: String,
    letters: Vec<char>,
}

impl Needle {
    pub(crate) fn new(word: &str) -> Needle {
        let folded = fold(word);
        Needle { letters: folded.chars().collect(), folded }
    }

    pub(crate) fn is_in(&self, text: &str) -> bool {
        if text.is_ascii() { self.is_in_ascii(text) } else { fold(text).contains(&self.folded) }
    }

    /// Whether the text begins with the word; for ASCII texts such as dates.
    pub(crate) fn begins(&self, text: &str) -> bool {
        let begin = text.as_bytes().get(..self.folded.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(self.folded.as_bytes()))
    }

    /// First occurrence, in `char`s of the text.
    pub(crate) fn find(&self, text: &str) -> Option<Range<usize>> {
        let traced = Traced::of(text);
        let last = self.letters.len().checked_sub(1)?;
        let mut places = traced.letters.windows(self.letters.len());
        let at = places.position(|here| here == self.letters)?;
        Some(traced.place(at)?.start..traced.place(at + last)?.end)
    }

    /// Whether the word occurs without a letter or digit next to it.
    pub(crate) fn is_word_in(&self, text: &str) -> bool {
        let text = fold(text);
        let parts = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let stands_alone = |(at, word): (usize, &str)| {
            parts(text[..at].chars().next_back()) && parts(text[at + word.len()..].chars().next())
        };
        text.match_indices(&self.folded).any(stands_alone)
    }

    pub(crate) fn is(&self, text: &str) -> bool {
        fold(text) == self.folded
    }

    /// Whether the word occurs in the text or abbreviates it: `chptr` and `fch` abbreviate "Finish chapter".
    ///
    /// Its letters occur in order, the first at the beginning of a word, each next one soon after in the same word or
    /// at the beginning of one of the next two. Words of one or two letters abbreviate nothing, since they would match
    /// everything.
    pub(crate) fn is_like(&self, text: &str) -> bool {
        if !text.is_ascii() {
            let text = fold(text);
            return text.contains(&self.folded) || self.shortens(&text);
        }
        // Rejects nearly every text without a copy.
        let mut letters = text.bytes().map(|b| char::from(b.to_ascii_lowercase()));
        self.letters.iter().all(|letter| letters.any(|l| l == *letter))
            && (self.is_in_ascii(text) || self.shortens(&fold(text)))
    }

    fn is_in_ascii(&self, text: &str) -> bool {
        let (text, word) = (text.as_bytes(), self.folded.as_bytes());
        let Some(first) = word.first() else {
            return true;
        };
        // The first letter alone rejects nearly every position.
        let is_here =
            |here: &[u8]| here[0].eq_ignore_ascii_case(first) && here.eq_ignore_ascii_case(word);
        text.windows(word.len()).any(is_here)
    }

    fn shortens(&self, folded: &str) -> bool {
        let mut letters = folded.chars();
        self.letters.len() >= SHORTEST
            && self.letters.iter().all(|letter| letters.any(|l| l == *letter))
            && self.letters_are_near(folded)
    }

    fn letters_are_near(&self, folded: &str) -> bool {
        let text = places(folded);
        let first = |place: &&LetterPlace| place.begins_word && place.letter == self.letters[0];
        let mut reached: Vec<&LetterPlace> = text.iter().filter(first).collect();
        for letter in &self.letters[1..] {
            let nexts = text.iter().filter(|next| next.letter == *letter);
            reached =
                nexts.filter(|next| reached.iter().any(|last| self.is_near(last, next))).collect();
        }
        !reached.is_empty()
    }

    fn is_near(&self, last: &LetterPlace, next: &LetterPlace) -> bool {
        let leap = if self.letters.len() == SHORTEST { 2 } else { 3 };
        let same_word =
            next.word == last.word && (1..=leap).contains(&next.at.saturating_sub(last.at));
        same_word || (next.begins_word && (1..=2).contains(&next.word.saturating_sub(last.word)))
    }
}

/// Least number of letters in an abbreviation.
const SHORTEST: usize = 3;

/// Position of a letter in a text.
struct LetterPlace {
    letter: char,
    at: usize,
    word: usize,
    begins_word: bool,
}

fn places(folded: &str) -> Vec<LetterPlace> {
    let (mut word, mut in_word) = (0, false);
    let mut place = |(at, letter): (usize, char)| {
        let begins_word = letter.is_alphanumeric() && !in_word;
        in_word = letter.is_alphanumeric();
        word += usize::from(begins_word);
        LetterPlace { letter, at, word, begins_word }
    };
    folded.chars().enumerate().map(&mut place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn needle_ignores_case_and_accents() {
        for (word, text) in [
            ("resume", "My Résumé"),
            ("ÉTUDE", "une e\u{301}tude"),
            ("viet", "Học tiếng Vie\u{323}\u{302}t"),
            ("lodz", "Move to Łódź"),
            ("i", "İ"),
            ("", "x"),
            ("試", "試験"),
        ] {
            assert!(Needle::new(word).is_in(text), "{word} in {text}");
        }
        assert!(!Needle::new("cka").is_in("ck a"));
        assert!(Needle::new("study").is("Study") && !Needle::new("study").is("studying"));
    }

    #[test]
    fn needle_finds_the_first_occurrence() {
        for (word, text, place) in [
            ("move", "Not before\nthe move", Some(15..19)),
            ("resume", "é My Résumé", Some(5..11)),
            ("tude", "e\u{301}tude", Some(2..6)),
            ("ete", "e\u{301}te\u{301}s", Some(0..5)),
            ("stras", "Große Straße", Some(6..11)),
            ("x", "abc", None),
            ("", "abc", None),
        ] {
            assert_eq!(Needle::new(word).find(text), place, "{word} in {text}");
        }
    }

    #[test]
    fn needle_is_a_word_without_letters_next_to_it() {
        for text in ["Run 5k", "5K!", "the (5k) run", "15k and 5k"] {
            assert!(Needle::new("5k").is_word_in(text), "{text}");
        }
        for text in ["Run 15k", "5km", "k5", "", "5kü"] {
            assert!(!Needle::new("5k").is_word_in(text), "{text}");
        }
    }

    #[test]
    fn needle_matches_as_an_abbreviation() {
        let cases = [
            ("chptr", "Finish chapter 4 exercises"),
            ("bme", "Book the mock exam"),
            ("mckexm", "Book the mock exam"),
            ("certfication", "CKA certification"),
            ("kbrnts", "Kubernetes"),
        ];
        for (word, text) in cases {
            assert!(Needle::new(word).shortens(&fold(text)), "{word} for {text}");
        }
    }

    #[test]
    fn needle_does_not_match_scattered_letters() {
        let cases = [
            ("bk", "Book the mock exam"),
            ("tar", "Finish the quarter report"),
            ("ran", "reading"),
            ("cost", "Write the incident review about storage"),
            ("ooke", "Book the mock exam"),
        ];
        for (word, text) in cases {
            assert!(!Needle::new(word).shortens(&fold(text)), "{word} for {text}");
        }
    }

    proptest! {
        #[test]
        fn needle_in_ascii_agrees_with_the_general_search(word in "[a-cA-C é]{0,3}", text in "[a-cA-C ]{0,12}") {
            prop_assert_eq!(Needle::new(&word).is_in(&text), fold(&text).contains(&fold(&word)));
        }

        #[test]
        fn needle_takes_any_text(word in any::<String>(), text in any::<String>()) {
            let needle = Needle::new(&word);
            let both = [text.as_str(), word.as_str()].join(" ");
            prop_assert!(needle.is_in(&both) && needle.is(&word));
            prop_assert!(needle.is_like(&both));
            let place = needle.find(&text);
            prop_assert!(place.is_none_or(|p| p.end <= text.chars().count() && needle.is_in(&text)));
            needle.is_like(&text);
        }
    }
}
