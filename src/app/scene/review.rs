//! The review on the screen: the card that is asked, what has been answered, and the end.

mod cursor;
mod figures;
mod ledger;
mod pages;
pub(crate) mod questions;

use crate::app::action::Action;
use crate::domain::calendar::Calendar;
use crate::domain::change::{Change, Run};
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::review::{AgendaRow, Cadence, Card, Deck, Reason, Walk, candidates};
use crate::domain::sorted::SortedMap;
pub(crate) use figures::GoalFigures;
use ledger::Ledger;
pub(crate) use ledger::Made;
pub(crate) use pages::CardState;
use pages::Pages;
pub(crate) use questions::Reply;
use std::sync::Arc;

/// A review on the screen. The cards are fixed when they are dealt, so that the number of those that are left stays
/// true; their content follows the journey.
#[derive(Debug)]
pub struct Review {
    pub(crate) walk: Walk,
    /// How often an open goal is reviewed.
    pub(crate) cadence: Cadence,
    /// The cards; `None` while years that they need are being read.
    pages: Option<Pages>,
    ledger: Ledger,
    /// The cards that the action in progress answers.
    answering: Vec<usize>,
    /// Whether a card was just answered, and the next one comes as soon as no dialog is open.
    turning: bool,
    /// Whether the card was answered already when it was turned to: then the review stays on it.
    answered: bool,
    item: Option<Item>,
    pub(crate) figures: GoalFigures,
    /// Whether the journey or the card has changed since the item and the figures were taken.
    stale: bool,
    /// The cards of a list that have anything to show.
    rows: Vec<usize>,
    /// The larger goals that can take the focus, and the number of the selected one.
    candidates: Vec<Arc<Goal>>,
    chosen: usize,
    /// Whether it began with items that lack a date.
    pub(crate) asked_dates: bool,
    /// The first line in view at the end, or the first row in view of a list.
    top: usize,
    /// Whether the view of the list is to move, and the selection to follow it.
    moving: bool,
}

impl Review {
    /// A review whose cards are not dealt yet.
    pub(crate) fn new(walk: Walk, cadence: Cadence) -> Review {
        Review {
            walk,
            cadence,
            pages: None,
            ledger: Ledger::default(),
            answering: Vec::new(),
            turning: false,
            answered: false,
            item: None,
            figures: GoalFigures::default(),
            stale: true,
            rows: Vec::new(),
            candidates: Vec::new(),
            chosen: 0,
            asked_dates: false,
            top: 0,
            moving: false,
        }
    }

    pub(crate) fn is_dealt(&self) -> bool {
        self.pages.is_some()
    }

    pub(crate) fn deal(&mut self, journey: &Journey, today: Day) {
        self.pages = Some(Pages::of(Deck::deal(journey, self.walk, today, self.cadence)));
        self.stale = true;
    }

    /// The card that is asked, on a list the highlighted one; `None` while there are none yet, and at the end.
    pub fn card(&self) -> Option<&Card> {
        self.cards().get(self.at())
    }

    /// Whether all cards have been gone through.
    pub(crate) fn is_over(&self) -> bool {
        self.pages.as_ref().is_some_and(Pages::is_over)
    }

    /// Whether unchanged goals are asked about together.
    pub fn is_list(&self) -> bool {
        self.pages.as_ref().is_some_and(Pages::is_list)
    }

    /// The changes in it that were not undone, the latest last.
    pub(crate) fn made(&self) -> &[Made] {
        self.ledger.made()
    }

    pub(crate) fn cards(&self) -> &[Card] {
        self.pages.as_ref().map_or(&[], Pages::cards)
    }

    pub(crate) fn has_cards(&self) -> bool {
        !self.cards().is_empty()
    }

    fn at(&self) -> usize {
        self.pages.as_ref().map_or(0, Pages::at)
    }

    /// The number of the page, from 1 on, and how many there are.
    pub(crate) fn place(&self) -> (usize, usize) {
        self.pages.as_ref().map_or((0, 0), Pages::place)
    }

    /// The number of pages that are still to be answered: unchanged goals that are asked about together share one.
    pub(crate) fn unanswered(&self, journey: &Journey, today: Day) -> usize {
        let state = |at: usize| self.state(at, journey, today);
        self.pages.as_ref().map_or(0, |pages| pages.asked(state))
    }

    /// The cards of the list with the highlighted one, or the one card.
    pub(crate) fn rows(&self) -> (&[usize], usize) {
        (&self.rows, self.at())
    }

    fn goal(&self) -> Option<&Arc<Goal>> {
        self.item.as_ref().and_then(Item::as_goal)
    }

    /// Notes whether an action that begins now answers the card.
    pub(crate) fn begins(&mut self, action: Action) {
        let answers = |card| questions::is_answer(card, self.goal(), &self.figures, action);
        self.answering = match self.card() {
            Some(card) if answers(card) => vec![self.at()],
            Some(_) | None => Vec::new(),
        };
    }

    /// From now on nothing answers a card.
    pub(crate) fn step_aside(&mut self) {
        self.answering.clear();
    }

    /// The effect of yes or no on the card.
    pub(crate) fn reply(&self, yes: bool) -> Option<Reply> {
        let replies = match (self.card()?, self.goal()) {
            _ if self.is_list() => questions::LIST_REPLIES,
            (Card::About(reason, _), Some(goal)) => questions::replies(*reason, goal),
            (Card::Lapses(_), _) => questions::LAPSE_REPLIES,
            (Card::Next, _) => questions::WHICH_REPLIES,
            (Card::About(..), None) => return None,
        };
        let [(on_yes, _), (on_no, _)] = replies;
        Some(if yes { on_yes } else { on_no })
    }

    /// The goals of the list that are still asked about; from now on they are answered together.
    pub(crate) fn answer_all(&mut self, journey: &Journey, today: Day) -> Vec<Id> {
        let asked = |at: &usize| self.state(*at, journey, today) == CardState::Asked;
        self.answering = self.rows.iter().copied().filter(asked).collect();
        let subjects = self.answering.iter().filter_map(|at| self.cards()[*at].subject());
        subjects.cloned().collect()
    }

    /// Goes through the goals of the list one by one.
    pub(crate) fn take_one_by_one(&mut self, journey: &Journey, today: Day) {
        self.with_pages(journey, today, |pages, state| pages.take_one_by_one(state));
        self.step_aside();
    }

    /// The change as one more of the day's answers that a goal is still right: those that follow each other are one undo
    /// step, also where the review was left in between.
    pub(crate) fn in_run(&self, mut change: Change, journey: &Journey, today: Day) -> Change {
        let run = Run(format!("still right {today}"));
        let before = self.ledger.length_of(&run);
        let is_here = |goal: &Goal| change.edits.iter().any(|edit| *edit.id() == goal.id);
        let of_today = |goal: &&Arc<Goal>| goal.reviewed == Some(today.into()) && !is_here(goal);
        if before > 0 {
            change.name = format!("still right, {} goals", before + change.edits.len());
        }
        let goes_on = self.made().iter().all(|made| made.run.as_ref() == Some(&run));
        if goes_on && journey.open().filter(of_today).count() > before {
            change.name.push_str(" and others");
        }
        change.in_run(run)
    }

    /// The goal that a change which is about to be made answers for, and is to be marked with.
    pub(crate) fn marks(&self) -> Option<Id> {
        let card = self.cards().get(*self.answering.first()?)?;
        match card {
            // A look back and a lapse are answered by a date of their own.
            Card::About(Reason::LookBack, _) | Card::Lapses(_) => None,
            Card::About(_, id) => Some(id.clone()),
            Card::Next => self.item.as_ref().map(|item| item.id().clone()),
        }
    }

    pub(crate) fn note(&mut self, change: &Change, number: u64) {
        self.turning |= !self.answering.is_empty();
        self.ledger.note(change, self.answering.clone(), number);
    }

    /// The card is answered without a change.
    pub(crate) fn keep(&mut self) {
        self.ledger.keep(self.at());
        self.turning = true;
    }

    /// A change could not be saved. Its card is asked `again`: the card of the `typed` one, or else the first that was
    /// refused.
    pub(crate) fn lose(&mut self, number: u64, again: bool, typed: bool) {
        let card = self.ledger.lose(number).and_then(|made| made.cards.first().copied());
        if let Some(card) = card.filter(|card| again && (typed || *card <= self.at())) {
            self.go_to(card);
            self.answering = vec![card];
            (self.turning, self.answered) = (false, false);
        }
    }

    /// A change of that name was undone; its card is asked again. At the end the review stays there, so that more can be
    /// undone.
    pub(crate) fn undo(&mut self, name: &str) {
        let over = self.is_over();
        if let Some(card) = self.ledger.undo(name) {
            card.filter(|_| !over).into_iter().for_each(|card| self.go_to(card));
            self.turning = false;
            self.answered = true;
            self.stale = true;
        }
    }

    /// An undone change was redone.
    pub(crate) fn redo(&mut self, name: &str) {
        self.turning |= self.ledger.redo(name).contains(&self.at());
    }

    fn go_to(&mut self, at: usize) {
        self.stale = true;
        if let Some(pages) = &mut self.pages {
            pages.go_to(at);
        }
    }

    /// Turns to the next page, or to the one before; whether there is one.
    pub(crate) fn turn(&mut self, forward: bool, journey: &Journey, today: Day) -> bool {
        let turned = self.with_pages(journey, today, |pages, state| pages.turn(forward, state));
        self.turning = false;
        self.answered = self.is_answered(self.at(), journey, today);
        self.top = 0;
        turned.unwrap_or(false)
    }

    /// Changes the page by the state of the cards.
    fn with_pages<T>(
        &mut self,
        journey: &Journey,
        today: Day,
        change: impl FnOnce(&mut Pages, &dyn Fn(usize) -> CardState) -> T,
    ) -> Option<T> {
        let states: Vec<CardState> =
            (0..self.cards().len()).map(|at| self.state(at, journey, today)).collect();
        self.stale = true;
        let state = |at: usize| states.get(at).copied().unwrap_or(CardState::Gone);
        self.pages.as_mut().map(|pages| change(pages, &state))
    }

    pub(crate) fn state(&self, at: usize, journey: &Journey, today: Day) -> CardState {
        let card = &self.cards()[at];
        let is_there = card.subject().is_none_or(|id| journey.has(id));
        match is_there {
            true if self.is_answered(at, journey, today) => CardState::Answered,
            true if card.holds(journey, today) => CardState::Asked,
            true | false => CardState::Gone,
        }
    }

    /// Whether a card was answered. The journey tells; only the focus can be answered without a trace.
    pub(crate) fn is_answered(&self, at: usize, journey: &Journey, today: Day) -> bool {
        let Some((pages, card)) = self.pages.as_ref().zip(self.cards().get(at)) else {
            return false;
        };
        pages.deck().is_answered(card, journey, today)
            || (*card == Card::Next && self.ledger.is_answered(at))
    }

    /// The rows of the agenda, each with how many of its cards are answered, and how many there are.
    pub(crate) fn agenda(
        &self,
        journey: &Journey,
        today: Day,
    ) -> SortedMap<AgendaRow, (usize, usize)> {
        let mut agenda: SortedMap<AgendaRow, (usize, usize)> = SortedMap::new();
        for (at, card) in self.cards().iter().enumerate() {
            let (answered, all) = agenda.get_or_default(AgendaRow::of(card));
            match self.state(at, journey, today) {
                CardState::Answered => (*answered, *all) = (*answered + 1, *all + 1),
                CardState::Asked => *all += 1,
                CardState::Gone => {}
            }
        }
        agenda.retain(|_, (_, all)| *all > 0);
        agenda
    }

    /// Follows the journey: a card that is answered, here or in another program, makes room for the next, and one whose
    /// goal has gone is passed over.
    pub(crate) fn follow(&mut self, journey: &Journey, calendar: Calendar) {
        let today = calendar.today;
        if !self.turning && !self.stale {
            return;
        }
        if self.card().is_some() {
            let state = self.state(self.at(), journey, today);
            let is_new = self.turning || !self.answered;
            self.answered = state == CardState::Answered;
            if state == CardState::Gone || (self.answered && is_new) {
                self.with_pages(journey, today, |pages, state| pages.go_on(state));
                self.answered = self.is_answered(self.at(), journey, today);
                self.top = 0;
            }
        }
        self.turning = false;
        self.refresh(journey, calendar);
        self.stale = false;
    }

    fn refresh(&mut self, journey: &Journey, calendar: Calendar) {
        let today = calendar.today;
        self.choose_among(match self.card() {
            Some(Card::Next) => candidates(journey).cloned().collect(),
            Some(Card::About(..) | Card::Lapses(_)) | None => Vec::new(),
        });
        let page = self.pages.as_ref().map_or(0..0, Pages::page);
        let shows = |at: &usize| self.state(*at, journey, today) != CardState::Gone;
        self.rows = page.filter(shows).collect();
        let chosen = || self.candidates.get(self.chosen).cloned().map(Item::Goal);
        self.item = match self.card() {
            Some(Card::About(_, id) | Card::Lapses(id)) => journey.item(id).cloned(),
            Some(Card::Next) => chosen(),
            None => None,
        };
        let figures = self.goal().map(|goal| GoalFigures::of(goal, self.walk, journey, calendar));
        self.figures = figures.unwrap_or_default();
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

    /// The first row in view of a list of so many rows, `room` of them in view at once, given the highlighted one.
    pub(crate) fn first_row(&self, count: usize, room: usize, chosen: usize) -> usize {
        let top = self.top.min(count.saturating_sub(room));
        let least = (chosen + 1).saturating_sub(room);
        if self.moving { top } else { top.min(chosen).max(least) }
    }

    /// The number of cards that there was no room for.
    pub(crate) fn left(&self) -> usize {
        self.pages.as_ref().map_or(0, |pages| pages.deck().left)
    }

    /// The larger goals that can take the focus, and the number of the selected one.
    pub(crate) fn candidates(&self) -> (&[Arc<Goal>], usize) {
        (&self.candidates, self.chosen)
    }

    /// The change that answered a card, and whether it was answered without one.
    pub(crate) fn answer(&self, at: usize) -> (Option<&Made>, bool) {
        (self.ledger.answer(at), self.ledger.is_kept(at))
    }
}
