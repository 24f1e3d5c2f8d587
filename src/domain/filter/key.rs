//! The keys of the filter language.

use super::nearest::nearest;
use crate::domain::goal::Goal;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{About, Filtered, Rows};

/// What a term asks of an item.
#[derive(Clone, Copy)]
pub(super) enum FilterKey {
    Is,
    Tag,
    /// The text of a field.
    Field(&'static About, Filtered),
    Toward,
    In,
    Since,
    Until,
    After,
    Before,
    Expires,
    Filter,
}

impl FilterKey {
    const OWN: [FilterKey; 10] = [
        FilterKey::Is,
        FilterKey::Tag,
        FilterKey::Toward,
        FilterKey::In,
        FilterKey::Since,
        FilterKey::Until,
        FilterKey::After,
        FilterKey::Before,
        FilterKey::Expires,
        FilterKey::Filter,
    ];

    fn all() -> impl Iterator<Item = FilterKey> + Clone {
        let rows = Rows::of::<Goal>().iter().chain(Rows::of::<Milestone>().iter());
        let fields = rows.filter_map(|about| Some(FilterKey::Field(about, about.filtered?)));
        FilterKey::OWN.into_iter().chain(fields)
    }

    /// Parses a key in any case.
    pub(super) fn parse(text: &str) -> Option<FilterKey> {
        FilterKey::all().find(|key| key.word().eq_ignore_ascii_case(text))
    }

    /// The key closest to a mistyped one.
    pub(super) fn suggest(typed: &str) -> Option<&'static str> {
        nearest(&typed.to_lowercase(), FilterKey::all().map(FilterKey::word))
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            FilterKey::Is => "is",
            FilterKey::Tag => "tag",
            FilterKey::Field(about, _) => about.key,
            FilterKey::Toward => "toward",
            FilterKey::In => "in",
            FilterKey::Since => "since",
            FilterKey::Until => "until",
            FilterKey::After => "after",
            FilterKey::Before => "before",
            FilterKey::Expires => "expires",
            FilterKey::Filter => "filter",
        }
    }

    /// An example term.
    pub(super) fn example(self) -> &'static str {
        match self {
            FilterKey::Is => "is:open",
            FilterKey::Tag => "tag:study",
            FilterKey::Field(_, filtered) => filtered.example,
            FilterKey::Toward => "toward: with the id or title of a larger goal",
            FilterKey::In => "in:2026-12",
            FilterKey::Since => "since:2019",
            FilterKey::Until => "until:2019",
            FilterKey::After => "after:2019",
            FilterKey::Before => "before:2019",
            FilterKey::Expires => "expires:2027",
            FilterKey::Filter => "filter: with the name of a saved filter",
        }
    }
}
