//! How a card reads: the question, the goal with what is known of it, its last lines, and the keys.

use super::layout::{NONE, Written};
use super::{facts, questions};
use crate::app::action::Action;
use crate::app::list::Cursor;
use crate::app::review::Review;
use crate::app::review::questions::{WHICH_KEYS, keys as keys_of};
use crate::domain::goal::Goal;
use crate::domain::review::{Card, Reason, ReviewAnswer};
use crate::domain::text::{clip, width};
use crate::domain::when::relative;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Piece, Role, flow};
use crate::view::rows::TEXT;
use std::sync::Arc;

/// Lines that a title or a question may take.
const LINES: usize = 3;

/// Below so many columns the keys flow in a line.
const NARROW: usize = 60;

/// The columns of a key and what it means there.
const KEY: usize = 24;

/// The parts of a card, from the top. Where there is no room for all, the end of what is known goes first.
struct Face {
    question: Vec<Line>,
    subject: Vec<Written>,
    /// What is figures, in parts, and each fact of them in lines of its own.
    figures: Vec<Vec<Vec<Line>>>,
    keys: Vec<Line>,
}

/// The lines of the card that is asked.
pub(crate) fn lines(review: &Review, canvas: &Canvas<'_>) -> Vec<Written> {
    let face = match (review.card(), review.item().and_then(|item| item.as_goal())) {
        (Some(Card::About(..)), Some(goal)) => about(review, goal, canvas),
        (Some(Card::Next), _) => which(review, canvas),
        (Some(Card::About(..)) | None, _) => return Vec::new(),
    };
    let mut lines = composed(face, canvas);
    if canvas.is_airy() {
        lines.splice(0..0, [(NONE, far(review, canvas)), (NONE, Line::blank())]);
    }
    canvas.placed(lines)
}

fn about(review: &Review, goal: &Arc<Goal>, canvas: &Canvas<'_>) -> Face {
    let Some(Card::About(reason, _)) = review.card() else {
        return which(review, canvas);
    };
    let ground = (canvas.journey, canvas.today);
    let asked = questions::question(*reason, goal, review.walk, &review.figures, ground);
    let title = canvas.text(&goal.title, Role::Strong, LINES).into_iter();
    let kind = canvas.text(&facts::kind_of(canvas, goal), Role::Dim, 2);
    Face {
        question: asked_or_answered(review, &asked, canvas),
        subject: title.chain(kind).map(|line| (NONE, line)).collect(),
        figures: known(*reason, goal, review, canvas),
        keys: keys(&keys_of(*reason, goal, &review.figures), canvas),
    }
}

/// Where the question is asked, what was answered before comes first.
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
    let choice = |(number, goal): (usize, &Arc<Goal>)| (number, choice(goal, number == at, canvas));
    let question = asked_or_answered(review, &questions::which_is_next(review.walk), canvas);
    let keys = keys(WHICH_KEYS, canvas);
    // Of more goals than there is room for, those down to the selected one are in view.
    let room = canvas.rows_left().saturating_sub(around(canvas) + question.len() + keys.len());
    let first = (at + 1).saturating_sub(room.max(1));
    let choices = candidates.iter().enumerate().map(choice);
    let chosen = candidates.get(at);
    Face {
        question,
        subject: choices.skip(first).collect(),
        figures: chosen
            .map(|goal| vec![facts::facts(canvas, goal, &review.figures)])
            .unwrap_or_default(),
        keys,
    }
}

/// A larger goal that may be next: whether it is marked, and its target.
fn choice(goal: &Goal, chosen: bool, canvas: &Canvas<'_>) -> Line {
    let at = if chosen { canvas.glyphs.selected } else { " " };
    let mark = if goal.next { canvas.glyphs.next } else { " " };
    let due = goal.due.map(|due| relative(due, canvas.today)).unwrap_or_default();
    let end = if due.is_empty() { 0 } else { width(&due) + 2 };
    let title = clip(&goal.title, canvas.room().saturating_sub(TEXT + end));
    let role = if chosen { Role::Strong } else { Role::Plain };
    let gap = canvas.room().saturating_sub(TEXT + width(&title) + width(&due));
    Line::of(at, Role::Accent)
        .and(mark, Role::Milestone)
        .and(" ", Role::Plain)
        .and(title, role)
        .and(" ".repeat(gap), Role::Plain)
        .and(due, Role::Dim)
}

/// The question; of a card that one has gone back to, what was answered.
fn asked_or_answered(review: &Review, question: &str, canvas: &Canvas<'_>) -> Vec<Line> {
    if !review.is_answered(review.deck().1, canvas.journey, canvas.today) {
        return sentences(question, canvas);
    }
    let answered = match review.answer() {
        (Some(made), _) => made.answer.heading(),
        (None, true) => "Left as it is".into(),
        // In another program, or by hand.
        (None, false) => ReviewAnswer::LookedAt.heading(),
    };
    let mark = canvas.glyphs.done;
    canvas.text(&format!("{mark} {answered}."), Role::Done, LINES)
}

/// In one line if they fit there, else each sentence on lines of its own.
fn sentences(question: &str, canvas: &Canvas<'_>) -> Vec<Line> {
    let text = |text: &str| canvas.text(text, Role::Accent, LINES);
    match question.split_once(". ") {
        Some((first, rest)) if width(question) > canvas.room() => {
            let mut lines = text(&format!("{first}."));
            lines.extend(text(rest));
            lines
        }
        Some(_) | None => text(question),
    }
}

/// A mark for each card, as far as one has come.
fn far(review: &Review, canvas: &Canvas<'_>) -> Line {
    let (cards, at) = review.deck();
    let (gone, count) = (at + 1, cards.len());
    let marks = |mark: &str, n: usize| mark.repeat(n);
    Line::of(marks(canvas.glyphs.full, gone), Role::Done)
        .and(marks(canvas.glyphs.empty, count.saturating_sub(gone)), Role::Faint)
}

fn keys(keys: &[(Action, &str)], canvas: &Canvas<'_>) -> Vec<Line> {
    if canvas.room() < NARROW {
        return flowing(keys, canvas);
    }
    let cell = |line: Line, (action, words): &(Action, &str)| {
        let key = canvas.keymap.shown(*action);
        let words = format!("{words:<room$}", room = KEY.saturating_sub(width(&key) + 2));
        line.and(key, Role::Accent).and(format!("  {words}"), Role::Plain)
    };
    let rows = keys.chunks(canvas.room() / KEY);
    rows.map(|row| row.iter().fold(Line::blank(), cell)).collect()
}

fn flowing(keys: &[(Action, &str)], canvas: &Canvas<'_>) -> Vec<Line> {
    let said = keys.iter().map(|(action, words)| {
        let key = canvas.keymap.shown(*action);
        Piece::new(format!("{key} {words}"), Role::Accent)
    });
    let said: Vec<Piece> = said.collect();
    let parted = |piece: Piece| match piece.text.split_once(' ') {
        Some((key, words)) if piece.role == Role::Accent => {
            vec![Piece::new(key, Role::Accent), Piece::new(format!(" {words}"), Role::Plain)]
        }
        Some(_) | None => vec![piece],
    };
    let mut lines = flow(&said, canvas.room());
    for line in &mut lines {
        line.left = std::mem::take(&mut line.left).into_iter().flat_map(parted).collect();
    }
    lines
}

/// The rows of air around the parts of a card, and of the marks above them.
fn around(canvas: &Canvas<'_>) -> usize {
    if canvas.is_airy() { 5 } else { 0 }
}

/// The parts one below the other, with room between them as far as there is any.
fn composed(face: Face, canvas: &Canvas<'_>) -> Vec<Written> {
    let gap = usize::from(canvas.is_airy());
    let plain = |lines: Vec<Line>| lines.into_iter().map(|line| (NONE, line)).collect::<Vec<_>>();
    let mut head = plain(face.question);
    head.extend((0..gap).map(|_| (NONE, Line::blank())));
    head.extend(face.subject);
    let mut keys = vec![(NONE, Line::blank()); gap * 2];
    keys.extend(plain(face.keys));
    let room = canvas.rows_left().saturating_sub(gap * 2);
    // The keys always have their place; a title of many lines loses its end before them.
    head.truncate(room.saturating_sub(keys.len()).max(1));
    for part in face.figures {
        let left = room.saturating_sub(head.len() + keys.len() + gap);
        let told = fitting(part, left);
        if !told.is_empty() {
            head.extend((0..gap).map(|_| (NONE, Line::blank())));
            head.extend(plain(told));
        }
    }
    head.extend(keys);
    head
}

/// As many whole facts as there is room for: half a sentence says less than none.
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
