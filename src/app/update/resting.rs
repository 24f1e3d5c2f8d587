//! Hides the reminder of the home screen, and pauses and resumes the whole journey.

use super::Handler::Do;
use super::{ActionRow, App, Form, renewing};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::form::FieldKind;
use crate::domain::breaks::BreakKind;
use crate::domain::declined::AskAgain;
use crate::domain::pause_line::PauseLine;
use crate::domain::verbs::breaks;
use crate::domain::words::sentence;

pub(super) const ACTIONS: &[ActionRow] =
    &[(A::Snooze, Do(snooze)), (A::Break, Do(pause_or_resume))];

fn pause_or_resume(app: &mut App) {
    let (journey, today) = (&app.data.journey, app.data.today);
    if let Some(pause) = breaks::planned(journey, today) {
        let days = pause.days_and_reason(app.data.calendar());
        return app
            .make_and_say(breaks::resume(journey, today), format!("Cancelled the pause {days}."));
    }
    if journey.current_break(BreakKind::Paused, today).is_some() {
        return app.make_and_say(breaks::resume(journey, today), "Resumed the journey.");
    }
    let title = "Pause the whole journey: why, and until when";
    let form = Form::new(Action::Break, None, title)
        .line(FieldKind::Pause)
        .then(|app, form| pause(app, form.text("")));
    app.show_form(form);
}

/// Pauses the journey as the line says; an empty one gives no reason and no end.
fn pause(app: &mut App, text: &str) -> Result<(), String> {
    let asked = PauseLine::read(text, app.data.calendar()).map_err(super::said::unclear)?;
    let (fresh, today) = (app.data.fresh_id(), app.data.today);
    let made = breaks::pause(&app.data.journey, fresh.clone(), &asked, today);
    app.make(made)?;
    let made = app.data.journey.breaks().find(|rest| rest.id == fresh);
    if let Some(told) = made.map(|pause| sentence(&pause.relative_to(app.data.calendar()))) {
        app.say_done(told);
    }
    Ok(())
}

pub(super) fn has_reminder(app: &App) -> bool {
    app.lapse().is_some() || app.data.momentum.drifting == Some(true)
}

/// Hides the reminder: of a credential that lapses, until the review; else of drift, for a week.
fn snooze(app: &mut App) {
    if let Some(id) = app.lapse().map(|lapse| lapse.milestone.id.clone()) {
        return renewing::answer(app, &id, AskAgain::NextTime);
    }
    if let Some(why) = &app.data.momentum.unread {
        let told = format!("It is not known whether there is drift: {why}.");
        return app.say(told);
    }
    if app.data.momentum.drifting != Some(true) {
        return app.say("There is no reminder to hide.");
    }
    let (fresh, today) = (app.data.fresh_id(), app.data.today);
    let until = today.plus_days(breaks::WEEK).into();
    let made = breaks::snooze(&app.data.journey, fresh, until, today);
    let until = app.data.calendar().relative(until);
    app.make_and_say(made, format!("The reminder is hidden until {until}."));
}
