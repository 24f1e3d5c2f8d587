//! Takes what the readers find: ids, texts, and the rules that hold for every format.

use super::dates::Loose;
use super::options::ImportOptions;
use super::text::{self, InputFile};
use super::unreadable::Unreadable;
use crate::domain::date::{Date, Day, Extent, Until, days_in_month};
use crate::domain::goal::{Goal, Size};
use crate::domain::hash::fnv1a;
use crate::domain::id::Id;
use crate::domain::import::{Import, Incoming, OtherId, SetAside, SourceLine};
use crate::domain::item::Item;
use crate::domain::milestone::{Credential, Milestone};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

pub(super) struct Intake {
    import: Import,
    today: Day,
    /// The source's own key of each id.
    keys: HashMap<Id, String>,
    /// How many entries have each counted key.
    counts: HashMap<String, usize>,
    /// The same of other keys.
    other_counts: HashMap<String, usize>,
    /// The places in `import.items` whose days are perhaps months, by section.
    days: Vec<(&'static str, usize)>,
    keep_days: bool,
}

/// A milestone as a file has it.
pub(super) struct Happened {
    /// Its `on` is meaningless.
    pub(super) milestone: Milestone,
    pub(super) on: Option<Date>,
    /// The name of the part of the file, in which days are judged together.
    pub(super) section: &'static str,
}

impl Intake {
    pub(super) fn new(format: &'static str, options: &ImportOptions<'_>) -> Intake {
        Intake {
            import: Import { format, ..Import::default() },
            today: options.today,
            keys: HashMap::new(),
            counts: HashMap::new(),
            other_counts: HashMap::new(),
            days: Vec::new(),
            keep_days: options.asked.days,
        }
    }

    pub(super) fn today(&self) -> Day {
        self.today
    }

    /// The text of a file; a guessed encoding is remarked on.
    pub(super) fn text<'a>(&mut self, file: &'a InputFile) -> Result<Cow<'a, str>, Unreadable> {
        let decoded = file.text()?;
        self.import.remarks.extend(decoded.remark);
        Ok(decoded.text)
    }

    /// The id of the item with that key, which is made of what the source itself tells it apart by; `None` if the same
    /// key was met before in this import.
    pub(super) fn id(&mut self, key: &[&str]) -> Option<Id> {
        let key = format!("{}\0{}", self.import.format, key.join("\0"));
        let mut salt = 0_u64;
        loop {
            let id = Id::spelled(hash(key.as_bytes(), salt));
            match self.keys.get(&id) {
                None => {
                    self.keys.insert(id.clone(), key);
                    return Some(id);
                }
                Some(known) if *known == key => return None,
                Some(_) => salt += 1,
            }
        }
    }

    /// The same where the source cannot tell two entries apart: the second has an id of its own.
    pub(super) fn counted_id(&mut self, key: &[&str]) -> Id {
        loop {
            let count = self.counts.entry(key.join("\0")).or_insert(0);
            *count += 1;
            let number = count.to_string();
            let counted = if number == "1" { key.to_vec() } else { [key, &[&number]].concat() };
            if let Some(id) = self.id(&counted) {
                return id;
            }
        }
    }

    /// Another key of an item, which the source had for it when it had less of it to tell, or that older builds made.
    pub(super) fn other_key(&mut self, id: &Id, key: &[&str], is_unfilled: bool) {
        let key = format!("{}\0{}", self.import.format, key.join("\0"));
        let count = self.other_counts.entry(key.clone()).or_insert(0);
        *count += 1;
        let counted = if *count == 1 { key } else { format!("{key}\0{count}") };
        let other = OtherId { id: Id::spelled(hash(counted.as_bytes(), 0)), is_unfilled };
        self.import.other_ids.entry(id.clone()).or_default().push(other);
    }

    /// Whether an earlier item of this import has that id.
    pub(super) fn is_known(&self, id: &Id) -> bool {
        self.keys.contains_key(id)
    }

    /// Takes an id as it is; false if another item has it.
    pub(super) fn reserve(&mut self, id: &Id) -> bool {
        self.keys.insert(id.clone(), String::new()).is_none()
    }

    pub(super) fn goal(&mut self, goal: Goal, source: SourceLine) {
        self.import.items.push(Incoming { item: goal.into(), source, is_dated: true });
    }

    /// A goal that is done or dropped, though the file does not say when.
    pub(super) fn undated_goal(&mut self, goal: Goal, source: SourceLine) {
        self.import.items.push(Incoming { item: goal.into(), source, is_dated: false });
    }

    pub(super) fn milestone(&mut self, happened: Happened, source: SourceLine) {
        let Happened { milestone, on, section } = happened;
        if on.is_some() {
            self.days.push((section, self.import.items.len()));
        }
        self.exact_milestone(milestone, on, source);
    }

    /// A milestone whose days are days, because they come from times; its `on` is meaningless.
    pub(super) fn exact_milestone(
        &mut self,
        milestone: Milestone,
        on: Option<Date>,
        source: SourceLine,
    ) {
        let until = milestone.until.filter(|_| on.is_some());
        let item = Milestone { on: on.unwrap_or(milestone.on), until, ..milestone }.into();
        self.import.items.push(Incoming { item, source, is_dated: on.is_some() });
    }

    pub(super) fn set_aside(&mut self, source: SourceLine, reason: impl Into<String>) {
        self.import.set_aside.push(SetAside { source, reason: reason.into() });
    }

    /// Takes an entry, or sets it aside at the place that is at fault: then nothing of it is remarked on.
    pub(super) fn take_or_set_aside<P, R: Into<String>>(
        &mut self,
        source: impl FnOnce(P) -> SourceLine,
        take: impl FnOnce(&mut Intake) -> Result<(), (P, R)>,
    ) {
        let before = self.import.remarks.len();
        if let Err((place, reason)) = take(self) {
            self.import.remarks.truncate(before);
            self.set_aside(source(place), reason);
        }
    }

    /// The reason for an entry whose title is blank.
    pub(super) fn set_aside_untitled(&mut self, source: SourceLine) {
        self.set_aside(source, "it has no title");
    }

    pub(super) fn remark(&mut self, remark: impl Into<String>) {
        self.import.remarks.push(remark.into());
    }

    /// The value of a date; a decision about it is remarked on.
    pub(super) fn settled<T>(
        &mut self,
        date: Option<Loose<T>>,
        source: impl FnOnce() -> SourceLine,
    ) -> Option<T> {
        let Loose { value, remark } = date?;
        if let Some(remark) = remark {
            self.remark(format!("{}: {remark}", source()));
        }
        Some(value)
    }

    /// Counts the entries of a section of the file.
    pub(super) fn section(&mut self, name: &'static str, entries: usize) {
        match self.import.sections.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known += entries,
            None => self.import.sections.push((name, entries)),
        }
    }

    pub(super) fn missing(&mut self, section: &'static str) {
        self.import.missing.push(section);
    }

    /// Counts entries left out on purpose: `recurring`, `deleted`.
    pub(super) fn leave(&mut self, reason: &'static str) {
        self.import.count_left(reason, 1);
    }

    pub(super) fn finish(mut self) -> Import {
        if !self.keep_days {
            self.coarsen();
        }
        for incoming in &mut self.import.items {
            if let Item::Milestone(milestone) = &mut incoming.item {
                let milestone = Arc::make_mut(milestone);
                let remark = end_rightly(milestone, self.today);
                self.import.remarks.extend(remark.map(|r| format!("{}: {r}", incoming.source)));
                milestone.credential.take_if(|credential| *credential == Credential::default());
            }
        }
        self.enlarge();
        self.import
    }

    /// A goal that another one serves is a larger one.
    fn enlarge(&mut self) {
        let entries = self.import.items.iter();
        let served: HashSet<Id> =
            entries.filter_map(|incoming| incoming.item.as_goal()?.toward.clone()).collect();
        if served.is_empty() {
            return;
        }
        for incoming in &mut self.import.items {
            if let Item::Goal(goal) = &mut incoming.item
                && served.contains(&goal.id)
            {
                Arc::make_mut(goal).size = Size::Large;
            }
        }
    }
}

/// Days that are none: where a program had to write a day and knew only the month, or the year, all days of a file are
/// firsts, or lasts.
impl Intake {
    fn coarsen(&mut self) {
        let Import { items, remarks, .. } = &mut self.import;
        let mut milestones: Vec<(&'static str, &mut Milestone)> = Vec::new();
        let mut places = self.days.iter().peekable();
        for (at, incoming) in items.iter_mut().enumerate() {
            if let Some((section, _)) = places.next_if(|(_, place)| *place == at)
                && let Item::Milestone(milestone) = &mut incoming.item
            {
                milestones.push((section, Arc::make_mut(milestone)));
            }
        }
        let mut sections: Vec<&'static str> =
            milestones.iter().map(|(section, _)| *section).collect();
        let mut met = HashSet::new();
        sections.retain(|section| met.insert(*section));
        for section in sections {
            let mut dates: Vec<&mut Date> = milestones
                .iter_mut()
                .filter(|(own, _)| *own == section)
                .flat_map(|(_, milestone)| dates_of(milestone))
                .collect();
            if are_mostly(&dates, is_last_of_year, 1.0) {
                remarks
                    .push(format!("{section}: all dates are 31 December; they are taken as years"));
                dates.iter_mut().for_each(|date| **date = Date::Year(date.year()));
            }
        }
        let mut dates: Vec<&mut Date> =
            milestones.iter_mut().flat_map(|(_, milestone)| dates_of(milestone)).collect();
        let (which, fits): (_, fn(&Date) -> bool) = if are_mostly(&dates, is_first, 1.0) {
            ("All days are the first of a month", is_first)
        } else if are_mostly(&dates, is_last, MOSTLY) {
            ("Nearly all days are the last of a month", is_last)
        } else {
            return;
        };
        remarks.push(format!("{which}; they are taken as months"));
        for date in dates.iter_mut().filter(|date| fits(date)) {
            **date = Date::Month(date.year(), date.month().unwrap_or(1));
        }
    }
}

/// One day in thirty is the last of its month: three in four cannot be chance, though some were added by hand later.
const MOSTLY: f64 = 0.75;

/// Whether that share of the days fits; a single day says nothing.
fn are_mostly(dates: &[&mut Date], fits: fn(&Date) -> bool, share: f64) -> bool {
    let days = dates.iter().filter(|date| date.day().is_some()).count();
    let fitting = dates.iter().filter(|date| fits(date)).count();
    days > 1 && fitting as f64 >= share * days as f64
}

fn is_first(date: &Date) -> bool {
    date.day().is_some_and(|day| day.day() == 1)
}

fn is_last(date: &Date) -> bool {
    date.day().is_some_and(|day| day.day() == days_in_month(day.year(), day.month()))
}

fn is_last_of_year(date: &Date) -> bool {
    date.day().is_some_and(|day| (day.month(), day.day()) == (12, 31))
}

/// Its beginning and its end; the day on which a credential lapses is exact.
fn dates_of(milestone: &mut Milestone) -> impl Iterator<Item = &mut Date> {
    let until = match &mut milestone.until {
        Some(Until::On(until)) => Some(until),
        Some(Until::Now) | None => None,
    };
    std::iter::once(&mut milestone.on).chain(until)
}

/// An end equal to the beginning is none; one before it is left out, and one ahead means that it goes on.
fn end_rightly(milestone: &mut Milestone, today: Day) -> Option<String> {
    let Some(Until::On(until)) = milestone.until else {
        return None;
    };
    let title = &milestone.title;
    let (end, remark) = if until == milestone.on {
        (None, None)
    } else if let Some(remark) = backwards(title, milestone.extent()) {
        (None, Some(remark))
    } else if until.first_day() > today && milestone.on.first_day() <= today {
        let until = within(until);
        let remark =
            format!("\"{title}\" ends {until}, which is still to come: it goes on for now");
        (Some(Until::Now), Some(remark))
    } else {
        return None;
    };
    milestone.until = end;
    remark
}

/// What is said of a span that ends before it begins.
pub(super) fn backwards(title: &str, extent: Extent) -> Option<String> {
    let end = extent.over().filter(|_| extent.is_backwards()).map(within)?;
    let begin = within(extent.on);
    Some(format!("\"{title}\" ends {end}, before it begins {begin}: its end is left out"))
}

/// `in 2010`, `on 2010-05-14`.
fn within(date: Date) -> String {
    let preposition = if date.day().is_some() { "on" } else { "in" };
    format!("{preposition} {date}")
}

/// A hash whose lowest 40 bits, which make an id, depend on all of it.
fn hash(key: &[u8], salt: u64) -> u64 {
    let hash = if salt == 0 { fnv1a(key) } else { fnv1a(&[key, &salt.to_le_bytes()].concat()) };
    hash ^ (hash >> 40)
}

/// The texts that are fit to be tags, each once; of a line of hundreds only the first.
pub(super) fn tags<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    const MOST: usize = 64;
    let mut tags = Vec::new();
    for tag in texts.into_iter().filter_map(text::some_line) {
        if tags.len() < MOST && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}
