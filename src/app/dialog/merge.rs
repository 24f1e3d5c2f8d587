//! The merging of a conflict: one clash after the other, both sides beside each other, and at the end what it comes to.

use crate::app::action::Action;
use crate::domain::conflict::MergeOffer;
use crate::domain::merge::{Choices, Differing, Outcome, Side};

/// A conflict on its way to be merged.
#[derive(Debug)]
pub struct MergeDialog {
    /// The conflict, and what its two versions come to.
    pub(crate) offer: Box<MergeOffer>,
    /// The sides chosen so far; for the rest the later side is marked.
    pub(crate) choices: Choices,
    /// The number of the clash that is shown; behind the last one, the summary.
    pub(crate) at: usize,
    /// Rows of a long item that are scrolled away.
    pub(crate) top: usize,
}

#[derive(Debug)]
pub(crate) enum MergePage<'a> {
    /// An item that both sides changed, and the side that is marked.
    Clash(&'a Differing, Side),
    /// The result of the merge, before it is saved.
    Sum(Sum),
}

/// The summary of a merge, in numbers of items.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// Only there, or back from there.
    pub(crate) added: usize,
    /// Changed there without a clash.
    pub(crate) changed: usize,
    /// Clashes that stay as they are here.
    pub(crate) ours: usize,
    /// Clashes that become as they are there.
    pub(crate) theirs: usize,
    pub(crate) deleted: usize,
    /// Left as they are, although the other side says something else of them.
    pub(crate) left: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    Goes,
    /// Everything is chosen, and seen.
    Saves,
    Leaves,
}

impl MergeDialog {
    /// The first clash of an offer, or the summary without any.
    pub(crate) fn new(offer: Box<MergeOffer>) -> MergeDialog {
        MergeDialog { offer, choices: Choices::by_the_rule(), at: 0, top: 0 }
    }

    pub(crate) fn clashes(&self) -> usize {
        self.offer.merge.clashing().count()
    }

    pub(crate) fn page(&self) -> MergePage<'_> {
        match self.offer.merge.clashing().nth(self.at) {
            Some(differing) => MergePage::Clash(differing, self.side(differing)),
            None => MergePage::Sum(self.sum()),
        }
    }

    /// Takes an action; one that means nothing here does nothing.
    pub(crate) fn act(&mut self, action: Action) -> Taken {
        let is_sum = self.at >= self.clashes();
        match action {
            Action::TakeOurs => self.choose(Side::Ours),
            Action::TakeTheirs => self.choose(Side::Theirs),
            Action::TakeLater => self.choose_later(),
            Action::TakeAllLater => self.go_to(self.clashes()),
            Action::ClashBefore => self.go_to(self.at.saturating_sub(1)),
            Action::ClashAfter => self.go_to((self.at + 1).min(self.clashes())),
            Action::Down | Action::RowDown => self.scroll(1),
            Action::Up | Action::RowUp => self.scroll(-1),
            Action::Submit | Action::Yes if is_sum => return Taken::Saves,
            Action::No if is_sum => return Taken::Leaves,
            Action::Submit => self.go_to(self.at + 1),
            _ => {}
        }
        Taken::Goes
    }

    /// Whether an action does anything on this page.
    pub(crate) fn means(&self, action: Action) -> bool {
        let is_sum = self.at >= self.clashes();
        match action {
            Action::Yes | Action::No => is_sum,
            Action::TakeOurs | Action::TakeTheirs | Action::TakeLater => !is_sum,
            Action::TakeAllLater | Action::ClashAfter => !is_sum,
            Action::ClashBefore => self.at > 0,
            _ => true,
        }
    }

    pub(crate) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
    }

    fn side(&self, differing: &Differing) -> Side {
        self.choices.side(differing).unwrap_or(differing.newer)
    }

    fn choose(&mut self, side: Side) {
        let shown = self.offer.merge.clashing().nth(self.at);
        if let Some(id) = shown.map(|d| d.ours.id().clone()) {
            self.choices.by_id.insert(id, side);
            self.go_to(self.at + 1);
        }
    }

    fn choose_later(&mut self) {
        let shown = self.offer.merge.clashing().nth(self.at);
        if let Some(newer) = shown.map(|d| d.newer) {
            self.choose(newer);
        }
    }

    fn go_to(&mut self, at: usize) {
        (self.at, self.top) = (at, 0);
    }

    fn sum(&self) -> Sum {
        let mut sum = Sum::default();
        for outcome in &self.offer.merge.outcomes {
            let count = match outcome {
                Outcome::Added(_) | Outcome::Returned(_) => &mut sum.added,
                Outcome::Deleted(_) => &mut sum.deleted,
                Outcome::Kept(_) | Outcome::Unclear(_) => &mut sum.left,
                Outcome::Differing(d) if d.clashes.is_empty() && d.taken.is_empty() => {
                    &mut sum.left
                }
                Outcome::Differing(d) if d.clashes.is_empty() => &mut sum.changed,
                Outcome::Differing(d) => match self.side(d) {
                    Side::Ours => &mut sum.ours,
                    Side::Theirs => &mut sum.theirs,
                },
            };
            *count += 1;
        }
        sum
    }
}
