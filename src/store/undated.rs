//! The imported items that still lack a date: this machine keeps them until each is dated, and remembers those that were
//! dismissed.
//!
//! They are blocks as in the files of a journey; the date that they need there is the year 1, which stands for none, and
//! two keys more say what became of them. Losing the file means to be offered them again by the next import.

use crate::domain::change::Run;
use crate::domain::record::Record;
use crate::domain::sorted::SortedMap;
use crate::domain::undated_item::UndatedItem;
use crate::store::block;
use crate::store::codec::{RecordKind, spelling};
use crate::store::document::Document;
use crate::store::probe;
use crate::store::tree::{Table, Value, parse};
use crate::store::unsynced::replace;
use std::io;
use std::path::{Path, PathBuf};

const NAME: &str = "undated.toml";
/// The key of the undo step of the import.
const RUN: &str = "run";
const DISMISSED: &str = "dismissed";

#[derive(Debug)]
pub(super) struct UndatedFile(Option<PathBuf>);

impl UndatedFile {
    pub(crate) fn within(own: Option<&Path>) -> UndatedFile {
        UndatedFile(own.map(|own| own.join(NAME)))
    }

    /// The items; none if there is no file, or it cannot be read.
    pub(crate) fn read(&self) -> Vec<UndatedItem> {
        let bytes = self.0.as_ref().and_then(|path| probe::content(path).ok());
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        items_in(text).unwrap_or_default()
    }

    /// Keeps those items, and no others.
    pub(crate) fn write(&self, items: &[UndatedItem]) -> io::Result<()> {
        let path = self.0.as_ref().ok_or(io::ErrorKind::NotFound)?;
        replace(path, items.iter().map(block_of).collect::<Vec<_>>().join("\n").as_bytes())
    }
}

fn items_in(text: String) -> Option<Vec<UndatedItem>> {
    let document = Document::parse(text).ok()?;
    let tree = parse(&document.text).ok()?;
    let nodes = RecordKind::ALL.iter().filter_map(|kind| tree.root.get(kind.key()));
    let tables = nodes.flat_map(|node| node.value.tables());
    let tables: SortedMap<usize, &Table> = tables.map(|table| (table.at, table)).collect();
    let items = document.entries.iter().filter_map(|entry| {
        let (item, table) = (entry.item.as_ref()?.as_item()?, tables.get(&entry.at)?);
        let run = table.text(RUN).map(|run| Run(run.to_owned()));
        let dismissed = table.get(DISMISSED).map(|node| &node.value);
        let is_dismissed = matches!(dismissed, Some(Value::Flag(true)));
        Some(UndatedItem { is_dismissed, ..UndatedItem::asked(item.clone(), run) })
    });
    Some(items.collect())
}

fn block_of(undated: &UndatedItem) -> String {
    let block = block::fresh(&Record::from(undated.item.clone()));
    let (header, fields) = block.split_once('\n').unwrap_or((&block, ""));
    let run = undated.run.as_ref().map(|run| format!("{RUN} = {}\n", spelling::quoted(&run.0)));
    let dismissed =
        if undated.is_dismissed { format!("{DISMISSED} = true\n") } else { String::new() };
    format!("{header}\n{}{dismissed}{fields}", run.unwrap_or_default())
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
        let course = Milestone::new(Id::spelled(1), "Network+", Date::Year(1)).into();
        let goal =
            Goal { state: State::done(Date::Year(1)), ..Goal::new(Id::spelled(2), "Read") }.into();
        let dismissed = UndatedItem::asked(course, Some(Run("import \"a\"".into())));
        let items =
            vec![UndatedItem { is_dismissed: true, ..dismissed }, UndatedItem::asked(goal, None)];
        file.write(&items).expect("written");
        assert_eq!(file.read(), items);
        std::fs::write(home.path().join(NAME), "[[milestone").expect("written");
        assert_eq!(file.read(), []);
    }
}
