//! Links to milestones that were over before the linking one began.

use crate::domain::id::IdMap;
use crate::domain::milestone::Milestone;
use crate::store::checkup::members;
use crate::store::codec::{RecordKind, read};
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::{Table, Tree, Value};
use std::sync::Arc;

pub(super) fn of(tree: &Tree) -> Vec<Diagnostic> {
    let milestones = members(tree).filter(|(kind, _)| *kind == RecordKind::Milestone);
    let read = milestones.filter_map(|(kind, table)| {
        let record = read(kind, table).ok()?.member;
        Some((Arc::clone(record.as_milestone()?), table))
    });
    let read: Vec<(Arc<Milestone>, &Table)> = read.collect();
    let by_id: IdMap<_, _> = read.iter().map(|(milestone, _)| (&milestone.id, milestone)).collect();
    let back = |(from, table): &(Arc<Milestone>, &Table)| -> Vec<Diagnostic> {
        let Some(Value::List(nodes)) = table.get("led_to").map(|node| &node.value) else {
            return Vec::new();
        };
        let linked = from.led_to.iter().zip(nodes);
        let linked = linked.filter_map(|(id, node)| Some((*by_id.get(id)?, node.at)));
        let wrong = linked.filter(|(to, _)| from.extent().is_after(to.extent()));
        wrong.map(|(to, at)| warning(from, to, at)).collect()
    };
    read.iter().flat_map(back).collect()
}

fn warning(from: &Milestone, to: &Milestone, at: usize) -> Diagnostic {
    let message = format!(
        "`led_to` of \"{}\" names \"{}\", which was over before it began",
        from.title, to.title
    );
    Diagnostic::warning(at, message, "remove it, or correct one of the dates")
}
