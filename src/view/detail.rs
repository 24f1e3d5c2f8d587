//! The detail of one item: why, note, dates, steps, log, links and chain, as lines; some of them lead to other items.

mod goal;
mod milestone;

use crate::domain::date::Day;
use crate::domain::describe::Mark;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{self, Schema};
use crate::domain::text::{width, wrap};
use crate::domain::when::relative;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};

/// The columns that a label takes.
const LABEL: usize = 12;

/// Lines that a text such as a note may take.
const TEXT_LINES: usize = 200;

/// A line of the detail, and the item that it leads to.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Row {
    /// The line.
    pub(crate) line: Line,
    /// The item that `enter` goes to from here.
    pub(crate) leads_to: Option<Id>,
}

/// The detail of an item, from the top, in so many columns.
pub(crate) fn rows(
    item: &Item,
    journey: &Journey,
    today: Day,
    glyphs: &Glyphs,
    columns: usize,
) -> Vec<Row> {
    let mut page = Page { journey, today, glyphs, columns, rows: Vec::new() };
    for text in wrap(item.title(), columns, TEXT_LINES) {
        page.line(Line::of(text, Role::Strong));
    }
    page.blank();
    match item {
        Item::Goal(goal) => page.goal(goal),
        Item::Milestone(milestone) => page.milestone(milestone),
    }
    page.rows
}

struct Page<'a> {
    journey: &'a Journey,
    today: Day,
    glyphs: &'a Glyphs,
    columns: usize,
    rows: Vec<Row>,
}

impl Page<'_> {
    fn common<T: Schema>(&mut self, of: &T, tags: &[String], private: bool) {
        for (label, text) in schema::facts(of) {
            self.fact(&label.to_lowercase(), &text);
        }
        let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
        self.fact("tags", &tags.join(" "));
        self.fact("private", if private { "kept out of every export" } else { "" });
    }

    fn steps(&mut self, larger: &Id) {
        let open: Vec<_> = self.journey.toward(larger).cloned().collect();
        let mut done: Vec<_> = self
            .journey
            .ended()
            .filter(|g| g.is_done() && g.toward.as_ref() == Some(larger))
            .cloned()
            .collect();
        done.sort_by_key(|g| std::cmp::Reverse(g.state.ended_on()));
        let counted = self.journey.steps(larger);
        let Some(words) = counted.words() else { return };
        self.section(&words);
        for goal in open.iter().chain(&done) {
            self.goal_row(goal);
        }
        let unread = counted.done.saturating_sub(done.len());
        if unread > 0 {
            self.line(Line::of(format!("  {unread} more in years being read"), Role::Dim));
        }
    }

    fn goal_row(&mut self, goal: &Goal) {
        let mark = Mark::of_goal(goal);
        let role = if mark == Mark::Open { Role::Dim } else { Role::of(mark) };
        let end = match goal.state.ended_on() {
            Some(on) => relative(on, self.today),
            None => goal.due.map(|due| relative(due, self.today)).unwrap_or_default(),
        };
        let room = self.columns.saturating_sub(4 + width(&end));
        let before =
            Line::of(self.glyphs.mark(mark), role).and(" ", Role::Plain).ending(end, Role::Dim);
        self.titled(before, &goal.title, room, Role::Plain, Some(&goal.id));
    }

    /// A milestone of a chain, which `enter` goes to unless it is the one being looked at.
    fn milestone_row(&mut self, milestone: &Milestone, here: bool) {
        let mark = self.glyphs.mark(Mark::of_milestone(milestone));
        let when = format!("{:<width$}", milestone.on.words(), width = LABEL);
        let before = Line::of(when, Role::Dim).and(format!("{mark} "), Role::Milestone);
        let room = self.columns.saturating_sub(LABEL + 2);
        let (role, leads_to) =
            if here { (Role::Strong, None) } else { (Role::Plain, Some(&milestone.id)) };
        self.titled(before, &milestone.title, room, role, leads_to);
    }

    /// A title after `before`, in two lines at most, of which the first leads somewhere.
    fn titled(&mut self, before: Line, title: &str, room: usize, role: Role, to: Option<&Id>) {
        let indent = before.left.iter().map(|piece| width(&piece.text)).sum();
        let mut texts = wrap(title, room, 2).into_iter();
        let line = before.and(texts.next().unwrap_or_default(), role);
        let leads_to = to.cloned();
        self.rows.push(Row { line, leads_to });
        for text in texts {
            self.line(Line::of(text, role).indented(indent));
        }
    }

    fn addresses(&mut self, links: &[String]) {
        if links.is_empty() {
            return;
        }
        self.section("Links");
        for link in links {
            for text in wrap(link, self.columns, TEXT_LINES) {
                self.line(Line::of(text, Role::Plain));
            }
        }
    }

    fn paragraph(&mut self, title: &str, text: Option<&str>) {
        let Some(text) = text.filter(|t| !t.trim().is_empty()) else {
            return;
        };
        self.section(title);
        for line in text.trim_end().lines() {
            for text in wrap(line, self.columns, TEXT_LINES) {
                self.line(Line::of(text, Role::Plain));
            }
        }
    }

    fn ending(&mut self, id: &Id) {
        self.blank();
        self.line(label("id").and(id.as_str(), Role::Faint));
    }

    fn fact(&mut self, name: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let lines = wrap(text, self.columns.saturating_sub(LABEL), TEXT_LINES);
        for (i, text) in lines.into_iter().enumerate() {
            self.line(label(if i == 0 { name } else { "" }).and(text, Role::Plain));
        }
    }

    fn section(&mut self, title: &str) {
        self.blank();
        self.line(Line::of(title, Role::Heading));
    }

    fn blank(&mut self) {
        self.line(Line::blank());
    }

    fn line(&mut self, line: Line) {
        self.rows.push(Row { line, leads_to: None });
    }
}

fn label(name: &str) -> Line {
    Line::of(format!("{name:<LABEL$}"), Role::Dim)
}
