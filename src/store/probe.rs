//! Reading what is at a path without ever blocking: a file, nothing, or something that is no file.

use rustix::fs::OFlags;
use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A stamp is trusted this long after the last change of the file: clocks of file systems tick in milliseconds, so that the
/// second of two changes within one tick leaves no trace in it.
const TICK: Duration = Duration::from_millis(50);

/// Opening a pipe does not wait until somebody opens its other end.
pub(super) const WITHOUT_WAITING: i32 = OFlags::NONBLOCK.bits() as i32;

/// Tells one state of a file from another without reading it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp {
    /// Device, inode, size, and the seconds and nanoseconds of the last modification and the last change.
    pub(crate) marks: [i64; 7],
    /// True if the file had been left alone for a tick when it was read.
    pub(crate) is_stable: bool,
}

impl Stamp {
    fn of(meta: &Metadata) -> Stamp {
        let (dev, ino, size) = (meta.dev() as i64, meta.ino() as i64, meta.size() as i64);
        let marks =
            [dev, ino, size, meta.mtime(), meta.mtime_nsec(), meta.ctime(), meta.ctime_nsec()];
        let changed = Duration::new(meta.ctime().unsigned_abs(), meta.ctime_nsec() as u32);
        let age = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH + changed);
        Stamp { marks, is_stable: age.is_ok_and(|age| age > TICK) }
    }

    pub(crate) fn size(&self) -> u64 {
        self.marks[2].unsigned_abs()
    }

    /// True if a file with this stamp surely is as it was at `other`.
    pub(crate) fn proves(&self, other: &Stamp) -> bool {
        other.is_stable && self.marks == other.marks
    }
}

/// The thing at a path.
pub(super) enum Found {
    /// Nothing.
    Absent,
    /// The known file, unchanged.
    Same,
    /// A file and its content.
    File(Stamp, Vec<u8>),
    /// Something else than a file; the text says what it is.
    Odd(String),
    /// Something that the system refuses to read.
    Unread(io::Error),
}

/// Looks at `path`; reads it unless its stamp proves that it is as at `known`.
pub(super) fn look(path: &Path, known: Option<&Stamp>) -> Found {
    let meta = match std::fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) => return unreachable(path, error),
    };
    if let Some(what) = not_a_file(meta.file_type()) {
        return Found::Odd(format!("it is {what}, not a file"));
    }
    if known.is_some_and(|k| Stamp::of(&meta).proves(k)) {
        return Found::Same;
    }
    match read(path) {
        Ok((stamp, bytes)) => Found::File(stamp, bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Absent,
        Err(error) => Found::Unread(error),
    }
}

/// The end of the name of a placeholder, which a file sync leaves for a file that it keeps elsewhere.
pub(super) const PLACEHOLDER: &str = ".icloud";

/// The name of a file's placeholder.
pub(super) fn placeholder(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    Some(path.with_file_name(format!(".{name}{PLACEHOLDER}")))
}

/// The stamp of the file at `path`, if there is one.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let meta = std::fs::metadata(path).ok()?;
    meta.is_file().then(|| Stamp::of(&meta))
}

pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    let mark = |path: &Path| std::fs::metadata(path).ok().map(|m| (m.dev(), m.ino()));
    mark(one).is_some_and(|one| mark(other) == Some(one))
}

/// The noun for a file type other than a plain file.
pub(super) fn not_a_file(kind: FileType) -> Option<&'static str> {
    match kind {
        k if k.is_file() => None,
        k if k.is_dir() => Some("a folder"),
        k if k.is_fifo() => Some("a named pipe"),
        k if k.is_socket() => Some("a socket"),
        _ => Some("a device"),
    }
}

fn unreachable(path: &Path, error: io::Error) -> Found {
    let link = std::fs::read_link(path).ok();
    match (error.kind(), link) {
        (io::ErrorKind::NotFound, Some(to)) => {
            Found::Odd(format!("it is a link to {}, which is not there", to.display()))
        }
        (io::ErrorKind::NotFound | io::ErrorKind::NotADirectory, None) => Found::Absent,
        (_, Some(_)) if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
            Found::Odd("it is a link that leads back to itself".into())
        }
        _ => Found::Unread(error),
    }
}

fn read(path: &Path) -> io::Result<(Stamp, Vec<u8>)> {
    let mut file = open(path)?;
    let meta = file.metadata()?;
    let mut bytes = Vec::with_capacity(meta.len() as usize + 1);
    file.read_to_end(&mut bytes)?;
    Ok((Stamp::of(&meta), bytes))
}

/// The bytes of the file at `path`.
pub(crate) fn content(path: &Path) -> io::Result<Vec<u8>> {
    read(path).map(|(_, bytes)| bytes)
}

/// The text of the file at `path`.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(content(path)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text"))
}

/// Opens the folder at `path`; anything else is an error at once.
pub(super) fn open_folder(path: &Path) -> io::Result<File> {
    let flags = OFlags::DIRECTORY.bits() as i32 | WITHOUT_WAITING;
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// Opens the file at `path`. Anything else is an error: opening a pipe would wait for its writer. The type is checked after
/// opening, which does not wait: in between, another thing may have been put there.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().read(true).custom_flags(WITHOUT_WAITING).open(path)?;
    match not_a_file(file.metadata()?.file_type()) {
        Some(what) => Err(io::Error::other(format!("it is {what}"))),
        None => Ok(file),
    }
}
