//! The keywords by which a heading is a task, and what each of them means.

use crate::domain::goal::OpenState;
use crate::domain::sorted::SortedSet;

/// The keywords of a file.
pub(super) struct Keywords {
    open: SortedSet<String>,
    ended: SortedSet<String>,
}

/// Meaning of a keyword.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum KeywordKind<'a> {
    Open(OpenState),
    Done(&'a str),
    Dropped(&'a str),
}

const OPEN: &[&str] =
    &["TODO", "NEXT", "STARTED", "WAIT", "WAITING", "HOLD", "PROJ", "STRT", "IDEA"];
const ENDED: &[&str] = &["DONE", "CANCELLED", "CANCELED", "KILL", "DROPPED"];
const DROPPED: &[&str] = &[
    "CANCEL",
    "CANCELED",
    "CANCELLED",
    "KILL",
    "KILLED",
    "DROPPED",
    "ABANDONED",
    "ABORTED",
    "REJECTED",
    "WONTFIX",
];

impl Keywords {
    /// The keywords that a file declares, or the usual ones if it declares none. A bar in a line comes before the
    /// ended ones; without a bar only the last one is ended.
    pub(super) fn of(lines: &[&str]) -> Keywords {
        let mut keywords = Keywords { open: SortedSet::new(), ended: SortedSet::new() };
        for line in lines {
            let words: Vec<&str> = line.split_whitespace().map(without_key).collect();
            let bar = words.iter().position(|word| *word == "|");
            let (open, ended) = words.split_at(bar.unwrap_or(words.len().saturating_sub(1)));
            keywords.open.extend(open.iter().map(|word| (*word).to_owned()));
            keywords.ended.extend(ended.iter().filter(|w| **w != "|").map(|w| (*w).to_owned()));
        }
        if keywords.open.is_empty() && keywords.ended.is_empty() {
            keywords.open.extend(OPEN.iter().map(|word| (*word).to_owned()));
            keywords.ended.extend(ENDED.iter().map(|word| (*word).to_owned()));
        }
        keywords
    }

    /// Splits a heading into its keyword, if it has one, and the rest.
    ///
    /// Some ends are declared in no file: a word in capitals is one if the heading has the time of an end, and so is
    /// the one that an entry was archived with.
    pub(super) fn split<'t>(
        &self,
        heading: &'t str,
        archived_as: Option<&str>,
        has_ended: bool,
    ) -> (Option<KeywordKind<'t>>, &'t str) {
        let (word, rest) = heading.split_once(char::is_whitespace).unwrap_or((heading, ""));
        let is_open = self.open.contains(word);
        let is_undeclared = archived_as == Some(word) || (has_ended && is_in_capitals(word));
        let kind = if is_open || (is_undeclared && OPEN.contains(&word)) {
            KeywordKind::Open(open_state(word))
        } else if !self.ended.contains(word) && !is_undeclared {
            return (None, heading);
        } else if DROPPED.contains(&word) {
            KeywordKind::Dropped(word)
        } else {
            KeywordKind::Done(word)
        };
        (Some(kind), rest.trim_start())
    }
}

impl KeywordKind<'_> {
    pub(super) fn is_open(self) -> bool {
        matches!(self, KeywordKind::Open(_))
    }
}

/// A keyword without the key that sets it: `WAIT(w@/!)`.
fn without_key(word: &str) -> &str {
    word.split('(').next().unwrap_or(word)
}

fn open_state(word: &str) -> OpenState {
    match word {
        "SOMEDAY" | "MAYBE" | "IDEA" => OpenState::Someday,
        "HOLD" | "PAUSED" => OpenState::Paused,
        _ => OpenState::Active,
    }
}

fn is_in_capitals(word: &str) -> bool {
    let fits = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    word.chars().count() > 1 && word.starts_with(char::is_uppercase) && word.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(lines: &[&str], heading: &str, has_ended: bool) -> String {
        let (kind, rest) = Keywords::of(lines).split(heading, None, has_ended);
        format!("{kind:?} {rest}")
    }

    #[test]
    fn org_keywords_are_the_declared_ones_or_the_usual_ones() {
        assert_eq!(kind(&[], "WAIT for it", false), "Some(Open(Active)) for it");
        assert_eq!(kind(&[], "Todo list", false), "None Todo list");
        assert_eq!(kind(&[], "CANCELED a", false), "Some(Dropped(\"CANCELED\")) a");
        let own = ["DO(d) HOLD(h@/!) | MADE(m!) KILL(k)", "ASK ANSWERED"];
        assert_eq!(kind(&own, "DO a", false), "Some(Open(Active)) a");
        assert_eq!(kind(&own, "HOLD a", false), "Some(Open(Paused)) a");
        assert_eq!(kind(&own, "MADE a", false), "Some(Done(\"MADE\")) a");
        assert_eq!(kind(&own, "KILL a", false), "Some(Dropped(\"KILL\")) a");
        assert_eq!(kind(&own, "ANSWERED", false), "Some(Done(\"ANSWERED\")) ");
        assert_eq!(kind(&own, "TODO a", false), "None TODO a");
    }

    #[test]
    fn org_word_in_capitals_is_an_end_where_there_is_a_time_of_one() {
        assert_eq!(kind(&["A | B"], "KILL a", true), "Some(Dropped(\"KILL\")) a");
        assert_eq!(kind(&["A | B"], "FERTIG a", true), "Some(Done(\"FERTIG\")) a");
        assert_eq!(kind(&["A | B"], "TODO a", true), "Some(Open(Active)) a");
        assert_eq!(kind(&[], "Write a", true), "None Write a");
        let archived = Keywords::of(&[]).split("完了 a", Some("完了"), true);
        assert_eq!(archived, (Some(KeywordKind::Done("完了")), "a"));
    }
}
