//! The timeline's own verbs: open it, look closer or wider, go to a year, turn its order, add a milestone there.

use super::capture::milestone_form;
use crate::app::action::Action;
use crate::app::dialog::form::{FieldKind, Past};
use crate::app::scene::Scene;
use crate::app::timeline::Timeline;
use crate::app::{App, Form};
use crate::domain::date::Date;
use crate::domain::timeline::{Order, RowContent, Silence, TimelineRow, Zoom};
use crate::domain::when::{self, Facing};

impl App {
    /// Opens the timeline at today, or at what is selected; where it is open, closes it.
    pub(super) fn turn_to_timeline(&mut self) {
        if self.timeline().is_some() {
            return self.leave_scene();
        }
        let selected = self.id();
        let mut timeline = Timeline::default();
        self.with_context(|context| timeline.refill(context));
        timeline.select_today();
        if let Some(id) = selected.filter(|id| self.journey.milestone(id).is_some()) {
            timeline.select_item(&id);
        }
        if self.filter.is_some() {
            self.load_everything();
        }
        self.enter_scene(Scene::Timeline(timeline));
    }

    pub(super) fn zoom(&mut self, next: impl Fn(Zoom) -> Zoom) {
        let Some(timeline) = self.timeline() else {
            return;
        };
        let zoom = next(timeline.zoom());
        if zoom == timeline.zoom() {
            return self
                .say(format!("That is as far as it zooms: one row for each {}.", zoom.word()));
        }
        self.change_timeline(|timeline, context| timeline.zoom_to(zoom, context));
    }

    pub(super) fn turn_order(&mut self) {
        self.change_timeline(|timeline, context| timeline.turn(context));
        let order = self.timeline().map(Timeline::order);
        self.say(match order {
            Some(Order::Recognised) => "Milestones stand where they were recognised.",
            Some(Order::Happened) | None => "Milestones stand where they happened.",
        });
    }

    pub(super) fn ask_for_year(&mut self) {
        let hint = "1997, may 1997, 14 may 1997; enter alone: the beginning";
        let form = Form::new(Action::GoTo, None, "Go to: a year, a month or a day")
            .line(FieldKind::Date(Facing::Either, Past::Fine, hint))
            .then(|app, form| app.go_to_date(form.text("")));
        self.show_form(form);
    }

    /// Goes to a date on the timeline; without one, to its beginning.
    pub(super) fn go_to_date(&mut self, text: &str) -> Result<(), String> {
        let date = if text.is_empty() {
            None
        } else {
            let either = when::parse(text, self.today, Facing::Either);
            Some(either.map_err(super::capture::unclear)?)
        };
        self.change_timeline(|timeline, _| match date {
            Some(date) => timeline.select_date(date),
            None => timeline.select_first(),
        });
        Ok(())
    }

    /// Looks closer at what is no item: those there was no room for, a year, a silence.
    pub(super) fn open_on_timeline(&mut self) -> bool {
        let Some(row) = self.timeline().and_then(Timeline::row) else {
            return false;
        };
        if row.item().is_some() {
            return false;
        }
        self.zoom(Zoom::closer);
        true
    }

    /// A milestone at the selected place; in a long silence, one that fills it.
    pub(super) fn ask_to_fill(&mut self) {
        let row = self.timeline().and_then(Timeline::row);
        let (title, on, until) = row
            .map_or(("Add a milestone".to_owned(), String::new(), String::new()), |row| {
                prefilled(row, self.today.into())
            });
        self.show_form(milestone_form(&title, &on, &until));
    }

    pub(crate) fn timeline(&self) -> Option<&Timeline> {
        let Some(Scene::Timeline(timeline)) = self.scene() else {
            return None;
        };
        Some(timeline)
    }

    fn change_timeline(
        &mut self,
        change: impl FnOnce(&mut Timeline, &crate::app::context::ViewContext<'_>),
    ) {
        let Some(Scene::Timeline(mut timeline)) = self.scenes.pop() else {
            return;
        };
        self.with_context(|context| change(&mut timeline, context));
        self.scenes.push(Scene::Timeline(timeline));
        self.show_detail_from_top();
    }
}

/// The form's title, and the dates that the place on the timeline suggests.
fn prefilled(row: &TimelineRow, today: Date) -> (String, String, String) {
    let plain = "Add a milestone".to_owned();
    match &row.stop {
        RowContent::Gap(gap) if gap.silence == Silence::Long => {
            let (from, until) = (gap.from(), gap.until());
            let cue = format!("{} to {}: a role, a course, a move?", from.words(), until.words());
            let until = if from == until { String::new() } else { until.to_string() };
            (cue, from.to_string(), until)
        }
        RowContent::Today | RowContent::Gap(_) if row.day > today.first_day() => {
            (plain, String::new(), String::new())
        }
        RowContent::Item(_, date) if date.first_day() <= today.first_day() => {
            (plain, date.to_string(), String::new())
        }
        RowContent::Item(..) => (plain, String::new(), String::new()),
        RowContent::Blank
        | RowContent::Gap(_)
        | RowContent::End(_)
        | RowContent::More(_)
        | RowContent::Unread(..)
        | RowContent::Today => (plain, row.period.date().to_string(), String::new()),
    }
}
