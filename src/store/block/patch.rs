//! Collects replacements within one block, each found by the place that a key or value has in its text.

use crate::domain::sort;
use crate::store::block::{UNUSUAL, list, section};
use crate::store::codec::{Altered, Field, Fields, RecordKind, altered, spelling};
use crate::store::diagnostic::{line_start, next_line};
use crate::store::tree::{Table, TableForm, TomlKey, TomlNode, Tree, Value};
use std::ops::Range;

pub(super) struct Patch<'a, 't> {
    block: &'a str,
    tree: &'a Tree<'t>,
    kind: RecordKind,
    newline: &'static str,
    edits: Vec<(Range<usize>, String)>,
    /// New sections at the end of the block, behind every new line.
    sections: String,
}

impl<'a, 't> Patch<'a, 't> {
    pub(crate) fn new(
        block: &'a str,
        tree: &'a Tree<'t>,
        kind: RecordKind,
        newline: &'static str,
    ) -> Patch<'a, 't> {
        Patch { block, tree, kind, newline, edits: Vec::new(), sections: String::new() }
    }

    /// The block with all replacements made.
    pub(crate) fn text(mut self) -> String {
        sort::by_key(&mut self.edits, |(range, _)| (range.start, range.end));
        let (mut text, mut done) = (String::with_capacity(self.block.len() + 64), 0);
        for (range, new) in self.edits {
            text.push_str(self.block.get(done..range.start).unwrap_or_default());
            text.push_str(&new);
            done = done.max(range.end);
        }
        text.push_str(&self.block[done..]);
        if !self.sections.is_empty() {
            let gap = if text.ends_with('\n') { "" } else { self.newline };
            let end = if self.block.ends_with('\n') { self.newline } else { "" };
            text = format!("{text}{gap}{}{end}", self.sections);
        }
        text
    }

    pub(crate) fn alter(
        &mut self,
        table: &Table<'t>,
        (key, old, new): Altered,
    ) -> Result<(), &'static str> {
        match (old, new) {
            (_, None) => self.drop(table, key),
            (Some(Field::Table(old)), Some(new @ Field::Table(inner))) => {
                match table.get(key).map(|n| &n.value) {
                    Some(Value::Table(table)) => {
                        altered(old, inner).try_for_each(|altered| self.alter(table, altered))
                    }
                    _ => self.put(table, key, new),
                }
            }
            (old, Some(new @ Field::Texts(to))) => {
                let spell = |texts: &[String]| texts.iter().map(|t| spelling::quoted(t)).collect();
                let from = match old {
                    Some(Field::Texts(from)) => spell(from),
                    _ => Vec::new(),
                };
                self.list(table, key, from, spell(to), new)
            }
            (old, Some(Field::Tables(to))) => match old {
                Some(Field::Tables(from)) => self.tables(table, key, from, to),
                _ => self.tables(table, key, &[], to),
            },
            (_, Some(new)) => self.put(table, key, new),
        }
    }

    pub(crate) fn put(
        &mut self,
        table: &Table<'t>,
        key: &str,
        field: &Field,
    ) -> Result<(), &'static str> {
        let spelled = self.spelled(&spelling::value(key, field));
        if let Some(node) = table.get(key) {
            return self.replace(node, spelled);
        }
        match table.form {
            TableForm::Headed => {
                let at = self.end_of_own_lines(table).ok_or(UNUSUAL)?;
                self.insert_line(at, &format!("{key} = {spelled}"));
            }
            TableForm::Dotted => {
                let (first, _) = table.entries.first().ok_or(UNUSUAL)?;
                let (_, last) = table.entries.last().ok_or(UNUSUAL)?;
                let line = line_start(self.block, first.at);
                let prefix = self.block[line..first.at].trim_start().to_owned();
                self.insert_line(
                    next_line(self.block, last.end),
                    &format!("{prefix}{key} = {spelled}"),
                );
            }
            TableForm::Inline => self.put_inline(table, &format!("{key} = {spelled}")),
            TableForm::Implied => return Err(UNUSUAL),
        }
        Ok(())
    }

    /// Gives a key a value; if it has none yet, in the line after the header.
    pub(crate) fn put_first(&mut self, table: &Table<'t>, key: &str, field: &Field) {
        let spelled = spelling::value(key, field);
        match table.get(key) {
            Some(node) => self.edits.push((node.at..node.end, spelled)),
            None => {
                self.insert_line(next_line(self.block, table.at), &format!("{key} = {spelled}"))
            }
        }
    }

    fn replace(&mut self, node: &TomlNode<'t>, spelled: String) -> Result<(), &'static str> {
        let whole = match &node.value {
            Value::Table(table) => table.form == TableForm::Inline,
            value => !matches!(value, Value::Tables(_)),
        };
        if whole {
            self.edits.push((node.at..node.end, spelled));
        }
        whole.then_some(()).ok_or(UNUSUAL)
    }

    fn put_inline(&mut self, table: &Table<'t>, pair: &str) {
        match table.entries.last() {
            Some((_, last)) => self.edits.push((last.end..last.end, format!(", {pair}"))),
            None => self.edits.push((table.at..table.at + 1, format!("{{ {pair} "))),
        }
    }

    fn drop(&mut self, table: &Table<'t>, key: &str) -> Result<(), &'static str> {
        let Some(index) = table.entries.iter().position(|(k, _)| k.text == key) else {
            return Ok(());
        };
        let (key, node) = &table.entries[index];
        match &node.value {
            Value::Tables(_) => self.drop_sections(key),
            Value::Table(inner) if matches!(inner.form, TableForm::Headed | TableForm::Implied) => {
                self.drop_sections(key)
            }
            Value::Table(inner) if inner.form == TableForm::Dotted => self.drop_dotted(inner),
            _ if table.form == TableForm::Inline => {
                let ends: Vec<_> = table.entries.iter().map(|(k, n)| (k.at, n.end)).collect();
                self.edits.push((list::without(&ends, index..index + 1), String::new()));
            }
            _ => self.drop_lines(key.at, node.end),
        }
        Ok(())
    }

    fn drop_dotted(&mut self, table: &Table<'t>) {
        for (key, node) in &table.entries {
            match &node.value {
                Value::Table(inner) if inner.form == TableForm::Dotted => self.drop_dotted(inner),
                _ => self.drop_lines(key.at, node.end),
            }
        }
    }

    fn drop_lines(&mut self, at: usize, end: usize) {
        self.edits.push((line_start(self.block, at)..next_line(self.block, end), String::new()));
    }

    fn drop_sections(&mut self, key: &TomlKey<'t>) {
        let tree = self.tree;
        for section in tree.sections.iter().filter(|s| s.second.as_ref() == Some(&key.text)) {
            self.drop_lines(section.at, section.end);
        }
    }

    fn list(
        &mut self,
        table: &Table<'t>,
        key: &str,
        from: Vec<String>,
        to: Vec<String>,
        whole: &Field,
    ) -> Result<(), &'static str> {
        match table.get(key).map(|n| (n, &n.value)) {
            Some((node, Value::List(nodes))) if nodes.len() == from.len() && !nodes.is_empty() => {
                let spans: Vec<_> = nodes.iter().map(|n| (n.at, n.end)).collect();
                let edits = list::edits(self.block, node.at..node.end, &spans, &from, &to);
                self.edits.extend(
                    edits.into_iter().map(|(range, new)| (range, new.replace('\n', self.newline))),
                );
                Ok(())
            }
            _ => self.put(table, key, whole),
        }
    }

    fn tables(
        &mut self,
        table: &Table<'t>,
        key: &'static str,
        from: &[Fields],
        to: &[Fields],
    ) -> Result<(), &'static str> {
        match table.get(key).map(|n| &n.value) {
            Some(Value::Tables(tables)) if tables.len() == from.len() => {
                self.sections(key, tables, from, to);
                Ok(())
            }
            None if RecordKind::has_sections(key) => {
                let text: String =
                    to.iter().map(|fields| section(self.kind, key, fields)).collect();
                self.add_sections(&text);
                Ok(())
            }
            _ => {
                let spell = |tables: &[Fields]| tables.iter().map(spelling::inline).collect();
                self.list(table, key, spell(from), spell(to), &Field::Tables(to.to_vec()))
            }
        }
    }

    /// Takes away and puts in whole sections of a list.
    fn sections(&mut self, key: &str, tables: &[Table<'t>], from: &[Fields], to: &[Fields]) {
        let kept = list::ends_in_common(from, to);
        let starts: Vec<usize> = tables.iter().map(|t| t.at).collect();
        for index in kept.start..from.len() - kept.end {
            for (at, end) in self.parts(key, &starts, index) {
                self.drop_lines(at, end);
            }
        }
        let new = &to[kept.start..to.len() - kept.end];
        let new: String = new.iter().map(|f| section(self.kind, key, f)).collect();
        let at = match kept.start.checked_sub(1) {
            Some(last) => {
                self.parts(key, &starts, last).last().map(|(_, end)| next_line(self.block, *end))
            }
            None => starts.first().map(|at| line_start(self.block, *at)),
        };
        match at {
            _ if new.is_empty() => {}
            Some(at) if at < self.block.len() => self.insert_line(at, new.trim_end()),
            Some(_) | None => self.add_sections(&new),
        }
    }

    fn add_sections(&mut self, text: &str) {
        if !self.sections.is_empty() {
            self.sections.push_str(self.newline);
        }
        let text = self.spelled(text.trim_end());
        self.sections.push_str(&text);
    }

    /// The sections of one table of a list: its own and those of what is in it.
    fn parts(&self, key: &str, starts: &[usize], index: usize) -> Vec<(usize, usize)> {
        let extent = starts[index]..starts.get(index + 1).copied().unwrap_or(usize::MAX);
        let own = self.tree.sections.iter().filter(|s| extent.contains(&s.at));
        own.filter(|s| s.second.as_deref() == Some(key)).map(|s| (s.at, s.end)).collect()
    }

    /// The place of a new line of a headed table: before its `modified` if that is the last, else at the end.
    fn end_of_own_lines(&self, table: &Table<'t>) -> Option<usize> {
        let section = self.tree.sections.iter().find(|s| s.at == table.at)?;
        let own = table.entries.iter().filter(|(k, _)| (section.at..section.end).contains(&k.at));
        match own.max_by_key(|(k, _)| k.at) {
            Some((key, _)) if key.text == "modified" => Some(line_start(self.block, key.at)),
            _ => Some(next_line(self.block, section.end)),
        }
    }

    /// Inserts a line, or several, at the start of a line or at the end of the block.
    fn insert_line(&mut self, at: usize, line: &str) {
        let line = self.spelled(line);
        let unended = at == self.block.len() && !self.block.ends_with('\n');
        let text = if unended {
            format!("{}{line}", self.newline)
        } else {
            format!("{line}{}", self.newline)
        };
        self.edits.push((at..at, text));
    }

    fn spelled(&self, text: &str) -> String {
        if self.newline == "\n" {
            text.to_owned()
        } else {
            text.replace("\r\n", "\n").replace('\n', self.newline)
        }
    }
}
