//! Short marks of the ids of years that are not loaded: enough to know that a new id is not one of them.

use crate::domain::hash::fnv1a;
use crate::domain::id::Id;
use crate::domain::sorted::SortedMap;
use crate::store::probe;
use std::path::{Path, PathBuf};

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Marks {
    /// The marks of the file's stamp.
    pub(crate) file: [i64; 7],
    /// 32 bits of the hash of each id.
    ids: Vec<u32>,
}

impl Marks {
    pub(crate) fn of<'a>(file: [i64; 7], ids: impl Iterator<Item = &'a Id>) -> Marks {
        Marks { file, ids: ids.map(short).collect() }
    }

    /// True if that id may be among them.
    pub(crate) fn has(&self, id: &Id) -> bool {
        self.ids.contains(&short(id))
    }
}

/// The file of the marks, beside the summaries.
pub(super) fn beside(summaries: &Path) -> PathBuf {
    summaries.with_file_name("ids.bin")
}

/// Reads the marks of every year, as far as they are whole.
pub(super) fn read(path: &Path) -> SortedMap<i32, Marks> {
    let bytes = probe::content(path).unwrap_or_default();
    let (mut rest, mut found) = (bytes.as_slice(), SortedMap::new());
    while let Some((year, marks, after)) = next(rest) {
        found.insert(year, marks);
        rest = after;
    }
    found
}

/// The bytes of the file: for each year its number, the marks of its stamp, the number of ids, and their marks; little-endian.
pub(super) fn written(years: &SortedMap<i32, Marks>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (year, marks) in years {
        bytes.extend(year.to_le_bytes());
        bytes.extend(marks.file.iter().flat_map(|m| m.to_le_bytes()));
        bytes.extend((marks.ids.len() as u32).to_le_bytes());
        bytes.extend(marks.ids.iter().flat_map(|id| id.to_le_bytes()));
    }
    bytes
}

fn next(bytes: &[u8]) -> Option<(i32, Marks, &[u8])> {
    let (year, rest) = bytes.split_first_chunk()?;
    let mut file = [0; 7];
    let mut rest = rest;
    for mark in &mut file {
        let (number, after) = rest.split_first_chunk()?;
        (*mark, rest) = (i64::from_le_bytes(*number), after);
    }
    let (count, rest) = rest.split_first_chunk()?;
    let (ids, rest) =
        rest.split_at_checked((u32::from_le_bytes(*count) as usize).checked_mul(4)?)?;
    let number = |chunk: &[u8]| chunk.try_into().map(u32::from_le_bytes).ok();
    let ids = ids.chunks_exact(4).filter_map(number).collect();
    Some((i32::from_le_bytes(*year), Marks { file, ids }, rest))
}

fn short(id: &Id) -> u32 {
    fnv1a(id.as_str().as_bytes()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_back_and_a_torn_end_is_passed_over() {
        let ids: Vec<Id> = (0..3).map(Id::spelled).collect();
        let marks = Marks::of([1, 2, 3, 4, 5, 6, -7], ids.iter());
        assert!(marks.has(&ids[1]) && !marks.has(&Id::spelled(99)));
        let bytes = written(&[(2018, marks.clone()), (2019, marks.clone())].into());
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ids.bin");
        std::fs::write(&path, &bytes).expect("written");
        assert_eq!(read(&path), [(2018, marks.clone()), (2019, marks.clone())].into());
        std::fs::write(&path, &bytes[..bytes.len() - 1]).expect("written");
        assert_eq!(read(&path), [(2018, marks)].into());
    }
}
