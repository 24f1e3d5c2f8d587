//! Deletes an item and every reference to it.

use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::goal::{Goal, StepAnswer};
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

/// The goal's answers without references to `id`.
fn answers_without(goal: &Goal, id: &Id) -> Vec<StepAnswer> {
    let freed = |answer: &StepAnswer| StepAnswer {
        goal: answer.goal.clone().filter(|g| g != id),
        ..answer.clone()
    };
    goal.answers.iter().map(freed).collect()
}

/// A copy of `item` without references to `id`; `None` if it has none.
fn without(item: &Item, id: &Id) -> Option<Item> {
    match item {
        Item::Goal(goal) => {
            let toward = goal.toward.clone().filter(|t| t != id);
            let milestone = goal.milestone.clone().filter(|m| m != id);
            let answers = answers_without(goal, id);
            let same =
                toward == goal.toward && milestone == goal.milestone && answers == goal.answers;
            (!same).then(|| Goal { toward, milestone, answers, ..Goal::clone(goal) }.into())
        }
        Item::Milestone(milestone) => {
            let from = milestone.from.clone().filter(|f| f != id);
            let led_to: Vec<Id> = milestone.led_to.iter().filter(|l| *l != id).cloned().collect();
            let same = from == milestone.from && led_to == milestone.led_to;
            (!same).then(|| Milestone { from, led_to, ..Milestone::clone(milestone) }.into())
        }
    }
}
