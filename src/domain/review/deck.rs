//! The cards of a review, in the order in which they are asked.

use super::{Cadence, Card, Reason, Walk, candidates, lately, lies_in, moved};
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::lapse::{self, Lapse};
use crate::domain::look_back::{self, is_ordinary};
use crate::domain::record::Record;
use crate::domain::sort;
use crate::domain::timeline::Period;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Most cards of one review, apart from the last ones: what can be answered in five minutes.
const MOST: usize = 22;

/// Most finished goals in one review.
const FINISHED: usize = 7;

/// Most finished goals in the review of a month or a year.
const FINISHED_IN_PERIOD: usize = 12;

/// Most someday goals on one day.
const SOMEDAY: usize = 3;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Deck {
    /// Day on which they were dealt.
    pub(crate) on: Day,
    pub(crate) cards: Vec<Card>,
    /// Cards left for the next review.
    pub(crate) left: usize,
}

impl Deck {
    /// Deals the cards of that day: at most one per goal, by the first reason that applies.
    pub(crate) fn deal(journey: &Journey, walk: Walk, today: Day, cadence: Cadence) -> Deck {
        let mut builder = DeckBuilder {
            journey,
            today,
            cadence,
            dealt: HashSet::new(),
            deck: Deck { on: today, cards: Vec::new(), left: 0 },
        };
        match walk {
            Walk::Due => builder.due(),
            Walk::Over(period) => builder.over(period),
        }
        builder.deck
    }

    /// Whether the subject of a card was reviewed since the deal, here or in another program. An answer that was
    /// undone or lost is asked again, since only the journey is consulted.
    pub(crate) fn is_answered(&self, card: &Card, journey: &Journey, today: Day) -> bool {
        let since = |on: Date| (self.on..=today).contains(&on.first_day());
        let seen = |goal: &Goal| goal.reviewed.is_some_and(since);
        match card {
            Card::Lapses(id) => journey.milestone(id).is_some_and(|milestone| {
                let planned = |lapse: Lapse| lapse.is_planned(journey);
                milestone.renewal.is_some_and(|answer| since(answer.on))
                    || Lapse::in_itself(milestone).is_some_and(planned)
            }),
            Card::About(Reason::LookBack, id) => journey.goal(id).is_some_and(|goal| {
                let looked_back = goal.looked_back.is_some_and(|answer| since(answer.on));
                looked_back || !is_ordinary(journey, goal)
            }),
            Card::About(_, id) => journey.goal(id).is_some_and(|goal| seen(goal)),
            // If the focus has a card of its own, its review does not answer this one.
            Card::Next => {
                let own = |goal: &Goal| self.cards.iter().any(|c| c.subject() == Some(&goal.id));
                journey.next().is_some_and(|goal| !own(goal) && seen(goal))
            }
        }
    }
}

struct DeckBuilder<'a> {
    journey: &'a Journey,
    today: Day,
    cadence: Cadence,
    /// Goals that have a card.
    dealt: HashSet<Id>,
    deck: Deck,
}

impl DeckBuilder<'_> {
    fn due(&mut self) {
        let next = self.asks_for_focus();
        let kept = self.journey.next().map(|goal| goal.id.clone());
        self.finished_lately();
        self.overdue();
        self.lapses();
        for reason in [Reason::Drifting, Reason::PauseOver, Reason::Stuck] {
            self.open(reason);
        }
        self.cut();
        // The last card already asks about the focus.
        self.dealt.extend(kept.filter(|_| next));
        self.open(Reason::Right);
        self.someday();
        self.look_back();
        self.deck.cards.extend(next.then_some(Card::Next));
    }

    /// A period that borders on the present also asks about that.
    fn over(&mut self, period: Period) {
        let now = borders_now(period, self.today);
        self.finished_in(period);
        if now {
            self.open(Reason::PauseOver);
        }
        self.moved_in(period);
        self.cut();
        if now {
            self.open_where(Reason::Right, |goal| goal.is_paused());
        }
        let next = now && self.asks_for_focus_over_period();
        self.deck.cards.extend(next.then_some(Card::Next));
    }

    fn asks_for_focus_over_period(&self) -> bool {
        let asked = match self.journey.next() {
            Some(goal) => self.cadence.is_due(goal, self.today),
            None => !self.deck.cards.is_empty(),
        };
        asked && candidates(self.journey).next().is_some()
    }

    /// A larger goal has a card only for a period in which it existed.
    fn moved_in(&mut self, period: Period) {
        let (journey, today) = (self.journey, self.today);
        let was_there = |goal: &Arc<Goal>| match goal.created {
            Some(on) if on.first_day() <= period.last_day() => period.first_day() <= today,
            None if borders_now(period, today) => true,
            Some(_) | None => moved(journey, goal, period) > 0,
        };
        self.open_where(Reason::Moved, was_there);
    }

    /// Larger goals first, then the latest.
    fn finished_lately(&mut self) {
        let since = lately(self.today);
        let wanted = |on: Date| (since..=self.today).contains(&on.first_day());
        let unseen = |goal: &Goal, on: Date| {
            let seen = goal.reviewed.is_some_and(|r| r.last_day() >= on.first_day());
            wanted(on) && !seen
        };
        let goals = self.finished(since.year()..=self.today.year(), unseen);
        self.put_some(Reason::Finished, goals, FINISHED);
    }

    fn finished_in(&mut self, period: Period) {
        let (today, cadence) = (self.today, self.cadence);
        // An end date in the future comes from a wrong clock.
        let ended = |on: Date| lies_in(on, period) && on.first_day() <= today;
        let unseen = |goal: &Goal, on: Date| ended(on) && cadence.was_reviewed_before(goal, today);
        let mut goals = self.finished(period.years(), unseen);
        // With so many, those with the most to tell are the likeliest milestones.
        sort::by_key(&mut goals, |goal| (Reverse(goal.is_large()), Reverse(goal.log.len())));
        self.put_some(Reason::Finished, goals, FINISHED_IN_PERIOD);
    }

    fn finished(
        &self,
        years: RangeInclusive<i32>,
        wanted: impl Fn(&Goal, Date) -> bool,
    ) -> Vec<Arc<Goal>> {
        let goals = years.flat_map(|year| self.journey.at(DataFile::Ended(year)));
        let asks = |goal: &&Arc<Goal>| {
            let ended = goal.state.ended_on();
            goal.is_done()
                && is_ordinary(self.journey, goal)
                && ended.is_some_and(|on| wanted(goal, on))
        };
        let mut goals: Vec<_> = goals.filter_map(Record::as_goal).filter(asks).cloned().collect();
        sort::by_key(&mut goals, |goal| (Reverse(goal.is_large()), Reverse(goal.state.ended_on())));
        goals
    }

    /// Oldest target first.
    fn overdue(&mut self) {
        let mut gone = self.asked_for(Reason::Overdue);
        sort::by_key(&mut gone, |goal| goal.due);
        self.put(Reason::Overdue, gone);
    }

    /// Credentials that were never answered for, or not within a cadence.
    fn lapses(&mut self) {
        let is_due = |lapse: &Lapse| {
            let answered = lapse.answer().map(|answer| answer.on);
            lapse.is_open() && self.cadence.has_passed_since(answered, self.today)
        };
        let lapses = lapse::lapses(self.journey, self.today);
        let due = lapses.into_iter().filter(is_due);
        self.deck.cards.extend(due.map(|lapse| Card::Lapses(lapse.milestone.id.clone())));
    }

    /// Longest unreviewed first; goals never reviewed come before that, by age.
    fn open(&mut self, reason: Reason) {
        self.open_where(reason, |_| true);
    }

    fn open_where(&mut self, reason: Reason, wanted: impl Fn(&Arc<Goal>) -> bool) {
        let mut goals = self.asked_for(reason);
        goals.retain(wanted);
        sort::by_key(&mut goals, |goal| (goal.reviewed, goal.created));
        self.put(reason, goals);
    }

    fn asked_for(&self, reason: Reason) -> Vec<Arc<Goal>> {
        let asks = |goal: &&Arc<Goal>| {
            !self.dealt.contains(&goal.id)
                && self.is_due(reason, goal)
                && reason.holds(self.journey, goal, self.today)
        };
        self.journey.open().filter(asks).cloned().collect()
    }

    fn is_due(&self, reason: Reason, goal: &Goal) -> bool {
        match reason {
            Reason::Overdue => self.cadence.is_due_overdue(goal, self.today),
            _ => self.cadence.is_due(goal, self.today),
        }
    }

    /// A few someday goals, minus those reviewed today: resuming the walk asks about no others.
    fn someday(&mut self) {
        let (today, cadence) = (self.today, self.cadence);
        let someday = |goal: &&Arc<Goal>| goal.is_someday();
        let all = || self.journey.open().filter(someday);
        let answered = all().filter(|goal| goal.reviewed == Some(today.into()));
        let room = SOMEDAY.saturating_sub(answered.count());
        let mut goals: Vec<_> =
            all().filter(|goal| cadence.is_due_someday(goal, today)).cloned().collect();
        sort::by_key(&mut goals, |goal| (goal.reviewed, goal.created));
        goals.truncate(room);
        self.put(Reason::Someday, goals);
    }

    fn look_back(&mut self) {
        let anniversary = look_back::shown_on(self.journey, self.today);
        let goal = anniversary.map(|anniversary| anniversary.goal);
        self.put(Reason::LookBack, goal.into_iter().collect());
    }

    /// Asks while the focus is due; without a focus, while anything is due.
    fn asks_for_focus(&self) -> bool {
        let due = |goal: &Arc<Goal>| self.cadence.is_due(goal, self.today);
        let asked = match self.journey.next() {
            Some(goal) => due(goal),
            None => self.journey.open().any(due),
        };
        asked && candidates(self.journey).next().is_some()
    }

    fn put(&mut self, reason: Reason, goals: Vec<Arc<Goal>>) {
        for goal in goals {
            if self.dealt.insert(goal.id.clone()) {
                self.deck.cards.push(Card::About(reason, goal.id.clone()));
            }
        }
    }

    fn put_some(&mut self, reason: Reason, mut goals: Vec<Arc<Goal>>, most: usize) {
        self.deck.left += goals.len().saturating_sub(most);
        goals.truncate(most);
        self.put(reason, goals);
    }

    /// Leaves what is too much for the next review. The cards that come after this keep their place: what is
    /// unchanged is one list, however long.
    fn cut(&mut self) {
        self.deck.left += self.deck.cards.len().saturating_sub(MOST);
        self.deck.cards.truncate(MOST);
    }
}

/// Whether the period has begun and the one after it is not over, so that the present follows from it.
fn borders_now(period: Period, today: Day) -> bool {
    period.first_day() <= today && today <= period.next().last_day()
}
