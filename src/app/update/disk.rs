//! News from the disk: what was read, saved, undone or edited.

use crate::app::event::{CAME_BACK, EditorEnd, Outcome, Undone};
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::pending::Asked;
use crate::app::review::Review;
use crate::app::{App, Dialog};
use crate::domain::reading::Reading;

impl App {
    /// Takes in what is on disk now, and puts what is still on its way there on top of it.
    pub(super) fn take_in(&mut self, reading: Reading) {
        self.read = true;
        self.years_unknown = false;
        self.problems = reading.problems.clone();
        self.wanted_years.retain(|year| {
            !reading
                .homes
                .iter()
                .any(|(home, _)| *home == crate::domain::item::Home::Ended(*year))
        });
        self.take_in_waiting(reading.waiting.clone());
        self.journey.absorb(reading);
        for unsaved in &self.unsaved {
            self.journey.apply(&unsaved.change);
        }
        if self.shown {
            self.load_this_week();
            self.load_old_steps();
        }
        // Years may have come to be known of only now.
        if self.goes_through_everything() {
            self.load_everything();
        }
        let told = Pane::ALL.map(|pane| self.tells_of_problems(pane));
        self.refill();
        self.bring_problems_into_view(told);
        self.refill_search();
    }

    /// What has come to be wrong is in view in every pane but the one in use: there it is said, and nothing moves.
    fn bring_problems_into_view(&mut self, told: [bool; 3]) {
        let idle = |pane: &Pane| *pane != self.focus || !self.scenes.is_empty();
        let fresh = |pane: &Pane| !told[pane.index()] && self.tells_of_problems(*pane);
        let panes = Pane::ALL
            .into_iter()
            .filter(|pane| idle(pane) && fresh(pane));
        for pane in panes.collect::<Vec<Pane>>() {
            self.lists[pane.index()].end(false);
        }
    }

    pub(super) fn saved(&mut self, number: u64, outcome: Outcome) {
        match outcome {
            Outcome::Done(reading) => {
                self.settle_save(number);
                self.pending.settle(number, true);
                self.pending.answered(Asked::Save(number));
                self.take_in(reading);
            }
            Outcome::Refused {
                message,
                hint,
                reading,
            } => {
                self.settle_save(number);
                self.pending.settle(number, false);
                let typed = self.pending.answered(Asked::Save(number));
                let again = typed.is_some() && self.dialogs.is_empty();
                self.tell_review(|review| review.lose(number, again));
                self.take_in(reading);
                let why = format!("Not saved: {message}. {}", super::sentence(&hint));
                self.refused(typed, why);
            }
            Outcome::Failed { message } => self.trouble = Some(super::sentence(&message)),
        }
    }

    /// What was typed comes back with the reason why it was refused; where nothing was, the reason is said.
    pub(super) fn refused(&mut self, typed: Option<Dialog>, why: String) {
        let Some(mut dialog) = typed else {
            return self.say(why);
        };
        // What was said of it when it was submitted is untrue.
        self.notice = None;
        if !self.dialogs.is_empty() {
            self.say(why.clone());
        }
        dialog.refuse(why);
        self.open_beneath(dialog);
    }

    /// Opens a dialog that the disk has brought: beneath those that are open, so that it takes no key from what is being
    /// typed. It shows as soon as they are closed.
    pub(super) fn open_beneath(&mut self, dialog: Dialog) {
        self.dialogs.insert(0, dialog);
    }

    fn settle_save(&mut self, number: u64) {
        self.unsaved.retain(|unsaved| unsaved.number != number);
        self.trouble = None;
    }

    /// What was taken back or made again is said, and the open review is told of it.
    pub(super) fn undone(&mut self, verb: &str, undone: Undone, tell: fn(&mut Review, &str)) {
        match undone {
            Undone::Done { name, reading } => {
                self.tell_review(|review| tell(review, &name));
                self.take_in(reading);
                self.say(super::sentence(&format!("{verb}: {name}")));
            }
            Undone::Not { message } => self.say(super::sentence(&message)),
        }
    }

    pub(super) fn edited(&mut self, end: Result<EditorEnd, String>) {
        match end {
            Ok(EditorEnd::Unchanged) => self.say("Nothing changed."),
            Ok(EditorEnd::CameBack) => self.say(CAME_BACK),
            Ok(EditorEnd::Saved { name, reading }) => {
                self.take_in(reading);
                self.say_done(super::sentence(&name));
            }
            Err(message) => self.say(super::sentence(&message)),
        }
    }

    /// A search that is open goes on over what has just been read.
    fn refill_search(&mut self) {
        if let Some(Dialog::Search(search)) = self.dialogs.last_mut() {
            search.refill(self.journey.items());
        }
    }
}
