//! The chain's own verbs: tell it of the selected milestone, walk along it, and take a link away.

use crate::app::action::Action;
use crate::app::chain::Chain;
use crate::app::scene::Scene;
use crate::app::{App, Choice, Form, Then};
use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::verbs::links;
use crate::domain::words::quoted;
use std::sync::Arc;

impl App {
    /// Tells the chain of the selected milestone; where it is told already, closes it.
    pub(super) fn turn_to_chain(&mut self) {
        let Some(id) = self.id() else { return };
        if self.chain().is_some_and(|chain| *chain.id() == id) {
            return self.leave_scene();
        }
        let chain = self.with_context(|context| Chain::of(id, context));
        if self.chain().is_some() {
            self.scenes.pop();
        }
        self.enter_scene(Scene::Chain(chain));
        self.load_steps_of_chain();
    }

    /// Walks along the chain to the selected milestone; whether there was anywhere to walk to.
    pub(super) fn walk_chain(&mut self) -> bool {
        let Some(id) = self.id() else { return false };
        let walks = self.chain().is_some_and(|chain| *chain.id() != id);
        if walks {
            let Some(Scene::Chain(mut chain)) = self.scenes.pop() else {
                return false;
            };
            self.with_context(|context| chain.turn_to(id, context));
            self.scenes.push(Scene::Chain(chain));
            self.load_steps_of_chain();
        }
        walks
    }

    /// Which of the milestones that the selected one led to it did not lead to after all.
    pub(super) fn ask_for_unlink(&mut self) {
        let Some(Item::Milestone(from)) = self.selected() else {
            return;
        };
        let from = Arc::clone(from);
        let there = self.led_to();
        let choice = |item: &Item| {
            let (from, to) = (from.id.clone(), item.id().clone());
            let then = Then::always(move |app| app.unlink(&from, &to));
            Choice::of_item(item, then)
        };
        let choices: Vec<Choice> = there.map(choice).collect();
        if choices.is_empty() {
            let is_told = !from.led_to.is_empty();
            let none = "It is not said to have led to anything.";
            return self.say_none(none, |gap| is_told && gap.is_in(DataFile::Milestones));
        }
        let title = format!("{} did not lead to", quoted(&from.title));
        self.show_form(Form::new(Action::Unlink, Some(&from.id), title).list(choices));
    }

    /// What the selected milestone led to, as far as it is there.
    pub(super) fn led_to(&self) -> impl Iterator<Item = &Item> {
        let from = self.selected().and_then(Item::as_milestone);
        let led_to = from.into_iter().flat_map(|from| &from.led_to);
        led_to.filter_map(|to| self.journey.item(to))
    }

    fn unlink(&mut self, from: &Id, to: &Id) {
        let [first, then] = [from, to].map(|id| quoted(&self.title_of(id)));
        let made = links::unlink(&self.journey, from, to);
        self.make_and_say(made, format!("Unlinked: {first} did not lead to {then}."));
    }

    /// A chain whose milestone has gone, by a key or behind the screen's back, tells of nothing any more.
    pub(super) fn close_lost_chains(&mut self) {
        let journey = &self.journey;
        let lost = |scene: &Scene| match scene {
            Scene::Chain(chain) => journey.milestone(chain.id()).is_none(),
            Scene::Timeline(_) | Scene::LookBack(_) | Scene::Momentum(_) | Scene::Review(_) => {
                false
            }
        };
        if self.scenes.last().is_some_and(lost) {
            self.detail = None;
        }
        let before = self.scenes.len();
        self.scenes.retain(|scene| !lost(scene));
        if self.scenes.len() < before {
            let gone = "The milestone of the chain is gone, and the chain is closed.";
            self.say_none(gone, |gap| gap.is_in(DataFile::Milestones));
        }
    }

    fn chain(&self) -> Option<&Chain> {
        let Some(Scene::Chain(chain)) = self.scene() else {
            return None;
        };
        Some(chain)
    }

    /// The steps behind all its milestones are told of: their years are read.
    fn load_steps_of_chain(&mut self) {
        let goals: Vec<Id> = self.chain().map_or(Vec::new(), |chain| {
            let rows = chain.list().entries().iter();
            rows.filter_map(|row| row.link.milestone.from.clone()).collect()
        });
        for goal in goals {
            self.load_steps_of(&goal);
        }
    }
}
