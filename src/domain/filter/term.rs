//! One term of a filter, and its test of an item.

use super::Filter;
use crate::domain::date::{Date, Day};
use crate::domain::goal::{Goal, Size};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::needle::Needle;
use crate::domain::schema::{About, Schema};
use crate::domain::tags;

/// A test, possibly negated.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Term {
    pub(super) negated: bool,
    pub(super) test: Test,
}

/// A test of one item.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Test {
    /// A word in the title, a tag, the kind, the organisation or the note, or an abbreviation of the title or a tag.
    Word(Needle),
    /// Such a word that begins with `#`, or a tag without its sign.
    Hash {
        word: Needle,
        tag: Needle,
    },
    /// A quoted phrase in one of those texts.
    Phrase(Needle),
    Is(Is),
    Tag(Needle),
    /// The text of a field, in whole or in part.
    Field {
        key: &'static str,
        value: Needle,
        whole: bool,
    },
    Toward(Id),
    /// A saved filter.
    Saved(Filter),
    /// The item's date may lie in this year, month or day, and so on or after its start and on or before its end.
    In(Date),
    /// The item's date may lie on or after this day.
    Since(Day),
    /// The item's date may lie on or before this day.
    Until(Day),
    /// The item's date may lie after this day, the last of the given date: `after:2019` starts with 2020.
    After(Day),
    /// The item's date may lie before this day, the first of the given date.
    Before(Day),
    /// A credential of the item may expire on or before this day.
    Expires(Day),
}

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

    fn is_past(self) -> bool {
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

    /// Whether the term needs the past: a date, or a property that only past items have.
    pub(super) fn looks_back(&self) -> bool {
        match &self.test {
            Test::Is(is) => !self.negated && is.is_past(),
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
            | Test::Field { .. }
            | Test::Toward(_) => false,
        }
    }
}

impl Test {
    fn holds(&self, item: &Item, journey: &Journey, today: Day) -> bool {
        match self {
            Test::Word(word) => matches_name(word, item) || matches_text(word, item),
            Test::Hash { word, tag } => {
                matches_text(word, item) || item.tags().iter().any(|t| tag.is_in(t))
            }
            Test::Phrase(phrase) => matches_text(phrase, item),
            Test::Is(is) => is.holds(item, journey, today),
            Test::Tag(tag) => item.tags().iter().any(|t| tag.is(tags::bare(t))),
            Test::Field { key, value, whole } => {
                let fits = |text: &str| if *whole { value.is(text) } else { value.is_in(text) };
                any_text(item, |about| about.key == *key, fits)
            }
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

fn matches_text(word: &Needle, item: &Item) -> bool {
    any_text(item, |about| about.worded, |text| word.is_in(text))
}

fn any_text(item: &Item, of: impl Fn(&About) -> bool, fits: impl Fn(&str) -> bool) -> bool {
    fn any<T: Schema>(item: &T, of: impl Fn(&About) -> bool, fits: impl Fn(&str) -> bool) -> bool {
        let mut fields = T::FIELDS.iter().filter(|field| of(&field.about));
        fields.any(|field| field.find(item, &mut |text| fits(text)))
    }
    match item {
        Item::Goal(goal) => any(&**goal, of, fits),
        Item::Milestone(milestone) => any(&**milestone, of, fits),
    }
}

fn matches_name(word: &Needle, item: &Item) -> bool {
    word.is_like(item.title()) || item.tags().iter().any(|tag| word.is_like(tag))
}

/// First and last day of the item's own date: its end or event, otherwise its target, otherwise its creation.
fn dates(item: &Item, today: Day) -> Option<(Day, Day)> {
    let extent = match item {
        Item::Goal(goal) => goal.state.ended_on().or(goal.due).or(goal.created)?.into(),
        Item::Milestone(milestone) => milestone.extent(),
    };
    Some((extent.on.first_day(), extent.last_day(today)))
}
