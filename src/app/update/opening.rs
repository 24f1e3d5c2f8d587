//! Opening the editor: on the text of an item, or on a file with a fault, at its line.

use super::App;
use super::meaning::say_nothing_is_selected;
use crate::app::disk::{Request, Response};
use crate::app::effect::Effect;
use crate::app::entries::Entry;
use crate::domain::record::Record;

/// A file with a fault is not written to: the editor is opened on the fault, or, where it has no line, the fault is said.
pub(super) fn opens_broken_file(app: &mut App) -> bool {
    let record = app.id().and_then(|id| app.data.journey.record(&id).map(Record::file));
    let Some(fault) = record.and_then(|file| app.data.fault_in(file)).cloned() else {
        return false;
    };
    app.say(format!("Fix {} first: {}.", fault.spot(), fault.message));
    if let Some(line) = fault.line {
        app.effects.push(Effect::EditFile { path: fault.path, line });
    }
    true
}

/// The editor on the text of the selected item, or on the file that could not be understood, at the line.
pub(super) fn edit_in_editor(app: &mut App) {
    if opens_broken_file(app) {
        return;
    }
    match (app.id(), app.screen.entry()) {
        (Some(id), _) => app.ask(Request::Source(id, Response::NONE)),
        (None, Some(Entry::Problem(problem, _))) if app.screen.scene().is_none() => {
            let (path, line) = (problem.path.clone(), problem.line.unwrap_or(1));
            app.effects.push(Effect::EditFile { path, line });
        }
        (None, _) => say_nothing_is_selected(app),
    }
}
