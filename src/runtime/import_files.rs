//! The files of an import: of a folder only those that the format names are opened.

use crate::domain::sort;
use crate::transfer::{FORMATS, Format, InputFile, Unreadable, archive, guess};
use rustix::fs::OFlags;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Greatest size of a file in bytes.
const LARGEST: u64 = 64 << 20;

/// Why the files of an import cannot be read.
#[derive(Debug, Error)]
pub(crate) enum LoadError {
    #[error("cannot read {path}: {source}")]
    Disk { path: String, source: io::Error },
    #[error("cannot read {path}: there is no such file or folder")]
    Missing { path: String },
    #[error("{path} is neither a file nor a folder")]
    Odd { path: String },
    #[error("{path} is larger than 64 MiB")]
    TooLarge { path: String },
    #[error("there is no file in {path} that looks like {what}")]
    NothingNamed { path: String, what: String },
    #[error(transparent)]
    Archive(#[from] Unreadable),
    #[error("the format of {path} is not clear")]
    Unknown { path: String },
}

impl LoadError {
    /// Whether the disk is at fault, not the request.
    pub(crate) fn is_disk(&self) -> bool {
        matches!(self, LoadError::Disk { .. })
    }

    pub(crate) fn hint(&self) -> String {
        match self {
            LoadError::Disk { .. } | LoadError::Odd { .. } => {
                "name a file that you may read".into()
            }
            LoadError::Missing { .. } => format!("look for a slip in the path; {}", formats()),
            LoadError::TooLarge { .. } => "split it, and import the parts".into(),
            LoadError::NothingNamed { .. } => "name the file itself".into(),
            LoadError::Archive(_) => {
                "nothing was imported; unpack it and name the folder, or download it once more"
                    .into()
            }
            LoadError::Unknown { .. } => format!("name the format before it; {}", formats()),
        }
    }
}

fn formats() -> String {
    let names = FORMATS.iter().map(|format| format.name).collect::<Vec<_>>();
    format!("the formats are {}", names.join(", "))
}

/// Standard input as a file.
pub(crate) const STDIN: &str = "-";

/// Reads the files, and finds out their format if none is given.
///
/// # Errors
/// If a file cannot be read or is too large, or the format is not certain.
pub(crate) fn load(
    paths: &[PathBuf],
    format: Option<&'static Format>,
) -> Result<(&'static Format, Vec<InputFile>), LoadError> {
    let (mut format, mut files) = (format, Vec::new());
    for path in paths {
        let given = GivenPath::at(path)?;
        let known = match format {
            Some(format) => Some(format),
            None => given.guess()?,
        };
        let known = known.ok_or_else(|| LoadError::Unknown { path: shown(path) })?;
        files.extend(given.open(known)?);
        format = Some(known);
    }
    let format = format.ok_or_else(|| LoadError::Unknown { path: String::new() })?;
    Ok((format, files))
}

/// What is at a path.
enum GivenPath<'a> {
    File(InputFile),
    Archive(InputFile),
    Folder(Members<'a>),
}

impl<'a> GivenPath<'a> {
    fn at(path: &'a Path) -> Result<GivenPath<'a>, LoadError> {
        if path.as_os_str() != STDIN && path.is_dir() {
            return Members::of(path).map(GivenPath::Folder);
        }
        let file = read(path)?;
        Ok(match archive::is_archive(&file.bytes) {
            true => GivenPath::Archive(file),
            false => GivenPath::File(file),
        })
    }

    /// The format that it is certainly of: of a folder or an archive, the only one that names a file in it.
    fn guess(&self) -> Result<Option<&'static Format>, LoadError> {
        let names = |format: &Format| -> Result<bool, LoadError> {
            Ok(match self {
                GivenPath::File(file) => return Ok((format.is)(file)),
                GivenPath::Archive(file) => !archive::members(file, format.opens)?.is_empty(),
                GivenPath::Folder(members) => members.named(format).next().is_some(),
            })
        };
        if let GivenPath::File(file) = self {
            return Ok(guess(file));
        }
        let mut found = None;
        for format in FORMATS {
            match (names(format)?, found) {
                (true, Some(_)) => return Ok(None),
                (true, None) => found = Some(format),
                (false, _) => {}
            }
        }
        Ok(found)
    }

    fn open(self, format: &Format) -> Result<Vec<InputFile>, LoadError> {
        let (path, files) = match self {
            GivenPath::File(file) => return Ok(vec![file]),
            GivenPath::Archive(file) => (file.name.clone(), archive::members(&file, format.opens)?),
            GivenPath::Folder(members) => (shown(members.folder), members.open(format)?),
        };
        if files.is_empty() {
            return Err(LoadError::NothingNamed { path, what: format.what.to_owned() });
        }
        Ok(files)
    }
}

fn shown(path: &Path) -> String {
    match path.as_os_str() == STDIN {
        true => "standard input".to_owned(),
        false => path.display().to_string(),
    }
}

fn read(path: &Path) -> Result<InputFile, LoadError> {
    if path.as_os_str() == STDIN {
        return content(io::stdin().lock(), shown(path));
    }
    content(open(path)?, shown(path))
}

/// Opens a file without waiting for a pipe's other end.
fn open(path: &Path) -> Result<File, LoadError> {
    let path_shown = || shown(path);
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => LoadError::Missing { path: path_shown() },
        _ => LoadError::Disk { path: path_shown(), source },
    };
    let without_waiting = OFlags::NONBLOCK.bits() as i32;
    let file = OpenOptions::new().read(true).custom_flags(without_waiting).open(path);
    let file = file.map_err(failed)?;
    let meta = file.metadata().map_err(failed)?;
    match (meta.is_file(), meta.len() > LARGEST) {
        (false, _) => Err(LoadError::Odd { path: path_shown() }),
        (true, true) => Err(LoadError::TooLarge { path: path_shown() }),
        (true, false) => Ok(file),
    }
}

fn content(from: impl Read, name: String) -> Result<InputFile, LoadError> {
    let mut bytes = Vec::new();
    match from.take(LARGEST + 1).read_to_end(&mut bytes) {
        Err(source) => Err(LoadError::Disk { path: name, source }),
        Ok(_) if bytes.len() as u64 > LARGEST => Err(LoadError::TooLarge { path: name }),
        Ok(_) => Ok(InputFile { name, bytes }),
    }
}

/// The files of a folder and of the folders in it, by path and by the name that messages use.
struct Members<'a> {
    folder: &'a Path,
    files: Vec<(PathBuf, String)>,
}

impl<'a> Members<'a> {
    fn of(folder: &'a Path) -> Result<Members<'a>, LoadError> {
        let mut files = Vec::new();
        for (path, name) in entries(folder, "")? {
            if path.is_dir() {
                let prefix = format!("{name}/");
                files.extend(
                    entries(&path, &prefix)?.into_iter().filter(|(path, _)| path.is_file()),
                );
            } else {
                files.push((path, name));
            }
        }
        sort::ascending(&mut files);
        Ok(Members { folder, files })
    }

    fn named(&self, format: &Format) -> impl Iterator<Item = &(PathBuf, String)> {
        let opens = format.opens;
        self.files.iter().filter(move |(path, _)| {
            path.file_name().is_some_and(|name| opens(&name.to_string_lossy()))
        })
    }

    fn open(&self, format: &Format) -> Result<Vec<InputFile>, LoadError> {
        self.named(format).map(|(path, name)| content(open(path)?, name.clone())).collect()
    }
}

fn entries(folder: &Path, prefix: &str) -> Result<Vec<(PathBuf, String)>, LoadError> {
    let failed = |source: io::Error| LoadError::Disk { path: shown(folder), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        found.push((entry.path(), format!("{prefix}{}", entry.file_name().to_string_lossy())));
    }
    Ok(found)
}
