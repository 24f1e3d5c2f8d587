//! All backups of a journey with what each holds, the newest first.

use crate::domain::backup::{Against, Backup, BackupName, BackupState, Contents};
use crate::domain::counts::Counts;
use crate::domain::data_file::DataFile;
use crate::domain::difference::Difference;
use crate::domain::record::Record;
use crate::domain::sorted::SortedMap;
use crate::store::backup::manifest::{self, BackupFile, Digest, Manifest, damaged};
use crate::store::backup::{BackupFolder, FileBytes, names_in};
use crate::store::document::{Document, decode};
use crate::store::fault::Fault;
use crate::store::folder::Folder;
use crate::store::index::Index;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The files that were read already. Backups share most of their files, and each is read and parsed once.
#[derive(Default)]
struct Seen {
    /// True if the file of that device and inode has that digest.
    sound: SortedMap<(u64, u64, Digest), bool>,
    /// The numbers of items in a content; `None` if it is not understood.
    counts: SortedMap<(DataFile, Digest), Option<Counts>>,
}

struct Now {
    files: FileBytes,
    digests: Vec<(DataFile, Digest)>,
    /// The files that are remembered and gone.
    gone: Vec<DataFile>,
}

impl Now {
    fn of(journey: &Folder) -> Now {
        let files = journey.all_bytes();
        let digest = |(file, bytes): &(DataFile, Vec<u8>)| (*file, Digest::of(bytes));
        let digests = files.iter().map(digest).collect();
        Now { files, digests, gone: journey.gone().collect() }
    }
}

impl BackupFolder {
    /// All backups, the newest first, each with its contents and its difference from the journey on disk.
    pub(in crate::store) fn list(&self, journey: &Folder) -> Result<Vec<Backup>, Fault> {
        let Ok(folder) = self.folder() else {
            return Ok(Vec::new());
        };
        if let Err(error) = std::fs::read_dir(folder)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(Fault::disk("read", folder, &error));
        }
        let (now, mut seen) = (Now::of(journey), Seen::default());
        let backup = |name: BackupName| match held(folder, name, &now, &mut seen) {
            Ok(contents) => Some((name, BackupState::Whole(contents))),
            // Another process removed it meanwhile.
            Err(Fault::NoSuchBackup { .. }) => None,
            Err(Fault::DamagedBackup { path }) => {
                let file = path.strip_prefix(folder.join(name.to_string()));
                let file = file.unwrap_or(&path).display();
                Some((
                    name,
                    BackupState::Damaged(format!(
                        "damaged: {file} has changed since the backup was made"
                    )),
                ))
            }
            Err(fault) => Some((name, BackupState::Damaged(fault.to_string()))),
        };
        let all = names_in(folder).into_iter().rev().filter_map(backup);
        Ok(all.map(|(name, state)| Backup { name, state }).collect())
    }
}

fn held(folder: &Path, name: BackupName, now: &Now, seen: &mut Seen) -> Result<Contents, Fault> {
    let backup = folder.join(name.to_string());
    let manifest = manifest::manifest(&backup, name)?;
    let (mut counts, mut unread) = (Counts::default(), Vec::new());
    for kept in &manifest.files {
        let torn = || damaged(&backup, &kept.path);
        if !seen.is_sound(&backup, kept) {
            return Err(torn());
        }
        match seen.counts(&backup, kept).ok_or_else(torn)? {
            Some(held) => counts = counts.and(held),
            None => unread.push(kept.path.clone()),
        }
    }
    let has = |file: &DataFile| manifest.of(*file).is_some();
    Ok(Contents {
        lacks: now.gone.iter().any(|file| !has(file)),
        against_now: against(&backup, &manifest, now),
        before: manifest.before,
        counts,
        unread,
    })
}

impl Seen {
    fn is_sound(&mut self, backup: &Path, kept: &BackupFile) -> bool {
        let Ok(meta) = std::fs::metadata(backup.join(&kept.path)) else {
            return false;
        };
        let key = (meta.dev(), meta.ino(), kept.digest);
        let read = || manifest::file(backup, kept).is_some();
        *self.sound.get_or_insert_with(key, read)
    }

    /// The numbers of items in a file, with an inner `None` if it is not understood; `None` if it cannot be read.
    fn counts(&mut self, backup: &Path, kept: &BackupFile) -> Option<Option<Counts>> {
        let file = DataFile::at(&kept.path)?;
        if let Some(known) = self.counts.get(&(file, kept.digest)) {
            return Some(*known);
        }
        let (_, bytes) = manifest::file(backup, kept)?;
        let counts =
            items(file, bytes).map(|items| Counts::of(items.iter().filter_map(Record::as_item)));
        self.counts.insert((file, kept.digest), counts);
        Some(counts)
    }
}

/// The difference between a backup and the current files. Only files that differ are parsed.
fn against(backup: &Path, manifest: &Manifest, now: &Now) -> Against {
    let alike = |file: DataFile, digest: &Digest| {
        manifest.of(file).is_some_and(|kept| kept.digest == *digest)
    };
    let others = now.digests.iter().filter(|(file, digest)| !alike(*file, digest));
    let left: Vec<DataFile> = others.map(|(file, _)| *file).collect();
    let same = |kept: &&BackupFile| {
        DataFile::at(&kept.path).is_some_and(|file| now.digests.contains(&(file, kept.digest)))
    };
    let reached: Vec<&BackupFile> = manifest.files.iter().filter(|k| !same(k)).collect();
    if left.is_empty() && reached.is_empty() {
        return Against::Same;
    }
    let read = |(file, bytes)| items(file, bytes).unwrap_or_default();
    let left = left.into_iter().filter_map(|file| Some((file, now.files.get(&file)?.clone())));
    let left: Vec<Record> = left.flat_map(read).collect();
    let reached = reached.into_iter().filter_map(|kept| manifest::file(backup, kept));
    let reached: Vec<Record> = reached.flat_map(read).collect();
    Against::Other(Difference::between(left.iter(), reached.iter()))
}

/// The items of a file; `None` if it is not understood.
fn items(file: DataFile, bytes: Vec<u8>) -> Option<Vec<Record>> {
    let text = decode(bytes).ok()?;
    let document = Document::parse(text).ok()?;
    let index = Index::of(std::iter::once((file, &document)));
    Some(index.records.into_values().flatten().collect())
}
