//! Text in cells: how wide it is, filled up, or cut at a word.

pub(super) use crate::domain::text::width;

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// The text filled up with spaces to that many cells.
pub(super) fn padded(text: &str, cells: usize) -> String {
    let missing = cells.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// The text within that many cells: where it is longer it ends in `…`, at a word if one ends in its second half.
pub(super) fn fitted(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let cut = beginning(text, cells.saturating_sub(1));
    let at_a_word = match text[cut.len()..].starts_with(' ') {
        true => Some(cut),
        false => cut.rfind(' ').map(|space| &cut[..space]),
    };
    let kept = at_a_word
        .map(|kept| kept.trim_end_matches([' ', '·', ',']))
        .filter(|kept| width(kept) * 2 >= cells);
    Cow::Owned(format!("{}…", kept.unwrap_or(cut)))
}

/// As much of the text as fits into that many cells, whole graphemes only.
fn beginning(text: &str, cells: usize) -> &str {
    let mut used = 0;
    let fits = |grapheme: &(usize, &str)| {
        used += width(grapheme.1);
        used <= cells
    };
    let last = text.grapheme_indices(true).take_while(fits).last();
    last.map_or("", |(at, grapheme)| &text[..at + grapheme.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_fitted_fits(text in "[a-zé日🇫🇷لا ]{0,40}", cells in 1usize..30) {
            prop_assert!(width(&fitted(&text, cells)) <= cells);
        }
    }

    #[test]
    fn a_long_text_ends_at_a_word() {
        assert_eq!(fitted("Finish chapter four", 19), "Finish chapter four");
        assert_eq!(fitted("Finish chapter four", 18), "Finish chapter…");
        assert_eq!(fitted("Finish chapter four", 15), "Finish chapter…");
        assert_eq!(fitted("4 of 12 exercises · toward", 20), "4 of 12 exercises…");
        assert_eq!(fitted("Donaudampfschifffahrt", 8), "Donauda…");
        assert_eq!(fitted("A Donaudampfschifffahrt", 12), "A Donaudamp…");
    }

    #[test]
    fn wide_characters_are_never_cut_in_half() {
        assert_eq!(fitted("日本語日本語", 6), "日本…");
        assert_eq!(padded("日本", 6), "日本  ");
    }
}
