//! Tags: added and removed on all chosen items.

use super::Handler::OnAll;
use super::chosen::Chosen;
use super::{ActionRow, App, Form};
use crate::app::action::Action;
use crate::app::dialog::form::FieldKind;
use crate::domain::item::Item;
use crate::domain::verbs::tag::{self, Retag, hashed};
use crate::domain::words::capitalised;

pub(super) const ACTIONS: &[ActionRow] = &[(Action::Tag, OnAll(ask_for_tags))];

fn ask_for_tags(app: &mut App, items: Chosen) {
    let title = format!("Tags of {}", items.words(&app.data.journey));
    let now = items.only().and_then(|id| app.data.journey.item(id)).map_or(&[][..], Item::tags);
    let has = now.to_vec();
    let title = match now {
        [] => title,
        now => format!("{title} (now {})", hashed(now)),
    };
    let form = Form::new(Action::Tag, items.only(), title);
    let form = form.line(FieldKind::Tags(TAGS, has));
    app.show_form(form.then(move |app, form| set_tags(app, &items, form.text(""))));
}

const TAGS: &str = "#study adds, -#old removes";

fn set_tags(app: &mut App, items: &Chosen, text: &str) -> Result<(), String> {
    let retag = Retag::parse(text).ok_or_else(|| format!("Name the tags: {TAGS}."))?;
    let missing = retag.missing(items.items(&app.data.journey));
    if !missing.is_empty() {
        return Err(format!("There is no {} to remove.", hashed(&missing)));
    }
    let made = tag::tag(&app.data.journey, &items.ids, &retag);
    let tagged = app.make_of_all(items, made)?;
    let has = retag.words(if tagged.only().is_some() { "has" } else { "have" });
    let told = format!("{} {has}.", capitalised(&tagged.words(&app.data.journey)));
    app.say_done_to(&tagged, told);
    Ok(())
}
