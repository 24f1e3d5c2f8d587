//! One item in full, as lines to read.

use crate::cli::phrases;
use crate::domain::address::is_linkable;
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::describe::Mark;
use crate::domain::facts::Facts;
use crate::domain::goal::{End, Goal, LogEntry, State, StepAnswer};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{self, Schema};
use crate::domain::sort;
use crate::domain::visible::{visible, visible_lines};
use crate::domain::words::ago;
use crate::domain::{lapse, pace, question};
use crate::view::glyphs::Glyphs;
use clap::builder::styling::Style;
use std::sync::Arc;

const DIM: Style = Style::new().dimmed();
const STRONG: Style = Style::new().bold();
/// Number of days within which a date is also given as days from today.
const NEAR: i64 = 60;
/// Width of the names of the fields.
const NAMES: usize = 12;

/// Everything that a page is made from.
pub(super) struct Subject<'a> {
    /// The journey, with every year that the page needs.
    pub(super) facts: &'a Facts<'a>,
    pub(super) calendar: Calendar,
    pub(super) glyphs: &'static Glyphs,
    /// Whether addresses are links of the terminal.
    pub(super) has_links: bool,
}

/// The lines of a page about `item`, which is in the file at `path`.
pub(super) fn lines(item: &Item, subject: &Subject, path: &str) -> Vec<String> {
    let mut page = ItemPage { subject, lines: Vec::new() };
    let (mark, title) = (subject.glyphs.mark(Mark::of(item)), visible(item.title()));
    page.lines.push(format!("{mark} {STRONG}{title}{STRONG:#}"));
    match item {
        Item::Goal(goal) => page.goal(item, goal),
        Item::Milestone(milestone) => page.milestone(item, milestone),
    }
    page.lines.push(String::new());
    let place = format!("{}  {path}", item.id());
    page.lines.push(format!("  {DIM}{}{DIM:#}", visible(&place)));
    page.lines
}

/// The lines so far; every text in them is visible.
struct ItemPage<'s> {
    subject: &'s Subject<'s>,
    lines: Vec<String>,
}

impl ItemPage<'_> {
    fn goal(&mut self, item: &Item, goal: &Goal) {
        let Subject { facts, calendar, .. } = *self.subject;
        let today = calendar.today;
        let journey = facts.journey;
        self.field("State", &self.state_of(goal));
        self.field("Reason", goal.state.as_dropped().map_or("", |dropped| &dropped.why));
        if let Some(due) = goal.due {
            let overdue = if goal.is_overdue(today) { ", overdue" } else { "" };
            self.field("Target", &format!("{}{overdue}", self.in_full(due)));
        }
        if let Some(larger) = &goal.toward {
            let title = facts.title(larger).unwrap_or("not found");
            self.field("Toward", &format!("{title}  {larger}"));
        }
        self.field("Progress", &phrases::progress(goal, facts).join(", "));
        let pace = pace::of(journey, goal, today).map(|pace| pace::sentences(&pace, calendar));
        self.field("Pace", &pace.unwrap_or_default().join("\n"));
        if facts.is_stuck(goal) {
            let hint = format!("no active step: milepost add STEP --toward {}", goal.id);
            self.field("Stuck", &hint);
        }
        self.field("Why", goal.why.as_deref().unwrap_or_default());
        self.date("Created", goal.created);
        self.common(item, goal, &goal.links);
        if let Some(milestone) = &goal.milestone {
            let title = facts.title(milestone).unwrap_or("not found");
            self.field("Milestone", &format!("{title}  {milestone}"));
        }
        let is_paced = goal.is_active() && (goal.is_large() || goal.measure.is_some());
        let momentum = is_paced.then(|| pace::explain(journey, goal, today));
        self.section("Momentum", momentum.into_iter().flatten());
        let steps = steps(goal, self.subject);
        self.section("Steps", steps.into_iter().map(|step| self.step(step)).collect::<Vec<_>>());
        let answers = goal.answers.iter().map(|answer| self.answer(answer));
        self.section("Answers", answers.collect::<Vec<_>>());
        self.section("Log", goal.log.iter().map(|entry| log_line(entry, calendar)));
    }

    fn milestone(&mut self, item: &Item, milestone: &Milestone) {
        let calendar = self.subject.calendar;
        let what = match milestone.in_hindsight() {
            true => "milestone, recognised later",
            false => "milestone",
        };
        self.field("What", what);
        self.field("Happened", &milestone.extent().words_by(|date| self.in_full(date)));
        if let Some(recognised) = &milestone.recognised {
            self.date("Recognised", Some(recognised.on));
            self.field("Why", &recognised.why);
        }
        if let Some(goal) = &milestone.from {
            self.field("Was", &self.named(goal));
        }
        if let Some(credential) = &milestone.credential {
            self.field("Issuer", credential.issuer.as_deref().unwrap_or_default());
            self.field("Credential", credential.id.as_deref().unwrap_or_default());
            self.addresses("Verify at", credential.url.as_slice());
            let expires = credential.expires.map(|on| lapse::words_of(on, calendar));
            self.field("Expires", &expires.unwrap_or_default());
        }
        self.common(item, milestone, &milestone.links);
        let later = milestone.led_to.iter().map(|id| self.named(id)).collect::<Vec<_>>();
        self.section("Led to", later);
        let earlier = self.subject.facts.journey.led_from(&milestone.id);
        let earlier = earlier.map(|earlier| self.named(&earlier.id)).collect::<Vec<_>>();
        self.section("Led from", earlier);
    }

    fn common<T: Schema>(&mut self, item: &Item, of: &T, links: &[String]) {
        self.field("Tags", &item.tags().join(", "));
        for (label, text) in schema::facts(of) {
            self.field(label, &text);
        }
        self.field("Note", item.note().unwrap_or_default());
        self.addresses("Links", links);
        self.field("Private", if item.private() { "kept out of every export" } else { "" });
    }

    fn state_of(&self, goal: &Goal) -> String {
        let size = if goal.is_large() { "larger goal" } else { "small goal" };
        let state = match &goal.state {
            State::Open(_) => goal.state.word().to_owned(),
            State::Ended(End::Done(on)) => format!("done {}", self.in_full(*on)),
            State::Ended(End::Dropped(dropped)) => format!("dropped {}", self.in_full(dropped.on)),
        };
        let until = goal.pause().and_then(|pause| pause.until);
        let until = until.map(|on| format!(" until {}", self.in_full(on))).unwrap_or_default();
        let focus = if goal.next { ", focus" } else { "" };
        format!("{size}, {state}{until}{focus}")
    }

    fn step(&self, step: &Arc<Goal>) -> String {
        let Subject { calendar, glyphs, .. } = *self.subject;
        let when = phrases::when(&Item::Goal(Arc::clone(step)), calendar);
        let line =
            format!("{} {}  {}  {when}", glyphs.mark(Mark::of_goal(step)), step.id, step.title);
        line.trim_end().to_owned()
    }

    /// An answer to the next-milestone question, and its outcome.
    fn answer(&self, answer: &StepAnswer) -> String {
        let outcome = question::outcome(self.subject.facts.journey, answer, self.subject.calendar);
        let outcome = if outcome.is_empty() { outcome } else { format!(", {outcome}") };
        format!("{}  {}{outcome}", self.subject.calendar.words(answer.on), answer.text)
    }

    fn named(&self, id: &Id) -> String {
        format!("{id}  {}", self.subject.facts.title(id).unwrap_or("not found"))
    }

    /// A date in full, and for a day near today its distance.
    fn in_full(&self, date: Date) -> String {
        let words = self.subject.calendar.in_full(date);
        match date.day().map(|day| self.subject.calendar.today.days_since(day)) {
            Some(days) if days.abs() <= NEAR => format!("{words} ({})", ago(days)),
            Some(_) | None => words,
        }
    }

    fn date(&mut self, name: &str, date: Option<Date>) {
        self.field(name, &date.map(|date| self.in_full(date)).unwrap_or_default());
    }

    fn addresses(&mut self, name: &str, addresses: &[String]) {
        let from = self.lines.len();
        self.field(name, &addresses.join("\n"));
        for address in addresses.iter().filter(|a| self.subject.has_links && is_linkable(a)) {
            let linked = format!("\x1b]8;;{address}\x1b\\{address}\x1b]8;;\x1b\\");
            let ends = |line: &&mut String| line.ends_with(address.as_str());
            if let Some(line) = self.lines[from..].iter_mut().find(ends) {
                line.truncate(line.len() - address.len());
                line.push_str(&linked);
            }
        }
    }

    /// A name and its value, which may have several lines; nothing if it is empty.
    fn field(&mut self, name: &str, value: &str) {
        for (number, line) in visible_lines(value).enumerate() {
            let line = match (number, line.is_empty()) {
                (0, _) => format!("  {DIM}{name:<NAMES$}{DIM:#}{line}"),
                (_, false) => format!("  {:NAMES$}{line}", ""),
                (_, true) => String::new(),
            };
            self.lines.push(line);
        }
    }

    /// A heading and its entries; nothing without any.
    fn section(&mut self, name: &str, entries: impl IntoIterator<Item = String>) {
        let mut entries = entries.into_iter().peekable();
        if entries.peek().is_some() {
            self.lines.push(String::new());
            self.lines.push(format!("  {DIM}{name}{DIM:#}"));
        }
        self.lines.extend(entries.map(|entry| format!("    {}", visible(&entry))));
    }
}

/// The steps of a goal: those that were done, oldest first, then the open ones.
fn steps<'a>(goal: &'a Goal, subject: &Subject<'a>) -> Vec<&'a Arc<Goal>> {
    let serves = |step: &&Arc<Goal>| step.toward.as_ref() == Some(&goal.id);
    let mut steps: Vec<_> = subject.facts.journey.ended().filter(serves).collect();
    sort::by_key(&mut steps, |step| step.state.ended_on());
    steps.extend(subject.facts.journey.toward(&goal.id));
    steps
}

fn log_line(entry: &LogEntry, calendar: Calendar) -> String {
    let amount = entry.amount.map(Amount::signed);
    let parts = [Some(calendar.words(entry.on)), Some(entry.text.clone()), amount];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
    parts.join("  ")
}
