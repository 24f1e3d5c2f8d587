//! New texts put on disk, in an order in which a crash at any point loses nothing.

use crate::domain::data_file::DataFile;
use crate::store::Store;
use crate::store::atomic::{Target, sweep};
use crate::store::fault::Fault;
use crate::store::probe;
use crate::store::splice::Splice;
use std::path::PathBuf;

/// One file to be written.
pub(super) struct Job {
    pub(crate) home: DataFile,
    /// What is there now; `None` if nothing is.
    pub(crate) old: Option<Vec<u8>>,
    /// What shall be there; `None` to take the file away.
    pub(crate) new: Option<Vec<u8>>,
}

/// A write that failed, and whether everything is as it was before.
pub(super) struct Failed {
    pub(crate) fault: Fault,
    pub(crate) restored: bool,
}

/// Puts jobs in the order in which they may be done: a file that an item comes to before the one that it leaves, and
/// files that go last.
pub(super) fn ordered(mut jobs: Vec<Job>, splices: &[Splice]) -> Vec<Job> {
    let rank = |job: &Job| {
        let own = || splices.iter().filter(|s| s.home == job.home.to_string());
        let gains = own().any(|s| s.new.len() > s.old.len() && s.old.is_empty());
        let loses = own().any(|s| s.new.len() < s.old.len() && !s.old.is_empty());
        (job.new.is_none(), !gains, loses)
    };
    jobs.sort_by_key(rank);
    jobs
}

impl Store {
    /// Asks of every file whether it may be written, before any of them is.
    pub(super) fn targets(&self, jobs: &[Job]) -> Result<Vec<Target>, Fault> {
        let targets: Result<_, Fault> =
            jobs.iter().map(|job| Target::of(&*self.files, &self.path(job.home))).collect();
        if targets.is_err() {
            self.leave_no_empty_folder(jobs);
        }
        targets
    }

    /// Where the first file of a past year is not made after all, or the last one goes, its folder goes too.
    fn leave_no_empty_folder(&self, jobs: &[Job]) {
        let comes_or_goes = |job: &Job| {
            matches!(job.home, DataFile::Ended(_)) && (job.old.is_none() || job.new.is_none())
        };
        if jobs.iter().any(comes_or_goes) {
            let _ = self.files.remove_folder(&self.folder().join("done"));
        }
    }

    /// Removes what dead writers left in the journey's folders.
    fn sweep(&self) {
        let folder = self.folder();
        sweep(&*self.files, folder, |name| DataFile::at(name).is_some());
        sweep(&*self.files, &folder.join("done"), |name| {
            DataFile::at(&format!("done/{name}")).is_some()
        });
    }

    /// Does the jobs. If one fails, those before it are taken back.
    pub(super) fn write_out(&self, jobs: &[Job], targets: &[Target]) -> Result<(), Failed> {
        self.sweep();
        for job in jobs.iter().filter(|job| job.new.is_none()) {
            // Before it goes: after a crash in between it would be missed, and it is noted again if it stays.
            self.record.forget(&*self.files, job.home);
        }
        let mut begun: Vec<Begun<'_>> = Vec::with_capacity(jobs.len());
        let mut done = Ok(());
        for (job, target) in jobs.iter().zip(targets) {
            done = target.keep(&*self.files).and_then(|kept| {
                begun.push(Begun { job, target, kept });
                self.put_in_place(target, job.new.as_deref())
            });
            if done.is_err() {
                break;
            }
        }
        let restored = done.is_ok() || self.take_back(&begun);
        for kept in begun.iter().filter_map(|begun| begun.kept.as_deref()) {
            // Once more where it fails: what stays all the same is swept by the next save.
            let _ = self.files.remove(kept).or_else(|_| self.files.remove(kept));
        }
        if done.is_err() || jobs.iter().any(|job| job.new.is_none()) {
            self.leave_no_empty_folder(jobs);
        }
        done.map_err(|fault| Failed { fault, restored })
    }

    fn put_in_place(&self, target: &Target, bytes: Option<&[u8]>) -> Result<(), Fault> {
        match bytes {
            Some(bytes) => target.write(&*self.files, bytes),
            None => target.remove(&*self.files),
        }
    }

    /// Takes back what was begun, the last first; whether all is as it was. It ends where something cannot be taken
    /// back: what an item came to is not taken away unless what it left has it again.
    fn take_back(&self, begun: &[Begun<'_>]) -> bool {
        begun.iter().rev().all(|begun| {
            let path = self.path(begun.job.home);
            let now = probe::content(&path).ok();
            now == begun.job.old || (now == begun.job.new && self.put_back(begun))
        })
    }

    fn put_back(&self, begun: &Begun<'_>) -> bool {
        match (&begun.kept, &begun.job.old) {
            (Some(kept), _) => begun.target.put_back(&*self.files, kept),
            (None, None) => begun.target.unmake(&*self.files),
            (None, Some(old)) => {
                let target = Target::of(&*self.files, &self.path(begun.job.home));
                target.is_ok_and(|t| t.write(&*self.files, old).is_ok())
            }
        }
    }
}

/// A job that was begun, and the other name of what was there.
struct Begun<'a> {
    job: &'a Job,
    target: &'a Target,
    kept: Option<PathBuf>,
}
