//! Where a key, a value or a section goes in a tree, and what TOML forbids to be defined twice.

use crate::store::tree::{Misread, Table, TableForm, TomlKey, TomlNode, Value};

fn twice(key: &TomlKey) -> Misread {
    Misread {
        at: key.at,
        message: format!("`{}` is given twice", key.text),
        from: key.at,
        value: None,
    }
}

pub(super) fn put<'t>(
    table: &mut Table<'t>,
    keys: &mut impl ExactSizeIterator<Item = TomlKey<'t>>,
    node: TomlNode<'t>,
) -> Result<(), Misread> {
    let Some(key) = keys.next() else {
        return Ok(());
    };
    let found = table.position(&key.text);
    if keys.len() == 0 {
        return match found {
            Some(_) => Err(twice(&key)),
            None => {
                table.push(key, node);
                Ok(())
            }
        };
    }
    let index = found.unwrap_or(table.entries.len());
    if found.is_none() {
        let inner = TomlNode {
            at: key.at,
            end: node.end,
            value: Value::Table(Table::new(key.at, TableForm::Dotted)),
        };
        table.push(key.clone(), inner);
    }
    match &mut table.entries[index].1 {
        TomlNode { value: Value::Table(inner), end, .. } if inner.form == TableForm::Dotted => {
            *end = node.end;
            put(inner, keys, node)
        }
        TomlNode { .. } => Err(twice(&key)),
    }
}

/// The table at `path`, made where a header implies it.
pub(super) fn parent<'a, 't>(
    table: &'a mut Table<'t>,
    path: &[TomlKey<'t>],
) -> Result<&'a mut Table<'t>, Misread> {
    let Some((key, rest)) = path.split_first() else {
        return Ok(table);
    };
    let index = table.position(&key.text).unwrap_or(table.entries.len());
    if index == table.entries.len() {
        let implied = TomlNode {
            at: key.at,
            end: key.at,
            value: Value::Table(Table::new(key.at, TableForm::Implied)),
        };
        table.push(key.clone(), implied);
    }
    match &mut table.entries[index].1.value {
        Value::Table(inner) if inner.form != TableForm::Inline => parent(inner, rest),
        Value::Tables(tables) if !tables.is_empty() => {
            let last = tables.len() - 1;
            parent(&mut tables[last], rest)
        }
        _ => Err(twice(key)),
    }
}

/// Fails if a header may not be here; a table that was only implied is taken out to be continued.
pub(super) fn take_implied<'t>(
    root: &mut Table<'t>,
    path: &[TomlKey<'t>],
    listed: bool,
) -> Result<Option<Table<'t>>, Misread> {
    let Some((key, before)) = path.split_last() else {
        return Ok(None);
    };
    let home = parent(root, before)?;
    let Some(index) = home.position(&key.text) else {
        return Ok(None);
    };
    match &home.entries[index].1.value {
        Value::Tables(_) if listed => Ok(None),
        Value::Table(table) if table.form == TableForm::Implied && !listed => {
            match home.take(index).value {
                Value::Table(table) => Ok(Some(table)),
                _ => Ok(None),
            }
        }
        _ => Err(twice(key)),
    }
}

pub(super) fn place<'t>(
    home: &mut Table<'t>,
    key: TomlKey<'t>,
    table: Table<'t>,
    end: usize,
    listed: bool,
) {
    let at = table.at;
    let node = |value| TomlNode { at, end, value };
    match (listed, home.position(&key.text)) {
        (true, Some(index)) => {
            if let Value::Tables(tables) = &mut home.entries[index].1.value {
                tables.push(table);
            }
        }
        (true, None) => home.push(key, node(Value::Tables(vec![table]))),
        (false, None) => home.push(key, node(Value::Table(table))),
        // The header was refused when it was read, and with it the text.
        (false, Some(_)) => {}
    }
}
