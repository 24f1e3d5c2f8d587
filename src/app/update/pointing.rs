//! The mouse: a click selects, a second one opens, the wheel scrolls.

use super::{App, pressing};
use crate::app::action::Action;
use crate::app::detail::Detail;
use crate::app::layout::ClickTarget;
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::screen::Screen;
use std::time::Duration;

/// Rows that one turn of the wheel moves the view by.
const TURN: isize = 3;

/// The time within which two clicks on the same thing are a double click.
const TWICE: Duration = Duration::from_millis(400);

pub(super) fn click(app: &mut App, column: u16, row: u16, at: Duration) {
    let target = (app.looks.target_at)(app, column, row);
    let before = std::mem::replace(&mut app.clicked, target.clone().map(|target| (target, at)));
    if !matches!(target, Some(ClickTarget::Press(_))) {
        app.screen.prefix.clear();
    }
    let Some(target) = target else { return };
    let again =
        before.is_some_and(|(last, then)| last == target && at.saturating_sub(then) <= TWICE);
    match target {
        ClickTarget::Do(action) => app.act(action),
        ClickTarget::Press(key) => pressing::press(app, key),
        ClickTarget::Item(id) => {
            app.screen.end_range();
            app.screen.go_to(&app.data, &id);
        }
        ClickTarget::Row(pane, entry) => {
            app.screen.end_range();
            app.screen.go_to_pane(pane);
            app.screen.lists[pane.index()].select(entry, true);
            open_if(app, again);
        }
        ClickTarget::Entry(entry) => {
            select_in_scene(&mut app.screen, entry, column);
            open_if(app, again);
        }
        ClickTarget::Line(line) => {
            select_line(app, line);
            open_if(app, again);
        }
        ClickTarget::Choice(number) => {
            if let Some(dialog) = app.dialogs.last_mut() {
                dialog.choose(number);
                super::finding::preview(app);
            }
            if again {
                app.clicked = None;
                app.act(Action::Submit);
            }
        }
        ClickTarget::Text { field, part, begin } => {
            if let Some(dialog) = app.dialogs.last_mut() {
                // Left of the text is its label.
                let inside = column.checked_sub(begin).map_or(usize::MAX, usize::from);
                dialog.point(field, part, inside);
            }
        }
    }
}

/// The second click does what enter does, and a third one starts over.
fn open_if(app: &mut App, again: bool) {
    if again {
        app.clicked = None;
        app.act(Action::Open);
    }
}

fn select_in_scene(screen: &mut Screen, entry: usize, column: u16) {
    let begin = screen.layout.scene.inside.x;
    if let Some(scene) = screen.scenes.last_mut() {
        scene.cursor_mut().select(entry, true);
        scene.point(usize::from(column.saturating_sub(begin)), &screen.layout);
        screen.show_detail_from_top();
    }
}

/// Highlights a line of the reading pane, which the keys move in from then on.
fn select_line(app: &mut App, line: usize) {
    if app.screen.detail.is_none() {
        let top = app.screen.page_top();
        app.screen.detail = Some(Detail::default());
        // It knows its lines once it is arranged.
        app.arrange();
        app.screen.detail.iter_mut().for_each(|detail| detail.top = top);
    }
    app.screen.detail.iter_mut().for_each(|detail| detail.select(line));
}

/// Moves the view of what is under the pointer, wherever the focus is.
pub(super) fn scroll(app: &mut App, column: u16, row: u16, down: bool) {
    let rows = if down { TURN } else { -TURN };
    if let Some(dialog) = app.dialogs.last_mut() {
        return dialog.move_view(rows);
    }
    let screen = &mut app.screen;
    let at = |pane: &Pane| screen.layout.panes[pane.index()].area.holds(column, row);
    if screen.layout.detail.area.holds(column, row) {
        screen.move_page(rows);
    } else if let Some(scene) = screen.scenes.last_mut() {
        scene.cursor_mut().move_view(rows);
    } else if let Some(pane) = Pane::ALL.into_iter().find(at) {
        screen.lists[pane.index()].move_view(rows);
    }
    // The selection is taken along, and what is shown of it is arranged after every event.
    app.arrange();
}
