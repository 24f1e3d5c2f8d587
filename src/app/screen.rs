//! What the program shows beneath its dialogs, and moving about in it. Nothing here changes the journey.

mod moving;

use super::action::Layer;
use super::data::{Data, Spot};
use super::detail::Detail;
use super::entries::{Entry, PastView, Source};
use super::event::Key;
use super::layout::ScreenLayout;
use super::list::{Cursor, List, Listed};
use super::marking::{MarkedRows, Marking};
use super::pane::Pane;
use super::scene::Scene;
use super::scene::review::Review;
use super::scene::timeline::Timeline;
use super::view::ViewContext;
use crate::domain::data_file::DataFile;
use crate::domain::filter::Filter;
use crate::domain::gap::Gap;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use std::sync::Arc;

#[derive(Debug)]
pub(crate) struct ActiveFilter {
    pub(crate) text: String,
    pub(super) filter: Filter,
}

#[derive(Debug)]
pub(crate) struct Screen {
    pub(crate) size: (u16, u16),
    /// Its layout after the last event.
    pub(crate) layout: ScreenLayout,
    pub(crate) focus: Pane,
    pub(crate) lists: [List<Entry>; 3],
    /// The marked items of each.
    pub(crate) marks: [Marking; 3],
    pub(crate) past_view: PastView,
    /// The views that take the place of the panes, the top one last.
    pub(crate) scenes: Vec<Scene>,
    /// Whether the small goals come in their own order rather than by time.
    pub(crate) own_order: bool,
    /// The reading pane, while the keys move in it.
    pub(crate) detail: Option<Detail>,
    /// The first line of the page that the wheel has moved to, while the keys are elsewhere, and the item of the page.
    scrolled: Option<(Id, usize)>,
    pub(crate) filter: Option<ActiveFilter>,
    /// The keys pressed so far of a sequence that is not complete.
    pub(super) prefix: Vec<Key>,
    /// The one calm line that says what was just done or refused.
    pub(crate) notice: Option<String>,
    /// The end of the notice that offers to undo what it says.
    offer: Option<String>,
    /// What is wrong in the settings, until that is mended or put away.
    pub(crate) complaint: Option<String>,
    /// Whether the event that is being handled has said something.
    pub(super) said: bool,
}

impl Screen {
    pub(super) fn new(size: (u16, u16)) -> Screen {
        Screen {
            size,
            layout: ScreenLayout::default(),
            focus: Pane::Small,
            lists: Default::default(),
            marks: Default::default(),
            past_view: PastView::default(),
            scenes: Vec::new(),
            own_order: false,
            detail: None,
            scrolled: None,
            filter: None,
            prefix: Vec::new(),
            notice: None,
            offer: None,
            complaint: None,
            said: false,
        }
    }

    pub(super) fn say(&mut self, notice: impl Into<String>) {
        (self.notice, self.offer, self.said) = (Some(notice.into()), None, true);
    }

    /// Says what was done, and offers to undo it.
    pub(super) fn say_done(&mut self, done: &str, offer: String) {
        self.say(format!("{done} {offer}"));
        self.offer = Some(offer);
    }

    /// Takes the offer back: by now it would undo something else, or nothing.
    pub(super) fn withdraw_offer(&mut self) {
        if let (Some(notice), Some(offer)) = (&mut self.notice, self.offer.take())
            && let Some(done) = notice.strip_suffix(&offer)
        {
            *notice = done.trim_end().to_owned();
        }
    }

    /// Says that there is nothing; where a gap may hide something, what could not be read.
    pub(super) fn say_none(
        &mut self,
        data: &Data,
        none: impl Into<String>,
        hides: impl Fn(&Gap) -> bool,
    ) {
        self.say(data.none_or_gap(none.into(), hides));
    }

    pub(crate) fn list(&self, pane: Pane) -> &List<Entry> {
        &self.lists[pane.index()]
    }

    pub(crate) fn shows_all_done(&self) -> bool {
        self.past_view == PastView::AllDone
    }

    /// Whether the keys move in the reading pane.
    pub(crate) fn is_reading(&self) -> bool {
        self.detail.is_some()
    }

    /// The selected entry of the pane in use.
    pub(crate) fn entry(&self) -> Option<&Entry> {
        self.list(self.focus).entry()
    }

    /// The view that takes the place of the panes.
    pub(crate) fn scene(&self) -> Option<&Scene> {
        self.scenes.last()
    }

    pub(crate) fn timeline(&self) -> Option<&Timeline> {
        let Some(Scene::Timeline(timeline)) = self.scene() else { return None };
        Some(timeline)
    }

    pub(crate) fn review(&self) -> Option<&Review> {
        let Some(Scene::Review(review)) = self.scene() else { return None };
        Some(review)
    }

    pub(super) fn review_mut(&mut self) -> Option<&mut Review> {
        let Some(Scene::Review(review)) = self.scenes.last_mut() else { return None };
        Some(review)
    }

    /// Lets the open review know of what became of a change, beneath another view too.
    pub(super) fn tell_review(&mut self, tell: impl FnOnce(&mut Review)) {
        for scene in &mut self.scenes {
            if let Scene::Review(review) = scene {
                return tell(review);
            }
        }
    }

    /// What a verb acts on: in the reading pane the item that the highlighted row leads to, else the selected item
    /// of the view or pane in use.
    pub(crate) fn selected<'a>(&'a self, data: &'a Data) -> Option<&'a Item> {
        match self.highlighted() {
            Some(id) => data.journey.item(id),
            None => self.listed(),
        }
    }

    /// The marked items that a verb acts on: those of the pane in use.
    pub(crate) fn marked(&self) -> impl Iterator<Item = &Item> {
        let has_marks = self.scene().is_none() && !self.is_reading();
        has_marks.then(|| self.marked_in(self.focus)).into_iter().flatten()
    }

    pub(crate) fn marked_in(&self, pane: Pane) -> impl Iterator<Item = &Item> {
        self.marks[pane.index()].items(self.list(pane))
    }

    pub(crate) fn marked_rows(&self, pane: Pane) -> MarkedRows<'_> {
        self.marks[pane.index()].rows(self.list(pane))
    }

    /// Whether there are marks to clear, or a range that unmarks.
    pub(super) fn is_marking(&self) -> bool {
        self.scene().is_none() && (self.marks_a_range() || self.marked().next().is_some())
    }

    /// Whether moves extend a range of marks.
    pub(crate) fn marks_a_range(&self) -> bool {
        self.marks[self.focus.index()].has_range()
    }

    /// Ends a range of marks: from now on moves do not extend it.
    pub(super) fn end_range(&mut self) {
        let pane = self.focus.index();
        self.marks[pane].end_range(&self.lists[pane]);
    }

    /// The first line of the reading pane in view.
    pub(crate) fn page_top(&self) -> usize {
        let scrolled = self.scrolled.as_ref().map(|(_, top)| *top);
        self.detail.as_ref().map(|detail| detail.top).or(scrolled).unwrap_or(0)
    }

    /// Moves the view of the reading pane by so many lines.
    pub(super) fn move_page(&mut self, by: isize) {
        if let Some(detail) = &mut self.detail {
            return detail.move_view(by, self.layout.detail.rows);
        }
        let top = self.page_top().saturating_add_signed(by);
        // How far it goes is known once it is arranged.
        self.scrolled = self.listed().map(|item| (item.id().clone(), top));
    }

    /// The item that the highlighted row of the reading pane leads to.
    pub(crate) fn highlighted(&self) -> Option<&Id> {
        self.detail.as_ref()?.link()
    }

    /// The selected item of the view or pane in use, which the reading pane is about.
    pub(crate) fn listed(&self) -> Option<&Item> {
        match self.scene() {
            Some(scene) => scene.cursor().item(),
            None => self.entry().and_then(Entry::item),
        }
    }

    /// Whether there is anything to read about the selected row.
    pub(crate) fn has_page(&self) -> bool {
        self.listed().is_some() || self.scene().is_some_and(|scene| scene.has_page())
    }

    /// The open larger goal that is selected, or that the selected step serves.
    pub(super) fn larger_of_selected(&self, data: &Data) -> Option<Arc<Goal>> {
        let selected = self.selected(data).and_then(Item::as_goal);
        let own = selected.filter(|g| g.is_large() && g.state.is_open());
        let served = selected.and_then(|g| data.journey.goal(g.toward.as_ref()?));
        own.or(served.filter(|g| g.state.is_open())).cloned()
    }

    /// The larger goal that the next-milestone question is about: that of the selection, the one in focus, or the only
    /// one.
    pub(super) fn larger_in_question(&self, data: &Data) -> Option<Arc<Goal>> {
        let journey = &data.journey;
        let only = || Some(journey.larger().next()?).filter(|_| journey.larger().count() == 1);
        let of_selected = self.larger_of_selected(data);
        of_selected.or_else(|| journey.next().or_else(only).cloned())
    }

    pub(super) fn spot(&self, data: &Data) -> Spot {
        Spot {
            scenes: self.scenes.len(),
            focus: self.focus,
            in_detail: self.highlighted().is_some(),
            item: self.selected(data).map(|item| item.id().clone()),
        }
    }

    /// Whose keys come first.
    pub(crate) fn layer(&self) -> Layer {
        self.scene().map_or(Layer::Everywhere, |scene| scene.layer())
    }

    /// Rows of the list in use that are in view.
    pub(super) fn page(&self) -> isize {
        let list = match self.scene() {
            Some(_) => &self.layout.scene,
            None => &self.layout.panes[self.focus.index()],
        };
        isize::from(i16::try_from(list.inside.height).unwrap_or(i16::MAX)).max(2)
    }

    /// The list in use, to move in.
    pub(super) fn cursor(&mut self) -> &mut dyn Cursor {
        match self.scenes.last_mut() {
            Some(scene) => scene.cursor_mut(),
            None => &mut self.lists[self.focus.index()],
        }
    }

    pub(super) fn take_in_layout(&mut self, layout: ScreenLayout) {
        match self.scenes.last_mut() {
            Some(scene) => scene.cursor_mut().scroll_to(layout.scene.top, &layout.scene.entries),
            None => {
                let lists = self.lists.iter_mut().zip(&layout.panes);
                lists.for_each(|(list, pane)| list.scroll_to(pane.top, &pane.entries));
            }
        }
        let of = self.listed().cloned();
        if let Some(detail) = &mut self.detail {
            detail.arrange(of.as_ref(), &layout.detail);
        }
        let last = layout.detail.links.len().saturating_sub(layout.detail.rows);
        let of = of.as_ref().filter(|_| self.detail.is_none()).map(Item::id);
        let scrolled = self.scrolled.take().filter(|(id, _)| Some(id) == of);
        let scrolled = scrolled.map(|(id, top)| (id, top.min(last)));
        self.scrolled = scrolled.filter(|(_, top)| *top > 0);
        self.layout = layout;
    }

    /// Lends what views are filled from.
    pub(super) fn with_context<T>(
        &self,
        data: &Data,
        work: impl FnOnce(&ViewContext<'_>) -> T,
    ) -> T {
        let (journey, today) = (&data.journey, data.today);
        let passes =
            self.filter.as_ref().map(|f| move |item: &Item| f.filter.matches(item, journey, today));
        let passes = passes.as_ref().map(|p| p as &dyn Fn(&Item) -> bool);
        work(&ViewContext { journey, today, style: data.style, passes })
    }

    /// Fills the views and panes again, after the journey, the day or the filter changed.
    pub(super) fn refill(&mut self, data: &Data) {
        let mut scenes = std::mem::take(&mut self.scenes);
        self.with_context(data, |context| scenes.iter_mut().for_each(|s| s.refill(context)));
        self.scenes = scenes;
        self.close_lost_scenes(data);
        let (view, own_order, filtered) = (self.past_view, self.own_order, self.filter.is_some());
        let entries = self.with_context(data, |context| {
            let passes = |item: &Item| context.passes.is_none_or(|passes| passes(item));
            let (journey, problems) = (context.journey, &data.problems);
            let source = Source {
                journey,
                problems,
                today: context.today,
                passes: &passes,
                filtered,
                own_order,
            };
            Pane::ALL.map(|pane| source.entries(pane, view))
        });
        for ((list, marks), entries) in self.lists.iter_mut().zip(&mut self.marks).zip(entries) {
            marks.before_fill(list, &entries);
            list.fill(entries);
        }
    }

    /// Closes a chain whose milestone has gone, by a key or behind the screen's back.
    fn close_lost_scenes(&mut self, data: &Data) {
        let is_gone = |id: &Id| data.journey.milestone(id).is_none();
        let lost = |scene: &Scene| scene.subject().is_some_and(is_gone);
        if self.scenes.last().is_some_and(lost) {
            self.detail = None;
        }
        let before = self.scenes.len();
        self.scenes.retain(|scene| !lost(scene));
        if self.scenes.len() < before {
            let gone = "The milestone of the chain is gone, and the chain is closed.";
            self.say_none(data, gone, |gap| gap.is_in(DataFile::Milestones));
        }
    }
}
