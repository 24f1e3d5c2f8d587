//! The backups: a line for each, and below them what the chosen one holds and does.

use super::{WIDEST, panel, put, put_choice};
use crate::app::App;
use crate::app::dialog::backups::Backups;
use crate::ui::paint::Brush;
use crate::view::dialogs::backups::{SAID, rows as backup_rows, said};

/// Rows that the list takes where there is room.
const ROWS: usize = 10;

/// Rows of the list that there must be before there is more than two lines on the chosen one.
const FEWEST: usize = 3;

pub(crate) fn draw(app: &App, dialog: &Backups, brush: &mut Brush<'_>) {
    let wanted = dialog.listed.len().clamp(FEWEST, ROWS);
    let area = panel(brush, "Restore a backup", wanted + 1 + SAID, WIDEST);
    let (columns, height) = (usize::from(area.width), usize::from(area.height));
    let below = (1 + SAID).min(height.saturating_sub(FEWEST)).max(2);
    let rows = height.saturating_sub(below).max(1);
    let first = (dialog.selected + 1).saturating_sub(rows);
    let lines = backup_rows(dialog, app.data.calendar(), columns);
    for (at, line) in lines.iter().enumerate().skip(first).take(rows) {
        put_choice(brush, area, at - first, line, at);
        if at == dialog.selected {
            brush.selected(area, area.y + (at - first) as u16, true);
        }
    }
    for (at, line) in said(app, dialog, columns).iter().enumerate() {
        put(brush, area, rows + 1 + at, line);
    }
}
