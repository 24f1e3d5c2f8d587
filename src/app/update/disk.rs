//! News from the disk: what was read, saved, undone or edited.

use crate::app::action::Action;
use crate::app::advice;
use crate::app::disk::{Answer, Request};
use crate::app::effect::Effect;
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::review::Review;
use crate::app::unsaved::Spot;
use crate::app::{App, Dialog};
use crate::domain::reading::Reading;
use crate::domain::words::sentence;

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

    /// Asks the disk.
    pub(super) fn ask(&mut self, request: Request) {
        self.effects.push(Effect::Disk(request));
    }

    /// Takes in how a request ended.
    pub(super) fn answered(&mut self, request: Request, answer: Answer) {
        match answer {
            Answer::Done { words, reading, remark } => {
                self.pending.answered(&request);
                self.done(request, &words, reading);
                remark.into_iter().for_each(|remark| self.say(remark));
            }
            Answer::Refused { why, advice, reading } => {
                let advice = advice.map(|advice| advice::words(advice, &self.keymap));
                self.refused(request, why, advice, reading);
            }
            Answer::Delayed { why } => self.trouble = Some(sentence(&why)),
            Answer::Preview(offer) => self.offered(*offer),
            Answer::Backups(listed) => self.backups_listed(listed),
            // The event loop opens the editor on it.
            Answer::Source(_) => {}
        }
    }

    fn done(&mut self, request: Request, words: &str, reading: Reading) {
        match request {
            Request::Save { number, .. } => {
                self.settle_save(number, true);
                self.take_in(reading);
            }
            Request::Undo => self.reverted("undid", words, reading, Review::take_back),
            Request::Redo => self.reverted("did again", words, reading, Review::make_again),
            Request::Load(_) | Request::LoadDates(_) | Request::Reread => self.take_in(reading),
            Request::Look | Request::Abandon => self.take_in(reading),
            Request::Merge { .. } | Request::Restore(_) | Request::Replace { .. } => {
                self.take_in(reading);
                if !words.is_empty() {
                    self.say_done(sentence(words));
                }
            }
            // Nothing in the journey has changed.
            Request::KeepFilter { .. } => {}
            // Each has an answer of its own.
            Request::Preview(_) | Request::Backups | Request::Source(_) => {}
        }
    }

    fn refused(
        &mut self,
        request: Request,
        mut why: String,
        advice: Option<String>,
        reading: Option<Reading>,
    ) {
        let typed = self.pending.answered(&request);
        match request {
            Request::Save { number, .. } => {
                let back = self.was_selected(number);
                self.settle_save(number, false);
                let again = self.dialogs.is_empty();
                self.tell_review(|review| review.lose(number, again, typed.is_some()));
                reading.into_iter().for_each(|reading| self.take_in(reading));
                self.go_back(back);
                why = format!("Not saved: {why}");
            }
            // What could not be kept holds until the program ends.
            Request::KeepFilter { name, .. } => {
                self.pending.unkept.insert(name);
                why = format!("The filter holds for now, but is not kept: {why}");
            }
            Request::Load(_) | Request::LoadDates(_) => self.years_unknown = false,
            Request::Reread | Request::Look => self.years_unknown = false,
            Request::Undo | Request::Redo | Request::Abandon | Request::Preview(_) => {}
            Request::Merge { .. } | Request::Backups | Request::Restore(_) => {}
            Request::Source(_) | Request::Replace { .. } => {}
        }
        let advice = advice.map(|advice| format!(" {}", sentence(&advice)));
        self.bring_back(typed, sentence(&why) + &advice.unwrap_or_default());
    }

    /// What was typed comes back with the reason why it was refused; where nothing was, the reason is said.
    fn bring_back(&mut self, typed: Option<Dialog>, why: String) {
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

    fn settle_save(&mut self, number: u64, saved: bool) {
        self.pending.settle(number, saved);
        self.unsaved.retain(|unsaved| unsaved.number != number);
        self.trouble = None;
        if self.unsaved.is_empty() {
            // Nothing would be lost by quitting any more.
            self.dialogs.retain(|dialog| dialog.form_of(Action::Quit).is_none());
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

    /// Says what was undone or redone, and tells the open review of it.
    fn reverted(&mut self, verb: &str, name: &str, reading: Reading, tell: fn(&mut Review, &str)) {
        self.tell_review(|review| tell(review, name));
        self.take_in(reading);
        self.say(sentence(&format!("{verb}: {name}")));
    }

    /// A search that is open goes on over what has just been read.
    fn refill_search(&mut self) {
        if let Some(Dialog::Search(search)) = self.dialogs.last_mut() {
            search.refill(self.journey.items());
        }
    }
}
