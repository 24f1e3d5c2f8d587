//! The fields of a goal.

use super::tables::is_not_done;
use super::{Data, Field, FieldValue, MergeRule, Named, Schema, Shape, common, field};
use crate::domain::goal::{Goal, OpenState, Size, State};
use crate::domain::id::Id;

impl Schema for Goal {
    const FIELDS: &'static [Field<Goal>] = &[
        field!("id", id).merged(MergeRule::Never),
        common::title(field!("title", title)),
        field!("size", size).unwritten(&["small"]).flag(
            "large",
            "BOOL",
            "Make it a larger goal, reached in many steps",
        ),
        STATE,
        DONE,
        DROPPED,
        field!("toward", toward).flag("toward", "REF", "The larger goal that it serves"),
        field!("due", due).labelled("Target").flag("due", "WHEN", "The target date"),
        field!("measure", measure),
        NEXT,
        common::kind(field!("kind", kind)),
        field!("why", why).labelled("Why").flag("why", "TEXT", "Why it matters").searched("why"),
        common::note(field!("note", note)),
        common::tags(field!("tags", tags)),
        common::links(field!("links", links)),
        common::private(field!("private", private)),
        field!("paused", paused).merged(MergeRule::With("state")).not_in_json(),
        field!("milestone", milestone),
        field!("was", was).not_in_json(),
        field!("reviewed", reviewed).merged(MergeRule::Later).not_in_json(),
        field!("looked_back", looked_back).merged(MergeRule::Later).not_in_json(),
        field!("created", created).merged(MergeRule::Earlier),
        field!("modified", modified).merged(MergeRule::Never),
        field!("log", log).merged(MergeRule::Dated).searched("progress"),
        field!("answers", answers).merged(MergeRule::Dated),
    ];

    fn blank() -> Goal {
        Goal::new(Id::spelled(0), "")
    }
}

/// Setting it opens the goal; `done` and `dropped` are set after it.
const STATE: Field<Goal> = Field::new(
    "state",
    Shape::Word(&["active", "paused", "someday"]),
    |goal| Some(FieldValue::Text(goal.state.word().into())),
    |goal, value| goal.state = State::Open(open_state(value)),
    state_words,
    |_, _| false,
)
.unwritten(&["active", "done", "dropped"])
.flag("state", "STATE", "The state: active, paused or someday");

/// A file keeps its mark where another goal has the focus.
const NEXT: Field<Goal> = Field::new(
    "next",
    Shape::Flag,
    |goal| goal.is_marked_next().value(),
    |goal, value| goal.mark_next(bool::of(value).unwrap_or_default()),
    |goal, named| goal.is_marked_next().words(named),
    |_, _| false,
);

const DONE: Field<Goal> = Field::new(
    "done",
    Shape::Date,
    |goal: &Goal| goal.state.ended_on().filter(|_| goal.is_done()).map(FieldValue::Date),
    |goal, value| {
        if let Some(FieldValue::Date(on)) = value {
            goal.state = State::done(on);
        }
    },
    |_, _| String::new(),
    |_, _| false,
)
.merged(MergeRule::With("state"));

const DROPPED: Field<Goal> = Field::new(
    "dropped",
    <super::super::goal::Dropped as Data>::SHAPE,
    |goal: &Goal| goal.state.as_dropped().and_then(Data::value),
    |goal, value| {
        if let Some(dropped) = Data::of(value) {
            goal.state = State::dropped(dropped);
        }
    },
    |_, _| String::new(),
    |goal, found| goal.state.as_dropped().is_some_and(|dropped| dropped.texts(found)),
)
.checked(is_not_done)
.merged(MergeRule::With("state"))
.searched("why");

fn open_state(value: Option<FieldValue>) -> OpenState {
    let is_so =
        |open: &OpenState| matches!(&value, Some(FieldValue::Text(word)) if word == open.word());
    OpenState::ALL.into_iter().find(is_so).unwrap_or(OpenState::Active)
}

fn state_words(goal: &Goal, named: Named<'_>) -> String {
    let word = goal.state.word();
    match (&goal.state, goal.state.as_dropped()) {
        (_, Some(dropped)) => format!("{word} {}", Schema::words(dropped)),
        (State::Open(_), None) if goal.paused.is_empty() => word.to_owned(),
        (State::Open(_), None) => format!("{word}, paused {}", goal.paused.words(named)),
        (State::Ended(end), None) => format!("{word} {}", end.on()),
    }
}

impl Data for Size {
    const SHAPE: Shape = Shape::Word(&["small", "large"]);

    fn value(&self) -> Option<FieldValue> {
        Some(FieldValue::Text(self.word().into()))
    }

    fn of(value: Option<FieldValue>) -> Option<Size> {
        let large = matches!(value, Some(FieldValue::Text(word)) if word == Size::Large.word());
        Some(if large { Size::Large } else { Size::Small })
    }
}
