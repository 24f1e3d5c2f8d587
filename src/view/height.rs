//! How many rows an entry of a pane takes, without its lines being written.

use crate::app::App;
use crate::app::entries::Entry;
use crate::app::pane::Pane;

/// Rows of a sentence on what could not be read.
pub(super) const UNREAD: usize = 3;

/// Rows of a problem in a file.
pub(super) const PROBLEM: usize = 4;

/// From this height on a pane keeps its air, even if its list is longer.
const AIRY: usize = 14;

/// The rows of an entry, where the list has air between its parts or not.
pub(super) fn of(entry: &Entry, air: bool) -> usize {
    match entry {
        Entry::Air => usize::from(air),
        Entry::Item(item) if item.is_open_large() => 2,
        Entry::Heading(_) | Entry::Item(_) | Entry::Year(..) => 1,
        Entry::Problem(_, held) => PROBLEM + usize::from(held.is_some()),
        Entry::Unread(_) => UNREAD,
    }
}

/// Whether a list in so many rows has air between its parts.
pub(super) fn has_air(entries: &[Entry], rows: usize) -> bool {
    rows >= AIRY || total(entries, rows + 1) <= rows
}

/// The rows that the larger goals take, as far as any screen has them.
pub(super) fn larger(app: &App) -> u16 {
    let entries = app.screen.list(Pane::Larger).entries();
    // An empty pane says what it is for.
    let rows = if entries.is_empty() { 5 } else { total(entries, 300) };
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// The rows of all entries with air, counted up to a limit.
fn total(entries: &[Entry], limit: usize) -> usize {
    let mut rows = 0;
    for entry in entries {
        rows += of(entry, true);
        if rows >= limit {
            break;
        }
    }
    rows
}
