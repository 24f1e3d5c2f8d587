//! A small text file of the user's own beside the journey, such as the settings, changed as safely as a journey is.

use crate::store::atomic::Target;
use crate::store::fault::Fault;
use crate::store::files::disk::Disk;
use crate::store::lock::Lock;
use crate::store::probe;
use std::io::ErrorKind;
use std::path::Path;

/// Replaces the text at `path` by that of `edit`; a missing file has an empty text, and is made.
/// Nothing is written if `edit` fails or leaves the text the same.
///
/// # Errors
/// The reason of `edit`, or that of the disk or another writer.
pub(crate) fn rewrite(
    path: &Path,
    edit: &mut dyn FnMut(&str) -> Result<String, String>,
) -> Result<(), String> {
    let message = |fault: Fault| fault.to_string();
    let old = read(path)?;
    if edit(&old)? == old {
        return Ok(());
    }
    // Only now: making the target makes its folder.
    Target::of(&Disk, path).map_err(message)?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let _lock = Lock::take(&Disk, folder.unwrap_or(Path::new("."))).map_err(message)?;
    let old = read(path)?;
    let new = edit(&old)?;
    let target = Target::of(&Disk, path).map_err(message)?;
    target.sweep(&Disk);
    target.write(&Disk, new.as_bytes()).map_err(message)
}

fn read(path: &Path) -> Result<String, String> {
    match probe::text(path) {
        Ok(text) => Ok(text),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(cause) => Err(format!("cannot read {}: {cause}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn rewrite_sweeps_what_a_dead_writer_left() {
        let home = tempfile::tempdir().expect("a folder");
        let left = home.path().join(".config.toml.0123456789abcdef.milepost-tmp");
        fs::write(&left, "half").expect("written");
        let path = home.path().join("config.toml");
        rewrite(&path, &mut |_| Ok("a\n".into())).expect("written");
        assert!(!left.exists());
    }

    #[test]
    fn a_file_is_made_with_its_folder_and_changed_where_a_link_leads() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("new/config.toml");
        rewrite(&path, &mut |_| Ok("a\n".into())).expect("written");
        rewrite(&path, &mut |old| Ok(format!("{old}b\n"))).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("text"), "a\nb\n");
        let link = home.path().join("link.toml");
        std::os::unix::fs::symlink(&path, &link).expect("linked");
        rewrite(&link, &mut |_| Ok("c\n".into())).expect("written");
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("text"), "c\n");
    }

    #[test]
    fn rewrite_writes_nothing_when_refused_or_unchanged() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("new/config.toml");
        rewrite(&path, &mut |old| Ok(old.to_owned())).expect("nothing to do");
        rewrite(&path, &mut |_| Err("no".into())).expect_err("refused");
        assert!(!path.exists() && !home.path().join("new").exists());
        fs::write(home.path().join("c.toml"), "old").expect("a file");
        let path = home.path().join("c.toml");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("read-only");
        rewrite(&path, &mut |_| Ok("new".into())).expect_err("read-only");
        assert_eq!(fs::read_to_string(&path).expect("text"), "old");
    }
}
