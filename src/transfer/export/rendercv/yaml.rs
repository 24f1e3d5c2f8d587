//! YAML by hand: every text is a JSON string, which is one in YAML too.

use crate::domain::date::Date;
use crate::domain::schema::{FieldValue, Fields};
use crate::transfer::json;
use std::fmt::Write;

pub(super) fn written(document: Fields) -> String {
    let mut out = String::new();
    write(&FieldValue::Table(document), &mut out, 0);
    out.trim_start().to_owned() + "\n"
}

/// Writes the value after a key; what takes several lines begins in a new one.
fn write(value: &FieldValue, out: &mut String, indent: usize) {
    match value {
        FieldValue::Table(fields) if fields.iter().all(|(_, value)| value.is_none()) => {
            out.push_str(" {}");
        }
        FieldValue::Table(fields) => write_fields(fields, out, indent),
        FieldValue::Tables(tables) => {
            for fields in tables {
                let mut own = String::new();
                write_fields(fields, &mut own, indent + 2);
                write_entry(own.trim_start(), out, indent);
            }
        }
        FieldValue::Texts(texts) => {
            for text in texts {
                write_entry(&json::compact(&FieldValue::Text(text.clone())), out, indent);
            }
        }
        // In quotes a year would be its January.
        FieldValue::Date(Date::Year(year)) => {
            // Writing to a String cannot fail.
            let _ = write!(out, " {year}");
        }
        single => {
            out.push(' ');
            out.push_str(&json::compact(single));
        }
    }
}

fn write_fields(fields: &Fields, out: &mut String, indent: usize) {
    for (key, value) in fields.iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        begin_line(out, indent);
        out.push_str(key);
        out.push(':');
        write(value, out, indent + 2);
    }
}

/// Writes an entry of a list, which begins in the line of its dash.
fn write_entry(entry: &str, out: &mut String, indent: usize) {
    begin_line(out, indent);
    out.push_str("- ");
    out.push_str(entry);
}

fn begin_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}
