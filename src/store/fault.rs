//! Why the store could not do what it was asked, with the place and the cause. The remedy is data: each face words it.

pub(super) mod hint;

use crate::domain::advice::Advice;
use crate::domain::conflict::BY_HAND;
use crate::domain::problem::{Problem, brief_path};
use crate::domain::refusal::Refusal;
use crate::domain::words::count;
use crate::store::fault::hint::first;
use rustix::io::Errno;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

pub(super) use crate::store::fault::hint::reason;

/// A failure; nothing was changed, unless the message says otherwise. The message of a variant documents its
/// fields, so that it has no page of its own.
#[derive(Debug, Error)]
#[doc(hidden)]
pub enum Fault {
    #[error("{0}")]
    Refused(#[from] Refusal),
    #[error("{}", first(.0))]
    Broken(Vec<Problem>),
    #[error("the {field} of \"{title}\" was changed by another program meanwhile")]
    Changed { title: String, field: String },
    #[error("\"{title}\" is not there any more")]
    Missing { title: String },
    #[error("what \"{title}\" is linked to is not there any more")]
    LinkGone { title: String },
    #[error("{} is being written by {}", path.display(), holder.as_deref().unwrap_or("another program"))]
    Locked { path: PathBuf, holder: Option<String> },
    /// The system refused a call.
    #[error("cannot {action} {}: {why}", path.display())]
    Disk { action: &'static str, path: PathBuf, why: String, advice: Advice },
    #[error("{} is {what}, not a folder", path.display())]
    NotAFolder { path: PathBuf, what: &'static str },
    #[error("{} has gone, with the journey in it", path.display())]
    Gone { path: PathBuf, has_backup: bool },
    #[error("{} has format {found}; this program writes format 1", path.display())]
    NewerFormat { path: PathBuf, found: i64 },
    #[error("the journey has an older format, which is changed only once a backup is made: {}", .0)]
    NotUpgraded(Box<Fault>),
    #[error("there is no folder to keep backups in")]
    NoState,
    #[error("there is no backup {name}")]
    NoSuchBackup { name: String },
    #[error("this backup is damaged: {} has changed since the backup was made", path.display())]
    DamagedBackup { path: PathBuf },
    #[error("nothing was changed, as it could not be recorded for undo: {why}")]
    NotUndoable { why: String },
    /// The item cannot be changed without rewriting the text around it.
    #[error("\"{title}\" cannot be changed where it is: {why}")]
    Unwieldy { title: String, why: &'static str },
    #[error("the edited text cannot be saved: {why}")]
    Unfit { why: String },
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("there is nothing to redo")]
    NothingToRedo,
    #[error("\"{name}\" cannot be undone, as it could not be recorded: {why}")]
    Unrecorded { name: String, why: String },
    /// There is nothing here, but something is kept of the journey from where it was moved.
    #[error("{nothing}, but {left}")]
    LeftBehind { nothing: Box<Fault>, left: String, folders: Box<[PathBuf; 2]> },
    #[error("nothing is kept of a journey in {}, or it is still there", path.display())]
    NothingLeft { path: PathBuf },
    /// Asked again, undo and redo pass the change over.
    #[error("\"{title}\" has been changed since \"{name}\", so it was left alone")]
    ChangedSince { name: String, title: String },
    #[error("{} \"{name}\"", if *several { "more than one conflict copy fits" } else { "no conflict copy is called" })]
    NoCopy { name: String, several: bool },
    /// The copy holds `left` items, and lines `apart`, that the journey does not.
    #[error("{}", not_merged(name, *left, apart.as_deref()))]
    NotMerged { name: String, left: usize, apart: Option<String> },
    /// A defect of this program, found before anything was written.
    #[error("{} was not written: {why}", path.display())]
    Unsound { path: PathBuf, why: String },
}

/// Why an item in a list in brackets cannot be changed where it stands.
pub(super) const IN_BRACKETS: &str = "the file has its items in a list in brackets";

impl Fault {
    pub(crate) fn disk(action: &'static str, path: &Path, source: &io::Error) -> Fault {
        let advice = hint::of_disk(source, path).into();
        Fault::Disk { action, path: path.to_owned(), why: reason(source), advice }
    }

    /// A failure to write. Missing permission is reported as such, anything else as a failure of the disk.
    pub(super) fn unwritable(action: &'static str, path: &Path, source: &io::Error) -> Fault {
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Fault::read_only(path, reason(source))
            }
            _ => Fault::disk(action, path, source),
        }
    }

    pub(super) fn read_only(path: &Path, why: impl Into<String>) -> Fault {
        let other = || Advice::OtherFolder("make it writable, or choose another folder");
        let advice = hint::of_permission(path).map_or_else(other, Advice::from);
        Fault::Disk { action: "write", path: path.to_owned(), why: why.into(), advice }
    }

    pub(super) fn unreplaceable(path: &Path, source: &io::Error) -> Fault {
        if Errno::from_io_error(source) != Some(Errno::BUSY) {
            return Fault::unwritable("replace", path, source);
        }
        let advice = "a file that is mounted by itself cannot be replaced: mount its folder instead; \
                      what was there is whole";
        let (why, advice) = (reason(source), advice.into());
        Fault::Disk { action: "replace", path: path.to_owned(), why, advice }
    }

    /// A failure to give a new file the owner and mode of the old.
    pub(super) fn not_kept(path: &Path, source: &io::Error) -> Fault {
        let advice = "a save puts a new file in its place, with the same owner and mode: make the file your own";
        let (action, why) = ("keep the owner and mode of", reason(source));
        Fault::Disk { action, path: path.to_owned(), why, advice: advice.into() }
    }

    /// A failure to take a lock. A file system without locks reports it in several ways: NFS, which locks only files that
    /// are open for writing, calls the folder a bad descriptor.
    pub(super) fn unlockable(path: &Path, source: &io::Error) -> Fault {
        let without =
            [Errno::NOLCK, Errno::NOTSUP, Errno::NOSYS, Errno::INVAL, Errno::BADF].map(Some);
        if !without.contains(&Errno::from_io_error(source)) {
            return Fault::disk("lock", path, source);
        }
        let advice = Advice::OtherFolder(
            "this file system has no locks, so two programs could write at once: keep the journey on another one",
        );
        Fault::Disk { action: "lock", path: path.to_owned(), why: reason(source), advice }
    }

    /// The message with the path within the journey: the screen shows the folder elsewhere and has no room.
    pub(crate) fn brief(&self) -> String {
        let message = self.to_string();
        match self.path().map(|path| path.display().to_string()) {
            Some(path) => message.replacen(&path, &brief_path(&path), 1),
            None => message,
        }
    }

    /// The file or folder that it is about.
    fn path(&self) -> Option<&Path> {
        if let Fault::Broken(problems) = self {
            return problems.first().map(|p| Path::new(&p.path));
        }
        if let Fault::NotUpgraded(cause) = self {
            return cause.path();
        }
        let (Fault::Locked { path, .. }
        | Fault::Disk { path, .. }
        | Fault::NotAFolder { path, .. }
        | Fault::Gone { path, .. }
        | Fault::NewerFormat { path, .. }
        | Fault::DamagedBackup { path }
        | Fault::Unsound { path, .. }) = self
        else {
            return None;
        };
        Some(path)
    }

    /// The remedy.
    pub fn advice(&self) -> Advice {
        match self {
            Fault::Refused(refusal) => refusal.advice(),
            Fault::Broken(problems) => {
                problems.first().map(|p| p.hint.clone()).unwrap_or_default().into()
            }
            Fault::Changed { .. } => "look at it as it is now, and make the change again".into(),
            Fault::Missing { .. } => Advice::FindItem,
            Fault::LinkGone { .. } => "link it to another item, or leave the link out".into(),
            Fault::Locked { .. } => "wait for it, or end it; then try again".into(),
            Fault::Disk { advice, .. } => advice.clone(),
            Fault::NotAFolder { .. } => Advice::OtherFolder("choose another folder"),
            Fault::Gone { has_backup, .. } => Advice::RestoreFolder { has_backup: *has_backup },
            Fault::NewerFormat { .. } => "use a newer milepost to change this journey".into(),
            Fault::NotUpgraded(cause) => cause.advice(),
            Fault::NoState => "set $HOME or $XDG_STATE_HOME".into(),
            Fault::NoSuchBackup { .. } => Advice::FindBackup,
            Fault::DamagedBackup { .. } => Advice::OtherBackup,
            Fault::NotUndoable { .. } => {
                "make room in the folder for state, or make it writable, and try again".into()
            }
            Fault::Unwieldy { why, .. } if *why == IN_BRACKETS => Advice::RewriteLists,
            Fault::Unwieldy { .. } => {
                "write it as a block of its own, under [[goal]], [[milestone]] or [[paused]]".into()
            }
            Fault::Unfit { .. } => "edit it again; nothing was changed".into(),
            Fault::NothingToUndo => {
                "nothing was changed on this machine yet, or all of it is undone".into()
            }
            Fault::NothingToRedo => {
                "only what was undone last can be redone, until the next change".into()
            }
            Fault::Unrecorded { .. } => {
                "change it back by hand; the next session can undo what was before it".into()
            }
            Fault::LeftBehind { folders, .. } => Advice::TakeOver(folders.clone()),
            Fault::NothingLeft { .. } => Advice::FindMoved,
            Fault::ChangedSince { .. } => {
                "put it back as it was, or do this again to go on to the change before it".into()
            }
            Fault::NoCopy { .. } => Advice::FindCopy,
            Fault::NotMerged { left: 0, .. } => format!("{BY_HAND}; nothing was removed").into(),
            Fault::NotMerged { name, .. } => Advice::MergeFirst(name.clone()),
            Fault::Unsound { .. } => "nothing was changed; please report this with the file".into(),
        }
    }

    /// True if the disk or another program failed, so that the same request may succeed later.
    pub fn is_disk(&self) -> bool {
        match self {
            Fault::NotUpgraded(cause) => cause.is_disk(),
            fault => matches!(
                fault,
                Fault::Disk { .. } | Fault::Locked { .. } | Fault::NotUndoable { .. }
            ),
        }
    }
}

/// The message of a copy that holds more than the journey.
fn not_merged(name: &str, left: usize, apart: Option<&str>) -> String {
    let items = format!("{} that the journey has not, or has otherwise", count(left, "item"));
    match apart {
        Some(apart) if left == 0 => format!("{name}: {apart}"),
        Some(apart) => format!("{name} has {items}; {apart}"),
        None => format!("{name} has {items}"),
    }
}
