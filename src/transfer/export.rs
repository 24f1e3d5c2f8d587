//! Exports: a journey in, the text of another format out.
//!
//! One file and one row of [`EXPORTS`] for each format. A writer gets an [`Outgoing`], in which nothing is private any
//! more, and knows no clock: the same journey gives the same bytes on every day.

mod career;
pub(super) mod csv;
#[cfg(test)]
pub(super) mod fixtures;
mod html;
mod ics;
mod json;
mod jsonresume;
mod left_out;
mod org;
mod rendercv;
mod tasks;
mod taskwarrior;
#[cfg(test)]
mod tests;
mod todotxt;
mod unwritten;

pub(crate) use self::left_out::LeftOut;

use crate::domain::date::Day;
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::profile::Profile;
use std::sync::Arc;

/// A format that can be exported.
pub(crate) struct Export {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// Whether its own escapes carry every character, so that texts need not be made visible first.
    exact: bool,
    write: fn(&Outgoing<'_>, &mut LeftOut) -> Result<String, Unwritable>,
}

/// All formats, in the order of the help.
pub(crate) const EXPORTS: &[Export] = &[
    jsonresume::EXPORT,
    html::EXPORT,
    ics::EXPORT,
    rendercv::EXPORT,
    csv::EXPORT,
    json::EXPORT,
    org::EXPORT,
    taskwarrior::EXPORT,
    todotxt::EXPORT,
];

pub(crate) fn named(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.name.eq_ignore_ascii_case(name))
}

/// A date or a time in the basic format of ISO 8601: `20261122`, `20261122T085300Z`.
fn basic(time: impl ToString) -> String {
    time.to_string().replace(['-', ':'], "")
}

/// Why a format cannot be written: what is missing, and what to do.
#[derive(Debug)]
pub(crate) struct Unwritable {
    pub(crate) message: String,
    pub(crate) hint: String,
}

impl Unwritable {
    /// Why nothing is there to be written.
    fn of_nothing(left_out: &LeftOut) -> Unwritable {
        let sentences: Vec<String> = left_out.sentences().collect();
        let message = format!("the export would be empty: {}", sentences.join("; "));
        Unwritable { message, hint: "milepost list FILTER shows what a filter matches".into() }
    }
}

/// What an export is made of, besides the journey.
pub(crate) struct ExportOptions<'a> {
    pub(crate) filter: &'a Filter,
    /// For the filter alone: `is:overdue` depends on it.
    pub(crate) today: Day,
    /// The moment at which a day begins here, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) midnight: &'a dyn Fn(Day) -> i64,
    pub(crate) profile: &'a Profile,
}

/// What goes out.
pub(crate) struct Outgoing<'a> {
    /// Without private items and without a trace of them; also those that the filter left out, which others may name.
    pub(crate) journey: &'a Journey,
    /// The items that the filter chose: open goals in their own order, milestones in the order of their file, ended
    /// goals by year.
    pub(crate) items: Vec<&'a Item>,
    /// Whether there is a filter, so that each item was chosen on purpose.
    pub(crate) is_filtered: bool,
    pub(crate) profile: &'a Profile,
    pub(crate) midnight: &'a dyn Fn(Day) -> i64,
}

impl<'a> Outgoing<'a> {
    pub(crate) fn goals(&self) -> impl Iterator<Item = &'a Arc<Goal>> {
        self.items.iter().filter_map(|item| item.as_goal())
    }

    pub(crate) fn milestones(&self) -> impl Iterator<Item = &'a Arc<Milestone>> {
        self.items.iter().filter_map(|item| item.as_milestone())
    }

    /// The title of the larger goal that a goal serves.
    pub(crate) fn larger(&self, goal: &Goal) -> Option<&'a str> {
        let larger = self.journey.item(goal.toward.as_ref()?)?;
        Some(larger.title())
    }
}

impl Export {
    /// Writes the whole of a journey that is loaded with all its years.
    ///
    /// # Errors
    /// If the format cannot hold what is chosen, as a calendar cannot be without an entry.
    pub(crate) fn write(
        &self,
        journey: &Journey,
        options: &ExportOptions<'_>,
    ) -> Result<(String, LeftOut), Unwritable> {
        let chosen = |item: &&Item, journey| options.filter.matches(item, journey, options.today);
        let mut left_out = LeftOut::default();
        let private = journey.items().filter(|item| item.private() && chosen(item, journey));
        left_out.count(private.count(), "{n} private item{|s} {is|are} left out");
        let mut public = journey.public();
        if !self.exact {
            public = public.visible();
        }
        let items: Vec<&Item> = public.items().filter(|item| chosen(item, &public)).collect();
        let is_filtered = !options.filter.is_empty();
        let is_nothing = is_filtered && items.is_empty();
        if is_nothing && left_out.is_empty() {
            left_out.count(1, "nothing matches the filter");
        }
        let outgoing = Outgoing {
            journey: &public,
            items,
            is_filtered,
            profile: options.profile,
            midnight: options.midnight,
        };
        match (self.write)(&outgoing, &mut left_out) {
            Err(_) if is_nothing => Err(Unwritable::of_nothing(&left_out)),
            written => Ok((written?, left_out)),
        }
    }
}
