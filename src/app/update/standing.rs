//! How goals stand: state, next milestone and its question, order.

use crate::app::action::Layer;
use crate::app::dialog::ask::{Answer, Ask};
use crate::app::dialog::line::{LineDialog, LinePurpose};
use crate::app::list::Listed;
use crate::app::rows::quoted;
use crate::app::{App, Dialog};
use crate::domain::goal::{Goal, Size};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::question::{became, earlier};
use crate::domain::verbs::standing::Standing;
use crate::domain::verbs::{next, order, question};
use std::sync::Arc;

impl App {
    pub(super) fn ask_for_state(&mut self) {
        let Some(goal) = self.selected().and_then(Item::as_goal).cloned() else {
            return;
        };
        let title = quoted(&goal.title);
        let ask = Ask::new(format!("{title} is {}. Set it to", goal.state.word()));
        let ask = if goal.state.is_open() {
            let others = Standing::ALL
                .into_iter()
                .filter(|s| s.state() != goal.state);
            others.fold(ask, |ask, standing| {
                let word = standing.state();
                let key = word.word().chars().next().unwrap_or('a');
                ask.or(key, word.word(), Answer::Stand(goal.id.clone(), standing))
            })
        } else {
            ask.or('a', "active again", Answer::Reopen(goal.id.clone()))
        };
        self.dialogs.push(Dialog::Ask(ask));
    }

    pub(super) fn toggle_next(&mut self) {
        let Some(goal) = self.selected_goal() else {
            return;
        };
        let title = quoted(&goal.title);
        if goal.next {
            self.make_and_say(
                next::unmark(&self.journey, &goal.id),
                format!("{title} is no longer next. u undoes."),
            );
        } else {
            self.make_and_say(
                next::mark(&self.journey, &goal.id),
                format!("{title} is the next milestone. u undoes."),
            );
        }
    }

    /// Asks what would be done if the next milestone could be reached tomorrow: of the larger goal that is selected
    /// or served by what is selected, else of the one marked as next.
    pub(super) fn ask_the_question(&mut self) {
        let Some(larger) = self.larger_in_question() else {
            return self.say("Mark a larger goal as next first: A adds one, * marks it.");
        };
        let title = format!(
            "If you could reach {} tomorrow, what would you do?",
            quoted(&larger.title)
        );
        self.load_what_came_of(&larger);
        self.dialogs.push(Dialog::Line(LineDialog::new(
            LinePurpose::Question(larger.id.clone()),
            title,
        )));
    }

    /// The answer becomes a small goal on the spot, and is kept.
    pub(super) fn answer_the_question(&mut self, larger: &Id, text: &str) -> Result<(), String> {
        let small = self.goal_of(text, Size::Small, Some(larger.clone()))?;
        let id = small.id.clone();
        self.make(question::answer(&self.journey, larger, small, self.today))?;
        self.added(&id);
        Ok(())
    }

    /// What earlier answers became may have ended in years that are not loaded.
    pub(super) fn load_what_came_of(&mut self, larger: &Goal) {
        let unknown = earlier(larger).filter(|a| became(&self.journey, a).is_none());
        let since = unknown.map(|answer| answer.on.year()).min();
        let years = self.journey.years().map(|(year, _)| year);
        let years = years.filter(|year| since.is_some_and(|since| *year >= since));
        let years: Vec<i32> = years.collect();
        self.load(years);
    }

    /// Moves the selected goal past its neighbour in the pane.
    pub(super) fn reorder(&mut self, steps: isize) {
        let Some(goal) = self.selected_goal() else {
            return;
        };
        match self.layer() {
            Layer::Everywhere => {}
            Layer::Timeline => return self.say("On the timeline the order is that of time."),
            Layer::Review => {
                return self.say("The cards come in the order in which they ask most.");
            }
            Layer::Chain | Layer::LookBack | Layer::Momentum => {
                return self.say("Goals are put in order in their pane.");
            }
        }
        let list = self.list(self.focus);
        let beside = list.selected().and_then(|at| at.checked_add_signed(steps));
        let neighbour = beside
            .and_then(|at| list.entries().get(at))
            .and_then(|e| e.item())
            .cloned();
        let same = |other: &Item| other.as_goal().is_some_and(|g| g.state == goal.state);
        match neighbour.filter(same) {
            Some(other) if steps > 0 => {
                let made = order::after(&self.journey, &goal.id, other.id());
                self.make_and_say(made, "Moved down. u undoes.");
            }
            Some(other) => {
                let made = order::before(&self.journey, &goal.id, other.id());
                self.make_and_say(made, "Moved up. u undoes.");
            }
            None => self.say("It stands at the end already."),
        }
    }

    fn larger_in_question(&self) -> Option<Arc<Goal>> {
        let only =
            || Some(self.journey.larger().next()?).filter(|_| self.journey.larger().count() == 1);
        let of_selected = self.larger_of_selected();
        of_selected.or_else(|| self.journey.next().or_else(only).cloned())
    }

    /// The open larger goal that is selected, or served by what is.
    pub(super) fn larger_of_selected(&self) -> Option<Arc<Goal>> {
        let selected = self.selected().and_then(Item::as_goal);
        let own = selected.filter(|g| g.is_large() && g.state.is_open());
        let served = selected
            .and_then(|g| g.toward.as_ref())
            .and_then(|id| self.journey.goal(id));
        let served = served.filter(|g| g.state.is_open());
        own.or(served).cloned()
    }
}
