//! What the tests of the readers share: files, a run of a reader, and its items in one line each.

use super::format::Format;
use super::guess;
use super::options::{Asked, ImportOptions};
use super::text::InputFile;
use super::unreadable::Unreadable;
use crate::domain::date::{Day, Moment};
use crate::domain::id::Id;
use crate::domain::import::{Import, Incoming};
use crate::domain::record::Record;
use crate::domain::schema::{rows_of, value_at, words_of};

pub(super) fn file(name: &str, bytes: impl AsRef<[u8]>) -> InputFile {
    InputFile { name: name.into(), bytes: bytes.as_ref().to_vec() }
}

/// Reads the files on 22 November 2026, one hour east of Greenwich.
pub(super) fn read_asked(
    format: &Format,
    files: &[InputFile],
    asked: &Asked,
) -> Result<Import, Unreadable> {
    let today = Day::new(2026, 11, 22).expect("a day");
    let local_day = |seconds: i64| Moment(seconds.saturating_add(3600)).day();
    format.read(files, &ImportOptions { today, local_day: &local_day, asked })
}

/// Reads a file that the format can read.
pub(super) fn read(format: &Format, name: &str, bytes: impl AsRef<[u8]>) -> Import {
    let read = read_asked(format, &[file(name, bytes)], &Asked::default());
    read.unwrap_or_else(|error| panic!("{error}"))
}

/// Why a file cannot be read.
pub(super) fn refusal(format: &Format, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let read = read_asked(format, &[file(name, bytes)], &Asked::default());
    read.err().map(|error| error.to_string()).expect("a refusal")
}

/// The fields of each dated item, without its id: `title=Read; state=done 2026-11-21`.
pub(super) fn items(import: &Import) -> Vec<String> {
    import.items.iter().filter(|incoming| incoming.is_dated).map(fields).collect()
}

/// The same of those without a date; a milestone among them has a meaningless `on`.
pub(super) fn undated(import: &Import) -> Vec<String> {
    import.items.iter().filter(|incoming| !incoming.is_dated).map(fields).collect()
}

fn fields(incoming: &Incoming) -> String {
    let record = Record::Item(incoming.item.clone());
    // The state tells when it ended, and the beginning of a span its end.
    let told_elsewhere = ["id", "done", "dropped", "until"];
    let rows = rows_of(&record).iter().enumerate();
    let rows = rows.filter(|(_, about)| !told_elsewhere.contains(&about.key));
    let told = rows.filter_map(|(row, about)| {
        let words = words_of(about.key, &record, &Id::to_string);
        let is_told = !words.is_empty() && !about.unwritten.contains(&words.as_str());
        (is_told && value_at(row, &record).is_some()).then(|| format!("{}={words}", about.key))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The rows set aside: `a.json:3:5: it has no title`.
pub(super) fn set_aside(import: &Import) -> Vec<String> {
    import.set_aside.iter().map(|row| format!("{}: {}", row.source, row.reason)).collect()
}

/// Reads the sample damaged at some 500 of its bytes, in several ways: no panic, and twice the same.
pub(super) fn survives_damage(format: &Format, name: &str, sample: &[u8]) {
    for at in (0..sample.len()).step_by(1 + sample.len() / 500) {
        let (before, after) = (&sample[..at], &sample[at + 1..]);
        let replaced = |byte: u8| [before, &[byte], after].concat();
        let damaged = [before.to_vec(), [before, after].concat()];
        let other = [b'"', b'0', b'\n', 0, 0xff, sample[at] ^ 1].map(replaced);
        for bytes in damaged.into_iter().chain(other) {
            let file = file(name, bytes);
            guess(&file);
            let read = || read_asked(format, std::slice::from_ref(&file), &Asked::default());
            assert_eq!(read(), read(), "{name}, byte {at}");
        }
    }
}
