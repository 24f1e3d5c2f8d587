//! Links between milestones, which answer "how did I get here?".

use super::rules;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::journey::{Journey, Way};
use crate::domain::milestone::Milestone;
use crate::domain::refusal::{LinkTitles, Refusal};
use crate::domain::sort;
use crate::domain::sorted::SortedSet;
use std::sync::Arc;

/// Records that the milestone `from` led to the milestone `to`.
///
/// # Errors
/// Either is no milestone, they are linked already, or the link would close a cycle.
pub(crate) fn link(journey: &Journey, from: &Id, to: &Id) -> Result<Change, Refusal> {
    let (earlier, titles) = ends(journey, from, to)?;
    if from == to {
        return Err(Refusal::LedToItself(titles.from));
    }
    if earlier.led_to.contains(to) {
        return Err(Refusal::LinkedAlready(titles));
    }
    if journey.leads(to, from) {
        return Err(Refusal::Circle(titles));
    }
    let mut after = earlier.clone();
    after.led_to.push(to.clone());
    Ok(changed(journey, "linked", &titles, after))
}

/// Removes that link.
///
/// # Errors
/// Either is no milestone, or they are not linked.
pub(crate) fn unlink(journey: &Journey, from: &Id, to: &Id) -> Result<Change, Refusal> {
    let (earlier, titles) = ends(journey, from, to)?;
    if !earlier.led_to.contains(to) {
        return Err(Refusal::NotLinked(titles));
    }
    let mut after = earlier.clone();
    after.led_to.retain(|id| id != to);
    Ok(changed(journey, "unlinked", &titles, after))
}

/// The milestones that can be linked with `id` that way, nearest in time first: none that is linked so already, that would
/// close a circle, or that lies on the wrong side in time.
pub(crate) fn candidates<'a>(journey: &'a Journey, id: &Id, way: Way) -> Vec<&'a Arc<Milestone>> {
    let Some(here) = journey.milestone(id) else {
        return Vec::new();
    };
    let (linked, circle) = match way {
        Way::Back => (journey.next_to(id, Way::Back), journey.onward(id)),
        Way::Onward => (journey.next_to(id, Way::Onward), journey.backward(id)),
    };
    let out: SortedSet<&Id> = linked.into_iter().chain(circle).map(|m| &m.id).collect();
    let fits = |other: &&Arc<Milestone>| {
        let (earlier, later) = match way {
            Way::Back => (other.extent(), here.extent()),
            Way::Onward => (here.extent(), other.extent()),
        };
        other.id != *id && !out.contains(&other.id) && earlier.can_lead_to(later)
    };
    let mut fitting: Vec<&Arc<Milestone>> = journey.milestones().filter(fits).collect();
    sort::by_key(&mut fitting, |other| other.extent().distance(here.extent()));
    fitting
}

fn changed(journey: &Journey, verb: &str, titles: &LinkTitles, after: Milestone) -> Change {
    let title = format!("{} led to {}", titles.from, titles.to);
    Change::new(verb, &title, vec![journey.edit(after)])
}

fn ends<'a>(
    journey: &'a Journey,
    from: &Id,
    to: &Id,
) -> Result<(&'a Milestone, LinkTitles), Refusal> {
    let (earlier, later) = (rules::milestone(journey, from)?, rules::milestone(journey, to)?);
    Ok((earlier, LinkTitles { from: earlier.title.clone(), to: later.title.clone() }))
}
