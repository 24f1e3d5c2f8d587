//! New files and folders get the owner of their folder. Where root works in another's journey, or with
//! another's file, they would be locked out of it otherwise.

use crate::store::probe::WITHOUT_WAITING;
use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, fchown, lchown};
use std::path::Path;

/// Makes a folder and its missing parents, each 0700.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    path.parent().map_or(Ok(()), make_folder)?;
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            let wanted = std::fs::symlink_metadata(path).ok();
            if let Some((uid, gid)) = wanted.and_then(|made| of_its_folder(path, &made)) {
                let _ = lchown(path, Some(uid), Some(gid));
            }
            Ok(())
        }
    }
}

/// Opens a file as the options say; where they make it, it is 0600.
pub(crate) fn open(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let is_new = std::fs::symlink_metadata(path).is_err();
    let file = options.mode(0o600).custom_flags(WITHOUT_WAITING).open(path)?;
    let wanted = file.metadata().ok().filter(|_| is_new);
    if let Some((uid, gid)) = wanted.and_then(|made| of_its_folder(path, &made)) {
        let _ = fchown(&file, Some(uid), Some(gid));
    }
    Ok(file)
}

/// The owner of the folder that something was made in, if it is another one.
fn of_its_folder(path: &Path, made: &Metadata) -> Option<(u32, u32)> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = std::fs::metadata(folder.unwrap_or(Path::new("."))).ok()?;
    let owner = (folder.uid(), folder.gid());
    (owner != (made.uid(), made.gid())).then_some(owner)
}

/// The owner and the mode that a file needs to be like another. Those that it has already are left out, as some file
/// systems refuse to set them.
pub(super) fn given(own: &Metadata, model: &Metadata) -> (Option<(u32, u32)>, Option<u32>) {
    let owner = (model.uid(), model.gid());
    let mode = model.mode() & MODE;
    (
        (owner != (own.uid(), own.gid())).then_some(owner),
        (mode != own.mode() & MODE).then_some(mode),
    )
}

/// The bits of a mode that can be set.
const MODE: u32 = 0o7777;

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_file_is_given_nothing_that_it_has_already() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        let file = open(OpenOptions::new().write(true).create_new(true), &path).expect("made");
        let own = file.metadata().expect("there");
        assert_eq!(own.mode() & MODE, 0o600);
        assert_eq!(given(&own, &own), (None, None));
        file.set_permissions(PermissionsExt::from_mode(0o640)).expect("set");
        let model = file.metadata().expect("there");
        assert_eq!(given(&own, &model), (None, Some(0o640)));
    }
}
