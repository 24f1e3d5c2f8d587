//! One term of a filter, and its test of an item.

use super::Filter;
use crate::domain::date::{Date, Day, Extent};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::needle::Needle;
use crate::domain::schema::{About, Schema};
use crate::domain::tags;
use std::fmt;
use std::ops::{Bound, RangeBounds};

/// Days, each end included or not.
pub(super) type Days = (Bound<Day>, Bound<Day>);

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
    Is(&'static Is),
    Tag(Needle),
    /// The text of a field, in whole or in part.
    Field {
        key: &'static str,
        value: Needle,
        whole: bool,
    },
    Toward(Id),
    Saved(Filter),
    /// The item's date lies within, or its span overlaps.
    In(Date),
    /// The item's date may lie on these days.
    Within(Days),
    /// A credential of the item may expire on or before this day.
    Expires(Day),
}

/// A property that `is:` asks for.
pub(super) struct Is {
    pub(super) word: &'static str,
    /// Whether only items of the past have it.
    is_past: bool,
    goal: fn(&Goal, &Journey, Day) -> bool,
    milestone: fn(&Milestone) -> bool,
}

impl Is {
    pub(super) const ALL: [&'static Is; 14] = [
        &Is::of("goal", |_, _, _| true),
        &Is::of("small", |goal, _, _| !goal.is_large()),
        &Is::of("large", |goal, _, _| goal.is_large()),
        &Is::of("milestone", |_, _, _| false).or(|_| true).past(),
        &Is::of("open", |goal, _, _| goal.state.is_open()),
        &Is::of("active", |goal, _, _| goal.is_active()),
        &Is::of("paused", |goal, _, _| goal.is_paused()),
        &Is::of("someday", |goal, _, _| goal.is_someday()),
        &Is::of("done", |goal, _, _| goal.is_done()).past(),
        &Is::of("dropped", |goal, _, _| goal.state.as_dropped().is_some()).past(),
        &Is::of("stuck", |goal, journey, _| journey.is_stuck(goal)),
        &Is::of("overdue", |goal, _, today| goal.is_overdue(today)),
        &Is::of("private", |goal, _, _| goal.private).or(|milestone| milestone.private),
        &Is::of("hindsight", |_, _, _| false).or(Milestone::in_hindsight).past(),
    ];

    const fn of(word: &'static str, goal: fn(&Goal, &Journey, Day) -> bool) -> Is {
        Is { word, is_past: false, goal, milestone: |_| false }
    }

    const fn or(self, milestone: fn(&Milestone) -> bool) -> Is {
        Is { milestone, ..self }
    }

    const fn past(self) -> Is {
        Is { is_past: true, ..self }
    }

    pub(super) fn words() -> [&'static str; 14] {
        Is::ALL.map(|is| is.word)
    }

    fn holds(&self, item: &Item, journey: &Journey, today: Day) -> bool {
        match item {
            Item::Goal(goal) => (self.goal)(goal, journey, today),
            Item::Milestone(milestone) => (self.milestone)(milestone),
        }
    }
}

impl PartialEq for Is {
    fn eq(&self, other: &Is) -> bool {
        self.word == other.word
    }
}

impl fmt::Debug for Is {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word)
    }
}

impl Term {
    pub(super) fn holds(&self, item: &Item, journey: &Journey, today: Day) -> bool {
        self.test.holds(item, journey, today) != self.negated
    }

    /// Whether the term needs the past: a date, or a property that only past items have.
    pub(super) fn looks_back(&self) -> bool {
        match &self.test {
            Test::Is(is) => !self.negated && is.is_past,
            Test::Saved(filter) => !self.negated && filter.looks_back(),
            Test::In(_) | Test::Within(_) | Test::Expires(_) => !self.negated,
            Test::Field { key, .. } => !self.negated && !is_of_goals(key),
            Test::Word(_)
            | Test::Hash { .. }
            | Test::Phrase(_)
            | Test::Tag(_)
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
            Test::In(date) => extent(item).is_some_and(|extent| extent.is_in(*date, today)),
            Test::Within((from, until)) => extent(item).is_some_and(|extent| {
                (*from, Bound::Unbounded).contains(&extent.last_day(today))
                    && (Bound::Unbounded, *until).contains(&extent.on.first_day())
            }),
            Test::Expires(day) => {
                let expires = item.as_milestone().and_then(|milestone| milestone.expires());
                expires.is_some_and(|on| on.first_day() <= *day)
            }
        }
    }
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

/// The item's own date: its end or event, otherwise its target.
fn extent(item: &Item) -> Option<Extent> {
    match item {
        Item::Goal(goal) => goal.state.ended_on().or(goal.due).map(Extent::from),
        Item::Milestone(milestone) => Some(milestone.extent()),
    }
}

fn is_of_goals(key: &str) -> bool {
    Goal::FIELDS.iter().any(|field| field.about.key == key)
}
