//! JSON that is safe to print: every item, number and character of it.

mod item;

pub(super) use self::item::{ItemJson, item};

use crate::domain::measure::Amount;
use crate::domain::visible::visible;
use serde::{Serialize, Serializer};
use std::fmt::Write;

/// JSON over several lines, as people like to read it.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value);
    harmless(&text.expect("our own types have text for keys and cannot fail"))
}

/// JSON in one line, as a status bar likes to read it.
pub(super) fn compact(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value);
    harmless(&text.expect("our own types have text for keys and cannot fail"))
}

/// The same JSON with every character that could steer a terminal escaped: parsers get the text exactly, a terminal
/// that the JSON is printed on raw sees only ASCII where it matters. Outside strings JSON is plain ASCII, so that
/// whatever is escaped stands within one.
fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if is_harmless(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut units) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

fn is_harmless(c: char) -> bool {
    if c.is_ascii() {
        return c != '\u{7f}';
    }
    let mut bytes = [0; 4];
    let text = &*c.encode_utf8(&mut bytes);
    visible(text) == text
}

/// A finite number: an integer where it is one.
pub(super) struct Plain(pub(super) f64);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Up to here every integer is exact in binary64.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() <= EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl From<Amount> for Plain {
    fn from(amount: Amount) -> Plain {
        Plain(amount.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_escapes_control_characters_and_parses_back_exactly() {
        let text = "a\u{1b}[31m\u{9b}\u{7f}\u{202e}\u{e0041}é 日本";
        let json = compact(&text);
        assert_eq!(json, "\"a\\u001b[31m\\u009b\\u007f\\u202e\\udb40\\udc41é 日本\"");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }
}
