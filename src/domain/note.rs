//! The lists that people write in a note: lines that begin with a bullet or a number.

/// What follows the bullet of a list entry, without a further bullet; `None` for any other line.
pub(crate) fn list_entry(line: &str) -> Option<&str> {
    const BULLETS: [char; 4] = ['-', '*', '+', '•'];
    let mut rest = line.trim();
    let mut entry = None;
    while let Some(after) = rest.strip_prefix(BULLETS)
        && (after.is_empty() || after.starts_with([' ', '\t']))
    {
        rest = after.trim_start();
        entry = Some(rest);
    }
    entry
}

/// The number and the text of an entry such as `12. text`; `None` for any other line.
pub(crate) fn numbered_entry(line: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 3;
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = line[digits..].strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    (1..=LONGEST).contains(&digits).then(|| (&line[..=digits], after.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn note_has_a_list_entry_after_a_bullet_and_a_blank() {
        for (line, entry) in [
            ("- one", Some("one")),
            ("  • one ", Some("one")),
            ("+\tone", Some("one")),
            ("- - twice", Some("twice")),
            ("-", Some("")),
            ("-1 degrees", None),
            ("---", None),
            ("one - two", None),
            ("", None),
        ] {
            assert_eq!(list_entry(line), entry, "{line}");
        }
    }
}
