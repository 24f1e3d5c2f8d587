//! The review as it reads: the card that is asked, or the end.

mod card;
mod facts;
mod layout;
mod page;
mod questions;
mod summary;

use super::canvas::Canvas;
use super::viewport::Viewport;
use crate::app::review::Review;
use crate::domain::review::Walk;

/// The lines in view, each with the number of the choice that it is.
pub(crate) fn viewport(review: &Review, canvas: &Canvas<'_>) -> Viewport {
    let lines = match review.card() {
        Some(_) => card::lines(review, canvas),
        None => summary::lines(review, canvas),
    };
    let top = review.top().min(lines.len().saturating_sub(canvas.rows));
    Viewport { top, lines: lines.into_iter().skip(top).take(canvas.rows).collect() }
}

/// Its title, and how far one has come.
pub(super) fn heading(review: &Review) -> (String, String) {
    let title = match review.walk {
        Walk::Due => "Review".to_owned(),
        Walk::Over(period) => format!("Review of {}", period.date().words_in_full()),
    };
    let (cards, at) = review.deck();
    let far = match review.card() {
        Some(_) => format!("{} of {}, {}", at + 1, cards.len(), time_for(cards.len() - at)),
        None => String::new(),
    };
    (title, far)
}

/// How long so many cards take, at ten seconds each.
fn time_for(cards: usize) -> String {
    match (cards * 10 + 30) / 60 {
        0 => "under a minute".into(),
        1 => "about a minute".into(),
        minutes => format!("about {minutes} minutes"),
    }
}
