//! The longest path onward from each milestone along the links.

use crate::domain::id::Id;
use crate::domain::journey::{Journey, LinkIndex, Way};

/// The lengths of paths between milestones. A cycle written by hand ends where it closes.
pub(crate) struct PathLengths<'a> {
    journey: &'a Journey,
    onward: Vec<usize>,
}

impl<'a> PathLengths<'a> {
    pub(crate) fn of(journey: &'a Journey) -> PathLengths<'a> {
        PathLengths { journey, onward: lengths(journey.links()) }
    }

    /// Milestones on the longest path onward, itself included; 0 if there is no such milestone.
    pub(crate) fn reach(&self, id: &Id) -> usize {
        self.journey.position(id).and_then(|at| self.onward.get(at)).copied().unwrap_or(0)
    }
}

/// Measured depth first without recursion: a position stays on the path until everything beyond it is measured.
fn lengths(links: &LinkIndex) -> Vec<usize> {
    let mut lengths = vec![0; links.len()];
    let mut begun = vec![false; links.len()];
    for start in 0..links.len() {
        let mut path = Vec::new();
        if !std::mem::replace(&mut begun[start], true) {
            path.push((start, 0));
        }
        while let Some((here, at)) = path.last_mut() {
            let (here, next) = (*here, links.next_to(*here, Way::Onward).get(*at).copied());
            *at += 1;
            match next {
                Some(next) if std::mem::replace(&mut begun[next], true) => {}
                Some(next) => path.push((next, 0)),
                None => {
                    let beyond = links.next_to(here, Way::Onward).iter().map(|next| lengths[*next]);
                    lengths[here] = 1 + beyond.max().unwrap_or(0);
                    path.pop();
                }
            }
        }
    }
    lengths
}
