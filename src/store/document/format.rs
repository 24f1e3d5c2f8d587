//! The number of the format that a file is written in, and the steps from each older one to the next.

use super::Document;
use crate::store::codec::RecordKind;
use std::ops::Range;

/// The newest format that this program knows.
pub(in crate::store) const FORMAT: i64 = 1;

/// Rewrites all of a text but the number.
type Migration = fn(&str) -> String;

/// The step from each older format to the next. A file that names no format was written by hand, and has this one.
const MIGRATIONS: [(i64, Migration); 1] = [
    // Format 0 was never written by a release. Its items are those of format 1.
    (0, str::to_owned),
];

/// True if a migration begins there.
pub(super) fn is_older(format: i64) -> bool {
    MIGRATIONS.iter().any(|(from, _)| *from == format)
}

/// The file in the newest format, checked to hold the same items; else why not.
pub(in crate::store) fn upgraded(
    document: &Document,
    kinds: &[RecordKind],
) -> Result<Document, String> {
    let mut new = Document::parse(kinds, document.text.clone());
    for (from, step) in MIGRATIONS {
        new = match new {
            Ok(old) => match &old.older {
                Some((format, at)) if *format == from => {
                    let numbered = renumbered(&old.text, at.clone(), from + 1);
                    Document::parse(kinds, step(&numbered))
                }
                Some(_) | None => Ok(old),
            },
            failed => failed,
        };
    }
    let new = new.map_err(|(diagnostic, _)| diagnostic.message)?;
    match new.older.is_none() && new.items().eq(document.items()) {
        true => Ok(new),
        false => Err("an item would not be the same in the new format".into()),
    }
}

/// The text with another number in the place of its format.
fn renumbered(text: &str, at: Range<usize>, format: i64) -> String {
    let mut new = text.to_owned();
    new.replace_range(at, &format.to_string());
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_lead_from_each_format_to_the_next_and_end_at_the_newest() {
        let from: Vec<i64> = MIGRATIONS.iter().map(|(from, _)| *from).collect();
        assert_eq!(from, (FORMAT - MIGRATIONS.len() as i64..FORMAT).collect::<Vec<_>>());
    }
}
