//! Hindsight: promoting something finished, recording a milestone, and linking what led to what.

use crate::app::action::Action;
use crate::app::dialog::form::{FieldKind, PAST_DATE};
use crate::app::{App, Choice, Form, Then};
use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::milestone::{Milestone, Recognised};
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{hindsight, links};
use crate::domain::words::count;
use crate::domain::words::{quoted, sentence, told_of};
use std::sync::Arc;

impl App {
    pub(super) fn ask_to_promote(&mut self) {
        if let Some(id) = self.id() {
            self.ask_to_promote_that(&id);
        }
    }

    pub(super) fn ask_to_promote_that(&mut self, id: &Id) {
        let Some(item) = self.journey.item(id) else {
            return;
        };
        let was = item.as_goal().and_then(|goal| goal.was.as_ref());
        let before = was.and_then(|was| was.milestone.recognised.as_ref());
        let on = before.map(|r| r.on.to_string()).unwrap_or_default();
        let (goal, title) = (id.clone(), format!("Promote {}", quoted(item.title())));
        let form = Form::new(Action::Promote, Some(id), title)
            .with("Why", FieldKind::Text(""), before.map_or("", |r| &r.why))
            .with("Recognised", PAST_DATE, &on)
            .then(move |app, form| app.promote(&goal, form));
        self.show_form(form);
    }

    pub(super) fn promote(&mut self, id: &Id, form: &Form) -> Result<(), String> {
        let on = self.past_date(form.text("Recognised"))?.unwrap_or(self.today.into());
        let recognised = Recognised { on, why: form.text("Why").to_owned() };
        let fresh = self.fresh_id();
        let made = hindsight::promote(&self.journey, id, recognised, fresh, self.today);
        let happened = made
            .as_ref()
            .ok()
            .and_then(|change| change.subject()?.as_milestone().map(|m| m.on.words()));
        self.make(made)?;
        let recognised = told_of("Recognised", &self.title_of(id));
        let happened = happened.unwrap_or_default();
        self.say_done(format!("{recognised} A milestone of {happened}."));
        Ok(())
    }

    /// Asks whether a milestone is a step again: the links that are kept with it are counted, and the goal that it was
    /// is read.
    pub(super) fn ask_to_take_back(&mut self) {
        let Some(item) = self.selected() else { return };
        let milestone = match item {
            Item::Milestone(milestone) => Some(milestone),
            Item::Goal(goal) => self.journey.milestone_of(goal),
        };
        let Some(milestone) = milestone.cloned() else {
            return self.say(format!("{} is not a milestone.", quoted(item.title())));
        };
        let Some(goal) = &milestone.from else {
            let refused = Refusal::NoStep(milestone.title.clone());
            return self.say(sentence(&refused.to_string()));
        };
        if !self.journey.has(goal) {
            self.load_everything();
        }
        if let Some(why) = self.why_unread(goal) {
            return self.say(why);
        }
        let kept = match self.links_of(&milestone.id) {
            0 => "What you wrote about it stays with the goal.".to_owned(),
            links => {
                format!(
                    "What you wrote about it and its {} stay with the goal.",
                    count(links, "link")
                )
            }
        };
        let told = format!("{kept} {}", self.keymap.text("{promote} brings the milestone back."));
        let title = quoted(&milestone.title);
        let title = format!("Turn {title} back into a finished goal?");
        let form = Form::new(Action::TakeBack, Some(&milestone.id), title)
            .facts(vec![told])
            .or(Choice::key('y', "turn it back", move |app| app.take_back(&milestone.id)))
            .or(Choice::nothing('n', "leave it"));
        self.show_form(form);
    }

    pub(super) fn take_back(&mut self, id: &Id) {
        let from = self.journey.milestone(id).and_then(|m| m.from.as_ref());
        if let Some(why) = from.and_then(|step| self.why_unread(step)) {
            return self.say(why);
        }
        let again = told_of("A finished goal again", &self.title_of(id));
        let back = self.keymap.text("{promote} brings the milestone back.");
        let made = hindsight::demote(&self.journey, id);
        self.make_and_say(made, format!("{again} {back}"));
    }

    /// How many links a milestone has, both ways.
    fn links_of(&self, id: &Id) -> usize {
        let onward = self.journey.milestone(id).map_or(0, |m| m.led_to.len());
        onward + self.journey.led_from(id).count()
    }

    /// Offers the milestone that a finished goal was, filled in.
    pub(super) fn ask_to_record(&mut self, id: &Id) {
        let Some(goal) = self.journey.goal(id) else {
            return;
        };
        let was = goal.was.as_ref().map(|was| &was.milestone);
        let (title, kind) = was.map_or((&goal.title, &goal.kind), |was| (&was.title, &was.kind));
        let on = was.map(|was| was.on).or(goal.state.ended_on());
        let on = on.map(|on| on.to_string()).unwrap_or_default();
        let reached = id.clone();
        let form = Form::new(Action::AddMilestone, Some(id), "Record the milestone")
            .with("Title", FieldKind::Text(""), title)
            .with("When", PAST_DATE, &on)
            .with("Kind", FieldKind::Text(""), kind.as_deref().unwrap_or_default())
            .then(move |app, form| app.record(&reached, form));
        self.show_form(form);
    }

    pub(super) fn record(&mut self, id: &Id, form: &Form) -> Result<(), String> {
        let on = self.past_date(form.text("When"))?;
        let fresh = self.fresh_id();
        let mut made = hindsight::record(&self.journey, id, fresh);
        if let Ok(change) = &mut made
            && let Some(Record::Item(Item::Milestone(milestone))) = &mut change.edits[0].after
        {
            let milestone: &mut Milestone = Arc::make_mut(milestone);
            if form.text("Title").is_empty() {
                return Err(sentence(&Refusal::EmptyTitle.to_string()));
            }
            milestone.title = form.text("Title").to_owned();
            milestone.on = on.unwrap_or(milestone.on);
            milestone.kind = super::capture::filled(form.text("Kind"));
        }
        self.make(made)?;
        self.say_done(told_of("Recorded as a milestone", form.text("Title")));
        Ok(())
    }

    pub(super) fn ask_for_link(&mut self) {
        let Some(item) = self.selected() else { return };
        let (id, title) = (item.id().clone(), format!("{} led to", quoted(item.title())));
        let can =
            |m: &&Arc<Milestone>| m.id != id && links::link(&self.journey, &id, &m.id).is_ok();
        let mut later: Vec<_> = self.journey.milestones().filter(can).collect();
        later.sort_by_key(|m| m.on);
        let choice = |m: &Arc<Milestone>| {
            let (from, to) = (id.clone(), m.id.clone());
            let then = Then::always(move |app| app.link(&from, &to));
            Choice::of_item(&Item::Milestone(m.clone()), then)
        };
        let choices: Vec<Choice> = later.into_iter().map(choice).collect();
        if choices.is_empty() {
            let none = "There is no other milestone that it could have led to.";
            return self.say_none(none, |gap| gap.is_in(DataFile::Milestones));
        }
        self.show_form(Form::new(Action::Link, Some(&id), title).list(choices));
    }

    pub(super) fn link(&mut self, from: &Id, to: &Id) {
        let [first, then] = [from, to].map(|id| quoted(&self.title_of(id)));
        let made = links::link(&self.journey, from, to);
        self.make_and_say(made, format!("Linked: {first} led to {then}."));
    }
}
