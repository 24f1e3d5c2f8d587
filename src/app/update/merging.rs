//! Second versions of files: mentioned once, and merged when asked for.

use super::Handler::Do;
use super::{ActionRow, App, Choice, Form, Then};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::DialogKind;
use crate::app::dialog::merge::MergeDialog;
use crate::app::disk::{Request, Response};
use crate::domain::conflict::{BY_HAND, Conflict, ConflictForm, MergeOffer};
use crate::domain::merge::Choices;

pub(super) const ACTIONS: &[ActionRow] = &[(A::Merge, Do(ask_what_to_merge))];

/// Says once of every copy that it waits.
pub(super) fn mention_copies(app: &mut App) {
    let is_new =
        |c: &&Conflict| c.form == ConflictForm::Copy && !app.data.mentioned.contains(&c.name);
    let new: Vec<Conflict> = app.data.waiting.iter().filter(is_new).cloned().collect();
    let how = app.keys().text("{merge} shows it");
    match &new[..] {
        [] => return,
        [one] => app.say(format!("Another version of {} is not read. {how}.", one.of)),
        several => {
            app.say(format!("{} other versions of files are not read. {how}.", several.len()));
        }
    }
    app.data.mentioned.extend(new.into_iter().map(|c| c.name));
}

/// Opens the only conflict there is, or asks which.
fn ask_what_to_merge(app: &mut App) {
    match &app.data.waiting[..] {
        [] => app.say("There is nothing to merge: no file has another version."),
        [one] => {
            let name = one.name.clone();
            app.ask(Request::Preview(name, Response::NONE));
        }
        several => {
            let choices = several.iter().map(choice).collect();
            app.show_form(Form::new(Action::Merge, None, "Merge").list(choices));
        }
    }
}

pub(super) fn offered(app: &mut App, offer: MergeOffer) {
    if !offer.merge.is_empty() || offer.conflict.form != ConflictForm::Copy {
        return app.dialogs.insert(0, DialogKind::Merge(MergeDialog::new(Box::new(offer))).into());
    }
    let apart = offer.apart();
    let name = offer.conflict.name;
    if let Some(apart) = apart {
        return app.say(format!("No item in {name} differs, but {apart}: {BY_HAND}."));
    }
    app.say(format!("Everything in {name} is in the journey; you can delete it."));
    app.ask(Request::Merge { name, choices: Choices::default() });
}

fn choice(conflict: &Conflict) -> Choice {
    let beside = match conflict.form {
        ConflictForm::Copy => format!("a copy of {}", conflict.of),
        ConflictForm::Marked => "has conflict marks".into(),
    };
    let name = conflict.name.clone();
    let then = Then::always(move |app| app.ask(Request::Preview(name.clone(), Response::NONE)));
    Choice { beside, ..Choice::new(&conflict.name, then) }
}
