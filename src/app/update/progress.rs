//! Progress notes: `+`.

use crate::app::action::Action;
use crate::app::dialog::form::FieldKind;
use crate::app::{App, Form};
use crate::domain::goal::LogEntry;
use crate::domain::id::Id;
use crate::domain::measure::amount_first;
use crate::domain::verbs::progress;
use crate::domain::words::{quoted, told_of};

impl App {
    pub(super) fn ask_for_note(&mut self) {
        let Some(goal) = self.selected_goal() else {
            return;
        };
        let what = if goal.measure.is_some() { "an amount, a note, or both" } else { "a note" };
        let title = format!("Progress on {}: {what}", quoted(&goal.title));
        let form = Form::new(Action::Note, Some(&goal.id), title)
            .line(FieldKind::Note { measured: goal.measure.is_some() })
            .then(move |app, form| app.note(&goal.id, form.text("")));
        self.show_form(form);
    }

    /// Adds a note. On a measured goal a number at the beginning is an amount.
    pub(super) fn note(&mut self, id: &Id, text: &str) -> Result<(), String> {
        let measured = self.journey.goal(id).is_some_and(|g| g.measure.is_some());
        let (amount, text) = amount_first(text, measured);
        let entry = LogEntry { on: self.today.into(), text, amount };
        self.make(progress::log(&self.journey, id, entry, self.today))?;
        self.say_progress(id);
        Ok(())
    }

    /// `Noted: Finish chapter 4. 6 of 12 exercises.`
    pub(super) fn say_progress(&mut self, id: &Id) {
        let measure = self.journey.goal(id).and_then(|g| g.measure.as_ref());
        let counted = match measure {
            Some(measure) if measure.reached() => {
                format!(" {measure}: {}", self.keymap.text("{done} marks it done."))
            }
            Some(measure) => format!(" {measure}."),
            None => String::new(),
        };
        let noted = told_of("Noted", &self.title_of(id));
        self.say_done(format!("{noted}{counted}"));
    }
}
