//! Scalars and keys, out of their written form.

use crate::domain::date::days_in_month;
use crate::store::tree::{Misread, TomlKey, Value};
use std::borrow::Cow;
use std::num::{IntErrorKind, ParseIntError};
use toml_datetime::Datetime;
use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind};
use toml_parser::{Expected, ParseError, Raw, Span};

/// Stands in a mended text for a value that cannot be read; no text that is read has it.
pub(in crate::store) const MENDED: char = '\0';

pub(super) fn key<'t>(
    text: &'t str,
    span: Span,
    encoding: Option<Encoding>,
) -> Result<TomlKey<'t>, Misread> {
    let written = slice(text, span);
    let bare = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    if encoding.is_none() && !written.is_empty() && written.bytes().all(bare) {
        return Ok(TomlKey { text: Cow::Borrowed(written), at: span.start() });
    }
    let raw = Raw::new_unchecked(written, encoding, span);
    let (mut out, mut error) = (Cow::Borrowed(""), None);
    raw.decode_key(&mut out, &mut error);
    error.map_or(Ok(TomlKey { text: out, at: span.start() }), |e| Err(misread(&e, span.start())))
}

/// Reads a scalar at `span` of `mended`, or of `text` where it has been mended away.
pub(super) fn scalar<'t>(
    text: &'t str,
    mended: &'t str,
    span: Span,
    encoding: Option<Encoding>,
) -> Result<Value<'t>, Misread> {
    let written = slice(mended, span);
    if let Some(value) = plain(written, encoding) {
        return Ok(value);
    }
    if encoding.is_none() && written.starts_with(MENDED) {
        return Ok(Value::Unread(slice(text, span)));
    }
    let read = if encoding.is_some() && written.contains("\r\n") {
        with_plain_newlines(written, span, encoding)
    } else {
        decoded(written, span, encoding)
    };
    read.map_err(|misread| Misread { value: Some(span.start()..span.end()), ..misread })
}

fn decoded<'t>(
    written: &'t str,
    span: Span,
    encoding: Option<Encoding>,
) -> Result<Value<'t>, Misread> {
    let (kind, out) = decode(written, span, encoding)?;
    let wrong = |what: &str| Misread {
        at: span.start(),
        message: format!("`{written}` is not {what}"),
        from: span.start(),
        value: None,
    };
    match kind {
        ScalarKind::String => Ok(Value::Text(out)),
        ScalarKind::Boolean(flag) => Ok(Value::Flag(flag)),
        ScalarKind::DateTime if written.parse::<Datetime>().is_ok() => Ok(Value::Time(written)),
        // It has the form of a day, and is on no calendar.
        ScalarKind::DateTime if ymd(written).is_some() => Ok(Value::Unread(written)),
        ScalarKind::DateTime if written.contains('-') => Err(wrong("a date")),
        ScalarKind::DateTime => Err(wrong("a time of day")),
        ScalarKind::Float => out.parse().map(Value::Float).map_err(|_| wrong("a number")),
        ScalarKind::Integer(radix) => match integer(&out, radix) {
            Ok(number) => Ok(Value::Integer(Some(number))),
            Err(error) if *error.kind() == IntErrorKind::PosOverflow => Ok(Value::Integer(None)),
            Err(_) => Err(wrong("a number")),
        },
    }
}

fn plain(written: &str, encoding: Option<Encoding>) -> Option<Value<'_>> {
    match encoding {
        Some(Encoding::BasicString) => {
            let inner = written.strip_prefix('"')?.strip_suffix('"')?;
            let simple = |b: u8| b >= b' ' && !matches!(b, b'\\' | b'"' | 0x7f);
            inner.bytes().all(simple).then_some(Value::Text(Cow::Borrowed(inner)))
        }
        None if written.len() == 10 && is_day(written) => Some(Value::Time(written)),
        None
        | Some(Encoding::LiteralString | Encoding::MlLiteralString | Encoding::MlBasicString) => {
            None
        }
    }
}

/// A text over several lines has the same value with either line break.
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

fn integer(text: &str, radix: IntegerRadix) -> Result<i64, ParseIntError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let prefixes = ["0x", "0o", "0b"];
    let bare = prefixes.iter().find_map(|prefix| digits.strip_prefix(prefix)).unwrap_or(digits);
    let number = i64::from_str_radix(bare, radix.value())?;
    Ok(if text.starts_with('-') { -number } else { number })
}

fn is_day(text: &str) -> bool {
    ymd(text).is_some_and(|(year, month, day)| {
        let short = (1..=28).contains(&day);
        (1..=12).contains(&month) && (short || (29..=days_in_month(year, month)).contains(&day))
    })
}

/// The numbers of a day written as `YYYY-MM-DD`.
fn ymd(text: &str) -> Option<(i32, u32, u32)> {
    let bytes = text.as_bytes();
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, digit| {
            let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
            Some(10 * number + digit)
        })
    };
    let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let year = number(bytes.get(..4).filter(|_| shaped)?)?;
    Some((year as i32, number(&bytes[5..7])?, number(&bytes[8..])?))
}

/// The parser's error as one sentence.
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
    let at = error.unexpected().or(error.context()).map_or(near, |span| span.start());
    Misread { at, message, from: at, value: None }
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start()..span.end()).unwrap_or_default()
}
