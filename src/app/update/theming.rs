//! The theme: chosen from a list, and shown on the whole screen while one goes through it.

use super::Handler::Do;
use super::{ActionRow, App, Choice, Form, Then};
use crate::app::action::Action as A;
use crate::app::disk::Request;
use crate::app::theme::NamedTheme;

pub(super) const ACTIONS: &[ActionRow] = &[(A::Theme, Do(ask_for_theme))];

fn ask_for_theme(app: &mut App) {
    let themes = &app.settings.themes;
    let choice = |(number, theme): (usize, &NamedTheme)| {
        let then = Then::always(move |app| choose(app, number));
        Choice { beside: theme.help().to_owned(), ..Choice::new(&theme.name, then) }
    };
    let choices = themes.all().iter().enumerate().map(choice).collect();
    let mut form = Form::new(A::Theme, None, "Theme").list(choices);
    if let Some(matches) = &mut form.matches {
        matches.at = themes.chosen();
    }
    app.show_form(form);
}

impl App {
    /// The theme that the screen is drawn in: the one that the open list is at, else the chosen one.
    pub(crate) fn theme(&self) -> &NamedTheme {
        let themes = &self.settings.themes;
        let list = self.dialogs.last().and_then(|dialog| dialog.form_of(A::Theme));
        let at = list.and_then(|list| list.matches.as_ref()?.selected());
        themes.get(at.map_or(themes.chosen(), |at| at.choice))
    }
}

fn choose(app: &mut App, number: usize) {
    app.settings.themes.choose(number);
    let name = app.settings.themes.get(number).name.clone();
    app.say(match app.settings.coloured {
        true => format!("Theme: {name}."),
        false => format!("Theme: {name}. Colours are off here, by NO_COLOR or --color never."),
    });
    app.ask(Request::KeepTheme(name));
}
