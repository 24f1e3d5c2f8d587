//! How a row of the timeline reads: the period and its steps, the spans that run beside it, and what stands there.
//!
//! Column 0 is the selection's, column 1 the period's; from left to right there is time, then what fell in it.

mod between;

use super::canvas::Canvas;
use super::viewport::Viewport;
use crate::app::keymap::Keymap;
use crate::app::timeline::Timeline;
use crate::domain::date::{Date, Day, short_month};
use crate::domain::describe::Mark;
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::text::{shown, width, wrap};
use crate::domain::timeline::{LANES, Lane, Lanes, PeriodHeader, RowContent, TimelineRow, Zoom};
use crate::domain::words::count;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Piece, Role};
use crate::view::rows::TEXT;

/// The columns of a period's name: `May 1997`.
const PERIOD: usize = 8;

/// The columns of its steps: twelve months.
const TICKS: usize = 12;

/// The columns of how many steps they are.
const COUNT: usize = 5;

/// The columns of a date within its period: `12 Oct`.
const WHEN: usize = 6;

/// From this width on the steps of a period are counted in numbers too.
const COUNTED: usize = 72;

/// From this width on there is room for steps and spans.
const TICKED: usize = 52;

/// Lines that a title may take before it is cut.
const TITLE_LINES: usize = 2;

/// Lines that the reason of a recognised milestone may take before it is cut.
const WHY_LINES: usize = 2;

/// What rows are written with.
struct Writer<'a> {
    /// The journey, for what an item has to do with others.
    journey: &'a Journey,
    /// What day it is.
    today: Day,
    /// The characters to draw with.
    glyphs: &'a Glyphs,
    keymap: &'a Keymap,
    /// Columns of the timeline.
    columns: usize,
    /// The most steps in any part of a period.
    most: usize,
}

/// What of the timeline is on the screen.
pub(super) fn viewport(timeline: &Timeline, canvas: &Canvas<'_>) -> Viewport {
    let Canvas { journey, today, glyphs, keymap, columns, .. } = *canvas;
    let writer = Writer { journey, today, glyphs, keymap, columns, most: timeline.most };
    let list = &timeline.list;
    let mut view = Viewport::of(list, canvas.rows, |row| writer.lines(row));
    if let Some((at, line)) = view.lines.first_mut() {
        writer.name_at_top(&list.entries()[*at], line);
    }
    if let Some((at, line)) = view.lines.iter_mut().find(|l| Some(l.0) == list.selected())
        && let Some(asked) = writer.asked(&list.entries()[*at])
    {
        *line = asked;
    }
    view
}

/// A title with what stands before and after it.
struct Entry<'a> {
    mark: Mark,
    when: String,
    title: &'a str,
    as_role: Role,
    facts: Vec<Piece>,
    why: &'a str,
}

impl Writer<'_> {
    /// The name of the period that a row stands in, where the row on which it begins is out of view above.
    fn name_at_top(&self, row: &TimelineRow, line: &mut Line) {
        let is_gutter = |piece: &&mut Piece| row.opens.is_none() && width(&piece.text) > TEXT;
        let gutter = line.left.first_mut().filter(is_gutter);
        if let (Some(name), false) = (gutter, matches!(row.stop, RowContent::Gap(_))) {
            *name = Piece::new(format!(" {:<PERIOD$}", row.period.words()), Role::Faint);
        }
    }

    /// The lines of a row.
    fn lines(&self, row: &TimelineRow) -> Vec<Line> {
        match &row.stop {
            RowContent::Blank => vec![self.gutter(row)],
            RowContent::Item(Item::Milestone(milestone), date) => {
                self.entry(row, self.milestone(row, milestone, *date))
            }
            RowContent::Item(Item::Goal(goal), date) => {
                self.entry(row, self.goal(row, goal, *date))
            }
            RowContent::More(more) => vec![self.more(row, more)],
            RowContent::Gap(gap) => vec![self.gap(row, gap)],
            RowContent::End(date) => vec![self.end(row, *date)],
            RowContent::Unread(year, goals) => {
                let reading = format!("{} of {year}, being read", count(*goals, "goal"));
                vec![self.gutter(row).and(reading, Role::Dim)]
            }
            RowContent::Today => self.unread().chain([self.now(row)]).collect(),
        }
    }

    fn milestone<'a>(&self, row: &TimelineRow, milestone: &'a Milestone, date: Date) -> Entry<'a> {
        let recognised = milestone.recognised.as_ref().filter(|_| milestone.in_hindsight());
        let mut facts = Vec::new();
        if date != milestone.on {
            facts.push(format!("happened in {}", milestone.on.year()));
        } else if let Some(recognised) = recognised {
            facts.push(format!("recognised {}", recognised.on.year()));
        }
        facts.extend(milestone.extent().end_in_words());
        let onward = self.journey.onward(&milestone.id).len();
        if onward > 0 {
            facts.push(format!("led to {onward}"));
        }
        Entry {
            mark: Mark::of_milestone(milestone),
            when: within(row, date),
            title: &milestone.title,
            as_role: Role::Plain,
            facts: facts.into_iter().map(|f| Piece::new(f, Role::Dim)).collect(),
            why: recognised.map_or("", |r| r.why.trim()),
        }
    }

    fn goal<'a>(&self, row: &TimelineRow, goal: &'a Goal, date: Date) -> Entry<'a> {
        let gone = goal.is_overdue(self.today);
        let mark = Mark::of_goal(goal);
        let as_role = if goal.state.is_open() { Role::Plain } else { Role::Dim };
        let mut facts = Vec::new();
        if gone {
            facts.push(Piece::new("overdue", Role::Open));
        }
        match goal.state {
            State::Open(OpenState::Paused | OpenState::Someday) => {
                facts.push(Piece::new(goal.state.word(), Role::Dim))
            }
            State::Open(OpenState::Active) | State::Ended(_) => {}
        }
        if goal.is_large() && goal.state.is_open() {
            facts.push(Piece::new("larger goal", Role::Dim));
        }
        Entry { mark, when: within(row, date), title: &goal.title, as_role, facts, why: "" }
    }

    fn entry(&self, row: &TimelineRow, entry: Entry<'_>) -> Vec<Line> {
        let first = self
            .gutter(row)
            .and(self.glyphs.mark(entry.mark), Role::of(entry.mark))
            .and(format!(" {:<WHEN$} ", entry.when), Role::Dim);
        let at = width(&first.text());
        let room = self.columns.saturating_sub(at);
        let facts = self.fitting(&entry, room);
        let taken: usize = facts.iter().map(|p| width(&p.text)).sum();
        let beside = room.saturating_sub(taken + 2 * usize::from(taken > 0));
        let mut titles = wrap(entry.title, beside, TITLE_LINES).into_iter();
        let title = titles.next().unwrap_or_default();
        let mut lines = vec![Line { right: facts, ..first.and(title, entry.as_role) }];
        lines.extend(titles.map(|text| self.under(row, at).and(text, entry.as_role)));
        if !entry.why.is_empty() && self.columns >= COUNTED {
            let why = wrap(entry.why, room, WHY_LINES).into_iter();
            lines.extend(why.map(|text| self.under(row, at).and(text, Role::Dim)));
        }
        lines
    }

    /// The beginning of a further line of a row, up to the column that its words stand at.
    fn under(&self, row: &TimelineRow, at: usize) -> Line {
        let time = Line::of(" ".repeat(self.time()), Role::Plain);
        let before = self.beside(time, row.lanes.map(below));
        let indent = at.saturating_sub(width(&before.text()));
        before.and(" ".repeat(indent), Role::Plain)
    }

    /// As many facts as leave the title whole on its line.
    fn fitting(&self, entry: &Entry<'_>, room: usize) -> Vec<Piece> {
        let titled = width(&shown(entry.title, room));
        let mut left = room.saturating_sub(titled + 2);
        let mut pieces: Vec<Piece> = Vec::new();
        for fact in &entry.facts {
            let between = if pieces.is_empty() { 0 } else { 3 };
            let Some(rest) = left.checked_sub(width(&fact.text) + between) else {
                break;
            };
            left = rest;
            if between > 0 {
                pieces.push(Piece::new(" · ", Role::Faint));
            }
            pieces.push(fact.clone());
        }
        pieces
    }

    /// The columns of time, before what fell in it.
    fn time(&self) -> usize {
        match self.columns {
            TICKED.. if self.most == 0 => 1 + PERIOD + 1,
            COUNTED.. => 1 + PERIOD + 1 + TICKS + COUNT + 1,
            TICKED.. => 1 + PERIOD + 1 + TICKS + 1,
            _ => 1 + PERIOD,
        }
    }

    fn gutter(&self, row: &TimelineRow) -> Line {
        let name = match (&row.stop, &row.opens) {
            (RowContent::Gap(_), _) => self.glyphs.quiet.to_owned(),
            (_, Some(_)) => row.period.words(),
            (_, None) => String::new(),
        };
        let line = Line::of(format!(" {name:<PERIOD$}"), Role::Heading);
        let line =
            if self.columns >= TICKED { self.ticks(line, row.opens.as_deref()) } else { line };
        self.beside(line, row.lanes)
    }

    /// The steps of a period as ticks, and how many they are; where there are none anywhere, no column is kept for them.
    fn ticks(&self, line: Line, opens: Option<&PeriodHeader>) -> Line {
        if self.most == 0 {
            return line.and(" ", Role::Plain);
        }
        let line = self.parts(line.and(" ", Role::Plain), opens);
        let steps = opens.map_or(0, |opening| opening.moves);
        let counted = if steps == 0 { String::new() } else { steps.to_string() };
        if self.columns >= COUNTED {
            line.and(format!("{counted:>COUNT$} "), Role::Faint)
        } else {
            line.and(" ", Role::Plain)
        }
    }

    /// A tick for each part of a period; steps that are known of no part are a faint even ground, lower than any tick.
    fn parts(&self, line: Line, opens: Option<&PeriodHeader>) -> Line {
        let parts = opens.map_or(&[][..], |opening| &opening.parts);
        let ground = match opens {
            Some(opening) if opening.unplaced > 0 => self.glyphs.spark[0],
            Some(_) | None => " ",
        };
        let tick = |steps: &usize| match steps {
            0 => ground,
            _ => self.glyphs.spark[(steps * 7).div_ceil(self.most.max(1)).min(7)],
        };
        let drawn = parts.chunk_by(|a, b| (*a == 0) == (*b == 0));
        let line = drawn.fold(line, |line, run| {
            let role = if run[0] == 0 { Role::Faint } else { Role::Done };
            line.and(run.iter().map(tick).collect::<String>(), role)
        });
        line.and(" ".repeat(TICKS - parts.len()), Role::Plain)
    }

    /// The spans that run beside a row.
    fn beside(&self, line: Line, lanes: Lanes) -> Line {
        if self.columns < TICKED {
            return line.and(" ", Role::Plain);
        }
        let mut text = String::with_capacity(2 * LANES);
        for lane in lanes {
            text.push_str(match lane {
                Lane::Empty => " ",
                Lane::Begins => self.glyphs.begins,
                Lane::Runs => self.glyphs.upright,
                Lane::Ends => self.glyphs.ends,
            });
            text.push(' ');
        }
        line.and(text, Role::Milestone)
    }
}

/// What a lane shows beside the further lines of a row.
fn below(lane: Lane) -> Lane {
    match lane {
        Lane::Empty | Lane::Ends => Lane::Empty,
        Lane::Begins | Lane::Runs => Lane::Runs,
    }
}

/// A date within the period that it stands in.
fn within(row: &TimelineRow, date: Date) -> String {
    match (row.period.zoom(), date) {
        (Zoom::Decade, date) => format!("{:04}", date.year()),
        (_, Date::Year(_)) => String::new(),
        (Zoom::Year, Date::Month(_, month)) => short_month(month).to_owned(),
        (Zoom::Year, Date::Day(day)) => format!("{:>2} {}", day.day(), short_month(day.month())),
        (Zoom::Month, Date::Month(..)) => String::new(),
        (Zoom::Month, Date::Day(day)) => format!("{:>2}", day.day()),
    }
}
