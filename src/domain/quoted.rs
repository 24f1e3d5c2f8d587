//! Words in double quotes, in which a backslash keeps a quote.

use std::borrow::Cow;

/// The words behind an opening quote, and the bytes up to what follows the closing one. An open quote runs to the end, as it
/// does while typing.
pub(crate) fn inside(text: &str) -> (Cow<'_, str>, usize) {
    let mut quotes = text.match_indices('"').map(|(at, _)| at);
    let end = quotes.find(|at| !text[..*at].ends_with('\\'));
    let words = &text[..end.unwrap_or(text.len())];
    let words = match words.contains(KEPT) {
        true => Cow::Owned(words.replace(KEPT, "\"")),
        false => Cow::Borrowed(words),
    };
    (words, end.map_or(text.len(), |end| end + 1))
}

/// The words in quotes; `None` if they would not be read back.
pub(crate) fn quoted(words: &str) -> Option<String> {
    let reads_back = !words.contains(KEPT) && !words.ends_with('\\');
    reads_back.then(|| format!("\"{}\"", words.replace('"', KEPT)))
}

/// Whether the quote in front of the text is not closed again.
pub(crate) fn is_open(text: &str) -> bool {
    inside(text).1 == text.len() && (!text.ends_with('"') || text.ends_with(KEPT))
}

const KEPT: &str = "\\\"";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quoted_words_are_read_back(words in "[a\\\\\" é]{0,8}", after in "[a\" ]{0,4}") {
            if let Some(quoted) = quoted(&words) {
                let line = format!("{quoted}{after}");
                let (read, end) = inside(&line[1..]);
                prop_assert_eq!((read.as_ref(), &line[1 + end..]), (words.as_str(), after.as_str()));
            }
            inside(&words);
        }
    }
}
