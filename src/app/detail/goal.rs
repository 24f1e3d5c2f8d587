//! The detail of a goal: its state, target, measure, why, steps and log.

use super::{LABEL, Page, Row, TEXT_LINES, label};
use crate::app::lines::{Role, clip, wrap};
use crate::domain::date::Date;
use crate::domain::goal::{Again, Goal, LogEntry, State};
use crate::domain::measure::Amount;
use crate::domain::when::relative;
use crate::domain::{momentum, pace};

impl Page<'_> {
    pub(super) fn goal(&mut self, goal: &Goal) {
        self.state_of(goal);
        if let Some(due) = goal.due.filter(|_| goal.state.is_open()) {
            let gone = if due.gone_by(self.today) {
                ", gone by"
            } else {
                ""
            };
            self.fact("target", &format!("{}{gone}", due.words_in_full()));
        }
        self.larger_of(goal);
        let measure = goal.measure.as_ref().map(ToString::to_string);
        self.fact("measure", &measure.unwrap_or_default());
        self.pace(goal);
        self.common(goal.kind.as_deref(), &goal.tags, goal.private);
        self.fact("added", &goal.created.map(Date::words).unwrap_or_default());
        if goal.reviewed.is_some() {
            self.fact(
                "reviewed",
                &goal.reviewed.map(Date::words).unwrap_or_default(),
            );
        }
        if let Some(answer) = goal.looked_back {
            let on = answer.on.words();
            let told = match answer.again {
                Again::NextTime => on,
                Again::Never => format!("{on}, never again"),
            };
            self.fact("looked back", &told);
        }
        self.paragraph("Why", goal.why.as_deref());
        self.paragraph("Note", goal.note.as_deref());
        self.steps(&goal.id);
        self.log(&goal.log);
        self.addresses(&goal.links);
        if let Some(milestone) = goal
            .milestone
            .as_ref()
            .and_then(|id| self.journey.milestone(id))
        {
            self.section("The milestone");
            self.milestone_row(milestone, false);
        }
        self.ending(&goal.id);
    }

    fn state_of(&mut self, goal: &Goal) {
        let next = if goal.next {
            ", the next milestone"
        } else {
            ""
        };
        let words = match &goal.state {
            State::Active | State::Paused | State::Someday => {
                format!(
                    "{}, {}{next}",
                    if goal.is_large() {
                        "larger goal"
                    } else {
                        "small goal"
                    },
                    goal.state.word()
                )
            }
            State::Done(on) => format!("done {}", on.words_in_full()),
            State::Dropped(dropped) => format!("dropped {}", dropped.on.words_in_full()),
        };
        self.fact("state", &words);
        if let State::Dropped(dropped) = &goal.state {
            self.fact("because", &dropped.why);
        }
    }

    /// When it would be reached as usual; not before the years that this takes are read.
    fn pace(&mut self, goal: &Goal) {
        let told = goal.is_large() || goal.measure.is_some();
        if !told || !momentum::unread(self.journey, self.today).is_empty() {
            return;
        }
        let pace = pace::of(self.journey, goal, self.today);
        let said = pace.map(|pace| pace::sentences(&pace, self.today));
        let said = said.unwrap_or_default();
        for (at, sentence) in said.iter().enumerate() {
            self.fact(if at == 0 { "pace" } else { "" }, sentence);
        }
    }

    fn larger_of(&mut self, goal: &Goal) {
        let Some(toward) = &goal.toward else { return };
        match self.journey.goal(toward) {
            Some(larger) => {
                let id = larger.id.clone();
                let title = clip(&larger.title, self.columns.saturating_sub(LABEL));
                let line = label("toward").and(title, Role::Plain);
                self.rows.push(Row {
                    line,
                    leads_to: Some(id),
                });
            }
            None => self.fact("toward", toward.as_str()),
        }
    }

    fn log(&mut self, log: &[LogEntry]) {
        if log.is_empty() {
            return;
        }
        self.section("Log");
        for entry in log.iter().rev() {
            let amount = entry.amount.map(Amount::signed).unwrap_or_default();
            let text = format!("{amount} {}", entry.text);
            let on = relative(entry.on, self.today);
            let lines = wrap(text.trim(), self.columns.saturating_sub(LABEL), TEXT_LINES);
            for (i, text) in lines.into_iter().enumerate() {
                let when = if i == 0 { on.as_str() } else { "" };
                self.line(label(when).and(text, Role::Plain));
            }
        }
    }
}
