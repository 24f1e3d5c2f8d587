//! Measures of which less than nothing is done.

use crate::store::checkup::{members, titled};
use crate::store::codec::{RecordKind, as_amount};
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::{Table, Tree};

pub(super) fn of(tree: &Tree) -> Vec<Diagnostic> {
    let of_goal = |(kind, table): (RecordKind, &Table)| below_zero(kind, table);
    members(tree).filter_map(of_goal).collect()
}

fn below_zero(kind: RecordKind, table: &Table) -> Option<Diagnostic> {
    let tables = table.get("measure")?.value.tables();
    let node = tables.first()?.get("done")?;
    let done = as_amount(&node.value).filter(|done| done.number() < 0.0)?;
    let title = titled(kind, table);
    let message = format!("`done` in the measure of {title} is {done}, which is less than zero");
    Some(Diagnostic::warning(node.at, message, "write what is done so far, or 0"))
}
