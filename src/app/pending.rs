//! What was typed and is not safe yet: dialogs that wait for the disk's answer, and the draft that was left.
//!
//! The screen never waits for the disk: a dialog closes when it is submitted. It is kept here until the disk has
//! answered, so that a refusal can bring it back as it was.

use super::dialog::Dialog;
use super::disk::Request;
use super::effect::Effect;
use crate::domain::id::Id;
use crate::domain::sorted::SortedSet;
use std::collections::VecDeque;

#[derive(Debug)]
enum KeptDraft<W> {
    Nothing,
    /// A dialog that was left; the next one of its kind offers it.
    Left(Box<Dialog<W>>),
    /// The text that the open dialog was filled with: offered once, it is not kept again unless it was changed.
    Offered(Vec<String>),
}

/// Dialogs and goals that wait for the disk, and the draft.
#[derive(Debug)]
pub(crate) struct Pending<W> {
    /// Dialogs that were submitted, in that order.
    sent: Vec<(Request, Dialog<W>)>,
    /// Goals marked done, each with its save: what follows is asked once that is on disk.
    ending: Vec<(u64, Id)>,
    /// Goals whose end is on disk, and what follows has not been asked yet.
    ended: VecDeque<Id>,
    /// Names of filters that could not be kept or forgotten: asked for again, they are tried again.
    pub(crate) unkept: SortedSet<String>,
    draft: KeptDraft<W>,
}

impl<W> Default for Pending<W> {
    fn default() -> Pending<W> {
        let (sent, ending, ended) = (Vec::new(), Vec::new(), VecDeque::new());
        Pending { sent, ending, ended, unkept: SortedSet::new(), draft: KeptDraft::Nothing }
    }
}

impl<W> Pending<W> {
    /// Keeps a dialog until the first of these requests that could lose it is answered.
    pub(crate) fn send(&mut self, dialog: Dialog<W>, effects: &[Effect]) {
        self.forget_offer();
        let request = effects.iter().filter_map(Effect::request).find(|r| r.keeps_dialog());
        if let Some(request) = request.filter(|_| dialog.leads_to_change()) {
            self.sent.push((request.clone(), dialog));
        }
    }

    /// The dialog that led to this request, now that the disk has answered it.
    pub(crate) fn answered(&mut self, request: &Request) -> Option<Dialog<W>> {
        let at = self.sent.iter().position(|(sent, _)| sent == request)?;
        Some(self.sent.remove(at).1)
    }

    /// A goal is marked done by the save of that number.
    pub(crate) fn ends(&mut self, number: u64, goal: Id) {
        self.ending.push((number, goal));
    }

    pub(crate) fn settle(&mut self, number: u64, saved: bool) {
        let ended = self.ending.extract_if(.., |(of, _)| *of == number);
        let ended: Vec<Id> = ended.map(|(_, goal)| goal).collect();
        self.ended.extend(ended.into_iter().filter(|_| saved));
    }

    /// The next goal whose end is on disk.
    pub(crate) fn next_ended(&mut self) -> Option<Id> {
        self.ended.pop_front()
    }

    /// A dialog was left unsaved: more than a few words of it are kept, and all that the disk refused, unless they are a draft
    /// that was offered already.
    pub(crate) fn leave(&mut self, dialog: Dialog<W>) {
        let was_offered = self.is_offered(&dialog);
        self.forget_offer();
        let typed = dialog.typed();
        let is_refused = dialog.was_refused && typed.iter().any(|text| !text.trim().is_empty());
        if !was_offered && (is_refused || is_more_than_a_few_words(&typed)) {
            self.draft = KeptDraft::Left(Box::new(dialog));
        }
    }

    /// Fills a dialog that has just been opened with the draft, where it is of the same kind.
    pub(crate) fn offer(&mut self, fresh: &mut Dialog<W>) {
        if let KeptDraft::Left(draft) = &self.draft
            && fresh.take_up(draft)
        {
            self.draft = KeptDraft::Offered(fresh.typed());
        }
    }

    fn forget_offer(&mut self) {
        if matches!(self.draft, KeptDraft::Offered(_)) {
            self.draft = KeptDraft::Nothing;
        }
    }

    /// Whether a dialog holds the draft just as it was offered.
    pub(crate) fn is_offered(&self, dialog: &Dialog<W>) -> bool {
        matches!(&self.draft, KeptDraft::Offered(typed) if *typed == dialog.typed())
    }

    /// Whether anything is still to be asked about a goal that was marked done.
    pub(crate) fn asks(&self) -> bool {
        !self.ending.is_empty() || !self.ended.is_empty()
    }

    /// Asks nothing about a change that is about to be undone.
    pub(crate) fn ask_nothing(&mut self) {
        self.ending.clear();
        self.ended.clear();
    }
}

/// Whether typing it again would be a nuisance.
fn is_more_than_a_few_words(typed: &[String]) -> bool {
    let words = typed.iter().flat_map(|text| text.split_whitespace());
    let letters: usize = typed.iter().map(|text| text.trim().chars().count()).sum();
    words.count() >= FEW_WORDS || letters >= FEW_LETTERS
}

/// From so many words on a draft is kept,
const FEW_WORDS: usize = 3;

const FEW_LETTERS: usize = 15;
