//! Deletes an item and every reference to it.

use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;

/// Deletes an item; open goals, milestones and loaded ended goals lose their references to it.
///
/// # Errors
/// No item has that id.
pub(crate) fn delete(journey: &Journey, id: &Id) -> Result<Change, Refusal> {
    let item = rules::item(journey, id)?.clone();
    let others = journey.items().filter(|other| other.id() != id);
    let freed = others.filter_map(|pointing| without(pointing, id));
    Ok(Change::of("deleted", Edit::delete(item), freed.map(|freed| journey.edit(freed))))
}

/// A copy of `item` without references to `id`; `None` if it has none.
fn without(item: &Item, id: &Id) -> Option<Item> {
    let leads = |link: &Option<Id>| link.as_ref() == Some(id);
    let clear = |link: &mut Option<Id>| drop(link.take_if(|to| to == id));
    let answered = |goal: &Goal| goal.answers.iter().any(|answer| leads(&answer.goal));
    match item {
        Item::Goal(goal) if leads(&goal.toward) || leads(&goal.milestone) || answered(goal) => {
            let mut goal = Goal::clone(goal);
            [&mut goal.toward, &mut goal.milestone].into_iter().for_each(clear);
            goal.answers.iter_mut().for_each(|answer| clear(&mut answer.goal));
            Some(goal.into())
        }
        Item::Milestone(milestone) if leads(&milestone.from) || milestone.led_to.contains(id) => {
            let mut milestone = Milestone::clone(milestone);
            clear(&mut milestone.from);
            milestone.led_to.retain(|to| to != id);
            Some(milestone.into())
        }
        Item::Goal(_) | Item::Milestone(_) => None,
    }
}
