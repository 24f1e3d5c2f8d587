//! The report on a month or a year: what was done in it, under its larger goal. The screen draws it, and a file has it
//! as text.

use super::page::{PeriodSummary, moved, reason_of};
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::timeline::Period;
use crate::domain::visible::visible;
use crate::domain::words::{count, list_of};
use std::sync::Arc;

/// Who reads a report. Private items are for their owner only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reader {
    Owner,
    Anyone,
}

/// How a report is written as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Markup {
    /// Without any.
    Plain,
    /// Markdown; no title becomes markup.
    Markdown,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Report {
    /// `2026 so far`, `October 2026`.
    pub(crate) title: String,
    /// `3 milestones, 1 larger goal reached and 41 small goals done.`
    pub(crate) summary: String,
    pub(crate) sections: Vec<ReportSection>,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReportSection {
    pub(crate) heading: String,
    /// `5 of 11 steps, 3 of them now`; may be empty.
    pub(crate) note: String,
    pub(crate) entries: Vec<ReportEntry>,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReportEntry {
    /// The date without its year, which the title has; may be empty.
    pub(crate) on: String,
    pub(crate) text: String,
}

/// The report on a period as text, without private items.
pub fn report(journey: &Journey, period: Period, today: Day, markup: Markup) -> String {
    Report::of(journey, period, today, Reader::Anyone).written(markup)
}

impl Report {
    /// The report on the loaded years of the period.
    pub(crate) fn of(journey: &Journey, period: Period, today: Day, reader: Reader) -> Report {
        let summary = PeriodSummary::of(journey, period);
        let source = ReportSource { journey, period, today, reader };
        let when = period.date().words_in_full();
        let so_far = if period.last_day() > today { " so far" } else { "" };
        let sections = source.sections(&summary);
        Report { title: format!("{when}{so_far}"), summary: source.sentence(&summary), sections }
    }

    fn written(&self, markup: Markup) -> String {
        let mut text = String::new();
        let mut paragraph = |lines: &str| {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(lines);
            text.push('\n');
        };
        paragraph(&markup.heading(1, &self.title));
        paragraph(&self.summary);
        for section in &self.sections {
            paragraph(&markup.heading(2, &section.heading));
            if !section.note.is_empty() {
                paragraph(&markup.text(&section.note));
            }
            let entries = section.entries.iter().map(|entry| markup.entry(entry));
            let entries: Vec<String> = entries.collect();
            if !entries.is_empty() {
                paragraph(&entries.join("\n"));
            }
        }
        text
    }
}

struct ReportSource<'a> {
    journey: &'a Journey,
    period: Period,
    today: Day,
    reader: Reader,
}

impl ReportSource<'_> {
    fn shows(&self, private: bool) -> bool {
        self.reader == Reader::Owner || !private
    }

    fn goals<'g>(
        &self,
        goals: &'g [Arc<Goal>],
    ) -> impl Iterator<Item = &'g Arc<Goal>> + use<'g, '_> {
        goals.iter().filter(|goal| self.shows(goal.private))
    }

    fn milestones<'m>(
        &self,
        milestones: &'m [Arc<Milestone>],
    ) -> impl Iterator<Item = &'m Arc<Milestone>> + use<'m, '_> {
        milestones.iter().filter(|milestone| self.shows(milestone.private))
    }

    fn sentence(&self, summary: &PeriodSummary) -> String {
        let milestones = self.milestones(&summary.milestones).count();
        let recognised = self.milestones(&summary.recognised).count();
        let larger = self.goals(&summary.larger).count();
        let small = self.goals(&summary.done).count() - larger;
        let dropped = self.goals(&summary.dropped).count();
        let parts = [
            (milestones, count(milestones, "milestone")),
            (recognised, format!("{recognised} recognised in hindsight")),
            (larger, format!("{} reached", count(larger, "larger goal"))),
            (small, format!("{} done", count(small, "small goal"))),
            (dropped, format!("{dropped} dropped")),
        ];
        let said: Vec<String> =
            parts.into_iter().filter_map(|(n, said)| (n > 0).then_some(said)).collect();
        match said.is_empty() {
            true => "Nothing was reached, done or dropped in it.".into(),
            false => format!("{}.", list_of(&said)),
        }
    }

    fn sections(&self, summary: &PeriodSummary) -> Vec<ReportSection> {
        let milestones = self.milestones(&summary.milestones);
        let milestones = milestones.map(|m| entry(m.on, &m.title, why_of(m)));
        let recognised = self.milestones(&summary.recognised).map(|m| {
            let on = m.recognised.as_ref().map_or(m.on, |recognised| recognised.on);
            entry(on, &format!("{}, of {}", m.title, m.on.words()), why_of(m))
        });
        let dropped = self.goals(&summary.dropped);
        let dropped = dropped.map(|goal| entry(self.ended(goal), &goal.title, reason_of(goal)));
        let mut sections = vec![
            section("Milestones", milestones.collect()),
            section("Recognised in hindsight", recognised.collect()),
        ];
        sections.extend(self.by_larger(summary));
        sections.push(section("Dropped", dropped.collect()));
        sections.retain(|section| !section.entries.is_empty() || !section.note.is_empty());
        sections
    }

    /// A section for each larger goal that moved, in the user's own order, then the goals without one.
    fn by_larger(&self, summary: &PeriodSummary) -> Vec<ReportSection> {
        let (journey, period) = (self.journey, self.period);
        let reached = self.goals(&summary.larger);
        let open = journey.larger().filter(|goal| self.shows(goal.private));
        let moved = open.filter(|larger| moved(journey, larger, period) > 0);
        let mut larger: Vec<&Arc<Goal>> = moved.chain(reached).collect();
        let ended_before = self.goals(&summary.done).filter_map(|goal| {
            let larger = journey.goal(goal.toward.as_ref()?)?;
            (!larger.state.is_open() && self.shows(larger.private)).then_some(larger)
        });
        ended_before.for_each(|goal| {
            if larger.iter().all(|other| other.id != goal.id) {
                larger.push(goal);
            }
        });
        let is_told = |goal: &&Arc<Goal>| {
            let serves = |other: &&Arc<Goal>| Some(&other.id) == goal.toward.as_ref();
            !goal.is_large() && !larger.iter().any(serves)
        };
        let others = self.goals(&summary.done).filter(is_told);
        let others = others.map(|goal| entry(self.ended(goal), &goal.title, None)).collect();
        let mut sections: Vec<ReportSection> =
            larger.iter().map(|larger| self.of_larger(larger, summary)).collect();
        let heading = if sections.is_empty() { "Done" } else { "Done without a larger goal" };
        sections.push(section(heading, others));
        sections
    }

    fn of_larger(&self, larger: &Goal, summary: &PeriodSummary) -> ReportSection {
        let steps =
            self.goals(&summary.done).filter(|goal| goal.toward.as_ref() == Some(&larger.id));
        let mut entries: Vec<ReportEntry> =
            steps.map(|goal| entry(self.ended(goal), &goal.title, None)).collect();
        let now = entries.len();
        let reached = larger.state.ended_on().filter(|_| larger.is_done());
        if let Some(on) = reached.filter(|on| super::lies_in(*on, self.period)) {
            entries.push(entry(on, "Reached", None));
        }
        let note = self.progress(larger, now);
        ReportSection { heading: larger.title.clone(), note, entries }
    }

    /// `5 of 11 steps, 3 of them now`, or the measure and the moves.
    fn progress(&self, larger: &Goal, now: usize) -> String {
        if larger.is_done() {
            return String::new();
        }
        let steps = self.journey.steps(&larger.id).words().filter(|_| now > 0);
        let measure = larger.measure.as_ref().map(ToString::to_string);
        let moves = moved(self.journey, larger, self.period);
        let when = if self.period.last_day() < self.today { "then" } else { "now" };
        match (measure, steps) {
            (Some(measure), _) if moves > 0 => format!("{measure}, {}", count(moves, "move")),
            (Some(measure), _) => measure,
            (None, Some(steps)) => format!("{steps}, {now} of them {when}"),
            (None, None) if moves > 0 => count(moves, "move"),
            (None, None) => String::new(),
        }
    }

    fn ended(&self, goal: &Goal) -> Date {
        goal.state.ended_on().unwrap_or(self.period.date())
    }
}

fn section(heading: &str, entries: Vec<ReportEntry>) -> ReportSection {
    ReportSection { heading: heading.to_owned(), note: String::new(), entries }
}

fn entry(on: Date, title: &str, why: Option<&str>) -> ReportEntry {
    let words = on.words();
    let on = words.rsplit_once(' ').map_or("", |(day, _)| day).to_owned();
    let why = why.map(|why| format!(": {why}"));
    ReportEntry { on, text: title.to_owned() + &why.unwrap_or_default() }
}

fn why_of(milestone: &Milestone) -> Option<&str> {
    let why = milestone.recognised.as_ref()?.why.trim();
    (!why.is_empty()).then_some(why)
}

impl Markup {
    fn heading(self, level: usize, text: &str) -> String {
        match self {
            Markup::Plain => self.text(text),
            Markup::Markdown => format!("{} {}", "#".repeat(level), self.text(text)),
        }
    }

    fn entry(self, entry: &ReportEntry) -> String {
        let text = self.text(&entry.text);
        match (self, entry.on.is_empty()) {
            (Markup::Plain, true) => format!("  {text}"),
            (Markup::Plain, false) => format!("  {:<8}{text}", entry.on),
            (Markup::Markdown, true) => format!("- {text}"),
            (Markup::Markdown, false) => format!("- {}: {text}", entry.on),
        }
    }

    /// A text in one line, in which nothing is markup.
    fn text(self, text: &str) -> String {
        let text = visible(text);
        match self {
            Markup::Plain => text.into_owned(),
            Markup::Markdown => escaped(&text),
        }
    }
}

/// Signs that are markup anywhere in a line of Markdown, or begin a link or an address.
const SIGNS: &str = "\\`*_[]<>#|~&@!$";

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let marker = list_marker(text);
    for (at, sign) in text.char_indices() {
        let begins_link = text[at..].starts_with("://")
            || (sign == '.' && text[..at].to_ascii_lowercase().ends_with("www"));
        let marks_list = marker == Some(at);
        if SIGNS.contains(sign) || begins_link || marks_list {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// The position of the sign that would make a list or a rule of the line.
fn list_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let signs: &[u8] = if digits == 0 { b"-+=" } else { b".)" };
    text.as_bytes().get(digits).filter(|sign| signs.contains(sign)).map(|_| digits)
}
