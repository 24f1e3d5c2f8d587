//! Small files of this machine's own, replaced whole or appended to, and not synced: what a crash loses of them is made
//! again.

use crate::store::files::owner;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file anew, unless something that is no file is in its place.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if std::fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    owner::make_folder(folder)?;
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    let mut options = OpenOptions::new();
    let options = options.write(true).create(true).truncate(true);
    let done = owner::open(options, &temporary)
        .and_then(|mut f| f.write_all(bytes))
        .and_then(|()| std::fs::rename(&temporary, path));
    if done.is_err() {
        let _ = std::fs::remove_file(&temporary);
    }
    done
}

/// Appends to a file, which is made if it is not there.
pub(super) fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    owner::open(OpenOptions::new().append(true).create(true), path)?.write_all(bytes)
}
