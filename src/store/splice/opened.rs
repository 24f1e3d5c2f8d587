//! A text opened at one place: a change near the last one copies what lies between the two, not the whole text.

/// What may stand before the first line, and is no part of it.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A text that many changes are made in, one near the other.
#[derive(Clone, Debug)]
pub(in crate::store) struct Opened {
    before: Vec<u8>,
    /// What lies behind the open place, its last byte first.
    behind: Vec<u8>,
}

impl Opened {
    /// Opens a text at its end.
    pub(crate) fn new(text: String) -> Opened {
        Opened { before: text.into_bytes(), behind: Vec::new() }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> String {
        let bytes: Vec<u8> = self.before.iter().chain(self.behind.iter().rev()).copied().collect();
        String::from_utf8(bytes).expect("only whole characters are taken out and put in")
    }

    /// Opens the text at that byte; false if it is not so long.
    pub(crate) fn open_at(&mut self, at: usize) -> bool {
        if at > self.before.len() + self.behind.len() {
            return false;
        }
        if at <= self.before.len() {
            self.behind.extend(self.before.drain(at..).rev());
        } else {
            let rest = self.before.len() + self.behind.len() - at;
            self.before.extend(self.behind.drain(rest..).rev());
        }
        true
    }

    /// Whether the open place lies in the middle of a line.
    pub(crate) fn splits_a_line(&self) -> bool {
        let begun = !self.before.is_empty()
            && !self.before.ends_with(b"\n")
            && self.before != BYTE_ORDER_MARK.as_bytes();
        let ended = ["\n", "\r\n"].iter().any(|end| self.goes_on_with(end));
        begun && !ended && !self.behind.is_empty()
    }

    /// Whether that stands right behind the open place.
    pub(crate) fn goes_on_with(&self, part: &str) -> bool {
        self.has(0, part)
    }

    /// Whether the text before the open place ends with one part, and that behind the next `skip` bytes begins with the
    /// other. With `whole`, that part is all there is.
    pub(crate) fn lies_between(
        &self,
        (before, all_before): (&str, bool),
        (behind, all_behind): (&str, bool),
        skip: usize,
    ) -> bool {
        let first = self.before.ends_with(before.as_bytes())
            && (!all_before || self.before.len() == before.len());
        let rest = self.behind.len().checked_sub(skip);
        first && self.has(skip, behind) && (!all_behind || rest == Some(behind.len()))
    }

    /// Puts `new` in place of that many bytes behind the open place, and opens the text behind it.
    pub(crate) fn replace(&mut self, length: usize, new: &str) {
        self.behind.truncate(self.behind.len().saturating_sub(length));
        self.before.extend_from_slice(new.as_bytes());
    }

    fn has(&self, skip: usize, part: &str) -> bool {
        let mut there = self.behind.iter().rev().skip(skip);
        part.bytes().all(|byte| there.next() == Some(&byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_changed_at_any_place_in_any_order() {
        let mut text = Opened::new("aébcd".into());
        assert!(text.open_at(1) && text.goes_on_with("éb") && !text.goes_on_with("b"));
        text.replace(2, "XY");
        assert_eq!(text.text(), "aXYbcd");
        assert!(text.open_at(5) && text.goes_on_with("d"));
        text.replace(1, "");
        assert!(text.open_at(0));
        text.replace(0, "ü");
        assert_eq!(text.text(), "üaXYbc");
        assert!(!text.open_at(99));
    }

    #[test]
    fn splice_tells_part_of_its_context_from_all_of_it() {
        let mut text = Opened::new("abcdef".into());
        assert!(text.open_at(2));
        assert!(text.lies_between(("b", false), ("de", false), 1));
        assert!(text.lies_between(("ab", true), ("def", true), 1));
        assert!(!text.lies_between(("b", true), ("de", false), 1));
        assert!(!text.lies_between(("b", false), ("de", true), 1));
    }
}
