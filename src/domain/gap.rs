//! A part of the journey that could not be read; numbers that it may affect are unknown.

use super::data_file::DataFile;
use super::words::{count, plural};

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Gap {
    pub(crate) place: GapPlace,
    pub(crate) extent: GapExtent,
    /// Completes "cannot be read: ": `line 170`, `permission denied`.
    pub(crate) why: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GapPlace {
    File(DataFile),
    /// The folder of past years, so that even the years are unknown.
    Past,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GapExtent {
    /// All of it, with the number of items when it was last read, if known.
    All(Option<usize>),
    /// That many items; the rest was read.
    Items(usize),
    /// All of it, and what it held before is shown.
    Outdated,
}

impl Gap {
    /// `goals.toml cannot be read: line 170`, `2 items in goals.toml cannot be read: line 12`.
    pub(crate) fn words(&self) -> String {
        let (place, why) = (self.place.name(), &self.why);
        match self.extent {
            GapExtent::All(_) | GapExtent::Outdated => format!("{place} cannot be read: {why}"),
            GapExtent::Items(items) => {
                let first = plural(items, "", "the first at ");
                format!("{} in {place} cannot be read: {first}{why}", count(items, "item"))
            }
        }
    }

    /// `41 items were in it`, if the number is known; where they are shown, that.
    pub(crate) fn held(&self) -> Option<String> {
        match self.extent {
            GapExtent::All(Some(items)) if items > 0 => {
                let were = plural(items, "was", "were");
                Some(format!("{} {were} in it", count(items, "item")))
            }
            GapExtent::Outdated => Some("its last good version is shown".into()),
            GapExtent::All(_) | GapExtent::Items(_) => None,
        }
    }

    /// The words and, if known, the number of items.
    pub(crate) fn sentence(&self) -> String {
        match self.held() {
            Some(held) => format!("{} ({held})", self.words()),
            None => self.words(),
        }
    }

    /// Whether it hides ended goals.
    pub(crate) fn is_past(&self) -> bool {
        self.place.is_past()
    }

    pub(crate) fn is_in(&self, home: DataFile) -> bool {
        self.place == GapPlace::File(home)
    }

    /// Whether all of it is missing, and nothing of it shown.
    pub(crate) fn is_all(&self) -> bool {
        matches!(self.extent, GapExtent::All(_))
    }
}

impl GapPlace {
    /// The place of that path within the journey's folder.
    pub(super) fn named(path: &str) -> Option<GapPlace> {
        match path {
            "done" => Some(GapPlace::Past),
            _ => DataFile::at(path).map(GapPlace::File),
        }
    }

    /// Whether it is of ended goals.
    pub(crate) fn is_past(self) -> bool {
        match self {
            GapPlace::File(DataFile::Ended(_)) | GapPlace::Past => true,
            GapPlace::File(DataFile::Open | DataFile::Milestones) => false,
        }
    }

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
    fn gap_names_its_place_reason_and_items() {
        let gap = |place, extent| Gap { place, extent, why: "line 3".into() };
        let whole = gap(GapPlace::File(DataFile::Open), GapExtent::All(Some(41)));
        assert_eq!(whole.words(), "goals.toml cannot be read: line 3");
        assert_eq!(whole.held().as_deref(), Some("41 items were in it"));
        let some = gap(GapPlace::File(DataFile::Ended(2019)), GapExtent::Items(1));
        assert_eq!(some.words(), "1 item in done/2019.toml cannot be read: line 3");
        assert_eq!(some.held(), None);
        let lost = gap(GapPlace::File(DataFile::Open), GapExtent::Outdated);
        let said = "goals.toml cannot be read: line 3 (its last good version is shown)";
        assert_eq!((lost.sentence().as_str(), lost.is_all()), (said, false));
    }
}
