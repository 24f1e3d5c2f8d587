//! A file that an export or a report is written to: wholly or not at all, with the mode that any program's file has.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the text to a new file beside `path` and renames it, so that whoever reads `path` finds the old file or the
/// new one. A link is followed; what is no file, such as `/dev/null`, is written to.
///
/// # Errors
/// If it cannot be written, or is a file of the journey in `journey`; nothing is left over then.
pub(crate) fn replace(path: &Path, text: &str, journey: &Path) -> io::Result<()> {
    if let Some(mut device) = device(path)? {
        return device.write_all(text.as_bytes());
    }
    let target = resolved(path)?;
    if is_part_of(&target, journey) {
        let why = "the journey keeps its own files under such names";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    let old = match OpenOptions::new().write(true).open(&target) {
        Ok(old) => Some(old.metadata()?.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let temporary = beside(&target);
    let written = File::create_new(&temporary).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        old.map_or(Ok(()), |mode| file.set_permissions(mode))?;
        file.sync_all()?;
        fs::rename(&temporary, &target)
    });
    written.inspect_err(|_| drop(fs::remove_file(&temporary)))
}

/// What is there, if it is no file: a terminal, a pipe such as `/dev/stdout`, `/dev/null`.
fn device(path: &Path) -> io::Result<Option<File>> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() => OpenOptions::new().write(true).open(path).map(Some),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The path without links; of a file that is not there yet, its folder without links.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new(".")).canonicalize()?;
            let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
            Ok(folder.join(name))
        }
        other => other,
    }
}

/// Whether a new file there would be in the place of the journey's own.
pub(super) fn is_journeys(path: &Path, journey: &Path) -> bool {
    resolved(path).is_ok_and(|target| is_part_of(&target, journey))
}

/// Whether it is the journey's folder, or has the name of a file or folder in it, or of another version of one. None of
/// them need be there yet.
fn is_part_of(target: &Path, journey: &Path) -> bool {
    let inside = resolved(journey).and_then(|folder| {
        let inside = target.strip_prefix(folder).map_err(|_| io::ErrorKind::NotFound)?;
        Ok(inside.as_os_str().to_ascii_lowercase())
    });
    let is_own = |name: &OsStr| {
        let is_toml = Path::new(name).extension().is_some_and(|ending| ending == "toml");
        is_toml || ["", "done", ".git"].iter().any(|own| name == *own)
    };
    inside.is_ok_and(|name| is_own(&name))
}

fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let chance = getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()));
    target.with_file_name(format!(".{name}.{chance:016x}.tmp"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn output_replaces_a_file_behind_a_link_and_keeps_its_mode() {
        let home = tempfile::tempdir().expect("a folder");
        let (file, link) = (home.path().join("cv.json"), home.path().join("link"));
        fs::write(&file, "old").expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("a mode");
        symlink("cv.json", &link).expect("a link");
        replace(&link, "new", home.path()).expect("written");
        assert_eq!(fs::read_to_string(&file).expect("read"), "new");
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o640);
        assert_eq!(names(home.path()), ["cv.json", "link"]);
    }

    #[test]
    fn output_leaves_the_files_of_the_journey_alone() {
        let home = tempfile::tempdir().expect("a folder");
        let goals = home.path().join("goals.toml");
        fs::write(&goals, "format = 1\n").expect("written");
        let refused = replace(&goals, "x", home.path()).expect_err("refused");
        assert_eq!(refused.to_string(), "the journey keeps its own files under such names");
        let copy = home.path().join("goals 2.toml");
        assert!(replace(&copy, "x", home.path()).is_err() && !copy.exists());
        replace(&home.path().join("cv.json"), "x", home.path()).expect("written");
        assert_eq!(fs::read_to_string(&goals).expect("read"), "format = 1\n");
        let new = home.path().join("new");
        for (own, journey) in [("done", home.path()), ("Done", home.path()), ("new", &new)] {
            let own = home.path().join(own);
            assert!(replace(&own, "x", journey).is_err() && !own.exists(), "{}", own.display());
        }
        replace(&new, "x", home.path()).expect("written");
    }

    #[test]
    fn output_that_fails_leaves_nothing_over() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("folder");
        fs::create_dir(&folder).expect("made");
        for wrong in [folder.clone(), home.path().join("no/such"), folder.join("..")] {
            assert!(replace(&wrong, "x", home.path()).is_err(), "{}", wrong.display());
        }
        assert_eq!(names(home.path()), ["folder"]);
        assert!(names(&folder).is_empty());
    }
}
