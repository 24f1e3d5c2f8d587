//! A goal: something to reach, small or large.

use super::date::{Date, Day, Moment, Span};
use super::declined::Declined;
use super::id::Id;
use super::measure::{Amount, Measure};
use super::milestone::Milestone;

/// Size of a goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Size {
    /// Reached in one go or a few.
    #[default]
    Small,
    /// Reached over many steps.
    Large,
}

impl Size {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Size::Small => "small",
            Size::Large => "large",
        }
    }
}

/// State of a goal.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// Not done and not dropped.
    Open(OpenState),
    /// Done or dropped.
    Ended(End),
}

/// State of an open goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenState {
    /// Being worked on.
    Active,
    /// Set aside for a while.
    Paused,
    /// For some day; not yet begun.
    Someday,
}

/// How a goal ended, and when.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// Done on that date.
    Done(Date),
    /// Given up; does not count as progress.
    Dropped(Dropped),
}

/// Date and reason of a drop.
#[derive(Clone, PartialEq, Debug)]
pub struct Dropped {
    /// Date of the end.
    pub on: Date,
    /// The reason; may be empty.
    pub why: String,
}

impl State {
    /// Being worked on.
    pub const ACTIVE: State = State::Open(OpenState::Active);
    /// Set aside for a while.
    pub const PAUSED: State = State::Open(OpenState::Paused);
    /// Not yet begun, without a date.
    pub const SOMEDAY: State = State::Open(OpenState::Someday);

    /// Done on that date.
    pub fn done(on: Date) -> State {
        State::Ended(End::Done(on))
    }

    /// Dropped with a date and a reason.
    pub fn dropped(dropped: Dropped) -> State {
        State::Ended(End::Dropped(dropped))
    }

    pub(crate) fn word(&self) -> &'static str {
        match self {
            State::Open(open) => open.word(),
            State::Ended(End::Done(_)) => "done",
            State::Ended(End::Dropped(_)) => "dropped",
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        matches!(self, State::Open(_))
    }

    pub(crate) fn end(&self) -> Option<&End> {
        match self {
            State::Open(_) => None,
            State::Ended(end) => Some(end),
        }
    }

    /// Date on which the goal was done or dropped.
    pub(crate) fn ended_on(&self) -> Option<Date> {
        self.end().map(End::on)
    }

    pub(crate) fn as_dropped(&self) -> Option<&Dropped> {
        match self {
            State::Ended(End::Dropped(dropped)) => Some(dropped),
            State::Ended(End::Done(_)) | State::Open(_) => None,
        }
    }
}

impl OpenState {
    /// All states, in menu order.
    pub(crate) const ALL: [OpenState; 3] =
        [OpenState::Active, OpenState::Paused, OpenState::Someday];

    pub(crate) fn word(self) -> &'static str {
        match self {
            OpenState::Active => "active",
            OpenState::Paused => "paused",
            OpenState::Someday => "someday",
        }
    }
}

impl End {
    pub(crate) fn on(&self) -> Date {
        match self {
            End::Done(on) => *on,
            End::Dropped(dropped) => dropped.on,
        }
    }
}

/// A progress note.
#[derive(Clone, PartialEq, Debug)]
pub struct LogEntry {
    /// Date of the progress.
    pub on: Date,
    /// May be empty if there is an amount.
    pub text: String,
    /// Amount in the unit of the goal's measure.
    pub amount: Option<Amount>,
}

impl LogEntry {
    /// Whether it is a move; a correction with a negative amount is not.
    pub(crate) fn is_forward(&self) -> bool {
        self.amount.is_none_or(|amount| amount >= Amount::default())
    }
}

/// An answer to the next-milestone question about a larger goal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepAnswer {
    pub(crate) on: Date,
    pub(crate) text: String,
    /// The small goal that it became; `None` once that is deleted.
    pub(crate) goal: Option<Id>,
}

/// The former milestone of a goal, kept so that recognising the goal again restores it.
#[derive(Clone, PartialEq, Debug)]
pub struct DemotedMilestone {
    pub(crate) milestone: Milestone,
    /// The milestones that led to it.
    pub(crate) led_from: Vec<Id>,
}

/// Something to reach. A title alone is a valid goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Goal {
    /// Permanent id.
    pub id: Id,
    /// Never blank.
    pub title: String,
    /// Small or large.
    pub size: Size,
    /// Open, done or dropped.
    pub state: State,
    /// The larger goal that it serves.
    pub toward: Option<Id>,
    /// Target date.
    pub due: Option<Date>,
    /// Measured progress, if any.
    pub measure: Option<Measure>,
    /// Tags.
    pub tags: Vec<String>,
    /// The user's own kind (training, role, project).
    pub kind: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// Free text; may have several lines.
    pub note: Option<String>,
    /// Addresses.
    pub links: Vec<String>,
    /// Excluded from every export.
    pub private: bool,
    /// Whether it has the focus.
    pub next: bool,
    /// Its file marks it as the focus, though another goal has it or it is small.
    pub is_mismarked: bool,
    /// Its pauses, oldest first.
    pub paused: Vec<Span>,
    /// Date of the last review.
    pub reviewed: Option<Date>,
    /// The last look back.
    pub looked_back: Option<Declined>,
    /// Date on which it was added.
    pub created: Option<Date>,
    /// The milestone that it became.
    pub milestone: Option<Id>,
    /// The milestone that it was before it was demoted.
    pub was: Option<Box<DemotedMilestone>>,
    /// Progress notes, oldest first.
    pub log: Vec<LogEntry>,
    /// Answers to the next-milestone question about it, oldest first.
    pub answers: Vec<StepAnswer>,
    /// Last change by the program.
    pub modified: Option<Moment>,
}

impl Goal {
    /// A goal with nothing but a title.
    pub fn new(id: Id, title: impl Into<String>) -> Goal {
        Goal {
            id,
            title: title.into(),
            size: Size::Small,
            state: State::ACTIVE,
            toward: None,
            due: None,
            measure: None,
            tags: Vec::new(),
            kind: None,
            why: None,
            note: None,
            links: Vec::new(),
            private: false,
            next: false,
            is_mismarked: false,
            paused: Vec::new(),
            reviewed: None,
            looked_back: None,
            created: None,
            milestone: None,
            was: None,
            log: Vec::new(),
            answers: Vec::new(),
            modified: None,
        }
    }

    /// Whether its file marks it as the focus, rightly or not.
    pub(crate) fn is_marked_next(&self) -> bool {
        self.next || self.is_mismarked
    }

    pub(crate) fn mark_next(&mut self, next: bool) {
        (self.next, self.is_mismarked) = (next, false);
    }

    /// Another goal has the focus: its own mark stays in the file.
    pub(crate) fn lose_focus(&mut self) {
        (self.next, self.is_mismarked) = (false, self.is_marked_next());
    }

    /// The reason for dropping it, if it was dropped and one was given.
    pub(crate) fn why_dropped(&self) -> Option<&str> {
        let why = self.state.as_dropped()?.why.trim();
        Some(why).filter(|why| !why.is_empty())
    }

    pub(crate) fn is_large(&self) -> bool {
        self.size == Size::Large
    }

    pub(crate) fn is_active(&self) -> bool {
        self.state == State::ACTIVE
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.state == State::PAUSED
    }

    pub(crate) fn is_someday(&self) -> bool {
        self.state == State::SOMEDAY
    }

    /// The current pause.
    pub(crate) fn pause(&self) -> Option<Span> {
        let last = self.paused.last().copied();
        last.filter(|_| self.is_paused())
    }

    pub(crate) fn is_done(&self) -> bool {
        matches!(self.state, State::Ended(End::Done(_)))
    }

    /// Whether a date of the goal was written down from memory, because the goal was added later. Without a date of
    /// creation, as in files written by hand or imported, its dates are trusted.
    pub(crate) fn remembers(&self, day: Day) -> bool {
        let written = self.created.map(Date::first_day);
        written.is_some_and(|written| day < written)
    }

    /// Whether the target of an active goal has passed. Paused and someday goals were set aside on purpose and are
    /// never overdue.
    pub(crate) fn is_overdue(&self, today: Day) -> bool {
        self.is_active() && self.due.is_some_and(|due| due.has_passed(today))
    }
}
