//! News from the disk: what was read, saved, undone or edited.

use crate::app::event::{CAME_BACK, EditorEnd, Outcome, Undone};
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::pending::Asked;
use crate::app::review::Review;
use crate::app::unsaved::Spot;
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
                .files
                .iter()
                .any(|(home, _)| *home == crate::domain::data_file::DataFile::Ended(*year))
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
        let panes = Pane::ALL.into_iter().filter(|pane| idle(pane) && fresh(pane));
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
            Outcome::Refused { message, hint, reading } => {
                let back = self.was_selected(number);
                self.settle_save(number);
                self.pending.settle(number, false);
                let typed = self.pending.answered(Asked::Save(number));
                let again = self.dialogs.is_empty();
                self.tell_review(|review| review.lose(number, again, typed.is_some()));
                self.take_in(reading);
                self.go_back(back);
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
        if self.unsaved.is_empty() {
            self.dialogs.retain(|dialog| !dialog.asks_to_lose());
        }
    }

    /// Keeps with the changes of an event what was selected before and after it.
    pub(super) fn note_what_moved(&mut self, before: Spot) {
        let after = self.spot();
        let fresh = self.unsaved.iter_mut().filter(|u| u.moved.is_none());
        fresh.for_each(|unsaved| unsaved.moved = Some((before.clone(), after.clone())));
    }

    /// What was selected before that change, unless the selection has been moved since.
    fn was_selected(&self, number: u64) -> Option<Spot> {
        let unsaved = self.unsaved.iter().find(|unsaved| unsaved.number == number)?;
        let (before, after) = unsaved.moved.as_ref()?;
        (*after == self.spot()).then(|| before.clone())
    }

    /// Selects again what a refused change had moved away from: the same key must not act on its neighbour.
    fn go_back(&mut self, spot: Option<Spot>) {
        let Some(spot) = spot.filter(|spot| spot.scenes == self.scenes.len()) else {
            return;
        };
        self.focus = spot.focus;
        let Some(id) = &spot.item else { return };
        if spot.in_detail {
            self.select_in_detail(id);
        } else {
            self.cursor().select_item(id);
        }
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
