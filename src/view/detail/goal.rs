//! The detail of a goal: its state, target, measure, why, steps and log.

use super::{LABEL, Page, Row, TEXT_LINES, label};
use crate::domain::date::Date;
use crate::domain::goal::{AskAgain, End, Goal, LogEntry, State, StepAnswer};
use crate::domain::measure::Amount;
use crate::domain::question;
use crate::domain::text::{clip, width, wrap};
use crate::domain::when::relative;
use crate::domain::{momentum, pace};
use crate::view::lines::{Line, Role};

impl Page<'_> {
    pub(super) fn goal(&mut self, goal: &Goal) {
        self.state_of(goal);
        if let Some(due) = goal.due.filter(|_| goal.state.is_open()) {
            let overdue = if goal.is_overdue(self.today) { ", overdue" } else { "" };
            self.fact("target", &format!("{}{overdue}", due.words_in_full()));
        }
        self.larger_of(goal);
        let measure = goal.measure.as_ref().map(ToString::to_string);
        self.fact("measure", &measure.unwrap_or_default());
        self.pace(goal);
        self.common(goal, &goal.tags, goal.private);
        self.fact("added", &goal.created.map(Date::words).unwrap_or_default());
        if goal.reviewed.is_some() {
            self.fact("reviewed", &goal.reviewed.map(Date::words).unwrap_or_default());
        }
        if let Some(answer) = goal.looked_back {
            let on = answer.on.words();
            let told = match answer.again {
                AskAgain::NextTime => on,
                AskAgain::Never => format!("{on}, never again"),
            };
            self.fact("looked back", &told);
        }
        self.paragraph("Why", goal.why.as_deref());
        self.paragraph("Note", goal.note.as_deref());
        self.answers(goal);
        self.momentum(goal);
        self.steps(&goal.id);
        self.log(&goal.log);
        self.addresses(&goal.links);
        if let Some(milestone) = goal.milestone.as_ref().and_then(|id| self.journey.milestone(id)) {
            self.section("The milestone");
            self.milestone_row(milestone, false);
        }
        self.ending(&goal.id);
    }

    fn state_of(&mut self, goal: &Goal) {
        let next = if goal.next { ", the next milestone" } else { "" };
        let words = match &goal.state {
            State::Open(_) => {
                format!(
                    "{}, {}{next}",
                    if goal.is_large() { "larger goal" } else { "small goal" },
                    self.standing(goal)
                )
            }
            State::Ended(End::Done(on)) => format!("done {}", on.words_in_full()),
            State::Ended(End::Dropped(dropped)) => {
                format!("dropped {}", dropped.on.words_in_full())
            }
        };
        self.fact("state", &words);
        if let Some(dropped) = goal.state.as_dropped() {
            self.fact("because", &dropped.why);
        }
    }

    /// Whether its pace can be said: not before the years that this takes are read.
    fn has_pace(&self, goal: &Goal) -> bool {
        let told = goal.is_large() || goal.measure.is_some();
        told && goal.is_active() && momentum::unread(self.journey, self.today).is_empty()
    }

    /// When it would be reached as usual.
    fn pace(&mut self, goal: &Goal) {
        let pace = pace::of(self.journey, goal, self.today);
        let said = pace.filter(|_| self.has_pace(goal));
        let said = said.map(|pace| pace::sentences(&pace));
        for (at, sentence) in said.unwrap_or_default().iter().enumerate() {
            self.fact(if at == 0 { "pace" } else { "" }, sentence);
        }
    }

    /// Its own momentum, with the parts of each number.
    fn momentum(&mut self, goal: &Goal) {
        if self.has_pace(goal) {
            let told = pace::explain(self.journey, goal, self.today);
            self.paragraph("Momentum", Some(&told.join("\n")));
        }
    }

    fn standing(&self, goal: &Goal) -> String {
        let until = goal.pause().and_then(|pause| pause.until);
        let until = until.map(|on| format!(" until {}", relative(on, self.today)));
        format!("{}{}", goal.state.word(), until.unwrap_or_default())
    }

    fn larger_of(&mut self, goal: &Goal) {
        let Some(toward) = &goal.toward else { return };
        match self.journey.goal(toward) {
            Some(larger) => {
                let id = larger.id.clone();
                let title = clip(&larger.title, self.columns.saturating_sub(LABEL));
                let line = label("toward").and(title, Role::Plain);
                self.rows.push(Row { line, leads_to: Some(id) });
            }
            None => self.fact("toward", toward.as_str()),
        }
    }

    /// The last answers to the next-milestone question, above the steps, of which there may be very many.
    fn answers(&mut self, goal: &Goal) {
        if goal.answers.is_empty() {
            return;
        }
        self.section("If you could reach it tomorrow");
        for answer in question::earlier(goal) {
            self.answer(answer);
        }
        let more = goal.answers.len().saturating_sub(question::RECALLED);
        if more > 0 {
            let told = format!("  {more} earlier: milepost show {}", goal.id);
            self.line(Line::of(clip(&told, self.columns), Role::Dim));
        }
    }

    fn answer(&mut self, answer: &StepAnswer) {
        let came = question::outcome(self.journey, answer, self.today);
        let leads_to = question::became(self.journey, answer).map(|goal| goal.id.clone());
        let room = self.columns.saturating_sub(LABEL);
        let lines = wrap(&answer.text, room, TEXT_LINES).into_iter();
        let on = relative(answer.on, self.today);
        let labels = std::iter::once(on.as_str()).chain(std::iter::repeat(""));
        let mut lines: Vec<Line> =
            labels.zip(lines).map(|(on, text)| label(on).and(text, Role::Plain)).collect();
        let fits = |line: &Line| width(&line.text()) + width(&came) + 3 <= self.columns;
        match lines.pop() {
            Some(last) if came.is_empty() => lines.push(last),
            Some(last) if fits(&last) => {
                lines.push(last.and(" · ", Role::Faint).and(came, Role::Dim));
            }
            last => {
                lines.extend(last);
                lines.push(label("").and(clip(&came, room), Role::Dim));
            }
        }
        let leading = leads_to.into_iter().map(Some).chain(std::iter::repeat(None));
        let rows = lines.into_iter().zip(leading);
        let rows = rows.map(|(line, leads_to)| Row { line, leads_to });
        self.rows.extend(rows);
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
