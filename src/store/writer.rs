//! Writing new texts to disk, in an order in which a crash at any point loses nothing.
//!
//! A save of one file waits for the disk twice, as the barest safe write does: for the temporary file before the rename,
//! and for the folder after it. Nothing else of it is synced, as its loss in a power cut does no harm:
//!
//! * The log's record is written first. Without its end there is one undo less, and the file is whole either way.
//! * The backup has a digest of each file. One that did not reach the disk is seen to be damaged, and is not restored.
//! * The register and the cache are knowledge that the next look makes again.
//! * The second name of the old file is only there to roll back if the folder's sync fails.
//!
//! A change of several files costs two syncs for each, and two more before them, for the log and its folder: what broke
//! off between two files is finished from the record, so that has to outlive a power cut.

use crate::domain::data_file::DataFile;
use crate::domain::sort;
use crate::store::atomic::{Target, make_folder, sweep};
use crate::store::fault::Fault;
use crate::store::files::Files;
use crate::store::lock::Lock;
use crate::store::probe;
use std::path::{Path, PathBuf};

pub(super) struct Job<'n> {
    pub(crate) file: DataFile,
    pub(crate) path: PathBuf,
    /// The old bytes; `None` if there is no file.
    pub(crate) old: Option<Vec<u8>>,
    /// The new bytes; `None` to remove the file.
    pub(crate) new: Option<&'n [u8]>,
    /// The number of items that it gains.
    pub(crate) gained: isize,
}

/// A write that failed; `restored` if everything is as it was before.
pub(super) struct Failed {
    pub(crate) fault: Fault,
    pub(crate) restored: bool,
}

/// Sorts jobs into a safe order: the file that an item moves to before the file that it leaves, and removals last.
pub(super) fn ordered(mut jobs: Vec<Job<'_>>) -> Vec<Job<'_>> {
    sort::by_key(&mut jobs, |job| (job.new.is_none(), -job.gained.signum()));
    jobs
}

/// Writes the files of a journey's folder, under its lock.
#[derive(Clone, Copy)]
pub(super) struct FileWriter<'a> {
    pub(crate) files: &'a dyn Files,
    pub(crate) folder: &'a Path,
}

impl FileWriter<'_> {
    /// Takes the lock, and makes the folder if it is not there.
    pub(crate) fn lock(&self) -> Result<Lock, Fault> {
        if !self.folder.exists() {
            make_folder(self.files, self.folder)?;
        }
        Lock::take(self.files, self.folder)
    }

    /// Checks that every file may be written, before any of them is.
    pub(crate) fn targets(&self, jobs: &[Job]) -> Result<Vec<Target>, Fault> {
        let targets: Result<_, Fault> =
            jobs.iter().map(|job| Target::of(self.files, &job.path)).collect();
        if targets.is_err() {
            self.leave_no_empty_folder(jobs);
        }
        targets
    }

    /// Removes the folder of past years if its first file is not made after all, or its last one is removed.
    fn leave_no_empty_folder(&self, jobs: &[Job]) {
        let comes_or_goes = |job: &Job| {
            matches!(job.file, DataFile::Ended(_)) && (job.old.is_none() || job.new.is_none())
        };
        if jobs.iter().any(comes_or_goes) {
            let _ = self.files.remove_folder(&self.folder.join("done"));
        }
    }

    /// Removes the temporaries of dead writers.
    fn sweep(&self) {
        sweep(self.files, self.folder, |name| DataFile::at(name).is_some());
        sweep(self.files, &self.folder.join("done"), |name| {
            DataFile::at(&format!("done/{name}")).is_some()
        });
    }

    /// Does the jobs. If one fails, those before it are rolled back.
    pub(crate) fn write_out(&self, jobs: &[Job], targets: &[Target]) -> Result<(), Failed> {
        self.sweep();
        let mut begun: Vec<Begun<'_>> = Vec::with_capacity(jobs.len());
        let mut done = Ok(());
        for (job, target) in jobs.iter().zip(targets) {
            done = target.keep(self.files).and_then(|kept| {
                begun.push(Begun { job, target, kept });
                self.put_in_place(target, job.new)
            });
            if done.is_err() {
                break;
            }
        }
        let restored = done.is_ok() || self.take_back(&begun);
        for kept in begun.iter().filter_map(|begun| begun.kept.as_deref()) {
            // Once more if it fails; the next save sweeps the rest.
            let _ = self.files.remove(kept).or_else(|_| self.files.remove(kept));
        }
        if done.is_err() || jobs.iter().any(|job| job.new.is_none()) {
            self.leave_no_empty_folder(jobs);
        }
        done.map_err(|fault| Failed { fault, restored })
    }

    fn put_in_place(&self, target: &Target, bytes: Option<&[u8]>) -> Result<(), Fault> {
        match bytes {
            Some(bytes) => target.write(self.files, bytes),
            None => target.remove(self.files),
        }
    }

    /// Rolls back, the last first; true if all is as it was. It stops where it fails: a file that an item moved to is not taken
    /// away unless the file that it left has it again.
    fn take_back(&self, begun: &[Begun<'_>]) -> bool {
        begun.iter().rev().all(|begun| {
            let now = probe::content(&begun.job.path).ok();
            now == begun.job.old || (now.as_deref() == begun.job.new && self.put_back(begun))
        })
    }

    fn put_back(&self, begun: &Begun<'_>) -> bool {
        match (&begun.kept, &begun.job.old) {
            (Some(kept), _) => begun.target.put_back(self.files, kept),
            (None, None) => begun.target.unmake(self.files),
            (None, Some(old)) => {
                let target = Target::of(self.files, &begun.job.path);
                target.is_ok_and(|t| t.write(self.files, old).is_ok())
            }
        }
    }
}

/// A job that was begun, and the second name of the old file.
struct Begun<'a> {
    job: &'a Job<'a>,
    target: &'a Target,
    kept: Option<PathBuf>,
}
