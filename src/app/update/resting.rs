//! Rests of the whole journey: `z` lets drift go unsaid for a week, `Z` pauses, and goes on.

use crate::app::action::Action;
use crate::app::dialog::form::FieldKind;
use crate::app::{App, Form};
use crate::domain::breaks::BreakKind;
use crate::domain::pause_line::PauseLine;
use crate::domain::verbs::breaks;
use crate::domain::when::relative;
use crate::domain::words::sentence;

impl App {
    pub(super) fn pause_or_resume(&mut self) {
        if self.journey.current_break(BreakKind::Paused, self.today).is_some() {
            let made = breaks::resume(&self.journey, self.today);
            return self.make_and_say(made, "Resumed the journey.");
        }
        let title = "Pause the whole journey: why, and until when";
        let form = Form::new(Action::Break, None, title)
            .line(FieldKind::Pause)
            .then(|app, form| app.pause(form.text("")));
        self.show_form(form);
    }

    /// Pauses the journey as the line says; an empty one gives no reason and no end.
    pub(super) fn pause(&mut self, text: &str) -> Result<(), String> {
        let asked = PauseLine::read(text, self.today).map_err(super::capture::unclear)?;
        let (fresh, today) = (self.fresh_id(), self.today);
        let made = breaks::pause(&self.journey, fresh.clone(), &asked, today);
        self.make(made)?;
        let made = self.journey.breaks().find(|rest| rest.id == fresh);
        if let Some(told) = made.map(|pause| sentence(&pause.relative_to(today))) {
            self.say_done(told);
        }
        Ok(())
    }

    /// Nothing is said of drift for a week, if anything is.
    pub(super) fn snooze(&mut self) {
        if let Some(why) = &self.momentum.unread {
            let told = format!("It is not known whether there is drift: {why}.");
            return self.say(told);
        }
        if self.momentum.drifting != Some(true) {
            return self.say("There is no reminder to hide.");
        }
        let (fresh, today) = (self.fresh_id(), self.today);
        let until = today.plus_days(breaks::WEEK).into();
        let made = breaks::snooze(&self.journey, fresh, until, today);
        let until = relative(until, today);
        self.make_and_say(made, format!("The reminder is hidden until {until}."));
    }
}
