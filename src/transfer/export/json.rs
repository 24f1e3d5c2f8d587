//! Milepost's own JSON: every item as `list --all --json` prints it.

use super::{Export, LeftOut, Outgoing, Unwritable, unwritten};
use crate::transfer::json::{self, Printed};

pub(super) const EXPORT: Export = Export { name: "json", exact: true, write };

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let items = outgoing.items.iter().map(|item| json::item(item, outgoing.journey));
    unwritten::count(outgoing, "Milepost's JSON", &|field, _| field.in_json, left_out);
    Ok(json::pretty(Printed::List(Box::new(items))) + "\n")
}
