//! The review on the screen: which card is asked, what has been answered, and the end.

mod figures;
mod ledger;
pub(crate) mod questions;

use super::action::{Action, Action as A, Layer};
use super::list::Cursor;
use super::view::{Entered, View, ViewContext};
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::review::{Cadence, Card, Deck, Reason, Walk, candidates};
pub(crate) use figures::GoalFigures;
use ledger::Ledger;
pub(crate) use ledger::Made;
pub(crate) use questions::Reply;
use std::sync::Arc;

/// A review on the screen. The cards are fixed when they are dealt, so that how many are left stays true; what they say
/// follows the journey.
#[derive(Debug)]
pub struct Review {
    pub(crate) walk: Walk,
    /// How often an open goal is looked at.
    pub(crate) cadence: Cadence,
    /// The cards; `None` while years that they need are being read.
    deck: Option<Deck>,
    /// The number of the card that is asked; behind the last one at the end.
    at: usize,
    ledger: Ledger,
    /// The card that what is being done now answers.
    answering: Option<usize>,
    /// Whether that was just done, and the next one comes as soon as no dialog stands over it.
    turning: bool,
    /// Whether the card was answered already when it was turned to: then one stays there.
    answered: bool,
    item: Option<Item>,
    pub(crate) figures: GoalFigures,
    /// Whether the journey has changed, or another card is looked at, since that was done.
    stale: bool,
    /// The larger goals that may be next, and which of them is selected.
    candidates: Vec<Arc<Goal>>,
    chosen: usize,
    /// The first line in view at the end.
    top: usize,
}

impl Review {
    /// A review whose cards are not dealt yet.
    pub(crate) fn new(walk: Walk, cadence: Cadence) -> Review {
        Review {
            walk,
            cadence,
            deck: None,
            at: 0,
            ledger: Ledger::default(),
            answering: None,
            turning: false,
            answered: false,
            item: None,
            figures: GoalFigures::default(),
            stale: true,
            candidates: Vec::new(),
            chosen: 0,
            top: 0,
        }
    }

    pub(crate) fn is_dealt(&self) -> bool {
        self.deck.is_some()
    }

    pub(crate) fn deal(&mut self, journey: &Journey, today: Day) {
        self.deck = Some(Deck::deal(journey, self.walk, today, self.cadence));
        self.stale = true;
    }

    /// The card that is asked; `None` while there are none yet, and at the end.
    pub fn card(&self) -> Option<&Card> {
        self.cards().get(self.at)
    }

    /// Whether all cards have been gone through.
    pub(crate) fn is_over(&self) -> bool {
        self.is_dealt() && self.at >= self.cards().len()
    }

    /// The changes in it that were not undone, the latest last.
    pub(crate) fn made(&self) -> &[Made] {
        self.ledger.made()
    }

    fn cards(&self) -> &[Card] {
        self.deck.as_ref().map_or(&[], |deck| &deck.cards)
    }

    pub(crate) fn has_cards(&self) -> bool {
        !self.cards().is_empty()
    }

    /// Whether an action that begins now answers the card.
    pub(crate) fn begins(&mut self, action: Action) {
        let goal = self.item.as_ref().and_then(Item::as_goal);
        let answers = |card| questions::is_answer(card, goal, &self.figures, action);
        self.answering = self.card().is_some_and(answers).then_some(self.at);
    }

    /// From now on nothing answers a card.
    pub(crate) fn step_aside(&mut self) {
        self.answering = None;
    }

    /// The effect of yes or no on the card.
    pub(crate) fn reply(&self, yes: bool) -> Option<Reply> {
        let goal = self.item.as_ref().and_then(Item::as_goal);
        let replies = match (self.card()?, goal) {
            (Card::About(reason, _), Some(goal)) => questions::replies(*reason, goal),
            (Card::Next, _) => questions::WHICH_REPLIES,
            (Card::About(..), None) => return None,
        };
        let [(on_yes, _), (on_no, _)] = replies;
        Some(if yes { on_yes } else { on_no })
    }

    /// The goal that a change which is about to be made answers for, and is to be marked with.
    pub(crate) fn marks(&self) -> Option<Id> {
        let card = self.cards().get(self.answering?)?;
        match card {
            // The answer to a look back says all that there is to be kept.
            Card::About(Reason::LookBack, _) => None,
            Card::About(_, id) => Some(id.clone()),
            Card::Next => self.item.as_ref().map(|item| item.id().clone()),
        }
    }

    pub(crate) fn note(&mut self, change: &Change, number: u64) {
        self.turning |= self.answering.is_some();
        self.ledger.note(change, self.answering, number);
    }

    /// The card is answered by leaving everything as it is.
    pub(crate) fn keep(&mut self) {
        self.ledger.keep(self.at);
        self.turning = true;
    }

    /// A change could not be kept after all. Its card is asked `again`: that of what was `typed`, or else the first of
    /// those that were refused.
    pub(crate) fn lose(&mut self, number: u64, again: bool, typed: bool) {
        let card = self.ledger.lose(number).and_then(|made| made.card);
        if let Some(card) = card.filter(|card| again && (typed || *card <= self.at)) {
            (self.at, self.answering) = (card, Some(card));
            (self.turning, self.answered) = (false, false);
            self.stale = true;
        }
    }

    /// A change of that name was taken back; its card is asked again. At the end one stays there, so that more can be
    /// taken back.
    pub(crate) fn undo(&mut self, name: &str) {
        let over = self.is_over();
        if let Some(made) = self.ledger.undo(name) {
            self.at = made.card.filter(|_| !over).unwrap_or(self.at);
            self.turning = false;
            self.answered = true;
            self.stale = true;
        }
    }

    /// An undone change was redone.
    pub(crate) fn redo(&mut self, name: &str) {
        if let Some(made) = self.ledger.redo(name) {
            self.turning |= made.card == Some(self.at);
        }
    }

    /// Goes to the next card that is still to be asked or was answered, or to the one before; whether there is one.
    pub(crate) fn turn(&mut self, forward: bool, journey: &Journey, today: Day) -> bool {
        let shows = |at: &usize| self.shows(*at, journey, today);
        let count = self.cards().len();
        let to = if forward {
            (self.at + 1..count).find(shows).or(Some(count))
        } else {
            (0..self.at.min(count)).rev().find(shows)
        };
        let turned = to.is_some_and(|to| to != self.at);
        self.at = to.unwrap_or(self.at);
        self.turning = false;
        self.answered = self.is_answered(self.at, journey, today);
        self.stale = true;
        self.top = 0;
        turned
    }

    fn shows(&self, at: usize, journey: &Journey, today: Day) -> bool {
        let card = &self.cards()[at];
        let is_there = card.subject().is_none_or(|id| journey.has(id));
        is_there && (self.is_answered(at, journey, today) || card.holds(journey, today))
    }

    /// Whether a card was answered. That is what the journey says; only which goal is next can be answered without a trace.
    pub(crate) fn is_answered(&self, at: usize, journey: &Journey, today: Day) -> bool {
        let Some((deck, card)) = self.deck.as_ref().zip(self.cards().get(at)) else {
            return false;
        };
        deck.is_answered(card, journey, today)
            || (*card == Card::Next && self.ledger.is_answered(at))
    }

    /// Follows the journey: a card that is answered, here or in another program, makes room for the next, and one whose
    /// goal has gone is passed over.
    pub(crate) fn follow(&mut self, journey: &Journey, today: Day) {
        if !self.turning && !self.stale {
            return;
        }
        let answered = self.is_answered(self.at, journey, today);
        let moves_on = answered && (self.turning || !self.answered);
        self.turning = false;
        self.answered = answered;
        if self.card().is_some() && (moves_on || !self.shows(self.at, journey, today)) {
            self.turn(true, journey, today);
        }
        self.refresh(journey, today);
        self.stale = false;
    }

    fn refresh(&mut self, journey: &Journey, today: Day) {
        self.choose_among(match self.card() {
            Some(Card::Next) => candidates(journey).cloned().collect(),
            Some(Card::About(..)) | None => Vec::new(),
        });
        let chosen = || self.candidates.get(self.chosen).cloned().map(Item::Goal);
        self.item = match self.card() {
            Some(Card::About(_, id)) => journey.item(id).cloned(),
            Some(Card::Next) => chosen(),
            None => None,
        };
        let goal = self.item.as_ref().and_then(Item::as_goal);
        let reckoned = goal.map(|goal| GoalFigures::of(goal, self.walk, journey, today));
        self.figures = reckoned.unwrap_or_default();
    }

    /// The selection stays on its goal; at first it is on the focus.
    fn choose_among(&mut self, candidates: Vec<Arc<Goal>>) {
        let was = self.candidates.get(self.chosen).map(|goal| goal.id.clone());
        let same = |goal: &Arc<Goal>| match &was {
            Some(id) => goal.id == *id,
            None => goal.next,
        };
        self.chosen = candidates.iter().position(same).unwrap_or(0);
        self.candidates = candidates;
    }

    /// The first line in view at the end.
    pub(crate) fn top(&self) -> usize {
        self.top
    }

    pub(crate) fn deck(&self) -> (&[Card], usize) {
        (self.cards(), self.at)
    }

    /// How many cards there was no room for.
    pub(crate) fn left(&self) -> usize {
        self.deck.as_ref().map_or(0, |deck| deck.left)
    }

    /// The larger goals that may be next, and the number of the selected one.
    pub(crate) fn candidates(&self) -> (&[Arc<Goal>], usize) {
        (&self.candidates, self.chosen)
    }

    /// The change that answered the card, and whether it was answered without one.
    pub(crate) fn answer(&self) -> (Option<&Made>, bool) {
        (self.ledger.answer(self.at), self.ledger.is_kept(self.at))
    }
}

impl View for Review {
    /// The choice of the last card, or the page at the end.
    fn cursor(&self) -> &dyn Cursor {
        self
    }

    fn cursor_mut(&mut self) -> &mut dyn Cursor {
        self
    }

    fn refill(&mut self, context: &ViewContext<'_>) {
        self.stale = true;
        self.refresh(context.journey, context.today);
    }

    fn layer(&self) -> Layer {
        Layer::Review
    }

    /// The keys that answer a card stand on it.
    fn keys(&self) -> &'static [Action] {
        &[A::Skip, A::CardBefore, A::Undo, A::Open, A::Help, A::ReviewMonth, A::ReviewYear]
    }

    fn enter(&mut self, _context: &ViewContext<'_>) -> Entered {
        if self.is_over() { Entered::Leaves } else { Entered::Nothing }
    }

    fn enter_label(&self) -> &'static str {
        if self.is_over() { "close" } else { Action::Open.spec().label }
    }

    fn why_no_order(&self) -> &'static str {
        "The cards come in the order in which they ask most."
    }
}

impl Cursor for Review {
    /// It marks what is chosen itself: its lines do not begin at the edge.
    fn selected(&self) -> Option<usize> {
        None
    }

    /// The item of the card; on the last one the larger goal that is selected.
    fn item(&self) -> Option<&Item> {
        self.item.as_ref()
    }

    fn scroll_to(&mut self, top: usize) {
        self.top = top;
    }

    fn step(&mut self, steps: isize) {
        if self.is_over() {
            self.top = self.top.saturating_add_signed(steps);
            return;
        }
        let last = self.candidates.len().saturating_sub(1);
        let to = self.chosen.saturating_add_signed(steps).min(last);
        self.select(to, true);
    }

    fn end(&mut self, last: bool) {
        let far = if last { isize::MAX } else { isize::MIN };
        self.step(far);
    }

    fn select(&mut self, at: usize, _forward: bool) {
        if let Some(goal) = self.candidates.get(at) {
            self.chosen = at;
            self.item = Some(Item::Goal(Arc::clone(goal)));
            self.stale = true;
        }
    }

    fn select_item(&mut self, id: &Id) -> bool {
        let at = self.candidates.iter().position(|goal| goal.id == *id);
        at.inspect(|at| self.select(*at, true)).is_some()
    }
}
