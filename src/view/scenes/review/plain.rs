//! The review as plain lines: the card that is asked with its answers, and the end.

use super::card::{CardSubject, face};
use super::{facts, list, summary};
use crate::app::action::Action;
use crate::app::scene::review::Review;
use crate::domain::goal::Goal;
use crate::domain::review::{AgendaRow, Card};
use crate::domain::text::shown;
use crate::domain::words::quoted;
use crate::view::canvas::Canvas;
use crate::view::lines::Line;

/// More columns than a title has.
const WIDEST: usize = 400;

pub(crate) struct PlainCard {
    pub(crate) lines: Vec<String>,
    pub(crate) answers: Vec<PlainAnswer>,
}

pub(crate) struct PlainAnswer {
    pub(crate) label: String,
    /// The moves to what it is about, and the action itself.
    pub(crate) actions: Vec<Action>,
}

/// The card that is asked; `None` at the end.
pub(crate) fn card(review: &Review, canvas: &Canvas<'_>) -> Option<PlainCard> {
    let (card, face) = (review.card()?, face(review, canvas)?);
    let (at, count) = review.place();
    let mut lines = vec![format!("Card {at} of {count}: {}", AgendaRow::of(card).words())];
    let (question, facts) = (
        texts(face.question.lines(usize::MAX, canvas)),
        texts(face.facts.into_iter().flatten().flatten()),
    );
    lines.extend(match face.subject {
        CardSubject::Item(title, kind) => {
            [vec![shown(&title, WIDEST)], texts(kind), question, facts].concat()
        }
        CardSubject::Rows(_) => [question, rows(review, canvas)].concat(),
    });
    let mut keys = face.keys;
    let edit = (Action::Edit, "edit".to_owned());
    match card {
        Card::Next => return Some(PlainCard { lines, answers: which(review, keys) }),
        // The others are about the highlighted row: one by one each goal has a card of its own.
        Card::About(..) if review.is_list() => {
            keys.retain(|(key, _)| [Action::Yes, Action::No, Action::Skip].contains(key));
        }
        Card::About(..) | Card::Lapses(_) => keys.push(edit),
    }
    let answers = keys.into_iter().map(|(action, label)| PlainAnswer::of(label, [action]));
    Some(PlainCard { lines, answers: answers.collect() })
}

/// The end: its changes, counted and by name, and the number of cards left for next time.
pub(crate) fn end(review: &Review, canvas: &Canvas<'_>) -> Vec<String> {
    summary::plain(review, canvas).into_iter().map(text).collect()
}

impl PlainAnswer {
    fn of(label: String, actions: impl Into<Vec<Action>>) -> PlainAnswer {
        PlainAnswer { label, actions: actions.into() }
    }
}

/// The goals of a list, or those that can take the focus.
fn rows(review: &Review, canvas: &Canvas<'_>) -> Vec<String> {
    let row = |goal: &Goal| {
        let due = goal.due.map(|due| format!(" · due {}", canvas.calendar.relative(due)));
        let (title, kind) = (shown(&goal.title, WIDEST), facts::kind_of(canvas, goal));
        format!("- {title} · {kind}{}", due.unwrap_or_default())
    };
    match review.is_list() {
        true => list::asked(review, canvas).into_iter().map(row).collect(),
        false => review.candidates().0.iter().map(|goal| row(goal)).collect(),
    }
}

/// The answers of the last card: in place of a selection, each goal that can take the focus has one of its own.
fn which(review: &Review, keys: Vec<(Action, String)>) -> Vec<PlainAnswer> {
    let (candidates, at) = review.candidates();
    let title = |goal: &Goal| quoted(&goal.title);
    let mut answers = Vec::new();
    for (action, label) in keys {
        match action {
            // It only says how another goal is selected.
            Action::No => {}
            Action::Next => {
                let others = candidates.iter().enumerate().filter(|(_, goal)| !goal.next);
                answers.extend(others.map(|(down, goal)| {
                    let mut actions = vec![Action::First];
                    actions.extend(std::iter::repeat_n(Action::Down, down));
                    actions.push(Action::Next);
                    PlainAnswer::of(format!("focus on {}", title(goal)), actions)
                }));
            }
            Action::NextStep => {
                answers.extend(candidates.get(at).map(|goal| {
                    PlainAnswer::of(format!("{label} toward {}", title(goal)), [action])
                }))
            }
            _ => answers.push(PlainAnswer::of(label, [action])),
        }
    }
    answers
}

fn texts(lines: impl IntoIterator<Item = Line>) -> Vec<String> {
    lines.into_iter().map(text).filter(|text| !text.is_empty()).collect()
}

fn text(line: Line) -> String {
    line.text().trim_end().to_owned()
}
