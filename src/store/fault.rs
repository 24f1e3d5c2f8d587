//! Why the store could not do what it was asked, with the place and the cause, in words for a person.

pub(super) mod hint;

use crate::domain::advice::Advice;
use crate::domain::problem::Problem;
use crate::domain::refusal::Refusal;
use crate::store::fault::hint::first;
use rustix::io::Errno;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

pub(super) use crate::store::fault::hint::reason;

/// What went wrong. Unless it says otherwise, nothing was changed.
#[derive(Debug, Error)]
pub enum Fault {
    /// The journey, as it is on disk now, does not allow the request.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// A file could not be understood, so it is not written to.
    #[error("{}", first(.0))]
    Broken(Vec<Problem>),
    /// Another program changed the same field since it was read.
    #[error("the {field} of \"{title}\" was changed by another program meanwhile")]
    Changed {
        /// The item's title.
        title: String,
        /// The key of the field.
        field: String,
    },
    /// The item is no longer there.
    #[error("\"{title}\" is not there any more")]
    Missing {
        /// The item's title, or its id where no more is known.
        title: String,
    },
    /// Another program holds the lock and did not let go in time.
    #[error("{} is being written by {}", path.display(), holder.as_deref().unwrap_or("another program"))]
    Locked {
        /// The journey's folder.
        path: PathBuf,
        /// Who holds it, where the system tells.
        holder: Option<String>,
    },
    /// The disk failed.
    #[error("cannot {action} {}: {}", path.display(), reason(source))]
    Disk {
        /// What was tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file system has no locks to give.
    #[error("cannot lock {}: {}", path.display(), reason(source))]
    NoLocks {
        /// The journey's folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system does not let another file be put in the place of this one, as for one that is mounted by itself.
    #[error("cannot replace {}: {}", path.display(), reason(source))]
    Busy {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system does not let a new file have the owner and mode of the old.
    #[error("cannot keep the owner and mode of {}: {}", path.display(), reason(source))]
    NotKept {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file or its folder may be read only.
    #[error("cannot write {}: {why}", path.display())]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        why: String,
    },
    /// Something else stands where a folder is needed.
    #[error("{} is {what}, not a folder", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// The journey's folder was there, and is not any more.
    #[error("{} was here and has gone, with the journey in it", path.display())]
    Gone {
        /// The folder.
        path: PathBuf,
    },
    /// The file was written by a newer program.
    #[error("{} has format {found}; this program writes format 1", path.display())]
    NewerFormat {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
    },
    /// The files have an older format, and could not be kept as they are before they are brought to this one.
    #[error("the journey has an older format, which is changed only once a backup is made: {}", .0)]
    NotUpgraded(Box<Fault>),
    /// There is no folder to keep anything in that is about this machine alone.
    #[error("there is no folder to keep backups in")]
    NoState,
    /// No backup has that name.
    #[error("there is no backup {name}")]
    NoSuchBackup {
        /// The name.
        name: String,
    },
    /// A backup is not as it was made.
    #[error("this backup is damaged: {} is not as it was put there", path.display())]
    DamagedBackup {
        /// The file that is not as it was.
        path: PathBuf,
    },
    /// What would let whole files be put back cannot be kept.
    #[error("no file was replaced, as that could not be undone: {why}")]
    NotUndoable {
        /// Why not.
        why: String,
    },
    /// The item is written in a way that cannot be changed without rewriting what stands around it.
    #[error("\"{title}\" cannot be changed where it stands: {why}")]
    Unwieldy {
        /// The item's title.
        title: String,
        /// What is in the way.
        why: &'static str,
    },
    /// The text that came back from an editor is not the item that went out.
    #[error("the edited text does not fit: {why}")]
    Unfit {
        /// What is wrong with it.
        why: String,
    },
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// There is nothing of the kind here, but this journey had some where it lay before.
    #[error("{nothing}, but {left}")]
    LeftBehind {
        /// What there is nothing of.
        nothing: Box<Fault>,
        /// What there is, and of which folder.
        left: String,
        /// The command that takes it over.
        command: String,
    },
    /// Nothing is kept of a journey in that folder, or it is still there.
    #[error("nothing is kept of a journey in {}, or it is still there", path.display())]
    NothingLeft {
        /// The folder.
        path: PathBuf,
    },
    /// What a change did has been changed by hand since; asked again, undo and redo pass it over.
    #[error("\"{title}\" has been changed since \"{name}\", so that is left as it is")]
    ChangedSince {
        /// The change's name.
        name: String,
        /// The item's title.
        title: String,
    },
    /// No second version of a file is called so, or more than one is.
    #[error("{} \"{name}\"", if *several { "more than one conflict copy fits" } else { "no conflict copy is called" })]
    NoCopy {
        /// What was asked for.
        name: String,
        /// Whether it fits more than one.
        several: bool,
    },
    /// A copy that is to be removed says something that the journey does not.
    #[error("{}", hint::not_merged(name, *left, apart.as_deref()))]
    NotMerged {
        /// The copy.
        name: String,
        /// How many items of it differ.
        left: usize,
        /// Which lines of it no merge takes over.
        apart: Option<String>,
    },
    /// The new text did not read back as what was meant: a defect of this program, caught before writing.
    #[error("{} was not written: {why}", path.display())]
    Unsound {
        /// The file.
        path: PathBuf,
        /// What did not agree.
        why: String,
    },
}

/// Why an item in a list in brackets cannot be changed where it stands.
pub(super) const IN_BRACKETS: &str = "the file has its items in a list in brackets";

impl Fault {
    pub(super) fn disk(action: &'static str, path: &Path, source: io::Error) -> Fault {
        Fault::Disk { action, path: path.to_owned(), source }
    }

    /// A failure to write: without permission it is said as such, else as a failure of the disk.
    pub(super) fn unwritable(action: &'static str, path: &Path, source: io::Error) -> Fault {
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Fault::ReadOnly { path: path.to_owned(), why: reason(&source) }
            }
            _ => Fault::disk(action, path, source),
        }
    }

    /// A failure to put a new file in the place of another.
    pub(super) fn unreplaceable(path: &Path, source: io::Error) -> Fault {
        match Errno::from_io_error(&source) {
            Some(Errno::BUSY) => Fault::Busy { path: path.to_owned(), source },
            Some(_) | None => Fault::unwritable("replace", path, source),
        }
    }

    /// A failure to take a lock. Where there are none, the system says so in several ways: NFS, which takes them only on
    /// files that are open for writing, calls the folder a bad descriptor.
    pub(super) fn unlockable(path: &Path, source: io::Error) -> Fault {
        match Errno::from_io_error(&source) {
            Some(Errno::NOLCK | Errno::NOTSUP | Errno::NOSYS | Errno::INVAL | Errno::BADF) => {
                Fault::NoLocks { path: path.to_owned(), source }
            }
            Some(_) | None => Fault::disk("lock", path, source),
        }
    }

    /// The same as it is displayed, with the file's name in the place of its whole path: for a screen, which says
    /// elsewhere what folder it shows, and has no room for a path.
    pub(crate) fn brief(&self) -> String {
        let said = self.to_string();
        let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned());
        match self.path().and_then(|path| Some((path, name(path)?))) {
            Some((path, name)) => said.replacen(&path.display().to_string(), &name, 1),
            None => said,
        }
    }

    /// The file or folder that it is about.
    fn path(&self) -> Option<&Path> {
        match self {
            Fault::Locked { path, .. }
            | Fault::NoLocks { path, .. }
            | Fault::Busy { path, .. }
            | Fault::NotKept { path, .. }
            | Fault::Disk { path, .. }
            | Fault::ReadOnly { path, .. }
            | Fault::NotAFolder { path, .. }
            | Fault::Gone { path, .. }
            | Fault::NewerFormat { path, .. }
            | Fault::Unsound { path, .. } => Some(path),
            Fault::Broken(problems) => problems.first().map(|p| Path::new(&p.path)),
            Fault::NotUpgraded(cause) => cause.path(),
            Fault::DamagedBackup { path } => Some(path),
            Fault::Refused(_)
            | Fault::Changed { .. }
            | Fault::Missing { .. }
            | Fault::Unwieldy { .. }
            | Fault::Unfit { .. }
            | Fault::NothingToUndo
            | Fault::NothingToRedo
            | Fault::LeftBehind { .. }
            | Fault::NothingLeft { .. }
            | Fault::ChangedSince { .. }
            | Fault::NoCopy { .. }
            | Fault::NoState
            | Fault::NoSuchBackup { .. }
            | Fault::NotUndoable { .. }
            | Fault::NotMerged { .. } => None,
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> Advice {
        match self {
            Fault::Refused(refusal) => refusal.advice(),
            Fault::Broken(problems) => problems.first().map(|p| p.hint.clone()).unwrap_or_default().into(),
            Fault::Changed { .. } => {
                "look at what stands there now, and make the change again".into()
            }
            Fault::Missing { .. } => "milepost list --all shows what there is".into(),
            Fault::Locked { .. } => "wait for it, or end it; then try again".into(),
            Fault::NoLocks { .. } => {
                "this file system has no locks, so two programs could write at once: keep the journey on \
                 another one, with --dir"
                    .into()
            }
            Fault::Busy { .. } => {
                "a file that is mounted by itself cannot be replaced: mount its folder instead; \
                 what was there is whole"
                    .into()
            }
            Fault::NotKept { .. } => {
                "a save puts a new file in its place, with the same owner and mode: make the file your own"
                    .into()
            }
            Fault::Disk { source, path, .. } => hint::of_disk(source, path).into(),
            Fault::ReadOnly { path, .. } => match hint::of_permission(path) {
                Some(hint) => hint.into(),
                None => "make it writable, or choose another folder with --dir".into(),
            },
            Fault::NotAFolder { .. } => "choose another folder with --dir".into(),
            Fault::Gone { .. } => hint::BEGIN_ANEW.into(),
            Fault::NewerFormat { .. } => "use a newer milepost to change this journey".into(),
            Fault::NotUpgraded(cause) => cause.advice(),
            Fault::NoState => "set $HOME or $XDG_STATE_HOME".into(),
            Fault::NoSuchBackup { .. } => "milepost backups lists them".into(),
            Fault::DamagedBackup { .. } => "choose another one: milepost backups lists them".into(),
            Fault::NotUndoable { .. } => {
                "make the folder for state writable and try again; nothing was changed".into()
            }
            Fault::Unwieldy { why, .. } if *why == IN_BRACKETS => {
                "milepost check --rewrite gives each a block of its own, and undo takes it back"
                    .into()
            }
            Fault::Unwieldy { .. } => {
                "write it as a block of its own, under [[goal]], [[milestone]] or [[paused]]".into()
            }
            Fault::Unfit { .. } => "edit it again; nothing was changed".into(),
            Fault::NothingToUndo | Fault::NothingToRedo => {
                "milepost undo --list shows what there is".into()
            }
            Fault::LeftBehind { command, .. } => format!("{command} takes them over").into(),
            Fault::NothingLeft { .. } => {
                "milepost backups says what there is of a journey that was moved".into()
            }
            Fault::ChangedSince { .. } => {
                "put it back as it was, or ask again for the change before it, if there is one"
                    .into()
            }
            Fault::NoCopy { .. } => "milepost merge lists the copies that there are; any other file is named by its path".into(),
            Fault::NotMerged { name, left, .. } => hint::of_copy(name, *left).into(),
            Fault::Unsound { .. } => "nothing was changed; please report this with the file".into(),
        }
    }

    /// Whether the disk or another program failed, so that the same request may succeed later.
    pub fn is_disk(&self) -> bool {
        match self {
            Fault::Disk { .. }
            | Fault::NoLocks { .. }
            | Fault::Busy { .. }
            | Fault::NotKept { .. }
            | Fault::ReadOnly { .. }
            | Fault::Locked { .. }
            | Fault::NotUndoable { .. } => true,
            Fault::NotUpgraded(cause) => cause.is_disk(),
            Fault::Refused(_)
            | Fault::Broken(_)
            | Fault::Changed { .. }
            | Fault::Missing { .. }
            | Fault::NotAFolder { .. }
            | Fault::Gone { .. }
            | Fault::NewerFormat { .. }
            | Fault::NoState
            | Fault::NoSuchBackup { .. }
            | Fault::DamagedBackup { .. }
            | Fault::Unwieldy { .. }
            | Fault::Unfit { .. }
            | Fault::NothingToUndo
            | Fault::NothingToRedo
            | Fault::LeftBehind { .. }
            | Fault::NothingLeft { .. }
            | Fault::ChangedSince { .. }
            | Fault::NoCopy { .. }
            | Fault::NotMerged { .. }
            | Fault::Unsound { .. } => false,
        }
    }
}
