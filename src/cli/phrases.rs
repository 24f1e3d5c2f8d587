//! An item in a few words: its date and its progress.

use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::lapse;
use crate::domain::milestone::Milestone;
use crate::domain::words::count;

/// Target, end or date of the item, relative to today; empty if it has none.
pub(super) fn when(item: &Item, calendar: Calendar) -> String {
    match item {
        Item::Goal(goal) => {
            let date = goal.state.ended_on().or(goal.due);
            date.map(|date| calendar.relative(date)).unwrap_or_default()
        }
        Item::Milestone(milestone) => calendar.extent(milestone.extent()),
    }
}

/// The date that a past item is sorted by.
pub(super) fn ended(item: &Item) -> Option<Date> {
    match item {
        Item::Goal(goal) => goal.state.ended_on(),
        Item::Milestone(milestone) => Some(milestone.on),
    }
}

/// Progress and context of an item.
pub(super) fn about(item: &Item, journey: &Journey, calendar: Calendar) -> String {
    let parts = match item {
        Item::Goal(goal) => about_goal(goal, journey, calendar.today),
        Item::Milestone(milestone) => about_milestone(milestone, journey, calendar),
    };
    parts.join(" · ")
}

/// Progress by measure, by steps, or by both.
pub(super) fn progress(goal: &Goal, journey: &Journey) -> Vec<String> {
    let counted = journey.steps(&goal.id);
    let by_steps = (goal.is_large() || counted.total > 0).then(|| counted.words()).flatten();
    let measure = goal.measure.as_ref().map(ToString::to_string);
    measure.into_iter().chain(by_steps).collect()
}

fn about_goal(goal: &Goal, journey: &Journey, today: Day) -> Vec<String> {
    let toward = goal.toward.as_ref().and_then(|id| journey.item(id)).map(Item::title);
    let mut parts = Vec::new();
    if goal.is_overdue(today) {
        parts.push("overdue".to_owned());
    }
    parts.extend(progress(goal, journey));
    parts.extend(journey.stuck(goal).map(str::to_owned));
    if goal.next {
        parts.push("focus".to_owned());
    }
    parts.extend(toward.map(|title| format!("toward {title}")));
    parts
}

fn about_milestone(milestone: &Milestone, journey: &Journey, calendar: Calendar) -> Vec<String> {
    let mut parts: Vec<String> = milestone.kind.iter().cloned().collect();
    parts.extend(milestone.expires().map(|on| lapse::words_of(on, calendar)));
    if let Some(recognised) = milestone.recognised.as_ref().filter(|_| milestone.in_hindsight()) {
        parts.push(format!("recognised {}", recognised.on.year()));
    }
    let onward = journey.onward(&milestone.id).len();
    if onward > 0 {
        parts.push(format!("led to {}", count(onward, "milestone")));
    }
    parts
}
