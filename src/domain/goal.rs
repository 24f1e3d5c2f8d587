//! A goal: something to reach, small or large.

use super::date::{Date, Day, Moment, Span};
use super::id::Id;
use super::measure::{Amount, Measure};
use super::milestone::Milestone;

/// How large a goal is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Size {
    /// Achievable in one go or a few; under your feet.
    #[default]
    Small,
    /// Reached over many steps; ahead of you.
    Large,
}

impl Size {
    /// The word that files and commands use.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Size::Small => "small",
            Size::Large => "large",
        }
    }
}

/// The state of a goal.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// Not done and not dropped.
    Open(OpenState),
    /// Done or dropped.
    Ended(End),
}

/// The state of an open goal.
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
    /// Done, on that date.
    Done(Date),
    /// Given up; never progress.
    Dropped(Dropped),
}

/// When a goal was dropped, and why.
#[derive(Clone, PartialEq, Debug)]
pub struct Dropped {
    /// When.
    pub on: Date,
    /// The reason; may be empty.
    pub why: String,
}

impl State {
    /// Being worked on.
    pub const ACTIVE: State = State::Open(OpenState::Active);
    /// Set aside for a while.
    pub const PAUSED: State = State::Open(OpenState::Paused);
    /// For some day; not yet begun.
    pub const SOMEDAY: State = State::Open(OpenState::Someday);

    /// Done, on that date.
    pub fn done(on: Date) -> State {
        State::Ended(End::Done(on))
    }

    /// Dropped, then and for that reason.
    pub fn dropped(dropped: Dropped) -> State {
        State::Ended(End::Dropped(dropped))
    }

    /// The word that files and commands use.
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

    /// The date that the goal was done or dropped on.
    pub(crate) fn ended_on(&self) -> Option<Date> {
        self.end().map(End::on)
    }

    /// When the goal was dropped, and why.
    pub(crate) fn as_dropped(&self) -> Option<&Dropped> {
        match self {
            State::Ended(End::Dropped(dropped)) => Some(dropped),
            State::Ended(End::Done(_)) | State::Open(_) => None,
        }
    }
}

impl OpenState {
    /// In the order in which they are offered.
    pub(crate) const ALL: [OpenState; 3] =
        [OpenState::Active, OpenState::Paused, OpenState::Someday];

    /// The word that files and commands use.
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

/// One dated line of progress.
#[derive(Clone, PartialEq, Debug)]
pub struct LogEntry {
    /// When it happened.
    pub on: Date,
    /// What moved; may be empty where there is an amount.
    pub text: String,
    /// By how much, in the unit of the goal's measure.
    pub amount: Option<Amount>,
}

impl LogEntry {
    /// Whether something went forward: a correction, which takes an amount back, is no move.
    pub(crate) fn is_forward(&self) -> bool {
        self.amount.is_none_or(|amount| amount >= Amount::default())
    }
}

/// What was answered when the next-milestone question was asked about a larger goal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// When.
    pub(crate) on: Date,
    /// The answer, as it was given.
    pub(crate) text: String,
    /// The small goal that it became, unless that was deleted.
    pub(crate) goal: Option<Id>,
}

/// What was answered when an ended goal was looked back on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum AskAgain {
    /// No milestone yet: ask again at its next anniversary.
    NextTime,
    /// Never ask about it again.
    Never,
}

/// When an ended goal was last looked back on, and what was answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LookedBack {
    /// When.
    pub(crate) on: Date,
    /// Whether it may be asked about again.
    pub(crate) again: AskAgain,
}

/// The milestone that a goal was, until it was taken back to a step: kept for when it is promoted again.
#[derive(Clone, PartialEq, Debug)]
pub struct DemotedMilestone {
    /// All that was said of it.
    pub(crate) milestone: Milestone,
    /// The milestones that it was led from.
    pub(crate) led_from: Vec<Id>,
}

/// Something to reach. A title alone is a valid goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Goal {
    /// Its name for good.
    pub id: Id,
    /// What is to be reached; never blank.
    pub title: String,
    /// Small or large.
    pub size: Size,
    /// Where it stands.
    pub state: State,
    /// The larger goal that it serves.
    pub toward: Option<Id>,
    /// The target date.
    pub due: Option<Date>,
    /// How far it is, where that is counted.
    pub measure: Option<Measure>,
    /// One's own words to group by.
    pub tags: Vec<String>,
    /// One's own kind (training, role, project).
    pub kind: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// Anything else; may have several lines.
    pub note: Option<String>,
    /// Addresses of things elsewhere.
    pub links: Vec<String>,
    /// Kept out of every export.
    pub private: bool,
    /// Marked as the next milestone.
    pub next: bool,
    /// When it was paused.
    pub paused: Vec<Span>,
    /// When a review last found it right.
    pub reviewed: Option<Date>,
    /// When it was last looked back on, and the answer.
    pub looked_back: Option<LookedBack>,
    /// When it was written down.
    pub created: Option<Date>,
    /// The milestone that it became.
    pub milestone: Option<Id>,
    /// The milestone that it was, since it was taken back to a step.
    pub was: Option<Box<DemotedMilestone>>,
    /// Dated progress, oldest first.
    pub log: Vec<LogEntry>,
    /// What was answered to the next-milestone question about it, oldest first.
    pub answers: Vec<Answer>,
    /// When the program last changed it.
    pub modified: Option<Moment>,
}

impl Goal {
    /// A goal with a title and nothing else.
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

    /// Whether it is a larger goal.
    pub(crate) fn is_large(&self) -> bool {
        self.size == Size::Large
    }

    /// Whether it is being worked on.
    pub(crate) fn is_active(&self) -> bool {
        self.state == State::ACTIVE
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.state == State::PAUSED
    }

    pub(crate) fn is_someday(&self) -> bool {
        self.state == State::SOMEDAY
    }

    /// The pause that it is in.
    pub(crate) fn pause(&self) -> Option<Span> {
        let last = self.paused.last().copied();
        last.filter(|_| self.is_paused())
    }

    /// Whether it was reached.
    pub(crate) fn is_done(&self) -> bool {
        matches!(self.state, State::Ended(End::Done(_)))
    }

    /// Whether what happened to it on that day was written down from memory: the goal itself was written down later. Where
    /// it is not known when, as in files that were written by hand or imported, its dates are believed.
    pub(crate) fn remembers(&self, day: Day) -> bool {
        let written = self.created.map(Date::first_day);
        written.is_some_and(|written| day < written)
    }

    /// Whether the whole of its target date has gone by while it is being worked on. Paused and someday goals
    /// were set aside on purpose, so no date presses them.
    pub(crate) fn is_overdue(&self, today: Day) -> bool {
        self.is_active() && self.due.is_some_and(|due| due.gone_by(today))
    }
}
