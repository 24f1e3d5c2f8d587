//! Looking back: the question about an old step, the view of all that come up today, and the answers.

use crate::app::action::Action;
use crate::app::disk::Request;
use crate::app::look_back::LookBack;
use crate::app::scene::Scene;
use crate::app::{App, Choice, Form};
use crate::domain::date::Date;
use crate::domain::describe::brief;
use crate::domain::gap::Gap;
use crate::domain::goal::AskAgain;
use crate::domain::id::Id;
use crate::domain::look_back::{self, Anniversary};
use crate::domain::verbs;
use crate::domain::words::{quoted, told_of};
use std::collections::BTreeSet;

impl App {
    /// Asks about the old step that comes up today.
    pub(super) fn ask_about_old_step(&mut self) {
        match self.look_back.clone() {
            Some(memory) => self.ask_about(&memory),
            None if look_back::due_anniversaries(&self.journey, self.today).is_empty() => {
                self.say_none("No finished goal comes up today.", Gap::is_past);
            }
            None => {
                self.say(self.keymap.text("One a day is enough; {look-back} lists the others."));
            }
        }
    }

    fn ask_about(&mut self, memory: &Anniversary) {
        let (goal, id) = (&memory.goal, &memory.goal.id);
        let (verb, ended) =
            if goal.is_done() { ("finished", "Done") } else { ("dropped", "Dropped") };
        let ago = memory.ago.words();
        let question = format!(
            "{}{} you {verb} {}. Was it a milestone?",
            ago[..1].to_uppercase(),
            &ago[1..],
            quoted(&goal.title)
        );
        let mut told = vec![format!("{ended} {}", memory.on.words_within())];
        told.extend(brief(&self.journey, goal));
        let [promoted, later, never] = [id.clone(), id.clone(), id.clone()];
        let promote = Choice::key('y', "it was", move |app| app.ask_to_promote_that(&promoted));
        let form = Form::new(Action::Remember, Some(id), question)
            .facts(told)
            .or(Choice { action: Some(Action::Promote), ..promote })
            .or(Choice::key('n', "not yet", move |app| {
                app.answer_old_step(&later, AskAgain::NextTime);
            }))
            .or(Choice::key('N', "never ask again", move |app| {
                app.answer_old_step(&never, AskAgain::Never);
            }));
        self.show_form(form);
    }

    /// Opens the view of all old steps that come up today; where it is open, closes it.
    pub(super) fn turn_to_look_back(&mut self) {
        if matches!(self.scene(), Some(Scene::LookBack(_))) {
            return self.leave_scene();
        }
        let mut back = LookBack::default();
        self.with_context(|context| back.refill(context));
        self.enter_scene(Scene::LookBack(back));
        self.load_old_steps();
    }

    /// Answers for the selected step of the view: it was a milestone, or not yet.
    pub(super) fn reply_in_look_back(&mut self, yes: bool) {
        match self.old_step() {
            Some(id) if yes => self.ask_to_promote_that(&id),
            Some(id) => self.answer_old_step(&id, AskAgain::NextTime),
            None => {
                self.say("That key answers the question about a finished goal that comes up today.")
            }
        }
    }

    /// The old step that is asked about in the look back: the selected one.
    pub(super) fn old_step(&self) -> Option<Id> {
        let Some(Scene::LookBack(back)) = self.scene() else {
            return None;
        };
        let step = back.step().map(|memory| memory.goal.id.clone());
        step.filter(|step| self.id().as_ref() == Some(step))
    }

    /// The selected finished goal is never asked about again.
    pub(super) fn never_ask(&mut self) {
        if let Some(id) = self.id() {
            self.answer_old_step(&id, AskAgain::Never);
        }
    }

    pub(super) fn answer_old_step(&mut self, id: &Id, again: AskAgain) {
        let made = verbs::look_back::answer(&self.journey, id, again, self.today);
        let title = self.title_of(id);
        let told = match again {
            AskAgain::NextTime => {
                let not_yet = told_of("Not yet", &title);
                format!("{not_yet} It comes up again at its next anniversary.")
            }
            AskAgain::Never => told_of("Never asked about again", &title),
        };
        self.make_and_say(made, told);
    }

    /// Finds the old step that comes up today.
    pub(super) fn remember(&mut self) {
        self.look_back = look_back::shown_on(&self.journey, self.today);
    }

    /// Reads what comes up today and is not known yet. A date is asked for once, even if its file cannot be read.
    pub(super) fn load_old_steps(&mut self) {
        let unread = look_back::unread(&self.journey, self.today);
        let fresh: BTreeSet<Date> = unread.difference(&self.wanted_dates).copied().collect();
        self.wanted_dates = unread;
        if !fresh.is_empty() {
            self.ask(Request::LoadDates(fresh));
        }
    }
}
