//! The fields that a merge compares, each as one thing that a person would choose.

use super::{goal, milestone, rest};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::member::Member;
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
    /// When a review last found it right.
    Reviewed,
    /// When it was last looked back on, and what was answered.
    LookedBack,
    /// When it was written down.
    Created,
    /// Dated progress.
    Log,
}

/// How an item is called that a link leads to: its title for a person, its id for a script.
pub type Named<'n> = &'n dyn Fn(&Id) -> String;

/// What is done about a field that both sides have changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Manner {
    /// One of the two is chosen.
    Choice,
    /// Both go into it.
    Together,
}

impl Field {
    /// Its key in the files, which is its name everywhere.
    pub fn word(self) -> &'static str {
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
            Field::Reviewed => "reviewed",
            Field::LookedBack => "looked back",
            Field::Created => "created",
            Field::Log => "log",
        }
    }

    /// What an item says there, in a few words; empty where it says nothing. `named` says what a link leads to.
    pub fn said(self, item: &Member, named: Named<'_>) -> String {
        match item {
            Member::Item(Item::Goal(goal)) => goal::said(self, goal, named),
            Member::Item(Item::Milestone(milestone)) => milestone::said(self, milestone, named),
            Member::Rest(rest) => rest::said(self, rest),
        }
    }

    /// All fields of two members of one kind; nothing if they are of two.
    pub(super) fn of_both(a: &Member, b: &Member) -> Option<&'static [Field]> {
        match (a, b) {
            (Member::Item(Item::Goal(_)), Member::Item(Item::Goal(_))) => Some(goal::FIELDS),
            (Member::Item(Item::Milestone(_)), Member::Item(Item::Milestone(_))) => {
                Some(milestone::FIELDS)
            }
            (Member::Rest(a), Member::Rest(b)) => (a.how == b.how).then_some(rest::FIELDS),
            (Member::Item(_) | Member::Rest(_), _) => None,
        }
    }

    /// Puts what `from` says there into `into`; without effect on an item of another kind.
    pub(super) fn take(self, from: &Member, into: &mut Member) {
        match (from, into) {
            (Member::Item(Item::Goal(from)), Member::Item(Item::Goal(into))) => {
                goal::take(self, from, Arc::make_mut(into))
            }
            (Member::Item(Item::Milestone(from)), Member::Item(Item::Milestone(into))) => {
                milestone::take(self, from, Arc::make_mut(into));
            }
            (Member::Rest(from), Member::Rest(into)) => rest::take(self, from, Arc::make_mut(into)),
            (Member::Item(_) | Member::Rest(_), _) => {}
        }
    }

    /// Whether two items say the same there.
    pub(super) fn same(self, a: &Member, b: &Member) -> bool {
        let mut with = b.clone();
        self.take(a, &mut with);
        with == *b
    }

    /// Lists take from both sides. Of two dates of review the later one stands, of two of writing down the earlier;
    /// what one side keeps private stays so: nobody would choose otherwise, so nobody is asked.
    pub(super) fn manner(self) -> Manner {
        match self {
            Field::Tags
            | Field::Links
            | Field::LedTo
            | Field::Log
            | Field::Reviewed
            | Field::LookedBack
            | Field::Created
            | Field::Private => Manner::Together,
            Field::Title
            | Field::Size
            | Field::State
            | Field::Toward
            | Field::Due
            | Field::Measure
            | Field::Next
            | Field::On
            | Field::Span
            | Field::Recognised
            | Field::From
            | Field::Credential
            | Field::Kind
            | Field::Why
            | Field::Note
            | Field::Milestone => Manner::Choice,
        }
    }
}
