//! The state machine: what the program shows and knows, and what each event does to it. No terminal, no disk.
//!
//! `App::update` takes an event and returns effects; drawing reads the `App` and changes nothing.

pub mod action;
pub(crate) mod advice;
pub(crate) mod chain;
mod context;
pub(crate) mod detail;
pub mod dialog;
pub mod disk;
pub mod effect;
pub(crate) mod entries;
pub mod event;
pub mod keymap;
pub mod layout;
pub mod list;
pub(crate) mod look_back;
pub(crate) mod momentum;
pub mod pane;
pub(crate) mod pending;
pub(crate) mod problems;
pub(crate) mod review;
pub mod scene;
pub(crate) mod timeline;
mod unsaved;
mod update;

use crate::domain::conflict::Conflict;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day};
use crate::domain::filter::Filter;
use crate::domain::filter::saved::SavedFilters;
use crate::domain::id::{Id, Mint};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::look_back::Anniversary;
use crate::domain::momentum::{Momentum, MomentumLine};
use crate::domain::problem::Problem;
use crate::domain::review::Cadence;
use detail::Detail;
use effect::Effect;
use entries::{Entry, PastView};
use event::{Charset, Start};
use keymap::Keymap;
use layout::{Arrange, ListLayout, ScreenLayout};
use list::{List, Listed};
use pane::Pane;
use pending::Pending;
use scene::Scene;
use std::collections::BTreeSet;
use unsaved::Unsaved;

/// A dialog of this program.
pub type Dialog = dialog::Dialog<App>;
/// A form of this program.
pub type Form = dialog::form::Form<App>;
/// A choice of its forms.
pub(crate) type Choice = dialog::form::Choice<App>;
/// What follows from a choice.
pub(crate) type Then = dialog::form::Then<App>;

/// A filter on all panes, and how it was typed.
#[derive(Debug)]
pub(crate) struct ActiveFilter {
    /// As typed.
    pub(crate) text: String,
    filter: Filter,
}

/// All that the program shows and knows.
#[derive(Debug)]
pub struct App {
    journey: Journey,
    problems: Vec<Problem>,
    /// Second versions of files that nobody has merged.
    waiting: Vec<Conflict>,
    /// The names of those that were mentioned.
    mentioned: Vec<String>,
    today: Day,
    mint: Mint,
    name: String,
    keymap: Keymap,
    charset: Charset,
    size: (u16, u16),
    arrange: Arrange,
    /// How the screen was arranged after the last event.
    layout: ScreenLayout,
    focus: Pane,
    lists: [List<Entry>; 3],
    past_view: PastView,
    /// What takes the place of the panes, the top one last.
    scenes: Vec<Scene>,
    detail: Option<Detail>,
    dialogs: Vec<Dialog>,
    filter: Option<ActiveFilter>,
    saved_filters: SavedFilters,
    notice: Option<String>,
    momentum: Momentum,
    word: MomentumLine,
    look_back: Option<Anniversary>,
    read: bool,
    /// Whether there has been a first picture.
    shown: bool,
    /// How often an open goal is looked at in the review.
    cadence: Cadence,
    unsaved: Vec<Unsaved>,
    /// What was typed and is not safe yet.
    pending: Pending<App>,
    saves: u64,
    trouble: Option<String>,
    wanted_years: Vec<i32>,
    /// The dates that a look back has asked for and has not been given yet.
    wanted_dates: BTreeSet<Date>,
    /// Whether it has been asked which years there are, and is not known yet.
    years_unknown: bool,
    effects: Vec<Effect>,
}

impl App {
    /// The program before anything has been read.
    pub fn new(start: Start, keymap: Keymap, arrange: Arrange) -> App {
        let journey = Journey::default();
        let momentum = Momentum::of(&journey, start.today);
        let word = MomentumLine::of(&journey, &momentum, start.today);
        let mut app = App {
            journey,
            problems: Vec::new(),
            waiting: Vec::new(),
            mentioned: Vec::new(),
            today: start.today,
            mint: Mint::seeded(start.seed),
            name: start.name,
            keymap,
            charset: start.charset,
            size: start.size,
            arrange,
            layout: ScreenLayout::default(),
            focus: Pane::Small,
            lists: Default::default(),
            past_view: PastView::default(),
            scenes: Vec::new(),
            detail: None,
            dialogs: Vec::new(),
            filter: None,
            saved_filters: SavedFilters::new(),
            notice: None,
            momentum,
            word,
            look_back: None,
            read: false,
            shown: false,
            cadence: Cadence::default(),
            unsaved: Vec::new(),
            pending: Pending::default(),
            saves: 0,
            trouble: None,
            wanted_years: Vec::new(),
            wanted_dates: BTreeSet::new(),
            years_unknown: false,
            effects: Vec::new(),
        };
        app.arrange();
        app
    }

    /// The program with filters that were saved before.
    pub(crate) fn with_filters(self, saved_filters: SavedFilters) -> App {
        App { saved_filters, ..self }
    }

    /// The program that asks about open goals that often in the review.
    pub(crate) fn with_cadence(self, cadence: Cadence) -> App {
        App { cadence, ..self }
    }

    /// The journey as it is shown: what is on disk, and what is on its way there.
    pub fn journey(&self) -> &Journey {
        &self.journey
    }

    /// What day it is.
    pub(crate) fn today(&self) -> Day {
        self.today
    }

    /// The journey's name; empty for the usual one.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Which key means what.
    pub(crate) fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Which characters the terminal draws.
    pub(crate) fn charset(&self) -> Charset {
        self.charset
    }

    /// The columns and rows of the screen.
    pub(crate) fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The pane in use.
    pub(crate) fn focus(&self) -> Pane {
        self.focus
    }

    /// A pane's list.
    pub fn list(&self, pane: Pane) -> &List<Entry> {
        &self.lists[pane.index()]
    }

    /// Where everything was on the screen after the last event.
    #[cfg(test)]
    pub(crate) fn layout(&self) -> &ScreenLayout {
        &self.layout
    }

    /// What the pane of the past shows.
    pub(crate) fn past_view(&self) -> PastView {
        self.past_view
    }

    /// Whether the pane of the past shows all that was done.
    pub(crate) fn shows_all_done(&self) -> bool {
        self.past_view == PastView::AllDone
    }

    /// The open detail.
    pub fn detail(&self) -> Option<&Detail> {
        self.detail.as_ref()
    }

    /// The dialogs, the top one last.
    pub fn dialogs(&self) -> &[Dialog] {
        &self.dialogs
    }

    /// Whether the top dialog holds a draft that was left, just as it was offered.
    pub(crate) fn offers_draft(&self) -> bool {
        let top = self.dialogs.last();
        top.is_some_and(|dialog| self.pending.is_offered(dialog))
    }

    /// The filter that is on.
    pub(crate) fn filter(&self) -> Option<&ActiveFilter> {
        self.filter.as_ref()
    }

    /// The filters that are saved.
    pub(crate) fn saved_filters(&self) -> &SavedFilters {
        &self.saved_filters
    }

    /// What was just done or refused, for one calm line.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// What is said of momentum.
    pub(crate) fn word(&self) -> &MomentumLine {
        &self.word
    }

    /// The arithmetic of momentum.
    pub(crate) fn momentum(&self) -> &Momentum {
        &self.momentum
    }

    /// Whether there may be years that nothing is known of yet, not even which they are.
    pub(crate) fn has_unknown_years(&self) -> bool {
        self.years_unknown
    }

    /// Whether all years are known by now, those that nobody has looked at by their summary.
    fn knows_all_years(&self) -> bool {
        self.shown && !self.years_unknown
    }

    /// How many years are being read; a year whose file is not understood is not waited for.
    pub(crate) fn years_being_read(&self) -> usize {
        let years = self.wanted_years.iter();
        years.filter(|year| self.is_awaited(**year)).count()
    }

    /// Whether a year is still to be read: one whose file is not understood is not waited for.
    fn is_awaited(&self, year: i32) -> bool {
        let home = DataFile::Ended(year).to_string();
        let broken = || self.problems.iter().any(|p| p.path.ends_with(&home));
        !self.journey.is_loaded(year) && !broken()
    }

    /// The old step that comes up today, unless one was answered today.
    pub(crate) fn look_back(&self) -> Option<&Anniversary> {
        self.look_back.as_ref()
    }

    /// Whether the journey has been read at all.
    pub(crate) fn is_read(&self) -> bool {
        self.read
    }

    /// How many changes are not on disk yet.
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Why saving fails, while it does.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// The selected entry of the pane in use.
    pub(crate) fn entry(&self) -> Option<&Entry> {
        self.list(self.focus).entry()
    }

    /// The view that takes the place of the panes.
    pub fn scene(&self) -> Option<&Scene> {
        self.scenes.last()
    }

    /// What a verb acts on: in the focused detail the item that the highlighted row leads to, else the selected item of
    /// the view or pane in use.
    pub fn selected(&self) -> Option<&Item> {
        match self.highlighted() {
            Some(id) => self.journey.item(id),
            None => self.listed(),
        }
    }

    /// The item that the highlighted row of the focused detail leads to.
    pub(crate) fn highlighted(&self) -> Option<&Id> {
        self.detail.as_ref().filter(|detail| detail.focused)?.link()
    }

    /// The selected item of the view or pane in use, which the open detail is of.
    pub(crate) fn listed(&self) -> Option<&Item> {
        match self.scene() {
            Some(scene) => scene.item(),
            None => self.entry().and_then(Entry::item),
        }
    }

    /// Where the list in use is.
    fn list_layout(&self) -> &ListLayout {
        match self.scene() {
            Some(_) => &self.layout.scene,
            None => &self.layout.panes[self.focus.index()],
        }
    }

    /// Has the screen arranged for the state that the program is in now, and takes the offsets in.
    fn arrange(&mut self) {
        let layout = (self.arrange)(self);
        match self.scenes.last_mut() {
            Some(scene) => scene.scroll_to(layout.scene.top),
            None => {
                let lists = self.lists.iter_mut().zip(&layout.panes);
                lists.for_each(|(list, pane)| list.scroll_to(pane.top));
            }
        }
        let of = self.listed().map(|item| item.id().clone());
        if let Some((detail, of)) = self.detail.as_mut().zip(of) {
            detail.arrange(of, &layout.detail);
        }
        self.layout = layout;
    }

    fn id(&self) -> Option<Id> {
        self.selected().map(|item| item.id().clone())
    }
}
