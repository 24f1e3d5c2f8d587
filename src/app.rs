//! The state machine: what the program shows and knows, and what each event does to it. No terminal, no disk.
//!
//! `App::update` takes an event and returns effects; drawing reads the `App` and changes nothing.

pub mod action;
mod advice;
pub(crate) mod chain;
mod counted;
pub(crate) mod detail;
pub mod dialog;
pub mod disk;
pub mod effect;
pub(crate) mod entries;
pub mod event;
pub(crate) mod geometry;
pub mod glyphs;
pub(crate) mod keyline;
pub mod keymap;
pub mod lines;
pub mod list;
pub(crate) mod look_back;
pub(crate) mod momentum;
pub mod pane;
pub(crate) mod pending;
pub(crate) mod problems;
pub(crate) mod review;
pub(crate) mod rows;
pub mod scene;
pub(crate) mod timeline;
pub(crate) mod understood;
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
use dialog::Dialog;
use effect::Effect;
use entries::{Entry, PastView};
use event::Start;
use geometry::{Area, Grid};
use glyphs::Glyphs;
use keymap::Keymap;
use list::{List, Listed, View};
use pane::Pane;
use pending::Pending;
use scene::Scene;
use std::collections::BTreeSet;
use unsaved::Unsaved;

/// A filter on all panes, and how it was typed.
#[derive(Debug)]
pub(crate) struct ActiveFilter {
    /// As typed.
    pub(crate) text: String,
    filter: Filter,
}

/// The open detail.
#[derive(Debug, Default)]
pub struct Detail {
    /// The item that it is of, once its rows are written.
    of: Option<Id>,
    /// Whether the keys move in it rather than in the pane.
    pub(crate) focused: bool,
    /// The number of the selected row.
    pub selected: usize,
    /// The first row in view.
    pub(crate) top: usize,
    /// Its rows, as they read.
    pub rows: Vec<detail::Row>,
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
    glyphs: &'static Glyphs,
    grid: Grid,
    focus: Pane,
    lists: [List<Entry>; 3],
    views: [View; 3],
    /// Whether what there is to show has changed, rather than only what is selected.
    stale: bool,
    airy: bool,
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
    pending: Pending,
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
    pub fn new(start: Start, keymap: Keymap, glyphs: &'static Glyphs) -> App {
        let journey = Journey::default();
        let momentum = Momentum::of(&journey, start.today);
        let word = MomentumLine::of(&journey, &momentum, start.today);
        App {
            journey,
            problems: Vec::new(),
            waiting: Vec::new(),
            mentioned: Vec::new(),
            today: start.today,
            mint: Mint::seeded(start.seed),
            name: start.name,
            keymap,
            glyphs,
            grid: Grid::of(start.size.0, start.size.1),
            focus: Pane::Small,
            lists: Default::default(),
            views: Default::default(),
            stale: true,
            airy: false,
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
        }
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

    /// The characters to draw with.
    pub(crate) fn glyphs(&self) -> &'static Glyphs {
        self.glyphs
    }

    /// Where things stand.
    pub(crate) fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The pane in use.
    pub(crate) fn focus(&self) -> Pane {
        self.focus
    }

    /// A pane's list.
    pub fn list(&self, pane: Pane) -> &List<Entry> {
        &self.lists[pane.index()]
    }

    /// The part of a pane's list that is in view, as it reads.
    pub(crate) fn view(&self, pane: Pane) -> &View {
        &self.views[pane.index()]
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
    fn highlighted(&self) -> Option<&Id> {
        let detail = self.detail.as_ref().filter(|detail| detail.focused)?;
        detail.rows.get(detail.selected)?.leads_to.as_ref()
    }

    /// The selected item of the view or pane in use, which the open detail is of.
    fn listed(&self) -> Option<&Item> {
        match self.scene() {
            Some(scene) => scene.item(),
            None => self.entry().and_then(Entry::item),
        }
    }

    /// Where the list in use stands.
    pub(crate) fn list_area(&self) -> Area {
        match self.scene() {
            Some(_) => self.grid.page(self.detail.is_some()),
            None => self.grid.panes[self.focus.index()],
        }
    }

    /// Where the open detail stands.
    pub(crate) fn detail_area(&self) -> Area {
        match self.scene() {
            Some(_) => self.grid.page_detail(),
            None => self.grid.panes[self.grid.beside(self.focus.index())],
        }
    }

    /// The detail of what is selected, as it reads now.
    fn detail_rows(&self) -> Vec<detail::Row> {
        let inside = self.grid.within(self.detail_area());
        let columns = usize::from(inside.width).saturating_sub(rows::TEXT);
        let rows = |item| detail::rows(item, &self.journey, self.today, self.glyphs, columns);
        self.listed().map(rows).unwrap_or_default()
    }

    /// What the rows of a pane are written with.
    pub(crate) fn writer(&self, pane: Pane) -> rows::Writer<'_> {
        let inside = self.grid.inside(pane.index());
        rows::Writer {
            journey: &self.journey,
            today: self.today,
            glyphs: self.glyphs,
            columns: usize::from(inside.width),
            roomy: inside.height >= 24,
            airy: self.airy,
        }
    }

    fn id(&self) -> Option<Id> {
        self.selected().map(|item| item.id().clone())
    }
}
