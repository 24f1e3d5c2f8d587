//! The chain's own verb: to take a link away.

use super::Handler::Do;
use super::{App, Choice, Form, Row, Then};
use crate::app::action::{Action, Action as A};
use crate::app::data::Data;
use crate::app::screen::Screen;
use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::verbs::links;
use crate::domain::words::quoted;
use std::sync::Arc;

pub(super) const ACTIONS: &[Row] = &[(A::Unlink, Do(ask_for_unlink))];

/// Asks which of the milestones that the selected one led to it did not lead to after all.
fn ask_for_unlink(app: &mut App) {
    let Some(Item::Milestone(from)) = app.selected() else {
        return;
    };
    let from = Arc::clone(from);
    let choice = |item: &Item| {
        let (from, to) = (from.id.clone(), item.id().clone());
        Choice::of_item(item, Then::always(move |app| unlink(app, &from, &to)))
    };
    let choices: Vec<Choice> = led_to(&app.data, &app.screen).map(choice).collect();
    if choices.is_empty() {
        let is_told = !from.led_to.is_empty();
        let none = "It is not said to have led to anything.";
        return app.say_none(none, |gap| is_told && gap.is_in(DataFile::Milestones));
    }
    let title = format!("{} did not lead to", quoted(&from.title));
    app.show_form(Form::new(Action::Unlink, Some(&from.id), title).list(choices));
}

/// What the selected milestone led to, as far as it is there.
pub(super) fn led_to<'a>(data: &'a Data, screen: &'a Screen) -> impl Iterator<Item = &'a Item> {
    let from = screen.selected(data).and_then(Item::as_milestone);
    let led_to = from.into_iter().flat_map(|from| &from.led_to);
    led_to.filter_map(|to| data.journey.item(to))
}

fn unlink(app: &mut App, from: &Id, to: &Id) {
    let [first, then] = [from, to].map(|id| quoted(&app.data.title_of(id)));
    let made = links::unlink(&app.data.journey, from, to);
    app.make_and_say(made, format!("Unlinked: {first} did not lead to {then}."));
}
