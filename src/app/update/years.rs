//! The years of the past: asked for when they come into view, or when something needs them whole.

use super::{App, Dialog};
use crate::app::action::Action;
use crate::app::data::Data;
use crate::app::dialog::DialogKind;
use crate::app::disk::Request;
use crate::app::entries::Entry;
use crate::app::pane::Pane;
use crate::app::screen::Screen;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::momentum;
use crate::domain::question::{became, earlier};
use crate::domain::sort;

/// The number of unread years that are read first.
const FIRST_PART: usize = 3;

/// The first picture is made of what was at hand; now comes what else the home screen needs.
pub(super) fn shown(app: &mut App) {
    app.data.shown = true;
    super::merging::mention_copies(app);
    app.data.years_unknown = true;
    app.ask(Request::Load(Vec::new()));
}

/// After every event: asks for the years that what is shown needs and that are not read yet.
pub(super) fn load_what_is_shown(app: &mut App) {
    if goes_through_everything(app) {
        load_everything(app);
    }
    let (data, screen) = (&app.data, &app.screen);
    let detailed = screen.detail.as_ref().and(screen.listed());
    let asked = app.dialogs.iter().filter_map(|dialog| dialog.form_of(Action::Question));
    let asked = asked.filter_map(|form| data.journey.goal(form.topic.item.as_ref()?));
    let reviewed = screen.review().and(screen.listed());
    let answered =
        asked.chain([reviewed, detailed].into_iter().flatten().filter_map(Item::as_goal));
    let mut told_of = screen.scene().map(|scene| scene.steps_told_of()).unwrap_or_default();
    told_of.extend(detailed.map(|item| item.id().clone()));
    let mut wanted: Vec<Vec<i32>> = answered.map(|goal| of_answers(data, goal)).collect();
    wanted.extend([of_steps(data, &told_of), in_view(data, screen), of_outlook(data, screen)]);
    wanted.into_iter().for_each(|years| app.load(years));
}

/// Finished goals that are read for the outlook of the larger goals alone: with more, home would hold too much in memory,
/// and the outlook waits until a larger goal is looked at.
const OUTLOOK: usize = 2_000;

/// The years that the outlook on home takes, after the first picture.
fn of_outlook(data: &Data, screen: &Screen) -> Vec<i32> {
    let years = data.journey.years().filter(|(year, _)| data.outlook_years.contains(year));
    let is_near = years.map(|(_, summary)| summary.ended()).sum::<usize>() <= OUTLOOK;
    let shows = data.shown && screen.scene().is_none() && is_near;
    if shows { data.outlook_years.clone() } else { Vec::new() }
}

/// The years in view. In a pane the newest one is waited for: its goals push the older ones out of view.
fn in_view(data: &Data, screen: &Screen) -> Vec<i32> {
    if let Some(scene) = screen.scene() {
        return scene.unread(usize::from(screen.layout.scene.inside.height));
    }
    let list = screen.list(Pane::Past);
    let rows = usize::from(screen.layout.panes[Pane::Past.index()].inside.height);
    let unread = |i: usize| {
        let Entry::Year(year, _) = &list.entries()[i] else { return None };
        Some(*year)
    };
    let unread = list.reach(rows).filter_map(unread);
    unread.filter(|year| data.is_awaited(*year)).max().into_iter().collect()
}

/// The years in which steps of those goals, or of the ones that became those milestones, were done, and that their pace
/// takes.
fn of_steps(data: &Data, ids: &[Id]) -> Vec<i32> {
    let journey = &data.journey;
    if ids.is_empty() {
        return Vec::new();
    }
    let goal = |id| journey.milestone(id).and_then(|m| m.from.as_ref()).unwrap_or(id);
    let years =
        journey.years().filter(|(_, year)| ids.iter().any(|id| year.done_toward(goal(id)) > 0));
    let steps = years.map(|(year, _)| year);
    sort::distinct(steps.chain(momentum::unread(journey, data.today)))
}

/// The years in which goals that answered the question about a larger one may have ended.
fn of_answers(data: &Data, larger: &Goal) -> Vec<i32> {
    let unknown = earlier(larger).filter(|a| became(&data.journey, a).is_none());
    let since = unknown.map(|answer| answer.on.year()).min();
    let years = data.journey.years().map(|(year, _)| year);
    years.filter(|year| since.is_some_and(|since| *year >= since)).collect()
}

/// Whether something is open that goes through every year: a search, the line for a filter, which counts the tags, or a
/// filter over a view of the whole past.
fn goes_through_everything(app: &App) -> bool {
    let goes =
        |dialog: &Dialog| matches!(dialog.kind, DialogKind::Search(_) | DialogKind::Filter(_));
    let filtered = app.screen.filter.is_some() && !app.screen.scenes.is_empty();
    filtered || app.dialogs.iter().any(goes)
}

/// The latest years first and a few at a time, so that they are there to be seen while the rest is read; ever more
/// at a time, as what is loaded is put together again with each part.
pub(super) fn load_everything(app: &mut App) {
    let years = app.data.unread_years();
    let (mut rest, mut part) = (&years[..], FIRST_PART);
    while !rest.is_empty() {
        let (now, later) = rest.split_at(part.min(rest.len()));
        app.load(now.to_vec());
        (rest, part) = (later, part * 3);
    }
}
