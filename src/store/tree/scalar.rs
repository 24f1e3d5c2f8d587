//! Scalars and keys, out of their written form.

use crate::store::tree::{Key, Misread, Value};
use std::borrow::Cow;
use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind};
use toml_parser::{Expected, ParseError, Raw, Span};

/// Reads a key as it is written at `span` of `text`.
pub(super) fn key<'t>(
    text: &'t str,
    span: Span,
    encoding: Option<Encoding>,
) -> Result<Key<'t>, Misread> {
    let written = slice(text, span);
    let bare = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    if encoding.is_none() && !written.is_empty() && written.bytes().all(bare) {
        return Ok(Key {
            text: Cow::Borrowed(written),
            at: span.start(),
        });
    }
    let raw = Raw::new_unchecked(written, encoding, span);
    let (mut out, mut error) = (Cow::Borrowed(""), None);
    raw.decode_key(&mut out, &mut error);
    error.map_or(
        Ok(Key {
            text: out,
            at: span.start(),
        }),
        |e| Err(misread(&e, span.start())),
    )
}

/// Reads a scalar as it is written at `span` of `text`.
pub(super) fn scalar<'t>(
    text: &'t str,
    span: Span,
    encoding: Option<Encoding>,
) -> Result<Value<'t>, Misread> {
    let written = slice(text, span);
    if let Some(value) = plain(written, encoding) {
        return Ok(value);
    }
    if encoding.is_some() && written.contains("\r\n") {
        return with_plain_newlines(written, span, encoding);
    }
    let (kind, out) = decode(written, span, encoding)?;
    let wrong = |what: &str| Misread {
        at: span.start(),
        message: format!("`{written}` is not {what}"),
    };
    match kind {
        ScalarKind::String => Ok(Value::Text(out)),
        ScalarKind::Boolean(flag) => Ok(Value::Flag(flag)),
        ScalarKind::DateTime if shaped(written) => Ok(Value::Time(written)),
        ScalarKind::DateTime => Err(wrong("a date")),
        ScalarKind::Float => out.parse().map(Value::Float).map_err(|_| wrong("a number")),
        ScalarKind::Integer(radix) => Ok(Value::Integer(integer(&out, radix))),
    }
}

/// The two scalars that nearly all are, without the machinery: a text in quotes without escapes, and a day.
fn plain(written: &str, encoding: Option<Encoding>) -> Option<Value<'_>> {
    match encoding {
        Some(Encoding::BasicString) => {
            let inner = written.strip_prefix('"')?.strip_suffix('"')?;
            let simple = |b: u8| b >= b' ' && !matches!(b, b'\\' | b'"' | 0x7f);
            inner
                .bytes()
                .all(simple)
                .then_some(Value::Text(Cow::Borrowed(inner)))
        }
        None if written.len() == 10 && shaped(written) => Some(Value::Time(written)),
        None
        | Some(Encoding::LiteralString | Encoding::MlLiteralString | Encoding::MlBasicString) => {
            None
        }
    }
}

/// A text over several lines has the same value whichever way its lines end.
fn with_plain_newlines<'t>(
    written: &str,
    span: Span,
    encoding: Option<Encoding>,
) -> Result<Value<'t>, Misread> {
    let plain = written.replace("\r\n", "\n");
    let (_, out) = decode(&plain, span, encoding)?;
    Ok(Value::Text(Cow::Owned(out.into_owned())))
}

fn decode(
    written: &str,
    span: Span,
    encoding: Option<Encoding>,
) -> Result<(ScalarKind, Cow<'_, str>), Misread> {
    let raw = Raw::new_unchecked(written, encoding, span);
    let (mut out, mut error) = (Cow::Borrowed(""), None);
    let kind = raw.decode_scalar(&mut out, &mut error);
    error.map_or(Ok((kind, out)), |e| Err(misread(&e, span.start())))
}

fn integer(text: &str, radix: IntegerRadix) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = digits
        .strip_prefix("0x")
        .or(digits.strip_prefix("0o"))
        .or(digits.strip_prefix("0b"))
        .unwrap_or(digits);
    let number = i64::from_str_radix(digits, radix.value()).ok()?;
    Some(if text.starts_with('-') {
        -number
    } else {
        number
    })
}

/// Whether it has the shape of a date, a time or both; whether there is such a day is for whoever reads the field.
fn shaped(text: &str) -> bool {
    let fits = |pattern: &[u8], bytes: &[u8]| {
        bytes.len() >= pattern.len()
            && pattern.iter().zip(bytes).all(|(p, b)| {
                if *p == b'0' {
                    b.is_ascii_digit()
                } else {
                    p == b
                }
            })
    };
    let bytes = text.as_bytes();
    let dated = fits(b"0000-00-00", bytes);
    let rest = if dated { &bytes[10..] } else { bytes };
    let time = match (dated, rest) {
        (true, []) => return true,
        (true, [b'T' | b't' | b' ', time @ ..]) | (false, time) => time,
        (true, _) => return false,
    };
    fits(b"00:00", time)
}

/// What `toml_parser` says of an error, as one sentence.
pub(super) fn misread(error: &ParseError, near: usize) -> Misread {
    let mut message = error.description().to_owned();
    for (i, expected) in error.expected().unwrap_or_default().iter().enumerate() {
        message.push_str(if i == 0 { ", expected " } else { " or " });
        match expected {
            Expected::Literal("\n") => message.push_str("the end of the line"),
            Expected::Literal(text) => message.push_str(&format!("`{text}`")),
            Expected::Description(text) => message.push_str(text),
            _ => message.push_str("something else"),
        }
    }
    let at = error
        .unexpected()
        .or(error.context())
        .map_or(near, |span| span.start());
    Misread { at, message }
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start()..span.end()).unwrap_or_default()
}
