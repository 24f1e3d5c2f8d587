//! How many bytes the next character takes.

/// The length of the character that `bytes` begin with, in UTF-8; `None` if it is not whole yet. What is no UTF-8
/// counts as one byte.
pub(super) fn length(bytes: &[u8]) -> Option<usize> {
    let wanted = match bytes.first()? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let follows = bytes
        .iter()
        .skip(1)
        .take(wanted - 1)
        .take_while(|b| **b & 0xc0 == 0x80);
    let found = 1 + follows.count();
    match found {
        _ if found == wanted => Some(wanted),
        _ if found == bytes.len() => None,
        _ => Some(1),
    }
}
