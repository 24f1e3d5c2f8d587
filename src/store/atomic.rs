//! One file replaced by new content, so that after a crash it is wholly old or wholly new.

use crate::store::fault::Fault;
use crate::store::files::Files;
use std::fs::{File, Metadata};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// The end of the name of a temporary, which begins with a dot and the name of its target.
pub(super) const TEMPORARY: &str = ".milepost-tmp";

/// A file that may be replaced or made.
pub(super) struct Target {
    /// The file itself, links resolved.
    path: PathBuf,
    folder: PathBuf,
    /// The old file; `None` if it is to be made.
    old: Option<Metadata>,
}

impl Target {
    /// Resolves `path`, and checks that it may be written.
    pub(crate) fn of(files: &dyn Files, path: &Path) -> Result<Target, Fault> {
        let resolved = match path.canonicalize() {
            Ok(resolved) => resolved,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Target::to_be_made(files, path);
            }
            Err(error) => return Err(Fault::unwritable("resolve", path, &error)),
        };
        let old =
            std::fs::metadata(&resolved).map_err(|e| Fault::unwritable("look at", path, &e))?;
        if old.permissions().mode() & 0o222 == 0 {
            return Err(Fault::read_only(path, "it is marked read-only"));
        }
        let folder = parent(&resolved);
        not_marked_read_only(&folder)?;
        again(|| files.try_write(&resolved)).map_err(|e| Fault::unwritable("write", path, &e))?;
        Ok(Target { path: resolved, folder, old: Some(old) })
    }

    fn to_be_made(files: &dyn Files, path: &Path) -> Result<Target, Fault> {
        let folder = parent(path);
        not_marked_read_only(if folder.exists() {
            &folder
        } else {
            folder.parent().unwrap_or(&folder)
        })?;
        make_folder(files, &folder)?;
        let folder =
            folder.canonicalize().map_err(|e| Fault::unwritable("resolve", &folder, &e))?;
        let path = folder.join(path.file_name().unwrap_or_default());
        Ok(Target { path, folder, old: None })
    }

    /// Keeps the old file under another name, so that it can be put back on a disk that takes no more bytes. `None` where
    /// there is none, or where the file system has no second names.
    pub(crate) fn keep(&self, files: &dyn Files) -> Result<Option<PathBuf>, Fault> {
        self.sweep(files);
        if self.old.is_none() {
            return Ok(None);
        }
        let kept = self.temporary();
        match again(|| files.link(&self.path, &kept)) {
            Ok(()) => Ok(Some(kept)),
            Err(error) if knows_no_links(&error) => Ok(None),
            Err(error) => Err(Fault::unwritable("write", &self.path, &error)),
        }
    }

    /// Puts back the kept file; false if that failed. How lasting it is depends on the disk that has just failed.
    pub(crate) fn put_back(&self, files: &dyn Files, kept: &Path) -> bool {
        let done = again(|| files.rename(kept, &self.path)).is_ok();
        let _ = sync_folder(files, &self.folder);
        done
    }

    /// Removes a file that was made; false if that failed.
    pub(crate) fn unmake(&self, files: &dyn Files) -> bool {
        let done = again(|| files.remove(&self.path)).is_ok();
        let _ = sync_folder(files, &self.folder);
        done
    }

    pub(crate) fn write(&self, files: &dyn Files, bytes: &[u8]) -> Result<(), Fault> {
        let temporary = self.temporary();
        let done = self.fill(files, &temporary, bytes).and_then(|()| {
            again(|| files.rename(&temporary, &self.path))
                .map_err(|e| Fault::unreplaceable(&self.path, &e))
        });
        if done.is_err() {
            let _ = files.remove(&temporary);
        }
        done?;
        sync_folder(files, &self.folder)
    }

    pub(crate) fn remove(&self, files: &dyn Files) -> Result<(), Fault> {
        again(|| files.remove(&self.path)).map_err(|e| Fault::unreplaceable(&self.path, &e))?;
        sync_folder(files, &self.folder)
    }

    fn fill(&self, files: &dyn Files, temporary: &Path, bytes: &[u8]) -> Result<(), Fault> {
        let fail = |action| move |e: io::Error| Fault::unwritable(action, &self.path, &e);
        let mut file = again(|| files.create(temporary)).map_err(fail("write"))?;
        write_all(files, &mut file, bytes).map_err(fail("write"))?;
        if let Some(old) = &self.old {
            again(|| files.take_after(&file, old)).map_err(|e| Fault::not_kept(&self.path, &e))?;
        }
        again(|| files.sync(&file)).map_err(fail("write"))
    }

    fn temporary(&self) -> PathBuf {
        let chance = getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()));
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        self.folder.join(format!(".{name}.{chance:016x}{TEMPORARY}"))
    }

    /// Removes temporaries of this file: their writers are dead, as all writers hold the lock that is held here.
    pub(crate) fn sweep(&self, files: &dyn Files) {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        sweep(files, &self.folder, |of| of == name);
    }
}

/// Makes a folder and its missing parents. After a power loss they are there as well as their content.
pub(super) fn make_folder(files: &dyn Files, folder: &Path) -> Result<(), Fault> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|f| !is_there(f)).collect();
    again(|| files.make_folder(folder))
        .map_err(|e| Fault::unwritable("make the folder", folder, &e))?;
    let made = missing.iter().rev();
    made.map(|folder| parent(folder)).try_for_each(|holder| sync_folder(files, &holder))
}

/// Syncs a folder. Some file systems cannot, which these two errors report; every other failure counts.
pub(super) fn sync_folder(files: &dyn Files, folder: &Path) -> Result<(), Fault> {
    match again(|| files.sync_folder(folder)) {
        Err(e) if !matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Err(Fault::disk("write", folder, &e))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// An error that means that the file system has no second names, whatever the state of the disk.
fn knows_no_links(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let never = [Errno::PERM, Errno::NOTSUP, Errno::NOSYS, Errno::MLINK, Errno::XDEV];
    never.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

/// Removes the temporaries in a folder whose files have a name that is `ours`.
pub(super) fn sweep(files: &dyn Files, folder: &Path, ours: impl Fn(&str) -> bool) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_str().and_then(temporary_of).is_some_and(&ours) {
            let _ = files.remove(&entry.path());
        }
    }
}

/// The name of the file that a temporary belongs to.
fn temporary_of(name: &str) -> Option<&str> {
    let (of, chance) = name.strip_prefix('.')?.strip_suffix(TEMPORARY)?.rsplit_once('.')?;
    (chance.len() == 16 && chance.bytes().all(|b| b.is_ascii_hexdigit())).then_some(of)
}

/// Refuses a folder without any write permission, even to a user whom the system would let write to it.
fn not_marked_read_only(folder: &Path) -> Result<(), Fault> {
    match std::fs::metadata(folder) {
        Ok(found) if found.permissions().mode() & 0o222 == 0 => {
            Err(Fault::read_only(folder, "the folder is marked read-only"))
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

/// The folder of a path; of a bare name, the working folder of the process.
fn parent(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_owned()
}

fn is_there(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder.exists()
}

/// Writes all of `bytes`, in as many calls as it takes.
pub(super) fn write_all(files: &dyn Files, file: &mut File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match again(|| files.write(file, bytes))? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            written => bytes = bytes.get(written..).unwrap_or_default(),
        }
    }
    Ok(())
}

/// Tries again after every interruption by a signal.
pub(super) fn again<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
