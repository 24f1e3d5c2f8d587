//! The line of the home screen about a credential that lapses.

use crate::app::App;
use crate::app::action::Action;
use crate::domain::text::{clip, width};
use crate::view::lines::{Line, Role};

/// With fewer columns than this for the title, a key is better left out.
const NAMED: usize = 24;

/// The credential, when it lapses, and the keys, in at most `columns`, as far as there is room for them.
pub(crate) fn line(app: &App, columns: usize) -> Line {
    let Some(lapse) = app.lapse() else { return Line::blank() };
    let (title, when) = (&lapse.milestone.title, lapse.words(app.data.calendar()));
    let mut room = columns.saturating_sub(width(&when) + 1);
    let mut offers = Vec::new();
    for (action, does) in offers_of(app) {
        let key = app.keys().shown(action);
        let taken = width(&key) + width(does) + 3;
        if room >= taken + width(title).min(NAMED) {
            room -= taken;
            offers.push((key, does));
        }
    }
    let line = Line::of(clip(title, room), Role::Plain).and(format!(" {when}"), Role::Open);
    offers.into_iter().fold(line, |line, (key, does)| {
        line.and(" · ", Role::Faint).and(key, Role::Accent).and(does, Role::Dim)
    })
}

/// What can be done about it; nothing beside a dialog, whose keys are its own.
fn offers_of(app: &App) -> Vec<(Action, &'static str)> {
    if !app.dialogs().is_empty() {
        return Vec::new();
    }
    let renewal = app.offered_renewal().map(|_| (Action::AddSmall, " adds the renewal"));
    renewal.into_iter().chain([(Action::Snooze, " hides it")]).collect()
}
