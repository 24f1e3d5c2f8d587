//! One backup made, under the lock on the journey, before something is written to it.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::store::Store;
use crate::store::atomic::{again, make_folder, write_all};
use crate::store::backup::draft::{Draft, Former, Part, reused};
use crate::store::backup::manifest::{Kept, MANIFEST, Manifest, Seal};
use crate::store::backup::rotation::spare;
use crate::store::backup::{clear, names_in, sweep, temporary};
use crate::store::fault::Fault;
use crate::store::probe::{self, Found};
use crate::store::sheet::odd;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// From how many bytes on it is worth asking whether they have to be copied again.
const LARGE: u64 = 1 << 20;

/// How many seconds must lie between two copies of that much.
const SELDOM: i64 = 3600;

/// Whether a backup may be left out that would cost much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum Thrift {
    /// If more than a mebibyte would have to be copied, once an hour is enough.
    Sparing,
    /// It is needed whatever it costs.
    Never,
}

impl Store {
    /// Makes a backup of the journey as it is on disk now, unless the newest one is just that; gives its name, or `None`
    /// where there is nothing to keep yet. `before` names what is about to be done.
    pub(in crate::store) fn back_up(
        &self,
        now: Moment,
        before: &str,
        thrift: Thrift,
    ) -> Result<Option<BackupName>, Fault> {
        let folder = self.backup_folder().ok_or(Fault::NoState)?;
        let names = names_in(&folder);
        let former = names.last().and_then(|name| Former::of(&folder, *name, now));
        if let Some(former) = &former
            && thrift == Thrift::Sparing
            && self.is_dear(former)
            && (0..SELDOM).contains(&now.0.saturating_sub(former.name.at.0))
        {
            return Ok(Some(former.name));
        }
        let parts = self.parts(former.as_ref())?;
        match &former {
            Some(former) if former.is_of(&parts) => return Ok(Some(former.name)),
            None if parts.is_empty() => return Ok(None),
            Some(_) | None => {}
        }
        let number = names.last().map_or(1, |name| name.number.saturating_add(1));
        let name = BackupName::new(number, now);
        let draft = Draft { before, parts: &parts, former: former.as_ref() };
        let going = spare(&[&names[..], &[name]].concat());
        if !folder.is_dir() {
            // The undo log lies beside it: the names on the way to both have to outlive a power loss.
            make_folder(&*self.files, &folder)?;
        }
        self.put_together(&folder, name, &draft, &going)
            .map_err(|e| Fault::unwritable("write a backup in", &folder, e))?;
        for name in going {
            // One that cannot be removed is tried again the next time.
            let _ = clear(&*self.files, &folder.join(name.to_string()));
        }
        Ok(Some(name))
    }

    /// The files that the journey may have now.
    fn homes(&self) -> impl Iterator<Item = DataFile> {
        let years = self.present.iter().map(|year| DataFile::Ended(*year));
        [DataFile::Open, DataFile::Milestones].into_iter().chain(years)
    }

    /// Whether more than a little has changed since then.
    fn is_dear(&self, former: &Former) -> bool {
        let changed = |home: DataFile| {
            let stamp = probe::stamp(&self.path(home))?;
            let known = former.manifest.of(home).map(Kept::stamp);
            (!known.is_some_and(|known| stamp.proves(&known))).then_some(stamp.size())
        };
        self.homes().filter_map(changed).sum::<u64>() > LARGE
    }

    fn parts(&self, former: Option<&Former>) -> Result<Vec<Part>, Fault> {
        let part = |home| self.part(home, former).transpose();
        self.homes().filter_map(part).collect()
    }

    /// A file as it is now; `None` if it is not there.
    fn part(&self, home: DataFile, former: Option<&Former>) -> Result<Option<Part>, Fault> {
        let path = self.path(home);
        let known = former.and_then(|former| former.sound(home));
        let stamp = known.map(Kept::stamp);
        match probe::look(&path, stamp.as_ref()) {
            Found::Absent => Ok(None),
            Found::Same => Ok(known.cloned().map(Part::Linked)),
            Found::File(stamp, bytes) => {
                let seal = Seal::of(&bytes);
                let kept = Kept::new(home, stamp, seal);
                Ok(Some(match known {
                    Some(known) if known.seal == seal => Part::Linked(kept),
                    Some(_) | None => Part::Copied(kept, bytes),
                }))
            }
            // A backup without it would take it away when restored.
            Found::Odd(what) => Err(Fault::Broken(vec![odd(&what, &path)])),
            Found::Unread(error) => Err(Fault::disk("back up", &path, error)),
        }
    }

    /// Puts a backup together under another name, so that one that is there is never half.
    fn put_together(
        &self,
        folder: &Path,
        name: BackupName,
        draft: &Draft,
        going: &[BackupName],
    ) -> io::Result<()> {
        let files = &*self.files;
        sweep(files, folder);
        let at = folder.join(temporary(name));
        let old = going.first().map(|old| folder.join(old.to_string()));
        let there = old.map_or(Ok(BTreeSet::new()), |old| reused(files, &old, &at, draft));
        let there = there.unwrap_or_else(|_| {
            let _ = clear(files, &at);
            BTreeSet::new()
        });
        let done = self
            .fill(&at, draft, &there)
            .and_then(|()| again(|| files.rename(&at, &folder.join(name.to_string()))));
        if done.is_err() {
            let _ = clear(files, &at);
        }
        done
    }

    /// Puts into a folder what is not there yet.
    fn fill(&self, at: &Path, draft: &Draft, there: &BTreeSet<String>) -> io::Result<()> {
        let files = &*self.files;
        let Draft { before, parts, former } = *draft;
        let past = parts.iter().any(|part| part.kept().home.contains('/'));
        let inmost = if past { at.join("done") } else { at.to_owned() };
        again(|| files.make_folder(&inmost))?;
        for part in parts.iter().filter(|p| !there.contains(&p.kept().home)) {
            let to = at.join(&part.kept().home);
            match (part, former) {
                (Part::Linked(kept), Some(former)) => {
                    again(|| files.link(&former.folder.join(&kept.home), &to))?;
                }
                (Part::Copied(_, bytes), _) => self.put_new(&to, bytes)?,
                (Part::Linked(_), None) => {}
            }
        }
        let manifest = Manifest {
            before: before.to_owned(),
            files: parts.iter().map(|part| part.kept().clone()).collect(),
        };
        self.put_new(&at.join(MANIFEST), &serde_json::to_vec(&manifest)?)
    }

    fn put_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let files = &*self.files;
        let mut file = again(|| files.create(path))?;
        write_all(files, &mut file, bytes)
    }
}
