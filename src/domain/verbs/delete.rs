//! Deletes items and every reference to them.

use super::each::named;
use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;
use crate::domain::sorted::SortedSet;

/// Deletes items; open goals, milestones and loaded ended goals lose their references to them.
///
/// # Errors
/// No item has one of those ids.
pub(crate) fn delete(journey: &Journey, ids: &[Id]) -> Result<Change, Refusal> {
    let gone: SortedSet<&Id> = ids.iter().collect();
    let items = ids.iter().map(|id| Ok(Edit::delete(rules::item(journey, id)?.clone())));
    let deleted = items.collect::<Result<Vec<Edit>, Refusal>>()?;
    let others = journey.items().filter(|other| !gone.contains(other.id()));
    let freed = others.filter_map(|pointing| without(pointing, &gone));
    let freed = freed.map(|freed| journey.edit(freed));
    let mut change = named("deleted", deleted);
    change.edits.extend(freed);
    Ok(change)
}

/// A copy of `item` without references to those that are gone; `None` if it has none.
fn without(item: &Item, gone: &SortedSet<&Id>) -> Option<Item> {
    let leads = |link: &Option<Id>| link.as_ref().is_some_and(|to| gone.contains(to));
    let clear = |link: &mut Option<Id>| drop(link.take_if(|to| gone.contains(to)));
    let answered = |goal: &Goal| goal.answers.iter().any(|answer| leads(&answer.goal));
    match item {
        Item::Goal(goal) if leads(&goal.toward) || leads(&goal.milestone) || answered(goal) => {
            let mut goal = Goal::clone(goal);
            [&mut goal.toward, &mut goal.milestone].into_iter().for_each(clear);
            goal.answers.iter_mut().for_each(|answer| clear(&mut answer.goal));
            Some(goal.into())
        }
        Item::Milestone(milestone)
            if leads(&milestone.from) || milestone.led_to.iter().any(|to| gone.contains(to)) =>
        {
            let mut milestone = Milestone::clone(milestone);
            clear(&mut milestone.from);
            milestone.led_to.retain(|to| !gone.contains(to));
            Some(milestone.into())
        }
        Item::Goal(_) | Item::Milestone(_) => None,
    }
}
