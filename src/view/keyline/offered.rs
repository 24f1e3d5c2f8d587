//! What the key line offers where, the most needed first.

use crate::app::action::{Action, Action as A, Layer};

/// The actions that the key line offers where keys of that layer come first, the most needed first.
pub(super) fn offered(layer: Layer) -> &'static [Action] {
    match layer {
        Layer::Everywhere => KEY_LINE,
        Layer::Timeline => TIMELINE_KEY_LINE,
        Layer::Chain => CHAIN_KEY_LINE,
        Layer::LookBack => LOOK_BACK_KEY_LINE,
        Layer::Momentum => MOMENTUM_KEY_LINE,
        Layer::Review => REVIEW_KEY_LINE,
    }
}

/// The order in which the key line offers what applies: the most needed first.
const KEY_LINE: &[Action] = &[
    A::AddSmall,
    A::Done,
    A::AddMilestone,
    A::Promote,
    A::Chain,
    A::Link,
    A::Open,
    A::Review,
    A::Timeline,
    A::Find,
    A::Palette,
    A::Help,
    A::Momentum,
    A::Note,
    A::Target,
    A::Edit,
    A::View,
    A::Question,
    A::Undo,
    A::Drop,
    A::Filter,
];

/// The same on the timeline.
const TIMELINE_KEY_LINE: &[Action] = &[
    A::Closer,
    A::GoTo,
    A::Turn,
    A::Fill,
    A::Open,
    A::Chain,
    A::Promote,
    A::Link,
    A::Find,
    A::Filter,
    A::Help,
    A::Edit,
    A::Undo,
];

/// The same in a chain.
const CHAIN_KEY_LINE: &[Action] =
    &[A::Open, A::Link, A::Unlink, A::Promote, A::Edit, A::Timeline, A::Find, A::Help, A::Undo];

/// The same in the look back.
const LOOK_BACK_KEY_LINE: &[Action] =
    &[A::Yes, A::No, A::NeverAsk, A::Open, A::Chain, A::Timeline, A::Find, A::Help, A::Undo];

/// The same in momentum.
const MOMENTUM_KEY_LINE: &[Action] = &[
    A::PaneLeft,
    A::Open,
    A::Timeline,
    A::Question,
    A::AddSmall,
    A::Find,
    A::Help,
    A::Edit,
    A::Undo,
];

/// The same in the review, where the keys that answer a card stand on it.
const REVIEW_KEY_LINE: &[Action] =
    &[A::Skip, A::CardBefore, A::Undo, A::Open, A::Help, A::ReviewMonth, A::ReviewYear];

/// What can be done with a row of the focused detail.
pub(super) const DETAIL_KEY_LINE: &[Action] = &[
    A::Done,
    A::Note,
    A::Edit,
    A::AddSmall,
    A::Promote,
    A::Chain,
    A::Link,
    A::Drop,
    A::State,
    A::Undo,
    A::Help,
];
