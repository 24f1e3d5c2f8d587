//! The cards of a review as pages: unchanged goals share one, a list, until they are gone through one by one.

use crate::domain::review::{Card, Deck};
use std::ops::Range;

/// What became of a card since it was dealt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CardState {
    Asked,
    Answered,
    /// Its goal has gone, or its reason has.
    Gone,
}

#[derive(Debug)]
pub(super) struct Pages {
    deck: Deck,
    /// The card that is asked, on a list the highlighted one; behind the last one at the end.
    at: usize,
    one_by_one: bool,
}

impl Pages {
    pub(super) fn of(deck: Deck) -> Pages {
        Pages { deck, at: 0, one_by_one: false }
    }

    pub(super) fn deck(&self) -> &Deck {
        &self.deck
    }

    pub(super) fn cards(&self) -> &[Card] {
        &self.deck.cards
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn is_over(&self) -> bool {
        self.at >= self.cards().len()
    }

    /// The cards of the page that is turned to.
    pub(super) fn page(&self) -> Range<usize> {
        self.page_of(self.at)
    }

    pub(super) fn is_list(&self) -> bool {
        self.page().len() > 1
    }

    fn page_of(&self, at: usize) -> Range<usize> {
        let cards = self.cards();
        let is_listed =
            |at: &usize| !self.one_by_one && cards.get(*at).is_some_and(Card::is_unchanged);
        if !is_listed(&at) {
            return at.min(cards.len())..(at + 1).min(cards.len());
        }
        let from = (0..at).rev().take_while(is_listed).last().unwrap_or(at);
        from..(at..cards.len()).take_while(is_listed).last().unwrap_or(at) + 1
    }

    /// The number of the page, from 1 on, and how many there are.
    pub(super) fn place(&self) -> (usize, usize) {
        let (gone, ahead): (Vec<_>, Vec<_>) = self.all().partition(|page| page.start <= self.at);
        (gone.len(), gone.len() + ahead.len())
    }

    /// The number of pages on which anything is still asked.
    pub(super) fn asked(&self, state: impl Fn(usize) -> CardState) -> usize {
        let is_asked = |page: &Range<usize>| page.clone().any(|at| state(at) == CardState::Asked);
        self.all().filter(is_asked).count()
    }

    fn all(&self) -> impl Iterator<Item = Range<usize>> {
        let next = |page: &Range<usize>| Some(self.page_of(page.end));
        let pages = std::iter::successors(Some(self.page_of(0)), next);
        pages.take_while(|page| page.start < self.cards().len())
    }

    /// Turns to the page after or before this one that has anything to show, or to the end; whether there is one.
    pub(super) fn turn(&mut self, forward: bool, state: impl Fn(usize) -> CardState) -> bool {
        let (page, count) = (self.page(), self.cards().len());
        let shows = |at: &usize| state(*at) != CardState::Gone;
        let to = match forward {
            true => (page.end..count).find(shows).or(Some(count)),
            false => (0..page.start).rev().find(shows),
        };
        let turned = to.is_some_and(|to| to != self.at);
        if let Some(to) = to {
            self.at = to;
            let mut page = self.page();
            let first = page.clone().find(shows);
            let asked = page.find(|at| state(*at) == CardState::Asked);
            self.at = asked.or(first).unwrap_or(to);
        }
        turned
    }

    /// Goes on after the card: to one of its page that is still asked, or to the next page.
    pub(super) fn go_on(&mut self, state: impl Fn(usize) -> CardState) {
        let page = self.page();
        let mut others = (self.at + 1..page.end).chain(page.start..self.at);
        match others.find(|at| state(*at) == CardState::Asked) {
            Some(at) => self.at = at,
            None => drop(self.turn(true, state)),
        }
    }

    /// From now on each unchanged goal has a page of its own, the first one that is still asked first.
    pub(super) fn take_one_by_one(&mut self, state: impl Fn(usize) -> CardState) {
        let asked = self.page().find(|at| state(*at) == CardState::Asked);
        self.at = asked.unwrap_or(self.at);
        self.one_by_one = true;
    }
}
