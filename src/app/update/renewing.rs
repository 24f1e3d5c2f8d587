//! A credential that lapses: where the home screen says so, and the answers that it takes.

use super::said::date;
use super::{App, Form};
use crate::app::action::Action;
use crate::app::dialog::form::{FieldKind, Past};
use crate::app::pane::Pane;
use crate::domain::declined::AskAgain;
use crate::domain::id::Id;
use crate::domain::lapse::Lapse;
use crate::domain::verbs::renewal;
use crate::domain::when::Facing;
use crate::domain::words::{quoted, told_of};

impl App {
    /// The credential that lapses, where the home screen says so.
    pub(crate) fn lapse(&self) -> Option<&Lapse> {
        let is_home = self.screen.scene().is_none() && !self.screen.is_reading();
        self.data.lapse.as_ref().filter(|_| is_home)
    }

    /// That credential, where adding a small goal offers its renewal: among the larger goals it would serve one of them.
    pub(crate) fn offered_renewal(&self) -> Option<&Lapse> {
        self.lapse().filter(|_| self.screen.focus != Pane::Larger)
    }
}

pub(super) fn answer(app: &mut App, id: &Id, again: AskAgain) {
    let made = renewal::answer(&app.data.journey, id, again, app.data.today);
    let title = app.data.title_of(id);
    let told = match again {
        AskAgain::NextTime => {
            format!("{} The review asks again.", told_of("Not renewed yet", &title))
        }
        AskAgain::Never => told_of("Will not ask again", &title),
    };
    app.make_and_say(made, told);
}

/// Never asks again whether the credential of a milestone is renewed.
pub(super) fn never_ask(app: &mut App, id: &Id) {
    match Lapse::of_id(&app.data.journey, id, app.data.today) {
        Some(_) => answer(app, id, AskAgain::Never),
        None => app.say(NOTHING_LAPSES),
    }
}

const NOTHING_LAPSES: &str = "No certificate lapses here.";

/// Asks until when a credential is valid that was renewed.
pub(super) fn ask_until_when(app: &mut App, id: &Id) {
    let title = quoted(&app.data.title_of(id));
    let title = format!("Until when is {title} valid now?");
    let hint = "mar 2029, 2029-03-04, in 3 years";
    let milestone = id.clone();
    let form = Form::new(Action::Yes, Some(id), title)
        .line(FieldKind::Date(Facing::Ahead, Past::Refused, hint))
        .then(move |app, form| renewed(app, &milestone, form.text("")));
    app.show_form(form);
}

fn renewed(app: &mut App, id: &Id, text: &str) -> Result<(), String> {
    let Some(expires) = date(&app.data, text, Facing::Ahead)? else {
        return Err("Renewing it moves the date: write the new one.".into());
    };
    app.make(renewal::valid_until(&app.data.journey, id, expires, app.data.today))?;
    let title = quoted(&app.data.title_of(id));
    app.say_done(format!("{title} is valid until {}.", app.data.calendar().in_full(expires)));
    Ok(())
}
