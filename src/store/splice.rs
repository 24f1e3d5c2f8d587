//! One replacement in a file's text, found again after the text around it has changed.

use serde::{Deserialize, Serialize};

/// How many bytes around it a splice remembers, at most.
pub(super) const AROUND: usize = 48;

/// How many bytes a character has at most, as what is remembered begins and ends with a whole one.
const WIDEST: usize = 4;

/// A replacement in the text of one file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Splice {
    /// The file, by its path within the journey.
    pub home: String,
    /// Where it was made.
    pub at: usize,
    /// What stood there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub old: String,
    /// What stands there now.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub new: String,
    /// What stood right before.
    pub before: String,
    /// What stood right behind.
    pub behind: String,
    /// The title of the item that it is about.
    pub title: String,
    /// Whether it only gave an id to an item written by hand: not worth refusing an undo for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub minor: bool,
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
    pub fn inverse(&self) -> Splice {
        Splice {
            old: self.new.clone(),
            new: self.old.clone(),
            ..self.clone()
        }
    }

    /// Makes the replacement in `text`; `None` if what it replaces is not there, or not only once. Where something is
    /// put in and what stood around it has changed, `between` says whether a place lies between items.
    pub fn made_in(&self, text: &str, between: impl Fn(usize) -> bool) -> Option<String> {
        let at = if self.old.is_empty() {
            self.gap(text, between)?
        } else {
            self.found(text, &self.old)?
        };
        let mut made = String::with_capacity(text.len() + self.new.len());
        made.push_str(text.get(..at)?);
        made.push_str(&self.new);
        made.push_str(text.get(at + self.old.len()..)?);
        Some(made)
    }

    /// Makes the replacement where it was made, if all is as it was there.
    pub fn made_exactly_in(&self, text: &str) -> Option<String> {
        let (before, rest) = (text.get(..self.at)?, text.get(self.at..)?);
        let behind = rest.strip_prefix(self.old.as_str())?;
        self.lies_as_before(before, behind)
            .then(|| format!("{before}{}{behind}", self.new))
    }

    /// Whether the replacement stands in `text`.
    pub fn standing(&self, text: &str) -> Standing {
        let has = |part: &str| !part.is_empty() && self.found(text, part).is_some();
        match (has(&self.old), has(&self.new)) {
            (_, true) => Standing::Made,
            (true, false) => Standing::NotMade,
            (false, false) if self.new.is_empty() => Standing::Made,
            (false, false) if self.old.is_empty() => Standing::NotMade,
            (false, false) => Standing::Lost,
        }
    }

    /// Whether what is around a place is what was around it; less than was to be remembered is all there was.
    fn lies_as_before(&self, before: &str, behind: &str) -> bool {
        let all = |remembered: &str, there: &str| {
            remembered.len() + WIDEST > AROUND || remembered == there
        };
        let first = before.ends_with(&self.before) && all(&self.before, before);
        first && behind.starts_with(&self.behind) && all(&self.behind, behind)
    }

    /// Where `part` stands: where it was, or else the only place that it is at.
    fn found(&self, text: &str, part: &str) -> Option<usize> {
        if text
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(part))
        {
            return Some(self.at);
        }
        let at = text.find(part)?;
        (text.rfind(part) == Some(at)).then_some(at)
    }

    /// Where something goes back in: where it was, if what stood around it still does; else behind what stood before
    /// it, before what stood behind it, or at the end.
    fn gap(&self, text: &str, between: impl Fn(usize) -> bool) -> Option<usize> {
        let here = text.get(..self.at).zip(text.get(self.at..));
        if here.is_some_and(|(before, behind)| self.lies_as_before(before, behind)) {
            return Some(self.at);
        }
        let once = |part: &str| {
            text.find(part)
                .filter(|at| !part.is_empty() && text.rfind(part) == Some(*at))
        };
        let behind_before = once(&self.before).map(|at| at + self.before.len());
        let ended = text.is_empty() || text.ends_with('\n');
        let places = [
            behind_before,
            once(&self.behind),
            ended.then_some(text.len()),
        ];
        places.into_iter().flatten().find(|at| between(*at))
    }
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

    #[test]
    fn a_text_is_replaced_where_it_was_or_where_it_alone_is() {
        let made = |at, text: &str| splice(at, "b", "XY", "", "").made_in(text, |_| false);
        assert_eq!(made(1, "abb").as_deref(), Some("aXYb"));
        assert_eq!(made(9, "aab").as_deref(), Some("aaXY"));
        assert_eq!(made(9, "abb"), None);
        assert_eq!(made(0, "é"), None);
    }

    #[test]
    fn what_was_taken_away_goes_back_between_its_neighbours() {
        let put = splice(2, "", "N\n", "a\n", "b\n");
        assert_eq!(
            put.made_in("a\nb\n", |_| false).as_deref(),
            Some("a\nN\nb\n")
        );
        assert_eq!(
            put.made_in("0\na\nb\n", |_| true).as_deref(),
            Some("0\na\nN\nb\n")
        );
        assert_eq!(
            put.made_in("0\na\nx\nb\n", |at| at != 4).as_deref(),
            Some("0\na\nx\nN\nb\n")
        );
        assert_eq!(
            put.made_in("zzzz\n", |_| true).as_deref(),
            Some("zzzz\nN\n")
        );
        assert_eq!(put.made_in("zzzz", |_| true), None);
    }

    #[test]
    fn a_text_tells_whether_a_splice_was_made() {
        let change = splice(0, "old", "new", "", "");
        assert_eq!(change.standing("new"), Standing::Made);
        assert_eq!(change.standing("old"), Standing::NotMade);
        assert_eq!(change.standing("other"), Standing::Lost);
        assert_eq!(
            splice(0, "", "new", "", "").standing("x"),
            Standing::NotMade
        );
        assert_eq!(splice(0, "old", "", "", "").standing("x"), Standing::Made);
    }
}
