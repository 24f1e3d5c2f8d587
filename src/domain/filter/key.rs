//! The keys of the filter language.

use super::nearest::nearest;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FilterKey {
    Is,
    Tag,
    Kind,
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
    const ALL: [FilterKey; 11] = [
        FilterKey::Is,
        FilterKey::Tag,
        FilterKey::Kind,
        FilterKey::Toward,
        FilterKey::In,
        FilterKey::Since,
        FilterKey::Until,
        FilterKey::After,
        FilterKey::Before,
        FilterKey::Expires,
        FilterKey::Filter,
    ];

    /// Parses a key in any case.
    pub(super) fn parse(text: &str) -> Option<FilterKey> {
        let is_so = |key: &FilterKey| key.word().eq_ignore_ascii_case(text);
        FilterKey::ALL.into_iter().find(is_so)
    }

    /// The key closest to a mistyped one.
    pub(super) fn suggest(typed: &str) -> Option<&'static str> {
        nearest(&typed.to_lowercase(), FilterKey::ALL.map(FilterKey::word))
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            FilterKey::Is => "is",
            FilterKey::Tag => "tag",
            FilterKey::Kind => "kind",
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
            FilterKey::Kind => "kind:training",
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
