//! One term of a filter, and whether it holds for an item.

use super::Filter;
use crate::domain::date::{Date, Day};
use crate::domain::goal::{Goal, Size};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::needle::Needle;
use crate::domain::tags;

/// A test, or its contrary.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Term {
    pub(super) negated: bool,
    pub(super) test: Test,
}

/// What is tested of an item.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Test {
    /// In the title, a tag, the kind or the note; or short for the title or a tag.
    Word(Needle),
    /// Such a word that begins with `#`, or a tag with what stands behind it.
    Hash {
        word: Needle,
        tag: Needle,
    },
    /// In the title, a tag, the kind or the note, just so.
    Phrase(Needle),
    Is(Is),
    Tag(Needle),
    Kind(Needle),
    Toward(Id),
    /// As a saved filter says.
    Saved(Filter),
    /// Its date may lie in this year, month or day: it is as well since as until then.
    In(Date),
    /// Its date may lie on this day or after it.
    Since(Day),
    /// Its date may lie on this day or before it.
    Until(Day),
    /// Its date may lie after this day, the last one of the date given: `after:2019` begins with 2020.
    After(Day),
    /// Its date may lie before this day, the first one of the date given.
    Before(Day),
    /// It has a credential that may lapse on this day or before it.
    Expires(Day),
}

/// The values of `is:`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Is {
    Goal,
    Small,
    Large,
    Milestone,
    Open,
    Active,
    Paused,
    Someday,
    Done,
    Dropped,
    Stuck,
    Overdue,
    Private,
    Hindsight,
}

impl Is {
    pub(super) const ALL: [Is; 14] = [
        Is::Goal,
        Is::Small,
        Is::Large,
        Is::Milestone,
        Is::Open,
        Is::Active,
        Is::Paused,
        Is::Someday,
        Is::Done,
        Is::Dropped,
        Is::Stuck,
        Is::Overdue,
        Is::Private,
        Is::Hindsight,
    ];

    pub(super) fn word(self) -> &'static str {
        match self {
            Is::Goal => "goal",
            Is::Small => "small",
            Is::Large => "large",
            Is::Milestone => "milestone",
            Is::Open => "open",
            Is::Active => "active",
            Is::Paused => "paused",
            Is::Someday => "someday",
            Is::Done => "done",
            Is::Dropped => "dropped",
            Is::Stuck => "stuck",
            Is::Overdue => "overdue",
            Is::Private => "private",
            Is::Hindsight => "hindsight",
        }
    }

    fn is_of_the_past(self) -> bool {
        match self {
            Is::Milestone | Is::Done | Is::Dropped | Is::Hindsight => true,
            Is::Goal
            | Is::Small
            | Is::Large
            | Is::Open
            | Is::Active
            | Is::Paused
            | Is::Someday
            | Is::Stuck
            | Is::Overdue
            | Is::Private => false,
        }
    }

    fn holds(self, item: &Item, journey: &Journey, today: Day) -> bool {
        match item {
            Item::Goal(goal) => self.holds_for_goal(goal, journey, today),
            Item::Milestone(milestone) => match self {
                Is::Milestone => true,
                Is::Private => milestone.private,
                Is::Hindsight => milestone.in_hindsight(),
                Is::Goal
                | Is::Small
                | Is::Large
                | Is::Open
                | Is::Active
                | Is::Paused
                | Is::Someday
                | Is::Done
                | Is::Dropped
                | Is::Stuck
                | Is::Overdue => false,
            },
        }
    }

    fn holds_for_goal(self, goal: &Goal, journey: &Journey, today: Day) -> bool {
        match self {
            Is::Goal => true,
            Is::Small => goal.size == Size::Small,
            Is::Large => goal.size == Size::Large,
            Is::Open => goal.state.is_open(),
            Is::Active => goal.is_active(),
            Is::Paused => goal.is_paused(),
            Is::Someday => goal.is_someday(),
            Is::Done => goal.is_done(),
            Is::Dropped => goal.state.as_dropped().is_some(),
            Is::Stuck => journey.is_stuck(goal),
            Is::Overdue => goal.is_overdue(today),
            Is::Private => goal.private,
            Is::Milestone | Is::Hindsight => false,
        }
    }
}

impl Term {
    pub(super) fn holds(&self, item: &Item, journey: &Journey, today: Day) -> bool {
        self.test.holds(item, journey, today) != self.negated
    }

    /// Whether what it asks for may be found in the past: by a date, or because only the past is so.
    pub(super) fn looks_back(&self) -> bool {
        match &self.test {
            Test::Is(is) => !self.negated && is.is_of_the_past(),
            Test::Saved(filter) => !self.negated && filter.looks_back(),
            Test::In(_)
            | Test::Since(_)
            | Test::Until(_)
            | Test::After(_)
            | Test::Before(_)
            | Test::Expires(_) => !self.negated,
            Test::Word(_)
            | Test::Hash { .. }
            | Test::Phrase(_)
            | Test::Tag(_)
            | Test::Kind(_)
            | Test::Toward(_) => false,
        }
    }
}

impl Test {
    fn holds(&self, item: &Item, journey: &Journey, today: Day) -> bool {
        match self {
            Test::Word(word) => is_like_its_name(word, item) || is_in_any_text(word, item),
            Test::Hash { word, tag } => {
                is_in_any_text(word, item) || item.tags().iter().any(|t| tag.is_in(t))
            }
            Test::Phrase(phrase) => is_in_any_text(phrase, item),
            Test::Is(is) => is.holds(item, journey, today),
            Test::Tag(tag) => item.tags().iter().any(|t| tag.is(tags::bare(t))),
            Test::Kind(kind) => item.kind().is_some_and(|k| kind.is(k)),
            Test::Toward(larger) => {
                item.as_goal().is_some_and(|g| g.toward.as_ref() == Some(larger))
            }
            Test::Saved(filter) => filter.matches(item, journey, today),
            Test::In(date) => dates(item, today)
                .is_some_and(|(first, last)| first <= date.last_day() && last >= date.first_day()),
            Test::Since(day) => dates(item, today).is_some_and(|(_, last)| last >= *day),
            Test::Until(day) => dates(item, today).is_some_and(|(first, _)| first <= *day),
            Test::After(day) => dates(item, today).is_some_and(|(_, last)| last > *day),
            Test::Before(day) => dates(item, today).is_some_and(|(first, _)| first < *day),
            Test::Expires(day) => expires(item).is_some_and(|on| on.first_day() <= *day),
        }
    }
}

fn expires(item: &Item) -> Option<Date> {
    item.as_milestone()?.credential.as_ref()?.expires
}

fn is_in_any_text(word: &Needle, item: &Item) -> bool {
    let tags = item.tags().iter().map(String::as_str);
    let mut texts = std::iter::once(item.title()).chain(tags).chain(item.kind()).chain(item.note());
    texts.any(|text| word.is_in(text))
}

fn is_like_its_name(word: &Needle, item: &Item) -> bool {
    word.is_like(item.title()) || item.tags().iter().any(|tag| word.is_like(tag))
}

/// The first and the last day of the item's own date: when it ended or happened, else its target, else when it was
/// written down.
fn dates(item: &Item, today: Day) -> Option<(Day, Day)> {
    let extent = match item {
        Item::Goal(goal) => goal.state.ended_on().or(goal.due).or(goal.created)?.into(),
        Item::Milestone(milestone) => milestone.extent(),
    };
    Some((extent.on.first_day(), extent.last_day(today)))
}
