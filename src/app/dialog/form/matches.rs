//! The choices of a list that fit what is typed, and which of them is selected.

use super::Choice;
use crate::domain::find::Fuzzy;
use crate::domain::needle::Needle;
use crate::domain::sort;
use std::cmp::Reverse;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) choice: usize,
    /// The matched characters, by number.
    pub(crate) letters: Vec<u32>,
}

/// The choices that fit, by heading and then best first. The best of all is selected, under whichever heading.
#[derive(Debug)]
pub(crate) struct Matches {
    pub(crate) found: Vec<Match>,
    /// The number of the selected match.
    pub(crate) at: usize,
    typed: String,
}

/// How well a choice fits: lower is better. A text that begins with the letters was meant rather than one that has them
/// somewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Is,
    Begins,
    Holds,
    /// Its help has words that begin so.
    Helps,
    Alike,
}

impl Matches {
    pub(super) fn of<W>(choices: &[Choice<W>], typed: &str) -> Matches {
        let (typed, needle, mut fuzzy) = (typed.to_owned(), Needle::new(typed), Fuzzy::new(typed));
        let words: Vec<Needle> = typed.split_whitespace().map(Needle::new).collect();
        let (mut found, mut part, mut heading) = (Vec::new(), 0, "");
        for (at, choice) in choices.iter().enumerate() {
            if std::mem::replace(&mut heading, choice.heading) != choice.heading {
                part += 1;
            }
            let ranked = fuzzy.rank(&choice.text);
            let fit = match needle.find(&choice.text) {
                Some(place) if place == (0..choice.text.chars().count()) => Fit::Is,
                Some(place) if place.start == 0 => Fit::Begins,
                Some(_) => Fit::Holds,
                None if helps(&words, choice.help) => Fit::Helps,
                None if ranked.is_some() => Fit::Alike,
                None => continue,
            };
            let (score, letters) = ranked.unwrap_or_default();
            found.push((part, (fit, Reverse(score)), Match { choice: at, letters }));
        }
        sort::by_key(&mut found, |(part, fit, _)| (*part, *fit));
        let best = found.iter().enumerate().min_by_key(|(_, (_, (fit, _), _))| *fit);
        let at = best.map_or(0, |(at, _)| at);
        Matches { found: found.into_iter().map(|(_, _, found)| found).collect(), at, typed }
    }

    /// Searches again, if something else is typed.
    pub(super) fn find<W>(&mut self, choices: &[Choice<W>], typed: &str) {
        if typed != self.typed {
            *self = Matches::of(choices, typed);
        }
    }

    pub(crate) fn selected(&self) -> Option<&Match> {
        self.found.get(self.at)
    }

    pub(in crate::app::dialog) fn rows(&mut self) -> (&mut usize, usize) {
        (&mut self.at, self.found.len())
    }
}

/// Whether each word that is typed begins a word of the help.
fn helps(words: &[Needle], help: &str) -> bool {
    let begins =
        |word: &Needle| help.split([' ', ',', ';', ':', '(']).any(|part| word.begins(part));
    !help.is_empty() && words.iter().all(begins)
}
