//! Hindsight: recognising something finished, recording a milestone, and linking what led to what.

use super::Handler::{OnItem, OnRow};
use super::said::{filled, make_of, past_date};
use super::years::load_everything;
use super::{ActionRow, App, Choice, Form, Then};
use crate::app::action::{Action, Action as A};
use crate::app::data::Data;
use crate::app::dialog::form::{FieldKind, PAST_DATE};
use crate::app::problems;
use crate::app::screen::Screen;
use crate::domain::calendar::Calendar;
use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Way;
use crate::domain::milestone::{Milestone, Recognised};
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{hindsight, links};
use crate::domain::words::count;
use crate::domain::words::{quoted, sentence, told_of};
use std::sync::Arc;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Promote, OnItem(ask_to_promote)),
    (A::TakeBack, OnRow(ask_to_demote)),
    (A::Link, OnRow(ask_for_link)),
    (A::Unlink, OnRow(ask_for_unlink)),
];

pub(super) fn ask_to_promote(app: &mut App, id: &Id) {
    let Some(item) = app.data.journey.item(id) else {
        return;
    };
    let (is_one, title) = match item {
        Item::Goal(goal) => {
            let title = format!("Recognise {} as a milestone", quoted(&goal.title));
            (app.data.journey.milestone_of(goal).is_some(), title)
        }
        Item::Milestone(milestone) => {
            let title = format!("When did you recognise what {} was?", quoted(&milestone.title));
            (milestone.recognised.is_some(), title)
        }
    };
    if is_one {
        let refused = Refusal::PromotedAlready(item.title().to_owned());
        return app.say(sentence(&refused.to_string()));
    }
    let was = item.as_goal().and_then(|goal| goal.was.as_ref());
    let before = was.and_then(|was| was.milestone.recognised.as_ref());
    let on = before.map(|r| app.data.calendar().words(r.on)).unwrap_or_default();
    let goal = id.clone();
    let form = Form::new(Action::Promote, Some(id), title)
        .with("Why", FieldKind::Text(""), before.map_or("", |r| &r.why))
        .with("Recognised", PAST_DATE, &on)
        .then(move |app, form| promote(app, &goal, form));
    app.show_form(form);
}

fn promote(app: &mut App, id: &Id, form: &mut Form) -> Result<(), String> {
    let on = form.read("Recognised", |text| past_date(&app.data, text))?;
    let on = on.unwrap_or(app.data.today.into());
    let recognised = Recognised { on, why: form.text("Why").to_owned() };
    let fresh = app.data.fresh_id();
    let made = hindsight::promote(&app.data.journey, id, recognised, fresh, app.data.today);
    let happened = made
        .as_ref()
        .ok()
        .and_then(|change| Some(change.subject()?.as_milestone()?.on))
        .map(|on| app.data.calendar().words(on));
    make_of(app, form, made)?;
    let recognised = told_of("Recognised", &app.data.title_of(id));
    let happened = happened.unwrap_or_default();
    app.say_done(format!("{recognised} A milestone of {happened}."));
    Ok(())
}

/// Asks whether a milestone is a step again: the links that are kept with it are counted, and the goal that it was
/// is read.
fn ask_to_demote(app: &mut App) {
    let Some(item) = app.selected() else { return };
    let milestone = match item {
        Item::Milestone(milestone) => Some(milestone),
        Item::Goal(goal) => app.data.journey.milestone_of(goal),
    };
    let Some(milestone) = milestone.cloned() else {
        return app.say(format!("{} is not a milestone.", quoted(item.title())));
    };
    let Some(goal) = &milestone.from else {
        let refused = Refusal::NoStep(milestone.title.clone());
        return app.say(sentence(&refused.to_string()));
    };
    if !app.data.journey.has(goal) {
        load_everything(app);
    }
    if let Some(why) = problems::why_unread(&app.data, goal) {
        return app.say(why);
    }
    let kept = match links_of(&app.data, &milestone.id) {
        0 => "What you wrote about it stays with the goal.".to_owned(),
        links => {
            format!("What you wrote about it and its {} stay with the goal.", count(links, "link"))
        }
    };
    let told = format!("{kept} {}", app.keys().text("{promote} brings the milestone back."));
    let title = quoted(&milestone.title);
    let title = format!("Turn {title} back into a finished goal?");
    let form = Form::new(Action::TakeBack, Some(&milestone.id), title).facts(vec![told]).offers(
        "turn it back",
        "leave it",
        move |app| demote(app, &milestone.id),
    );
    app.show_form(form);
}

fn demote(app: &mut App, id: &Id) {
    let from = app.data.journey.milestone(id).and_then(|m| m.from.as_ref());
    if let Some(why) = from.and_then(|step| problems::why_unread(&app.data, step)) {
        return app.say(why);
    }
    let again = told_of("A finished goal again", &app.data.title_of(id));
    let back = app.keys().text("{promote} brings the milestone back.");
    let made = hindsight::demote(&app.data.journey, id);
    app.make_and_say(made, format!("{again} {back}"));
}

/// The number of a milestone's links, both ways.
fn links_of(data: &Data, id: &Id) -> usize {
    [Way::Back, Way::Onward].map(|way| data.journey.next_to(id, way).len()).iter().sum()
}

/// Offers the milestone that a finished goal was, filled in.
pub(super) fn ask_to_record(app: &mut App, id: &Id) {
    let Some(goal) = app.data.journey.goal(id) else {
        return;
    };
    let was = goal.was.as_ref().map(|was| &was.milestone);
    let (title, kind) = was.map_or((&goal.title, &goal.kind), |was| (&was.title, &was.kind));
    let on = was.map(|was| was.on).or(goal.state.ended_on());
    let on = on.map(|on| app.data.calendar().words(on)).unwrap_or_default();
    let reached = id.clone();
    let form = Form::new(Action::AddMilestone, Some(id), "Record the milestone")
        .with("Title", FieldKind::Text(""), title)
        .with("When", PAST_DATE, &on)
        .with("Kind", FieldKind::Text(""), kind.as_deref().unwrap_or_default())
        .then(move |app, form| record(app, &reached, form));
    app.show_form(form);
}

fn record(app: &mut App, id: &Id, form: &mut Form) -> Result<(), String> {
    let title = form.read("Title", |title| {
        filled(title).ok_or_else(|| sentence(&Refusal::EmptyTitle.to_string()))
    })?;
    let on = form.read("When", |text| past_date(&app.data, text))?;
    let fresh = app.data.fresh_id();
    let mut made = hindsight::record(&app.data.journey, id, fresh);
    if let Ok(change) = &mut made
        && let Some(Record::Item(Item::Milestone(milestone))) = &mut change.edits[0].after
    {
        let milestone: &mut Milestone = Arc::make_mut(milestone);
        milestone.title = title;
        milestone.on = on.unwrap_or(milestone.on);
        milestone.kind = filled(form.text("Kind"));
    }
    app.make(made)?;
    app.say_done(told_of("Recorded as a milestone", form.text("Title")));
    Ok(())
}

/// The two halves of the picker.
const HALVES: [(Way, &str); 2] = [(Way::Back, "came from"), (Way::Onward, "led to")];

fn ask_for_link(app: &mut App) {
    let Some(Item::Milestone(here)) = app.selected() else { return };
    let here = Arc::clone(here);
    let candidates = |way| links::candidates(&app.data.journey, &here.id, way);
    let choices = halves(&here.id, app.data.calendar(), candidates, link);
    if choices.is_empty() {
        let none = "There is no other milestone to link it with.";
        return app.say_none(none, |gap| gap.is_in(DataFile::Milestones));
    }
    let title = format!("Link {}", quoted(&here.title));
    app.show_form(Form::new(Action::Link, Some(&here.id), title).list(choices));
}

/// A choice for each milestone on either side of `here`, which joins the two, the earlier one first.
fn halves<'a>(
    here: &Id,
    calendar: Calendar,
    beside: impl Fn(Way) -> Vec<&'a Arc<Milestone>>,
    join: fn(&mut App, &Id, &Id),
) -> Vec<Choice> {
    let choice = |(way, heading), other: &Arc<Milestone>| {
        let [from, to] = match way {
            Way::Back => [&other.id, here],
            Way::Onward => [here, &other.id],
        };
        let (from, to) = (from.clone(), to.clone());
        let then = Then::always(move |app| join(app, &from, &to));
        let beside = calendar.style.format.brief(other.extent());
        Choice {
            heading,
            beside,
            ..Choice::of_item(&Item::Milestone(other.clone()), calendar, then)
        }
    };
    let half = |half: (Way, &'static str)| {
        beside(half.0).into_iter().map(move |other| choice(half, other)).collect::<Vec<Choice>>()
    };
    HALVES.into_iter().flat_map(half).collect()
}

fn link(app: &mut App, from: &Id, to: &Id) {
    let [first, then] = [from, to].map(|id| quoted(&app.data.title_of(id)));
    let made = links::link(&app.data.journey, from, to);
    app.make_and_say(made, format!("Linked: {first} led to {then}."));
}

fn ask_for_unlink(app: &mut App) {
    let Some(Item::Milestone(here)) = app.selected() else { return };
    let here = Arc::clone(here);
    let linked = |way| app.data.journey.next_to(&here.id, way);
    let choices = halves(&here.id, app.data.calendar(), linked, unlink);
    if choices.is_empty() {
        let leads_nowhere = !here.led_to.is_empty();
        let none = "It is linked with no other milestone.";
        return app.say_none(none, |gap| leads_nowhere && gap.is_in(DataFile::Milestones));
    }
    let title = format!("Unlink {}", quoted(&here.title));
    app.show_form(Form::new(Action::Unlink, Some(&here.id), title).list(choices));
}

/// Whether the selected milestone is linked with any other.
pub(super) fn is_linked(data: &Data, screen: &Screen) -> bool {
    let here = screen.selected(data).and_then(Item::as_milestone);
    here.is_some_and(|here| links_of(data, &here.id) > 0)
}

fn unlink(app: &mut App, from: &Id, to: &Id) {
    let [first, then] = [from, to].map(|id| quoted(&app.data.title_of(id)));
    let made = links::unlink(&app.data.journey, from, to);
    app.make_and_say(made, format!("Unlinked: {first} no longer leads to {then}."));
}
