//! What is said where there is none of a thing: that, or what could not be read and may hide it.

use crate::app::{App, entries};
use crate::domain::gap::Gap;

impl App {
    /// Nothing is selected: where the pane is empty as its file could not be read, that is why.
    pub(super) fn say_nothing_is_selected(&mut self) {
        let (pane, view) = (self.scene().is_none().then_some(self.focus), self.past_view);
        let none = "Nothing is selected.";
        self.say_none(none, |gap| pane.is_none_or(|pane| entries::hides(gap, pane, view)));
    }

    /// Says that there is none; where a gap may hide it, what could not be read, since more is not known.
    pub(super) fn say_none(&mut self, none: impl Into<String>, hides: impl Fn(&Gap) -> bool) {
        let hidden = self.journey.gaps().iter().find(|gap| hides(gap));
        let hidden = hidden.map(|gap| format!("{}.", gap.sentence()));
        self.say(hidden.unwrap_or_else(|| none.into()));
    }
}
