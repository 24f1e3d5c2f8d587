//! Members that stand in a list in brackets, each given a section of its own, so that it can be changed.

use crate::domain::data_file::DataFile;
use crate::domain::record::Record;
use crate::domain::sort;
use crate::store::codec::{RecordKind, spelling};
use crate::store::document::{Document, ReadOnlyReason};
use crate::store::fault::Fault;
use crate::store::folder::Folder;
use crate::store::tree::{Table, TableForm, TomlNode, Value, parse};
use std::ops::Range;

impl Folder {
    /// The files whose records stand in lists, with a block for each record, and how many records that are.
    pub(in crate::store) fn unlisted(&self) -> Result<(usize, Vec<(DataFile, Document)>), Fault> {
        let (mut members, mut whole) = (0, Vec::new());
        for (file, document) in self.understood() {
            if document.read_only == Some(ReadOnlyReason::Inline) {
                members += document.inline.len();
                whole.push((file, self.with_blocks(file, document)?));
            }
        }
        Ok((members, whole))
    }

    /// The file with its lists written out, checked to hold the same records.
    fn with_blocks(&self, file: DataFile, document: &Document) -> Result<Document, Fault> {
        let unsound = |why: &str| Fault::Unsound { path: self.path_of(file), why: why.to_owned() };
        let text = sections(&document.text, document.newline());
        let text = text.ok_or_else(|| unsound("it cannot be taken apart"))?;
        let new = Document::parse(text);
        let new = new.map_err(|(diagnostic, _)| unsound(&diagnostic.message))?;
        let says = |d: &Document| d.items().cloned().collect::<Vec<Record>>();
        let (old, shown) = (says(document), says(&new));
        let same = old.len() == shown.len() && old.iter().all(|item| shown.contains(item));
        match same && new.read_only.is_none() {
            true => Ok(new),
            false => Err(unsound("an item would not be the same")),
        }
    }
}

/// The text with a section in the place of every table of its lists of members.
fn sections(text: &str, newline: &str) -> Option<String> {
    let tree = parse(text).ok()?;
    let mut lists: Vec<(RecordKind, usize, &TomlNode)> = Vec::new();
    for kind in RecordKind::ALL {
        if let Some((key, node)) = tree.root.entry(kind.key())
            && matches!(node.value, Value::List(_))
        {
            lists.push((kind, key.at, node));
        }
    }
    sort::by_key(&mut lists, |(_, at, _)| *at);
    let (mut kept, mut new, mut done) = (String::new(), String::new(), 0);
    for (kind, at, node) in lists {
        kept.push_str(&text[done..at]);
        done = line_rest(text, node.end, &mut kept);
        new.push_str(&list(text, kind, node, newline));
    }
    kept.push_str(&text[done..]);
    let new = new.trim_start_matches(['\r', '\n']);
    let bare = kept.trim_start_matches('\u{feff}').is_empty();
    let ended = kept.ends_with('\n');
    let apart = ended && kept.trim_end_matches(['\n', '\r']).len() + newline.len() < kept.len();
    let gap = match new.is_empty() || bare || apart {
        true => 0,
        false => 1 + usize::from(!ended),
    };
    Some(format!("{kept}{}{new}", newline.repeat(gap)))
}

/// Keeps the comment behind a list that goes, and says where the text goes on.
fn line_rest(text: &str, end: usize, kept: &mut String) -> usize {
    let rest = &text[end..];
    let line = rest.split_inclusive('\n').next().unwrap_or_default();
    if line.trim().starts_with('#') {
        kept.push_str(line.trim_start());
    }
    end + line.len()
}

/// The tables of a list as sections, each with the comments that stood before it.
fn list(text: &str, kind: RecordKind, node: &TomlNode, newline: &str) -> String {
    let Value::List(nodes) = &node.value else {
        return String::new();
    };
    let (mut out, mut done) = (String::new(), node.at + 1);
    for (index, table) in nodes.iter().enumerate() {
        let next = nodes.get(index + 1).map_or(node.end - 1, |next| next.at);
        let line = text[table.end..next].find('\n').unwrap_or(next - table.end);
        if let Value::Table(inner) = &table.value {
            out.push_str(newline);
            push_comments(&mut out, text, done..table.at, newline);
            out.push_str(&format!("[[{}]]{newline}", kind.key()));
            push_table(&mut out, text, "", inner, newline);
            // A comment behind a table on its line belongs to that table.
            done = table.end + line;
            push_comments(&mut out, text, table.end..done, newline);
        }
    }
    push_comments(&mut out, text, done..node.end - 1, newline);
    out
}

/// The entries of a table as lines, and the comments between them.
fn push_table(out: &mut String, text: &str, prefix: &str, table: &Table, newline: &str) {
    let mut done = if prefix.is_empty() { table.at + 1 } else { table.at };
    for (key, node) in &table.entries {
        push_comments(out, text, done..key.at, newline);
        let name = format!("{prefix}{}", spelled(&key.text));
        match &node.value {
            Value::Table(inner) if inner.form == TableForm::Dotted => {
                push_table(out, text, &format!("{name}."), inner, newline);
            }
            _ => {
                let value = &text[node.at..node.end];
                out.push_str(&format!("{name} = {value}{newline}"));
            }
        }
        done = node.end;
    }
}

fn spelled(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match !key.is_empty() && key.chars().all(bare) {
        true => key.to_owned(),
        false => spelling::quoted(key),
    }
}

/// The comments in what lies between two values, each as a line.
fn push_comments(out: &mut String, text: &str, between: Range<usize>, newline: &str) {
    let lines = text.get(between).unwrap_or_default().lines();
    for comment in lines.filter_map(|line| line.find('#').map(|at| line[at..].trim_end())) {
        out.push_str(&format!("{comment}{newline}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_becomes_sections_and_all_else_stays() {
        let text = "# mine\nformat = 1\ngoal = [ # all of them\n  # first\n  { id = \"a\", title = \"A\", measure.done = 1, measure.target = 4 },\n  { title = \"B\", tags = [\"x\", \"y\"], log = [{ on = 2026 }] }, # second\n] # end\nown = 3\n\n[other]\nx = 1\n";
        let wanted = "# mine\nformat = 1\n# end\nown = 3\n\n[other]\nx = 1\n\n# all of them\n# first\n[[goal]]\nid = \"a\"\ntitle = \"A\"\nmeasure.done = 1\nmeasure.target = 4\n\n[[goal]]\ntitle = \"B\"\ntags = [\"x\", \"y\"]\nlog = [{ on = 2026 }]\n# second\n";
        assert_eq!(sections(text, "\n").as_deref(), Some(wanted));
    }

    #[test]
    fn lists_of_two_kinds_and_odd_keys_are_written_out_in_their_order() {
        let text = "paused = [{ from = 2026 }]\r\ngoal = [{ title = \"A\", \"my own\" = 1 }]";
        let wanted =
            "[[paused]]\r\nfrom = 2026\r\n\r\n[[goal]]\r\ntitle = \"A\"\r\n\"my own\" = 1\r\n";
        assert_eq!(sections(text, "\r\n").as_deref(), Some(wanted));
        let bare = sections("\u{feff}goal = [{ title = \"A\" }]\n", "\n");
        assert_eq!(bare.as_deref(), Some("\u{feff}[[goal]]\ntitle = \"A\"\n"));
        let none = sections("format = 1\ngoal = []\n", "\n");
        assert_eq!(none.as_deref(), Some("format = 1\n"));
    }
}
