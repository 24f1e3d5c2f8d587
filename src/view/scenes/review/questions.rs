//! The questions of the cards.

use super::facts::A_YEAR;
use crate::app::scene::review::GoalFigures;
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::lapse::Lapse;
use crate::domain::milestone::Milestone;
use crate::domain::review::{self, Reason, Walk};
use crate::domain::text::shown;
use crate::domain::words::{self, count};
use std::sync::Arc;

/// The most columns of a title in a question.
const NAMED: usize = 44;

/// The question of a card, as a sentence or two.
pub(crate) fn question(
    reason: Reason,
    goal: &Goal,
    walk: Walk,
    figures: &GoalFigures,
    (journey, calendar): (&Journey, Calendar),
) -> String {
    match reason {
        Reason::Finished => finished(goal, calendar),
        Reason::Overdue => {
            "The target date has passed. Move it, drop it, or take a smaller step?".into()
        }
        Reason::Drifting => format!("{}. What would move it?", figures.moving),
        Reason::PauseOver => pause_over(goal, calendar),
        Reason::Stuck => stuck(journey, goal).into(),
        Reason::Moved => moved(goal, walk, figures.steps, calendar),
        Reason::Right => right(goal, calendar),
        Reason::Someday => "Is it time to begin it?".into(),
        Reason::LookBack => look_back(goal, calendar.today),
    }
}

/// The question of a credential that lapses.
pub(crate) fn lapses(milestone: &Arc<Milestone>, calendar: Calendar) -> String {
    let when = Lapse::in_itself(milestone).map(|lapse| lapse.words(calendar)).unwrap_or_default();
    format!("{} {when}. Have you renewed it?", shown(&milestone.title, NAMED))
}

/// The question of the last card.
pub(crate) fn which_is_next(walk: Walk, calendar: Calendar) -> String {
    match walk {
        Walk::Due => "Which goal is next?".into(),
        Walk::Over(period) => {
            let next = calendar.in_full(period.next().date());
            format!("Which goal is next, in {next}?")
        }
    }
}

fn finished(goal: &Goal, calendar: Calendar) -> String {
    let today = calendar.today;
    let when = match goal.state.ended_on() {
        Some(Date::Day(day)) if today.days_since(day) > A_YEAR => {
            format!("on {}", calendar.words(day))
        }
        Some(Date::Day(day)) => words::ago(today.days_since(day)),
        Some(on @ Date::Month(..)) => format!("in {}", calendar.in_full(on)),
        Some(Date::Year(year)) => format!("in {year:04}"),
        None => String::new(),
    };
    let verb = if goal.is_large() { "Reached" } else { "Finished" };
    format!("{verb} {when}. Was it a milestone?")
}

fn pause_over(goal: &Goal, calendar: Calendar) -> String {
    let until = goal.paused.last().and_then(|pause| pause.until);
    let until = until.map(|until| calendar.words(until)).unwrap_or_default();
    format!("It was to rest until {until}. Take it up again?")
}

fn stuck(journey: &Journey, goal: &Goal) -> &'static str {
    let steps = journey.steps(&goal.id);
    if steps.total == 0 && !steps.partial {
        "Nothing you are working on leads there yet. If you could reach it tomorrow, what would you do?"
    } else {
        "No active goal leads there. If you could reach it tomorrow, what would you do?"
    }
}

fn moved(goal: &Goal, walk: Walk, steps: usize, calendar: Calendar) -> String {
    let Walk::Over(period) = walk else {
        return right(goal, calendar);
    };
    let when = calendar.in_full(period.date());
    match steps {
        0 => format!("Nothing moved toward it in {when}. Is it still right?"),
        steps => format!("{} toward it in {when}. Is it still right?", count(steps, "step")),
    }
}

fn right(goal: &Goal, calendar: Calendar) -> String {
    let since = goal.paused.last().map(|pause| calendar.words(pause.from));
    match since.filter(|_| goal.is_paused()) {
        Some(since) => format!("Paused since {since}. Is that still right?"),
        None if goal.is_paused() => "It is paused. Is that still right?".into(),
        None => "Is this still right?".into(),
    }
}

fn look_back(goal: &Goal, today: Day) -> String {
    let ago = review::ago(goal, today).map_or("a while ago", |ago| ago.words());
    let verb = if goal.is_done() { "finished" } else { "dropped" };
    let first = ago[..1].to_uppercase();
    format!("{first}{} you {verb} it. Was it a milestone?", &ago[1..])
}
