//! JSON with places: each value knows where it is, so that a message can name its line.
//!
//! A value is parsed one level at a time by `serde_json`, which gives each part as a slice of the text; nesting of any
//! depth costs no stack.

use super::text::InputFile;
use super::unreadable::Unreadable;
use crate::domain::import::SourceLine;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A JSON text, and where its lines begin.
pub(super) struct JsonText<'a> {
    pub(super) file: Arc<str>,
    text: &'a str,
    lines: Vec<usize>,
}

/// A value within a document.
#[derive(Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(super) struct JsonValue<'a>(#[serde(borrow)] &'a RawValue);

/// A value that cannot be understood, and why.
pub(super) type BadValue<'a> = (JsonValue<'a>, String);

/// The members of an object; of two with one name the last.
pub(super) type JsonMembers<'a> = BTreeMap<String, JsonValue<'a>>;

impl<'a> JsonText<'a> {
    pub(super) fn new(file: &InputFile, text: &'a str) -> JsonText<'a> {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        JsonText { file: file.name.as_str().into(), text, lines }
    }

    /// The value that the text is.
    ///
    /// # Errors
    /// If it is not JSON, with the place.
    pub(super) fn value(&self) -> Result<JsonValue<'a>, Unreadable> {
        serde_json::from_str(self.text).map(JsonValue).map_err(|error| self.broken(&error))
    }

    /// The values that follow each other in the text, with or without commas between them.
    ///
    /// # Errors
    /// If a part of it is not JSON, with the place.
    pub(super) fn values(&self) -> Result<Vec<JsonValue<'a>>, Unreadable> {
        let mut values = Vec::new();
        let mut rest = self.text.trim_start();
        while !rest.is_empty() {
            let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
            match stream.next() {
                Some(Ok(value)) => values.push(JsonValue(value)),
                Some(Err(error)) => {
                    let begin = self.line_at(self.offset(rest));
                    let before = if error.line() > 1 { 0 } else { self.before(rest, begin) };
                    let place = (begin + error.line() - 1, before + error.column());
                    return Err(self.broken_at(place, &error));
                }
                None => break,
            }
            let after = rest[stream.byte_offset()..].trim_start();
            rest = after.strip_prefix(',').unwrap_or(after).trim_start();
        }
        Ok(values)
    }

    /// The first object in it, within an array or bare; what follows may be broken.
    pub(super) fn first_object(&self) -> Option<JsonMembers<'a>> {
        let rest = self.text.trim_start();
        let rest = rest.strip_prefix('[').unwrap_or(rest);
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        JsonValue(stream.next()?.ok()?).members()
    }

    /// The line and the column of a value.
    pub(super) fn source(&self, value: JsonValue<'_>) -> SourceLine {
        let part = value.0.get();
        let line = self.line_at(self.offset(part));
        let column = Some(self.before(part, line) + 1);
        SourceLine { file: Arc::clone(&self.file), line, column }
    }

    fn offset(&self, part: &str) -> usize {
        (part.as_ptr().addr()).saturating_sub(self.text.as_ptr().addr())
    }

    fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// The characters before a part in its line; far into a line the bytes, since counting each time anew would take
    /// for ever in a long one.
    fn before(&self, part: &str, line: usize) -> usize {
        const NEAR: usize = 4096;
        let offset = self.offset(part);
        let start = line.checked_sub(1).and_then(|at| self.lines.get(at)).copied().unwrap_or(0);
        let before = self.text.get(start..offset).filter(|before| before.len() < NEAR);
        before.map_or(offset.saturating_sub(start), |before| before.chars().count())
    }

    fn broken(&self, error: &serde_json::Error) -> Unreadable {
        self.broken_at((error.line(), error.column()), error)
    }

    fn broken_at(&self, (line, column): (usize, usize), error: &serde_json::Error) -> Unreadable {
        let message = error.to_string();
        let reason = message.split(" at line ").next().unwrap_or_default();
        Unreadable::Broken {
            file: self.file.to_string(),
            line: Some(line),
            // An end of the text right after a line break is in no column.
            column: Some(column).filter(|column| *column > 0),
            reason: format!("this is not JSON: {reason}"),
        }
    }
}

impl<'a> JsonValue<'a> {
    /// The members of an object; `None` if it is none.
    pub(super) fn members(self) -> Option<JsonMembers<'a>> {
        serde_json::from_str(self.0.get()).ok()
    }

    /// The elements of an array; `None` if it is none.
    pub(super) fn elements(self) -> Option<Vec<JsonValue<'a>>> {
        serde_json::from_str(self.0.get()).ok()
    }

    /// A text; `None` if it is none.
    pub(super) fn text(self) -> Option<String> {
        serde_json::from_str(self.0.get()).ok()
    }

    /// A text, or a number as it is written; `None` for anything else.
    pub(super) fn text_or_number(self) -> Option<String> {
        let number = || serde_json::from_str::<serde_json::Number>(self.0.get()).ok();
        self.text().or_else(|| number().map(|number| number.to_string()))
    }

    pub(super) fn number(self) -> Option<f64> {
        serde_json::from_str(self.0.get()).ok()
    }

    pub(super) fn flag(self) -> Option<bool> {
        serde_json::from_str(self.0.get()).ok()
    }

    pub(super) fn is_null(self) -> bool {
        self.0.get() == "null"
    }

    /// The texts of an array; a lone text is one of one. What is no text is left out.
    pub(super) fn texts(self) -> Vec<String> {
        let elements = self.elements().unwrap_or_else(|| vec![self]);
        elements.into_iter().filter_map(JsonValue::text).collect()
    }
}

/// Whether the text begins like an object or an array.
pub(super) fn begins_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'{' | b'['))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> InputFile {
        InputFile { name: "a.json".into(), bytes: text.into() }
    }

    #[test]
    fn json_value_knows_its_place() {
        let file = file("{\"work\": [\n  {\"é\": 1, \"b\": \"x\"}\n]}");
        let text = std::str::from_utf8(&file.bytes).expect("text");
        let document = JsonText::new(&file, text);
        let work = document.value().expect("JSON").members().expect("an object")["work"];
        let first = work.elements().expect("an array")[0].members().expect("an object");
        assert_eq!(document.source(first["b"]).to_string(), "a.json:2:17");
    }

    #[test]
    fn json_values_may_follow_each_other_without_an_array() {
        for text in ["{}\n{}", "{},\n{},", " {} {} "] {
            let file = file(text);
            assert_eq!(JsonText::new(&file, text).values().map(|v| v.len()), Ok(2), "{text}");
        }
        let text = "{}\n{]";
        let broken = JsonText::new(&file(text), text).values().err().map(|e| e.to_string());
        assert!(broken.is_some_and(|e| e.starts_with("a.json:2:2: this is not JSON")), "{text}");
    }

    #[test]
    fn json_of_any_depth_is_read_without_a_deep_stack() {
        let text = "[".repeat(200_000) + &"]".repeat(200_000);
        let file = file(&text);
        let mut value = JsonText::new(&file, &text).value().ok();
        for _ in 0..3 {
            value = value.and_then(JsonValue::elements).map(|elements| elements[0]);
        }
        assert!(value.is_some());
    }
}
