//! What a verb acts on, all marked items or else the selected one, and what is said of several.

use super::App;
use crate::app::action::Where;
use crate::domain::change::Change;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::{Item, counted};
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::each::on_each;
use crate::domain::words::{plural, quoted, told_of, told_of_all};
use std::sync::Arc;

/// The items that a verb acts on.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    /// Those that it applies to.
    pub(super) ids: Vec<Id>,
    /// The number of marked items; none where it acts on the selected one.
    marked: usize,
    /// How many of those it does not apply to.
    misfits: usize,
    /// What it applies to, in words.
    things: &'static str,
}

impl Chosen {
    /// One item, marked or not.
    pub(super) fn one(id: &Id) -> Chosen {
        Chosen { ids: vec![id.clone()], marked: 0, misfits: 0, things: "" }
    }

    /// The marked items that an action of that place applies to; without marks, the selected one.
    pub(super) fn of(app: &App, place: Where) -> Chosen {
        let fitting = app.screen.marked().filter(|item| place.fits(Some(item)));
        let marked = app.screen.marked().count();
        let ids: Vec<Id> = match marked {
            0 => app.id().into_iter().collect(),
            _ => fitting.map(|item| item.id().clone()).collect(),
        };
        Chosen { misfits: marked.saturating_sub(ids.len()), ids, marked, things: place.things() }
    }

    /// Whether there is any.
    pub(super) fn has_any(app: &App, place: Where) -> bool {
        let mut marked = app.screen.marked().peekable();
        match marked.peek() {
            None => place.fits(app.selected()),
            Some(_) => marked.any(|item| place.fits(Some(item))),
        }
    }

    /// Those of them that it applies to after all.
    pub(super) fn narrowed(self, ids: Vec<Id>, things: &'static str) -> Chosen {
        Chosen { misfits: self.marked.saturating_sub(ids.len()), ids, things, ..self }
    }

    /// The item, if it is the only one.
    pub(super) fn only(&self) -> Option<&Id> {
        let [only] = &self.ids[..] else { return None };
        Some(only)
    }

    pub(super) fn items<'a>(&'a self, journey: &'a Journey) -> impl Iterator<Item = &'a Item> {
        self.ids.iter().filter_map(|id| journey.item(id))
    }

    pub(super) fn goals<'a>(&'a self, journey: &'a Journey) -> impl Iterator<Item = &'a Arc<Goal>> {
        self.items(journey).filter_map(Item::as_goal)
    }

    /// `"Book the mock exam"`, `3 goals`, `3 of the 5 marked`.
    pub(super) fn words(&self, journey: &Journey) -> String {
        match self.items(journey).collect::<Vec<&Item>>()[..] {
            [only] => quoted(only.title()),
            _ if self.marked > self.ids.len() => {
                format!("{} of the {} marked", self.ids.len(), self.marked)
            }
            ref items => counted(items.iter().copied()),
        }
    }

    /// `Done: Book the mock exam.`, `Done: 3 of the 5 marked, "Book the mock exam", …`
    pub(super) fn told(&self, did: &str, journey: &Journey) -> String {
        let titles: Vec<&str> = self.items(journey).map(Item::title).collect();
        match titles[..] {
            [only] => told_of(did, only),
            _ => told_of_all(did, &self.words(journey), &titles),
        }
    }

    /// How many marked items are left alone; and why, where that is the same for all.
    fn others(&self) -> Option<String> {
        let others = self.marked.saturating_sub(self.ids.len());
        let stay = plural(others, "was skipped", "were skipped");
        Some(match (others, self.misfits) {
            (0, _) => return None,
            (_, 0) => format!("{others} already {}.", plural(others, "was", "were")),
            _ if others == self.misfits => {
                format!("{others} {stay}: that key is for {}.", self.things)
            }
            _ => format!("{others} {stay}."),
        })
    }
}

impl App {
    /// Carries out a verb on each of the items, in one change; those that it changed come back.
    pub(super) fn make_on_each(
        &mut self,
        chosen: &Chosen,
        verb: &str,
        change: impl Fn(&Journey, &Id) -> Result<Change, Refusal>,
    ) -> Result<Chosen, String> {
        let made = on_each(verb, &chosen.ids, |id| change(&self.data.journey, id));
        self.make_of_all(chosen, made)
    }

    /// Carries out a change of those items that come with it; the marks have served then.
    pub(super) fn make_of_all(
        &mut self,
        chosen: &Chosen,
        made: Result<(Change, Vec<Id>), Refusal>,
    ) -> Result<Chosen, String> {
        let (change, changed) = made.map_err(|refusal| self.data.refusal_of_verb(&refusal))?;
        self.make(Ok(change))?;
        if chosen.marked > 0 {
            self.screen.marks[self.screen.focus.index()].clear();
        }
        Ok(Chosen { ids: changed, ..chosen.clone() })
    }

    /// Says what was done to those items, and which marked ones stay as they are.
    pub(super) fn say_done_to(&mut self, chosen: &Chosen, done: String) {
        let all = [Some(done), chosen.others()].into_iter().flatten();
        self.say_done(all.collect::<Vec<String>>().join(" "));
    }
}
