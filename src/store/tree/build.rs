//! The tree, put together from the events of `toml_parser`, by the rules of TOML on what may be defined twice.

use crate::store::tree::scalar::{key, misread, scalar};
use crate::store::tree::{Form, Key, Misread, Node, Section, Table, Tree, Value};
use toml_parser::decoder::Encoding;
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

/// Builds the tree of `source`.
pub(super) fn tree<'t>(source: Source<'t>, tokens: &[Token]) -> Result<Tree<'t>, Misread> {
    let mut builder = Builder::new(source.input());
    let mut error: Option<ParseError> = None;
    parse_document(
        tokens,
        &mut ValidateWhitespace::new(&mut builder, source),
        &mut error,
    );
    builder.close_section();
    let grammar = error.map(|e| misread(&e, 0));
    let earliest = [grammar, builder.error]
        .into_iter()
        .flatten()
        .min_by_key(|m| m.at);
    earliest.map_or(
        Ok(Tree {
            root: builder.root,
            sections: builder.sections,
        }),
        Err,
    )
}

/// A list or inline table that is not closed yet.
enum Open<'t> {
    List(usize, Vec<Node<'t>>),
    Table(Table<'t>),
}

struct Builder<'t> {
    text: &'t str,
    root: Table<'t>,
    /// The table of the section that is being read; unused before the first header.
    current: Table<'t>,
    sections: Vec<Section<'t>>,
    /// Keys that wait for their values, those of inner tables last.
    keys: Vec<Key<'t>>,
    /// Where in `keys` each value's own keys begin.
    marks: Vec<usize>,
    /// Where in `keys` the key that is being read begins.
    fresh: usize,
    open: Vec<Open<'t>>,
    error: Option<Misread>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Builder<'t> {
        let table = || Table {
            at: 0,
            form: Form::Headed,
            entries: Vec::new(),
        };
        Builder {
            text,
            root: table(),
            current: table(),
            sections: Vec::new(),
            keys: Vec::new(),
            marks: Vec::new(),
            fresh: 0,
            open: Vec::new(),
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
        self.sections.push(Section {
            path: Vec::new(),
            listed,
            at,
            end: at,
        });
    }

    fn name_section(&mut self, end: usize) {
        let path = std::mem::take(&mut self.keys);
        (self.fresh, self.current) = (
            0,
            Table {
                at: 0,
                form: Form::Headed,
                entries: Vec::new(),
            },
        );
        let Some(section) = self.sections.last_mut() else {
            return;
        };
        (section.end, self.current.at) = (end, section.at);
        let listed = section.listed;
        let taken = take_implied(&mut self.root, &path, listed);
        if let Some(Some(implied)) = self.note(taken) {
            self.current.entries = implied.entries;
        }
        if let Some(section) = self.sections.last_mut() {
            section.path = path;
        }
    }

    /// Puts the table of the section that ends here in its place.
    fn close_section(&mut self) {
        let Some(section) = self.sections.last() else {
            return;
        };
        let Some((last, before)) = section.path.split_last() else {
            return;
        };
        let fresh = Table {
            at: 0,
            form: Form::Headed,
            entries: Vec::new(),
        };
        let table = std::mem::replace(&mut self.current, fresh);
        let (key, end, listed) = (last.clone(), section.end, section.listed);
        let placed =
            parent(&mut self.root, before).map(|home| place(home, key, table, end, listed));
        self.note(placed);
    }

    fn attach(&mut self, node: Node<'t>) {
        if let Some(Open::List(_, nodes)) = self.open.last_mut() {
            nodes.push(node);
            return;
        }
        let Some(start) = self.marks.pop() else {
            return;
        };
        let mut keys = self.keys.drain(start..);
        let table = match (self.open.last_mut(), self.sections.last_mut()) {
            (Some(Open::Table(table)), _) => table,
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

impl EventReceiver for Builder<'_> {
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
        self.open.push(Open::Table(Table {
            at: span.start(),
            form: Form::Inline,
            entries: Vec::new(),
        }));
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Open::Table(table)) = self.open.pop() {
            self.attach(Node {
                at: table.at,
                end: span.end(),
                value: Value::Table(table),
            });
        }
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open.push(Open::List(span.start(), Vec::new()));
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Open::List(at, nodes)) = self.open.pop() {
            self.attach(Node {
                at,
                end: span.end(),
                value: Value::List(nodes),
            });
        }
    }

    fn simple_key(&mut self, span: Span, kind: Option<Encoding>, _: &mut dyn ErrorSink) {
        let read = key(self.text, span, kind);
        if let Some(key) = self.note(read) {
            self.keys.push(key);
        }
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.marks.push(self.fresh);
        self.fresh = self.keys.len();
    }

    fn scalar(&mut self, span: Span, kind: Option<Encoding>, _: &mut dyn ErrorSink) {
        let read = scalar(self.text, span, kind);
        let value = self.note(read).unwrap_or(Value::Flag(false));
        self.attach(Node {
            at: span.start(),
            end: span.end(),
            value,
        });
    }
}

fn twice(key: &Key) -> Misread {
    Misread {
        at: key.at,
        message: format!("`{}` is given twice", key.text),
    }
}

fn position(table: &Table, key: &Key) -> Option<usize> {
    table.entries.iter().position(|(k, _)| k.text == key.text)
}

/// Puts a value under a key with or without dots.
fn put<'t>(
    table: &mut Table<'t>,
    keys: &mut impl ExactSizeIterator<Item = Key<'t>>,
    node: Node<'t>,
) -> Result<(), Misread> {
    let Some(key) = keys.next() else {
        return Ok(());
    };
    let found = position(table, &key);
    if keys.len() == 0 {
        return match found {
            Some(_) => Err(twice(&key)),
            None => {
                table.entries.push((key, node));
                Ok(())
            }
        };
    }
    let index = found.unwrap_or(table.entries.len());
    if found.is_none() {
        let inner = Table {
            at: key.at,
            form: Form::Dotted,
            entries: Vec::new(),
        };
        table.entries.push((
            key.clone(),
            Node {
                at: key.at,
                end: node.end,
                value: Value::Table(inner),
            },
        ));
    }
    match &mut table.entries[index].1 {
        Node {
            value: Value::Table(inner),
            end,
            ..
        } if inner.form == Form::Dotted => {
            *end = node.end;
            put(inner, keys, node)
        }
        Node { .. } => Err(twice(&key)),
    }
}

/// The table that `path` leads to, made where a header implies it.
fn parent<'a, 't>(
    table: &'a mut Table<'t>,
    path: &[Key<'t>],
) -> Result<&'a mut Table<'t>, Misread> {
    let Some((key, rest)) = path.split_first() else {
        return Ok(table);
    };
    let index = position(table, key).unwrap_or(table.entries.len());
    if index == table.entries.len() {
        let implied = Table {
            at: key.at,
            form: Form::Implied,
            entries: Vec::new(),
        };
        table.entries.push((
            key.clone(),
            Node {
                at: key.at,
                end: key.at,
                value: Value::Table(implied),
            },
        ));
    }
    match &mut table.entries[index].1.value {
        Value::Table(inner) if inner.form != Form::Inline => parent(inner, rest),
        Value::Tables(tables) => match tables.last_mut() {
            Some(inner) => parent(inner, rest),
            None => Err(twice(key)),
        },
        Value::Table(_)
        | Value::List(_)
        | Value::Text(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Flag(_)
        | Value::Time(_) => Err(twice(key)),
    }
}

/// Says whether a header may stand here; a table that was only implied so far is taken out to be gone on with.
fn take_implied<'t>(
    root: &mut Table<'t>,
    path: &[Key<'t>],
    listed: bool,
) -> Result<Option<Table<'t>>, Misread> {
    let Some((key, before)) = path.split_last() else {
        return Ok(None);
    };
    let home = parent(root, before)?;
    let Some(index) = position(home, key) else {
        return Ok(None);
    };
    match &home.entries[index].1.value {
        Value::Tables(_) if listed => Ok(None),
        Value::Table(table) if table.form == Form::Implied && !listed => {
            match home.entries.remove(index).1.value {
                Value::Table(table) => Ok(Some(table)),
                _ => Ok(None),
            }
        }
        _ => Err(twice(key)),
    }
}

fn place<'t>(home: &mut Table<'t>, key: Key<'t>, table: Table<'t>, end: usize, listed: bool) {
    let at = table.at;
    match (listed, position(home, &key)) {
        (true, Some(index)) => {
            if let Value::Tables(tables) = &mut home.entries[index].1.value {
                tables.push(table);
            }
        }
        (true, None) => home.entries.push((
            key,
            Node {
                at,
                end,
                value: Value::Tables(vec![table]),
            },
        )),
        (false, None) => home.entries.push((
            key,
            Node {
                at,
                end,
                value: Value::Table(table),
            },
        )),
        // The header was refused when it was read, so the text as a whole is.
        (false, Some(_)) => {}
    }
}
