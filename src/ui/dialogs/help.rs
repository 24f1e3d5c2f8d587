//! The help: every action with its keys, searched by typing.

use super::{panel, put, type_in};
use crate::app::App;
use crate::app::dialog::help::Help;
use crate::app::layout::Area;
use crate::ui::paint::Brush;
use crate::view::dialogs::help::{Here, lines};
use crate::view::lines::{Line, Role};

/// Columns that the help takes where there are as many.
const WIDE: u16 = 160;

pub(crate) fn draw(app: &App, help: &Help, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let area = panel(brush, "Help", usize::MAX, WIDE);
    let lines = lines(
        help,
        &Here {
            keymap: &app.settings.keymap,
            layer: app.screen.layer(),
            means: &|action| app.means_something(action),
            columns: usize::from(area.width),
        },
    );
    let rows = usize::from(area.height).saturating_sub(2);
    let top = help.top.min(lines.len().saturating_sub(rows));
    if top + rows < lines.len() {
        put(brush, area, 0, &Line::blank().ending("more below", Role::Faint));
    }
    for (row, line) in lines.iter().skip(top).take(rows).enumerate() {
        put(brush, area, row + 2, line);
    }
    let typed = Area { width: area.width.saturating_sub(12), ..area };
    type_in(brush, typed, 0, Line::of("› ", Role::Accent), &help.field, "")
}
