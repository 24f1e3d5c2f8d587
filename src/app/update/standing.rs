//! How goals stand: state, next milestone and its question, order.

use crate::app::action::{Action, Layer};
use crate::app::dialog::form::FieldKind;
use crate::app::list::Listed;
use crate::app::{App, Choice, Form};
use crate::domain::data_file::DataFile;
use crate::domain::goal::{Goal, Size};
use crate::domain::goal::{OpenState, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::question::{became, earlier};
use crate::domain::verbs::{end, next, open_state, order, question};
use crate::domain::words::{capitalised, quoted, told_of};
use std::sync::Arc;

impl App {
    pub(super) fn ask_for_state(&mut self) {
        let Some(goal) = self.selected().and_then(Item::as_goal).cloned() else {
            return;
        };
        let title = quoted(&goal.title);
        let title = format!("{title} is {}. Set it to", goal.state.word());
        let form = Form::new(Action::State, Some(&goal.id), title);
        let form = match goal.state {
            State::Open(now) => {
                let others = OpenState::ALL.into_iter().filter(|state| *state != now);
                others.fold(form, |form, state| {
                    let id = goal.id.clone();
                    let key = state.word().chars().next().unwrap_or('a');
                    let set = move |app: &mut App| app.set_state(&id, state);
                    form.or(Choice::key(key, state.word(), set))
                })
            }
            State::Ended(_) => {
                let again = move |app: &mut App| app.open_again(&goal.id);
                form.or(Choice::key('a', "active again", again))
            }
        };
        self.show_form(form);
    }

    pub(super) fn set_state(&mut self, id: &Id, to: OpenState) {
        let made = open_state::set(&self.journey, id, to, self.today);
        let told = told_of(&capitalised(to.word()), &self.title_of(id));
        self.make_and_say(made, told);
    }

    pub(super) fn open_again(&mut self, id: &Id) {
        let kept = self.journey.goal(id).and_then(|goal| end::log_message(&goal.state));
        let told = told_of("Open again", &self.title_of(id));
        let told = [told].into_iter().chain(kept).collect::<Vec<_>>().join(" ");
        self.make_and_say(end::reopen(&self.journey, id), told);
    }

    pub(super) fn toggle_next(&mut self) {
        let Some(goal) = self.selected_goal() else {
            return;
        };
        let title = quoted(&goal.title);
        if goal.next {
            self.make_and_say(
                next::unmark(&self.journey, &goal.id),
                format!("No longer the focus: {title}."),
            );
        } else {
            self.make_and_say(
                next::mark(&self.journey, &goal.id),
                format!("The focus now: {title}."),
            );
        }
    }

    /// Asks what would be done if the next milestone could be reached tomorrow: of the larger goal that is selected
    /// or served by what is selected, else of the one marked as next.
    pub(super) fn ask_the_question(&mut self) {
        let Some(larger) = self.larger_in_question() else {
            let none = self.keymap.text(
                "Focus on a larger goal first: {add-larger} adds one, {next} sets the focus.",
            );
            return self.say_none(none, |gap| gap.is_in(DataFile::Open));
        };
        let title =
            format!("If you could reach {} tomorrow, what would you do?", quoted(&larger.title));
        self.load_what_came_of(&larger);
        let form = Form::new(Action::Question, Some(&larger.id), title)
            .line(FieldKind::Answer(larger.id.clone()))
            .then(move |app, form| app.answer_the_question(&larger.id, form.text("")));
        self.show_form(form);
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

    /// Moves the selected goal past its neighbour in the pane, or among the steps of the focused detail.
    pub(super) fn reorder(&mut self, steps: isize) {
        let Some(goal) = self.selected_goal() else {
            return;
        };
        let neighbour = if self.highlighted().is_some() {
            self.step_beside(&goal, steps)
        } else if let Some(why) = self.why_no_order() {
            return self.say(why);
        } else {
            self.goal_beside(&goal, steps)
        };
        match neighbour {
            Some(other) if steps > 0 => {
                let made = order::after(&self.journey, &goal.id, &other);
                self.make_and_say(made, told_of("Moved down", &goal.title));
            }
            Some(other) => {
                let made = order::before(&self.journey, &goal.id, &other);
                self.make_and_say(made, told_of("Moved up", &goal.title));
            }
            None => {
                let end = if steps > 0 { "last" } else { "first" };
                self.say(format!("{} is {end} already.", quoted(&goal.title)));
            }
        }
    }

    /// Why goals are not put in order where one is.
    fn why_no_order(&self) -> Option<&'static str> {
        match self.layer() {
            Layer::Everywhere => None,
            Layer::Timeline => Some("On the timeline the order is that of time."),
            Layer::Review => Some("The cards come in the order in which they ask most."),
            Layer::Chain | Layer::LookBack | Layer::Momentum => {
                Some("Goals are put in order in their pane.")
            }
        }
    }

    /// The goal beside the selected one in its pane, where that is in the same state.
    fn goal_beside(&self, goal: &Goal, steps: isize) -> Option<Id> {
        let list = self.list(self.focus);
        let at = list.selected()?.checked_add_signed(steps)?;
        let beside = list.entries().get(at)?.item()?.as_goal()?;
        (beside.state == goal.state).then(|| beside.id.clone())
    }

    /// The step of the same larger goal before or after that one, in the order of the file.
    fn step_beside(&self, goal: &Goal, steps: isize) -> Option<Id> {
        let all: Vec<&Arc<Goal>> = self.journey.toward(goal.toward.as_ref()?).collect();
        let at = all.iter().position(|step| step.id == goal.id)?;
        let beside = all.get(at.checked_add_signed(steps)?)?;
        Some(beside.id.clone())
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
        let served = selected.and_then(|g| g.toward.as_ref()).and_then(|id| self.journey.goal(id));
        let served = served.filter(|g| g.state.is_open());
        own.or(served).cloned()
    }
}
