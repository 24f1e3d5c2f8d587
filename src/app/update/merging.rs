//! Second versions of files: mentioned once, and merged when asked for.

use crate::app::action::Action;
use crate::app::dialog::merge::MergeDialog;
use crate::app::disk::Request;
use crate::app::{App, Choice, Dialog, Form, Then};
use crate::domain::conflict::{BY_HAND, Conflict, ConflictForm, MergeOffer};
use crate::domain::merge::Choices;

impl App {
    /// Takes in what waits to be merged, and mentions what has not been mentioned yet. Before the first picture there
    /// is nobody to tell.
    pub(super) fn take_in_waiting(&mut self, waiting: Vec<Conflict>) {
        self.waiting = waiting;
        if self.shown {
            self.mention_copies();
        }
    }

    /// Says once of every copy that it waits.
    pub(super) fn mention_copies(&mut self) {
        let is_new =
            |c: &&Conflict| c.form == ConflictForm::Copy && !self.mentioned.contains(&c.name);
        let new: Vec<Conflict> = self.waiting.iter().filter(is_new).cloned().collect();
        let how = self.keymap.text("{merge} shows it");
        match &new[..] {
            [] => return,
            [one] => self.say(format!("Another version of {} is not read. {how}.", one.of)),
            several => {
                self.say(format!("{} other versions of files are not read. {how}.", several.len()));
            }
        }
        self.mentioned.extend(new.into_iter().map(|c| c.name));
    }

    /// Opens the only conflict there is, or asks which.
    pub(super) fn ask_what_to_merge(&mut self) {
        match &self.waiting[..] {
            [] => self.say("There is nothing to merge: no file has another version."),
            [one] => {
                let name = one.name.clone();
                self.ask(Request::Preview(name));
            }
            several => {
                let choices = several.iter().map(choice).collect();
                self.show_form(Form::new(Action::Merge, None, "Merge").list(choices));
            }
        }
    }

    pub(super) fn offered(&mut self, offer: MergeOffer) {
        if !offer.merge.is_empty() || offer.conflict.form != ConflictForm::Copy {
            return self.open_beneath(Dialog::Merge(MergeDialog::new(Box::new(offer))));
        }
        let apart = offer.apart();
        let name = offer.conflict.name;
        if let Some(apart) = apart {
            return self.say(format!("No item in {name} differs, but {apart}: {BY_HAND}."));
        }
        self.say(format!("Everything in {name} is in the journey; you can delete it."));
        self.ask(Request::Merge { name, choices: Choices::default() });
    }

    /// Merges by what was chosen.
    pub(super) fn merge(&mut self, dialog: &MergeDialog) {
        self.ask(Request::Merge {
            name: dialog.offer.conflict.name.clone(),
            choices: dialog.choices.clone(),
        });
    }
}

fn choice(conflict: &Conflict) -> Choice {
    let beside = match conflict.form {
        ConflictForm::Copy => format!("a copy of {}", conflict.of),
        ConflictForm::Marked => "has conflict marks".into(),
    };
    let name = conflict.name.clone();
    let then = Then::always(move |app| app.ask(Request::Preview(name.clone())));
    Choice { beside, ..Choice::new(&conflict.name, then) }
}
