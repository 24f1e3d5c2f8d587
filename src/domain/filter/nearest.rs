//! Suggests the known word closest to a mistyped one.

/// The word that `typed` abbreviates, or the closest one: at most two edits, and fewer than half of its letters.
pub(super) fn nearest(
    typed: &str,
    words: impl IntoIterator<Item = &'static str> + Clone,
) -> Option<&'static str> {
    let begun = words.clone().into_iter().find(|word| !typed.is_empty() && word.starts_with(typed));
    begun.or_else(|| closest(typed, words))
}

/// The closest word: at most two edits, and fewer than half of its letters.
pub(crate) fn closest<'a>(
    typed: &str,
    words: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let all = words.into_iter().map(|word| (edit_distance(typed, word), word));
    let (wrong, word) = all.min()?;
    (wrong <= 2 && wrong * 2 < word.len()).then_some(word)
}

/// Whether a word may be that one with one slip, or a longer one with two.
pub(crate) fn is_slip(typed: &str, word: &str) -> bool {
    edit_distance(typed, word) <= 1 || closest(typed, [word]).is_some()
}

/// Edit distance with insertions, deletions, substitutions and swaps of neighbours: optimal string alignment, a
/// restricted Damerau-Levenshtein distance.
fn edit_distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows = vec![(0..=other.len()).collect::<Vec<usize>>()];
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let changed = rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_recognises_a_typo_and_no_other_word() {
        let words = ["is", "tag", "kind", "toward", "after", "before"];
        let cases = [
            ("tga", Some("tag")),
            ("towards", Some("toward")),
            ("befor", Some("before")),
            ("aftre", Some("after")),
            ("due", None),
            ("http", None),
            ("", None),
        ];
        for (typed, meant) in cases {
            assert_eq!(nearest(typed, words), meant, "{typed}");
        }
    }
}
