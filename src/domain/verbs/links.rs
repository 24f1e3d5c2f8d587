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
/// Either is not a milestone, they are linked already, the link would close a cycle, or the later one was over before the
/// earlier one began.
pub(crate) fn link(journey: &Journey, from: &Id, to: &Id) -> Result<Change, Refusal> {
    let (earlier, later) = ends(journey, from, to)?;
    let titles = titles(earlier, later);
    if earlier.led_to.contains(to) && from != to {
        return Err(Refusal::LinkedAlready(titles));
    }
    possible(journey, earlier, later)?;
    let mut after = earlier.clone();
    after.led_to.push(to.clone());
    Ok(changed(journey, "linked", &titles, after))
}

/// Checks that a link that is not there can be.
///
/// # Errors
/// It would close a cycle, or lead back in time.
pub(super) fn possible(
    journey: &Journey,
    earlier: &Milestone,
    later: &Milestone,
) -> Result<(), Refusal> {
    if earlier.id == later.id {
        return Err(Refusal::LedToItself(earlier.title.clone()));
    }
    if journey.leads(&later.id, &earlier.id) {
        return Err(Refusal::Circle(titles(earlier, later)));
    }
    in_order(earlier, later)
}

/// Checks that the later milestone was not over before the earlier one began.
///
/// # Errors
/// If it certainly was.
pub(super) fn in_order(earlier: &Milestone, later: &Milestone) -> Result<(), Refusal> {
    match earlier.extent().is_after(later.extent()) {
        true => Err(Refusal::LedBack(titles(earlier, later))),
        false => Ok(()),
    }
}

/// Removes that link.
///
/// # Errors
/// Either is not a milestone, or they are not linked.
pub(crate) fn unlink(journey: &Journey, from: &Id, to: &Id) -> Result<Change, Refusal> {
    let (earlier, later) = ends(journey, from, to)?;
    let titles = titles(earlier, later);
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
) -> Result<(&'a Milestone, &'a Milestone), Refusal> {
    Ok((rules::milestone(journey, from)?, rules::milestone(journey, to)?))
}

fn titles(earlier: &Milestone, later: &Milestone) -> LinkTitles {
    LinkTitles { from: earlier.title.clone(), to: later.title.clone() }
}
