//! Putting lines and borders onto cells.

use super::theme::Theme;
use crate::app::layout::{Area, ClickTarget};
use crate::domain::text::{clip, width};
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Piece, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

/// What everything is painted with.
pub(crate) struct Brush<'a> {
    buffer: &'a mut Buffer,
    /// How roles look.
    pub(crate) theme: &'a Theme,
    /// The characters to draw with.
    pub(crate) glyphs: &'static Glyphs,
    /// The areas behind the dialog.
    behind: Vec<Area>,
    /// The first row below the dialog.
    below: u16,
    /// The first cell of what is in use.
    focus: Option<(u16, u16)>,
    /// What was painted where, the last one on top; `None` where nobody asks.
    targets: Option<Vec<(Area, Option<ClickTarget>)>>,
}

impl<'a> Brush<'a> {
    /// A brush on that buffer.
    pub(crate) fn new(
        buffer: &'a mut Buffer,
        theme: &'a Theme,
        glyphs: &'static Glyphs,
    ) -> Brush<'a> {
        Brush { buffer, theme, glyphs, behind: Vec::new(), below: 0, focus: None, targets: None }
    }

    /// The first cell of what is in use: the first one that was named.
    pub(crate) fn focus(&self) -> Option<(u16, u16)> {
        self.focus
    }

    /// What is in use begins at that cell, unless it was named already.
    pub(crate) fn focus_on(&mut self, column: u16, row: u16) {
        self.focus = self.focus.or(Some((column, row)));
    }

    /// The same brush, which also notes what the cells that it paints are for.
    pub(crate) fn noting_targets(self) -> Brush<'a> {
        Brush { targets: Some(Vec::new()), ..self }
    }

    /// What that cell is for.
    pub(crate) fn target_at(&self, column: u16, row: u16) -> Option<ClickTarget> {
        let mut painted = self.targets.iter().flatten().rev();
        painted.find(|(area, _)| area.holds(column, row))?.1.clone()
    }

    /// The cells of these areas are for that, until something else is painted over them.
    pub(crate) fn target(&mut self, targets: impl FnOnce() -> Vec<(Area, ClickTarget)>) {
        if let Some(noted) = &mut self.targets {
            noted.extend(targets().into_iter().map(|(area, target)| (area, Some(target))));
        }
    }

    /// As [`target`](Brush::target), for one row of an area.
    pub(crate) fn target_row(&mut self, area: Area, row: u16, target: ClickTarget) {
        self.target(|| vec![(Area { y: row, height: 1, ..area }, target)]);
    }

    fn cover(&mut self, area: Area) {
        self.targets.iter_mut().for_each(|noted| noted.push((area, None)));
    }

    /// The rows of the screen.
    pub(crate) fn rows(&self) -> u16 {
        self.buffer.area.height
    }

    /// The part of the screen that a dialog may take.
    pub(crate) fn above(&self) -> Area {
        Area { x: 0, y: 0, width: self.buffer.area.width, height: self.below }
    }

    /// The plain ground under everything.
    pub(crate) fn ground(&mut self) {
        self.buffer.set_style(self.buffer.area, self.theme.bare(Role::Plain));
    }

    /// Signs that the glyphs leave out are drawn as what stands for them, wherever they came from.
    pub(crate) fn stand_in(&mut self) {
        for cell in &mut self.buffer.content {
            if let Some(plain) = self.glyphs.stand_in(cell.symbol()) {
                cell.set_symbol(plain);
            }
        }
    }

    /// These areas are behind a dialog, which may take the rows down to `below`.
    pub(crate) fn put_behind(&mut self, areas: Vec<Area>, below: u16) {
        (self.behind, self.below, self.focus) = (areas, below, None);
        self.cover(self.above());
    }

    /// What is behind the dialog steps back.
    pub(crate) fn recede(&mut self) {
        let style = self.theme.bare(Role::Faint);
        for Area { x, y, width, height } in &self.behind {
            let rect = Rect { x: *x, y: *y, width: *width, height: *height };
            self.buffer.set_style(rect, style);
        }
    }

    /// Empties an area, and beside it what else is in its rows of the columns behind it: no word is cut at its edge.
    pub(crate) fn make_room(&mut self, area: Area) {
        let covered = |other: &&Area| {
            let across = other.x < area.x + area.width && area.x < other.x + other.width;
            across && other.y < area.y + area.height && area.y < other.y + other.height
        };
        let covered = self.behind.iter().filter(covered);
        let ends = covered.map(|other| (other.x, other.x + other.width));
        let (left, right) = ends.fold((area.x, area.x + area.width), |(l, r), (left, right)| {
            (l.min(left), r.max(right))
        });
        self.clear(Area { x: left, width: right - left, ..area });
    }

    /// Empties an area.
    pub(crate) fn clear(&mut self, area: Area) {
        self.cover(area);
        let blank = " ".repeat(usize::from(area.width));
        for row in 0..area.height {
            let style = self.theme.bare(Role::Plain);
            self.text(area.x, area.y + row, &blank, blank.len(), style);
        }
    }

    /// A line from `column` on, in `columns` columns. The right part is never cut, the left one is.
    pub(crate) fn line(&mut self, column: u16, row: u16, columns: u16, line: &Line) {
        let taken: usize = line.right.iter().map(|p| width(&p.text)).sum();
        let taken = u16::try_from(taken).unwrap_or(u16::MAX);
        let room = if taken > 0 { columns.saturating_sub(taken + 1) } else { columns };
        self.pieces(column, row, room, &line.left);
        if taken <= columns {
            self.pieces(column + columns - taken, row, taken, &line.right);
        }
    }

    /// The ground of a selected row, with its mark at the first column and one column of air at its end.
    pub(crate) fn selected(&mut self, area: Area, row: u16, focused: bool) {
        let rect = Rect { x: area.x, y: row, width: area.width + 1, height: 1 }
            .intersection(self.buffer.area);
        self.bar(area, row, focused);
        if focused {
            self.focus_on(area.x, row);
            self.buffer.set_style(rect, self.theme.selected);
        }
    }

    /// The ground of a text that is selected.
    pub(crate) fn highlight(&mut self, column: u16, row: u16, columns: u16) {
        let rect = Rect { x: column, y: row, width: columns, height: 1 };
        let style = self.theme.selected.add_modifier(Modifier::REVERSED);
        self.buffer.set_style(rect.intersection(self.buffer.area), style);
    }

    /// The bar before a selected row alone.
    pub(crate) fn bar(&mut self, area: Area, row: u16, focused: bool) {
        let role = if focused { Role::Accent } else { Role::Faint };
        let style = self.theme.style(role);
        self.buffer.set_stringn(area.x, row, self.glyphs.selected, 1, style);
    }

    /// The sign before a marked row, selected or not.
    pub(crate) fn marked(&mut self, area: Area, row: u16) {
        let style = self.theme.style(Role::Focus);
        self.buffer.set_stringn(area.x, row, self.glyphs.marked, 1, style);
    }

    /// A heading: the title and a count, and the rule below; what is in use stands out.
    pub(crate) fn heading(&mut self, area: Area, title: &str, count: &str, focused: bool) {
        let room = usize::from(area.width).saturating_sub(2);
        let taken = if count.is_empty() { 0 } else { width(count) + 2 };
        let role = if focused { Role::Focus } else { Role::Strong };
        let mut line = Line::of(clip(title, room.saturating_sub(taken).max(room.min(8))), role);
        if taken < room {
            line = line.ending(count, Role::Dim);
        }
        self.line(area.x + 1, area.y, area.width.saturating_sub(2), &line);
        self.rule(area, focused);
    }

    /// The rule below a heading.
    pub(crate) fn rule(&mut self, area: Area, focused: bool) {
        let (glyph, role) = match focused {
            true => (self.glyphs.heavy, Role::Accent),
            false => (self.glyphs.rule, Role::Faint),
        };
        let rule = glyph.repeat(usize::from(area.width).saturating_sub(2));
        self.line(area.x + 1, area.y + 1, area.width.saturating_sub(2), &Line::of(rule, role));
    }

    /// The rule below a heading, of which a share stands out.
    pub(crate) fn progress(&mut self, area: Area, share: f64) {
        self.rule(area, false);
        let columns = usize::from(area.width).saturating_sub(2);
        let done = self.glyphs.heavy.repeat((columns as f64 * share) as usize);
        let line = Line::of(done, Role::Accent);
        self.line(area.x + 1, area.y + 1, area.width.saturating_sub(2), &line);
    }

    /// A border with its title.
    pub(crate) fn frame(&mut self, area: Area, title: &str) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let style = self.theme.style(Role::Accent);
        let [top_left, top_right, bottom_right, bottom_left] = self.glyphs.corners;
        let inner = usize::from(area.width - 2);
        let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
        let rule = self.glyphs.rule.repeat(inner);
        self.buffer.set_string(area.x, area.y, format!("{top_left}{rule}{top_right}"), style);
        self.buffer.set_string(area.x, bottom, format!("{bottom_left}{rule}{bottom_right}"), style);
        for row in area.y + 1..bottom {
            self.buffer.set_string(area.x, row, self.glyphs.upright, style);
            self.buffer.set_string(right, row, self.glyphs.upright, style);
        }
        let room = inner.saturating_sub(2);
        let title = clip(title, room.saturating_sub(2));
        if !title.is_empty() {
            let style = self.theme.style(Role::Strong);
            self.buffer.set_stringn(area.x + 2, area.y, format!(" {title} "), room, style);
        }
    }

    fn pieces(&mut self, column: u16, row: u16, room: u16, pieces: &[Piece]) {
        let end = column.saturating_add(room);
        let mut at = column;
        for piece in pieces {
            let left = usize::from(end.saturating_sub(at));
            if left == 0 {
                break;
            }
            let style = self.theme.style_of(&piece.text, piece.role);
            let text = self.day(piece.role).unwrap_or(&piece.text);
            at = self.text(at, row, text, left, style);
        }
    }

    /// A day of a map, where its colour tells its level.
    fn day(&self, role: Role) -> Option<&'static str> {
        self.glyphs.day.filter(|_| matches!(role, Role::Level(_)) && self.theme.colours_levels())
    }

    /// Puts a text on cells, and returns the column behind it; outside of the screen it puts nothing. What is plain ASCII, as
    /// most is, has a cell for each byte; to look for its graphemes nonetheless was a fourth of a frame.
    fn text(&mut self, column: u16, row: u16, text: &str, room: usize, style: Style) -> u16 {
        if !self.buffer.area.contains(Position { x: column, y: row }) {
            return column;
        }
        if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return self.buffer.set_stringn(column, row, text, room, style).0;
        }
        let right = self.buffer.area.right();
        let columns = text.len().min(room).min(usize::from(right.saturating_sub(column))) as u16;
        for (x, letter) in (column..column + columns).zip(text.chars()) {
            self.buffer[(x, row)].set_char(letter).set_style(style);
        }
        column + columns
    }
}
