//! The home screen: the road, the three panes or their tabs, the reading pane, and what an empty pane says.

use super::paint::Brush;
use crate::app::App;
use crate::app::layout::{Area, ClickTarget};
use crate::app::pane::Pane;
use crate::domain::text::{width, wrap};
use crate::view::counted::{is_whole, more_below, pane_title, unread_in};
use crate::view::geometry::{Grid, Shape};
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};
use crate::view::reading::ReadingPage;
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
    brush.target(|| on_road(app, grid));
}

/// The marks of the road, each with the columns around it that are nearer to it than to another.
fn on_road(app: &App, grid: &Grid) -> Vec<(Area, ClickTarget)> {
    let marks = road::items(app, grid);
    // What is nearer comes later, so that it counts.
    let around = |reach: u16| {
        marks.iter().map(move |(column, id)| {
            let x = column.saturating_sub(reach);
            let width = column + reach + 1 - x;
            (Area { x, width, ..grid.road }, ClickTarget::Item(id.clone()))
        })
    };
    (0..=2).rev().flat_map(around).collect()
}

fn headed(app: &App, pane: Pane, grid: &Grid, brush: &mut Brush<'_>) {
    let (title, count) = pane_title(app, pane, is_cut(app, pane, grid));
    let fits = width(title) + width(&count) + 4 <= usize::from(grid.panes[pane.index()].width);
    let count = if fits { count } else { pane_title(app, pane, false).1 };
    let focused = pane == app.screen.focus && !app.screen.is_reading();
    brush.heading(grid.panes[pane.index()], title, &count, focused);
    brush.target(|| vec![(grid.panes[pane.index()], ClickTarget::Do(pane.action()))]);
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
    let mut above = None;
    for ((index, line), row) in pane_lines(app, pane, grid).into_iter().zip(rows) {
        let begins = above.replace(index) != Some(index);
        let selected = focused && list.selected() == Some(index);
        let marked = list.entries().get(index).is_some_and(|entry| marked.has(index, entry));
        let line = if selected || marked { line.lit() } else { line };
        brush.line(inside.x, row, inside.width, &line);
        brush.target_row(inside, row, ClickTarget::Row(pane, index));
        // The rows that an entry does not fill are no part of what is selected.
        if selected && !line.is_blank() {
            brush.selected(inside, row, !app.screen.is_reading());
        }
        if marked && begins {
            brush.marked(inside, row);
        }
    }
}

fn tabs(app: &App, grid: &Grid, brush: &mut Brush<'_>) {
    let area = grid.panes[app.screen.focus.index()];
    let columns = usize::from(area.width).saturating_sub(2);
    let all = [Tabs::Whole, Tabs::Short, Tabs::ShortWhereRead, Tabs::Bare]
        .map(|tabs| Pane::ALL.map(|pane| tab(app, grid, pane, tabs)));
    let taken = |tabs: &&[Line; 3]| {
        tabs.iter().map(|tab| width(&tab.text())).sum::<usize>() + 2 * TABS_APART
    };
    let [.., bare] = &all;
    let tabs = all.iter().find(|tabs| taken(tabs) <= columns).unwrap_or(bare);
    let mut left = Area { height: 1, ..area };
    for (pane, tab) in Pane::ALL.into_iter().zip(tabs) {
        brush.line(left.x, left.y, left.width, tab);
        let columns = (width(&tab.text()) as u16).min(left.width);
        brush.target(|| vec![(Area { width: columns, ..left }, ClickTarget::Do(pane.action()))]);
        let columns = (columns + TABS_APART as u16).min(left.width);
        left = Area { x: left.x + columns, width: left.width - columns, ..left };
    }
    brush.rule(area, true);
}

/// The columns between two tabs.
const TABS_APART: usize = 2;

/// How much the tabs say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    /// The title and the count.
    Whole,
    /// The first word of the title, and the count.
    Short,
    /// The same, without the place of the selection, and without the count where not all could be read.
    ShortWhereRead,
    /// The first word alone.
    Bare,
}

fn tab(app: &App, grid: &Grid, pane: Pane, tabs: Tabs) -> Line {
    let is_focused = pane == app.screen.focus;
    let is_placed = matches!(tabs, Tabs::Whole | Tabs::Short);
    let is_cut = is_placed && is_focused && is_cut(app, pane, grid);
    let (title, count) = pane_title(app, pane, is_cut);
    let title = if tabs == Tabs::Whole { title } else { title.split(' ').next().unwrap_or(title) };
    let glyphs = Glyphs::of(app.settings.charset);
    let (mark, role) = if is_focused { (glyphs.selected, Role::Focus) } else { (" ", Role::Dim) };
    let line = Line::of(mark, Role::Accent).and(title, role);
    let counted = match tabs {
        Tabs::Whole | Tabs::Short => true,
        Tabs::ShortWhereRead => is_whole(app, pane),
        Tabs::Bare => false,
    };
    if counted { line.and(format!(" {count}"), Role::Dim) } else { line }
}

/// Rows of the reading pane that all show text.
const FEW: u16 = 3;

/// Draws the reading pane, where it is on the screen.
pub(crate) fn reading(app: &App, grid: &Grid, brush: &mut Brush<'_>) {
    let Some(area) = grid.reading_area(app) else { return };
    brush.clear(area);
    let (ReadingPage { title, rows }, inside) = reading_page(app, grid, area);
    let top = app.screen.page_top();
    let selected = app.screen.detail.as_ref().map_or(0..0, |detail| detail.row());
    let below = rows.len().saturating_sub(top + usize::from(inside.height));
    // The last row says that the text goes on, so that a sentence does not just stop, nor a heading stand without its text.
    let cut = (below > 0 && inside.height > FEW).then(|| {
        let heads = |line: &Line| line.left.iter().all(|piece| piece.role == Role::Heading);
        let end = top + usize::from(inside.height) - 1;
        let tells = rows[top..end].iter().rposition(|row| !heads(&row.line));
        top + tells.map_or(1, |at| at + 1)
    });
    let cut = cut.filter(|cut| selected.end <= *cut);
    let below = cut.map_or(below, |cut| rows.len() - cut);
    if let Some((last, above)) = title.split_last() {
        let fits = |more: &String| width(last) + width(more) + 4 <= usize::from(area.width);
        let more = more_below(below).into_iter().find(|more| below > 0 && fits(more));
        let more = more.unwrap_or_default();
        let is_focused = app.screen.is_reading();
        let role = if is_focused { Role::Focus } else { Role::Strong };
        for (line, row) in above.iter().zip(area.y..) {
            brush.line(area.x + 1, row, area.width.saturating_sub(2), &Line::of(line, role));
        }
        brush.heading(area.below(above.len()), last, &more, is_focused);
    }
    let shown = rows.into_iter().map(|row| row.line).enumerate().skip(top);
    for ((number, line), row) in shown.zip(inside.y..inside.y + inside.height) {
        let is_selected = selected.contains(&number);
        let line = match cut {
            Some(cut) if number > cut => break,
            Some(cut) if number == cut => Line::of("…", Role::Dim),
            Some(_) | None if is_selected => line.lit(),
            Some(_) | None => line,
        };
        brush.line(inside.x + 1, row, inside.width.saturating_sub(1), &line);
        brush.target_row(inside, row, ClickTarget::Line(number));
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
    let columns = usize::from(inside.width).saturating_sub(TEXT);
    let wrapped = |(text, role): &(String, Role)| {
        let lines = wrap(text, columns, 4).into_iter();
        lines.map(|line| Line::of(line, *role).indented(1)).collect::<Vec<_>>()
    };
    let mut lines: Vec<Line> = sentences.iter().flat_map(wrapped).collect();
    if lines.len() > usize::from(inside.height) {
        lines.retain(|line| !line.text().trim().is_empty());
    }
    for (line, row) in lines.iter().zip(inside.y..inside.y + inside.height) {
        brush.line(inside.x, row, inside.width, line);
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
    let text = |template| app.keys().text(template);
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
            "Then larger ones: which certificate, role or book comes next?",
            text("{add-larger} adds a larger goal"),
        ),
    };
    let mut lesson = vec![(what.to_owned(), Role::Plain)];
    if !key.is_empty() {
        lesson.extend([(" ".to_owned(), Role::Plain), (key, Role::Accent)]);
    }
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
            "{import} brings in your past from LinkedIn, a CV or a list",
            "{back-fill} asks you, one line each",
        ] {
            lesson.push((" ".into(), Role::Plain));
            lesson.push((text(more), Role::Accent));
        }
    }
    lesson
}
