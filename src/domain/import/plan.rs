//! Compares an import with the journey: what is new, known, known better, alike, or cannot be taken.

use super::fill::{Fill, may_have_been};
use super::like::Likes;
use super::{Import, Incoming, LikeOne, OtherId, SetAside, Undated, name};
use crate::domain::change::{Change, Edit};
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::tags::Spellings;
use crate::domain::verbs;
use crate::domain::words::count;
use std::collections::{HashMap, HashSet};

/// What the user decided about an import.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ImportChoices {
    /// Items like one that is here are taken too, and open goals that the file has as done are marked done.
    pub(crate) all: bool,
    /// The date for all undated items.
    pub(crate) undated: Option<Date>,
    /// Items that were imported earlier and deleted since; they stay away.
    pub(crate) deleted: HashSet<Id>,
    /// Items that are not to be taken this time.
    pub(crate) left_out: HashSet<Id>,
    /// Items that are to be taken, though an import leaves them out unasked.
    pub(crate) wanted: HashSet<Id>,
}

impl ImportChoices {
    /// Whether an item is taken that is taken unasked, or is not.
    pub(crate) fn takes(&self, id: &Id, unasked: bool) -> bool {
        !self.left_out.contains(id) && (unasked || self.all || self.wanted.contains(id))
    }

    /// Takes an item that was left out, or leaves it out.
    pub(crate) fn turn(&mut self, id: &Id, unasked: bool) {
        let taken = self.takes(id, unasked);
        let (add, remove) = match taken {
            true => (&mut self.left_out, &mut self.wanted),
            false => (&mut self.wanted, &mut self.left_out),
        };
        add.insert(id.clone());
        remove.remove(id);
    }
}

/// An import compared with the journey.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ImportPlan {
    pub(crate) format: &'static str,
    pub(crate) new: Vec<Incoming>,
    /// The items that are here already.
    pub(crate) here: Vec<Item>,
    pub(crate) more: Vec<Fill>,
    pub(crate) like: Vec<LikeOne>,
    pub(crate) not_taken: Vec<SetAside>,
    pub(crate) undated: Vec<Undated>,
    /// How many were imported earlier and deleted since.
    pub(crate) deleted: usize,
    /// What was decided about single items, a sentence each.
    pub(crate) remarks: Vec<String>,
}

impl ImportPlan {
    pub(crate) fn new(
        import: &Import,
        journey: &Journey,
        choices: &ImportChoices,
        today: Day,
    ) -> ImportPlan {
        let mut planner = Planner {
            journey,
            choices,
            today,
            likes: Likes::of(journey),
            other_ids: &import.other_ids,
            claimed: HashSet::new(),
            instead: HashMap::new(),
            plan: ImportPlan {
                format: import.format,
                not_taken: import.set_aside.clone(),
                ..ImportPlan::default()
            },
        };
        if !import.other_ids.is_empty() {
            planner.claimed =
                import.incoming().map(|incoming| incoming.item.id().clone()).collect();
        }
        for incoming in &import.dated {
            planner.add(incoming.clone());
        }
        for undated in &import.undated {
            planner.add_undated(undated);
        }
        planner.finish()
    }

    /// How many items it adds or completes.
    pub(crate) fn taken(&self) -> usize {
        self.new.len() + self.more.iter().filter(|fill| fill.is_taken).count()
    }

    /// The whole import as one change, which takes the new items along.
    pub(crate) fn take_change(&mut self) -> Change {
        let name = name(self.taken(), self.format);
        let fills = self.more.iter().filter(|fill| fill.is_taken);
        let fills = fills.map(|fill| Edit::alter(fill.before.clone(), fill.after.clone()));
        let added = std::mem::take(&mut self.new).into_iter().map(|new| Edit::add(new.item));
        Change { name, edits: added.chain(fills).collect(), run: None }
    }
}

struct Planner<'a> {
    journey: &'a Journey,
    choices: &'a ImportChoices,
    today: Day,
    likes: Likes,
    other_ids: &'a HashMap<Id, Vec<OtherId>>,
    /// The ids that are those of entries of the file: none of them is another one's too.
    claimed: HashSet<Id>,
    /// The item that a link to an item like it leads to.
    instead: HashMap<Id, Id>,
    plan: ImportPlan,
}

impl<'a> Planner<'a> {
    fn add(&mut self, incoming: Incoming) {
        let id = incoming.item.id().clone();
        if let Some(here) = self.here(&incoming.item) {
            return self.add_known(here, &incoming);
        }
        if self.is_deleted(&id) {
            self.plan.deleted += 1;
            return;
        }
        if let Err(refusal) = verbs::add::acceptable(&incoming.item, self.today) {
            let reason = refusal.to_string();
            self.plan.not_taken.push(SetAside { source: incoming.source, reason });
            return;
        }
        match self.likes.find(&incoming.item, true).filter(|_| !self.choices.takes(&id, false)) {
            Some(like) => {
                self.instead.insert(id, like.id().clone());
                self.plan.like.push(LikeOne { incoming, is_dated: true, here: like });
            }
            None if self.choices.takes(&id, true) => self.plan.new.push(incoming),
            None => {}
        }
    }

    /// The item that an earlier import, or this journey's own export, has of it.
    fn here(&mut self, file: &Item) -> Option<&'a Item> {
        if let Some(here) = self.journey.item(file.id()) {
            return Some(here);
        }
        let known = |other: &OtherId| {
            let here = self.journey.item(&other.id)?;
            let is_free = !self.claimed.contains(&other.id);
            (is_free && (!other.is_unfilled || may_have_been(here, file))).then_some(here)
        };
        let here = self.other_ids.get(file.id())?.iter().find_map(known)?;
        self.claimed.insert(here.id().clone());
        self.instead.insert(file.id().clone(), here.id().clone());
        Some(here)
    }

    /// Whether it was imported earlier and is gone.
    fn is_deleted(&self, id: &Id) -> bool {
        let others = self.other_ids.get(id).into_iter().flatten().map(|other| &other.id);
        let is_gone =
            |id: &Id| self.choices.deleted.contains(id) && self.journey.item(id).is_none();
        std::iter::once(id).chain(others.filter(|id| !self.claimed.contains(id))).any(is_gone)
    }

    fn add_known(&mut self, here: &Item, incoming: &Incoming) {
        match Fill::of(here, incoming, &|unasked| self.choices.takes(here.id(), unasked)) {
            Some(fill) => self.plan.more.push(fill),
            None => self.plan.here.push(here.clone()),
        }
    }

    fn add_undated(&mut self, undated: &Undated) {
        let incoming = undated.incoming();
        let id = incoming.item.id();
        if let Some(here) = self.here(&incoming.item) {
            self.plan.here.push(here.clone());
        } else if let Some(on) = self.choices.undated {
            self.add(undated.at(on));
        } else if self.is_deleted(id) {
            self.plan.deleted += 1;
        } else if let Some(like) =
            self.likes.find(&incoming.item, false).filter(|_| !self.choices.takes(id, false))
        {
            let (incoming, is_dated) = (incoming.clone(), false);
            self.plan.like.push(LikeOne { incoming, is_dated, here: like });
        } else {
            self.plan.undated.push(undated.clone());
        }
    }

    /// Tags get their known spelling. A link to an item that is not taken leads to the one like it, or goes. Only one
    /// goal has the focus.
    fn finish(mut self) -> ImportPlan {
        let mut spellings = Spellings::of(self.journey, None);
        let new = std::mem::take(&mut self.plan.new);
        let targets = Targets::of(self.journey, &new, &self.instead);
        let mut lost = 0;
        let mut has_focus = self.journey.open().any(|goal| goal.next);
        for incoming in new {
            let item = match &incoming.item {
                Item::Goal(goal) => {
                    let toward = goal.toward.as_ref().and_then(|id| targets.larger(id, &goal.id));
                    let milestone =
                        goal.milestone.as_ref().and_then(|id| targets.milestone(id, &goal.id));
                    lost += usize::from(toward.is_none() && goal.toward.is_some());
                    let tags = spellings.join(goal.tags.clone(), &[]);
                    let next = goal.next && !has_focus;
                    has_focus |= next;
                    Goal { toward, milestone, tags, next, ..(**goal).clone() }.into()
                }
                Item::Milestone(milestone) => {
                    let of = |id: &Id| targets.milestone(id, &milestone.id);
                    let led_to: Vec<Id> = milestone.led_to.iter().filter_map(of).collect();
                    lost += milestone.led_to.len() - led_to.len();
                    let from = milestone.from.as_ref().and_then(|id| targets.goal(id));
                    let tags = spellings.join(milestone.tags.clone(), &[]);
                    Milestone { led_to, from, tags, ..(**milestone).clone() }.into()
                }
            };
            // An item that stays as it is is shared with the file's: of thousands each would be there twice.
            let item = if item == incoming.item { incoming.item } else { item };
            self.plan.new.push(Incoming { item, source: incoming.source });
        }
        if lost > 0 {
            let links = count(lost, "link");
            self.plan.remarks.push(format!("{links} to items that are not taken: left out"));
        }
        self.plan
    }
}

/// The items that a new item can link to: those of the journey and the other new ones.
struct Targets<'a> {
    journey: &'a Journey,
    new: HashMap<Id, Item>,
    instead: &'a HashMap<Id, Id>,
    circular: HashSet<Id>,
}

impl<'a> Targets<'a> {
    fn of(journey: &'a Journey, new: &[Incoming], instead: &'a HashMap<Id, Id>) -> Targets<'a> {
        let items = new.iter().map(|i| (i.item.id().clone(), i.item.clone())).collect();
        let targets = Targets { journey, new: items, instead, circular: HashSet::new() };
        Targets { circular: targets.circular(new), ..targets }
    }

    fn item(&self, id: &Id) -> Option<&Item> {
        let id = self.instead.get(id).unwrap_or(id);
        self.new.get(id).or_else(|| self.journey.item(id))
    }

    /// The larger goal of that id, unless serving it would close a circle.
    fn larger(&self, id: &Id, from: &Id) -> Option<Id> {
        let larger = self.item(id)?.as_goal().filter(|goal| goal.is_large())?;
        (!self.circular.contains(from)).then(|| larger.id.clone())
    }

    /// The new goals that would close a circle: one in each. Each goal is walked over once, as a chain may be long.
    fn circular(&self, new: &[Incoming]) -> HashSet<Id> {
        let (mut walked, mut circular) = (HashSet::new(), HashSet::new());
        for incoming in new {
            let (mut path, mut at) = (HashSet::new(), Some(incoming.item.id().clone()));
            while let Some(id) = at.filter(|id| !walked.contains(id)) {
                let goal = self.item(&id).and_then(Item::as_goal);
                let toward = goal.and_then(|goal| goal.toward.as_ref());
                let toward = toward.map(|id| self.instead.get(id).unwrap_or(id).clone());
                path.insert(id.clone());
                if toward.as_ref().is_some_and(|toward| path.contains(toward)) {
                    circular.insert(id);
                    break;
                }
                at = toward;
            }
            walked.extend(path);
        }
        circular
    }

    fn milestone(&self, id: &Id, from: &Id) -> Option<Id> {
        let milestone = self.item(id)?.as_milestone()?;
        (milestone.id != *from).then(|| milestone.id.clone())
    }

    fn goal(&self, id: &Id) -> Option<Id> {
        Some(self.item(id)?.as_goal()?.id.clone())
    }
}
