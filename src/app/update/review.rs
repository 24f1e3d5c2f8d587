//! The review: opened, its cards dealt and turned, and the answers that are its own.

use super::capture::add_line;
use crate::app::action::{Action, Where};
use crate::app::dialog::form::{FieldKind, Past};
use crate::app::review::{Reply, Review};
use crate::app::scene::Scene;
use crate::app::{App, Choice, Form};
use crate::domain::change::Change;
use crate::domain::goal::{AskAgain, OpenState, Size, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::record::Record;
use crate::domain::review::{Card, Reason, Walk};
use crate::domain::timeline::Zoom;
use crate::domain::verbs;
use crate::domain::when::Facing;
use crate::domain::words::{quoted, told_of};

impl App {
    /// Opens a review; where the same one is open, closes it.
    pub(super) fn turn_to_review(&mut self, walk: Walk) {
        let open = self.review().map(Review::walk);
        if open.is_some() {
            self.leave_scene();
        }
        if open == Some(walk) {
            return;
        }
        let review = Review::new(walk, self.cadence);
        self.enter_scene(Scene::Review(Box::new(review)));
        self.deal_cards();
    }

    /// Opens the review of the month or year that ends or ended nearest.
    pub(super) fn turn_to_review_of(&mut self, zoom: Zoom) {
        self.turn_to_review(Walk::over_nearest(zoom, self.today));
    }

    /// Deals the cards of a review that has none, as soon as the years that it needs are read.
    pub(super) fn deal_cards(&mut self) {
        let Some(walk) = self.review().filter(|r| !r.is_dealt()).map(Review::walk) else {
            return;
        };
        let years = walk.unread(&self.journey, self.today);
        let waits = !self.knows_all_years() || years.iter().any(|year| self.is_awaited(*year));
        self.load(years);
        if waits {
            return;
        }
        let (journey, today) = (&self.journey, self.today);
        if let Some(Scene::Review(review)) = self.scenes.last_mut() {
            review.deal(journey, today);
            review.follow(journey, today);
        }
    }

    /// After every event: an answered card makes room for the next one, unless a dialog still stands over it
    /// or is about to.
    pub(super) fn follow_review(&mut self) {
        self.deal_cards();
        let (journey, today) = (&self.journey, self.today);
        if let Some(Scene::Review(review)) = self.scenes.last_mut()
            && self.dialogs.is_empty()
            && (!self.pending.asks() || self.trouble.is_some())
        {
            review.follow(journey, today);
        }
        let goal = self.review().and_then(Review::item).and_then(Item::as_goal);
        if let Some(goal) = goal.cloned() {
            self.load_what_came_of(&goal);
        }
    }

    pub(super) fn turn_card(&mut self, forward: bool) {
        // With the detail open these keys go into it and out of it.
        match (self.detail.is_some(), forward) {
            (true, true) => return self.pane_right(),
            (true, false) => return self.pane_left(),
            (false, _) => {}
        }
        let (journey, today) = (&self.journey, self.today);
        let Some(Scene::Review(review)) = self.scenes.last_mut() else {
            return;
        };
        if !review.turn(forward, journey, today) && !forward {
            self.say("This is the first card.");
        }
    }

    /// Answers the question of the card, or of the selected row of the look back, by yes or no.
    pub(super) fn reply(&mut self, yes: bool) {
        let Some(review) = self.review() else {
            return self.reply_in_look_back(yes);
        };
        let subject = review.card().and_then(Card::subject).cloned();
        match (review.reply(yes), subject) {
            (Some(Reply::ItWas), Some(id)) => self.ask_to_promote_that(&id),
            (Some(Reply::NotYet), Some(id)) => self.answer_old_step(&id, AskAgain::NextTime),
            (Some(Reply::Begin), Some(id)) => self.begin_goal(&id),
            (Some(Reply::PauseLonger), Some(_)) => self.ask_for_target(),
            (Some(Reply::Otherwise), Some(id)) => self.ask_what_becomes_of(&id),
            (Some(Reply::AnotherGoal), _) => self.say_how_to_choose(),
            (Some(Reply::Right), _) => self.leave_right(),
            (Some(_), None) | (None, _) => self.say("There is no question here."),
        }
    }

    fn begin_goal(&mut self, id: &Id) {
        let made = verbs::open_state::set(&self.journey, id, OpenState::Active, self.today);
        let told = told_of("Active", &self.title_of(id));
        self.make_and_say(made, told);
    }

    /// What is on the card is no longer right: what can be done about it.
    fn ask_what_becomes_of(&mut self, id: &Id) {
        let Some(goal) = self.journey.goal(id) else {
            return;
        };
        let title = format!("What should become of {}?", quoted(&goal.title));
        let form = Form::new(Action::No, Some(id), title)
            .or(act_choice('e', "edit it", Action::Edit))
            .or(act_choice('t', "another target date", Action::Target))
            .or(act_choice('a', "a smaller step", Action::NextStep));
        let id = id.clone();
        let form = match goal.state {
            State::Open(OpenState::Paused) => form,
            State::Open(OpenState::Active | OpenState::Someday) | State::Ended(_) => {
                form.or(Choice::key('p', "pause it", move |app| {
                    app.set_state(&id, OpenState::Paused);
                }))
            }
        };
        self.show_form(form.or(act_choice('d', "drop it", Action::Drop)));
    }

    fn say_how_to_choose(&mut self) {
        self.say(self.keymap.text("{down} goes to another one, {next} sets the focus."));
    }

    /// What is on the card stays as it is.
    fn leave_right(&mut self) {
        let Some(card) = self.review().and_then(Review::card).cloned() else {
            return;
        };
        let id = match card {
            Card::About(_, id) => Some(id),
            Card::Next => self.journey.next().map(|goal| goal.id.clone()),
        };
        let made = id.map(|id| verbs::review::still_right(&self.journey, &id, self.today));
        match made {
            Some(Ok(change)) => {
                let open = change.subject().is_some_and(is_open);
                let said = if open { "Still right" } else { "Looked at" };
                let title = change.subject().map_or("", |goal| goal.title());
                let told = told_of(said, title);
                self.make_and_say(Ok(change), told);
            }
            // It was looked at today already, by hand or on another card.
            Some(Err(_)) | None => {
                if let Some(Scene::Review(review)) = self.scenes.last_mut() {
                    review.keep();
                }
            }
        }
    }

    /// The next step toward what is on the card, as an answer to the question of that.
    pub(super) fn ask_for_next_step(&mut self) {
        match self.review().and_then(Review::card).cloned() {
            Some(Card::About(_, id)) if self.larger_of_selected().is_none() => {
                self.ask_for_step_beside(&id);
            }
            Some(Card::About(..) | Card::Next) | None => self.ask_the_question(),
        }
    }

    /// Where a card is about a goal that serves no larger one, what there is to do stands beside that goal: an answer that
    /// belongs to another one would say nothing of it.
    fn ask_for_step_beside(&mut self, id: &Id) {
        let Some(goal) = self.journey.goal(id) else {
            return;
        };
        let title = quoted(&goal.title);
        let asked = if goal.state.is_open() {
            format!("A smaller step than {title}")
        } else {
            format!("What comes next after {title}")
        };
        self.show_form(add_line(Size::Small, None, &asked));
    }

    /// Marks a larger goal as next or takes the mark away; in the review the one that is marked stays so.
    pub(super) fn mark_next(&mut self) {
        let asked = self.review().and_then(Review::card) == Some(&Card::Next);
        match self.selected_goal().filter(|goal| asked && goal.next) {
            Some(_) => self.leave_right(),
            None => self.toggle_next(),
        }
    }

    /// Asks for another target date; where a pause is over, for another end of that.
    pub(super) fn ask_for_target(&mut self) {
        let Some(goal) = self.selected_goal() else {
            return self.say("Only an open goal has a target date.");
        };
        let title = quoted(&goal.title);
        let card = self.review().and_then(Review::card);
        let rests = matches!(card, Some(Card::About(Reason::PauseOver, _)));
        if rests && goal.is_paused() {
            return self.show_form(pause_line(&goal.id, &title));
        }
        let title = match goal.due {
            Some(due) => format!("Another target date for {title}, now {}", due.words_in_full()),
            None => format!("A target date for {title}"),
        };
        self.show_form(target_line(&goal.id, &title));
    }

    /// Gives a goal another target date; an empty line takes it away.
    pub(super) fn set_target(&mut self, id: &Id, text: &str) -> Result<(), String> {
        let due = self.date(text, Facing::Ahead)?;
        self.make(verbs::review::target(&self.journey, id, due, self.today))?;
        let title = quoted(&self.title_of(id));
        self.say_done(match due {
            Some(due) => format!("The target of {title} is {}.", due.words_in_full()),
            None => format!("{title} has no target date now."),
        });
        Ok(())
    }

    /// Gives the pause of a goal another end; an empty line leaves that open.
    pub(super) fn pause_goal_until(&mut self, id: &Id, text: &str) -> Result<(), String> {
        let until = self.date(text, Facing::Ahead)?;
        let made = verbs::open_state::pause(&self.journey, id, until, self.today);
        self.make(made)?;
        let title = quoted(&self.title_of(id));
        self.say_done(match until {
            Some(until) => format!("{title} is paused until {}.", until.words_in_full()),
            None => format!("{title} is paused until you take it up again."),
        });
        Ok(())
    }

    /// Takes back the last change; at the end of a review, only what was changed in it.
    pub(super) fn undo(&mut self) {
        let over = self.review().filter(|review| review.is_over());
        if over.is_some_and(|review| review.made().is_empty() && review.has_cards()) {
            return self.say("Nothing is left to undo in this review.");
        }
        self.pending.ask_nothing();
        self.ask(crate::app::disk::Request::Undo);
    }

    /// Whether a review is open, and all its cards have been gone through.
    pub(crate) fn review_is_over(&self) -> bool {
        self.review().is_some_and(Review::is_over)
    }

    /// Whether an action does anything at the end of a review.
    pub(super) fn means_something_at_the_end(&self, action: Action) -> bool {
        let has = |wanted: fn(&Review) -> bool| self.review().is_some_and(wanted);
        match action {
            Action::Skip => false,
            Action::CardBefore => has(Review::has_cards),
            Action::Undo => has(|review| !review.made().is_empty()),
            other => self.applies(other.spec().place),
        }
    }

    /// Closes the review at its end.
    pub(super) fn close_review(&mut self) -> bool {
        let over = self.review_is_over();
        if over {
            self.leave_scene();
        }
        over
    }

    /// What is about to be done may answer the card that is asked.
    pub(super) fn begin_answer(&mut self, action: Action) {
        let asked = matches!(action.spec().place, Where::InQuestion | Where::InReview);
        let elsewhere = self.highlighted().is_some() && !asked;
        match self.scenes.last_mut() {
            Some(Scene::Review(review)) if elsewhere => review.step_aside(),
            Some(Scene::Review(review)) => review.begins(action),
            Some(_) | None => {}
        }
    }

    /// A change that answers a card marks what the card is about as looked at.
    pub(super) fn as_answer(&self, change: Change) -> Change {
        match self.review().and_then(Review::marks) {
            Some(id) => verbs::review::with_review(&self.journey, change, &id, self.today),
            None => change,
        }
    }

    /// Lets the open review know of what became of a change.
    pub(super) fn tell_review(&mut self, tell: impl FnOnce(&mut Review)) {
        for scene in &mut self.scenes {
            if let Scene::Review(review) = scene {
                return tell(review);
            }
        }
    }

    pub(super) fn review(&self) -> Option<&Review> {
        let Some(Scene::Review(review)) = self.scene() else {
            return None;
        };
        Some(review)
    }
}

fn is_open(member: &Record) -> bool {
    member.as_goal().is_some_and(|goal| goal.state.is_open())
}

/// An answer that does what an action does.
fn act_choice(key: char, text: &str, action: Action) -> Choice {
    Choice { action: Some(action), ..Choice::key(key, text, move |app| app.act(action)) }
}

fn target_line(id: &Id, title: &str) -> Form {
    let (goal, hint) = (id.clone(), "friday, in 2 weeks, mar 2027; enter alone: no target date");
    Form::new(Action::Target, Some(id), title)
        .line(FieldKind::Date(Facing::Ahead, Past::Refused, hint))
        .then(move |app, form| app.set_target(&goal, form.text("")))
}

pub(super) fn pause_line(id: &Id, title: &str) -> Form {
    let goal = id.clone();
    let hint = "friday, in 2 weeks, mar 2027; enter alone: until you take it up again";
    Form::new(Action::State, Some(id), format!("Until when is {title} to rest"))
        .line(FieldKind::Date(Facing::Ahead, Past::Refused, hint))
        .then(move |app, form| app.pause_goal_until(&goal, form.text("")))
}
