//! Done and dropped: `x`, `X`, `d`, and the two questions that follow a goal done.

use crate::app::action::Action;
use crate::app::dialog::form::{FieldKind, Past};
use crate::app::{App, Choice, Form};
use crate::domain::change::Change;
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::left::steps_left;
use crate::domain::measure::{Amount, Measure};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{end, progress};
use crate::domain::when::Facing;
use crate::domain::words::{quoted, told_of};
use std::sync::Arc;

/// The line of the form for how much of a measured goal was done.
const AMOUNT: &str = "How much";

impl App {
    /// Done today; a measured goal is asked for its amount first.
    pub(super) fn done_today(&mut self) {
        let Some(goal) = self.selected_goal() else {
            return;
        };
        match goal.measure.as_ref().filter(|m| !m.reached()) {
            Some(measure) => {
                let title = format!("{} How many did you do?", left_of(measure));
                let form =
                    Form::new(Action::Done, Some(&goal.id), title).line(FieldKind::Amount).then(
                        move |app, form| app.finish(&goal.id, form.text(""), app.today.into(), ""),
                    );
                self.show_form(form);
            }
            None => self.mark_done(&goal.id, self.today.into(), ""),
        }
    }

    pub(super) fn ask_done_on(&mut self) {
        let Some(goal) = self.selected_goal() else {
            return;
        };
        let title = quoted(&goal.title);
        let left = goal.measure.as_ref().filter(|measure| measure.left() > Amount::default());
        let title = match left {
            Some(measure) => format!("{} How many did you do, and when?", left_of(measure)),
            None => format!("Done: {title}"),
        };
        let when = FieldKind::Date(Facing::Back, Past::Fine, "empty: today");
        let form = Form::new(Action::DoneOn, Some(&goal.id), title).with("When", when, "");
        let form = match left {
            Some(_) => form.with(AMOUNT, FieldKind::Amount, ""),
            None => form,
        };
        let form = form.with("Note", FieldKind::Text(""), "");
        self.show_form(form.then(move |app, form| app.done_on(&goal.id, form)));
    }

    pub(super) fn done_on(&mut self, id: &Id, form: &Form) -> Result<(), String> {
        let on = self.past_date(form.text("When"))?.unwrap_or(self.today.into());
        self.finish(id, form.text(AMOUNT), on, form.text("Note"))
    }

    /// Adds an amount; all that is left (which an empty text means), or more, marks the goal done.
    pub(super) fn finish(
        &mut self,
        id: &Id,
        amount: &str,
        on: Date,
        note: &str,
    ) -> Result<(), String> {
        let goal = self.journey.goal(id);
        let left = goal.and_then(|goal| goal.measure.as_ref()).map(Measure::left);
        let Some(left) = left.filter(|left| *left > Amount::default()) else {
            let made = self.done_change(id, on, note, None);
            return self.make_done(id, made);
        };
        let amount = match amount {
            "" => None,
            number => Some(Amount::parse(number).ok_or("Give a number, such as 2 or 1.5.")?),
        };
        if amount.is_none_or(|amount| amount >= left) {
            let made = self.done_change(id, on, note, amount);
            return self.make_done(id, made);
        }
        let entry = LogEntry { on, text: note.to_owned(), amount };
        self.make(progress::log(&self.journey, id, entry, self.today))?;
        self.say_progress(id);
        Ok(())
    }

    pub(super) fn mark_done(&mut self, id: &Id, on: Date, note: &str) {
        let made = self.done_change(id, on, note, None);
        if let Err(why) = self.make_done(id, made) {
            self.say(why);
        }
    }

    pub(super) fn ask_for_reason(&mut self) {
        let Some(goal) = self.selected_goal() else {
            return;
        };
        let title = format!("Drop {}. Why? It may stay empty", quoted(&goal.title));
        let hint = "dropped is not deleted: it stays in the past, with its reason";
        let form = Form::new(Action::Drop, Some(&goal.id), title)
            .line(FieldKind::Text(hint))
            .then(move |app, form| app.drop_goal(&goal.id, form.text("")));
        self.show_form(form);
    }

    pub(super) fn drop_goal(&mut self, id: &Id, why: &str) -> Result<(), String> {
        let made = end::drop(&self.journey, id, self.today.into(), why, self.today);
        if made.is_ok() {
            self.step_off(id);
        }
        self.make(made)?;
        let dropped = told_of("Dropped", &self.title_of(id));
        self.say_done(with_steps_left(dropped, self.steps_left(id)));
        Ok(())
    }

    /// The selected item as an open goal; the table of actions has seen to it that it is one.
    pub(super) fn selected_goal(&self) -> Option<Arc<Goal>> {
        let item = self.selected().filter(|item| item.is_open_goal())?;
        item.as_goal().cloned()
    }

    fn done_change(
        &self,
        id: &Id,
        on: Date,
        note: &str,
        amount: Option<Amount>,
    ) -> Result<Change, Refusal> {
        let done = end::Completion { on, note: note.to_owned(), amount, milestone: None };
        end::done(&self.journey, id, done, self.today)
    }

    fn make_done(&mut self, id: &Id, made: Result<Change, Refusal>) -> Result<(), String> {
        let Some(goal) = self.journey.goal(id).cloned() else {
            return Ok(());
        };
        if made.is_ok() {
            self.step_off(id);
        }
        self.make(made)?;
        if self.what_follows(id).is_some() {
            self.pending.ends(self.saves, id.clone());
        }
        let done = acknowledgement(&self.journey, &goal);
        self.say_done(with_steps_left(done, self.steps_left(id)));
        Ok(())
    }

    /// The steps that a larger goal leaves open which ends or goes, and what can be done with them.
    pub(super) fn steps_left(&self, larger: &Id) -> Option<String> {
        let left = steps_left(self.journey.toward(larger), |step| quoted(&step.title))?;
        let then = self.keymap.text("{drop} drops one, {edit} lets it serve another goal.");
        Some(format!("{left}. {then}"))
    }

    /// Asks what follows a goal done, if anything does.
    pub(super) fn ask_what_follows(&mut self, id: &Id) {
        if let Some(form) = self.what_follows(id) {
            self.show_form(form);
        }
    }

    /// The last step done, and no measure of it or of the larger goal is open: is the larger goal reached? A larger goal done: record the milestone?
    fn what_follows(&self, id: &Id) -> Option<Form> {
        let goal = self.journey.goal(id).filter(|goal| goal.is_done())?;
        if goal.is_large() {
            if self.journey.milestone_of(goal).is_some() {
                return None;
            }
            let title = format!("You reached {}. Record it as a milestone?", quoted(&goal.title));
            let reached = goal.id.clone();
            let form = Form::new(Action::AddMilestone, Some(id), title)
                .facts(self.steps_left(&goal.id).into_iter().collect())
                .or(Choice::key('y', "record it", move |app| app.ask_to_record(&reached)))
                .or(Choice::nothing('n', "not now"));
            return Some(form);
        }
        let larger = self.journey.goal(goal.toward.as_ref()?)?;
        let is_under_way = |g: &Goal| g.measure.as_ref().is_some_and(|m| !m.reached());
        // Where not all that is open could be read, nobody knows whether it was the last.
        if self.journey.gap_in(DataFile::Open).is_some()
            || !larger.state.is_open()
            || self.journey.toward(&larger.id).next().is_some()
            || is_under_way(goal)
            || is_under_way(larger)
        {
            return None;
        }
        let title = format!(
            "That was the last step toward {}. Have you reached it?",
            quoted(&larger.title)
        );
        let larger = larger.id.clone();
        let form = Form::new(Action::Done, Some(&larger), title)
            .or(Choice::nothing('n', "not yet"))
            .or(Choice::key('y', "reached", move |app| {
                app.mark_done(&larger, app.today.into(), "");
            }));
        Some(form)
    }
}

/// What was done, and the steps that are left open by it.
pub(super) fn with_steps_left(told: String, left: Option<String>) -> String {
    match left {
        Some(left) => format!("{told} {left}"),
        None => told,
    }
}

/// `Done: Book the mock exam. 6 of 11 steps toward "CKA certification".`
fn acknowledgement(journey: &Journey, goal: &Goal) -> String {
    let did = if goal.is_large() { "Reached" } else { "Done" };
    let done = told_of(did, &goal.title);
    let larger = goal.toward.as_ref().and_then(|id| journey.goal(id));
    match larger {
        Some(larger) => {
            let counted = journey.steps(&larger.id).words().unwrap_or_default();
            format!("{done} {counted} toward {}.", quoted(&larger.title))
        }
        None => done,
    }
}

/// `8 of 12 exercises left.`
fn left_of(measure: &Measure) -> String {
    format!("{} left.", Measure { done: measure.left(), ..measure.clone() })
}
