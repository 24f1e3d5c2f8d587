//! The imported items that still lack a date: this machine keeps them until each is dated or dismissed.
//!
//! They are blocks as in the files of a journey; the date that they need there is the year 1, which stands for none.
//! Losing the file means to be offered them again by the next import.

use crate::domain::data_file::DataFile;
use crate::domain::item::Item;
use crate::domain::record::Record;
use crate::store::block;
use crate::store::codec::RecordKind;
use crate::store::document::Document;
use crate::store::probe;
use crate::store::unsynced::replace;
use std::io;
use std::path::{Path, PathBuf};

const NAME: &str = "undated.toml";

#[derive(Debug)]
pub(super) struct UndatedFile(Option<PathBuf>);

impl UndatedFile {
    pub(crate) fn within(own: Option<&Path>) -> UndatedFile {
        UndatedFile(own.map(|own| own.join(NAME)))
    }

    /// The items; none if there is no file, or it cannot be read.
    pub(crate) fn read(&self) -> Vec<Item> {
        let bytes = self.0.as_ref().and_then(|path| probe::content(path).ok());
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        let document = Document::parse(RecordKind::within(DataFile::Open), text);
        document.map_or_else(
            |_| Vec::new(),
            |document| document.items().filter_map(Record::as_item).cloned().collect(),
        )
    }

    /// Keeps those items, and no others.
    pub(crate) fn write(&self, items: &[Item]) -> io::Result<()> {
        let path = self.0.as_ref().ok_or(io::ErrorKind::NotFound)?;
        let blocks = items.iter().map(|item| block::fresh(&Record::from(item.clone())));
        replace(path, blocks.collect::<Vec<_>>().join("\n").as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::goal::{Goal, State};
    use crate::domain::id::Id;
    use crate::domain::milestone::Milestone;

    #[test]
    fn undated_items_are_kept_as_they_are_and_nothing_is_told_of_a_broken_file() {
        let home = tempfile::tempdir().expect("a folder");
        let file = UndatedFile::within(Some(home.path()));
        assert_eq!(file.read(), []);
        let items: Vec<Item> = vec![
            Milestone::new(Id::spelled(1), "Network+", Date::Year(1)).into(),
            Goal { state: State::done(Date::Year(1)), ..Goal::new(Id::spelled(2), "Read") }.into(),
        ];
        file.write(&items).expect("written");
        assert_eq!(file.read(), items);
        std::fs::write(home.path().join(NAME), "[[milestone").expect("written");
        assert_eq!(file.read(), []);
    }
}
