//! Classifies a review answer by the change that it made.

use crate::domain::breaks::BreakKind;
use crate::domain::change::{Change, Edit};
use crate::domain::declined::AskAgain;
use crate::domain::goal::{End, Goal, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::record::Record;

/// Outcome of one change in a review, in the order of the summary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum ReviewAnswer {
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
    Noted,
    /// A goal was started or resumed.
    Active,
    Paused,
    Someday,
    Next,
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
    /// A credential that lapses is not renewed yet.
    NotRenewed,
    /// An old goal or a credential is never asked about again.
    Never,
}

impl ReviewAnswer {
    pub(crate) fn of(change: &Change) -> ReviewAnswer {
        let answers = change.edits.iter().filter_map(for_edit);
        answers.min().unwrap_or(ReviewAnswer::Changed)
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
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            ReviewAnswer::Milestone => ("milestone", "milestones"),
            ReviewAnswer::Done => ("done", "done"),
            ReviewAnswer::Dropped => ("dropped", "dropped"),
            ReviewAnswer::Target => ("new target", "new targets"),
            ReviewAnswer::Step => ("new small goal", "new small goals"),
            ReviewAnswer::Larger => ("new larger goal", "new larger goals"),
            ReviewAnswer::Noted => ("progress note", "progress notes"),
            ReviewAnswer::Active => ("set to active", "set to active"),
            ReviewAnswer::Paused => ("paused", "paused"),
            ReviewAnswer::Someday => ("set to someday", "set to someday"),
            ReviewAnswer::Next => ("focus set", "focus set"),
            ReviewAnswer::Changed => ("changed", "changed"),
            ReviewAnswer::Deleted => ("deleted", "deleted"),
            ReviewAnswer::Snoozed => ("snoozed", "snoozed"),
            ReviewAnswer::StillRight => ("still right", "still right"),
            ReviewAnswer::LookedAt => ("not a milestone", "not milestones"),
            ReviewAnswer::NotYet => ("not yet a milestone", "not yet milestones"),
            ReviewAnswer::NotRenewed => ("not renewed yet", "not renewed yet"),
            ReviewAnswer::Never => ("never asked about again", "never asked about again"),
        }
    }
}

fn for_edit(edit: &Edit) -> Option<ReviewAnswer> {
    match (&edit.before, edit.after.as_ref()) {
        (None, Some(new)) => Some(for_new(new)),
        (Some(_), None) => Some(ReviewAnswer::Deleted),
        (Some(before), Some(after)) => match (before.as_goal(), after.as_goal()) {
            (Some(before), Some(after)) => for_goal(before, after),
            (_, _) => for_milestone(before, after).or(Some(ReviewAnswer::Changed)),
        },
        (None, None) => None,
    }
}

/// Outcome for a credential that lapses; `None` if the question of its renewal was not answered.
fn for_milestone(before: &Record, after: &Record) -> Option<ReviewAnswer> {
    let (before, after) = (before.as_milestone()?, after.as_milestone()?);
    let answer = after.renewal.filter(|_| before.renewal != after.renewal)?;
    Some(match answer.again {
        AskAgain::NextTime => ReviewAnswer::NotRenewed,
        AskAgain::Never => ReviewAnswer::Never,
    })
}

fn for_new(record: &Record) -> ReviewAnswer {
    match record {
        Record::Item(Item::Milestone(_)) => ReviewAnswer::Milestone,
        Record::Item(Item::Goal(goal)) => match goal.size {
            Size::Small => ReviewAnswer::Step,
            Size::Large => ReviewAnswer::Larger,
        },
        Record::Break(pause) => match pause.kind {
            BreakKind::Paused => ReviewAnswer::Paused,
            BreakKind::Snoozed => ReviewAnswer::Snoozed,
        },
    }
}

/// Outcome for a goal; `None` if it did not change or only lost the focus to another.
fn for_goal(before: &Goal, after: &Goal) -> Option<ReviewAnswer> {
    if before.state != after.state {
        return Some(match after.state {
            State::Open(OpenState::Active) => ReviewAnswer::Active,
            State::Open(OpenState::Paused) => ReviewAnswer::Paused,
            State::Open(OpenState::Someday) => ReviewAnswer::Someday,
            State::Ended(End::Done(_)) => ReviewAnswer::Done,
            State::Ended(End::Dropped(_)) => ReviewAnswer::Dropped,
        });
    }
    if before.looked_back != after.looked_back {
        return after.looked_back.map(|answer| match answer.again {
            AskAgain::NextTime => ReviewAnswer::NotYet,
            AskAgain::Never => ReviewAnswer::Never,
        });
    }
    if after.next && !before.next {
        return Some(ReviewAnswer::Next);
    }
    if before.due != after.due {
        return Some(ReviewAnswer::Target);
    }
    if before.paused != after.paused && after.is_paused() {
        return Some(ReviewAnswer::Paused);
    }
    if before.log.len() < after.log.len() {
        return Some(ReviewAnswer::Noted);
    }
    let reviewed = before.reviewed != after.reviewed;
    let apart = Goal { reviewed: before.reviewed, next: before.next, ..after.clone() };
    if apart != *before {
        return Some(ReviewAnswer::Changed);
    }
    reviewed.then_some(if after.state.is_open() {
        ReviewAnswer::StillRight
    } else {
        ReviewAnswer::LookedAt
    })
}
