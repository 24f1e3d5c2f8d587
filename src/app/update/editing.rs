//! Editing: in a form, in the editor; deleting and copying.

use super::capture::filled;
use crate::app::dialog::form::{Form, FormPurpose, Kind};
use crate::app::effect::{EditTarget, Effect};
use crate::app::entries::Entry;
use crate::app::rows::quoted;
use crate::app::{App, Dialog};
use crate::domain::goal::{Goal, Size};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::Measure;
use crate::domain::milestone::{Milestone, Recognised};
use crate::domain::verbs::{delete, edit};
use crate::domain::when::Facing;

impl App {
    /// The form of the selected item; the editor, on what a file could not be understood for.
    pub(super) fn edit_in_form(&mut self) {
        match self.entry() {
            Some(Entry::Item(Item::Goal(goal))) => {
                let form = goal_form(goal, |id| self.title_of(id));
                self.dialogs.push(Dialog::Form(form));
            }
            Some(Entry::Item(Item::Milestone(milestone))) => {
                let form = milestone_form(milestone);
                self.dialogs.push(Dialog::Form(form));
            }
            Some(Entry::Problem(problem)) => {
                let target = EditTarget::File {
                    path: problem.path.clone(),
                    line: problem.line.unwrap_or(1),
                };
                self.effects.push(Effect::Edit(target));
            }
            Some(Entry::Heading(_) | Entry::Gap | Entry::Year(..)) | None => {
                self.say("Nothing is selected.")
            }
        }
    }

    pub(super) fn edit_in_editor(&mut self) {
        if let Some(id) = self.id() {
            self.effects.push(Effect::Edit(EditTarget::Item(id)));
        }
    }

    pub(super) fn save_goal(&mut self, id: &Id, form: &Form) -> Result<(), String> {
        let Some(before) = self.journey.goal(id) else {
            return Err("It is no longer there.".into());
        };
        let mut after = Goal::clone(before);
        after.title = form.text("Title").to_owned();
        if form.text("Toward")
            != before
                .toward
                .as_ref()
                .map(|t| self.title_of(t))
                .unwrap_or_default()
        {
            after.toward = filled(form.text("Toward"))
                .map(|text| self.larger_named(&text))
                .transpose()?;
        }
        after.due = self.date(form.text("Target"), Facing::Ahead)?;
        after.measure = measure(form.text("Measure"))?;
        after.size = if yes(form.text("Larger")) {
            Size::Large
        } else {
            Size::Small
        };
        after.kind = filled(form.text("Kind"));
        after.tags = words(form.text("Tags"));
        after.why = filled(form.text("Why"));
        if form.fields.iter().any(|f| f.label == "Note") {
            after.note = filled(form.text("Note"));
        }
        after.links = words(form.text("Links"));
        after.private = yes(form.text("Private"));
        self.make(edit::goal(&self.journey, after, self.today))?;
        self.say("Changed. u undoes.");
        Ok(())
    }

    pub(super) fn save_milestone(&mut self, id: &Id, form: &Form) -> Result<(), String> {
        let Some(before) = self.journey.milestone(id) else {
            return Err("It is no longer there.".into());
        };
        let mut after = Milestone::clone(before);
        after.title = form.text("Title").to_owned();
        after.on = self
            .past_date(form.text("When"))?
            .ok_or("A milestone needs a date, as exact as you know it.")?;
        after.until = self.date(form.text("Until"), Facing::Either)?;
        let why = form.text("Why").to_owned();
        let on = self
            .past_date(form.text("Recognised"))?
            .or((!why.is_empty()).then_some(self.today.into()));
        after.recognised = on.map(|on| Recognised { on, why });
        after.kind = filled(form.text("Kind"));
        after.tags = words(form.text("Tags"));
        if form.fields.iter().any(|f| f.label == "Note") {
            after.note = filled(form.text("Note"));
        }
        after.links = words(form.text("Links"));
        after.private = yes(form.text("Private"));
        self.make(edit::milestone(&self.journey, after, self.today))?;
        self.say("Changed. u undoes.");
        Ok(())
    }

    pub(super) fn delete(&mut self) {
        let Some(item) = self.selected() else { return };
        let notice = format!("Deleted {}. u brings it back.", quoted(item.title()));
        let made = delete::delete(&self.journey, &item.id().clone());
        self.make_and_say(made, notice);
    }

    pub(super) fn copy(&mut self) {
        let Some(item) = self.selected() else { return };
        let title = item.title().to_owned();
        self.effects.push(Effect::Copy(title));
        self.say("The title is copied.");
    }

    fn title_of(&self, id: &Id) -> String {
        self.journey
            .item(id)
            .map_or(id.to_string(), |item| item.title().to_owned())
    }
}

fn goal_form(goal: &Goal, title_of: impl Fn(&Id) -> String) -> Form {
    let form = Form::new(FormPurpose::EditGoal(goal.id.clone()), "Edit the goal")
        .with("Title", Kind::Text, &goal.title)
        .with(
            "Toward",
            Kind::Toward,
            &goal.toward.as_ref().map(title_of).unwrap_or_default(),
        )
        .with(
            "Target",
            Kind::Date(Facing::Ahead),
            &goal.due.map(|d| d.to_string()).unwrap_or_default(),
        )
        .with(
            "Measure",
            Kind::Measure,
            &goal
                .measure
                .as_ref()
                .map(Measure::to_string)
                .unwrap_or_default(),
        )
        .with(
            "Larger",
            Kind::YesNo,
            if goal.is_large() { "yes" } else { "no" },
        )
        .with("Kind", Kind::Text, goal.kind.as_deref().unwrap_or_default())
        .with("Tags", Kind::Words, &goal.tags.join(" "))
        .with("Why", Kind::Text, goal.why.as_deref().unwrap_or_default());
    finished(form, goal.note.as_deref(), &goal.links, goal.private)
}

fn milestone_form(milestone: &Milestone) -> Form {
    let recognised = milestone.recognised.as_ref();
    let form = Form::new(
        FormPurpose::EditMilestone(milestone.id.clone()),
        "Edit the milestone",
    )
    .with("Title", Kind::Text, &milestone.title)
    .with("When", Kind::Date(Facing::Back), &milestone.on.to_string())
    .with(
        "Until",
        Kind::Date(Facing::Either),
        &milestone.until.map(|u| u.to_string()).unwrap_or_default(),
    )
    .with(
        "Recognised",
        Kind::Date(Facing::Back),
        &recognised.map(|r| r.on.to_string()).unwrap_or_default(),
    )
    .with(
        "Why",
        Kind::Text,
        recognised.map(|r| r.why.as_str()).unwrap_or_default(),
    )
    .with(
        "Kind",
        Kind::Text,
        milestone.kind.as_deref().unwrap_or_default(),
    )
    .with("Tags", Kind::Words, &milestone.tags.join(" "));
    finished(
        form,
        milestone.note.as_deref(),
        &milestone.links,
        milestone.private,
    )
}

/// The lines that both forms end with. A note of several lines is left to the editor, which can hold it.
fn finished(form: Form, note: Option<&str>, links: &[String], private: bool) -> Form {
    let note = note.unwrap_or_default();
    let form = if note.trim_end().contains('\n') {
        form
    } else {
        form.with("Note", Kind::Text, note)
    };
    form.with("Links", Kind::Words, &links.join(" ")).with(
        "Private",
        Kind::YesNo,
        if private { "yes" } else { "no" },
    )
}

fn measure(text: &str) -> Result<Option<Measure>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let read =
        Measure::parse(text).ok_or("Write a measure as: 4 of 12 exercises, or 12 exercises.")?;
    Ok(Some(read))
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('#').to_owned())
        .filter(|w| !w.is_empty())
        .collect()
}

fn yes(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "y" | "yes" | "true" | "1")
}
