//! Links between milestones, which answer "how did I get here?".

use super::rules;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;

/// Records that the milestone `from` led to the milestone `to`.
///
/// # Errors
/// Either is no milestone, they are linked already, or the link would close a cycle.
pub(crate) fn link(journey: &Journey, from: &Id, to: &Id) -> Result<Change, Refusal> {
    let (earlier, later) = ends(journey, from, to)?;
    let titles = (earlier.title.clone(), later.title.clone());
    if from == to {
        return Err(Refusal::LedToItself(titles.0));
    }
    if earlier.led_to.contains(to) {
        return Err(Refusal::LinkedAlready { from: titles.0, to: titles.1 });
    }
    if journey.leads(to, from) {
        return Err(Refusal::Circle { from: titles.0, to: titles.1 });
    }
    let mut after = earlier.clone();
    after.led_to.push(to.clone());
    let title = format!("{} led to {}", titles.0, titles.1);
    Ok(Change::new("linked", &title, vec![journey.edit(after)]))
}

/// Removes that link.
///
/// # Errors
/// Either is no milestone, or they are not linked.
pub(crate) fn unlink(journey: &Journey, from: &Id, to: &Id) -> Result<Change, Refusal> {
    let (earlier, later) = ends(journey, from, to)?;
    let titles = (earlier.title.clone(), later.title.clone());
    if !earlier.led_to.contains(to) {
        return Err(Refusal::NotLinked { from: titles.0, to: titles.1 });
    }
    let mut after = earlier.clone();
    after.led_to.retain(|id| id != to);
    let title = format!("{} led to {}", titles.0, titles.1);
    Ok(Change::new("unlinked", &title, vec![journey.edit(after)]))
}

fn ends<'a>(
    journey: &'a Journey,
    from: &Id,
    to: &Id,
) -> Result<(&'a Milestone, &'a Milestone), Refusal> {
    Ok((rules::milestone(journey, from)?, rules::milestone(journey, to)?))
}
