//! One replacement in a file's text, found again after the text around it has changed.

mod opened;

use serde::{Deserialize, Serialize};

pub(super) use crate::store::splice::opened::Opened;

/// How many bytes around it a splice remembers, at most.
pub(super) const AROUND: usize = 48;

/// How many bytes a character has at most, as what is remembered begins and ends with a whole one.
const WIDEST: usize = 4;

/// A replacement in the text of one file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Splice {
    /// The file, by its path within the journey.
    pub(crate) home: String,
    /// Where it was made.
    pub(crate) at: usize,
    /// What stood there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) old: String,
    /// What stands there now.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) new: String,
    /// What stood right before.
    pub(crate) before: String,
    /// What stood right behind.
    pub(crate) behind: String,
    /// The title of the item that it is about.
    pub(crate) title: String,
    /// Whether it only gave an id to an item written by hand: not worth refusing an undo for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) minor: bool,
}

/// What a text says about a splice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// It has been made.
    Made,
    /// It has not.
    NotMade,
    /// Neither of its two texts is there: somebody has changed the item since.
    Lost,
}

impl Splice {
    /// The splice that takes this one back.
    pub(crate) fn inverse(&self) -> Splice {
        Splice { old: self.new.clone(), new: self.old.clone(), ..self.clone() }
    }

    /// Makes the replacement in `text`; false if what it replaces is not there, or not only once. Where something is put
    /// in and what stood around it has changed, `between` says whether a place lies between items; where only blank lines
    /// would be other ones, they are left as they are then.
    pub(crate) fn make_in(&self, text: &mut Opened, between: impl Fn(&str, usize) -> bool) -> bool {
        if text.open_at(self.at) && self.fits_here(text) {
            self.put_into(text, self.old.len());
            return true;
        }
        if is_blank(&self.old) && is_blank(&self.new) {
            return true;
        }
        let whole = text.text();
        let (at, length) = if is_blank(&self.old) {
            (self.gap(&whole, |at| between(&whole, at)), 0)
        } else {
            (once(&whole, &self.old), self.old.len())
        };
        let found = at.is_some_and(|at| text.open_at(at));
        if found {
            self.put_into(text, length);
        }
        found
    }

    /// Makes the replacement of so many bytes at the open place. It is one of whole lines: where it leaves one without an end that was
    /// the last of the file, and more has been written behind it since, that line is given an end.
    fn put_into(&self, text: &mut Opened, length: usize) {
        text.replace(length, &self.new);
        if text.splits_a_line() {
            let crlf = self.old.contains("\r\n") || self.new.contains("\r\n");
            text.replace(0, if crlf { "\r\n" } else { "\n" });
        }
    }

    /// Makes the replacement where it was made, if all is as it was there.
    pub(crate) fn make_exactly_in(&self, text: &mut Opened) -> bool {
        let fits =
            text.open_at(self.at) && text.goes_on_with(&self.old) && self.lies_as_before(text);
        if fits {
            text.replace(self.old.len(), &self.new);
        }
        fits
    }

    /// Whether the replacement stands in `text`.
    pub(crate) fn standing(&self, text: &str) -> Standing {
        let has = |part: &str| !part.is_empty() && self.found(text, part).is_some();
        match (has(&self.old), has(&self.new)) {
            (_, true) => Standing::Made,
            (true, false) => Standing::NotMade,
            (false, false) if self.new.is_empty() => Standing::Made,
            (false, false) if self.old.is_empty() => Standing::NotMade,
            (false, false) => Standing::Lost,
        }
    }

    /// Whether the replacement can be made at the open place. What is replaced is enough to know the place by, unless it
    /// is nothing or blank; then it is what stood around it.
    fn fits_here(&self, text: &Opened) -> bool {
        let there = text.goes_on_with(&self.old);
        there && (!is_blank(&self.old) || self.lies_as_before(text))
    }

    /// Whether what is around the open place is what was around it; less than was to be remembered is all there was.
    fn lies_as_before(&self, text: &Opened) -> bool {
        let all = |remembered: &str| remembered.len() + WIDEST <= AROUND;
        let before = (self.before.as_str(), all(&self.before));
        let behind = (self.behind.as_str(), all(&self.behind));
        text.lies_between(before, behind, self.old.len())
    }

    /// Where `part` stands: where it was, or else the only place that it is at.
    fn found(&self, text: &str, part: &str) -> Option<usize> {
        let here = text.get(self.at..).is_some_and(|rest| rest.starts_with(part));
        if here { Some(self.at) } else { once(text, part) }
    }

    /// Where something goes back in, if what stood around it does not any more: behind what stood before it, before what
    /// stood behind it, or at the end.
    fn gap(&self, text: &str, between: impl Fn(usize) -> bool) -> Option<usize> {
        let behind_before = once(text, &self.before).map(|at| at + self.before.len());
        let ended = text.is_empty() || text.ends_with('\n');
        let places = [behind_before, once(text, &self.behind), ended.then_some(text.len())];
        places.into_iter().flatten().find(|at| between(*at))
    }
}

/// Whether there is nothing to read in a text.
fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Where `part` stands in a text, if it does once.
fn once(text: &str, part: &str) -> Option<usize> {
    let at = text.find(part).filter(|_| !part.is_empty())?;
    (text.rfind(part) == Some(at)).then_some(at)
}

/// The last bytes of a text that a splice remembers.
pub(super) fn tail(text: &str) -> &str {
    let mut at = text.len().saturating_sub(AROUND);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// The first bytes of a text that a splice remembers.
pub(super) fn head(text: &str) -> &str {
    let mut at = text.len().min(AROUND);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(at: usize, old: &str, new: &str, before: &str, behind: &str) -> Splice {
        let text = str::to_owned;
        let (home, title) = (String::new(), String::new());
        Splice {
            home,
            at,
            old: old.into(),
            new: new.into(),
            before: text(before),
            behind: text(behind),
            title,
            minor: false,
        }
    }

    fn made(splice: &Splice, text: &str, between: impl Fn(usize) -> bool) -> Option<String> {
        let mut text = Opened::new(text.into());
        splice.make_in(&mut text, |_, at| between(at)).then(|| text.text())
    }

    #[test]
    fn a_text_is_replaced_where_it_was_or_where_it_alone_is() {
        let made = |at, text: &str| made(&splice(at, "b\n", "XY\n", "", ""), text, |_| false);
        assert_eq!(made(2, "a\nb\nb\n").as_deref(), Some("a\nXY\nb\n"));
        assert_eq!(made(9, "a\na\nb\n").as_deref(), Some("a\na\nXY\n"));
        assert_eq!(made(9, "a\nb\nb\n"), None);
        assert_eq!(made(0, "é"), None);
    }

    #[test]
    fn splice_ends_a_last_line_before_another_is_added() {
        let made = |new: &str, text: &str| made(&splice(0, "f\n", new, "", ""), text, |_| false);
        assert_eq!(made("a", "f\n# b\n").as_deref(), Some("a\n# b\n"));
        assert_eq!(made("a\r\nb", "f\n# c").as_deref(), Some("a\r\nb\r\n# c"));
        assert_eq!(made("a", "f\n\n# b\n").as_deref(), Some("a\n# b\n"));
        assert_eq!(made("a", "f\n").as_deref(), Some("a"));
        assert_eq!(made("", "f\n# b\n").as_deref(), Some("# b\n"));
    }

    #[test]
    fn splice_takes_a_line_away_without_the_added_line_end() {
        let taken = |text| made(&splice(1, "\n\nb\n", "", "a", ""), text, |_| false);
        assert_eq!(taken("a\n\nb\n").as_deref(), Some("a"));
        assert_eq!(taken("a\n\nb\n# c\n").as_deref(), Some("a\n# c\n"));
        let mark = splice(3, "b\n", "", "", "");
        let bare = made(&mark, "\u{feff}b\n# c\n", |_| false);
        assert_eq!(bare.as_deref(), Some("\u{feff}# c\n"));
    }

    #[test]
    fn splice_puts_a_line_back_between_its_neighbours() {
        let put = splice(2, "", "N\n", "a\n", "b\n");
        assert_eq!(made(&put, "a\nb\n", |_| false).as_deref(), Some("a\nN\nb\n"));
        assert_eq!(made(&put, "0\na\nb\n", |_| true).as_deref(), Some("0\na\nN\nb\n"));
        assert_eq!(made(&put, "0\na\nx\nb\n", |at| at != 4).as_deref(), Some("0\na\nx\nN\nb\n"));
        assert_eq!(made(&put, "zzzz\n", |_| true).as_deref(), Some("zzzz\nN\n"));
        assert_eq!(made(&put, "zzzz", |_| true), None);
    }

    #[test]
    fn a_text_tells_whether_a_splice_was_made() {
        let change = splice(0, "old", "new", "", "");
        assert_eq!(change.standing("new"), Standing::Made);
        assert_eq!(change.standing("old"), Standing::NotMade);
        assert_eq!(change.standing("other"), Standing::Lost);
        assert_eq!(splice(0, "", "new", "", "").standing("x"), Standing::NotMade);
        assert_eq!(splice(0, "old", "", "", "").standing("x"), Standing::Made);
    }
}
