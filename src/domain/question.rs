//! Earlier answers to the next-milestone question, and their outcome.

use super::calendar::Calendar;
use super::goal::{Goal, StepAnswer};
use super::journey::Journey;
use std::sync::Arc;

/// Earlier answers shown when the question is asked again.
pub(crate) const RECALLED: usize = 3;

/// The answers of a larger goal, latest first.
pub(crate) fn earlier(larger: &Goal) -> impl Iterator<Item = &StepAnswer> {
    larger.answers.iter().rev().take(RECALLED)
}

/// The loaded small goal that an answer became.
pub(crate) fn became<'a>(journey: &'a Journey, answer: &StepAnswer) -> Option<&'a Arc<Goal>> {
    journey.goal(answer.goal.as_ref()?)
}

/// Outcome of an answer: `done 3 Dec`, `dropped 4 Dec`, `open, target Fri`; empty while it is not known.
pub(crate) fn outcome(journey: &Journey, answer: &StepAnswer, calendar: Calendar) -> String {
    let Some(goal) = became(journey, answer) else {
        return missing(journey, answer).to_owned();
    };
    let word = if goal.is_active() { "open" } else { goal.state.word() };
    let target = goal.due.map(|due| format!(", target {}", calendar.relative(due)));
    match goal.state.ended_on() {
        Some(on) => format!("{word} {}", calendar.relative(on)),
        None => format!("{word}{}", target.unwrap_or_default()),
    }
}

/// Text for an answer whose goal is not loaded.
fn missing(journey: &Journey, answer: &StepAnswer) -> &'static str {
    let all = journey.years().all(|(year, _)| journey.is_loaded(year));
    if answer.goal.is_none() || all { "no longer there" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data_file::DataFile;
    use crate::domain::date::Date;
    use crate::domain::goal::{Dropped, State};
    use crate::domain::id::Id;
    use crate::domain::reading::Reading;
    use crate::domain::summary::YearSummary;

    #[test]
    fn answer_shows_the_state_of_its_goal() {
        let date = |text: &str| Date::from_iso(text).expect("a date");
        let today = date("2026-11-22").first_day();
        let dropped = State::dropped(Dropped { on: date("2025-12-04"), why: String::new() });
        for (state, due, expected) in [
            (State::ACTIVE, None, "open"),
            (State::ACTIVE, Some("2026-11-27"), "open, target Fri"),
            (State::PAUSED, None, "paused"),
            (State::SOMEDAY, Some("2027"), "someday, target 2027"),
            (State::done(date("2026-11-03")), Some("2026"), "done 3 Nov"),
            (dropped, None, "dropped 4 Dec 2025"),
        ] {
            let goal = Goal { state, due: due.map(date), ..Goal::new(Id::spelled(1), "Ask Ann") };
            let answer = |goal| StepAnswer { on: date("2025-11-14"), text: "Ask Ann".into(), goal };
            let mut journey = Journey::default();
            journey.replace(DataFile::Open, vec![goal.into()]);
            let came = |goal| outcome(&journey, &answer(goal), today.into());
            assert_eq!(came(Some(Id::spelled(1))), expected);
            assert_eq!(came(Some(Id::spelled(2))), "no longer there");
            assert_eq!(came(None), "no longer there");
            journey.absorb(Reading {
                summaries: vec![(2019, YearSummary::default().into())],
                ..Reading::default()
            });
            let came = outcome(&journey, &answer(Some(Id::spelled(2))), today.into());
            assert_eq!(came, "", "it may stand in a year that is not read yet");
        }
    }
}
