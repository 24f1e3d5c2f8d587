//! Progress notes: `+`.

use super::Handler::Do;
use super::{App, Form, Row};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::form::FieldKind;
use crate::domain::goal::LogEntry;
use crate::domain::id::Id;
use crate::domain::measure::amount_first;
use crate::domain::verbs::progress;
use crate::domain::words::{quoted, told_of};

pub(super) const ACTIONS: &[Row] = &[(A::Note, Do(ask_for_note))];

fn ask_for_note(app: &mut App) {
    let Some(goal) = app.selected_goal() else {
        return;
    };
    let what = if goal.measure.is_some() { "an amount, a note, or both" } else { "a note" };
    let title = format!("Progress on {}: {what}", quoted(&goal.title));
    let form = Form::new(Action::Note, Some(&goal.id), title)
        .line(FieldKind::Note { measured: goal.measure.is_some() })
        .then(move |app, form| note(app, &goal.id, form.text("")));
    app.show_form(form);
}

/// Adds a note. On a measured goal a number at the beginning is an amount.
fn note(app: &mut App, id: &Id, text: &str) -> Result<(), String> {
    let measured = app.data.journey.goal(id).is_some_and(|g| g.measure.is_some());
    let (amount, text) = amount_first(text, measured);
    let entry = LogEntry { on: app.data.today.into(), text, amount };
    app.make(progress::log(&app.data.journey, id, entry, app.data.today))?;
    say_progress(app, id);
    Ok(())
}

/// `Noted: Finish chapter 4. 6 of 12 exercises.`
pub(super) fn say_progress(app: &mut App, id: &Id) {
    let measure = app.data.journey.goal(id).and_then(|g| g.measure.as_ref());
    let counted = match measure {
        Some(measure) if measure.reached() => {
            format!(" {measure}: {}", app.settings.keymap.text("{done} marks it done."))
        }
        Some(measure) => format!(" {measure}."),
        None => String::new(),
    };
    let noted = told_of("Noted", &app.data.title_of(id));
    app.say_done(format!("{noted}{counted}"));
}
