//! Momentum's own verbs: open it, go sideways in its pictures, and into what is selected in them.

use crate::app::App;
use crate::app::momentum::{Page, Row};
use crate::app::scene::Scene;
use crate::app::timeline::Timeline;
use crate::domain::date::Date;

impl App {
    /// Opens momentum in full; where it is open, closes it.
    pub(super) fn turn_to_momentum(&mut self) {
        if matches!(self.scene(), Some(Scene::Momentum(_))) {
            return self.leave_scene();
        }
        let page = self.with_context(Page::of);
        self.enter_scene(Scene::Momentum(Box::new(page)));
    }

    /// Goes so many weeks or years sideways in a picture; whether one is selected.
    pub(super) fn go_sideways(&mut self, steps: isize) -> bool {
        match self.scenes.last_mut() {
            Some(Scene::Momentum(page)) if page.is_in_picture() => {
                page.sideways(steps);
                true
            }
            Some(_) | None => false,
        }
    }

    /// From a day on the map to its first step, from a year in the chart to the timeline; whether it was one of them.
    pub(super) fn open_in_momentum(&mut self) -> bool {
        let Some(Scene::Momentum(page)) = self.scenes.last_mut() else {
            return false;
        };
        match page.list().entry() {
            Some(Row::Weekday(_)) => {
                if !page.go_into_day() {
                    self.say_none("No moves on that day.", |_| true);
                }
                true
            }
            Some(Row::Years) => {
                let year = page.year().map(|share| share.year);
                self.open_timeline_at(year);
                true
            }
            Some(_) | None => false,
        }
    }

    fn open_timeline_at(&mut self, year: Option<i32>) {
        let mut timeline = Timeline::default();
        self.with_context(|context| timeline.refill(context));
        match year {
            Some(year) => timeline.select_date(Date::Year(year)),
            None => timeline.select_today(),
        }
        self.enter_scene(Scene::Timeline(timeline));
    }
}
