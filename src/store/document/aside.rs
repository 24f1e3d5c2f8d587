//! Records that cannot be read are set aside, with their titles where these can be read; all others are shown.

use crate::domain::sort;
use crate::store::codec::advice;
use crate::store::diagnostic::Diagnostic;
use crate::store::document::mend::Slip;
use crate::store::document::{DecodedEntry, Document};
use crate::store::tree::Tree;

impl Document {
    /// What a record lacks may be on its line with a slip: that is what is wrong with it, then.
    pub(super) fn blame_slips(&self, slips: &[Slip], read: &mut [DecodedEntry], text: &str) {
        let lacks = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with('['));
        for slip in slips.iter().filter(|slip| !slip.begins) {
            let start = slip.lines.start;
            let begun = read.partition_point(|reading| reading.at < start);
            let owner = begun.checked_sub(1).and_then(|index| read.get_mut(index));
            let diagnostic = owner.and_then(|reading| reading.diagnostic.as_mut());
            let is_its = |at: usize| at < start && lacks(at) && self.layout.is_of_a_member(start);
            if let Some(lacking) = diagnostic.filter(|d| d.at.is_some_and(is_its)) {
                *lacking = slip.diagnostic.clone();
            }
        }
    }

    /// Sets aside the records with slips, and those with an unreadable value, unless that is `explained`.
    pub(super) fn set_aside(
        &mut self,
        mut slips: Vec<Slip>,
        tree: &Tree,
        explained: &[usize],
        text: &str,
    ) {
        for at in &tree.unread {
            let mended = slips.iter().any(|slip| slip.has(*at));
            if !mended && !explained.contains(at) {
                let (message, hint) = advice::of_day(text.get(*at..*at + 10).unwrap_or_default());
                slips.push(Slip::at(text, *at, Diagnostic::error(*at, message, hint)));
            }
        }
        sort::by_key(&mut slips, |slip| slip.lines.start);
        slips.into_iter().for_each(|slip| self.set_one_aside(slip, tree));
    }

    fn set_one_aside(&mut self, slip: Slip, tree: &Tree) {
        let in_it = |diagnostic: &Diagnostic| diagnostic.at.is_some_and(|at| slip.has(at));
        let item = match slip.begins {
            true => None,
            false => self.owner(slip.lines.start).and_then(|i| self.entries[i].item.take()),
        };
        let begun = slip.begins.then(|| title_below(slip.lines.start, tree)).flatten();
        let diagnostic = match (self.diagnostics.iter().position(in_it), item) {
            (Some(known), _) => {
                Diagnostic { at: slip.diagnostic.at, ..self.diagnostics.remove(known) }
            }
            (None, Some(item)) => aside(slip.diagnostic, Some(item.title())),
            (None, None) if slip.begins => aside(slip.diagnostic, begun.as_deref()),
            (None, None) => slip.diagnostic,
        };
        self.slips.push(unwritten(diagnostic));
    }

    /// The entry that a place within it belongs to.
    fn owner(&self, at: usize) -> Option<usize> {
        let begun = self.entries.partition_point(|entry| entry.at < at);
        begun.checked_sub(1).filter(|_| self.layout.is_of_a_member(at))
    }
}

/// The title below a header that cannot be read.
fn title_below(at: usize, tree: &Tree) -> Option<String> {
    let mut tables = tree.root.entries.iter().flat_map(|(_, node)| node.value.tables());
    tables.find(|table| table.at == at)?.text("title").map(str::to_owned)
}

/// The longest part of a title that is shown, in characters.
const TITLE: usize = 60;

/// A diagnostic for which a member is set aside.
pub(super) fn aside(diagnostic: Diagnostic, title: Option<&str>) -> Diagnostic {
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let what = title.map_or("the item".to_owned(), |title| {
        let short: String = title.chars().take(TITLE).collect();
        let cut = if short.len() < title.len() { "…" } else { "" };
        format!("\"{short}{cut}\"")
    });
    let hint = format!("{}; {what} is set aside until then", diagnostic.hint);
    Diagnostic { hint, ..diagnostic }
}

/// A diagnostic for which a file is not written to.
pub(super) fn unwritten(diagnostic: Diagnostic) -> Diagnostic {
    let joint = match diagnostic.hint.ends_with("until then") {
        true => ", and the file is not written to",
        false => "; the file is not written to until then",
    };
    let hint = format!("{}{joint}", diagnostic.hint);
    Diagnostic { hint, blocks_saving: true, ..diagnostic }
}
