//! The refusal of an item that was meant, but is not of the kind that a request needs.

use super::Requirement;
use crate::domain::advice::Advice;
use crate::domain::date::Date;
use crate::domain::goal::{End, Goal, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;

/// The refusal of an item that exists but is not what a request needs.
pub(in crate::domain) fn wrong_item(item: &Item, wanted: Requirement) -> Refusal {
    let advice = item.as_goal().and_then(|goal| way_of_goal(goal, wanted.fits));
    Refusal::WrongItem {
        title: item.title().into(),
        is: what(item),
        needs: format!("this needs {}", wanted.needs),
        advice: advice.unwrap_or(Advice::FindItem),
    }
}

fn what(item: &Item) -> &'static str {
    let Item::Goal(goal) = item else {
        return "a milestone";
    };
    match (&goal.state, goal.size) {
        (State::Ended(End::Done(_)), _) => "done",
        (State::Ended(End::Dropped(_)), _) => "dropped",
        (State::Open(OpenState::Active), Size::Small) => "an active small goal",
        (State::Open(OpenState::Active), Size::Large) => "an active larger goal",
        (State::Open(OpenState::Paused), Size::Small) => "a paused small goal",
        (State::Open(OpenState::Paused), Size::Large) => "a paused larger goal",
        (State::Open(OpenState::Someday), Size::Small) => "a small someday goal",
        (State::Open(OpenState::Someday), Size::Large) => "a larger someday goal",
    }
}

const SOME_DATE: Date = Date::Year(1);

/// The one verb after which the goal would fit: found by trying on a copy.
fn way_of_goal(goal: &Goal, fits: fn(&Item) -> bool) -> Option<Advice> {
    let id = || goal.id.clone();
    let fits_with = |alter: fn(&mut Goal)| {
        let mut copy = goal.clone();
        alter(&mut copy);
        fits(&Item::from(copy))
    };
    let open = goal.state.is_open();
    if !open && fits_with(|g| g.state = State::ACTIVE) {
        Some(Advice::Reopen(id()))
    } else if fits_with(|g| g.size = Size::Large) {
        Some(Advice::Enlarge(id()))
    } else if open && fits_with(|g| g.state = State::done(SOME_DATE)) {
        Some(Advice::Finish(id()))
    } else if fits(&Item::from(Milestone::new(id(), "", SOME_DATE))) {
        Some(if open { Advice::FinishAsMilestone(id()) } else { Advice::Recognise(id()) })
    } else {
        None
    }
}
