//! The text of a file out of its bytes, and the diagnostics where that or its grammar fails.

use crate::domain::grammar::plain;
use crate::store::codec::advice;
use crate::store::codec::spelling::quoted;
use crate::store::diagnostic::{Diagnostic, line_end, line_start};
use crate::store::tree::Misread;

/// The text, or what is wrong with the bytes and a text to show it in.
pub(in crate::store) fn decode(bytes: Vec<u8>) -> Result<String, (Diagnostic, String)> {
    if let Some(diagnostic) = unfit(&bytes) {
        return Err((diagnostic, String::from_utf8_lossy(&bytes).into_owned()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let hint = "save the file as UTF-8, or take the bytes away";
        (Diagnostic::error(at, "this is not UTF-8 text", hint), shown)
    })
}

/// The mark that some editors put before UTF-8 text.
const BOM: &[u8] = b"\xef\xbb\xbf";

fn unfit(bytes: &[u8]) -> Option<Diagnostic> {
    const CUT: &str = "restore it from a backup; to start over, put the line format = 1 in it";
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if text.iter().all(|byte| b" \t\r\n".contains(byte)) {
        return Some(Diagnostic::whole("the file is empty: it may have been cut off", CUT));
    }
    let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let (at, message, hint) = match bytes.iter().position(|b| *b == 0) {
        Some(_) if bytes.iter().all(|b| *b == 0) => {
            (0, "the file holds nothing but zero bytes: it was lost in a crash", CUT)
        }
        _ if is_marked || is_utf_16_without_mark(bytes) => {
            (0, "the file is UTF-16 text, not UTF-8", "save it as UTF-8 in your editor")
        }
        Some(at) => {
            let hint = "remove it, or restore the file from a backup";
            (at, "there is a zero byte in the text", hint)
        }
        None => return None,
    };
    Some(Diagnostic::error(at, message, hint))
}

/// Every other byte of the first few is zero, and no other one: Latin letters in UTF-16.
fn is_utf_16_without_mark(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(16)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).all(|b| *b == 0);
    let any = |from: usize| start.iter().skip(from).step_by(2).any(|b| *b == 0);
    start.len() > 3 && ((zeros(0) && !any(1)) || (zeros(1) && !any(0)))
}

/// The place of the first mark of a merge conflict.
pub(super) fn conflict(text: &str) -> Option<usize> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let marked = line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ");
        at += line.len();
        marked.then(|| at - line.len())
    })
}

/// The diagnostic of a merge conflict that begins there.
pub(super) fn conflicted(at: usize) -> Diagnostic {
    let hint = "milepost merge brings the two sides together item by item; or keep one, and remove the marks";
    Diagnostic::error(at, "an unresolved merge conflict begins here", hint)
}

/// A failure of the grammar.
pub(super) fn explained(misread: Misread, text: &str) -> Diagnostic {
    if let Some((message, hint)) = unjoined(&misread, text).or_else(|| unclosed(&misread, text)) {
        return Diagnostic::error(misread.at, message, hint);
    }
    let rest = text.get(misread.at..).unwrap_or_default();
    let (message, hint) = match plain(&misread.message, rest) {
        Some((message, hint)) => (message.to_owned(), hint),
        None => (misread.message, "fix the line"),
    };
    Diagnostic::error(misread.at, message, hint)
}

/// A line without a `=`, and what it is with one.
fn unjoined(misread: &Misread, text: &str) -> Option<(String, String)> {
    let colon = text.get(misread.at..)?.starts_with(':');
    let expects = misread.message.ends_with("expected `=`");
    let foreign = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let line = line_of(text, misread.at).trim();
    let (key, rest) = line.split_at(line.find(foreign)?);
    let value = rest.trim_start_matches([':', ' ', '\t']);
    if key.is_empty() || value.is_empty() || value.contains('=') || !(colon || expects) {
        return None;
    }
    let meant = advice::of_written(key, value)
        .or_else(|| (key == "format").then(|| format!("write format = {value}")));
    Some(match (colon, meant) {
        (true, Some(hint)) => (COLON.into(), hint),
        (true, None) => (
            COLON.into(),
            format!("write {key} = {}, or put # before the line if it is a remark", quoted(value)),
        ),
        (false, Some(hint)) => {
            (misread.message.clone(), format!("{hint}, or put # before the line if it is a remark"))
        }
        (false, None) => (
            misread.message.clone(),
            "put # before the line if it is a remark, or delete it".into(),
        ),
    })
}

const COLON: &str = "there is a colon between the key and its value, expected `=`";

/// A header whose brackets do not fit together, and what it is where they do.
fn unclosed(misread: &Misread, text: &str) -> Option<(String, String)> {
    let line = line_of(text, misread.at).trim();
    let name = line.trim_matches(['[', ']', ' ']);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let fits = misread.message.contains("unclosed") && line.starts_with('[');
    if !fits || name.is_empty() || !name.chars().all(plain) {
        return None;
    }
    let listed = line.starts_with("[[") || line.ends_with("]]");
    let hint = match listed {
        true => format!("write [[{name}]]"),
        false => format!("write [{name}]"),
    };
    Some((misread.message.clone(), hint))
}

fn line_of(text: &str, at: usize) -> &str {
    &text[line_start(text, at)..line_end(text, at)]
}
