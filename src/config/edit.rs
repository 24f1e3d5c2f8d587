//! Sets or removes one line in the text of the configuration file, and leaves the rest alone.

use super::fault::{Mistake, in_file};
use super::{Config, Fault, table};
use std::ops::Range;
use std::path::Path;
use toml_writer::ToTomlValue;

/// The text of the file with that setting of a table, or of none, set or removed. The result is parsed again: it has to
/// mean what is wanted, or the setting cannot be changed without rewriting the text around it.
pub(super) fn with(
    text: &str,
    path: &Path,
    (table, name): (Option<&str>, &str),
    value: Option<&str>,
    wanted: &Config,
) -> Result<String, Fault> {
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let edited =
        edited(body, table, name, value).map_err(|wrong| in_file(vec![wrong], path, body))?;
    let edited = format!("{mark}{edited}");
    match Config::parse(edited.as_bytes(), path) {
        Ok(config) if config == *wanted => Ok(edited),
        Ok(_) | Err(_) => Err(Fault::Unwieldy(path.to_owned())),
    }
}

fn edited(
    text: &str,
    table: Option<&str>,
    name: &str,
    value: Option<&str>,
) -> Result<String, Mistake> {
    let spans = table::values(text, table)?;
    Ok(match (spans.get(name).cloned(), value) {
        (Some(old), None) => replaced(text, lines(text, &old), ""),
        (Some(old), Some(value)) => replaced(text, old, &quoted(value)),
        (None, None) => text.to_owned(),
        (None, Some(value)) => {
            let line = format!("{} = {}", key(name), quoted(value));
            match table {
                Some(table) => {
                    let last = spans.values().map(|span| span.end).max();
                    added(text, &format!("[{table}]"), last, &line)
                }
                None => begun(text, &line),
            }
        }
    })
}

/// Adds a line before all tables.
fn begun(text: &str, line: &str) -> String {
    let newline = newline(text);
    let gap = if text.is_empty() { "" } else { newline };
    format!("{line}{newline}{gap}{text}")
}

/// Adds a line to a table: after its last one, else below the header, else in a new table at the end.
fn added(text: &str, table: &str, last: Option<usize>, line: &str) -> String {
    let newline = newline(text);
    let at = last.or_else(|| header(text, table)).map(|at| end_of_line(text, at));
    let ended = |before: &str| match before.is_empty() || before.ends_with('\n') {
        true => "",
        false => newline,
    };
    match at {
        Some(at) => {
            let gap = ended(&text[..at]);
            replaced(text, at..at, &format!("{gap}{line}{newline}"))
        }
        None => {
            let gap = if text.is_empty() { "" } else { newline };
            format!("{text}{}{gap}{table}{newline}{line}{newline}", ended(text))
        }
    }
}

fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The position of the table's header. A line of a long text may only look like it, so the result is parsed again before
/// it counts.
fn header(text: &str, table: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let told = line.split('#').next().unwrap_or(line);
        if told.trim() == table {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The lines of a value, with its key.
fn lines(text: &str, value: &Range<usize>) -> Range<usize> {
    let start = text[..value.start].rfind('\n').map_or(0, |at| at + 1);
    start..end_of_line(text, value.end)
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

fn replaced(text: &str, range: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

fn quoted(text: &str) -> String {
    text.to_toml_value()
}

fn key(name: &str) -> String {
    let bare = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if !name.is_empty() && name.bytes().all(bare) { name.to_owned() } else { quoted(name) }
}
