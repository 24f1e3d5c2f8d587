//! Views over the whole screen: entered, left, made anew, and kept in view.

use crate::app::App;
use crate::app::action::{Action, Layer, Where};
use crate::app::context::ViewContext;
use crate::app::entries::Entry;
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::scene::Scene;
use crate::domain::item::Item;

impl App {
    /// Whether an action of that place means something now.
    pub(crate) fn applies(&self, place: Where) -> bool {
        place.reaches(self.layer()) && place.fits(self.selected())
    }

    /// Whether an action does anything to what is selected now.
    pub(crate) fn means_something(&self, action: Action) -> bool {
        if self.review_is_over() {
            return self.means_something_at_the_end(action);
        }
        self.applies(action.spec().place) && self.has_what_it_takes(action)
    }

    /// Whether there is what an action needs beside its place: what would only say that there is nothing means nothing.
    fn has_what_it_takes(&self, action: Action) -> bool {
        match action {
            Action::Open => self.opens_something(),
            Action::Edit => self.selected().is_some() || self.is_on_problem(),
            Action::Unlink => self.led_to().next().is_some(),
            Action::Yes | Action::No => match self.review() {
                Some(review) => review.reply(action == Action::Yes).is_some(),
                None => self.old_step().is_some(),
            },
            _ => true,
        }
    }

    fn opens_something(&self) -> bool {
        match self.scene() {
            _ if self.detail.is_some() => true,
            Some(Scene::Timeline(timeline)) => timeline.list().selected().is_some(),
            Some(Scene::Momentum(page)) => page.leads_on(),
            Some(Scene::Chain(_) | Scene::LookBack(_) | Scene::Review(_)) | None => {
                self.selected().is_some()
            }
        }
    }

    fn is_on_problem(&self) -> bool {
        self.scene().is_none() && matches!(self.entry(), Some(Entry::Problem(_)))
    }

    /// Which keys come first.
    pub(crate) fn layer(&self) -> Layer {
        match self.scene() {
            None => Layer::Everywhere,
            Some(Scene::Timeline(_)) => Layer::Timeline,
            Some(Scene::Chain(_)) => Layer::Chain,
            Some(Scene::LookBack(_)) => Layer::LookBack,
            Some(Scene::Momentum(_)) => Layer::Momentum,
            Some(Scene::Review(_)) => Layer::Review,
        }
    }

    pub(super) fn enter_scene(&mut self, scene: Scene) {
        self.detail = None;
        self.notice = None;
        self.scenes.push(scene);
    }

    pub(super) fn leave_scene(&mut self) {
        self.scenes.pop();
        self.detail = None;
    }

    /// Goes to a pane, out of whatever stands over the panes.
    pub(super) fn go_home_to(&mut self, pane: Pane) {
        if !self.scenes.is_empty() {
            self.scenes.clear();
            self.detail = None;
        }
        self.go_to_pane(pane);
    }

    /// Goes to a pane; to what is wrong in its files first, if that was not in view.
    pub(super) fn look_at(&mut self, pane: Pane) {
        let hidden = self.hides_problems(pane);
        self.go_home_to(pane);
        if hidden {
            self.lists[pane.index()].end(false);
        }
    }

    /// The next pane, going round; from another view, back to the panes.
    pub(super) fn pane_on(&mut self, steps: isize) {
        let pane = if self.scenes.is_empty() { self.focus.cycled(steps) } else { self.focus };
        self.go_home_to(pane);
    }

    /// The pane beside, where there are panes.
    pub(super) fn pane_beside(&mut self, steps: isize) {
        if self.scenes.is_empty() {
            self.go_to_pane(self.focus.moved(steps));
        }
    }

    /// Lends what scenes are made from.
    pub(super) fn with_context<T>(&self, work: impl FnOnce(&ViewContext<'_>) -> T) -> T {
        let (journey, today) = (&self.journey, self.today);
        let passes =
            self.filter.as_ref().map(|f| move |item: &Item| f.filter.matches(item, journey, today));
        work(&ViewContext {
            journey,
            today,
            passes: passes.as_ref().map(|p| p as &dyn Fn(&Item) -> bool),
        })
    }

    pub(super) fn refill_scenes(&mut self) {
        let mut scenes = std::mem::take(&mut self.scenes);
        self.with_context(|context| scenes.iter_mut().for_each(|s| s.refill(context)));
        self.scenes = scenes;
        self.close_lost_chains();
    }
}
