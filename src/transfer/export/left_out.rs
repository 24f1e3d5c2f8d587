//! What an export leaves out: one sentence for each reason, with its count.

/// The sentences, in the order in which they were added.
#[derive(Debug, Default)]
pub(crate) struct LeftOut(Vec<String>);

impl LeftOut {
    /// Adds `3 targets without a day are not in the calendar`, from what follows the number; nothing for 0.
    pub(crate) fn count(&mut self, count: usize, one: &str, many: &str) {
        match count {
            0 => {}
            1 => self.0.push(format!("1 {one}")),
            _ => self.0.push(format!("{count} {many}")),
        }
    }

    /// Adds a sentence without a number.
    pub(super) fn add(&mut self, sentence: &str) {
        self.0.push(sentence.to_owned());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn sentences(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}
