//! The figures of a card's goal, worked out once for each card: how it moved, and its pace.

use crate::domain::calendar::Calendar;
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::look_back;
use crate::domain::momentum::{self, Momentum};
use crate::domain::pace;
use crate::domain::review::{self, Walk};

/// The figures of a goal. They take a walk through all that is loaded, so they are not worked out at every key.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct GoalFigures {
    /// Its last move, without a full stop: `38 days since its last move; usually 11`.
    pub(crate) moving: String,
    pub(crate) moved: Option<Day>,
    pub(crate) pace: Vec<String>,
    /// The steps toward it in the period of the review.
    pub(crate) steps: usize,
    pub(crate) is_milestone: bool,
}

impl GoalFigures {
    pub(crate) fn of(
        goal: &Goal,
        walk: Walk,
        journey: &Journey,
        calendar: Calendar,
    ) -> GoalFigures {
        let today = calendar.today;
        let pace = pace::of(journey, goal, today);
        let pace = pace.map(|pace| pace::sentences(&pace, calendar)).unwrap_or_default();
        let is_milestone = !look_back::is_ordinary(journey, goal);
        if !goal.is_large() && goal.log.is_empty() {
            return GoalFigures { pace, is_milestone, ..GoalFigures::default() };
        }
        let momentum = Momentum::of_goal(journey, goal, today);
        GoalFigures {
            moving: momentum::sentence_of_goal(&momentum),
            moved: momentum.days_since_move.map(|days| today.plus_days(-days)),
            pace,
            steps: match walk {
                Walk::Due => 0,
                Walk::Over(period) => review::moved(journey, goal, period),
            },
            is_milestone,
        }
    }
}
