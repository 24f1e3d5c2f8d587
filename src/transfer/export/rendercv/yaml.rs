//! YAML by hand: every text is a JSON string, which is one in YAML too.

use crate::domain::schema::FieldValue;
use crate::transfer::json;
use std::fmt::Write;

pub(super) enum Yaml {
    Text(String),
    Number(i32),
    List(Vec<Yaml>),
    Map(Vec<(&'static str, Yaml)>),
}

impl Yaml {
    pub(super) fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.trim_start().to_owned() + "\n"
    }

    /// Writes the value after a key or a dash; what takes several lines begins in a new one.
    fn write(&self, out: &mut String, indent: usize) {
        match self {
            Yaml::Text(text) => {
                out.push(' ');
                out.push_str(&json::compact(&FieldValue::Text(text.clone())));
            }
            Yaml::Number(number) => {
                // Writing to a String cannot fail.
                let _ = write!(out, " {number}");
            }
            Yaml::List(entries) if entries.is_empty() => out.push_str(" []"),
            Yaml::Map(fields) if fields.is_empty() => out.push_str(" {}"),
            Yaml::List(entries) => {
                for entry in entries {
                    begin_line(out, indent);
                    out.push('-');
                    entry.write_entry(out, indent + 2);
                }
            }
            Yaml::Map(fields) => {
                for (key, value) in fields {
                    begin_line(out, indent);
                    out.push_str(key);
                    out.push(':');
                    value.write(out, indent + 2);
                }
            }
        }
    }

    /// Writes the value after the dash of a list, where a map begins in the same line.
    fn write_entry(&self, out: &mut String, indent: usize) {
        let mut own = String::new();
        self.write(&mut own, indent);
        match self {
            Yaml::Map(_) => {
                out.push(' ');
                out.push_str(own.trim_start());
            }
            Yaml::Text(_) | Yaml::Number(_) | Yaml::List(_) => out.push_str(&own),
        }
    }
}

fn begin_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}
