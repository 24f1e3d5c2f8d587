//! The three panes, the tabs where only one is shown, the open detail, and what an empty pane says.

use super::look_back;
use super::paint::{Brush, Frame};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::pane::Pane;
use crate::domain::text::{width, wrap};
use crate::view::counted::{pane_title, unread_in};
use crate::view::geometry::{Grid, Shape};
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};
use crate::view::rows::TEXT;
use crate::view::viewport::Viewport;
use crate::view::{detail_lines, pane_viewport};

/// Draws the panes, and the detail in the place of one of them.
pub(crate) fn panes(app: &App, brush: &mut Brush<'_>) {
    let grid = Grid::of_app(app);
    let detail = app.detail().map(|_| grid.beside(app.screen.focus.index()));
    match grid.shape {
        Shape::Wide => {
            for pane in Pane::ALL {
                if detail != Some(pane.index()) {
                    framed(app, pane, brush);
                }
            }
        }
        Shape::Tabs => {
            tabs(app, brush);
            if detail.is_none() {
                framed(app, app.screen.focus, brush);
                remembered(app, brush);
            }
        }
        Shape::Plain if detail.is_none() => {
            let view = pane_viewport(app, app.screen.focus);
            list(app, app.screen.focus, &view, grid.inside(0), brush);
        }
        Shape::Plain => {}
    }
    if detail.is_some() {
        self::detail(app, brush);
    }
}

fn framed(app: &App, pane: Pane, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).panes[pane.index()];
    let inside = Grid::of_app(app).inside(pane.index());
    let (title, count) = pane_title(app, pane);
    let focused = pane == app.screen.focus && !app.detail().is_some_and(|d| d.focused);
    let view = pane_viewport(app, pane);
    let foot = more(view.below);
    brush.frame(area, &Frame { title, count: &count, foot: &foot, focused });
    list(app, pane, &view, inside, brush);
}

/// The look back, in the lower border: beside the tabs or momentum there would be no room for the step's title.
fn remembered(app: &App, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).panes[app.screen.focus.index()];
    let foot = more(pane_viewport(app, app.screen.focus).below);
    let taken = if foot.is_empty() { 0 } else { width(&foot) + 2 };
    let room = usize::from(area.width).saturating_sub(4 + taken);
    let told = look_back::line(app, room);
    if !told.is_empty() {
        let mut line = Line::of(" ", Role::Plain);
        line.left.extend(told);
        let columns = width(&line.text()) as u16;
        brush.line(area.x + 2, area.y + area.height - 1, columns, &line);
    }
}

/// How many lie below what is in view; nothing where none do.
pub(crate) fn more(below: usize) -> String {
    if below > 0 { format!("{below} more") } else { String::new() }
}

fn list(app: &App, pane: Pane, view: &Viewport, inside: Area, brush: &mut Brush<'_>) {
    let list = app.list(pane);
    if list.entries().is_empty() {
        return teach(app, pane, inside, brush);
    }
    let focused = pane == app.screen.focus && !app.detail().is_some_and(|d| d.focused);
    let rows = inside.y..inside.y + inside.height;
    for ((index, line), row) in view.lines.iter().zip(rows) {
        brush.line(inside.x, row, inside.width, line);
        let blank = line.left.is_empty() && line.right.is_empty();
        if list.selected() == Some(*index) && !blank {
            brush.selected(inside, row, focused);
        }
    }
}

fn tabs(app: &App, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).tabs;
    let columns = usize::from(area.width);
    let lines = [Tabs::Counted, Tabs::Named, Tabs::Short].map(|tabs| tab_line(app, tabs));
    let [.., short] = &lines;
    let line = lines.iter().find(|line| width(&line.text()) <= columns).unwrap_or(short);
    brush.line(area.x, area.y, area.width, line);
}

/// How much the tabs say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    Counted,
    Named,
    Short,
}

fn tab_line(app: &App, tabs: Tabs) -> Line {
    let mut line = Line::of(" ", Role::Plain);
    for pane in Pane::ALL {
        let (title, count) = pane_title(app, pane);
        let title =
            if tabs == Tabs::Short { title.split(' ').next().unwrap_or(title) } else { title };
        let focused = pane == app.screen.focus;
        let (named, counted) =
            if focused { (Role::Strong, Role::Plain) } else { (Role::Dim, Role::Faint) };
        let mark = if focused { Glyphs::of(app.settings.charset).selected } else { " " };
        line = line.and(mark, Role::Accent).and(title, named);
        if tabs == Tabs::Counted {
            line = line.and(format!(" {count}"), counted);
        }
        if pane != Pane::Larger {
            line = line.and("  ", Role::Plain);
        }
    }
    line
}

/// Draws the open detail.
pub(crate) fn detail(app: &App, brush: &mut Brush<'_>) {
    let Some(detail) = app.detail() else { return };
    let grid = Grid::of_app(app);
    let area = grid.detail_area(app);
    let inside = grid.within(area);
    brush.clear(area);
    let lines = detail_lines(app);
    let below = lines.len().saturating_sub(detail.top + usize::from(inside.height));
    let foot = more(below);
    if grid.shape != Shape::Plain {
        brush.frame(
            area,
            &Frame { title: "Detail", count: "", foot: &foot, focused: detail.focused },
        );
    }
    let shown = lines.iter().enumerate().skip(detail.top).zip(inside.y..inside.y + inside.height);
    for ((number, line), at) in shown {
        let indent = TEXT as u16 - 1;
        brush.line(inside.x + indent, at, inside.width.saturating_sub(indent), line);
        if detail.focused && number == detail.selected {
            brush.selected(inside, at, true);
        }
    }
}

/// What an empty pane is for, and the key that begins it.
fn teach(app: &App, pane: Pane, inside: Area, brush: &mut Brush<'_>) {
    if !app.data.read {
        return;
    }
    said(&lesson(app, pane), inside, brush);
}

/// Sentences in an area that is otherwise empty.
pub(crate) fn said(sentences: &[(String, Role)], inside: Area, brush: &mut Brush<'_>) {
    let mut row = inside.y + u16::from(inside.height > 6);
    for (text, role) in sentences {
        for line in wrap(text, usize::from(inside.width).saturating_sub(TEXT), 4) {
            if row < inside.y + inside.height {
                brush.line(inside.x, row, inside.width, &Line::of(line, *role).indented(TEXT - 1));
                row += 1;
            }
        }
    }
}

fn lesson(app: &App, pane: Pane) -> Vec<(String, Role)> {
    if let Some(gap) = unread_in(app, pane) {
        return vec![(format!("{}.", gap.sentence()), Role::Open)];
    }
    if app.screen.filter.as_ref().is_some() {
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
    if pane == Pane::Small && app.data.journey.is_empty() {
        lesson.push((" ".into(), Role::Plain));
        lesson.push(("To look at a sample career first:".into(), Role::Plain));
        lesson.push(("milepost demo".into(), Role::Accent));
    }
    lesson
}
