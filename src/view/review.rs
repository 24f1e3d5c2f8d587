//! The review as it reads: the card that is asked, or the end.

mod card;
mod facts;
mod layout;
mod page;
mod questions;
mod summary;

use super::canvas::Canvas;
use super::scenes::Drawn;
use super::viewport::Viewport;
use crate::app::review::Review;
use crate::domain::journey::Journey;
use crate::domain::review::Walk;

impl Drawn for Review {
    fn heading(&self, _journey: &Journey) -> (String, String) {
        let title = match self.walk {
            Walk::Due => "Review".to_owned(),
            Walk::Over(period) => format!("Review of {}", period.date().words_in_full()),
        };
        let (cards, at) = self.deck();
        let far = match self.card() {
            Some(_) => format!("{} of {}, {}", at + 1, cards.len(), time_for(cards.len() - at)),
            None => String::new(),
        };
        (title, far)
    }

    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport {
        let lines = match self.card() {
            Some(_) => card::lines(self, canvas),
            None => summary::lines(self, canvas),
        };
        let top = self.top().min(lines.len().saturating_sub(canvas.rows));
        Viewport { top, lines: lines.into_iter().skip(top).take(canvas.rows).collect() }
    }
}

/// How long so many cards take, at ten seconds each.
fn time_for(cards: usize) -> String {
    match (cards * 10 + 30) / 60 {
        0 => "under a minute".into(),
        1 => "about a minute".into(),
        minutes => format!("about {minutes} minutes"),
    }
}
