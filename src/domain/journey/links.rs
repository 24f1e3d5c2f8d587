//! The links between milestones in both directions, indexed once: lists and panes follow them at every key press.

use crate::domain::id::Id;
use crate::domain::record::Record;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    /// To the milestones that led here.
    Back,
    /// To the milestones that this one led to.
    Onward,
}

/// For each position in the milestones' file the positions next to it. Links to anything else are left out.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct LinkIndex {
    back: Vec<Vec<usize>>,
    onward: Vec<Vec<usize>>,
}

impl LinkIndex {
    pub(super) fn of(records: &[Record], position: impl Fn(&Id) -> Option<usize>) -> LinkIndex {
        let none = vec![Vec::new(); records.len()];
        let mut links = LinkIndex { back: none.clone(), onward: none };
        for (from, record) in records.iter().enumerate() {
            let led_to = record.as_milestone().map_or(&[][..], |milestone| &milestone.led_to);
            for to in led_to.iter().filter_map(&position) {
                if !links.onward[from].contains(&to) {
                    links.onward[from].push(to);
                    links.back[to].push(from);
                }
            }
        }
        links
    }

    pub(crate) fn len(&self) -> usize {
        self.onward.len()
    }

    pub(crate) fn next_to(&self, at: usize, way: Way) -> &[usize] {
        let all = match way {
            Way::Back => &self.back,
            Way::Onward => &self.onward,
        };
        all.get(at).map_or(&[], Vec::as_slice)
    }

    /// All positions in that direction at any distance, each once, nearest first.
    pub(super) fn reach(&self, start: usize, way: Way) -> Vec<usize> {
        let mut seen = vec![false; self.len()];
        seen[start] = true;
        let (mut met, mut done) = (vec![start], 0);
        while let Some(at) = met.get(done).copied() {
            done += 1;
            for next in self.next_to(at, way) {
                if !std::mem::replace(&mut seen[*next], true) {
                    met.push(*next);
                }
            }
        }
        met.split_off(1)
    }
}
