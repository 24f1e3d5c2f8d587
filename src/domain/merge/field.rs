//! The fields that a merge compares, each as one thing that a person would choose.

use super::row;
use crate::domain::breaks::Break;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use std::sync::Arc;

/// A field of a goal, a milestone or a rest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// The title.
    Title,
    /// Small or large.
    Size,
    /// Where a goal stands, with its dates; when it was paused belongs to it.
    State,
    /// The larger goal that it serves.
    Toward,
    /// The target date.
    Due,
    /// How far it is.
    Measure,
    /// Whether it is marked as the next milestone.
    Next,
    /// When a milestone happened, or from when to when.
    On,
    /// From when to when a rest lasts.
    Span,
    /// When it was recognised, and why.
    Recognised,
    /// The milestones that it led to.
    LedTo,
    /// The goal that it was.
    From,
    /// The certificate that came with it.
    Credential,
    /// One's own kind.
    Kind,
    /// Why it matters.
    Why,
    /// Anything else.
    Note,
    /// One's own words to group by.
    Tags,
    /// Addresses.
    Links,
    /// Whether it stays out of exports.
    Private,
    /// The milestone that a goal became.
    Milestone,
    /// The milestone that it was, since it was taken back to a step.
    DemotedMilestone,
    /// When a review last found it right.
    Reviewed,
    /// When it was last looked back on, and what was answered.
    LookedBack,
    /// When it was written down.
    Created,
    /// Dated progress.
    Log,
    /// What was answered to the next-milestone question.
    Answers,
}

/// How an item is called that a link leads to: its title for a person, its id for a script.
pub type Named<'n> = &'n dyn Fn(&Id) -> String;

impl Field {
    /// Its key in the files, which is its name everywhere.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Size => "size",
            Field::State => "state",
            Field::Toward => "toward",
            Field::Due => "due",
            Field::Measure => "measure",
            Field::Next => "next",
            Field::On => "on",
            Field::Span => "from and until",
            Field::Recognised => "recognised",
            Field::LedTo => "led_to",
            Field::From => "from",
            Field::Credential => "credential",
            Field::Kind => "kind",
            Field::Why => "why",
            Field::Note => "note",
            Field::Tags => "tags",
            Field::Links => "links",
            Field::Private => "private",
            Field::Milestone => "milestone",
            Field::DemotedMilestone => "was",
            Field::Reviewed => "reviewed",
            Field::LookedBack => "looked back",
            Field::Created => "created",
            Field::Log => "log",
            Field::Answers => "answers",
        }
    }

    /// What an item says there, in a few words; empty where it says nothing. `named` says what a link leads to.
    pub(crate) fn said(self, item: &Record, named: Named<'_>) -> String {
        match item {
            Record::Item(Item::Goal(goal)) => row::said(self, goal.as_ref(), named),
            Record::Item(Item::Milestone(milestone)) => row::said(self, milestone.as_ref(), named),
            Record::Break(rest) => row::said(self, rest.as_ref(), named),
        }
    }

    /// All fields of two members of one kind; nothing if they are of two.
    pub(super) fn of_both(a: &Record, b: &Record) -> Option<Vec<Field>> {
        match (a, b) {
            (Record::Item(Item::Goal(_)), Record::Item(Item::Goal(_))) => {
                Some(row::fields::<Goal>())
            }
            (Record::Item(Item::Milestone(_)), Record::Item(Item::Milestone(_))) => {
                Some(row::fields::<Milestone>())
            }
            (Record::Break(a), Record::Break(b)) => (a.kind == b.kind).then(row::fields::<Break>),
            (Record::Item(_) | Record::Break(_), _) => None,
        }
    }

    /// Puts what `from` says there into `into`; without effect on a member of another kind.
    pub(super) fn take(self, from: &Record, into: &mut Record) {
        match (from, into) {
            (Record::Item(Item::Goal(from)), Record::Item(Item::Goal(into))) => {
                row::take(self, from.as_ref(), Arc::make_mut(into));
            }
            (Record::Item(Item::Milestone(from)), Record::Item(Item::Milestone(into))) => {
                row::take(self, from.as_ref(), Arc::make_mut(into));
            }
            (Record::Break(from), Record::Break(into)) => {
                row::take(self, from.as_ref(), Arc::make_mut(into));
            }
            (Record::Item(_) | Record::Break(_), _) => {}
        }
    }

    /// Whether two items say the same there.
    pub(super) fn same(self, a: &Record, b: &Record) -> bool {
        let mut with = b.clone();
        self.take(a, &mut with);
        with == *b
    }
}
