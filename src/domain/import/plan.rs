//! Compares an import with the journey: what is new, known, known better, alike, or cannot be taken.

use super::fill::{filled, may_have_been};
use super::like::Likes;
use super::{Import, ImportGroup, Incoming, OtherId, PlanRow, SetAside, name};
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
    pub(crate) rows: Vec<PlanRow>,
    pub(crate) not_taken: Vec<SetAside>,
    /// The items that are here already.
    pub(crate) here: Vec<Item>,
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
                import.items.iter().map(|incoming| incoming.item.id().clone()).collect();
        }
        for incoming in &import.items {
            planner.add(incoming);
        }
        planner.finish()
    }

    pub(crate) fn rows(&self, of: ImportGroup) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(move |row| row.group == of)
    }

    /// How many items it adds or completes.
    pub(crate) fn taken(&self) -> usize {
        self.rows.iter().filter(|row| row.is_taken && row.incoming.is_dated).count()
    }

    /// The whole import as one change, which takes the new items along.
    pub(crate) fn take_change(&mut self) -> Change {
        let name = name(self.taken(), self.format);
        let rows = std::mem::take(&mut self.rows).into_iter();
        let (new, known) = rows.partition(|row| row.group == ImportGroup::New);
        self.rows = known;
        let fills = self.rows(ImportGroup::More).filter(|row| row.is_taken).cloned();
        let rows = Vec::into_iter(new).chain(fills);
        let edit = |row: PlanRow| match row.here {
            Some(here) => Edit::alter(here, row.incoming.item),
            None => Edit::add(row.incoming.item),
        };
        Change { name, edits: rows.map(edit).collect(), run: None }
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
    fn add(&mut self, incoming: &Incoming) {
        let id = incoming.item.id();
        if let Some(here) = self.here(&incoming.item) {
            return self.add_known(here, incoming);
        }
        if self.is_deleted(id) {
            self.plan.deleted += 1;
            return;
        }
        let incoming = match self.choices.undated {
            Some(on) if !incoming.is_dated => incoming.at(on),
            Some(_) | None => incoming.clone(),
        };
        if incoming.is_dated
            && let Err(refusal) = verbs::add::acceptable(&incoming.item, self.today)
        {
            let reason = refusal.to_string();
            self.plan.not_taken.push(SetAside { source: incoming.source, reason });
            return;
        }
        let like = self.likes.find(&incoming.item, incoming.is_dated);
        match like.filter(|_| !self.choices.takes(id, false)) {
            Some(like) => {
                self.instead.insert(id.clone(), like.id().clone());
                self.push(ImportGroup::Like, incoming, Some(like), false);
            }
            None if !incoming.is_dated => self.push(ImportGroup::Undated, incoming, None, true),
            None if self.choices.takes(id, true) => {
                self.push(ImportGroup::New, incoming, None, true);
            }
            None => {}
        }
    }

    fn push(&mut self, group: ImportGroup, incoming: Incoming, here: Option<Item>, unasked: bool) {
        let is_taken = self.choices.takes(incoming.item.id(), unasked);
        self.plan.rows.push(PlanRow { group, incoming, here, unasked, is_taken });
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

    /// An item without a date fills in nothing.
    fn add_known(&mut self, here: &Item, incoming: &Incoming) {
        let (item, unasked) = filled(here, &incoming.item);
        if item == *here || !incoming.is_dated {
            self.plan.here.push(here.clone());
        } else {
            let incoming = Incoming { item, ..incoming.clone() };
            self.push(ImportGroup::More, incoming, Some(here.clone()), unasked);
        }
    }

    /// Tags get their known spelling. A link to an item that is not taken leads to the one like it, or goes. Only one
    /// goal has the focus.
    fn finish(mut self) -> ImportPlan {
        let mut spellings = Spellings::of(self.journey, None);
        let new = self.plan.rows(ImportGroup::New).map(|row| row.incoming.item.clone());
        let targets = Targets::of(self.journey, new.collect(), &self.instead);
        let mut lost = 0;
        let mut has_focus = self.journey.open().any(|goal| goal.next);
        for row in self.plan.rows.iter_mut().filter(|row| row.group == ImportGroup::New) {
            let item = match &row.incoming.item {
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
            if item != row.incoming.item {
                row.incoming.item = item;
            }
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
    fn of(journey: &'a Journey, new: Vec<Item>, instead: &'a HashMap<Id, Id>) -> Targets<'a> {
        let ids: Vec<Id> = new.iter().map(|item| item.id().clone()).collect();
        let new = ids.iter().cloned().zip(new).collect();
        let targets = Targets { journey, new, instead, circular: HashSet::new() };
        Targets { circular: targets.circular(ids), ..targets }
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
    fn circular(&self, new: Vec<Id>) -> HashSet<Id> {
        let (mut walked, mut circular) = (HashSet::new(), HashSet::new());
        for id in new {
            let (mut path, mut at) = (HashSet::new(), Some(id));
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
