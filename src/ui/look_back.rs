//! The quiet line of the home screen about the old step that comes up today. Where there is none, nothing is there.

use crate::app::App;
use crate::app::action::Action;
use crate::domain::text::{clip, width};
use crate::view::lines::{Piece, Role};

/// The columns of air between it and what stands on its left.
const AIR: usize = 2;

/// With fewer columns than this for its title, the step is better left out: that there is one says nothing.
const NAMED: usize = 16;

/// The key that looks back and the step, in at most `room` columns, as far as there is room for them.
pub(crate) fn line(app: &App, room: usize) -> Vec<Piece> {
    // Beside a dialog only the end of it would be seen.
    let Some(memory) = app.data.look_back.as_ref().filter(|_| app.dialogs().is_empty()) else {
        return Vec::new();
    };
    let (key, ago) = (app.keys().shown(Action::Remember), memory.ago.words());
    let room = room.saturating_sub(AIR + width(&key) + 1);
    let left = room.saturating_sub(width(ago) + 2);
    let title = clip(&memory.goal.title, left);
    if title != memory.goal.title && left < NAMED {
        return Vec::new();
    }
    vec![Piece::new(key, Role::Accent), Piece::new(format!(" {ago}: {title} "), Role::Dim)]
}
