//! A task of a list: how it ended, and the tags among the words of its title.

use super::dates::{DateReader, Loose};
use super::format::Format;
use super::guess;
use super::intake::{self, Intake};
use super::json_text::{JsonText, begins_like_json};
use super::text::InputFile;
use super::unreadable::Unreadable;
use crate::domain::date::Date;
use crate::domain::goal::{Dropped, Goal, OpenState, State};
use crate::domain::import::SourceLine;

/// The state of a task in a file, which need not tell when it ended.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum TaskState {
    Open(OpenState),
    Done(Option<Date>),
    Dropped { on: Option<Date>, why: String },
}

impl Intake {
    /// A task as a goal; the state of `goal` is meaningless.
    pub(super) fn task(&mut self, goal: Goal, state: TaskState, source: SourceLine) {
        let today = Date::from(self.today());
        let (state, is_dated) = match state {
            TaskState::Open(open) => (State::Open(open), true),
            TaskState::Done(on) => (State::done(on.unwrap_or(today)), on.is_some()),
            TaskState::Dropped { on, why } => {
                (State::dropped(Dropped { on: on.unwrap_or(today), why }), on.is_some())
            }
        };
        let goal = Goal { state, ..goal };
        if is_dated { self.goal(goal, source) } else { self.undated_goal(goal, source) }
    }
}

/// Refuses a file that is certainly of another format, for a reader that could read any text.
///
/// # Errors
/// If it is, with the name of that format.
pub(super) fn refuse_other(file: &InputFile, format: &Format) -> Result<(), Unreadable> {
    let other = match guess(file) {
        Some(other) if other.name == format.name => None,
        Some(other) => Some(other.what),
        None => is_json(file).then_some("JSON"),
    };
    other.map_or(Ok(()), |other| {
        Err(Unreadable::Unlike {
            file: file.name.clone(),
            what: format.what,
            reason: format!("it is {other}"),
        })
    })
}

fn is_json(file: &InputFile) -> bool {
    let is_whole = || {
        let decoded = file.text().ok()?;
        Some(JsonText::new(file, &decoded.text).values().is_ok())
    };
    begins_like_json(&file.bytes) && is_whole().unwrap_or(false)
}

/// Reads the day that a text begins with, `2024-05-02`, or its month where there is no such day. The second value is
/// the rest of the text.
pub(super) fn leading_day<'t>(
    text: &'t str,
    dates: &DateReader<'_>,
) -> Option<(Loose<Date>, &'t str)> {
    let (day, rest) = text.split_at_checked(10)?;
    let fits =
        |(at, c): (usize, u8)| if matches!(at, 4 | 7) { c == b'-' } else { c.is_ascii_digit() };
    let is_day = day.bytes().enumerate().all(fits);
    Some((is_day.then(|| dates.date(day).ok().flatten())??, rest))
}

/// A word of a task.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct TaskWord<'a> {
    /// As the title shows it: a tag without its sign.
    pub(super) text: &'a str,
    /// The tag that it is.
    pub(super) tag: Option<&'a str>,
}

impl<'a> TaskWord<'a> {
    pub(super) fn text(text: &'a str) -> TaskWord<'a> {
        TaskWord { text, tag: None }
    }

    /// A word that begins with one of these signs is a tag if a letter follows somewhere: `+49` and `#1` are none.
    pub(super) fn of(word: &'a str, signs: &[char]) -> TaskWord<'a> {
        let Some(text) = word.strip_prefix(signs) else {
            return TaskWord::text(word);
        };
        let tag = text.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']);
        let is_tag = tag.chars().any(char::is_alphabetic) && !tag.starts_with(signs);
        if is_tag { TaskWord { text, tag: Some(tag) } } else { TaskWord::text(word) }
    }

    fn is_tag(&self) -> bool {
        self.tag.is_some()
    }
}

/// The tags before the first word of the title.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LeadingTags {
    Labels,
    /// They are words of the title, as in `@Fix the +list`, unless the title begins after them: `@phone Call Anna`.
    Words,
}

/// The title without the tags that only label it, and all tags.
///
/// Tags within the sentence are words of it. Those at its end are labels, but for one that the sentence needs: `the
/// formatting of +start`.
pub(super) fn title_and_tags(
    words: &[TaskWord<'_>],
    leading: LeadingTags,
) -> (String, Vec<String>) {
    let tags = intake::tags(words.iter().filter_map(|word| word.tag));
    let text = |words: &[TaskWord<'_>]| words.iter().map(|w| w.text).collect::<Vec<_>>().join(" ");
    let Some(first) = words.iter().position(|word| !word.is_tag()) else {
        return (text(words), tags);
    };
    let last = words.iter().rposition(|word| !word.is_tag()).unwrap_or(first);
    let labels = match leading {
        LeadingTags::Labels => true,
        LeadingTags::Words => {
            let is_verb = first == 1 && begins_capital(words[0].text);
            begins_capital(words[first].text) && !is_verb
        }
    };
    let start = if labels { first } else { 0 };
    let is_needed = last + 1 < words.len() && needs_more(&words[..=last]);
    let end = last + 1 + usize::from(is_needed);
    let kept: Vec<TaskWord<'_>> = (start..end)
        .filter(|at| leading == LeadingTags::Words || !is_label(words, *at))
        .map(|at| words[at])
        .collect();
    (text(&kept), tags)
}

fn begins_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a sentence with these words goes on; `in` belongs to the verb before it, as in `Log in`.
fn needs_more(words: &[TaskWord<'_>]) -> bool {
    const WORDS: &[&str] = &[
        "about", "and", "at", "between", "by", "for", "from", "in", "into", "of", "on", "or",
        "than", "to", "via", "with", "und", "oder", "von", "für", "mit", "auf", "bei", "zu", "de",
        "du", "et", "pour", "sur",
    ];
    match words {
        [_, last] if last.text == "in" => false,
        [.., last] => WORDS.contains(&last.text) || is_article(last.text),
        [] => false,
    }
}

/// Whether a title goes on with the next word.
pub(super) fn needs_a_word(title: &str) -> bool {
    needs_more(&title.split_whitespace().map(TaskWord::text).collect::<Vec<_>>())
}

fn is_article(word: &str) -> bool {
    const WORDS: &[&str] =
        &["a", "an", "the", "der", "die", "das", "den", "dem", "ein", "eine", "le", "la", "les"];
    WORDS.contains(&word)
}

/// Whether the word there is a tag between a verb and its object: `Ship #work the project`.
fn is_label(words: &[TaskWord<'_>], at: usize) -> bool {
    let before_article = words.get(at + 1).is_some_and(|next| is_article(next.text));
    at > 0 && words[at].is_tag() && before_article && !needs_more(&words[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str, leading: LeadingTags) -> (String, String) {
        let words: Vec<TaskWord<'_>> =
            text.split_whitespace().map(|word| TaskWord::of(word, &['+', '@'])).collect();
        let (title, tags) = title_and_tags(&words, leading);
        (title, tags.join(" "))
    }

    #[test]
    fn tags_leave_the_title_unless_they_are_words_of_it() {
        let titles = [
            ("Zoom in @zoom @color", "Zoom in", "zoom color"),
            ("@Fix the +list of tasks +list", "Fix the list of tasks", "Fix list"),
            ("@Fix formatting of +start", "Fix formatting of start", "Fix start"),
            (
                "@Fix x of y tasks shown bug on +list",
                "Fix x of y tasks shown bug on list",
                "Fix list",
            ),
            ("Look for bugs in +move @home", "Look for bugs in move", "move home"),
            ("Work on +list", "Work on list", "list"),
            ("@Refactor TodoItem", "Refactor TodoItem", "Refactor"),
            ("@phone +family Call Anna", "Call Anna", "phone family"),
            ("+Flat @Home Paint the door", "Paint the door", "Flat Home"),
            ("@home buy milk", "home buy milk", "home"),
            ("@Add @Add +add", "Add Add add", "Add add"),
            ("Ask +Anna, then +49 30 @ 9", "Ask Anna, then +49 30 @ 9", "Anna"),
            ("++i C++ @@x", "++i C++ @@x", ""),
        ];
        for (text, expected, tags) in titles {
            let expected = (expected.to_owned(), tags.to_owned());
            assert_eq!(title(text, LeadingTags::Words), expected, "{text}");
        }
        let labels = title("@Fix @home the +list", LeadingTags::Labels);
        assert_eq!(labels, ("the list".into(), "Fix home list".into()));
        let labels = title("Ship +work the +thing to the +list +x", LeadingTags::Labels);
        assert_eq!(labels, ("Ship the thing to the list".into(), "work thing list x".into()));
    }

    #[test]
    fn tags_of_a_task_without_other_words_are_its_title() {
        assert_eq!(title("@a @b", LeadingTags::Labels), ("a b".into(), "a b".into()));
        assert_eq!(title("", LeadingTags::Labels), (String::new(), String::new()));
    }
}
