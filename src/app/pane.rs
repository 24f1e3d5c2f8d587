//! The three panes, left to right along time.

use super::action::Action;

/// One of the three panes, left to right along time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pane {
    /// The past.
    Past,
    /// Small goals.
    Small,
    /// Larger goals.
    Larger,
}

impl Pane {
    /// The action that goes to it.
    pub(crate) fn action(self) -> Action {
        match self {
            Pane::Past => Action::Past,
            Pane::Small => Action::Small,
            Pane::Larger => Action::Larger,
        }
    }

    /// All three, left to right.
    pub const ALL: [Pane; 3] = [Pane::Past, Pane::Small, Pane::Larger];

    /// Its number, 0 to 2.
    pub(crate) fn index(self) -> usize {
        self as usize
    }

    /// The pane `steps` to the right (to the left if negative), held at the edges.
    pub(crate) fn moved(self, steps: isize) -> Pane {
        let to = self.index().saturating_add_signed(steps).min(2);
        Pane::ALL[to]
    }

    /// The pane `steps` on, going round at the edges.
    pub(crate) fn cycled(self, steps: isize) -> Pane {
        Pane::ALL[(self.index() as isize + steps).rem_euclid(3) as usize]
    }
}
