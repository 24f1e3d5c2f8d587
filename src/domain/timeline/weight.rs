//! Which milestones of many to show where there is room for few: those that the longest chains began with.

use crate::domain::id::Id;
use crate::domain::milestone::Milestone;
use std::collections::HashMap;
use std::sync::Arc;

/// The number of milestones in the longest chain that each began, itself included. Hand-written circles end where they
/// close.
pub(super) fn weights<'a>(
    milestones: impl Iterator<Item = &'a Arc<Milestone>>,
) -> HashMap<&'a Id, usize> {
    let known: HashMap<&Id, &Milestone> = milestones.map(|m| (&m.id, m.as_ref())).collect();
    let mut weights: HashMap<&Id, usize> = HashMap::with_capacity(known.len());
    for start in known.values() {
        // Depth first without recursion: a milestone stands on the path until all that it led to is weighed.
        let mut path = vec![(*start, 0)];
        weights.entry(&start.id).or_insert(0);
        while let Some((milestone, at)) = path.last_mut() {
            let here: &Milestone = milestone;
            let next = here.led_to.get(*at);
            *at += 1;
            match next.and_then(|id| known.get(id)) {
                Some(next) if !weights.contains_key(&next.id) => {
                    weights.insert(&next.id, 0);
                    path.push((next, 0));
                }
                Some(_) => {}
                None if *at <= here.led_to.len() => {}
                None => {
                    let ahead = here.led_to.iter().filter_map(|id| weights.get(id));
                    let weight = 1 + ahead.max().copied().unwrap_or(0);
                    weights.insert(&here.id, weight);
                    path.pop();
                }
            }
        }
    }
    weights
}
