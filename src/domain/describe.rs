//! The look of an item, the same on the screen and the command line.

use super::calendar::Calendar;
use super::goal::{End, Goal, OpenState, State};
use super::item::Item;
use super::journey::Journey;
use super::milestone::Milestone;
use super::text::shown;

/// The kind of an item at a glance; each interface has a glyph of its own for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    Milestone,
    /// A milestone that was recognised later than it happened.
    Recognised,
    Focus,
    Open,
    Paused,
    Someday,
    Done,
    Dropped,
}

impl Mark {
    pub(crate) fn of(item: &Item) -> Mark {
        match item {
            Item::Goal(goal) => Mark::of_goal(goal),
            Item::Milestone(milestone) => Mark::of_milestone(milestone),
        }
    }

    pub(crate) fn of_goal(goal: &Goal) -> Mark {
        match goal.state {
            State::Open(_) if goal.next => Mark::Focus,
            State::Open(OpenState::Active) => Mark::Open,
            State::Open(OpenState::Paused) => Mark::Paused,
            State::Open(OpenState::Someday) => Mark::Someday,
            State::Ended(End::Done(_)) => Mark::Done,
            State::Ended(End::Dropped(_)) => Mark::Dropped,
        }
    }

    pub(crate) fn of_milestone(milestone: &Milestone) -> Mark {
        if milestone.in_hindsight() { Mark::Recognised } else { Mark::Milestone }
    }
}

/// A goal in brief: what it served, why it was dropped, its note, and the last line of its log.
pub(crate) fn brief(journey: &Journey, goal: &Goal, calendar: Calendar) -> Vec<String> {
    let mut brief = Vec::new();
    let larger = goal.toward.as_ref().and_then(|id| journey.goal(id));
    if let Some(larger) = larger {
        brief.push(format!("toward {}", first_line(&larger.title)));
    }
    if let Some(dropped) = goal.state.as_dropped()
        && !dropped.why.trim().is_empty()
    {
        brief.push(format!("dropped: {}", first_line(&dropped.why)));
    }
    brief.extend(goal.note.as_deref().map(first_line));
    let last = goal.log.iter().rev().find(|e| !e.text.trim().is_empty());
    brief.extend(
        last.map(|entry| format!("{}: {}", calendar.words(entry.on), first_line(&entry.text))),
    );
    brief
}

/// The first line that is not blank, safe to print.
fn first_line(text: &str) -> String {
    let mut lines = text.lines().map(str::trim);
    let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
    shown(line, WIDEST)
}

/// More columns than two lines of any screen have.
const WIDEST: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{Date, Day};
    use crate::domain::goal::OpenState;
    use crate::domain::id::Id;

    fn goal(state: State, next: bool) -> Item {
        Goal { state, next, ..Goal::new(Id::spelled(1), "Book the exam") }.into()
    }

    #[test]
    fn mark_of_an_item_is_the_same_for_every_face() {
        let on = Date::Day(Day::new(2026, 11, 22).expect("a day"));
        let milestone = Milestone::new(Id::spelled(2), "MCSE", Date::Year(1997));
        let marks = [
            (goal(State::Open(OpenState::Active), false), Mark::Open),
            (goal(State::Open(OpenState::Paused), true), Mark::Focus),
            (goal(State::Ended(End::Done(on)), true), Mark::Done),
            (milestone.into(), Mark::Milestone),
        ];
        for (item, mark) in marks {
            assert_eq!(Mark::of(&item), mark, "{item:?}");
        }
    }
}
