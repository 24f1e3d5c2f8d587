//! What an export leaves out: one sentence for each reason, with its count.

use crate::domain::words::plural;

/// The sentences, in the order in which they were added, each with its number.
#[derive(Debug, Default)]
pub(crate) struct LeftOut(Vec<(String, usize)>);

impl LeftOut {
    /// Adds a number to that of a sentence such as `{n} target{|s} without a day {is|are} left out`, where each mark has
    /// what stands there for one and for several. With 0 it only keeps its place.
    pub(crate) fn count(&mut self, number: usize, sentence: &str) {
        match self.0.iter_mut().find(|(known, _)| known == sentence) {
            Some((_, known)) => *known += number,
            None => self.0.push((sentence.to_owned(), number)),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, number)| *number == 0)
    }

    pub(crate) fn sentences(&self) -> impl Iterator<Item = String> {
        let told = self.0.iter().filter(|(_, number)| *number > 0);
        told.map(|(sentence, number)| worded(sentence, *number))
    }
}

fn worded(sentence: &str, number: usize) -> String {
    let mut worded = String::new();
    for piece in sentence.split_inclusive('}') {
        let (text, mark) = piece.split_once('{').unwrap_or((piece, ""));
        worded.push_str(text);
        match mark.trim_end_matches('}').split_once('|') {
            Some((one, many)) => worded.push_str(plural(number, one, many)),
            None if mark == "n}" => worded.push_str(&number.to_string()),
            None => {}
        }
    }
    worded
}
