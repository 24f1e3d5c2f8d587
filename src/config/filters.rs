//! Adds, changes or removes a saved filter in the text of the configuration file, and leaves the rest alone.

use super::{Config, Fault, table};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml_writer::ToTomlValue;

const TABLE: &str = "[filters]";

impl Config {
    /// The text of the file with that filter saved, or removed if `filter` is empty.
    pub(crate) fn with_filter(
        text: &str,
        path: &Path,
        name: &str,
        filter: &str,
    ) -> Result<String, Fault> {
        let mut wanted = Config::parse(text.as_bytes(), path)?;
        if filter.is_empty() {
            wanted.filters.remove(name);
        } else {
            wanted.filters.insert(name.into(), filter.into());
        }
        let (mark, body) = match text.strip_prefix('\u{feff}') {
            Some(body) => ("\u{feff}", body),
            None => ("", text),
        };
        let edited = format!("{mark}{}", edited(body, path, name, filter)?);
        match Config::parse(edited.as_bytes(), path) {
            Ok(config) if config == wanted => Ok(edited),
            Ok(_) | Err(_) => Err(Fault::Unwieldy(path.to_owned())),
        }
    }
}

fn edited(text: &str, path: &Path, name: &str, filter: &str) -> Result<String, Fault> {
    let places = table::places(text, "filters").map_err(|wrong| wrong.in_file(path, text))?;
    let spans: BTreeMap<String, Range<usize>> =
        places.into_iter().map(|(name, places)| (name, places.value)).collect();
    Ok(match (spans.get(name).cloned(), filter) {
        (Some(old), "") => replaced(text, lines(text, &old), ""),
        (Some(old), filter) => replaced(text, old, &quoted(filter)),
        (None, "") => text.to_owned(),
        (None, filter) => {
            let last = spans.values().map(|span| span.end).max();
            added(text, last, &format!("{} = {}", key(name), quoted(filter)))
        }
    })
}

/// Adds a line: after the last filter, else below the header, else in a new table at the end.
fn added(text: &str, last: Option<usize>, line: &str) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let at = last.or_else(|| header(text)).map(|at| end_of_line(text, at));
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
            format!("{text}{}{gap}{TABLE}{newline}{line}{newline}", ended(text))
        }
    }
}

/// The position of the table's header. A line of a long text may only look like it, so the result is parsed again before
/// it counts.
fn header(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let told = line.split('#').next().unwrap_or(line);
        if told.trim() == TABLE {
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

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Mine.\nglyphs = \"ascii\"   # the font has none\n\n[filters] # by name\n\
                        work = 'tag:work'  # weekdays\n\n[keys]\nquit = \"Q\"\n";

    fn with(text: &str, name: &str, filter: &str) -> String {
        Config::with_filter(text, Path::new("c.toml"), name, filter).expect("a text")
    }

    #[test]
    fn filter_is_put_beside_the_others_and_nothing_else_changes() {
        let more = with(FILE, "study", "tag:study \"a b\"");
        let line = "study = 'tag:study \"a b\"'\n";
        assert_eq!(more, FILE.replace("# weekdays\n", &format!("# weekdays\n{line}")));
        assert_eq!(with(&more, "study", ""), FILE, "and back");
    }

    #[test]
    fn filter_is_changed_where_it_stands() {
        let changed = with(FILE, "work", "tag:work -is:paused");
        assert_eq!(changed, FILE.replace("'tag:work'", "\"tag:work -is:paused\""));
        assert_eq!(with(&changed, "work", "tag:work -is:paused"), changed);
        assert_eq!(with(FILE, "other", ""), FILE);
    }

    #[test]
    fn table_is_made_where_there_is_none_in_the_files_own_line_ends() {
        assert_eq!(with("", "a", "x"), "[filters]\na = \"x\"\n");
        assert_eq!(with("name = \"n\"", "a", "x"), "name = \"n\"\n\n[filters]\na = \"x\"\n");
        let dos = with("\u{feff}name = \"n\"\r\n", "a", "x");
        assert_eq!(dos, "\u{feff}name = \"n\"\r\n\r\n[filters]\r\na = \"x\"\r\n");
        assert_eq!(
            with("[filters]\n[keys]\n", "Büro", "x"),
            "[filters]\n\"Büro\" = \"x\"\n[keys]\n"
        );
        assert_eq!(with("[filters]", "a", "x"), "[filters]\na = \"x\"\n");
    }

    #[test]
    fn filters_that_cannot_be_changed_alone_are_refused() {
        let refused = |text: &str| {
            let edited = Config::with_filter(text, Path::new("c.toml"), "a", "x");
            edited.expect_err("refused").to_string()
        };
        assert!(refused("filters = { b = \"y\" }\n").contains("[filters]"));
        assert!(refused("filters.b = \"y\"\n").contains("[filters]"));
        assert!(refused("[filters\n").starts_with("c.toml:1:"));
        let inline = with("filters = { a = \"y\" } # mine\n", "a", "x");
        assert_eq!(inline, "filters = { a = \"x\" } # mine\n");
    }
}
