//! The keys of the filter language.

use super::nearest::nearest;
use super::term::Days;
use crate::domain::date::Date;
use crate::domain::goal::Goal;
use crate::domain::milestone::Milestone;
use crate::domain::schema::Rows;
use std::ops::Bound::{Excluded, Included, Unbounded};

#[derive(Clone, Copy)]
pub(super) struct FilterKey {
    pub(super) word: &'static str,
    /// A complete term.
    pub(super) example: &'static str,
    pub(super) asks: Asks,
}

/// What a term asks of an item.
#[derive(Clone, Copy)]
pub(super) enum Asks {
    Is,
    Tag,
    /// The text of the field with that key.
    Field {
        whole: bool,
    },
    Toward,
    In,
    /// The item's date may lie on these days.
    Within(fn(Date) -> Days),
    Expires,
    Saved,
}

impl Asks {
    pub(super) fn takes_date(self) -> bool {
        match self {
            Asks::In | Asks::Within(_) | Asks::Expires => true,
            Asks::Is | Asks::Tag | Asks::Field { .. } | Asks::Toward | Asks::Saved => false,
        }
    }
}

const OWN: [FilterKey; 10] = [
    key("is", "is:open", Asks::Is),
    key("tag", "tag:study", Asks::Tag),
    key("toward", "toward: with the id or title of a larger goal", Asks::Toward),
    key("in", "in:2026-12", Asks::In),
    key("since", "since:2019", Asks::Within(|date| (Included(date.first_day()), Unbounded))),
    key("until", "until:2019", Asks::Within(|date| (Unbounded, Included(date.last_day())))),
    key("after", "after:2019", Asks::Within(|date| (Excluded(date.last_day()), Unbounded))),
    key("before", "before:2019", Asks::Within(|date| (Unbounded, Excluded(date.first_day())))),
    key("expires", "expires:2027", Asks::Expires),
    key("filter", "filter: with the name of a saved filter", Asks::Saved),
];

const fn key(word: &'static str, example: &'static str, asks: Asks) -> FilterKey {
    FilterKey { word, example, asks }
}

impl FilterKey {
    fn all() -> impl Iterator<Item = FilterKey> + Clone {
        let rows = Rows::of::<Goal>().iter().chain(Rows::of::<Milestone>().iter());
        let fields = rows.filter_map(|about| {
            let filtered = about.filtered?;
            Some(key(about.key, filtered.example, Asks::Field { whole: filtered.whole }))
        });
        OWN.into_iter().chain(fields)
    }

    /// Parses a key in any case.
    pub(super) fn parse(text: &str) -> Option<FilterKey> {
        FilterKey::all().find(|key| key.word.eq_ignore_ascii_case(text))
    }

    /// The key closest to a mistyped one.
    pub(super) fn suggest(typed: &str) -> Option<&'static str> {
        nearest(&typed.to_lowercase(), FilterKey::all().map(|key| key.word))
    }
}
