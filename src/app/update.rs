//! The program as a state machine: what each event does to it, one file for each family of actions.

mod back_fill;
mod capture;
mod chosen;
mod dialogs;
mod disk;
mod editing;
mod ending;
mod finding;
mod hindsight;
mod importing;
mod look_back;
mod marking;
mod meaning;
mod merging;
mod moving;
mod opening;
mod pointing;
mod pressing;
mod program;
mod renewing;
mod reporting;
mod resting;
mod review;
mod said;
mod standing;
mod tagging;
mod theming;
mod timeline;
mod views;
mod years;

#[cfg(test)]
mod tests;

use super::action::Action;
use super::data::{Data, Unsaved};
use super::detail::Detail;
use super::dialog;
use super::dialog::typed::Typed;
use super::disk::Request;
use super::effect::Effect;
use super::entries::Entry;
use super::event::{Event, Start};
use super::history::LineHistory;
use super::layout::{ClickTarget, Looks};
use super::list::{Cursor, List};
use super::pane::Pane;
use super::pending::Pending;
use super::scene::{OpenView, Scene, opened_by};
use super::screen::Screen;
use super::settings::Settings;
use crate::domain::change::Change;
use crate::domain::gap::Gap;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;
use crate::domain::words::sentence;
use chosen::Chosen;
use std::sync::Arc;
use std::time::Duration;

/// The time that a notice stays.
const NOTICE: Duration = Duration::from_secs(8);

/// A dialog of this program.
pub type Dialog = dialog::Dialog<App>;
/// A form of this program.
pub type Form = dialog::form::Form<App>;
pub(crate) type Choice = dialog::form::Choice<App>;
type Then = dialog::form::Then<App>;

/// A row of a family's table: an action and its handler.
type ActionRow = (Action, Handler);

#[derive(Clone, Copy)]
enum Handler {
    /// Opens a view, or closes it.
    View(OpenView),
    Move(fn(&Data, &mut Screen)),
    Do(fn(&mut App)),
    /// Acts on the selected row: an item, or a file that is not understood.
    OnRow(fn(&mut App)),
    /// Acts on the selected goal, which is open.
    OnGoal(fn(&mut App, Arc<Goal>)),
    /// Acts on the selected item.
    OnItem(fn(&mut App, &Id)),
    /// Acts on all marked items that it applies to, or else on the selected one.
    OnAll(fn(&mut App, Chosen)),
}

/// The table of each family of actions.
const FAMILIES: &[&[ActionRow]] = &[
    moving::ACTIONS,
    marking::ACTIONS,
    timeline::ACTIONS,
    capture::ACTIONS,
    editing::ACTIONS,
    ending::ACTIONS,
    hindsight::ACTIONS,
    standing::ACTIONS,
    tagging::ACTIONS,
    look_back::ACTIONS,
    resting::ACTIONS,
    review::ACTIONS,
    reporting::ACTIONS,
    finding::ACTIONS,
    merging::ACTIONS,
    importing::ACTIONS,
    back_fill::ACTIONS,
    theming::ACTIONS,
    program::ACTIONS,
];

fn handler(action: Action) -> Option<Handler> {
    let mut rows = FAMILIES.iter().copied().flatten();
    let row = rows.find(|(known, _)| *known == action).map(|(_, handler)| *handler);
    row.or_else(|| opened_by(action).map(Handler::View))
}

/// The program.
#[derive(Debug)]
pub struct App {
    pub(crate) data: Data,
    pub(crate) screen: Screen,
    pub(crate) settings: Settings,
    /// Whether quitting goes back to the user's own journey, which the sample was opened from.
    pub(crate) goes_back: bool,
    /// The top one last. They act on the whole program, so they are no part of the screen.
    dialogs: Vec<Dialog>,
    /// Typed text that is not safe yet.
    pending: Pending<App>,
    history: LineHistory,
    looks: Looks<App>,
    /// What was clicked last, and when.
    clicked: Option<(ClickTarget, Duration)>,
    effects: Vec<Effect>,
}

impl App {
    /// The program before anything has been read.
    pub fn new(start: Start, settings: Settings, looks: Looks<App>) -> App {
        let mut app = App {
            data: Data::new(start.today, settings.dates, start.seed),
            screen: Screen::new(start.size),
            settings,
            goes_back: false,
            dialogs: Vec::new(),
            pending: Pending::default(),
            history: LineHistory::default(),
            looks,
            clicked: None,
            effects: Vec::new(),
        };
        app.arrange();
        app
    }

    /// Takes an event; what it asks of the world comes back.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let before = self.screen.spot(&self.data);
        let open = self.dialogs.len();
        self.handle(event);
        dialogs::ask_what_is_due(self);
        if self.dialogs.len() != open {
            self.screen.prefix.clear();
        }
        self.follow();
        disk::note_what_moved(self, before);
        std::mem::take(&mut self.effects)
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::Key(key) => pressing::press(self, key),
            Event::Asked(action) => self.act(action),
            Event::AskedToReview(walk) => review::turn_to(self, walk),
            Event::Paste(text) => capture::paste(self, &text),
            Event::Click { column, row, at } => pointing::click(self, column, row, at),
            Event::Scroll { column, row, down } => pointing::scroll(self, column, row, down),
            Event::Resize { columns, rows } => {
                self.screen.size = (columns, rows);
                self.screen.scenes.iter_mut().for_each(|scene| scene.resized());
                self.screen.lists.iter_mut().for_each(Cursor::resized);
            }
            Event::Day(day) => {
                self.data.today = day;
                look_back::load_old_steps(self);
                self.refill();
            }
            Event::Shown => years::shown(self),
            Event::Woke => self.screen.notice = None,
            Event::Read(reading) => disk::take_in(self, reading),
            Event::Answered(request, answer) => disk::answered(self, request, *answer),
            Event::Edited(text) => dialogs::edited(self, &text),
            Event::Copied(titles, clipboard) => editing::copied(self, &titles, clipboard),
            Event::Notice(text) => self.say(sentence(&text)),
        }
    }

    /// Does what the user means, or says why it means nothing here.
    fn act(&mut self, action: Action) {
        if let Some(dialog) = self.dialogs.pop_if(|dialog| dialog.takes(action)) {
            return dialogs::take(self, dialog, Typed::Do(action));
        }
        if !marking::extends_range(action) {
            self.screen.end_range();
        }
        if !meaning::applies(self, action) {
            return meaning::does_not_apply(self, action);
        }
        let was_covered = self.screen.notice.take().is_some();
        if action == Action::Back && !was_covered && self.screen.complaint.take().is_some() {
            return;
        }
        review::begin_answer(&mut self.screen, action);
        let handler = handler(action);
        if let Some(Handler::OnRow(_) | Handler::OnGoal(_) | Handler::OnItem(_)) = handler {
            self.screen.select_marked();
        }
        match handler {
            Some(Handler::View(open)) => views::turn_to(&self.data, &mut self.screen, open),
            Some(Handler::Move(go)) => go(&self.data, &mut self.screen),
            Some(Handler::Do(run) | Handler::OnRow(run)) => run(self),
            Some(Handler::OnGoal(run)) => {
                self.selected_goal().into_iter().for_each(|goal| run(self, goal));
            }
            Some(Handler::OnItem(run)) => self.id().iter().for_each(|id| run(self, id)),
            Some(Handler::OnAll(run)) => run(self, Chosen::of(self, action.spec().place)),
            None => debug_assert!(false, "{action:?} has no handler"),
        }
    }

    /// After every event: what is shown follows what is selected, and what it needs is read.
    fn follow(&mut self) {
        review::follow(self);
        if !self.screen.has_page() {
            self.screen.detail = None;
        }
        if let Some(scene) = self.screen.scenes.last_mut() {
            scene.follow();
        }
        self.arrange();
        years::load_what_is_shown(self);
        if std::mem::take(&mut self.screen.said) {
            self.effects.push(Effect::WakeIn(NOTICE));
        }
    }

    /// Has the screen arranged for the state that the program is in now, and takes the offsets in.
    fn arrange(&mut self) {
        let layout = (self.looks.arrange)(self);
        self.screen.take_in_layout(layout);
    }

    /// Fills everything again, after the journey or the day changed.
    fn refill(&mut self) {
        self.data.follow_journey();
        self.screen.refill(&self.data);
    }

    fn say(&mut self, notice: impl Into<String>) {
        self.screen.say(notice);
    }

    fn say_none(&mut self, none: impl Into<String>, hides: impl Fn(&Gap) -> bool) {
        self.screen.say_none(&self.data, none, hides);
    }

    /// Says what was done, and the key that undoes it.
    fn say_done(&mut self, done: impl Into<String>) {
        let offer = self.keys().text("{undo} undoes.");
        self.screen.say_done(&done.into(), offer);
        if self.data.trouble.is_some() {
            self.screen.withdraw_offer();
        }
    }

    fn ask(&mut self, request: Request) {
        self.effects.push(Effect::Disk(request));
    }

    /// Asks for years that are not loaded and have not been asked for.
    fn load(&mut self, years: Vec<i32>) {
        let data = &mut self.data;
        let fresh =
            |year: &i32| !data.journey.is_loaded(*year) && !data.wanted_years.contains(year);
        let years: Vec<i32> = years.into_iter().filter(fresh).collect();
        if !years.is_empty() {
            data.wanted_years.extend(&years);
            self.ask(Request::Load(years));
        }
    }

    /// Carries out a change that a verb has made: on the screen now, on disk behind it.
    fn make(&mut self, made: Result<Change, Refusal>) -> Result<(), String> {
        let change = made.map_err(|refusal| self.data.refusal_of_verb(&refusal))?;
        let change = review::as_answer(&self.data, &self.screen, change);
        self.screen.step_off(&change);
        self.data.journey.apply(&change);
        self.data.saves += 1;
        let number = self.data.saves;
        self.screen.tell_review(|review| review.note(&change, number));
        self.ask(Request::Save { number, change: change.clone() });
        self.data.unsaved.push(Unsaved { number, change, moved: None });
        self.refill();
        Ok(())
    }

    /// Carries out a change, and says what was done or why not.
    fn make_and_say(&mut self, made: Result<Change, Refusal>, done: impl Into<String>) {
        match self.make(made) {
            Ok(()) => self.say_done(done),
            Err(why) => self.say(why),
        }
    }

    fn id(&self) -> Option<Id> {
        self.selected().map(|item| item.id().clone())
    }

    /// The selected item as an open goal.
    fn selected_goal(&self) -> Option<Arc<Goal>> {
        let item = self.selected().filter(|item| item.is_open_goal())?;
        item.as_goal().cloned()
    }

    /// The journey as it is shown: what is on disk, and what is on its way there.
    pub fn journey(&self) -> &Journey {
        &self.data.journey
    }

    /// A pane's list.
    pub fn list(&self, pane: Pane) -> &List<Entry> {
        self.screen.list(pane)
    }

    /// The reading pane, while the keys move in it.
    pub fn detail(&self) -> Option<&Detail> {
        self.screen.detail.as_ref()
    }

    /// The dialogs, the top one last.
    pub fn dialogs(&self) -> &[Dialog] {
        &self.dialogs
    }

    /// Why the top dialog was refused.
    pub(crate) fn why_refused(&self) -> Option<&str> {
        self.dialogs.last()?.error.as_deref()
    }

    /// The one calm line that says what was just done or refused.
    pub fn notice(&self) -> Option<&str> {
        self.screen.notice.as_deref()
    }

    /// The number of changes that are not on disk yet.
    pub fn unsaved(&self) -> usize {
        self.data.unsaved.len()
    }

    /// Why saving fails, while it does.
    pub fn trouble(&self) -> Option<&str> {
        self.data.trouble.as_deref()
    }

    /// The view that takes the place of the panes.
    pub fn scene(&self) -> Option<&Scene> {
        self.screen.scene()
    }

    /// The selected item, which verbs act on.
    pub fn selected(&self) -> Option<&Item> {
        self.screen.selected(&self.data)
    }

    /// Whether an action does anything to what is selected now.
    pub(crate) fn means_something(&self, action: Action) -> bool {
        meaning::means_something(self, action)
    }

    pub(crate) fn takes_text(&self) -> bool {
        self.dialogs.last().is_some_and(Dialog::takes_text)
    }

    /// Whether there are earlier lines to bring back in the top dialog.
    pub(crate) fn recalls(&self) -> bool {
        self.dialogs.last().is_some_and(|dialog| self.history.has_lines_of(dialog))
    }

    /// Whether the top dialog holds a draft that was left, just as it was offered.
    pub(crate) fn offers_draft(&self) -> bool {
        self.dialogs.last().is_some_and(|dialog| self.pending.is_offered(dialog))
    }
}
