//! Capture: small goals, larger goals and milestones written down in a line or a small form; pasted text too.

use crate::app::action::Action;
use crate::app::dialog::field::Field;
use crate::app::dialog::form::{FieldKind, PAST_DATE};
use crate::app::pane::Pane;
use crate::app::review::Review;
use crate::app::scene::Scene;
use crate::app::{App, Choice, Form, Then};
use crate::domain::capture::{self, Captured};
use crate::domain::date::{Date, Extent, Until};
use crate::domain::find;
use crate::domain::goal::{Goal, Size};
use crate::domain::id::Id;
use crate::domain::measure::NoMeasure;
use crate::domain::milestone::{Milestone, Recognised};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::add;
use crate::domain::visible::typeable;
use crate::domain::when::{self, Facing, WhenError};
use crate::domain::words::{quoted, sentence, told_of};

impl App {
    /// A small goal; in the pane of larger goals and in the focused detail toward the larger goal that is selected, or
    /// that the selected step serves.
    pub(super) fn ask_for_small(&mut self) {
        let among_larger = self.scene().is_none() && self.focus == Pane::Larger;
        let in_detail = self.detail.as_ref().is_some_and(|detail| detail.focused);
        let larger = self.larger_of_selected();
        let toward = larger.filter(|_| among_larger || in_detail);
        let toward = toward.map(|larger| (larger.id.clone(), larger.title.clone()));
        let title = match &toward {
            Some((_, larger)) => format!("Add a small goal toward {}", quoted(larger)),
            None => "Add a small goal".into(),
        };
        self.show_form(add_line(Size::Small, toward.map(|(id, _)| id), &title));
    }

    pub(super) fn ask_for_larger(&mut self) {
        self.show_form(add_line(Size::Large, None, "Add a larger goal"));
    }

    pub(super) fn ask_for_milestone(&mut self) {
        self.show_form(milestone_form("Add a milestone", "", ""));
    }

    /// Pasted text goes where one types; outside a field it opens the add line, and is never run as keys.
    pub(super) fn paste(&mut self, text: &str) {
        if let Some(dialog) = self.dialogs.last_mut() {
            return dialog.paste(text);
        }
        self.tell_review(Review::step_aside);
        // A terminal pastes a line end as it would type it: as a carriage return.
        let lines: Vec<String> = text
            .split(['\n', '\r'])
            .map(|line| typeable(line).trim().to_owned())
            .filter(|l| !l.is_empty())
            .collect();
        match lines.as_slice() {
            [] => {}
            [line] => {
                let mut form = add_line(Size::Small, None, "Add a small goal");
                form.fields[0].field = Field::holding(line);
                self.show_form(form);
            }
            several => {
                let title = format!("Add {} small goals, one for each pasted line?", several.len());
                let lines = several.to_vec();
                let add = Then::new(move |app, _| app.add_all(&lines));
                let form = Form::new(Action::AddSmall, None, title)
                    .or(Choice { key: Some('y'), ..Choice::new("add them", add) })
                    .or(Choice::nothing('n', "leave it"));
                self.show_form(form);
            }
        }
    }

    /// Adds the goal that a line says.
    pub(super) fn add_goal(
        &mut self,
        text: &str,
        size: Size,
        toward: Option<Id>,
    ) -> Result<(), String> {
        let goal = self.goal_of(text, size, toward)?;
        let id = goal.id.clone();
        self.make(add::goal(&self.journey, goal))?;
        self.added(&id);
        Ok(())
    }

    /// Says that a goal was added, and selects it.
    pub(super) fn added(&mut self, id: &Id) {
        let toward = self.journey.goal(id).and_then(|goal| goal.toward.clone());
        let added = told_of("Added", &self.title_of(id));
        let notice = match toward.and_then(|id| self.journey.goal(&id)) {
            Some(larger) => format!("{added} Toward {}.", quoted(&larger.title)),
            None => added,
        };
        self.select_written(id);
        self.say_done(notice);
    }

    /// Adds a goal for every line, as one change.
    pub(super) fn add_all(&mut self, lines: &[String]) -> Result<(), String> {
        let goals = lines.iter();
        let goals = goals.map(|line| self.goal_of(line, Size::Small, None));
        let goals = goals.collect::<Result<Vec<Goal>, String>>()?;
        let notice = format!("Added {} goals.", goals.len());
        let first = goals.first().map(|goal| goal.id.clone());
        self.make(add::goals(&self.journey, goals))?;
        first.iter().for_each(|id| self.select_written(id));
        self.say_done(notice);
        Ok(())
    }

    /// What a capture line says, with the larger goal looked up.
    pub(super) fn goal_of(
        &mut self,
        text: &str,
        size: Size,
        toward: Option<Id>,
    ) -> Result<Goal, String> {
        let captured = capture::parse(text, self.today, Facing::Ahead);
        let toward = match (size, &captured.toward) {
            (Size::Large, Some(_)) => {
                return Err(or_keep("A larger goal serves no other one.", '^'));
            }
            (Size::Large | Size::Small, _) => self.larger_meant(&captured)?.or(toward),
        };
        let due = date_meant(&captured)?;
        let measure = captured.measure.transpose().map_err(no_measure)?;
        if captured.title.is_empty() {
            return Err(sentence(&Refusal::EmptyTitle.to_string()));
        }
        let fresh = self.fresh_id();
        let goal = Goal::new(fresh, captured.title);
        Ok(Goal {
            size,
            toward,
            due,
            measure,
            tags: captured.tags,
            created: Some(self.today.into()),
            ..goal
        })
    }

    /// Adds the milestone that a form says.
    pub(super) fn add_milestone(&mut self, form: &mut Form) -> Result<(), String> {
        let captured = capture::parse(form.text("Title"), self.today, Facing::Back);
        let said = extent_meant(&captured)?;
        if captured.title.is_empty() {
            return Err(sentence(&Refusal::EmptyTitle.to_string()));
        }
        let Some(extent) = self.past_extent(form.text("When"))?.or(said) else {
            form.go_to("When");
            return Err("When was it? A year is enough.".into());
        };
        let fresh = self.fresh_id();
        let extent = ending(extent, self.until(form.text("Until"))?)?;
        let mut milestone = Milestone::new(fresh, captured.title, extent.on);
        (milestone.at, milestone.tags) = (captured.at, captured.tags);
        milestone.until = extent.until;
        milestone.kind = filled(form.text("Kind"));
        milestone.recognised = self.recognised(form)?;
        let id = milestone.id.clone();
        self.make(add::milestone(&self.journey, milestone, self.today))?;
        self.select_written(&id);
        self.say_done(told_of("Added", &self.title_of(&id)));
        Ok(())
    }

    /// When something was recognised and why: with a reason but no date it is today.
    pub(super) fn recognised(&self, form: &Form) -> Result<Option<Recognised>, String> {
        let on = self.past_date(form.text("Recognised"))?;
        let why = form.text("Why").to_owned();
        let on = on.or((!why.is_empty()).then_some(self.today.into()));
        Ok(on.map(|on| Recognised { on, why }))
    }

    pub(super) fn past_date(&self, text: &str) -> Result<Option<Date>, String> {
        self.date(text, Facing::Back)
    }

    /// The date or the span that a field says; `None` if it is empty.
    pub(super) fn past_extent(&self, text: &str) -> Result<Option<Extent>, String> {
        said_in(text, |text| when::parse_extent(text, self.today, Facing::Back))
    }

    /// The end of a span that a field says; `None` if it is empty.
    pub(super) fn until(&self, text: &str) -> Result<Option<Until>, String> {
        said_in(text, |text| when::parse_until(text, self.today, Facing::Either))
    }

    /// The date that a field says; `None` if it is empty.
    pub(super) fn date(&self, text: &str, facing: Facing) -> Result<Option<Date>, String> {
        said_in(text, |text| when::parse(text, self.today, facing))
    }

    pub(super) fn fresh_id(&mut self) -> Id {
        let journey = &self.journey;
        self.mint.unused(|id| journey.has(id))
    }

    /// The open larger goal that a text means.
    pub(super) fn larger_named(&self, text: &str) -> Result<Id, String> {
        let found = find::resolve(self.journey.items(), text, find::OPEN_LARGE);
        found.map(|item| item.id().clone()).map_err(|refusal| sentence(&refusal.to_string()))
    }

    fn larger_meant(&self, captured: &Captured) -> Result<Option<Id>, String> {
        captured
            .toward
            .as_ref()
            .map(|token| self.larger_named(&token.text))
            .transpose()
            .map_err(|why| or_keep(&why, '^'))
    }

    /// What was written down is selected, in view, and has the focus: in the detail that one is in, if it tells of it, or
    /// where it stands. A review goes on where it is.
    pub(super) fn select_written(&mut self, id: &Id) {
        if self.select_in_detail(id) {
            return;
        }
        match self.scenes.last_mut() {
            Some(review @ Scene::Review(_)) => {
                review.select_item(id);
            }
            Some(_) | None => self.go_to(id),
        }
        if let Some(detail) = &mut self.detail {
            detail.focused = false;
        }
    }

    pub(super) fn select_in_detail(&mut self, id: &Id) -> bool {
        if !self.detail.as_ref().is_some_and(|detail| detail.focused) {
            return false;
        }
        self.arrange();
        let Some(detail) = &mut self.detail else { return false };
        let at = detail.links.iter().position(|link| link.as_ref() == Some(id));
        let Some(at) = at else { return false };
        detail.selected = at;
        true
    }
}

/// The line to add a goal with. After alt-enter the next one is added in the same way.
pub(super) fn add_line(size: Size, toward: Option<Id>, title: &str) -> Form {
    let action = if size == Size::Large { Action::AddLarger } else { Action::AddSmall };
    let (again, next_title) = (toward.clone(), title.to_owned());
    Form::new(action, None, title)
        .line(FieldKind::Capture(Facing::Ahead, size))
        .then(move |app, form| app.add_goal(form.text(""), size, toward.clone()))
        .and_next(move |app| app.show_form(add_line(size, again.clone(), &next_title)))
}

/// The form to add a milestone with, filled in with what is known of when it was.
pub(super) fn milestone_form(title: &str, when: &str, until: &str) -> Form {
    Form::new(Action::AddMilestone, None, title)
        .with("Title", FieldKind::Capture(Facing::Back, Size::Small), "")
        .with("When", FieldKind::Extent(Facing::Back), when)
        .with("Until", FieldKind::Until(Facing::Either), until)
        .with("Kind", FieldKind::Text(""), "")
        .with("Recognised", PAST_DATE, "")
        .with("Why", FieldKind::Text(""), "")
        .then(App::add_milestone)
        .and_next(App::ask_for_milestone)
}

/// The date in a capture line, or why it is not understood.
fn date_meant(captured: &Captured) -> Result<Option<Date>, String> {
    let due = captured.due().transpose();
    due.map_err(|error| or_keep(&unclear(error), '!'))
}

/// The date or the span in a capture line, or why it is not understood.
fn extent_meant(captured: &Captured) -> Result<Option<Extent>, String> {
    let when = captured.when.clone().transpose();
    when.map_err(|error| or_keep(&unclear(error), '!'))
}

/// A date or a span with the end that the field Until says, which can be said only once.
pub(super) fn ending(extent: Extent, until: Option<Until>) -> Result<Extent, String> {
    match (extent.until, until) {
        (Some(_), Some(_)) => {
            Err(format!("When it ended is said already: {}. Leave Until empty.", extent.words()))
        }
        (own, until) => Ok(Extent { until: until.or(own), ..extent }),
    }
}

/// Why a sign is refused, and how it is kept.
fn or_keep(why: &str, sign: char) -> String {
    format!("{why} {}", sentence(&capture::keeping(sign)))
}

/// What a field says; `None` if it is empty.
fn said_in<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, WhenError>,
) -> Result<Option<T>, String> {
    let filled = (!text.is_empty()).then_some(text);
    filled.map(read).transpose().map_err(unclear)
}

/// What is wrong with a measure in the line, and what to write instead.
fn no_measure(error: NoMeasure) -> String {
    let (what, hint) = (error.to_string(), error.hint());
    let why = format!("{} {}", sentence(&what), sentence(hint));
    or_keep(&why, '=')
}

/// What is wrong with a date, and what to write instead.
pub(super) fn unclear(error: WhenError) -> String {
    let (what, hint) = (error.to_string(), error.hint());
    format!("{} {}", sentence(&what), sentence(&hint))
}

/// A text, if there is any.
pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
