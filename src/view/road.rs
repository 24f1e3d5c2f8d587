//! The road: the whole life as one line across the top, its three stretches aligned with the panes.

use super::geometry::Grid;
use super::glyphs::Glyphs;
use super::lines::{Line, Piece, Role};
use crate::app::App;
use crate::app::layout::Area;
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Day};
use crate::domain::describe::Mark;
use crate::domain::id::Id;
use crate::domain::road::{Road, RoadMark, RoadPlace, RoadStretch};
use crate::domain::text::width;

/// Columns between two labels.
const APART: usize = 2;

/// Columns that the label of what is selected may be off its mark.
const REACH: isize = 8;

/// The road and the dates below it; nothing where it has no room.
pub(crate) fn lines(app: &App, grid: &Grid) -> Vec<Line> {
    if grid.road.height == 0 {
        return Vec::new();
    }
    let mut sketch = Sketch::of(app, grid);
    let lit = app.screen.selected(&app.data).and_then(|item| app.data.road.mark(item));
    sketch.label_all(&app.data.road, lit);
    vec![sketch.line(&app.data.road, lit), sketch.below()]
}

/// The items on the road, each with its column.
pub(crate) fn items(app: &App, grid: &Grid) -> Vec<(u16, Id)> {
    let sketch = Sketch::of(app, grid);
    let cells = (0..).zip(&sketch.cells);
    cells.filter_map(|(column, cell)| Some((column, cell.as_ref()?.0.clone()))).collect()
}

/// The columns of a pane's text: the first one, and how many.
fn stretch(area: Area) -> (usize, usize) {
    (usize::from(area.x) + 1, usize::from(area.width).saturating_sub(2).max(1))
}

struct Sketch<'a> {
    glyphs: &'a Glyphs,
    calendar: Calendar,
    stretches: [(usize, usize); 3],
    /// The most important mark of each column, and its item.
    cells: Vec<Option<(&'a Id, RoadMark)>>,
    /// The letter below each column.
    letters: Vec<Option<(char, Role)>>,
    /// The labels that are written, each with its stretch: none is repeated.
    labels: Vec<(RoadStretch, String)>,
}

impl<'a> Sketch<'a> {
    /// The marks alone, without a label.
    fn of(app: &'a App, grid: &Grid) -> Sketch<'a> {
        let columns = usize::from(grid.road.width);
        let mut sketch = Sketch {
            glyphs: Glyphs::of(app.settings.charset),
            calendar: app.data.calendar(),
            stretches: grid.panes.map(stretch),
            cells: vec![None; columns],
            letters: vec![None; columns],
            labels: Vec::new(),
        };
        sketch.marks(&app.data.road);
        sketch
    }

    fn column(&self, place: RoadPlace) -> usize {
        let (from, columns) = self.stretches[place.stretch as usize];
        from + (place.share * (columns - 1) as f64).round() as usize
    }

    /// Of the marks that fall on one column, the most important one is drawn.
    fn marks(&mut self, road: &'a Road) {
        for (id, mark) in &road.marks {
            let column = self.column(mark.place);
            // A road of no columns has no cells.
            let Some(cell) = self.cells.get_mut(column) else { continue };
            if cell.is_none_or(|(_, held)| rank(&held) < rank(mark)) {
                *cell = Some((id, *mark));
            }
        }
    }

    fn line(&self, road: &Road, lit: Option<RoadMark>) -> Line {
        let today = self.column(road.today());
        let lit = lit.map(|mark| (self.column(mark.place), mark));
        let first = self.cells.iter().position(Option::is_some).unwrap_or(today);
        let signs = (0..self.cells.len()).map(|column| match (lit, &self.cells[column]) {
            (Some((at, _)), _) if at == column && at == today => (self.glyphs.today, Role::Cursor),
            (Some((at, mark)), _) if at == column => (self.glyphs.mark(mark.mark), Role::Cursor),
            _ if column == today => (self.glyphs.today, Role::Accent),
            (_, Some((_, mark))) => (self.glyphs.mark(mark.mark), mark_role(mark)),
            (_, None) => self.way(column, today, first),
        });
        let letters = signs.flat_map(|(sign, role)| sign.chars().map(move |letter| (letter, role)));
        Line { left: joined(letters), ..Line::blank() }
    }

    /// The way between marks: travelled, near, ahead, and a seam where the scale changes.
    fn way(&self, column: usize, today: usize, first: usize) -> (&'static str, Role) {
        let [behind, around, ahead] = self.stretches;
        let ends = |(from, columns): (usize, usize)| from + columns;
        let is_begun = column > first && first < today;
        match column {
            _ if column < behind.0 || column >= ends(ahead) => (" ", Role::Plain),
            _ if column < ends(behind) && is_begun => (self.glyphs.heavy, Role::Milestone),
            _ if column >= around.0 && column < today && is_begun => {
                (self.glyphs.heavy, Role::Done)
            }
            _ if column > today && column < ends(around) && !self.is_empty() => {
                (self.glyphs.rule, Role::Faint)
            }
            _ => (self.glyphs.dotted, Role::Faint),
        }
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }

    /// Labels in the order of their weight, each where there is room for it.
    fn label_all(&mut self, road: &Road, lit: Option<RoadMark>) {
        self.label(road.today(), "today", Role::Accent);
        let today = self.column(road.today());
        if let Some(mark) = lit.filter(|mark| self.column(mark.place) != today) {
            self.label_near(mark.place, &self.text(&mark), Role::Accent);
        }
        let cells: Vec<RoadMark> = self.cells.iter().flatten().map(|(_, mark)| *mark).collect();
        let behind: Vec<&RoadMark> =
            cells.iter().filter(|mark| mark.place.stretch == RoadStretch::Behind).collect();
        for mark in behind.first().into_iter().chain(behind.last()) {
            self.label(mark.place, &self.text(mark), Role::Dim);
        }
        if !cells.is_empty() {
            let recent = road.recent();
            let from = RoadPlace { stretch: RoadStretch::Around, share: 0.0 };
            self.label(from, &self.calendar.style.format.short(recent), Role::Dim);
        }
        let ahead = cells.iter().filter(|mark| mark.place.stretch != RoadStretch::Behind);
        let open = ahead.filter(|mark| mark.mark != Mark::Done && !mark.overdue);
        for mark in open.chain(behind.iter().copied()) {
            self.label(mark.place, &self.text(mark), Role::Dim);
        }
    }

    fn text(&self, mark: &RoadMark) -> String {
        let (calendar, format) = (self.calendar, self.calendar.style.format);
        let month_of = |day: Day| calendar.words(Date::Month(day.year(), day.month()));
        match (mark.place.stretch, mark.date) {
            (RoadStretch::Behind, date) => date.year().to_string(),
            (RoadStretch::Around, Date::Day(day)) if day.days_since(calendar.today).abs() < 200 => {
                format.short(day)
            }
            (RoadStretch::Around, Date::Month(year, month)) if year == calendar.today.year() => {
                format.short_month(year, month)
            }
            (RoadStretch::Around | RoadStretch::Ahead, Date::Day(day)) => month_of(day),
            (RoadStretch::Around | RoadStretch::Ahead, date) => calendar.words(date),
        }
    }

    /// Writes a label below a place, or as near to it as others leave room.
    fn label_near(&mut self, place: RoadPlace, text: &str, role: Role) {
        let known = self.labels.len();
        for shift in (0..=REACH).flat_map(|shift| [shift, -shift]) {
            if self.labels.len() == known {
                self.label_at(place, shift, text, role);
            }
        }
    }

    fn label(&mut self, place: RoadPlace, text: &str, role: Role) {
        self.label_at(place, 0, text, role);
    }

    /// Writes a label so far from a place, within its stretch, unless it would touch another or repeat it.
    fn label_at(&mut self, place: RoadPlace, shift: isize, text: &str, role: Role) {
        let (from, columns) = self.stretches[place.stretch as usize];
        let taken = width(text);
        let Some(room) = columns.checked_sub(taken) else { return };
        let column = self.column(place).saturating_add_signed(shift);
        let begin = column.saturating_sub(taken / 2).clamp(from, from + room);
        let near = begin.saturating_sub(APART)..(begin + taken + APART).min(self.letters.len());
        let is_said = |(stretch, label): &(_, String)| *stretch == place.stretch && label == text;
        if self.letters[near].iter().any(Option::is_some) || self.labels.iter().any(is_said) {
            return;
        }
        for (at, letter) in text.chars().enumerate() {
            self.letters[begin + at] = Some((letter, role));
        }
        self.labels.push((place.stretch, text.to_owned()));
    }

    fn below(self) -> Line {
        let letters = self.letters.into_iter().map(|letter| letter.unwrap_or((' ', Role::Plain)));
        Line { left: joined(letters), ..Line::blank() }
    }
}

/// Letters side by side, in as few pieces as their roles allow.
fn joined(letters: impl Iterator<Item = (char, Role)>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, role) in letters {
        match pieces.last_mut().filter(|piece| piece.role == role) {
            Some(piece) => piece.text.push(letter),
            None => pieces.push(Piece::new(letter, role)),
        }
    }
    pieces
}

/// How much a mark matters among those of one column.
fn rank(mark: &RoadMark) -> u8 {
    match mark.mark {
        Mark::Focus => 7,
        _ if mark.overdue => 6,
        Mark::Open => 5,
        Mark::Milestone => 4,
        Mark::Recognised => 3,
        Mark::Done => 2,
        Mark::Paused | Mark::Someday => 1,
        Mark::Dropped => 0,
    }
}

fn mark_role(mark: &RoadMark) -> Role {
    if mark.overdue { Role::Open } else { Role::of(mark.mark) }
}
