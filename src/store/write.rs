//! New texts put on disk, in an order in which a crash at any point loses nothing.

use crate::domain::item::Home;
use crate::store::Store;
use crate::store::atomic::{Target, sweep};
use crate::store::fault::Fault;
use crate::store::probe;
use crate::store::splice::Splice;

/// One file to be written.
pub(super) struct Job {
    pub home: Home,
    /// What is there now; `None` if nothing is.
    pub old: Option<Vec<u8>>,
    /// What shall be there; `None` to take the file away.
    pub new: Option<Vec<u8>>,
}

/// A write that failed, and whether everything is as it was before.
pub(super) struct Failed {
    pub fault: Fault,
    pub restored: bool,
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
        let targets: Result<_, Fault> = jobs
            .iter()
            .map(|job| Target::of(&*self.files, &self.path(job.home)))
            .collect();
        if targets.is_err() {
            self.leave_no_empty_folder(jobs);
        }
        targets
    }

    /// Where the first file of a past year is not made after all, or the last one goes, its folder goes too.
    fn leave_no_empty_folder(&self, jobs: &[Job]) {
        let comes_or_goes = |job: &Job| {
            matches!(job.home, Home::Ended(_)) && (job.old.is_none() || job.new.is_none())
        };
        if jobs.iter().any(comes_or_goes) {
            let _ = self.files.remove_folder(&self.folder().join("done"));
        }
    }

    /// Removes what dead writers left in the journey's folders.
    fn sweep(&self) {
        let folder = self.folder();
        sweep(&*self.files, folder, |name| Home::at(name).is_some());
        sweep(&*self.files, &folder.join("done"), |name| {
            Home::at(&format!("done/{name}")).is_some()
        });
    }

    /// Does the jobs. If one fails, those before it are taken back.
    pub(super) fn write_out(&self, jobs: &[Job], targets: &[Target]) -> Result<(), Failed> {
        self.sweep();
        for (index, (job, target)) in jobs.iter().zip(targets).enumerate() {
            if let Err(fault) = self.put_in_place(target, job.new.as_deref()) {
                let restored = self.take_back(&jobs[..=index]);
                self.leave_no_empty_folder(jobs);
                return Err(Failed { fault, restored });
            }
        }
        if jobs.iter().any(|job| job.new.is_none()) {
            self.leave_no_empty_folder(jobs);
        }
        Ok(())
    }

    fn put_in_place(&self, target: &Target, bytes: Option<&[u8]>) -> Result<(), Fault> {
        match bytes {
            Some(bytes) => target.write(&*self.files, bytes),
            None => target.remove(&*self.files),
        }
    }

    /// The job that failed is among them: where only the last step of it did, its new text is in place already.
    fn take_back(&self, jobs: &[Job]) -> bool {
        let undone = jobs.iter().rev().map(|job| {
            let path = self.path(job.home);
            let now = probe::content(&path).ok();
            if now == job.old {
                return true;
            }
            let target = Target::of(&*self.files, &path);
            now == job.new
                && target.is_ok_and(|t| self.put_in_place(&t, job.old.as_deref()).is_ok())
        });
        undone.fold(true, |all, one| all & one)
    }
}
