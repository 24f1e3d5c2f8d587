//! What to say of an item that was meant, but is not of the kind that a request applies to.

use super::Requirement;
use crate::domain::date::Date;
use crate::domain::goal::{End, Goal, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;

pub(super) fn item(item: &Item, wanted: Requirement) -> Refusal {
    let hint = match item {
        Item::Goal(goal) => way_of_goal(goal, wanted.fits),
        Item::Milestone(_) => None,
    };
    Refusal::WrongItem {
        title: item.title().into(),
        is: what(item).into(),
        needs: wanted.needs,
        hint: hint.unwrap_or_else(|| "milepost list --all shows every id and title".into()),
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
        (State::Open(OpenState::Someday), Size::Small) => "a small goal for some day",
        (State::Open(OpenState::Someday), Size::Large) => "a larger goal for some day",
    }
}

/// The one command after which the goal would fit: found by trying on a copy.
fn way_of_goal(goal: &Goal, fits: fn(&Item) -> bool) -> Option<String> {
    let id = &goal.id;
    let fits_with = |alter: fn(&mut Goal)| {
        let mut copy = goal.clone();
        alter(&mut copy);
        fits(&Item::from(copy))
    };
    let some_date = Date::Year(1);
    let open = goal.state.is_open();
    if !open && fits_with(|g| g.state = State::ACTIVE) {
        Some(format!("milepost reopen {id} makes it open again"))
    } else if open && fits_with(|g| g.size = Size::Large) {
        Some(format!("milepost edit {id} --large makes it a larger goal"))
    } else if open && fits_with(|g| g.state = State::done(Date::Year(1))) {
        Some(format!("milepost done {id} says that it is done"))
    } else if fits(&Item::from(Milestone::new(id.clone(), "", some_date))) {
        let way = if open { "done" } else { "promote" };
        let flag = if open { " --milestone" } else { "" };
        Some(format!("milepost {way} {id}{flag} makes a milestone of it"))
    } else {
        None
    }
}
