//! Where an action applies: with what selected, in which view, and for which keys that counts first.

use crate::domain::item::Item;

/// The selection or view that an action needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Where {
    /// Nothing: it applies everywhere.
    Always,
    /// Nothing: it applies everywhere, and in the dialogs that take no text.
    Anywhere,
    /// The pane of the past.
    InPast,
    /// The small goals are in view.
    AmongSmall,
    /// Any row at all, a file that is not understood among them.
    OnAnything,
    /// A goal or a milestone.
    OnItem,
    /// A goal, open or ended.
    OnGoal,
    /// An open goal.
    OnOpenGoal,
    /// An open small goal.
    OnSmall,
    /// An open larger goal.
    OnLarger,
    /// A goal that was done or dropped, or a milestone.
    OnFinished,
    /// A milestone.
    OnMilestone,
    /// The timeline is open.
    InTimeline,
    /// A question is asked: the review or the look back is open.
    InQuestion,
    /// The review is open.
    InReview,
    /// The preview of an import is open.
    InImport,
    /// A question asks for one of several states.
    InChoice,
    /// Two versions of a file are merged.
    InMerge,
    /// A text is being typed.
    InText,
    /// A text of several lines is being typed.
    InNote,
}

/// A layer of keys: those of the open view come first, then those of everywhere. While one types no key of the panes counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Layer {
    /// The actions of everywhere.
    Everywhere,
    /// Those of the timeline.
    Timeline,
    /// Those of the look back.
    LookBack,
    /// Those of the review.
    Review,
    /// Those of the preview of an import.
    Import,
    /// Those of a dialog that takes no text.
    Dialog,
    /// Those of a question.
    Question,
    /// Those of a merge.
    Merge,
    /// Those of a text that is being typed.
    Typing,
    /// Those of a text of several lines.
    Note,
}

impl Layer {
    pub(crate) const VIEWS: [Layer; 6] = [
        Layer::Timeline,
        Layer::LookBack,
        Layer::Review,
        Layer::Import,
        Layer::Question,
        Layer::Merge,
    ];

    /// In words, where it is one of a view.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Layer::Everywhere | Layer::Dialog => "",
            Layer::Timeline => "in the timeline",
            Layer::LookBack => "in the look back",
            Layer::Review => "in the review",
            Layer::Import => "in the preview of an import",
            Layer::Question => "where a question is asked",
            Layer::Merge => "in a merge",
            Layer::Typing => "while you type",
            Layer::Note => "in a text of several lines",
        }
    }

    /// The layers in which a key is looked for, the first one first.
    pub(crate) fn and_below(self) -> impl Iterator<Item = Layer> {
        let below = |layer: &Layer| match layer {
            Layer::Everywhere | Layer::Typing => None,
            Layer::Note | Layer::Question | Layer::Dialog => Some(Layer::Typing),
            Layer::Merge => Some(Layer::Dialog),
            Layer::Timeline | Layer::LookBack | Layer::Review | Layer::Import => {
                Some(Layer::Everywhere)
            }
        };
        std::iter::successors(Some(self), below)
    }
}

impl Where {
    /// Whether it applies with `item` selected.
    pub(crate) fn fits(self, item: Option<&Item>) -> bool {
        match self {
            Where::Always | Where::Anywhere | Where::InPast | Where::AmongSmall => true,
            Where::OnAnything | Where::InTimeline | Where::InQuestion => true,
            Where::InReview | Where::InImport => true,
            Where::InChoice | Where::InMerge | Where::InText | Where::InNote => true,
            Where::OnItem => item.is_some(),
            Where::OnGoal => item.is_some_and(|i| i.as_goal().is_some()),
            Where::OnOpenGoal => item.is_some_and(Item::is_open_goal),
            Where::OnSmall => item.is_some_and(|i| i.is_open_goal() && !i.is_open_large()),
            Where::OnLarger => item.is_some_and(Item::is_open_large),
            Where::OnFinished => {
                item.is_some_and(|i| i.is_ended_goal() || i.as_milestone().is_some())
            }
            Where::OnMilestone => item.is_some_and(|i| i.as_milestone().is_some()),
        }
    }

    /// In words, for the help.
    pub fn words(self) -> &'static str {
        self.in_words().0
    }

    /// The items that it applies to, in words; empty where it is about no kind of item.
    pub(crate) fn things(self) -> &'static str {
        self.in_words().1
    }

    fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Where::Always | Where::Anywhere | Where::OnAnything => ("", ""),
            Where::InPast => ("in the past", ""),
            Where::AmongSmall => ("where the small goals are in view", ""),
            Where::OnItem => ("on a goal or milestone", "goals and milestones"),
            Where::OnGoal => ("on a goal", "goals"),
            Where::OnOpenGoal => ("on an open goal", "open goals"),
            Where::OnSmall => ("on a small goal", "open small goals"),
            Where::OnLarger => ("on a larger goal", "open larger goals"),
            Where::OnFinished => ("on anything finished", "finished goals and milestones"),
            Where::OnMilestone => ("on a milestone", "milestones"),
            Where::InTimeline => (Layer::Timeline.words(), ""),
            Where::InQuestion | Where::InChoice => (Layer::Question.words(), ""),
            Where::InMerge => (Layer::Merge.words(), ""),
            Where::InReview => (Layer::Review.words(), ""),
            Where::InImport => (Layer::Import.words(), ""),
            Where::InText => (Layer::Typing.words(), ""),
            Where::InNote => (Layer::Note.words(), ""),
        }
    }

    pub(crate) fn layers(self) -> &'static [Layer] {
        match self {
            Where::InTimeline => &[Layer::Timeline],
            Where::InQuestion => &[Layer::Review, Layer::LookBack, Layer::Question, Layer::Merge],
            Where::InChoice => &[Layer::Question],
            Where::InMerge => &[Layer::Merge],
            Where::Anywhere => &[Layer::Everywhere, Layer::Dialog],
            Where::InReview => &[Layer::Review],
            Where::InImport => &[Layer::Import],
            Where::InText => &[Layer::Typing],
            Where::InNote => &[Layer::Note],
            Where::Always
            | Where::InPast
            | Where::AmongSmall
            | Where::OnAnything
            | Where::OnItem
            | Where::OnGoal
            | Where::OnOpenGoal
            | Where::OnSmall
            | Where::OnLarger
            | Where::OnFinished
            | Where::OnMilestone => &[Layer::Everywhere],
        }
    }

    /// Whether its keys are looked for where that layer comes first.
    pub(crate) fn reaches(self, layer: Layer) -> bool {
        layer.and_below().any(|layer| self.layers().contains(&layer))
    }

    /// Whether it means something in a dialog only.
    pub fn is_in_dialog(self) -> bool {
        matches!(self, Where::InChoice | Where::InMerge) || self.is_typing()
    }

    /// Whether its keys are for a text that is being typed.
    pub fn is_typing(self) -> bool {
        matches!(self, Where::InText | Where::InNote)
    }
}
