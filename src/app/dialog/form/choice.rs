//! A choice of a form, and what follows from it.

use super::Form;
use crate::app::action::Action;
use crate::domain::calendar::Calendar;
use crate::domain::describe::Mark;
use crate::domain::item::Item;
use std::fmt;
use std::rc::Rc;

type Submit<W> = dyn Fn(&mut W, &mut Form<W>) -> Result<(), String>;

/// Runs in the world `W` when a form is submitted; a refusal says why and keeps the form open.
pub(crate) struct Then<W>(Rc<Submit<W>>);

impl<W> Clone for Then<W> {
    fn clone(&self) -> Then<W> {
        Then(Rc::clone(&self.0))
    }
}

impl<W> Then<W> {
    pub(crate) fn new(
        then: impl Fn(&mut W, &mut Form<W>) -> Result<(), String> + 'static,
    ) -> Then<W> {
        Then(Rc::new(then))
    }
    pub(crate) fn always(then: impl Fn(&mut W) + 'static) -> Then<W> {
        Then::new(move |world, _| {
            then(world);
            Ok(())
        })
    }

    pub(crate) fn run(&self, world: &mut W, form: &mut Form<W>) -> Result<(), String> {
        (self.0)(world, form)
    }
}

impl<W> fmt::Debug for Then<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Then")
    }
}

#[derive(Debug)]
pub(crate) struct Choice<W> {
    /// The actions whose keys take it where a question is asked, the one to show first.
    pub(crate) actions: &'static [Action],
    pub(crate) text: String,
    /// What it does, in a column of its own; the beginnings of its words find it too.
    pub(crate) help: &'static str,
    /// The heading that it comes under in a list; choices of one heading follow each other.
    pub(crate) heading: &'static str,
    /// A date or a key beside it in a list.
    pub(crate) beside: String,
    /// The mark of an item in a list.
    pub(crate) mark: Option<Mark>,
    /// The reason why it does nothing here; empty where it does something.
    pub(crate) amiss: &'static str,
    pub(crate) then: Then<W>,
}

impl<W> Choice<W> {
    pub(crate) fn new(text: impl Into<String>, then: Then<W>) -> Choice<W> {
        Choice {
            actions: &[],
            text: text.into(),
            help: "",
            heading: "",
            beside: String::new(),
            mark: None,
            amiss: "",
            then,
        }
    }

    pub(crate) fn answer(
        actions: &'static [Action],
        text: impl Into<String>,
        then: impl Fn(&mut W) + 'static,
    ) -> Choice<W> {
        Choice { actions, ..Choice::new(text, Then::always(then)) }
    }

    pub(crate) fn of_item(item: &Item, calendar: Calendar, then: Then<W>) -> Choice<W> {
        let mark = Some(Mark::of(item));
        Choice { beside: date_of(item, calendar), mark, ..Choice::new(item.title(), then) }
    }

    /// An answer that changes nothing.
    pub(crate) fn nothing(text: &str) -> Choice<W> {
        Choice::answer(&[Action::No], text, |_| {})
    }
}

pub(crate) fn date_of(item: &Item, calendar: Calendar) -> String {
    let when = match item {
        Item::Milestone(milestone) => Some(milestone.on),
        Item::Goal(goal) => goal.state.ended_on().or(goal.due),
    };
    when.map(|when| calendar.words(when)).unwrap_or_default()
}
