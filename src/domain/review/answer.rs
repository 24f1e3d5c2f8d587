//! What an answer came to, told from the change that it made.

use crate::domain::breaks::BreakKind;
use crate::domain::change::{Change, Edit};
use crate::domain::goal::{AskAgain, End, Goal, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::record::Record;

/// What a change in a review came to. The order is that of the summary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Answer {
    /// Something finished was seen for the milestone that it was.
    Milestone,
    /// A goal was reached.
    Done,
    /// A goal was given up.
    Dropped,
    /// A goal has another target date, or none.
    Target,
    /// A small goal was written down.
    Step,
    /// A larger goal was written down.
    Larger,
    /// Progress was noted.
    Noted,
    /// A goal was begun, or taken up again.
    Active,
    /// A goal was paused.
    Paused,
    /// A goal was put off for some day.
    Someday,
    /// A larger goal was marked as the next milestone.
    Next,
    /// Something else of an item was changed.
    Changed,
    /// Something was deleted.
    Deleted,
    /// The word about drift was put off.
    Snoozed,
    /// An open goal was still right.
    StillRight,
    /// A finished goal was looked at, and stays a step.
    LookedAt,
    /// An old step was no milestone yet.
    NotYet,
    /// An old step is never asked about again.
    Never,
}

impl Answer {
    /// What a change came to.
    pub(crate) fn of(change: &Change) -> Answer {
        let told = change.edits.iter().filter_map(of_edit);
        told.min().unwrap_or(Answer::Changed)
    }

    /// How many of them there were: `4 still right`, `1 new target`, `2 milestones`.
    pub(crate) fn counted(self, n: usize) -> String {
        let words = if n == 1 { self.words().0 } else { self.words().1 };
        format!("{n} {words}")
    }

    /// What it is called above those that it was given of.
    pub(crate) fn heading(self) -> String {
        let (one, _) = self.words();
        let mut letters = one.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }

    /// For one, and for several.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Answer::Milestone => ("milestone", "milestones"),
            Answer::Done => ("done", "done"),
            Answer::Dropped => ("dropped", "dropped"),
            Answer::Target => ("new target", "new targets"),
            Answer::Step => ("new small goal", "new small goals"),
            Answer::Larger => ("new larger goal", "new larger goals"),
            Answer::Noted => ("progress note", "progress notes"),
            Answer::Active => ("set to active", "set to active"),
            Answer::Paused => ("paused", "paused"),
            Answer::Someday => ("set to someday", "set to someday"),
            Answer::Next => ("next milestone", "next milestones"),
            Answer::Changed => ("changed", "changed"),
            Answer::Deleted => ("deleted", "deleted"),
            Answer::Snoozed => ("snoozed", "snoozed"),
            Answer::StillRight => ("still right", "still right"),
            Answer::LookedAt => ("looked at", "looked at"),
            Answer::NotYet => ("not yet a milestone", "not yet milestones"),
            Answer::Never => ("never asked about again", "never asked about again"),
        }
    }
}

fn of_edit(edit: &Edit) -> Option<Answer> {
    match (&edit.before, edit.after.as_ref()) {
        (None, Some(new)) => Some(of_new(new)),
        (Some(_), None) => Some(Answer::Deleted),
        (Some(before), Some(after)) => match (before.as_goal(), after.as_goal()) {
            (Some(before), Some(after)) => of_goal(before, after),
            (_, _) => Some(Answer::Changed),
        },
        (None, None) => None,
    }
}

fn of_new(member: &Record) -> Answer {
    match member {
        Record::Item(Item::Milestone(_)) => Answer::Milestone,
        Record::Item(Item::Goal(goal)) => match goal.size {
            Size::Small => Answer::Step,
            Size::Large => Answer::Larger,
        },
        Record::Break(rest) => match rest.kind {
            BreakKind::Paused => Answer::Paused,
            BreakKind::Snoozed => Answer::Snoozed,
        },
    }
}

/// What became of a goal; nothing where it was not touched, or only lost a mark to another.
fn of_goal(before: &Goal, after: &Goal) -> Option<Answer> {
    if before.state != after.state {
        return Some(match after.state {
            State::Open(OpenState::Active) => Answer::Active,
            State::Open(OpenState::Paused) => Answer::Paused,
            State::Open(OpenState::Someday) => Answer::Someday,
            State::Ended(End::Done(_)) => Answer::Done,
            State::Ended(End::Dropped(_)) => Answer::Dropped,
        });
    }
    if before.looked_back != after.looked_back {
        return after.looked_back.map(|answer| match answer.again {
            AskAgain::NextTime => Answer::NotYet,
            AskAgain::Never => Answer::Never,
        });
    }
    if after.next && !before.next {
        return Some(Answer::Next);
    }
    if before.due != after.due {
        return Some(Answer::Target);
    }
    if before.paused != after.paused && after.is_paused() {
        return Some(Answer::Paused);
    }
    if before.log.len() < after.log.len() {
        return Some(Answer::Noted);
    }
    let reviewed = before.reviewed != after.reviewed;
    let apart = Goal { reviewed: before.reviewed, next: before.next, ..after.clone() };
    if apart != *before {
        return Some(Answer::Changed);
    }
    reviewed.then_some(if after.state.is_open() { Answer::StillRight } else { Answer::LookedAt })
}
