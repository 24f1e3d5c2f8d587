//! The rows of the timeline: a period and its moves, the spans beside it, and what happened in it.
//!
//! Column 0 belongs to the selection. Every row is one line; today has more lines above it if not all could be read.

mod between;
mod plain;

use super::{Drawn, Said};
use crate::app::data::Data;
use crate::app::keymap::KeysHere;
use crate::app::scene::timeline::Timeline;
use crate::domain::calendar::Calendar;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, DateFormat, Day, short_month};
use crate::domain::describe::Mark;
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::text::{clip, width};
use crate::domain::timeline::{
    Lane, Lanes, Order, Period, PeriodHeader, RowContent, TimelineRow, Zoom,
};
use crate::domain::words::count;
use crate::view::canvas::Canvas;
use crate::view::counted::{Missing, counted};
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Piece, Role};
use crate::view::rows::TEXT;
use crate::view::viewport::{Viewport, Window};

/// The columns of the longest bar of moves.
const BAR: usize = 8;

/// The columns of a number of moves.
const COUNT: usize = 4;

/// From this width on there is room for the moves of each period.
const CHARTED: usize = 80;

/// From this width on there is room for spans.
const SPANNED: usize = 52;

/// From this width on the facts of all items begin in one column.
const WIDE: usize = 119;

/// The most columns of a title that has facts in that column.
const TITLE: usize = 60;

/// Writes rows.
struct Writer<'a> {
    journey: &'a Journey,
    calendar: Calendar,
    glyphs: &'a Glyphs,
    keymap: KeysHere<'a>,
    columns: usize,
    zoom: Zoom,
    /// The most moves in any period.
    most: usize,
    /// The columns of the longest title in view that has facts.
    titles: usize,
}

impl Drawn for Timeline {
    fn heading(&self, data: &Data) -> (String, String) {
        let order = match self.order {
            Order::Happened => "",
            Order::Recognised => ", as recognised",
        };
        let title = format!("Timeline by {}{order}", self.zoom.word());
        let all = count(data.journey.milestones().count(), "milestone");
        let unread = data.journey.gap_in(DataFile::Milestones).into_iter();
        (title, counted(all, self.passing, Missing::of(unread)))
    }

    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport {
        let mut writer = Writer::of(self, canvas);
        let list = &self.list;
        let window = self.window(canvas);
        let shown = window.rows.iter().filter_map(|at| writer.item(&list.entries()[*at]));
        let titles = shown.filter(|entry| !entry.facts.is_empty()).map(|entry| width(entry.title));
        writer.titles = titles.max().unwrap_or(0).min(TITLE);
        let mut lines = window.lines(list, |row| writer.lines(row));
        if let Some((at, line)) = lines.first_mut() {
            writer.name_at_top(&list.entries()[*at], line);
        }
        if let Some((at, line)) = lines.iter_mut().find(|l| Some(l.0) == list.selected())
            && let Some(asked) = writer.asked(&list.entries()[*at])
        {
            *line = asked;
        }
        Viewport { top: window.top, lines }
    }

    fn window(&self, canvas: &Canvas<'_>) -> Window {
        let writer = Writer::of(self, canvas);
        let height = |row: &TimelineRow| match row.stop {
            RowContent::Today => 1 + writer.unread(row).count(),
            RowContent::Blank
            | RowContent::Item(..)
            | RowContent::More(_)
            | RowContent::Gap(_)
            | RowContent::End(_)
            | RowContent::Unread(..) => 1,
        };
        Window::of(&self.list, canvas.rows, height)
    }

    fn plain(&self, canvas: &Canvas<'_>) -> Vec<String> {
        let writer = Writer::of(self, canvas);
        self.list.entries().iter().flat_map(|row| writer.plain(row)).collect()
    }

    fn lesson(&self, keymap: KeysHere<'_>) -> Vec<Said> {
        let asked = "The timeline is empty. Which course, job or meeting led to where you are?";
        vec![
            (asked.into(), Role::Plain),
            (" ".into(), Role::Plain),
            (keymap.text("{fill} adds a milestone, at any date: 1997 is enough"), Role::Accent),
        ]
    }
}

/// A title with its mark, its date and its facts.
struct Entry<'a> {
    mark: Mark,
    mark_role: Role,
    when: String,
    title: &'a str,
    as_role: Role,
    facts: Vec<Piece>,
}

impl<'a> Writer<'a> {
    fn of(timeline: &Timeline, canvas: &Canvas<'a>) -> Writer<'a> {
        let Canvas { journey, calendar, glyphs, keymap, columns, .. } = *canvas;
        let Timeline { zoom, most, .. } = *timeline;
        Writer { journey, calendar, glyphs, keymap, columns, zoom, most, titles: 0 }
    }
}

impl Writer<'_> {
    /// Names the period of the first line in view in full, where a row out of view above does that.
    fn name_at_top(&self, row: &TimelineRow, line: &mut Line) {
        let role = match row.opens {
            Some(opens) if opens.begins_year => return,
            Some(_) => Role::Heading,
            None => Role::Faint,
        };
        let gutter = line.left.first_mut().filter(|piece| width(&piece.text) > TEXT);
        if let (Some(name), false) = (gutter, matches!(row.stop, RowContent::Gap(_))) {
            *name = self.name(&period_name(row.period, true, self.calendar.style.format), role);
        }
    }

    fn name(&self, name: &str, role: Role) -> Piece {
        Piece::new(format!(" {name:<width$} ", width = self.period()), role)
    }

    /// The columns of a period's name.
    fn period(&self) -> usize {
        match self.zoom {
            Zoom::Decade | Zoom::Year => 5,
            Zoom::Month => 8,
        }
    }

    /// The columns of a date within its period: `1997`, `12 Oct`, `12`.
    fn when(&self) -> usize {
        match self.zoom {
            Zoom::Decade => 4,
            Zoom::Year => 6,
            Zoom::Month => 2,
        }
    }

    fn lines(&self, row: &TimelineRow) -> Vec<Line> {
        match &row.stop {
            RowContent::Blank => vec![self.gutter(row)],
            RowContent::Item(..) => {
                self.item(row).into_iter().map(|entry| self.entry(row, entry)).collect()
            }
            RowContent::More(more) => vec![self.more(row, more)],
            RowContent::Gap(gap) => vec![self.gap(row, gap)],
            RowContent::End(date) => vec![self.end(row, *date)],
            RowContent::Unread(year, goals) => {
                let reading = format!("{} of {year}, being read", count(*goals, "goal"));
                vec![self.gutter(row).and(reading, Role::Dim)]
            }
            RowContent::Today => self.unread(row).chain([self.now(row)]).collect(),
        }
    }

    fn item<'a>(&self, row: &'a TimelineRow) -> Option<Entry<'a>> {
        let RowContent::Item(item, date) = &row.stop else { return None };
        Some(match item {
            Item::Milestone(milestone) => self.milestone(row, milestone, *date),
            Item::Goal(goal) => self.goal(row, goal, *date),
        })
    }

    fn milestone<'a>(&self, row: &TimelineRow, milestone: &'a Milestone, date: Date) -> Entry<'a> {
        let recognised = milestone.recognised.as_ref().filter(|_| milestone.in_hindsight());
        let mut facts = Vec::new();
        if date != milestone.on {
            facts.push(format!("happened in {}", milestone.on.year()));
        } else if let Some(recognised) = recognised {
            facts.push(format!("recognised {}", recognised.on.year()));
        }
        facts.extend(self.calendar.style.format.end_of(milestone.extent()));
        if self.columns >= WIDE {
            facts.extend(milestone.at.as_ref().map(|at| format!("at {at}")));
        }
        let onward = self.journey.onward(&milestone.id).len();
        if onward > 0 {
            facts.push(format!("led to {onward}"));
        }
        Entry {
            mark: Mark::of_milestone(milestone),
            mark_role: Role::Milestone,
            when: within(row, date, self.calendar.style.format),
            title: &milestone.title,
            as_role: Role::Plain,
            facts: facts.into_iter().map(|f| Piece::new(f, Role::Dim)).collect(),
        }
    }

    fn goal<'a>(&self, row: &TimelineRow, goal: &'a Goal, date: Date) -> Entry<'a> {
        let as_role = if goal.state.is_open() { Role::Plain } else { Role::Dim };
        let mut facts = Vec::new();
        if goal.is_overdue(self.calendar.today) {
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
        Entry {
            mark: Mark::of_goal(goal),
            mark_role: Role::of_goal(goal, self.calendar.today),
            when: within(row, date, self.calendar.style.format),
            title: &goal.title,
            as_role,
            facts,
        }
    }

    /// The facts are at the right edge; on a wide screen they begin in one column, behind the longest title in view. One that
    /// asks for a decision takes its columns from the title.
    fn entry(&self, row: &TimelineRow, entry: Entry<'_>) -> Line {
        let first = self
            .gutter(row)
            .and(self.glyphs.mark(entry.mark), entry.mark_role)
            .and(format!(" {:<when$} ", entry.when, when = self.when()), Role::Dim);
        let room = self.columns.saturating_sub(width(&first.text()));
        let asking = entry.facts.iter().filter(|fact| fact.role == Role::Open);
        let asking: usize = asking.map(|fact| width(&fact.text) + 2).sum();
        let column = Some(self.titles.min(room * 2 / 3)).filter(|_| self.columns >= WIDE);
        let column = column.filter(|_| !entry.facts.is_empty());
        let title = clip(entry.title, column.unwrap_or(room.saturating_sub(asking)));
        let titled = width(&title);
        let facts = fitting(entry.facts, room.saturating_sub(column.unwrap_or(titled) + 2));
        let mut line = first.and(title, entry.as_role);
        if let Some(column) = column {
            line = line.and(" ".repeat(column + 2 - titled), Role::Plain);
            line.left.extend(facts);
            return line;
        }
        Line { right: facts, ..line }
    }

    /// The period, its moves, and the spans beside a row.
    fn gutter(&self, row: &TimelineRow) -> Line {
        let name = match (&row.stop, row.opens) {
            (RowContent::Gap(_), _) => self.glyphs.quiet.to_owned(),
            (_, Some(opens)) => {
                period_name(row.period, opens.begins_year, self.calendar.style.format)
            }
            (_, None) => String::new(),
        };
        self.beside_name(&name, row.opens, row.lanes)
    }

    fn beside_name(&self, name: &str, opens: Option<PeriodHeader>, lanes: Lanes) -> Line {
        let line = Line { left: vec![self.name(name, Role::Heading)], ..Line::default() };
        self.beside(self.chart(line, opens), lanes)
    }

    /// The moves of a period as a bar and as a number; where no period has any, they take no column.
    fn chart(&self, line: Line, opens: Option<PeriodHeader>) -> Line {
        if self.columns < CHARTED || self.most == 0 {
            return line;
        }
        let moves = opens.map_or(0, |opens| opens.moves);
        let bar = (moves * BAR).div_ceil(self.most);
        let counted = if moves == 0 { String::new() } else { format!(" {moves}") };
        let rest = (BAR - bar) + 1 + COUNT + 1;
        line.and(self.glyphs.heavy.repeat(bar), Role::Done)
            .and(format!("{counted:<rest$}"), Role::Faint)
    }

    /// The spans that run beside a row: each lane has a shape of its own, and a gap after it.
    fn beside(&self, line: Line, lanes: Lanes) -> Line {
        if self.columns < SPANNED {
            return line;
        }
        let shown = lanes.iter().zip(self.glyphs.lanes).map(|(lane, runs)| match lane {
            Lane::Empty => "  ".to_owned(),
            Lane::Begins => format!("{} ", self.glyphs.begins),
            Lane::Runs => format!("{runs} "),
            Lane::Ends => format!("{} ", self.glyphs.ends),
        });
        line.and(shown.collect::<String>(), Role::Milestone)
    }
}

/// As many facts as fit, the first ones first.
fn fitting(facts: Vec<Piece>, mut room: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for fact in facts {
        let between = if pieces.is_empty() { 0 } else { 3 };
        let Some(rest) = room.checked_sub(width(&fact.text) + between) else { break };
        room = rest;
        if between > 0 {
            pieces.push(Piece::new(" · ", Role::Faint));
        }
        pieces.push(fact);
    }
    pieces
}

/// `1990s`, `1997`, `1997 May`, or a further month of the same year in the column of months.
fn period_name(period: Period, begins_year: bool, format: DateFormat) -> String {
    let name = period.words(format);
    match (period.zoom(), format, begins_year) {
        (Zoom::Decade | Zoom::Year, _, _) | (Zoom::Month, DateFormat::Iso, true) => name,
        (Zoom::Month, DateFormat::Iso, false) => format!("    {}", &name[4..]),
        (Zoom::Month, _, true) => format!("{} {}", &name[4..], &name[..3]),
        (Zoom::Month, _, false) => format!("     {}", &name[..3]),
    }
}

/// A date within its period.
fn within(row: &TimelineRow, date: Date, format: DateFormat) -> String {
    match (row.period.zoom(), date) {
        (Zoom::Decade, date) => format!("{:04}", date.year()),
        (_, Date::Year(_)) => String::new(),
        (Zoom::Year, Date::Month(_, month)) => match format {
            DateFormat::DayMonth => format!("   {}", short_month(month)),
            DateFormat::MonthDay => short_month(month).to_owned(),
            DateFormat::Iso => format!(" {month:02}"),
        },
        (Zoom::Year, Date::Day(day)) => day_of_year(day, format),
        (Zoom::Month, Date::Month(..)) => String::new(),
        (Zoom::Month, Date::Day(day)) => format!("{:>2}", day.day()),
    }
}

/// A day in six columns, whose year stands beside it.
fn day_of_year(day: Day, format: DateFormat) -> String {
    let month = short_month(day.month());
    match format {
        DateFormat::DayMonth => format!("{:>2} {month}", day.day()),
        DateFormat::MonthDay => format!("{month} {:>2}", day.day()),
        DateFormat::Iso => format!(" {:02}-{:02}", day.month(), day.day()),
    }
}
