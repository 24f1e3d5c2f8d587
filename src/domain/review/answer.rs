//! Classifies a review answer by the change that it made.

use crate::domain::breaks::BreakKind;
use crate::domain::change::{Change, Edit};
use crate::domain::goal::{AskAgain, End, Goal, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::record::Record;

/// Outcome of one change in a review, in the order of the summary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Answer {
    /// A finished goal was recognised as a milestone.
    Milestone,
    Done,
    Dropped,
    /// A target date was changed or removed.
    Target,
    /// A small goal was added.
    Step,
    /// A larger goal was added.
    Larger,
    /// A progress note was added.
    Noted,
    /// A goal was started or resumed.
    Active,
    Paused,
    /// A goal was set to someday.
    Someday,
    /// The focus was set.
    Next,
    /// Any other change of an item.
    Changed,
    Deleted,
    /// The reminder about drift was snoozed.
    Snoozed,
    /// An open goal was kept.
    StillRight,
    /// A finished goal was reviewed and is no milestone.
    LookedAt,
    /// An old goal is not a milestone yet.
    NotYet,
    /// An old goal is never asked about again.
    Never,
}

impl Answer {
    pub(crate) fn of(change: &Change) -> Answer {
        let answers = change.edits.iter().filter_map(for_edit);
        answers.min().unwrap_or(Answer::Changed)
    }

    /// `4 still right`, `1 new target`, `2 milestones`.
    pub(crate) fn counted(self, n: usize) -> String {
        let words = if n == 1 { self.words().0 } else { self.words().1 };
        format!("{n} {words}")
    }

    /// Heading above the goals with this answer.
    pub(crate) fn heading(self) -> String {
        let (one, _) = self.words();
        let mut letters = one.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }

    /// Singular and plural.
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
            Answer::Next => ("focus set", "focus set"),
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

fn for_edit(edit: &Edit) -> Option<Answer> {
    match (&edit.before, edit.after.as_ref()) {
        (None, Some(new)) => Some(for_new(new)),
        (Some(_), None) => Some(Answer::Deleted),
        (Some(before), Some(after)) => match (before.as_goal(), after.as_goal()) {
            (Some(before), Some(after)) => for_goal(before, after),
            (_, _) => Some(Answer::Changed),
        },
        (None, None) => None,
    }
}

fn for_new(record: &Record) -> Answer {
    match record {
        Record::Item(Item::Milestone(_)) => Answer::Milestone,
        Record::Item(Item::Goal(goal)) => match goal.size {
            Size::Small => Answer::Step,
            Size::Large => Answer::Larger,
        },
        Record::Break(pause) => match pause.kind {
            BreakKind::Paused => Answer::Paused,
            BreakKind::Snoozed => Answer::Snoozed,
        },
    }
}

/// Outcome for a goal; `None` if it did not change or only lost the focus to another.
fn for_goal(before: &Goal, after: &Goal) -> Option<Answer> {
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
