//! What of a journey could not be read: as long as there is a gap, no number that it may hide is known.

use super::data_file::DataFile;
use super::words::{count, plural};

/// A part of the journey that could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Gap {
    /// Where.
    pub(crate) place: GapPlace,
    /// How much of it.
    pub(crate) extent: GapExtent,
    /// Why, to go on from "cannot be read: ": `line 170`, `permission denied`.
    pub(crate) why: String,
}

/// Where something could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GapPlace {
    /// In one file.
    File(DataFile),
    /// In the folder of the past years, so that not even the years are known.
    Past,
}

/// How much could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GapExtent {
    /// All of it; how many items there were when it was last read, where that is known.
    All(Option<usize>),
    /// So many items of it; the others were read.
    Items(usize),
}

impl Gap {
    /// `goals.toml cannot be read: line 170`, `2 items in goals.toml cannot be read: line 12`.
    pub(crate) fn words(&self) -> String {
        let (place, why) = (self.place.name(), &self.why);
        match self.extent {
            GapExtent::All(_) => format!("{place} cannot be read: {why}"),
            GapExtent::Items(items) => {
                format!("{} in {place} cannot be read: {why}", count(items, "item"))
            }
        }
    }

    /// How many items there were, where that is known: `41 items were in it`.
    pub(crate) fn held(&self) -> Option<String> {
        match self.extent {
            GapExtent::All(Some(items)) if items > 0 => {
                let were = plural(items, "was", "were");
                Some(format!("{} {were} in it", count(items, "item")))
            }
            GapExtent::All(_) | GapExtent::Items(_) => None,
        }
    }

    /// The same with what was there, where that is known.
    pub(crate) fn sentence(&self) -> String {
        match self.held() {
            Some(held) => format!("{} ({held})", self.words()),
            None => self.words(),
        }
    }

    /// Whether it hides goals that ended.
    pub(crate) fn is_past(&self) -> bool {
        match self.place {
            GapPlace::File(DataFile::Ended(_)) | GapPlace::Past => true,
            GapPlace::File(DataFile::Open | DataFile::Milestones) => false,
        }
    }

    /// Whether it is in that file.
    pub(crate) fn is_in(&self, home: DataFile) -> bool {
        self.place == GapPlace::File(home)
    }

    /// Whether nothing at all is known of what is there.
    pub(crate) fn is_all(&self) -> bool {
        matches!(self.extent, GapExtent::All(_))
    }
}

impl GapPlace {
    /// The file or folder, by its path within the journey's.
    pub(crate) fn name(self) -> String {
        match self {
            GapPlace::File(home) => home.to_string(),
            GapPlace::Past => "done".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_says_where_and_why_and_what_was_there() {
        let gap = |place, extent| Gap { place, extent, why: "line 3".into() };
        let whole = gap(GapPlace::File(DataFile::Open), GapExtent::All(Some(41)));
        assert_eq!(whole.words(), "goals.toml cannot be read: line 3");
        assert_eq!(whole.held().as_deref(), Some("41 items were in it"));
        let some = gap(GapPlace::File(DataFile::Ended(2019)), GapExtent::Items(1));
        assert_eq!(some.words(), "1 item in done/2019.toml cannot be read: line 3");
        assert_eq!(some.held(), None);
    }
}
