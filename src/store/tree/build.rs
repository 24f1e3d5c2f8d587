//! The tree, put together from the events of `toml_parser`.

use crate::store::tree::pieces::Pieces;
use crate::store::tree::rules::{parent, place, put, take_implied};
use crate::store::tree::scalar::{key, misread, scalar};
use crate::store::tree::{Misread, Table, TableForm, TomlKey, TomlNode, TomlSection, Tree, Value};
use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

pub(super) fn tree<'t>(
    text: &'t str,
    source: Source<'t>,
    keys: &[&str],
    each: &mut dyn FnMut(usize, Table<'t>),
) -> Result<Tree<'t>, Misread> {
    let mut builder = Builder::new(text, source.input(), keys, each);
    let mut error: Option<ParseError> = None;
    let mut pieces = Pieces::of(source);
    while error.is_none()
        && builder.error.is_none()
        && let Some(tokens) = pieces.next()?
    {
        let receiver = &mut ValidateWhitespace::new(&mut builder, source);
        parse_document(tokens, receiver, &mut error);
    }
    builder.close_section();
    (0..keys.len()).for_each(|kind| builder.hand_out(kind));
    let grammar = error.map(|e| misread(&e, 0));
    let earliest = [grammar, builder.error].into_iter().flatten().min_by_key(|m| m.at);
    match earliest {
        None => Ok(Tree { root: builder.root, sections: builder.sections, unread: builder.unread }),
        Some(misread) => Err(Misread { from: builder.statement.min(misread.at), ..misread }),
    }
}

/// How many keys a section has room for at once; most records have fewer.
const USUAL: usize = 8;

/// A list or inline table that is not closed yet.
enum OpenValue<'t> {
    List(usize, Vec<TomlNode<'t>>),
    Table(Table<'t>),
}

struct Builder<'b, 't> {
    text: &'t str,
    mended: &'t str,
    /// The keys of the tables that are handed out.
    handed: &'b [&'b str],
    each: &'b mut dyn FnMut(usize, Table<'t>),
    /// The keys of the current header.
    path: Vec<TomlKey<'t>>,
    root: Table<'t>,
    /// The table of the current section; unused before the first header.
    current: Table<'t>,
    sections: Vec<TomlSection<'t>>,
    /// Keys that wait for their values, those of inner tables last.
    keys: Vec<TomlKey<'t>>,
    /// The start of each value's own keys in `keys`.
    marks: Vec<usize>,
    /// The start of the current key in `keys`.
    fresh: usize,
    open: Vec<OpenValue<'t>>,
    /// The start of the current key and value, or header.
    statement: usize,
    unread: Vec<usize>,
    error: Option<Misread>,
}

impl<'b, 't> Builder<'b, 't> {
    fn new(
        text: &'t str,
        mended: &'t str,
        handed: &'b [&'b str],
        each: &'b mut dyn FnMut(usize, Table<'t>),
    ) -> Builder<'b, 't> {
        Builder {
            text,
            mended,
            handed,
            each,
            path: Vec::new(),
            root: Table::new(0, TableForm::Headed),
            current: Table::new(0, TableForm::Headed),
            sections: Vec::new(),
            keys: Vec::new(),
            marks: Vec::new(),
            fresh: 0,
            open: Vec::new(),
            statement: 0,
            unread: Vec::new(),
            error: None,
        }
    }

    fn note<T>(&mut self, result: Result<T, Misread>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(misread) => {
                self.error.get_or_insert(misread);
                None
            }
        }
    }

    fn open_section(&mut self, at: usize, listed: bool) {
        self.close_section();
        self.keys.clear();
        self.statement = at;
        self.sections.push(TomlSection { first: "".into(), second: None, listed, at, end: at });
    }

    fn name_section(&mut self, end: usize) {
        self.path.clear();
        self.path.append(&mut self.keys);
        (self.fresh, self.current) = (0, Table::new(0, TableForm::Headed));
        let Some(section) = self.sections.last_mut() else {
            return;
        };
        (section.end, self.current.at) = (end, section.at);
        self.current.entries.reserve(USUAL);
        section.first = self.path.first().map(|k| k.text.clone()).unwrap_or_default();
        section.second = self.path.get(1).map(|k| k.text.clone());
        let listed = section.listed;
        let whole = self.handed.iter().position(|key| section.first == *key);
        let whole = whole.filter(|_| listed && self.path.len() == 1);
        let taken = take_implied(&mut self.root, &self.path, listed);
        if let Some(Some(implied)) = self.note(taken) {
            self.current = implied.under_header(self.current.at);
        }
        if let Some(kind) = whole {
            self.hand_out(kind);
        }
    }

    /// Hands out the table that is whole, as another of its key begins or the text ends. One of another key does not end it: its
    /// parts may follow that.
    fn hand_out(&mut self, kind: usize) {
        let found = self.root.position(self.handed[kind]);
        if let Some(index) = found
            && let Value::Tables(tables) = &mut self.root.entries[index].1.value
        {
            tables.drain(..).for_each(|table| (self.each)(kind, table));
        }
    }

    fn close_section(&mut self) {
        let Some(section) = self.sections.last() else {
            return;
        };
        let Some((last, before)) = self.path.split_last() else {
            return;
        };
        let table = std::mem::replace(&mut self.current, Table::new(0, TableForm::Headed));
        let (key, end, listed) = (last.clone(), section.end, section.listed);
        let placed =
            parent(&mut self.root, before).map(|home| place(home, key, table, end, listed));
        self.note(placed);
    }

    fn attach(&mut self, node: TomlNode<'t>) {
        if let Some(OpenValue::List(_, nodes)) = self.open.last_mut() {
            nodes.push(node);
            return;
        }
        let Some(start) = self.marks.pop() else {
            return;
        };
        let mut keys = self.keys.drain(start..);
        let table = match (self.open.last_mut(), self.sections.last_mut()) {
            (Some(OpenValue::Table(table)), _) => table,
            (_, Some(section)) => {
                section.end = node.end;
                &mut self.current
            }
            (_, None) => &mut self.root,
        };
        let put = put(table, &mut keys, node);
        drop(keys);
        self.fresh = self.keys.len();
        self.note(put);
    }
}

impl EventReceiver for Builder<'_, '_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open_section(span.start(), false);
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.name_section(span.end());
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open_section(span.start(), true);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.name_section(span.end());
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let table = Table::new(span.start(), TableForm::Inline);
        self.open.push(OpenValue::Table(table));
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(OpenValue::Table(table)) = self.open.pop() {
            self.attach(TomlNode { at: table.at, end: span.end(), value: Value::Table(table) });
        }
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open.push(OpenValue::List(span.start(), Vec::new()));
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(OpenValue::List(at, nodes)) = self.open.pop() {
            self.attach(TomlNode { at, end: span.end(), value: Value::List(nodes) });
        }
    }

    fn simple_key(&mut self, span: Span, kind: Option<Encoding>, _: &mut dyn ErrorSink) {
        if self.keys.is_empty() && self.open.is_empty() {
            self.statement = span.start();
        }
        let read = key(self.mended, span, kind);
        if let Some(key) = self.note(read) {
            self.keys.push(key);
        }
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.marks.push(self.fresh);
        self.fresh = self.keys.len();
    }

    fn scalar(&mut self, span: Span, kind: Option<Encoding>, _: &mut dyn ErrorSink) {
        let read = scalar(self.text, self.mended, span, kind);
        let value = self.note(read).unwrap_or(Value::Flag(false));
        if matches!(value, Value::Unread(_)) {
            self.unread.push(span.start());
        }
        self.attach(TomlNode { at: span.start(), end: span.end(), value });
    }
}
