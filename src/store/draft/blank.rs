//! Blank lines and comments at the edges of a text.

pub(super) fn is_comment(text: &str) -> bool {
    text.trim_start().starts_with('#')
}

/// The text with other line breaks, unless it has some of those already.
pub(super) fn with_newline(text: &str, newline: &str) -> String {
    if text.contains("\r\n") { text.to_owned() } else { text.replace('\n', newline) }
}

/// The text with all its line breaks made the same.
pub(in crate::store) fn all_with_newline(text: &str, newline: &str) -> String {
    let plain = text.replace("\r\n", "\n");
    match newline {
        "\n" => plain,
        newline => plain.replace('\n', newline),
    }
}

/// The bytes of the blank lines at the start of a text.
pub(super) fn leading_blank(text: &str) -> usize {
    text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum()
}

/// The bytes of a text without the blank lines at its end.
pub(super) fn without_trailing_blank(text: &str) -> usize {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let blank: usize =
        lines.iter().rev().take_while(|line| line.trim().is_empty()).map(|l| l.len()).sum();
    text.len() - blank
}

/// True if the last line before a place is blank, or nothing is before it.
pub(super) fn ends_blank(before: &str) -> bool {
    let before = before.trim_start_matches('\u{feff}');
    let Some(ended) = before.trim_end_matches([' ', '\t', '\r']).strip_suffix('\n') else {
        return before.is_empty();
    };
    ended.rsplit('\n').next().unwrap_or_default().trim().is_empty()
}
