//! The review as a view: its keys, and the selection on a list, on the last card and at the end.

use super::Review;
use crate::app::action::{Action, Action as A, Layer};
use crate::app::list::Cursor;
use crate::app::view::{Entered, View, ViewContext};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::review::Card;
use std::sync::Arc;

/// The keys beside those that answer a card, which are on it.
const ON_A_CARD: &[Action] =
    &[A::Open, A::CardBefore, A::Note, A::Undo, A::ReviewMonth, A::ReviewYear, A::Back, A::Help];

/// `enter` leaves it, as the key to go back does.
const AT_THE_END: &[Action] = &[
    A::WriteReport,
    A::Down,
    A::Open,
    A::CardBefore,
    A::Undo,
    A::ReviewMonth,
    A::ReviewYear,
    A::Help,
];

impl View for Review {
    fn cursor(&self) -> &dyn Cursor {
        self
    }

    fn cursor_mut(&mut self) -> &mut dyn Cursor {
        self
    }

    fn refill(&mut self, context: &ViewContext<'_>) {
        self.stale = true;
        self.refresh(context.journey, context.calendar());
    }

    fn layer(&self) -> Layer {
        Layer::Review
    }

    fn keys(&self) -> &'static [Action] {
        if self.is_over() { AT_THE_END } else { ON_A_CARD }
    }

    fn enter(&mut self, _context: &ViewContext<'_>) -> Entered {
        if self.is_over() { Entered::Leaves } else { Entered::Nothing }
    }

    fn enter_label(&self) -> &'static str {
        if self.is_over() { "close" } else { Action::Open.spec().label }
    }

    fn why_no_order(&self) -> &'static str {
        "The most urgent cards come first."
    }
}

impl Review {
    /// The numbers of the rows of a card.
    fn numbers(&self) -> Vec<usize> {
        match self.card() {
            Some(Card::Next) => (0..self.candidates.len()).collect(),
            Some(Card::About(..) | Card::Lapses(_)) => self.rows.clone(),
            None => Vec::new(),
        }
    }
}

impl Cursor for Review {
    /// The highlighted card of a list, or the selected larger goal of the last card.
    fn selected(&self) -> Option<usize> {
        match self.card()? {
            Card::Next => Some(self.chosen),
            Card::About(..) | Card::Lapses(_) => self.is_list().then(|| self.at()),
        }
    }

    /// The goal of the card; on the last one the selected larger goal.
    fn item(&self) -> Option<&Item> {
        self.item.as_ref()
    }

    fn scroll_to(&mut self, top: usize, rows: &[usize]) {
        let (numbers, moving) = (self.numbers(), std::mem::take(&mut self.moving));
        let place = |number: &usize| numbers.iter().position(|known| known == number);
        let shown: Vec<usize> = rows.iter().filter_map(place).collect();
        self.top = shown.first().map_or(top, |first| *first);
        let chosen = Cursor::selected(self).filter(|_| moving).and_then(|at| place(&at));
        let nearest = chosen.and_then(|at| shown.iter().min_by_key(|row| row.abs_diff(at)));
        nearest.into_iter().for_each(|row| self.select(numbers[*row], true));
    }

    fn move_view(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
        self.moving = !self.is_over();
    }

    fn step(&mut self, steps: isize) {
        if self.is_over() {
            self.top = self.top.saturating_add_signed(steps);
            return;
        }
        let moved =
            |at: usize, count: usize| at.saturating_add_signed(steps).min(count.saturating_sub(1));
        match self.card() {
            Some(Card::Next) => self.select(moved(self.chosen, self.candidates.len()), true),
            Some(Card::About(..) | Card::Lapses(_)) | None => {
                let row = self.rows.iter().position(|row| *row == self.at()).unwrap_or(0);
                let to = self.rows.get(moved(row, self.rows.len())).copied();
                to.into_iter().for_each(|to| self.select(to, true));
            }
        }
    }

    fn end(&mut self, last: bool) {
        let far = if last { isize::MAX } else { isize::MIN };
        self.step(far);
    }

    fn select(&mut self, at: usize, _forward: bool) {
        match (self.card(), self.candidates.get(at)) {
            (Some(Card::Next), Some(goal)) => {
                self.chosen = at;
                self.item = Some(Item::Goal(Arc::clone(goal)));
                self.stale = true;
            }
            (Some(Card::About(..) | Card::Lapses(_)), _)
                if self.rows.contains(&at) && at != self.at() =>
            {
                self.go_to(at);
                // An answered row can be gone to.
                self.answered = true;
            }
            (Some(_) | None, _) => {}
        }
    }

    fn select_item(&mut self, id: &Id) -> bool {
        let at = match self.card() {
            Some(Card::Next) => self.candidates.iter().position(|goal| goal.id == *id),
            Some(Card::About(..) | Card::Lapses(_)) | None => {
                let is_it = |at: &usize| self.cards()[*at].subject() == Some(id);
                self.rows.iter().copied().find(is_it)
            }
        };
        at.inspect(|at| self.select(*at, true)).is_some()
    }
}
