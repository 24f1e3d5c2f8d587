//! The words that may stand before a colon in a filter.

use super::nearest::nearest;

/// What is asked of an item by a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Key {
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

impl Key {
    const ALL: [Key; 11] = [
        Key::Is,
        Key::Tag,
        Key::Kind,
        Key::Toward,
        Key::In,
        Key::Since,
        Key::Until,
        Key::After,
        Key::Before,
        Key::Expires,
        Key::Filter,
    ];

    /// The key that is written so, in capitals or not.
    pub(super) fn known(text: &str) -> Option<Key> {
        let is_so = |key: &Key| key.word().eq_ignore_ascii_case(text);
        Key::ALL.into_iter().find(is_so)
    }

    /// The key that a mistyped one was probably meant to be.
    pub(super) fn meant(typed: &str) -> Option<&'static str> {
        nearest(&typed.to_lowercase(), Key::ALL.map(Key::word))
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Key::Is => "is",
            Key::Tag => "tag",
            Key::Kind => "kind",
            Key::Toward => "toward",
            Key::In => "in",
            Key::Since => "since",
            Key::Until => "until",
            Key::After => "after",
            Key::Before => "before",
            Key::Expires => "expires",
            Key::Filter => "filter",
        }
    }

    /// A term with it, as one may write it.
    pub(super) fn example(self) -> &'static str {
        match self {
            Key::Is => "is:open",
            Key::Tag => "tag:study",
            Key::Kind => "kind:training",
            Key::Toward => "toward: with the id or title of a larger goal",
            Key::In => "in:2026-12",
            Key::Since => "since:2019",
            Key::Until => "until:2019",
            Key::After => "after:2019",
            Key::Before => "before:2019",
            Key::Expires => "expires:2027",
            Key::Filter => "filter: with the name of a saved filter",
        }
    }
}
