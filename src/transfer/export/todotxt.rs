//! A todo.txt: a small goal each line, `x 2026-11-22 2026-11-01 Book the exam +CKA @study due:2026-12-04 id:2b1a04yy`.

#[cfg(test)]
mod tests;

use super::{Export, LeftOut, Outgoing, Unwritable, tasks};
use crate::domain::date::Date;
use crate::domain::goal::{End, Goal, State};
use crate::transfer::task;

pub(super) const EXPORT: Export = Export { name: "todotxt", exact: false, write };

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let (dropped, goals): (Vec<&Goal>, Vec<&Goal>) =
        tasks::small(outgoing).partition(|goal| goal.state.as_dropped().is_some());
    let mut lines = String::new();
    for goal in &goals {
        lines.push_str(&line(goal, outgoing.larger(goal)));
        lines.push('\n');
    }
    left_out.count(
        dropped.len(),
        "{n} dropped goal{|s} {is|are} left out, as a task of a todo.txt can only be done",
    );
    count_left_out(&goals, left_out);
    tasks::count_left_out(outgoing, left_out);
    Ok(lines)
}

fn count_left_out(goals: &[&Goal], left_out: &mut LeftOut) {
    let is_without = |date: Option<Date>| date.is_some_and(|date| date.day().is_none());
    let count = |is: &dyn Fn(&Goal) -> bool| goals.iter().filter(|goal| is(goal)).count();
    left_out.count(
        count(&|goal| is_without(goal.state.ended_on())),
        "{n} goal{|s} {is|are} done without a date, as {it was|they were} not done on a known day",
    );
    left_out.count(
        count(&|goal| is_without(goal.due)),
        "{n} target{|s} without a day {is|are} left out",
    );
    left_out.count(
        count(&|goal| goal.is_paused() || goal.is_someday()),
        "{n} paused or someday {goal is an open task|goals are open tasks}",
    );
    left_out.count(
        goals.iter().flat_map(|goal| &goal.tags).filter(|tag| !is_label(tag)).count(),
        "{n} tag{|s} without a letter {is|are} left out",
    );
    left_out.count(
        count(&|goal| !goal.log.is_empty()),
        "{n} {goal is without its|goals are without their} progress notes",
    );
}

fn line(goal: &Goal, larger: Option<&str>) -> String {
    let exact = |date: Option<Date>| date.filter(|date| date.day().is_some());
    let mut words = Vec::new();
    let (is_done, done) = match &goal.state {
        State::Open(_) | State::Ended(End::Dropped(_)) => (false, None),
        State::Ended(End::Done(on)) => (true, exact(Some(*on))),
    };
    words.extend(is_done.then(|| "x".to_owned()));
    words.extend(done.map(|on| on.to_string()));
    // A single date of a done task is the day on which it was done.
    let created = exact(goal.created).filter(|_| !is_done || done.is_some());
    words.extend(created.map(|on| on.to_string()));
    let project = larger.and_then(tasks::label).map(|project| format!("+{project}"));
    let contexts = tasks::labels(&goal.tags).into_iter().map(|context| format!("@{context}"));
    let labels = project.into_iter().chain(contexts);
    let labels: Vec<String> = labels.filter(|label| is_label(label)).collect();
    words.push(title(&goal.title, !labels.is_empty()));
    words.extend(labels);
    words.extend(exact(goal.due).map(|on| format!("due:{on}")));
    words.push(format!("id:{}", goal.id));
    words.join(" ")
}

/// Whether the import takes it for a project or a context: `+49` and `@7` are words of a title.
fn is_label(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

/// WORD JOINER, which no one sees and the import takes off again.
const JOINER: char = '\u{2060}';

/// A title that is nothing but a text: its first word is no mark, no word a project, a context or a key.
///
/// A joiner does not part a key from its value, a blank does; the import joins the two where two joiners follow.
fn title(title: &str, is_labelled: bool) -> String {
    let mut words: Vec<String> = title.split_whitespace().map(word).collect();
    if let Some(first) = words.first_mut().filter(|first| is_mark(first)) {
        first.insert(0, JOINER);
    }
    // The import takes a label after such a word for the word that it needs: `Work on +list`.
    if is_labelled
        && task::needs_a_word(&words.join(" "))
        && let Some(last) = words.last_mut()
    {
        last.push(JOINER);
    }
    words.join(" ")
}

/// Whether a word at the beginning of a line is more than a word.
fn is_mark(word: &str) -> bool {
    let is_day = |text: &[u8]| {
        let sign = |(at, sign): (usize, &u8)| match at {
            4 | 7 => *sign == b'-',
            _ => sign.is_ascii_digit(),
        };
        text.iter().enumerate().all(sign)
    };
    word.eq_ignore_ascii_case("x")
        || word.starts_with(['(', '-'])
        || word.as_bytes().get(..10).is_some_and(is_day)
}

fn word(word: &str) -> String {
    let is_address = |scheme| word.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty());
    let mut text = String::new();
    if word.starts_with(['+', '@']) {
        text.push(JOINER);
    }
    if ["http://", "https://"].into_iter().any(is_address) {
        return text + word;
    }
    let mut signs = word.chars().peekable();
    while let Some(sign) = signs.next() {
        text.push(sign);
        if sign == ':' && signs.peek().is_some() {
            text.extend([' ', JOINER, JOINER]);
        }
    }
    text
}
