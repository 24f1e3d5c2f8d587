//! One backup made, under the lock on the journey, before something is written to it.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::store::atomic::{again, make_folder, write_all};
use crate::store::backup::draft::{Draft, Part, PreviousBackup, reused};
use crate::store::backup::manifest::{BackupFile, MANIFEST, Manifest, Seal};
use crate::store::backup::rotation::spare;
use crate::store::backup::{BackupFolder, clear, names_in, sweep, temporary};
use crate::store::fault::Fault;
use crate::store::file_state::odd;
use crate::store::files::Files;
use crate::store::folder::Folder;
use crate::store::probe::{self, Found, Stamp};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// From how many bytes on it is worth asking whether they have to be copied again.
const LARGE: u64 = 1 << 20;

/// How many seconds must lie between two copies of that much.
const SELDOM: i64 = 3600;

/// Whether an expensive backup may be left out.
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
            journey.homes().map(|home| Glance::at(journey, home, previous.as_ref())).collect();
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
        let number = names.last().map_or(1, |name| name.number.saturating_add(1));
        let name = BackupName::new(number, now);
        let draft = Draft { before, parts: &parts, previous: previous.as_ref() };
        let going = spare(&[&names[..], &[name]].concat());
        if !folder.is_dir() {
            // The undo log lies beside it: the names on the way to both have to outlive a power loss.
            make_folder(files, folder)?;
        }
        put_together(files, folder, name, &draft, &going)
            .map_err(|e| Fault::unwritable("write a backup in", folder, &e))?;
        for name in going {
            // One that cannot be removed is tried again the next time.
            let _ = clear(files, &folder.join(name.to_string()));
        }
        Ok(Some(name))
    }
}

/// A file of the journey by its stamp alone, beside the previous backup: one look at each has to do for years of files.
struct Glance<'p> {
    home: DataFile,
    /// The file in the previous backup, if it is sound.
    known: Option<&'p BackupFile>,
    /// How many bytes have to be read, as the stamp does not prove that they are those of the previous backup.
    changed: u64,
}

impl<'p> Glance<'p> {
    fn at(journey: &Folder, home: DataFile, previous: Option<&'p PreviousBackup>) -> Glance<'p> {
        let known = previous.and_then(|previous| previous.sound(home));
        let stamp = probe::stamp(&journey.path_of(home));
        let proven = |stamp: &Stamp| known.is_some_and(|kept| stamp.proves(&kept.stamp()));
        let changed = stamp.filter(|stamp| !proven(stamp)).map_or(0, |stamp| stamp.size().max(1));
        Glance { home, known: known.filter(|_| stamp.is_some()), changed }
    }

    /// The file as a part of the backup; `None` if it is not there.
    fn part(self, journey: &Folder) -> Result<Option<Part>, Fault> {
        if let (Some(kept), 0) = (self.known, self.changed) {
            return Ok(Some(Part::Linked(kept.clone())));
        }
        let path = journey.path_of(self.home);
        match probe::look(&path, None) {
            Found::Absent | Found::Same => Ok(None),
            Found::File(stamp, bytes) => {
                let seal = Seal::of(&bytes);
                let kept = BackupFile::new(self.home, stamp, seal);
                Ok(Some(match self.known.is_some_and(|known| known.seal == seal) {
                    true => Part::Linked(kept),
                    false => Part::Copied(kept, bytes),
                }))
            }
            // A backup without it would take it away when restored.
            Found::Odd(what) => Err(Fault::Broken(vec![odd(&what, &path)])),
            Found::Unread(error) => Err(Fault::disk("back up", &path, &error)),
        }
    }
}

/// Puts a backup together under another name, so that one that is there is never half.
fn put_together(
    files: &dyn Files,
    folder: &Path,
    name: BackupName,
    draft: &Draft,
    going: &[BackupName],
) -> io::Result<()> {
    sweep(files, folder);
    let at = folder.join(temporary(name));
    let old = going.first().map(|old| folder.join(old.to_string()));
    let there = old.map_or(Ok(BTreeSet::new()), |old| reused(files, &old, &at, draft));
    let there = there.unwrap_or_else(|_| {
        let _ = clear(files, &at);
        BTreeSet::new()
    });
    let done = fill(files, &at, draft, &there)
        .and_then(|()| again(|| files.rename(&at, &folder.join(name.to_string()))));
    if done.is_err() {
        let _ = clear(files, &at);
    }
    done
}

/// Puts into a folder what is not there yet.
fn fill(files: &dyn Files, at: &Path, draft: &Draft, there: &BTreeSet<String>) -> io::Result<()> {
    let Draft { before, parts, previous } = *draft;
    let past = parts.iter().any(|part| part.kept().home.contains('/'));
    let inmost = if past { at.join("done") } else { at.to_owned() };
    again(|| files.make_folder(&inmost))?;
    for part in parts.iter().filter(|p| !there.contains(&p.kept().home)) {
        let to = at.join(&part.kept().home);
        match (part, previous) {
            (Part::Linked(kept), Some(previous)) => {
                again(|| files.link(&previous.folder.join(&kept.home), &to))?;
            }
            (Part::Copied(_, bytes), _) => put_new(files, &to, bytes)?,
            (Part::Linked(_), None) => {}
        }
    }
    let manifest = Manifest {
        before: before.to_owned(),
        files: parts.iter().map(|part| part.kept().clone()).collect(),
    };
    put_new(files, &at.join(MANIFEST), &serde_json::to_vec(&manifest)?)
}

fn put_new(files: &dyn Files, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = again(|| files.create(path))?;
    write_all(files, &mut file, bytes)
}
