//! Finds the item of the journey that an incoming one resembles, as when the same job comes from two sources.

use crate::domain::date::Date;
use crate::domain::fold::fold;
use crate::domain::goal::State;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use std::collections::HashMap;

/// The items of a journey by their folded titles and organisations.
pub(super) struct Likes {
    titles: HashMap<String, Vec<Known>>,
    organisations: HashMap<String, Vec<Known>>,
}

#[derive(Clone)]
struct Known {
    item: Item,
    traits: Traits,
}

/// What must agree besides the title or the organisation.
#[derive(Clone, PartialEq)]
enum Traits {
    Milestone { kind: Option<String>, on: Date },
    Open,
    Done(Date),
    Dropped(Date),
}

impl Likes {
    pub(super) fn of(journey: &Journey) -> Likes {
        let mut likes = Likes { titles: HashMap::new(), organisations: HashMap::new() };
        for item in journey.items() {
            let known = Known { item: item.clone(), traits: Traits::of(item) };
            if let Some(at) = organisation(item) {
                likes.organisations.entry(at).or_default().push(known.clone());
            }
            likes.titles.entry(folded(item.title())).or_default().push(known);
        }
        likes
    }

    /// The first item like it; without `dated` whatever its date is.
    pub(super) fn find(&self, item: &Item, dated: bool) -> Option<Item> {
        let own = Traits::of(item);
        let titles = self.titles.get(&folded(item.title()));
        let by_title = titles.and_then(|known| known.iter().find(|k| own.fits(&k.traits, dated)));
        let by_organisation = || {
            let known = self.organisations.get(&organisation(item)?)?;
            known.iter().find(|k| own.has_kind_of(&k.traits) && own.fits(&k.traits, dated))
        };
        let like = by_title.or_else(|| by_organisation().filter(|_| dated));
        like.map(|known| known.item.clone())
    }
}

impl Traits {
    fn of(item: &Item) -> Traits {
        match item {
            Item::Milestone(milestone) => {
                let kind = milestone.kind.as_deref().map(fold);
                Traits::Milestone { kind, on: milestone.on }
            }
            Item::Goal(goal) => match &goal.state {
                State::Open(_) => Traits::Open,
                State::Ended(end) if goal.is_done() => Traits::Done(end.on()),
                State::Ended(end) => Traits::Dropped(end.on()),
            },
        }
    }

    /// Without a kind of its own an item may be of any.
    fn fits(&self, other: &Traits, dated: bool) -> bool {
        let agree = |on: Date, other: Date| !dated || agree(on, other);
        match (self, other) {
            (
                Traits::Milestone { kind, on },
                Traits::Milestone { kind: other_kind, on: other_on },
            ) => {
                let kinds = kind.as_ref().zip(other_kind.as_ref());
                kinds.is_none_or(|(kind, other)| kind == other) && agree(*on, *other_on)
            }
            (Traits::Open, Traits::Open) => true,
            (Traits::Done(on), Traits::Done(other))
            | (Traits::Dropped(on), Traits::Dropped(other)) => agree(*on, *other),
            (
                Traits::Milestone { .. } | Traits::Open | Traits::Done(_) | Traits::Dropped(_),
                Traits::Milestone { .. } | Traits::Open | Traits::Done(_) | Traits::Dropped(_),
            ) => false,
        }
    }

    /// The same organisation alone says too little of things of unknown kinds.
    fn has_kind_of(&self, other: &Traits) -> bool {
        let kind = |traits: &Traits| match traits {
            Traits::Milestone { kind, .. } => kind.clone(),
            Traits::Open | Traits::Done(_) | Traits::Dropped(_) => None,
        };
        kind(self).is_some_and(|own| kind(other) == Some(own))
    }
}

/// Whether two dates agree at the coarser precision of both.
fn agree(one: Date, other: Date) -> bool {
    let months = one.month().zip(other.month());
    let days = one.day().zip(other.day());
    one.year() == other.year()
        && months.is_none_or(|(one, other)| one == other)
        && days.is_none_or(|(one, other)| one == other)
}

/// The letters and digits of a text, without case and accents, so that `Front-end` is `Frontend`; a text without any
/// as it is.
fn folded(text: &str) -> String {
    let folded = fold(text);
    let letters: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() { folded } else { letters }
}

/// The organisation without its legal form; `None` if the item names none.
fn organisation(item: &Item) -> Option<String> {
    const LEGAL_FORMS: &[&str] = &[
        "ab",
        "ag",
        "as",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "inc",
        "kg",
        "limited",
        "llc",
        "llp",
        "ltd",
        "nv",
        "oy",
        "plc",
        "sa",
        "sarl",
        "sas",
        "se",
        "spa",
        "srl",
    ];
    let words = item.as_milestone()?.at.as_deref()?.split_whitespace().map(folded);
    Some(words.filter(|word| !LEGAL_FORMS.contains(&&**word)).collect())
        .filter(|at: &String| !at.is_empty())
}
