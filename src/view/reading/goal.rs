//! What the reading pane says of a goal.

use super::Page;
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::declined::AskAgain;
use crate::domain::goal::{End, Goal, LogEntry, OpenState, State, StepAnswer};
use crate::domain::measure::Amount;
use crate::domain::question;
use crate::domain::sort;
use crate::domain::text::clip;
use crate::domain::words::count;
use crate::domain::{momentum, pace};
use crate::view::lines::{Line, Role};
use std::cmp::Reverse;

/// The longest of its labels.
pub(super) const LOOKED_BACK: &str = "looked back";

/// The target of an overdue goal: `13 Nov 2026, 9 days overdue`.
pub(crate) fn overdue(
    goal: &Goal,
    words: fn(Calendar, Date) -> String,
    calendar: Calendar,
) -> Option<String> {
    let due = goal.due.filter(|_| goal.is_overdue(calendar.today))?;
    let days = due.day().map(|day| calendar.today.days_since(day).unsigned_abs() as usize);
    let days = days.map(|days| format!("{} ", count(days, "day"))).unwrap_or_default();
    Some(format!("{}, {days}overdue", words(calendar, due)))
}

impl Page<'_> {
    /// A larger goal begins with its steps, any other with its facts.
    pub(super) fn goal(&mut self, goal: &Goal) {
        if goal.is_large() && goal.state.is_open() {
            self.steps(&goal.id);
            self.prose("why", goal.why.as_deref());
            self.pace(goal);
            self.blank();
            self.facts(goal);
        } else {
            self.facts(goal);
            self.prose("why", goal.why.as_deref());
        }
        self.note(goal.note.as_deref());
        self.answers(goal);
        self.log(&goal.log);
        if !(goal.is_large() && goal.state.is_open()) {
            self.pace(goal);
            self.steps(&goal.id);
        }
        self.addresses(&goal.links);
        if let Some(id) = &goal.milestone {
            match self.canvas.journey.milestone(id).cloned() {
                Some(milestone) => {
                    self.section("the milestone");
                    self.milestone_row(&milestone);
                }
                None => self.not_found("the milestone", id),
            }
        }
        self.ending(&goal.id);
    }

    fn facts(&mut self, goal: &Goal) {
        self.state_of(goal);
        if let Some(due) = goal.due.filter(|_| goal.state.is_open() || self.printed.is_some()) {
            let words = overdue(goal, Calendar::words, self.calendar());
            let role = if words.is_some() { Role::Open } else { Role::Plain };
            self.fact_as("target", &words.unwrap_or_else(|| self.when(due)), role);
        }
        self.larger_of(goal);
        let measure = goal.measure.as_ref().map(ToString::to_string);
        self.fact("measure", &measure.unwrap_or_default());
        self.common(goal, &goal.tags, goal.private);
        self.fact("added", &goal.created.map(|on| self.when(on)).unwrap_or_default());
        self.fact("reviewed", &goal.reviewed.map(|on| self.when(on)).unwrap_or_default());
        if let Some(answer) = goal.looked_back {
            let on = self.calendar().words(answer.on);
            let told = match answer.again {
                AskAgain::NextTime => on,
                AskAgain::Never => format!("{on}, never again"),
            };
            self.fact(LOOKED_BACK, &told);
        }
    }

    /// The state, where it says more than that the goal is being worked on.
    fn state_of(&mut self, goal: &Goal) {
        if goal.next && goal.state.is_open() {
            self.fact("focus", "your next milestone");
        }
        match &goal.state {
            State::Open(OpenState::Active) if self.printed.is_some() && !goal.next => {
                self.fact("state", "active")
            }
            State::Open(OpenState::Active) => {}
            State::Open(OpenState::Paused | OpenState::Someday) => {
                let until = goal.pause().and_then(|pause| pause.until);
                let until = until.map(|on| format!(" until {}", self.calendar().relative(on)));
                self.fact("state", &format!("{}{}", goal.state.word(), until.unwrap_or_default()));
            }
            State::Ended(End::Done(on)) => self.fact("done", &self.when(*on)),
            State::Ended(End::Dropped(dropped)) => {
                self.fact("dropped", &self.when(dropped.on));
                self.fact("because", &dropped.why);
            }
        }
    }

    /// Whether its pace can be said: not before the years that this takes are read.
    fn has_pace(&self, goal: &Goal) -> bool {
        let told = goal.is_large() || goal.measure.is_some();
        told && goal.is_active() && momentum::unread(self.canvas.journey, self.today()).is_empty()
    }

    /// When it would be reached as usual, and the parts of each number.
    fn pace(&mut self, goal: &Goal) {
        if !self.has_pace(goal) {
            return;
        }
        let (journey, today) = (self.canvas.journey, self.today());
        let pace =
            pace::of(journey, goal, today).map(|pace| pace::sentences(&pace, self.calendar()));
        let sentences = [pace.unwrap_or_default(), pace::explain(journey, goal, today)].concat();
        if !sentences.is_empty() {
            self.section("pace");
        }
        sentences.iter().for_each(|sentence| self.text(sentence, Role::Plain));
    }

    fn larger_of(&mut self, goal: &Goal) {
        let larger = goal.toward.as_ref().map(|id| (id, self.canvas.journey.goal(id)));
        match larger {
            Some((_, Some(larger))) => {
                let larger = larger.clone();
                let label = self.label("toward");
                self.titled(label, &larger.title, Role::Plain, Some(&larger.id));
            }
            Some((toward, None)) if self.printed.is_some() => {
                self.fact_as("toward", &format!("{toward}  not found"), Role::Open);
            }
            Some((toward, None)) => self.fact("toward", toward.as_str()),
            None if goal.state.is_open() && !goal.is_large() => {
                self.fact_as("toward", "nothing yet", Role::Dim);
            }
            None => {}
        }
    }

    /// The last answers to the next-milestone question, above the steps, of which there may be very many.
    fn answers(&mut self, goal: &Goal) {
        if goal.answers.is_empty() {
            return;
        }
        self.section("if you could reach it tomorrow");
        let most = self.most(question::RECALLED);
        let answers = || goal.answers.iter().rev().take(most);
        self.dated(answers().map(|answer| answer.on), |page| {
            answers().for_each(|answer| page.answer(answer));
        });
        let more = goal.answers.len().saturating_sub(most);
        if more > 0 {
            let told = format!("  {more} earlier: milepost show {}", goal.id);
            self.line(Line::of(clip(&told, self.canvas.columns), Role::Dim));
        }
    }

    fn answer(&mut self, answer: &StepAnswer) {
        let journey = self.canvas.journey;
        let came = question::outcome(journey, answer, self.calendar());
        let leads_to = question::became(journey, answer).map(|goal| goal.id.clone());
        let first = self.rows.len();
        self.fact(&self.short(answer.on), &answer.text);
        self.fact("", &came);
        leads_to.iter().for_each(|id| self.lead(first, id));
    }

    fn log(&mut self, log: &[LogEntry]) {
        if !log.is_empty() {
            self.section("log");
        }
        let mut newest_first: Vec<&LogEntry> = log.iter().rev().collect();
        sort::by_key(&mut newest_first, |entry| Reverse(entry.on));
        self.dated(log.iter().map(|entry| entry.on), |page| {
            for entry in newest_first {
                let amount = entry.amount.map(Amount::signed).unwrap_or_default();
                let (on, text) = (page.short(entry.on), format!("{amount} {}", entry.text));
                match text.trim() {
                    // A date alone is a move too, and counts as one.
                    "" => page.line(Line::of(on, Role::Dim)),
                    text => page.fact(&on, text),
                }
            }
        });
    }
}
