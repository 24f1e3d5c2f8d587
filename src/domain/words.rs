//! Text helpers: sentences, numbers and lists.

use super::text::clip;
use std::fmt::Display;

pub(crate) fn plural<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

/// `1 step`, `6 steps`, `2 entries`; for regular nouns.
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {}", regular_plural(noun)) }
}

/// With a comma between thousands: `20,112`.
pub(crate) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `a`, `a and b`, `a, b and c`; empty if there are no items.
pub(crate) fn list_of<T: Display>(items: &[T]) -> String {
    list_with(items, "and")
}

/// The same with another word before the last item: `a, b or c`.
pub(crate) fn list_with<T: Display>(items: &[T], word: &str) -> String {
    let words: Vec<String> = items.iter().map(T::to_string).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} {word} {last}", others.join(", ")),
    }
}

/// The message with a capital and a full stop. A path or a command at its beginning keeps its first letter.
pub(crate) fn sentence(message: &str) -> String {
    let first = message.split(' ').next().unwrap_or_default();
    let is_name = first == "milepost" || first.trim_end_matches(':').contains(['.', '/', ':', '_']);
    if is_name { stopped(message) } else { stopped(&capitalised(message)) }
}

/// The message with a full stop.
pub(crate) fn stopped(message: &str) -> String {
    let stop = if message.ends_with(['.', '?']) { "" } else { "." };
    format!("{message}{stop}")
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.collect::<String>() + letters.as_str()
}

/// `today`, `yesterday`, `2 days ago`; `tomorrow` and `in 2 days` for negative numbers.
pub(crate) fn ago(days: i64) -> String {
    match days {
        0 => "today".into(),
        1 => "yesterday".into(),
        -1 => "tomorrow".into(),
        2.. => format!("{days} days ago"),
        _ => format!("in {} days", days.unsigned_abs()),
    }
}

fn regular_plural(noun: &str) -> String {
    let after_vowel = ["ay", "ey", "oy", "uy"].iter().any(|ending| noun.ends_with(ending));
    match noun.strip_suffix('y') {
        Some(stem) if !after_vowel => format!("{stem}ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|ending| noun.ends_with(ending)) => {
            format!("{noun}es")
        }
        _ => format!("{noun}s"),
    }
}

/// The columns that a title in a message takes at most: what else is said fits beside it on a wide screen, and in two lines
/// on others.
const QUOTED: usize = 72;

/// `Done: Book the mock exam.`
pub(crate) fn told_of(did: &str, title: &str) -> String {
    told_within(did, title, QUOTED)
}

/// `Undone: done, Book the mock exam.`, given the name of a change, whose title is as short as any.
pub(crate) fn told_of_change(did: &str, name: &str) -> String {
    let verb = name.find(", ").map_or(0, |at| at + 2);
    told_within(did, name, verb + QUOTED)
}

fn told_within(did: &str, title: &str, columns: usize) -> String {
    let title = clip(title, columns);
    let stop = if title.ends_with(['.', '?', '!', '…']) { "" } else { "." };
    format!("{did}: {title}{stop}")
}

/// Names that a message lists at most.
const NAMED: usize = 3;

/// The first few names, and how many more there are: `a, b, c and 2 more`.
pub(crate) fn few(names: impl IntoIterator<Item = String>) -> String {
    let mut names = names.into_iter();
    let mut few: Vec<String> = names.by_ref().take(NAMED).collect();
    let more = names.count();
    few.extend((more > 0).then(|| format!("{more} more")));
    list_of(&few)
}

/// The columns that each title among several takes at most.
const NAMED_COLUMNS: usize = 28;

/// `Done: 5 goals, "Book the mock exam", "Read chapter 4", "Ask Ana" and 2 more.`
pub(crate) fn told_of_all(did: &str, counted: &str, titles: &[&str]) -> String {
    format!("{did}: {counted}, {}.", few(titles.iter().map(|title| quoted_among(title))))
}

/// A title among several, in quotation marks.
pub(crate) fn quoted_among(title: &str) -> String {
    format!("\"{}\"", clip(title, NAMED_COLUMNS))
}

/// A title in quotation marks, short enough to leave room for the rest of the message.
pub(crate) fn quoted(title: &str) -> String {
    format!("\"{}\"", clip(title, QUOTED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentence_keeps_the_first_letter_of_a_path_or_a_command() {
        assert_eq!(sentence("the disk is full"), "The disk is full.");
        for kept in ["goals.toml:3:1: expected a value", "done/2026.toml has gone", "milepost undo"]
        {
            assert_eq!(sentence(kept), format!("{kept}."));
        }
    }

    #[test]
    fn title_in_a_message_is_cut_the_same_whatever_is_said_of_it() {
        let title = "a long title of many words ".repeat(60);
        let cut = told_of("Done", &title);
        let undone = told_of_change("Undone", &format!("done, {title}"));
        assert_eq!(undone.strip_prefix("Undone: done, "), cut.strip_prefix("Done: "));
        assert_eq!(told_of_change("Undone", "done, Book it"), "Undone: done, Book it.");
        assert_eq!(told_of_change("Undone", "still right"), "Undone: still right.");
    }

    #[test]
    fn count_agrees_with_its_noun() {
        let texts = [
            count(1, "step"),
            count(0, "step"),
            count(2, "entry"),
            count(3, "day"),
            count(2, "branch"),
        ];
        assert_eq!(texts, ["1 step", "0 steps", "2 entries", "3 days", "2 branches"]);
        assert_eq!((plural(1, "is", "are"), plural(2, "is", "are")), ("is", "are"));
    }

    #[test]
    fn grouped_number_has_commas() {
        let texts = [0, 999, 1_000, 20_112, 1_234_567].map(grouped);
        assert_eq!(texts, ["0", "999", "1,000", "20,112", "1,234,567"]);
    }

    #[test]
    fn list_has_commas_and_one_and() {
        assert_eq!(list_of::<&str>(&[]), "");
        assert_eq!(list_of(&["a"]), "a");
        assert_eq!(list_of(&["a", "b"]), "a and b");
        assert_eq!(list_of(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn ago_names_the_days_near_today() {
        let texts = [0, 1, 2, 38, -1, -3].map(ago);
        assert_eq!(
            texts,
            ["today", "yesterday", "2 days ago", "38 days ago", "tomorrow", "in 3 days"]
        );
    }
}
