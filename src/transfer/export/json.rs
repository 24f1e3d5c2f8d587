//! Milepost's own JSON: every item as `list --all --json` prints it.

use super::{Export, LeftOut, Outgoing, Unwritable, unwritten};
use crate::domain::facts::Facts;
use crate::domain::schema::FieldValue;
use crate::transfer::json;

pub(super) const EXPORT: Export = Export { name: "json", exact: true, write };

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let facts = Facts::of(outgoing.journey);
    let items = outgoing.items.iter().map(|item| json::item(item, &facts)).collect();
    unwritten::count(outgoing, "Milepost's JSON", &|field, _| field.in_json, left_out);
    Ok(json::pretty(&FieldValue::Tables(items)) + "\n")
}
