//! The lines around the panes: the header above, momentum and keys below.

use super::look_back;
use super::paint::Brush;
use crate::app::App;
use crate::app::geometry::Shape;
use crate::app::lines::{Line, Piece, Role, clip, flow, width, wrap};
use crate::domain::momentum;

/// The journey's name, the filter that is on, and the day.
pub fn header(app: &App, brush: &mut Brush<'_>) {
    let area = app.grid().header;
    if area.height == 0 {
        return;
    }
    let columns = usize::from(area.width);
    let mut line = Line::of(" milepost", Role::Strong);
    if !app.name().is_empty() {
        line = line
            .and(" · ", Role::Faint)
            .and(clip(app.name(), 24), Role::Dim);
    }
    if app.unsaved() > 0 {
        line = line.and(
            format!(" {} not on disk yet", app.glyphs().unsaved),
            Role::Open,
        );
    }
    if let Some(filter) = app.filter() {
        let lifts = ", esc lifts it";
        let text = clip(&filter.text, columns / 3);
        line = line.and("   filter: ", Role::Dim).and(text, Role::Accent);
        if width(&line.text()) + width(lifts) < columns {
            line = line.and(lifts, Role::Dim);
        }
    }
    let today = app.today();
    let taken = width(&line.text());
    let day = [today.words_in_full(), today.words(), String::new()];
    let day = day
        .into_iter()
        .find(|day| taken + width(day) + 3 <= columns)
        .unwrap_or_default();
    brush.line(
        area.x,
        area.y,
        area.width,
        &line.ending(format!("{day} "), Role::Dim),
    );
}

/// What was just done, why saving fails, or momentum: a sparkline and a sentence.
pub fn momentum(app: &App, brush: &mut Brush<'_>) {
    let area = app.grid().momentum;
    if area.height == 0 {
        return;
    }
    let columns = usize::from(area.width).saturating_sub(2);
    let line = match said(app, columns).into_iter().next() {
        Some(line) => line,
        None if app.is_read() && !app.journey().is_empty() => pace(app, columns),
        None => Line::blank(),
    };
    brush.line(area.x + 1, area.y, area.width.saturating_sub(1), &line);
}

/// What can be done here; or the end of what is said, where one line was too short for it.
pub fn keys(app: &App, brush: &mut Brush<'_>) {
    let area = app.grid().keys;
    if area.height == 0 {
        return;
    }
    let columns = usize::from(area.width);
    let more = said(app, columns.saturating_sub(2)).into_iter().nth(1);
    let line = more.map_or_else(|| app.key_line(columns), |line| line.indented(1));
    brush.line(area.x, area.y, area.width, &line);
}

/// Why saving fails, or what was just done or refused, in two lines at most: a reason is never cut for one line's sake.
fn said(app: &App, columns: usize) -> Vec<Line> {
    let (text, role) = match (app.trouble(), app.notice()) {
        (Some(trouble), _) => (
            format!("Not on disk yet, trying again. {trouble}"),
            Role::Open,
        ),
        (None, Some(notice)) => (notice.to_owned(), Role::Plain),
        (None, None) => return Vec::new(),
    };
    let lines = wrap(&text, columns, 2).into_iter();
    lines.map(|line| Line::of(line, role)).collect()
}

fn pace(app: &App, columns: usize) -> Line {
    let momentum = app.momentum();
    let most = momentum.weeks.iter().copied().max().unwrap_or(0).max(1);
    let spark = app.glyphs().spark;
    let bars: String = momentum
        .weeks
        .iter()
        .map(|steps| spark[(steps * 7).div_ceil(most)])
        .collect();
    let sentence = momentum::sentence(momentum);
    let facts: Vec<Piece> = sentence
        .split(" · ")
        .map(|fact| Piece::new(fact, Role::Dim))
        .collect();
    let mut line = Line::of(bars, Role::Done).and("  ", Role::Plain);
    let room = columns.saturating_sub(width(&line.text()));
    // A fact that does not fit is left out whole.
    line.left.extend(
        flow(&facts, room)
            .into_iter()
            .next()
            .unwrap_or_default()
            .left,
    );
    let room = columns.saturating_sub(width(&line.text()));
    if app.grid().shape == Shape::Wide && app.scene().is_none() {
        line.right = look_back::line(app, room);
    }
    line
}
