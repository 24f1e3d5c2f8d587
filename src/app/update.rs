//! What each event does: one file for each family of them.

mod absent;
mod capture;
mod chain;
mod dialogs;
mod disk;
mod editing;
mod ending;
mod finding;
mod hindsight;
mod look_back;
mod merging;
mod momentum;
mod moving;
mod pointing;
mod progress;
mod resting;
mod restoring;
mod review;
mod scenes;
mod standing;
mod timeline;
mod years;

#[cfg(test)]
mod tests;

use super::App;
use super::Dialog;
use super::action::{Action, Where};
use super::disk::Request;
use super::effect::Effect;
use super::entries::Source;
use super::event::{Code, Event, Key};
use super::pane::Pane;
use super::scene::Scene;
use super::unsaved::Unsaved;
use crate::app::{Choice, Form};
use crate::domain::change::Change;
use crate::domain::goal::{End, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::momentum::{Momentum, MomentumLine};
use crate::domain::refusal::Refusal;
use crate::domain::review::Walk;
use crate::domain::timeline::Zoom;
use crate::domain::words::sentence;
use std::time::Duration;

/// How long a notice stays when nothing else is said.
const NOTICE: Duration = Duration::from_secs(8);

impl App {
    /// Takes an event; what it asks of the world comes back.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let before = self.spot();
        match event {
            Event::Key(key) => self.key(key),
            Event::Asked(action) => self.act(action),
            Event::AskedToReview(walk) => self.turn_to_review(walk),
            Event::Paste(text) => self.paste(&text),
            Event::Click { column, row } => self.click(column, row),
            Event::Scroll { column, row, down } => self.scroll(column, row, down),
            Event::Resize { columns, rows } => {
                self.size = (columns, rows);
                self.scenes.iter_mut().for_each(Scene::resized);
            }
            Event::Day(day) => self.new_day(day),
            Event::Shown => self.shown(),
            Event::Woke => self.notice = None,
            Event::Read(reading) => self.take_in(reading),
            Event::Answered(request, answer) => self.answered(request, *answer),
            Event::Copied(clipboard) => self.copied(clipboard),
            Event::Notice(text) => self.say(sentence(&text)),
        }
        self.ask_what_is_due();
        self.take_in_layout();
        self.note_what_moved(before);
        std::mem::take(&mut self.effects)
    }

    fn key(&mut self, key: Key) {
        // No text is typed with control or alt: in a dialog too the shell is one key away.
        let typed = !key.ctrl && !key.alt;
        if !typed && self.keymap.action(key, self.layer()) == Some(Action::Suspend) {
            return self.act(Action::Suspend);
        }
        match self.dialogs.pop() {
            Some(dialog) => self.dialog_key(dialog, key),
            None => self
                .keymap
                .action(key, self.layer())
                .into_iter()
                .for_each(|action| self.act(action)),
        }
    }

    /// Does what the user means, or says why it means nothing here.
    fn act(&mut self, action: Action) {
        let place = action.spec().place;
        if !self.applies(place) {
            return self.does_not_apply(place);
        }
        self.begin_answer(action);
        match action {
            Action::Down
            | Action::Up
            | Action::First
            | Action::Last
            | Action::HalfDown
            | Action::HalfUp => self.move_by(action),
            Action::PageDown | Action::PageUp => self.move_by(action),
            Action::PaneLeft => self.pane_left(),
            Action::PaneRight => self.pane_right(),
            Action::PaneNext => self.pane_on(1),
            Action::PanePrevious => self.pane_on(-1),
            Action::Past => self.look_at(Pane::Past),
            Action::Small => self.look_at(Pane::Small),
            Action::Larger => self.look_at(Pane::Larger),
            Action::Timeline => self.turn_to_timeline(),
            Action::Closer => self.zoom(Zoom::closer),
            Action::Wider => self.zoom(Zoom::wider),
            Action::GoTo => self.ask_for_year(),
            Action::Turn => self.turn_order(),
            Action::Fill => self.ask_to_fill(),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::AddSmall => self.ask_for_small(),
            Action::AddLarger => self.ask_for_larger(),
            Action::AddMilestone => self.ask_for_milestone(),
            Action::Edit => self.edit_in_form(),
            Action::EditText => self.edit_in_editor(),
            Action::Done => self.done_today(),
            Action::DoneOn => self.ask_done_on(),
            Action::Note => self.ask_for_note(),
            Action::Drop => self.ask_for_reason(),
            Action::Delete => self.delete(),
            Action::Promote => self.ask_to_promote(),
            Action::TakeBack => self.ask_to_take_back(),
            Action::Link => self.ask_for_link(),
            Action::Unlink => self.ask_for_unlink(),
            Action::Chain => self.turn_to_chain(),
            Action::Remember => self.ask_about_old_step(),
            Action::LookBack => self.turn_to_look_back(),
            Action::Momentum => self.turn_to_momentum(),
            Action::Yes => self.reply(true),
            Action::No => self.reply(false),
            Action::NeverAsk => self.never_ask(),
            Action::State => self.ask_for_state(),
            Action::Next => self.mark_next(),
            Action::Question => self.ask_the_question(),
            Action::Snooze => self.snooze(),
            Action::Break => self.pause_or_resume(),
            Action::Later => self.reorder(1),
            Action::Earlier => self.reorder(-1),
            Action::Undo => self.undo(),
            Action::Redo => self.ask(Request::Redo),
            Action::Copy => self.copy(),
            Action::View => self.turn_past(),
            Action::Review => self.turn_to_review(Walk::Due),
            Action::NextStep => self.ask_for_next_step(),
            Action::Target => self.ask_for_target(),
            Action::Skip => self.turn_card(true),
            Action::CardBefore => self.turn_card(false),
            Action::ReviewMonth => self.turn_to_review_of(Zoom::Month),
            Action::ReviewYear => self.turn_to_review_of(Zoom::Year),
            Action::Find => self.ask_what_to_find(),
            Action::Filter => self.ask_for_filter(),
            Action::Merge => self.ask_what_to_merge(),
            Action::Restore => self.ask(Request::Backups),
            Action::Palette => self.open_palette(),
            Action::Help => self.dialogs.push(Dialog::Help(Default::default())),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Quit => self.quit(),
        }
    }

    fn does_not_apply(&mut self, place: Where) {
        if !place.reaches(self.layer()) {
            return self.say(format!("This works {}.", place.words()));
        }
        match self.selected() {
            Some(item) => {
                self.say(format!("This is {}; that key is for {}.", what(item), place.things()))
            }
            None => self.say_nothing_is_selected(),
        }
    }

    /// Says one calm line, for a while.
    fn say(&mut self, notice: impl Into<String>) {
        self.notice = Some(notice.into());
        self.effects.push(Effect::WakeIn(NOTICE));
    }

    /// Carries out a change that a verb has made: on the screen now, on disk behind it.
    fn make(&mut self, made: Result<Change, Refusal>) -> Result<(), String> {
        let change = made.map_err(|refusal| sentence(&refusal.to_string()))?;
        let change = self.as_answer(change);
        self.journey.apply(&change);
        self.saves += 1;
        let number = self.saves;
        self.tell_review(|review| review.note(&change, number));
        self.ask(Request::Save { number, change: change.clone() });
        self.unsaved.push(Unsaved { number, change, moved: None });
        self.refill();
        Ok(())
    }

    /// Carries out a change, and says what was done or why not.
    fn make_and_say(&mut self, made: Result<Change, Refusal>, told: impl Into<String>) {
        match self.make(made) {
            Ok(()) => self.say_done(told),
            Err(why) => self.say(why),
        }
    }

    /// Says what was done, and the key that undoes it.
    fn say_done(&mut self, told: impl Into<String>) {
        self.say(format!("{} {}", told.into(), self.keymap.text("{undo} undoes.")));
    }

    /// Makes the lists anew, after the journey, the day or the filter changed.
    fn refill(&mut self) {
        self.momentum = Momentum::of(&self.journey, self.today);
        self.word = MomentumLine::of(&self.journey, &self.momentum, self.today);
        self.remember();
        self.refill_scenes();
        let (journey, today, filter) = (&self.journey, self.today, &self.filter);
        let passes =
            |item: &Item| filter.as_ref().is_none_or(|f| f.filter.matches(item, journey, today));
        let source = Source {
            journey,
            problems: &self.problems,
            today,
            passes: &passes,
            filtered: filter.is_some(),
        };
        let entries = Pane::ALL.map(|pane| source.entries(pane, self.past_view));
        for (list, entries) in self.lists.iter_mut().zip(entries) {
            list.fill(entries);
        }
    }

    /// After every event: what is selected is in view, and years that have come into view are asked for.
    fn take_in_layout(&mut self) {
        self.follow_review();
        if self.listed().is_none() {
            self.detail = None;
        }
        if let Some(scene) = self.scenes.last_mut() {
            scene.follow_day();
        }
        self.arrange();
        match self.scene() {
            Some(scene) => self.load(scene.unread(usize::from(self.layout.scene.inside.height))),
            None => self.ask_for_years(),
        }
    }

    fn new_day(&mut self, day: crate::domain::date::Day) {
        self.today = day;
        self.load_old_steps();
        self.refill();
    }

    fn quit(&mut self) {
        match &self.trouble {
            Some(trouble) => {
                let unsaved = self.unsaved_in_words();
                let title = format!("{unsaved} not on disk: {trouble} Quit and lose that?");
                let form = Form::new(Action::Quit, None, title)
                    .or(Choice::nothing('n', "stay"))
                    .or(Choice::key('y', "quit anyway", |app| {
                        app.effects.extend([Effect::Disk(Request::Abandon), Effect::Quit]);
                    }));
                self.show_form(form);
            }
            None => self.effects.push(Effect::Quit),
        }
    }
}

/// What an item is, in words.
fn what(item: &Item) -> String {
    let Some(goal) = item.as_goal() else {
        return "a milestone".to_owned();
    };
    let state = match goal.state {
        State::Open(OpenState::Active) => "an active",
        State::Open(OpenState::Paused) => "a paused",
        State::Open(OpenState::Someday) => "a someday",
        State::Ended(End::Done(_)) => "a finished",
        State::Ended(End::Dropped(_)) => "a dropped",
    };
    let size = match goal.size {
        Size::Small if goal.state.is_open() => " small",
        Size::Large => " larger",
        Size::Small => "",
    };
    format!("{state}{size} goal")
}

/// Whether a key leaves a dialog.
fn leaves(key: Key) -> bool {
    key.code == Code::Esc || (key.ctrl && key.code == Code::Char('c'))
}
