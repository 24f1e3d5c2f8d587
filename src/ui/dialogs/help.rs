//! The help: every action with its keys, those that apply here in full light.

use super::{panel, put, type_in};
use crate::app::App;
use crate::app::dialog::help::Help;
use crate::ui::paint::Brush;
use crate::view::dialogs::help::{Here, lines};
use crate::view::lines::{Line, Role};

/// Columns that the help takes where there are as many.
const WIDE: u16 = 100;

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
    let cursor = type_in(brush, area, 0, Line::of("› ", Role::Accent), &help.field);
    let rows = usize::from(area.height).saturating_sub(2);
    let top = help.top.min(lines.len().saturating_sub(rows));
    for (row, line) in lines.iter().skip(top).take(rows).enumerate() {
        put(brush, area, row + 2, line);
    }
    cursor
}
