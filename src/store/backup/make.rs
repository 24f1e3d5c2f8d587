//! One backup made, under the lock on the journey, before something is written to it.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::sorted::SortedSet;
use crate::store::atomic::{again, make_folder, write_all};
use crate::store::backup::manifest::{BackupFile, Digest, MANIFEST, Manifest};
use crate::store::backup::rotation::spare;
use crate::store::backup::{BackupFolder, NEXT, clear, names_in};
use crate::store::fault::Fault;
use crate::store::file_state::odd;
use crate::store::files::Files;
use crate::store::folder::Folder;
use crate::store::probe::{self, Found, Stamp};
use std::io;
use std::path::{Path, PathBuf};

/// The size in bytes from which a copy is not made every time.
const LARGE: u64 = 1 << 20;

/// Least seconds between two copies of that size.
const SELDOM: i64 = 3600;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum BackupPolicy {
    /// Once an hour is enough if more than a mebibyte would be copied.
    Sparing,
    /// Needed whatever it costs.
    Always,
}

impl BackupFolder {
    /// Makes a backup of the journey as it is on disk now, unless the newest one is just that; gives its name, or `None`
    /// where there is nothing to keep yet. `before` names what is about to be done.
    pub(in crate::store) fn make(
        &self,
        files: &dyn Files,
        journey: &Folder,
        (now, before): (Moment, &str),
        policy: BackupPolicy,
    ) -> Result<Option<BackupName>, Fault> {
        let folder = self.folder()?;
        let names = names_in(folder);
        let previous = names.last().and_then(|name| PreviousBackup::of(folder, *name, now));
        let glances: Vec<Glance> =
            journey.files().map(|file| Glance::at(journey, file, previous.as_ref())).collect();
        if let Some(previous) = &previous
            && policy == BackupPolicy::Sparing
            && glances.iter().map(|glance| glance.changed).sum::<u64>() > LARGE
            && (0..SELDOM).contains(&now.0.saturating_sub(previous.name.at.0))
        {
            return Ok(Some(previous.name));
        }
        let parts = glances.into_iter().filter_map(|glance| glance.part(journey).transpose());
        let parts: Vec<Part> = parts.collect::<Result<_, Fault>>()?;
        match &previous {
            Some(previous) if previous.is_of(&parts) => return Ok(Some(previous.name)),
            None if parts.is_empty() => return Ok(None),
            Some(_) | None => {}
        }
        let name = BackupName::new(names.last().map_or(1, |n| n.number.saturating_add(1)), now);
        if !folder.is_dir() {
            // The undo log lies beside it: the names on the way to both have to outlive a power loss.
            make_folder(files, folder)?;
        }
        let next = folder.join(NEXT);
        fill(files, &next, before, parts, previous.as_ref())
            .and_then(|()| again(|| files.rename(&next, &folder.join(name.to_string()))))
            .map_err(|error| Fault::unwritable("write a backup in", folder, &error))?;
        for old in spare(&[&names[..], &[name]].concat()) {
            // Under another name first, so that one that is there is never half. What fails is tried again the next time.
            let _ = clear(files, &next, &|_| false)
                .and_then(|()| again(|| files.rename(&folder.join(old.to_string()), &next)));
        }
        Ok(Some(name))
    }
}

/// A file of the backup that is being made, with its bytes if the previous backup does not have it.
struct Part {
    file: BackupFile,
    bytes: Option<Vec<u8>>,
}

struct PreviousBackup {
    name: BackupName,
    folder: PathBuf,
    manifest: Manifest,
    /// True once a day: the files are read before they are trusted, so that one spoilt by a power loss is not handed on for
    /// ever.
    needs_verification: bool,
}

impl PreviousBackup {
    fn of(folder: &Path, name: BackupName, now: Moment) -> Option<PreviousBackup> {
        let folder = folder.join(name.to_string());
        let needs_verification = name.at.day() != now.day();
        Some(PreviousBackup {
            name,
            manifest: Manifest::read(&folder)?,
            folder,
            needs_verification,
        })
    }

    /// A file of it, if it has that file as it was put there.
    fn sound(&self, file: DataFile) -> Option<&BackupFile> {
        let kept = self.manifest.of(file)?;
        let path = self.folder.join(&kept.path);
        let sound = match self.needs_verification {
            true => probe::content(&path).is_ok_and(|bytes| Digest::of(&bytes) == kept.digest),
            false => probe::stamp(&path).is_some_and(|stamp| stamp.size() == kept.digest.length),
        };
        sound.then_some(kept)
    }

    fn is_of(&self, parts: &[Part]) -> bool {
        parts.len() == self.manifest.files.len() && parts.iter().all(|part| part.bytes.is_none())
    }
}

/// A file of the journey by its stamp alone, beside the previous backup: for years of files that has to be enough.
struct Glance<'p> {
    file: DataFile,
    /// The file in the previous backup, if it is sound.
    known: Option<&'p BackupFile>,
    /// The bytes that have to be read, as the stamp does not prove that they are those of the previous backup.
    changed: u64,
}

impl<'p> Glance<'p> {
    fn at(journey: &Folder, file: DataFile, previous: Option<&'p PreviousBackup>) -> Glance<'p> {
        let known = previous.and_then(|previous| previous.sound(file));
        let stamp = probe::stamp(&journey.path_of(file));
        let proven = |stamp: &Stamp| known.is_some_and(|kept| stamp.proves(&kept.stamp()));
        let changed = stamp.filter(|stamp| !proven(stamp)).map_or(0, |stamp| stamp.size().max(1));
        Glance { file, known: known.filter(|_| stamp.is_some()), changed }
    }

    /// The file as a part of the backup; `None` if it is not there.
    fn part(self, journey: &Folder) -> Result<Option<Part>, Fault> {
        if let (Some(kept), 0) = (self.known, self.changed) {
            return Ok(Some(Part { file: kept.clone(), bytes: None }));
        }
        let path = journey.path_of(self.file);
        match probe::look(&path, None) {
            Found::Absent | Found::Same => Ok(None),
            Found::File(stamp, bytes) => {
                let digest = Digest::of(&bytes);
                let is_known = self.known.is_some_and(|known| known.digest == digest);
                let file = BackupFile::new(self.file, stamp, digest);
                Ok(Some(Part { file, bytes: (!is_known).then_some(bytes) }))
            }
            // A backup without it would take it away when restored.
            Found::Odd(what) => Err(Fault::Broken(vec![odd(&what, &path)])),
            Found::Unread(error) => Err(Fault::disk("back up", &path, &error)),
        }
    }
}

/// Puts a backup together under another name, so that one that is there is never half. A file that is the previous backup's
/// already stays where it is.
fn fill(
    files: &dyn Files,
    at: &Path,
    before: &str,
    parts: Vec<Part>,
    previous: Option<&PreviousBackup>,
) -> io::Result<()> {
    let stays = |part: &&Part| {
        let path = &part.file.path;
        let shared = |p: &PreviousBackup| probe::is_same_file(&p.folder.join(path), &at.join(path));
        part.bytes.is_none() && previous.is_some_and(shared)
    };
    let there: SortedSet<String> =
        parts.iter().filter(stays).map(|part| part.file.path.clone()).collect();
    clear(files, at, &|path| there.contains(path))?;
    let past = parts.iter().any(|part| part.file.path.contains('/'));
    let inmost = if past { at.join("done") } else { at.to_owned() };
    again(|| files.make_folder(&inmost))?;
    let mut kept = Vec::with_capacity(parts.len());
    for Part { file, bytes } in parts {
        let to = at.join(&file.path);
        match (bytes, previous) {
            (Some(bytes), _) => put_new(files, &to, &bytes)?,
            (None, Some(previous)) if !there.contains(&file.path) => {
                again(|| files.link(&previous.folder.join(&file.path), &to))?;
            }
            (None, _) => {}
        }
        kept.push(file);
    }
    let manifest = Manifest { before: before.to_owned(), files: kept };
    put_new(files, &at.join(MANIFEST), &serde_json::to_vec(&manifest)?)
}

fn put_new(files: &dyn Files, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = again(|| files.create(path))?;
    write_all(files, &mut file, bytes)
}
