//! Goals that are marked as the focus, though another one has it already or they are small.

use crate::domain::data_file::DataFile;
use crate::store::checkup::{members, titled};
use crate::store::codec::RecordKind;
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::{Table, Tree, Value};

pub(super) fn of(tree: &Tree, file: DataFile) -> Vec<Diagnostic> {
    let marked = members(tree).filter_map(|(kind, table)| {
        let (key, node) = table.entry("next").filter(|_| is_open(kind, table))?;
        matches!(node.value, Value::Flag(true)).then_some((key.at, table))
    });
    let marked = marked.filter(|_| file == DataFile::Open);
    let (large, small): (Vec<_>, Vec<_>) =
        marked.partition(|(_, table)| table.text("size") == Some("large"));
    let small = small.into_iter().map(|(at, table)| {
        let title = titled(RecordKind::Goal, table);
        let message = format!("{title} is marked as the focus, and only a larger goal can be");
        Diagnostic::warning(at, message, "take the line away")
    });
    let focus = large.first().map(|(_, table)| titled(RecordKind::Goal, table));
    let others = large.iter().skip(1).zip(focus.iter().cycle()).map(|((at, table), focus)| {
        let title = titled(RecordKind::Goal, table);
        let message = format!("{title} is marked as the focus, and {focus} is the focus already");
        Diagnostic::warning(*at, message, "take one of the two lines away")
    });
    small.chain(others).collect()
}

fn is_open(kind: RecordKind, table: &Table) -> bool {
    kind == RecordKind::Goal && ["done", "dropped"].iter().all(|key| table.get(key).is_none())
}
