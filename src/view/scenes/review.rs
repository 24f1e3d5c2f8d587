//! The review as it is drawn: the card that is asked, or the end.

mod agenda;
mod card;
mod facts;
mod keys;
mod layout;
mod list;
mod page;
pub(crate) mod plain;
mod questions;
mod summary;

use super::Drawn;
use crate::app::data::Data;
use crate::app::layout::Area;
use crate::app::scene::review::Review;
use crate::domain::review::Walk;
use crate::view::canvas::Canvas;
use crate::view::lines::Line;
use crate::view::viewport::Viewport;

impl Drawn for Review {
    fn heading(&self, data: &Data) -> (String, String) {
        let title = match self.walk {
            Walk::Due => "Review".to_owned(),
            Walk::Over(period) => {
                format!("Review of {}", data.calendar().in_full(period.date()))
            }
        };
        let (at, count) = self.place();
        let far = match self.card() {
            Some(_) => format!("{at} of {count} · {}", time_for(count + 1 - at)),
            None => String::new(),
        };
        (title, far)
    }

    fn areas(&self, inside: Area) -> (Area, Area) {
        match self.has_cards() {
            true => layout::split(inside),
            false => (Area { height: 0, ..inside }, inside),
        }
    }

    fn side(&self, canvas: &Canvas<'_>) -> Vec<(bool, Line)> {
        agenda::lines(self, canvas)
    }

    fn progress(&self) -> Option<f64> {
        let (at, count) = self.place();
        Some(match self.card() {
            Some(_) => at.saturating_sub(1) as f64 / count.max(1) as f64,
            None => 1.0,
        })
    }

    fn below(&self, canvas: &Canvas<'_>) -> usize {
        match self.card() {
            Some(_) => 0,
            None => {
                let lines = summary::lines(self, canvas).len();
                lines.saturating_sub(self.top()).saturating_sub(canvas.rows)
            }
        }
    }

    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport {
        let (top, lines) = match self.card() {
            Some(_) => (0, card::lines(self, canvas)),
            None => {
                let lines = summary::lines(self, canvas);
                (self.top().min(lines.len().saturating_sub(canvas.rows)), lines)
            }
        };
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
