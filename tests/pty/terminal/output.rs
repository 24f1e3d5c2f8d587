//! What the bytes say that came out of a terminal: parts, modes, how the program ended; and rows of the screen.

use vt100::Screen;

/// How often that part is in there.
pub(in crate::pty) fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|w| *w == part).count()
}

pub(super) fn last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|w| w == part)
}

pub(super) fn said_at_end(output: &[u8]) -> Option<i32> {
    let text = String::from_utf8_lossy(&output[output.len().saturating_sub(64)..]);
    let (_, after) = text.rsplit_once("ended with ")?;
    after.split_once('.')?.0.parse().ok()
}

/// The private modes that are on after all this.
pub(super) fn modes(output: &[u8]) -> Vec<&str> {
    let mut on = std::collections::BTreeSet::new();
    let text = output.split(|b| *b == 0x1b);
    for part in text.filter_map(|p| p.strip_prefix(b"[?")) {
        let digits = part.iter().take_while(|b| b.is_ascii_digit() || **b == b';').count();
        let names = std::str::from_utf8(&part[..digits]).expect("digits");
        match part.get(digits) {
            Some(b'h') => on.extend(names.split(';')),
            Some(b'l') => names.split(';').for_each(|name| _ = on.remove(name)),
            _ => {}
        }
    }
    on.into_iter().collect()
}

/// The rows with a cell in reverse.
pub(in crate::pty) fn reversed(screen: &Screen) -> Vec<u16> {
    let (rows, columns) = screen.size();
    let is_reversed = |row, column| screen.cell(row, column).is_some_and(vt100::Cell::inverse);
    (0..rows.get())
        .filter(|row| (0..columns.get()).any(|column| is_reversed(*row, column)))
        .collect()
}
