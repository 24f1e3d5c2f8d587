//! Small goals by time: the section of the agenda that each one belongs to today.

use super::date::Day;
use super::goal::{Goal, OpenState, State};

/// A section of the agenda, in the order in which they follow each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AgendaSection {
    /// The target has passed.
    Overdue,
    /// The target is today.
    Today,
    /// The target is within seven days.
    ThisWeek,
    /// The target is further away, or there is none.
    Later,
    /// Paused, or for some day.
    Resting,
    /// Done within the last seven days.
    DoneThisWeek,
}

/// Days that count as this week, today not among them.
const WEEK: i64 = 7;

impl AgendaSection {
    /// The section of a goal; `None` for one that ended otherwise than by being done in the last seven days.
    pub(crate) fn of(goal: &Goal, today: Day) -> Option<AgendaSection> {
        match &goal.state {
            State::Open(OpenState::Active) => Some(AgendaSection::of_active(goal, today)),
            State::Open(OpenState::Paused | OpenState::Someday) => Some(AgendaSection::Resting),
            State::Ended(end) => {
                let on = end.on().first_day();
                let recent = (0..WEEK).contains(&today.days_since(on));
                (goal.is_done() && recent).then_some(AgendaSection::DoneThisWeek)
            }
        }
    }

    fn of_active(goal: &Goal, today: Day) -> AgendaSection {
        let Some(due) = goal.due.map(|due| due.last_day()) else { return AgendaSection::Later };
        match due.days_since(today) {
            ..0 => AgendaSection::Overdue,
            0 => AgendaSection::Today,
            1..=WEEK => AgendaSection::ThisWeek,
            _ => AgendaSection::Later,
        }
    }

    /// Its heading.
    pub(crate) fn word(self) -> &'static str {
        match self {
            AgendaSection::Overdue => "overdue",
            AgendaSection::Today => "today",
            AgendaSection::ThisWeek => "this week",
            AgendaSection::Later => "later",
            AgendaSection::Resting => "paused · someday",
            AgendaSection::DoneThisWeek => "done this week",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::fixtures::*;

    #[test]
    fn section_follows_the_target_and_the_state() {
        let today = date("2026-11-22").first_day();
        let goal = |due: Option<&str>, state: State| Goal {
            due: due.map(date),
            state,
            ..Goal::new(crate::domain::id::Id::spelled(1), "Book the exam")
        };
        let active = |due| AgendaSection::of(&goal(Some(due), State::ACTIVE), today);
        let done = |on| AgendaSection::of(&goal(None, State::done(date(on))), today);
        assert_eq!(active("2026-11-21"), Some(AgendaSection::Overdue));
        assert_eq!(active("2026-11"), Some(AgendaSection::Later), "a month is due on its last day");
        assert_eq!(active("2026-11-22"), Some(AgendaSection::Today));
        assert_eq!(active("2026-11-29"), Some(AgendaSection::ThisWeek));
        assert_eq!(active("2026-11-30"), Some(AgendaSection::Later));
        assert_eq!(
            AgendaSection::of(&goal(None, State::ACTIVE), today),
            Some(AgendaSection::Later)
        );
        let paused = goal(Some("2026-11-01"), State::PAUSED);
        assert_eq!(
            AgendaSection::of(&paused, today),
            Some(AgendaSection::Resting),
            "no date presses it"
        );
        assert_eq!(done("2026-11-16"), Some(AgendaSection::DoneThisWeek));
        assert_eq!(done("2026-11-15"), None);
        assert_eq!(done("2026-11-23"), None, "a date ahead is a slip");
        assert_eq!(AgendaSection::of(&goal(None, State::done(Date::Year(2026))), today), None);
    }
}
