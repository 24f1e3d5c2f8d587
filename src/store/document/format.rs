//! The number of the format that a file is written in, and the steps from each older one to the next.

use super::Document;

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
pub(in crate::store) fn upgraded(document: &Document) -> Result<Document, String> {
    let parse = |text| Document::parse(text).map_err(|(wrong, _)| wrong.message);
    let mut new = parse(document.text.clone())?;
    for (from, migrate) in MIGRATIONS {
        if let Some((format, at)) = new.older.clone().filter(|(format, _)| *format == from) {
            new.text.replace_range(at, &(format + 1).to_string());
            new = parse(migrate(&new.text))?;
        }
    }
    match new.older.is_none() && new.items().eq(document.items()) {
        true => Ok(new),
        false => Err("an item would not be the same in the new format".into()),
    }
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
