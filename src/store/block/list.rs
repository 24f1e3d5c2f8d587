//! A list in brackets made into another with as few bytes changed as can be.

use crate::store::diagnostic::line_start;
use std::ops::Range;

/// The number of equal elements at the starts of two lists, and of the rest at their ends.
pub(super) fn ends_in_common<T: PartialEq>(from: &[T], to: &[T]) -> Range<usize> {
    let start = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let rest = from.len().min(to.len()) - start;
    let ends = from.iter().rev().zip(to.iter().rev()).take(rest);
    Range { start, end: ends.take_while(|(a, b)| a == b).count() }
}

/// The bytes to take away so that the elements of `gone` go with their commas.
pub(super) fn without(spans: &[(usize, usize)], gone: Range<usize>) -> Range<usize> {
    match (spans.get(gone.end), gone.start.checked_sub(1)) {
        (Some(next), _) => spans[gone.start].0..next.0,
        (None, Some(before)) => spans[before].1..spans[gone.end - 1].1,
        (None, None) => spans[gone.start].0..spans[gone.end - 1].1,
    }
}

/// The replacements that turn the list at `whole`, with elements at `spans` that mean `from`, into one that means `to`.
pub(super) fn edits(
    text: &str,
    whole: Range<usize>,
    spans: &[(usize, usize)],
    from: &[String],
    to: &[String],
) -> Vec<(Range<usize>, String)> {
    let kept = ends_in_common(from, to);
    let gone = kept.start..from.len() - kept.end;
    let new = &to[kept.start..to.len() - kept.end];
    if gone.len() == from.len() {
        return vec![(whole, format!("[{}]", to.join(", ")))];
    }
    match (gone.is_empty(), new.is_empty(), spans.get(kept.start), spans.last()) {
        (false, true, ..) => vec![(without(spans, gone), String::new())],
        (false, false, ..) => vec![(spans[gone.start].0..spans[gone.end - 1].1, new.join(", "))],
        (true, _, Some(next), _) => {
            vec![(next.0..next.0, new.iter().map(|n| format!("{n}, ")).collect())]
        }
        (true, _, None, Some(last)) => appended(text, whole, last.1, new),
        (true, _, None, None) => Vec::new(),
    }
}

/// New elements after the last: on the same line, or each on a line of its own where the list is written so.
fn appended(
    text: &str,
    whole: Range<usize>,
    last: usize,
    new: &[String],
) -> Vec<(Range<usize>, String)> {
    let tail = &text[last..whole.end];
    let Some(line) = tail.find('\n') else {
        return vec![(last..last, new.iter().map(|n| format!(", {n}")).collect())];
    };
    let start = line_start(text, last);
    let indent: String = text[start..].chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
    let comma = tail.trim_start().starts_with(',');
    let at = last + tail[..line].trim_end_matches('\r').len();
    let added = new.iter().enumerate().map(|(i, n)| {
        let comma = if comma || i + 1 < new.len() { "," } else { "" };
        format!("\n{indent}{n}{comma}")
    });
    let lines = (at..at, added.collect());
    if comma { vec![lines] } else { vec![(last..last, ",".into()), lines] }
}
