//! The reading pane: all that is known of one item, what matters first; some of its lines lead to other items.

pub(crate) mod goal;
mod milestone;
mod prose;

use super::canvas::Canvas;
use crate::app::layout::RowLink;
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Day};
use crate::domain::describe::Mark;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::{NO_ACTIVE_STEP, NO_STEPS};
use crate::domain::milestone::Milestone;
use crate::domain::schema::{self, Schema};
use crate::domain::sort;
use crate::domain::text::{width, wrap};
use crate::domain::words::ago;
use crate::view::lines::{Line, Role};
use crate::view::rows::{brief, size_of};
use std::cmp::Reverse;
use std::iter;

/// The columns of the dates before the lines of a log or a chain: `12 Oct 2026`.
const DATES: usize = 12;

/// Lines that a text such as a note may take.
const TEXT_LINES: usize = 200;

/// Lines that the title of another item may take.
const TITLE_ROWS: usize = 2;

/// A line of the reading pane, and where it leads.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReadingRow {
    /// The line.
    pub(crate) line: Line,
    /// Where `enter` goes from here.
    pub(crate) leads: RowLink,
    /// The address that the last piece of the line is a part of.
    pub(crate) opens: Option<String>,
}

impl ReadingRow {
    /// A line that leads nowhere.
    pub(crate) fn of(line: Line) -> ReadingRow {
        ReadingRow { line, leads: RowLink::None, opens: None }
    }
}

/// A page of the reading pane.
#[derive(Default)]
pub(crate) struct ReadingPage {
    /// The lines of its heading.
    pub(crate) title: Vec<String>,
    /// All its rows.
    pub(crate) rows: Vec<ReadingRow>,
}

/// Lines that a title may take above the rule.
const TITLE_LINES: usize = 3;

/// The columns of a heading that the number of lines below takes.
const MORE: usize = 10;

/// The page on an item: a title that is too long for the heading goes on in its rows.
pub(crate) fn page(item: &Item, canvas: &Canvas<'_>) -> ReadingPage {
    let most = (canvas.rows / 3).clamp(1, TITLE_LINES);
    let headed = |columns: usize| parted(item.title(), columns, most);
    let (title, rest) = headed(canvas.columns);
    let rows = rows(item, rest, canvas);
    let fits = title.len() + rows.len() <= canvas.rows + 1;
    match headed(canvas.columns.saturating_sub(MORE)) {
        (narrow, "") if !fits => ReadingPage { title: narrow, rows },
        _ => ReadingPage { title, rows },
    }
}

/// The part of a title that fits into so many lines, and the rest.
fn parted<'a>(title: &'a str, columns: usize, most: usize) -> (Vec<String>, &'a str) {
    let whole = wrap(title, columns, most + 1);
    if whole.len() <= most {
        return (whole, "");
    }
    let mut lines = wrap(title, columns.saturating_sub(1), most + 1);
    lines.truncate(most);
    let after = |rest: &'a str, line: &String| Some(rest.strip_prefix(&**line)?.trim_start());
    match lines.iter().try_fold(title.trim_start(), after) {
        Some(rest) => {
            lines.iter_mut().last().into_iter().for_each(|line| line.push('…'));
            (lines, rest)
        }
        // What the lines show is not what the title says, as where it has control characters.
        None => (whole.into_iter().take(1).collect(), title),
    }
}

/// All rows about an item, below what of its title did not fit into the heading.
pub(crate) fn rows(item: &Item, rest: &str, canvas: &Canvas<'_>) -> Vec<ReadingRow> {
    let mut page = Page::of(item, canvas, None);
    if !rest.is_empty() {
        page.text(rest, Role::Strong);
        page.blank();
    }
    page.item(item);
    let above = page.rows.iter().take_while(|row| row.line == Line::blank()).count();
    page.rows.drain(..above);
    page.rows
}

/// All that is known of an item in the file at `path`, for a command to print under its title: nothing is left out
/// because it is long, other items have their ids, and what is to be done next is a command instead of a key.
pub(crate) fn printed(item: &Item, path: &str, canvas: &Canvas<'_>) -> Vec<ReadingRow> {
    let mut page = Page::of(item, canvas, Some(path));
    let mark = Mark::of(item);
    let is_what = item.as_goal().map_or("milestone", |goal| size_of(goal));
    let before = Line::of(canvas.glyphs.mark(mark), Role::of(mark)).and(" ", Role::Plain);
    page.titled(before.ending(is_what, Role::Dim), item.title(), Role::Strong, None);
    page.blank();
    page.item(item);
    page.rows
}

struct Page<'a> {
    canvas: &'a Canvas<'a>,
    /// The file that the item is in, where a command prints all of it.
    printed: Option<&'a str>,
    /// The columns of the labels of facts.
    labels: usize,
    rows: Vec<ReadingRow>,
}

impl<'a> Page<'a> {
    fn of(item: &Item, canvas: &'a Canvas<'a>, printed: Option<&'a str>) -> Page<'a> {
        // The labels make room for the longest that this item can have.
        let longest = match item {
            Item::Goal(goal) if goal.looked_back.is_some() => goal::LOOKED_BACK,
            Item::Goal(_) => "reviewed",
            Item::Milestone(_) => "recognised",
        };
        Page { canvas, printed, labels: longest.len() + 1, rows: Vec::new() }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Goal(goal) => self.goal(goal),
            Item::Milestone(milestone) => self.milestone(milestone),
        }
    }

    /// The most of something that is shown: so many on the screen, and all where it is printed.
    fn most(&self, on_screen: usize) -> usize {
        if self.printed.is_some() { usize::MAX } else { on_screen }
    }

    fn today(&self) -> Day {
        self.canvas.calendar.today
    }

    fn calendar(&self) -> Calendar {
        self.canvas.calendar
    }

    fn common<T: Schema>(&mut self, of: &T, tags: &[String], private: bool) {
        for (label, text) in schema::facts(of) {
            self.fact(&label.to_lowercase(), &text);
        }
        let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
        self.fact("tags", &tags.join(" "));
        self.fact("private", if private { "kept out of every export" } else { "" });
    }

    fn steps(&mut self, larger: &Id) {
        let journey = self.canvas.journey;
        let counted = journey.steps(larger);
        let may_have =
            counted.words().is_some() || journey.goal(larger).is_some_and(|g| g.is_large());
        // Most goals have none, and the whole past is walked over only for those that may.
        let past = may_have.then(|| journey.ended()).into_iter().flatten();
        let mut ended: Vec<_> = past.filter(|goal| goal.toward.as_ref() == Some(larger)).collect();
        sort::by_key(&mut ended, |goal| Reverse(goal.state.ended_on()));
        let dropped = (!ended.is_empty()).then(|| "dropped steps".to_owned());
        if let Some(words) = counted.words().or(dropped) {
            self.section(&words);
        }
        journey.toward(larger).chain(ended.iter().copied()).for_each(|goal| self.goal_row(goal));
        let done = ended.iter().filter(|goal| goal.is_done()).count();
        let unread = counted.done.saturating_sub(done);
        if unread > 0 {
            self.line(Line::of(format!("  {unread} more done"), Role::Dim));
        }
        self.plan(larger, counted.words().is_none() && ended.is_empty());
    }

    /// Of an open goal that has no step to take, that and how to plan one.
    fn plan(&mut self, larger: &Id, has_none: bool) {
        let journey = self.canvas.journey;
        let goal = journey.goal(larger).filter(|goal| goal.is_large() && goal.state.is_open());
        let Some(goal) = goal else { return };
        let is_stuck = journey.is_stuck(goal);
        match has_none && goal.measure.is_none() {
            true => self.section(NO_STEPS),
            false if is_stuck => self.section(NO_ACTIVE_STEP),
            false => {}
        }
        if is_stuck {
            let plans = match self.printed {
                Some(_) => format!("milepost add STEP --toward {larger} plans one"),
                None => self.canvas.keymap.text("{question} to plan one"),
            };
            self.text(&plans, Role::Dim);
        }
    }

    fn goal_row(&mut self, goal: &Goal) {
        let mark = Mark::of_goal(goal);
        let role = Role::of_goal(goal, self.today());
        let end = match goal.state.ended_on() {
            Some(on) => self.calendar().relative(on),
            None => {
                let measure = goal.measure.as_ref().map(|m| format!("{}/{}", m.done, m.target));
                let due = goal.due.map(|due| brief(due, self.calendar()));
                measure.into_iter().chain(due).collect::<Vec<_>>().join("  ")
            }
        };
        let before = Line::of(self.canvas.glyphs.mark(mark), role)
            .and(" ", Role::Plain)
            .ending(end, Role::Dim);
        self.titled(before, &goal.title, Role::Plain, Some(&goal.id));
    }

    /// A milestone of a chain, with its year.
    fn milestone_row(&mut self, milestone: &Milestone) {
        let mark = self.canvas.glyphs.mark(Mark::of_milestone(milestone));
        let when = format!("{:04} ", milestone.on.year());
        let before = Line::of(when, Role::Dim).and(format!("{mark} "), Role::Milestone);
        self.titled(before, &milestone.title, Role::Plain, Some(&milestone.id));
    }

    /// A title after `before`, in a few lines, which lead somewhere.
    fn titled(&mut self, before: Line, title: &str, role: Role, to: Option<&Id>) {
        let before = match to.filter(|_| self.printed.is_some()) {
            Some(id) => before.and(format!("{id}  "), Role::Dim),
            None => before,
        };
        let indent = before.left.iter().map(|piece| width(&piece.text)).sum();
        let ending: usize = before.right.iter().map(|piece| width(&piece.text) + 2).sum();
        let room = self.canvas.columns.saturating_sub(indent + ending);
        let mut texts = wrap(title, room, self.most(TITLE_ROWS)).into_iter();
        let first = before.and(texts.next().unwrap_or_default(), role);
        let others = texts.map(|text| Line::of(text, role).indented(indent));
        let lines = [first].into_iter().chain(others);
        let from = self.rows.len();
        self.rows.extend(lines.map(ReadingRow::of));
        to.iter().for_each(|id| self.lead(from, id));
    }

    /// Makes the lines from that one on a row that leads to an item.
    fn lead(&mut self, from: usize, to: &Id) {
        let links = [RowLink::To(to.clone())].into_iter().chain(iter::repeat(RowLink::Above));
        self.rows[from..].iter_mut().zip(links).for_each(|(row, link)| row.leads = link);
    }

    /// A link to an item that is not there or could not be read. Said in print alone: the screen may only not have read its
    /// year.
    fn not_found(&mut self, title: &str, id: &Id) {
        if self.printed.is_some() {
            self.section(title);
            self.line(Line::of(format!("{id}  not found"), Role::Open));
        }
    }

    fn addresses(&mut self, links: &[String]) {
        if !links.is_empty() {
            self.section("links");
        }
        for link in links {
            let from = self.rows.len();
            self.text(link, Role::Plain);
            self.open(from, link);
        }
    }

    /// Makes the lines from that one on parts of an address.
    fn open(&mut self, from: usize, address: &str) {
        self.rows[from..].iter_mut().for_each(|row| row.opens = Some(address.to_owned()));
    }

    fn text(&mut self, text: &str, role: Role) {
        for text in wrap(text, self.canvas.columns, self.most(TEXT_LINES)) {
            self.line(Line::of(text, role));
        }
    }

    fn ending(&mut self, id: &Id) {
        self.blank();
        self.line(self.label("id").and(id.as_str(), Role::Dim));
        let file = self.printed.map(|path| self.label("file").and(path, Role::Dim));
        self.rows.extend(file.map(ReadingRow::of));
    }

    fn fact(&mut self, name: &str, text: &str) {
        self.fact_as(name, text, Role::Plain);
    }

    fn fact_as(&mut self, name: &str, text: &str, role: Role) {
        if text.trim().is_empty() {
            return;
        }
        let (room, most) = (self.canvas.columns.saturating_sub(self.labels), self.most(TEXT_LINES));
        let lines = text.trim().lines().flat_map(|line| wrap(line, room, most));
        for (i, text) in lines.take(most).enumerate() {
            self.line(self.label(if i == 0 { name } else { "" }).and(text, role));
        }
    }

    /// A date in few columns: its year is left out where it is this one.
    fn short(&self, date: Date) -> String {
        let format = self.calendar().style.format;
        match date {
            Date::Day(day) if day.year() == self.today().year() => format.short(day),
            date => self.calendar().words(date),
        }
    }

    /// Facts whose labels are those dates: in the column of the others where all dates fit before it.
    fn dated(&mut self, dates: impl Iterator<Item = Date>, write: impl FnOnce(&mut Self)) {
        let widest = dates.map(|on| width(&self.short(on))).max().unwrap_or(0);
        let labels = self.labels;
        self.labels = if widest < labels { labels } else { DATES };
        write(self);
        self.labels = labels;
    }

    fn section(&mut self, title: &str) {
        self.blank();
        self.line(Line::of(title, Role::Heading));
    }

    /// One blank line, whatever came before.
    fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| row.line != Line::blank()) {
            self.line(Line::blank());
        }
    }

    fn line(&mut self, line: Line) {
        self.rows.push(ReadingRow::of(line));
    }

    fn label(&self, name: &str) -> Line {
        // A long name is never run together with what it names.
        Line::of(format!("{name:<width$} ", width = self.labels - 1), Role::Dim)
    }

    /// A date and how far off it is: `12 Nov 2026, 10 days ago`.
    fn when(&self, date: Date) -> String {
        let today = self.today();
        match date.day().map(|day| today.days_since(day)) {
            Some(-1..=1) => self.calendar().relative(date),
            Some(days @ -60..=366) => format!("{}, {}", self.calendar().words(date), ago(days)),
            Some(_) | None => self.calendar().words(date),
        }
    }
}
