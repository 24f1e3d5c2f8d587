//! The home screen: the road, the three panes or their tabs, the reading pane, and what an empty pane says.

use super::paint::Brush;
use crate::app::App;
use crate::app::layout::Area;
use crate::app::pane::Pane;
use crate::domain::text::{width, wrap};
use crate::view::counted::{pane_title, unread_in};
use crate::view::geometry::{Grid, Shape};
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};
use crate::view::rows::TEXT;
use crate::view::{is_cut, pane_lines, reading_page, road};

/// Draws the home screen.
pub(crate) fn home(app: &App, brush: &mut Brush<'_>) {
    let grid = Grid::of_app(app);
    match grid.shape {
        Shape::Wide => {
            self::road(app, &grid, brush);
            Pane::ALL.into_iter().for_each(|pane| headed(app, pane, &grid, brush));
        }
        Shape::Tabs if !app.screen.is_reading() => {
            tabs(app, &grid, brush);
            list(app, app.screen.focus, &grid, brush);
        }
        Shape::Plain if !app.screen.is_reading() => list(app, app.screen.focus, &grid, brush),
        Shape::Tabs | Shape::Plain => {}
    }
    reading(app, &grid, brush);
}

fn road(app: &App, grid: &Grid, brush: &mut Brush<'_>) {
    let lines = road::lines(app, grid).into_iter();
    let rows = grid.road.y..grid.road.y + grid.road.height;
    lines.zip(rows).for_each(|(line, row)| brush.line(0, row, grid.road.width, &line));
}

fn headed(app: &App, pane: Pane, grid: &Grid, brush: &mut Brush<'_>) {
    let (title, count) = pane_title(app, pane, is_cut(app, pane, grid));
    let fits = width(title) + width(&count) + 4 <= usize::from(grid.panes[pane.index()].width);
    let count = if fits { count } else { pane_title(app, pane, false).1 };
    let focused = pane == app.screen.focus && !app.screen.is_reading();
    brush.heading(grid.panes[pane.index()], title, &count, focused);
    list(app, pane, grid, brush);
}

fn list(app: &App, pane: Pane, grid: &Grid, brush: &mut Brush<'_>) {
    let (list, inside) = (app.screen.list(pane), grid.inside(pane.index()));
    if list.entries().is_empty() {
        return teach(app, pane, inside, brush);
    }
    let focused = pane == app.screen.focus;
    let marked = app.screen.marked_rows(pane);
    let rows = inside.y..inside.y + inside.height;
    for ((index, line), row) in pane_lines(app, pane, grid).into_iter().zip(rows) {
        let selected = focused && list.selected() == Some(index);
        let marked = list.entries().get(index).is_some_and(|entry| marked.has(index, entry));
        let line = if selected || marked { line.lit() } else { line };
        brush.line(inside.x, row, inside.width, &line);
        if selected {
            brush.selected(inside, row, !app.screen.is_reading());
        }
        if marked {
            brush.marked(inside, row);
        }
    }
}

fn tabs(app: &App, grid: &Grid, brush: &mut Brush<'_>) {
    let area = grid.panes[app.screen.focus.index()];
    let columns = usize::from(area.width).saturating_sub(2);
    let lines = [Tabs::Counted, Tabs::Named, Tabs::Short].map(|tabs| tab_line(app, grid, tabs));
    let [.., short] = &lines;
    let line = lines.iter().find(|line| width(&line.text()) <= columns).unwrap_or(short);
    brush.line(area.x + 1, area.y, area.width.saturating_sub(1), line);
    brush.rule(area, true);
}

/// How much the tabs say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    Counted,
    Named,
    Short,
}

fn tab_line(app: &App, grid: &Grid, tabs: Tabs) -> Line {
    let mut line = Line::blank();
    for pane in Pane::ALL {
        let is_cut = pane == app.screen.focus && is_cut(app, pane, grid);
        let (title, count) = pane_title(app, pane, is_cut);
        let title =
            if tabs == Tabs::Short { title.split(' ').next().unwrap_or(title) } else { title };
        let role = if pane == app.screen.focus { Role::Focus } else { Role::Dim };
        let mark =
            if pane == app.screen.focus { Glyphs::of(app.settings.charset).selected } else { " " };
        line = line.and(mark, Role::Accent).and(title, role);
        if tabs == Tabs::Counted {
            line = line.and(format!(" {count}"), Role::Dim);
        }
        if pane != Pane::Larger {
            line = line.and("  ", Role::Plain);
        }
    }
    line
}

/// Draws the reading pane, where it is on the screen.
pub(crate) fn reading(app: &App, grid: &Grid, brush: &mut Brush<'_>) {
    let Some(area) = grid.reading_area(app) else { return };
    let inside = grid.within(area);
    brush.clear(area);
    let (title, rows) = reading_page(app, grid);
    let (top, selected) =
        app.screen.detail.as_ref().map_or((0, 0..0), |detail| (detail.top, detail.row()));
    let below = rows.len().saturating_sub(top + usize::from(inside.height));
    if grid.shape != Shape::Plain && !title.is_empty() {
        let more = if below > 0 { format!("{below} more") } else { String::new() };
        brush.heading(area, &title, &more, app.screen.is_reading());
    }
    let shown = rows.into_iter().map(|row| row.line).enumerate().skip(top);
    for ((number, line), row) in shown.zip(inside.y..inside.y + inside.height) {
        let is_selected = selected.contains(&number);
        let line = if is_selected { line.lit() } else { line };
        brush.line(inside.x + 1, row, inside.width.saturating_sub(1), &line);
        if is_selected {
            brush.selected(inside, row, true);
        }
    }
}

/// What an empty pane is for, and the key that begins it.
fn teach(app: &App, pane: Pane, inside: Area, brush: &mut Brush<'_>) {
    if !app.data.read {
        return;
    }
    if pane == app.screen.focus {
        brush.focus_on(inside.x, inside.y);
    }
    said(&lesson(app, pane), inside, brush);
}

/// Sentences in an area that is otherwise empty.
pub(crate) fn said(sentences: &[(String, Role)], inside: Area, brush: &mut Brush<'_>) {
    let mut row = inside.y;
    for (text, role) in sentences {
        for line in wrap(text, usize::from(inside.width).saturating_sub(TEXT), 4) {
            if row < inside.y + inside.height {
                brush.line(inside.x, row, inside.width, &Line::of(line, *role).indented(1));
                row += 1;
            }
        }
    }
}

/// From this width on all panes are shown.
const THREE_PANES: u16 = 100;

fn lesson(app: &App, pane: Pane) -> Vec<(String, Role)> {
    if let Some(gap) = unread_in(app, pane) {
        return vec![(format!("{}.", gap.sentence()), Role::Open)];
    }
    if app.screen.filter.is_some() {
        return vec![("Nothing here fits the filter.".into(), Role::Dim)];
    }
    let text = |template| app.settings.keymap.text(template);
    let (what, key) = match pane {
        Pane::Past if app.screen.shows_all_done() => {
            ("Nothing is done yet. What you finish stays here for good.", String::new())
        }
        Pane::Past => (
            "Milestones are clearest in hindsight. Which course, job or meeting led to where you are?",
            text("{add-milestone} adds one, at any date: 1997 is enough"),
        ),
        Pane::Small => {
            ("Small goals first: what could you finish this week?", text("{add} adds a small goal"))
        }
        Pane::Larger => (
            "Then larger ones: a certificate, a role, a book.",
            text("{add-larger} adds a larger goal"),
        ),
    };
    let mut lesson =
        vec![(what.to_owned(), Role::Plain), (" ".to_owned(), Role::Plain), (key, Role::Accent)];
    let is_first_pane = pane == Pane::Small && app.data.offers_sample();
    if is_first_pane {
        lesson.push((" ".into(), Role::Plain));
        lesson.push(("Or look at a sample career first.".into(), Role::Plain));
        lesson.push((" ".into(), Role::Plain));
        lesson.push((text("{open} opens the sample, {quit} comes back"), Role::Accent));
    }
    let is_alone = is_first_pane && app.screen.size.0 < THREE_PANES;
    if is_alone || (pane == Pane::Past && app.data.offers_sample()) {
        for more in [
            "{import} brings what LinkedIn, a CV or a list knows",
            "{back-fill} asks you, one line each",
        ] {
            lesson.push((" ".into(), Role::Plain));
            lesson.push((text(more), Role::Accent));
        }
    }
    lesson
}
