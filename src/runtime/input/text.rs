//! Text among the bytes: how many the next character takes, and what arrived as lines.

/// The length of the character that `bytes` begin with, in UTF-8; `None` if it is not whole yet. What is no UTF-8
/// counts up to where it breaks.
pub(super) fn length(bytes: &[u8]) -> Option<usize> {
    let wanted = match bytes.first()? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let follows = bytes.iter().skip(1).take(wanted - 1).take_while(|b| **b & 0xc0 == 0x80);
    let found = 1 + follows.count();
    match found {
        _ if found == wanted => Some(wanted),
        _ if found == bytes.len() => None,
        _ => Some(found),
    }
}

/// The text, if the bytes are nothing but text with a return in the middle. A return at their end is the key of that
/// name: so a script types a line. A character that is not whole yet is left out.
pub(super) fn lines(bytes: &[u8]) -> Option<String> {
    let is_return = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let is_text = |byte: &u8| !byte.is_ascii_control() || *byte == b'\t' || is_return(byte);
    let first = bytes.iter().position(|b| !is_return(b))?;
    let last = bytes.iter().rposition(|b| !is_return(b))?;
    if !bytes[first..last].iter().any(is_return) || !bytes.iter().all(is_text) {
        return None;
    }
    let end = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) | Ok(_) => bytes.len(),
    };
    Some(String::from_utf8_lossy(&bytes[..end]).into_owned())
}
