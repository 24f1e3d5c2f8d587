//! A card: the question, its subject with what is known, and the keys at its foot.

use super::layout::{NONE, Written, text_lines};
use super::{facts, keys, list, questions};
use crate::app::action::Action;
use crate::app::list::Cursor;
use crate::app::scene::review::questions::{
    LAPSE_KEYS, LIST_REPLIES, WHICH_KEYS, keys as keys_of, list_keys,
};
use crate::app::scene::review::{CardState, Review};
use crate::domain::goal::Goal;
use crate::domain::milestone::Milestone;
use crate::domain::review::{Card, Reason};
use crate::domain::text::width;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};
use std::sync::Arc;

/// The most lines of a title or a question.
const LINES: usize = 3;

/// The lines of a title that come before a question.
const LEAST: usize = 2;

/// The parts of a card, from the top. Without room for all, the last facts are left out first.
pub(super) struct Face {
    pub(super) question: CardQuestion,
    pub(super) subject: CardSubject,
    /// Parts, facts, and lines of one fact.
    pub(super) facts: Vec<Vec<Vec<Line>>>,
    pub(super) keys: Vec<(Action, String)>,
}

/// What is asked, or the answer: sentences of which the last one asks.
pub(super) struct CardQuestion {
    sentences: Vec<String>,
    role: Role,
}

pub(super) enum CardSubject {
    /// Its title, and what it is.
    Item(String, Vec<Line>),
    /// Rows that scroll, made for the room that there is.
    Rows(fn(&Review, &Canvas<'_>, usize) -> Vec<Written>),
}

/// The lines of the card that is asked.
pub(crate) fn lines(review: &Review, canvas: &Canvas<'_>) -> Vec<Written> {
    face(review, canvas).map_or_else(Vec::new, |face| composed(face, review, canvas))
}

/// The card that is asked, before it is laid out.
pub(super) fn face(review: &Review, canvas: &Canvas<'_>) -> Option<Face> {
    let item = review.item();
    let goal = item.and_then(|item| item.as_goal());
    let milestone = item.and_then(|item| item.as_milestone());
    Some(match review.card()? {
        Card::About(..) if review.is_list() => of_list(review, goal?, canvas),
        Card::About(reason, _) => about(review, *reason, goal?, canvas),
        Card::Lapses(_) => lapses(review, milestone?, canvas),
        Card::Next => which(review, canvas),
    })
}

fn labelled(keys: Vec<(Action, &str)>) -> Vec<(Action, String)> {
    let mut keys: Vec<_> = keys.into_iter().map(|(key, label)| (key, label.to_owned())).collect();
    keys.push((Action::Skip, "later".to_owned()));
    keys
}

fn about(review: &Review, reason: Reason, goal: &Arc<Goal>, canvas: &Canvas<'_>) -> Face {
    let ground = (canvas.journey, canvas.calendar);
    let asked = questions::question(reason, goal, review.walk, &review.figures, ground);
    let kind = canvas.text(&facts::kind_of(canvas, goal), Role::Dim, 2);
    Face {
        question: asked_or_answered(review, &asked, canvas),
        subject: CardSubject::Item(goal.title.clone(), kind),
        facts: known(reason, goal, review, canvas),
        keys: labelled(keys_of(reason, goal, &review.figures)),
    }
}

fn lapses(review: &Review, milestone: &Arc<Milestone>, canvas: &Canvas<'_>) -> Face {
    let asked = questions::lapses(milestone, canvas.calendar);
    Face {
        question: asked_or_answered(review, &asked, canvas),
        subject: CardSubject::Item(milestone.title.clone(), Vec::new()),
        facts: vec![facts::credential(canvas, milestone)],
        keys: labelled(LAPSE_KEYS.to_vec()),
    }
}

fn of_list(review: &Review, goal: &Arc<Goal>, canvas: &Canvas<'_>) -> Face {
    let mut keys = labelled(list_keys(goal));
    let asked = review.rows().0.iter();
    let asked = asked
        .filter(|at| review.state(**at, canvas.journey, canvas.calendar.today) == CardState::Asked);
    let [(_, all), _] = LIST_REPLIES;
    if let Some((_, label)) = keys.iter_mut().find(|(_, label)| label == all) {
        *label = match keys::is_narrow(canvas) {
            true => "all right".into(),
            false => format!("all {} are right", asked.count()),
        };
    }
    Face {
        question: CardQuestion::of(&list::question(review, canvas), canvas),
        subject: CardSubject::Rows(list::unchanged),
        facts: vec![facts::facts(canvas, goal, &review.figures)],
        keys,
    }
}

/// Where a next step is asked for, the earlier answers come first.
fn known(reason: Reason, goal: &Goal, review: &Review, canvas: &Canvas<'_>) -> Vec<Vec<Vec<Line>>> {
    let mut parts = vec![
        facts::facts(canvas, goal, &review.figures),
        facts::answers(canvas, goal),
        facts::log(canvas, goal),
    ];
    if matches!(reason, Reason::Stuck | Reason::Drifting) {
        parts.swap(0, 1);
    }
    parts
}

fn which(review: &Review, canvas: &Canvas<'_>) -> Face {
    let (candidates, at) = review.candidates();
    let chosen = candidates.get(at).map(|goal| facts::facts(canvas, goal, &review.figures));
    Face {
        question: asked_or_answered(
            review,
            &questions::which_is_next(review.walk, canvas.calendar),
            canvas,
        ),
        subject: CardSubject::Rows(list::candidates),
        facts: chosen.into_iter().collect(),
        keys: labelled(WHICH_KEYS.to_vec()),
    }
}

/// The question; on a card that was answered, the answer.
fn asked_or_answered(review: &Review, question: &str, canvas: &Canvas<'_>) -> CardQuestion {
    let (_, at) = review.rows();
    if !review.is_answered(at, canvas.journey, canvas.calendar.today) {
        return CardQuestion::of(question, canvas);
    }
    let answered = match review.answer(at) {
        (Some(made), _) => made.answer.heading(),
        (None, true) => "Left unchanged".into(),
        // In another program, or by hand.
        (None, false) => "Looked at".into(),
    };
    let mark = canvas.glyphs.done;
    CardQuestion { sentences: vec![format!("{mark} {answered}.")], role: Role::Done }
}

impl CardQuestion {
    /// One sentence if the question fits on a line.
    fn of(question: &str, canvas: &Canvas<'_>) -> CardQuestion {
        let sentences = match question.split_once(". ") {
            Some((first, rest)) if width(question) > canvas.room() => {
                vec![format!("{first}."), rest.to_owned()]
            }
            Some(_) | None => vec![question.to_owned()],
        };
        CardQuestion { sentences, role: Role::Strong }
    }

    /// Its lines, each sentence on lines of its own, or one behind the other where that takes fewer. Without room for all,
    /// only the last sentence is left.
    pub(super) fn lines(&self, room: usize, canvas: &Canvas<'_>) -> Vec<Line> {
        let text = |text: &String| canvas.text(text, self.role, LINES.min(room));
        let all: Vec<Line> = self.sentences.iter().flat_map(text).collect();
        if all.len() <= room {
            return all;
        }
        let joined = canvas.text(&self.sentences.join(" "), self.role, room + 1);
        match joined.len() <= room {
            true => joined,
            false => self.sentences.iter().rev().take(room.min(1)).flat_map(text).collect(),
        }
    }
}

/// The parts one below the other, with air as far as there is room, and the keys at the foot.
fn composed(face: Face, review: &Review, canvas: &Canvas<'_>) -> Vec<Written> {
    let air = usize::from(canvas.is_airy());
    let blank = |count: usize| std::iter::repeat_n((NONE, Line::blank()), count);
    let mut foot = Vec::new();
    if canvas.is_airy() {
        foot.push(Line::of(
            canvas.glyphs.rule.repeat(canvas.columns.saturating_sub(1)),
            Role::Faint,
        ));
    }
    foot.extend(keys::lines(&face.keys, canvas));
    // The keys always have their place, and what is asked about has one before the question.
    let room = canvas.rows.saturating_sub(foot.len() + air).max(1);
    let mut head: Vec<Written> = blank(air).collect();
    let subject = match &face.subject {
        CardSubject::Item(title, _) => canvas.text(title, Role::Strong, LEAST).len(),
        CardSubject::Rows(_) => 1,
    };
    let left = room.saturating_sub(2 * air);
    let asked = left.saturating_sub(subject).max(left.saturating_sub(1).min(1));
    head.extend(text_lines(face.question.lines(asked, canvas)));
    head.extend(blank(air));
    match face.subject {
        CardSubject::Item(title, kind) => {
            let left = room.saturating_sub(head.len()).clamp(1, LINES);
            head.extend(text_lines(canvas.text(&title, Role::Strong, left)));
            head.extend(text_lines(kind));
        }
        CardSubject::Rows(rows) => {
            head.extend(rows(review, canvas, room.saturating_sub(head.len())))
        }
    }
    head.truncate(room);
    for part in face.facts {
        let told = fitting(part, room.saturating_sub(head.len() + air));
        if !told.is_empty() {
            head.extend(blank(air));
            head.extend(text_lines(told));
        }
    }
    head.extend(blank(room.saturating_sub(head.len()) + air));
    head.extend(text_lines(foot));
    head
}

/// As many whole facts as there is room for: half a sentence can mislead.
fn fitting(facts: Vec<Vec<Line>>, mut room: usize) -> Vec<Line> {
    let mut told = Vec::new();
    for fact in facts {
        if let Some(left) = room.checked_sub(fact.len()) {
            room = left;
            told.extend(fact);
        }
    }
    told
}
