//! Marking: the items that a verb is to act on at once.

use super::ActionRow;
use super::App;
use super::Handler::Do;
use crate::app::action::{Action, Action as A};
use crate::app::entries::Entry;
use crate::app::list::List;
use crate::app::marking::Marking;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Mark, Do(|app| mark(app, Marking::turn))),
    (A::MarkAll, Do(|app| mark(app, Marking::mark_all))),
];

/// Marks in the pane in use. A view over the panes and the reading pane have no marks: there verbs act on a single row.
fn mark(app: &mut App, mark: fn(&mut Marking, &List<Entry>)) {
    let screen = &mut app.screen;
    if screen.scene().is_some() || screen.is_reading() {
        return app.say("Items are marked in the lists of the home screen.");
    }
    let pane = screen.focus.index();
    // A verb acts on the marks of one pane, so no other pane shows any that it would leave out.
    let others = screen.marks.iter_mut().enumerate().filter(|(at, _)| *at != pane);
    others.for_each(|(_, marks)| marks.clear());
    mark(&mut screen.marks[pane], &screen.lists[pane]);
}

/// Whether an action leaves a range of marks open: it moves the end, or it ends or clears the range itself.
pub(super) fn extends_range(action: Action) -> bool {
    let moves = matches!(action, A::Down | A::Up | A::First | A::Last);
    let pages = matches!(action, A::HalfDown | A::HalfUp | A::PageDown | A::PageUp);
    moves || pages || matches!(action, A::Mark | A::MarkAll | A::Back)
}
