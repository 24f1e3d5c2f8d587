//! The lines typed before, which come back into a field one after the other.

use super::TextField;

#[derive(Debug, Clone)]
pub(super) struct Recalled {
    /// How many lines back.
    back: usize,
    /// The text that it took the place of.
    own: String,
}

/// Which of the lines typed before comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recall {
    Older,
    Newer,
}

impl TextField {
    /// Takes the line before or after the one that it holds, of those typed earlier; after the last one its own text.
    pub(crate) fn recall(&mut self, lines: &[String], which: Recall) {
        let own = || Recalled { back: 0, own: self.text.clone() };
        let Recalled { back, own } = self.recalled.take().unwrap_or_else(own);
        let back = match which {
            Recall::Older => (back + 1).min(lines.len()),
            Recall::Newer => back.saturating_sub(1),
        };
        self.put(if back == 0 { &own } else { &lines[lines.len() - back] });
        self.recalled = Some(Recalled { back, own });
    }
}
