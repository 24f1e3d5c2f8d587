//! A view over the whole screen: its title, its lines in view, and what it says while it is empty.

use super::canvas::Canvas;
use super::counted::counted;
use super::lines::Role;
use super::viewport::Viewport;
use super::{chain, look_back, momentum, review, timeline};
use crate::app::chain::Chain;
use crate::app::keymap::Keymap;
use crate::app::look_back::{LookBack, LookBackRow};
use crate::app::momentum::{MomentumPage, MomentumRow};
use crate::app::scene::Scene;
use crate::app::timeline::Timeline;
use crate::domain::data_file::DataFile;
use crate::domain::journey::Journey;
use crate::domain::momentum::YearShare;
use crate::domain::timeline::Order;
use crate::domain::words::{count, quoted};

/// What of a view is on the screen.
pub(crate) fn viewport(scene: &Scene, canvas: &Canvas<'_>) -> Viewport {
    match scene {
        Scene::Timeline(timeline) => timeline::viewport(timeline, canvas),
        Scene::Chain(chain) => chain::viewport(chain, canvas),
        Scene::LookBack(back) => look_back::viewport(back, canvas),
        Scene::Momentum(page) => momentum::viewport(page, canvas),
        Scene::Review(review) => review::viewport(review, canvas),
    }
}

/// Its title, and what is counted in it.
pub(crate) fn heading(scene: &Scene, journey: &Journey) -> (String, String) {
    match scene {
        Scene::Timeline(timeline) => of_timeline(timeline, journey),
        Scene::Chain(chain) => of_chain(chain, journey),
        Scene::LookBack(back) => of_look_back(back),
        Scene::Momentum(page) => of_momentum(page),
        Scene::Review(review) => review::heading(review),
    }
}

fn of_timeline(timeline: &Timeline, journey: &Journey) -> (String, String) {
    let order = match timeline.order {
        Order::Happened => "",
        Order::Recognised => ", as recognised",
    };
    let title = format!("Timeline by {}{order}", timeline.zoom.word());
    let all = count(journey.milestones().count(), "milestone");
    let unread = journey.gap_in(DataFile::Milestones).into_iter();
    (title, counted(all, timeline.passing, unread))
}

fn of_chain(chain: &Chain, journey: &Journey) -> (String, String) {
    let title = journey.milestone(chain.id()).map_or("", |m| m.title.as_str());
    let milestones = count(chain.list.entries().len(), "milestone");
    (format!("The chain of {}", quoted(title)), milestones)
}

fn of_look_back(back: &LookBack) -> (String, String) {
    let steps = back.list.entries().iter();
    let counted = match steps.filter(|row| matches!(row, LookBackRow::Step(..))).count() {
        0 => String::new(),
        steps => format!("{} today", count(steps, "step")),
    };
    ("Look back".to_owned(), counted)
}

/// What the selected day or year had stands beside the title.
fn of_momentum(page: &MomentumPage) -> (String, String) {
    let told = match page.list.entry() {
        Some(MomentumRow::Weekday(_)) => {
            format!("{} · {}", page.day.words(), page.figures.of_day(page.day))
        }
        Some(MomentumRow::Years) => page.year().map(YearShare::words).unwrap_or_default(),
        _ => String::new(),
    };
    ("Momentum".to_owned(), told)
}

/// What to say where there is nothing in it: sentences, each with its role.
pub(crate) fn lesson(scene: &Scene, keymap: &Keymap, filtered: bool) -> Vec<(String, Role)> {
    if filtered && !matches!(scene, Scene::Momentum(_)) {
        return vec![("Nothing here fits the filter.".into(), Role::Dim)];
    }
    match scene {
        Scene::Timeline(_) => vec![
            ("The timeline is empty. Which course, job or meeting led to where you are?".into(), Role::Plain),
            (" ".into(), Role::Plain),
            (keymap.text("{fill} adds a milestone, at any date: 1997 is enough"), Role::Accent),
        ],
        Scene::Chain(_) | Scene::Review(_) => {
            vec![("It is no longer there.".into(), Role::Dim)]
        }
        Scene::LookBack(_) => vec![
            ("No finished goal comes up today. What you finish comes up again a week, a month, a year or ten years later.".into(), Role::Plain),
        ],
        Scene::Momentum(_) => vec![
            ("No moves yet. A goal that is done is a move, and so is a note on the way, or a milestone that you reached.".into(), Role::Plain),
            (" ".into(), Role::Plain),
            (keymap.text("{add} adds a goal, {done} marks it done"), Role::Accent),
            (keymap.text("{note} adds a progress note to it"), Role::Accent),
        ],
    }
}
