//! Second versions of files: mentioned once, and merged when asked for.

use crate::app::dialog::merge::MergeDialog;
use crate::app::dialog::picker::{Picked, Picker, PickerPurpose, Row};
use crate::app::disk::Request;
use crate::app::{App, Dialog};
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
                let rows = several.iter().map(row).collect();
                let picker = Picker::new(PickerPurpose::Merge, "Merge", rows);
                self.dialogs.push(Dialog::Picker(picker));
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

fn row(conflict: &Conflict) -> Row {
    let beside = match conflict.form {
        ConflictForm::Copy => format!("a copy of {}", conflict.of),
        ConflictForm::Marked => "has conflict marks".into(),
    };
    Row {
        text: conflict.name.clone(),
        beside,
        mark: None,
        amiss: "",
        stands_for: Picked::Conflict(conflict.name.clone()),
    }
}
