//! The log of changes to the texts of a journey, from which undo and redo work. About this machine alone, and not
//! synced to the disk: after a power loss its end may be missing, and then only undo is. Before a change of several
//! files it is synced, as what broke off between them is brought to its end from it.

mod stacks;

use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::sorted::SortedSet;
use crate::store::atomic::{again, make_folder, sync_folder};
use crate::store::diff::{FileDiff, FileEdit, HunkSide};
use crate::store::fault::{Fault, reason};
use crate::store::files::Files;
use crate::store::probe;
use crate::store::writer::Job;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

pub(super) use crate::store::log::stacks::{OpenStep, Stacks};

pub(super) const UNDO_LOG: &str = "undo.jsonl";

/// A change to the texts, recorded before it is made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct LoggedChange {
    /// Its number: its offset in the log, so that it is new without reading the log.
    pub(crate) n: u64,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub(crate) at: i64,
    pub(crate) name: String,
    /// The ids that were in the files more than once before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) doubled: Vec<String>,
    /// The keys of the conflict copies that it merged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) merged: Vec<String>,
    /// Changes of one run that follow each other are undone together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) run: Option<String>,
    pub(crate) files: Vec<FileDiff>,
}

impl LoggedChange {
    /// A change without a number yet.
    pub(crate) fn new(at: Moment, name: &str, files: Vec<FileDiff>) -> LoggedChange {
        let (doubled, merged) = (Vec::new(), Vec::new());
        LoggedChange { n: 0, at: at.0, name: name.to_owned(), doubled, merged, run: None, files }
    }

    /// The change that takes this one back.
    pub(crate) fn inverse(&self) -> LoggedChange {
        LoggedChange { files: self.files.iter().map(FileDiff::inverse).collect(), ..self.clone() }
    }

    /// Whether the other change is of the same run.
    pub(crate) fn goes_with(&self, other: &LoggedChange) -> bool {
        self.run.is_some() && self.run == other.run
    }

    /// The ids of the items that it added, by the lines that the store itself wrote.
    pub(crate) fn added(&self) -> impl Iterator<Item = Id> {
        fn ids(side: &HunkSide) -> SortedSet<&str> {
            let lines = side.blocks().flat_map(str::lines);
            lines.filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')).collect()
        }
        let blocks = self.files.iter().filter_map(|diff| match &diff.edit {
            FileEdit::Blocks(blocks) => Some(&blocks.hunks),
            FileEdit::Whole(_) => None,
        });
        blocks.flatten().flat_map(|hunk| {
            let old = ids(&hunk.old);
            let new = ids(&hunk.new).into_iter().filter(move |id| !old.contains(id));
            new.filter_map(Id::parse).collect::<Vec<_>>()
        })
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.files.iter().any(|diff| matches!(diff.edit, FileEdit::Whole(_)))
    }

    pub(crate) fn block_files(&self) -> impl Iterator<Item = DataFile> {
        let blocks = self.files.iter().filter(|diff| matches!(diff.edit, FileEdit::Blocks(_)));
        blocks.map(|diff| diff.file)
    }
}

/// The fate of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum LogMark {
    /// It was carried out.
    Ok(u64),
    /// It was not.
    Void(u64),
    /// It is about to be taken back.
    Undoing(u64),
    /// It was taken back.
    Undo(u64),
    /// It is about to be done again.
    Redoing(u64),
    /// It was done again.
    Redo(u64),
    /// It was in the way of an undo or redo, which was reported.
    Left(u64),
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum LogLine {
    Change(LoggedChange),
    LogMark(LogMark),
}

impl LogMark {
    /// The same for a record with a number higher by `by`.
    fn shifted(self, by: u64) -> LogMark {
        match self {
            LogMark::Ok(n) => LogMark::Ok(n + by),
            LogMark::Void(n) => LogMark::Void(n + by),
            LogMark::Undoing(n) => LogMark::Undoing(n + by),
            LogMark::Undo(n) => LogMark::Undo(n + by),
            LogMark::Redoing(n) => LogMark::Redoing(n + by),
            LogMark::Redo(n) => LogMark::Redo(n + by),
            LogMark::Left(n) => LogMark::Left(n + by),
        }
    }
}

pub(super) fn shifted(log: &[u8], before: &[u8]) -> Vec<u8> {
    let by = before.len() as u64 + 1;
    let mut text = match before.ends_with(b"\n") {
        true => Vec::new(),
        false => b"\n".to_vec(),
    };
    for line in lines(log) {
        let line = match line {
            LogLine::Change(change) => {
                let n = change.n + by;
                serde_json::to_vec(&LoggedChange { n, ..change })
            }
            LogLine::LogMark(mark) => serde_json::to_vec(&mark.shifted(by)),
        };
        text.extend(line.unwrap_or_default());
        text.push(b'\n');
    }
    text
}

/// A change that was saved without a record. What was recorded before it is out of this process's reach: to undo that
/// would be to go past this one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Unrecorded {
    /// The length of the log then: every record before it has a lower number.
    at: u64,
    name: String,
    why: String,
}

#[derive(Clone, Debug)]
pub(super) struct Log {
    path: Option<PathBuf>,
    /// The last change of this process that could not be recorded.
    unrecorded: Option<Unrecorded>,
}

impl Log {
    pub(crate) fn within(own: Option<&Path>) -> Log {
        Log { path: own.map(|own| own.join(UNDO_LOG)), unrecorded: None }
    }

    /// Notes that a change was saved and could not be recorded.
    pub(crate) fn lacks(&mut self, name: &str, why: &str) {
        let (name, why) = (name.to_owned(), why.to_owned());
        self.unrecorded = Some(Unrecorded { at: self.length(), name, why });
    }

    /// Why undo can go no further back, if that is for want of a record.
    pub(crate) fn gap(&self) -> Option<Fault> {
        let Unrecorded { name, why, .. } = self.unrecorded.clone()?;
        Some(Fault::Unrecorded { name, why })
    }

    /// Records a change under a number of its own. The error is in words.
    pub(crate) fn record(
        &self,
        files: &dyn Files,
        change: &mut LoggedChange,
    ) -> Result<(), String> {
        let path = self.path.as_ref().ok_or("there is no folder for it")?;
        if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
            make_folder(files, folder).map_err(|fault| fault.to_string())?;
        }
        let (length, ended) = end(path).map_err(|e| failure(path, &e))?;
        change.n = length;
        self.line(files, change, ended)
    }

    /// Records the fate of a change. The error is in words.
    pub(crate) fn mark(&self, files: &dyn Files, mark: LogMark) -> Result<(), String> {
        let ended = self.path.as_ref().and_then(|path| end(path).ok());
        self.line(files, &mark, ended.is_none_or(|(_, ended)| ended))
    }

    /// Waits until the log is on the disk before a change of several steps. A log that cannot be synced is as good as none, and
    /// no reason to stop.
    pub(crate) fn sync_before(&self, files: &dyn Files, jobs: &[Job]) {
        if let Some(path) = self.path.as_ref().filter(|_| jobs.len() > 1)
            && let Ok(file) = probe::open(path)
            && files.sync(&file).is_ok()
            && let Some(folder) = path.parent()
        {
            let _ = sync_folder(files, folder);
        }
    }

    pub(crate) fn stacks(&self) -> Result<Stacks, Fault> {
        let Some(path) = &self.path else {
            return Ok(Stacks::default());
        };
        match probe::content(path) {
            Ok(bytes) => {
                let since = self.unrecorded.as_ref().map_or(0, |unrecorded| unrecorded.at);
                Ok(Stacks { since, ..Stacks::folded(lines(&bytes)) })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Stacks::default()),
            Err(error) => Err(Fault::disk("read", path, &error)),
        }
    }

    /// The last thing in the log may have begun without its end being recorded, as after a crash. A line torn by a power loss
    /// may have been anything.
    pub(crate) fn is_open(&self) -> bool {
        let last = self.path.as_ref().and_then(|path| last_line(path).ok().flatten());
        last.is_some_and(|line| match serde_json::from_slice(&line) {
            Err(_)
            | Ok(
                LogLine::Change(_) | LogLine::LogMark(LogMark::Undoing(_) | LogMark::Redoing(_)),
            ) => true,
            Ok(LogLine::LogMark(
                LogMark::Ok(_)
                | LogMark::Void(_)
                | LogMark::Undo(_)
                | LogMark::Redo(_)
                | LogMark::Left(_),
            )) => false,
        })
    }

    pub(crate) fn length(&self) -> u64 {
        let meta = self.path.as_ref().and_then(|path| path.metadata().ok());
        meta.map_or(0, |meta| meta.len())
    }

    /// True if a change that has not been taken back merged the conflict copy of that key.
    pub(crate) fn has_merged(&self, key: &str) -> bool {
        // Most logs have no copy in them; looking for the text costs a hundredth of reading the records.
        let text = self.path.as_ref().and_then(|path| probe::content(path).ok());
        let heard = text.is_some_and(|text| String::from_utf8_lossy(&text).contains(key));
        let merged = |r: &LoggedChange| r.merged.iter().any(|k| k == key);
        heard && self.stacks().is_ok_and(|stacks| stacks.undo.iter().any(merged))
    }

    fn line(&self, files: &dyn Files, line: &impl Serialize, ended: bool) -> Result<(), String> {
        let path = self.path.as_ref().ok_or("there is no folder for it")?;
        // In parts: the line of an import is as long as its items. One that breaks off is torn, as after a power loss.
        let mut out = Appender { files, path, part: Vec::new() };
        let mut write = || {
            out.write_all(if ended { b"" } else { b"\n" })?;
            serde_json::to_writer(&mut out, line)?;
            out.write_all(b"\n")?;
            out.flush()
        };
        write().map_err(|e| failure(path, &e))
    }
}

/// Appends to a file in parts. Unlike a buffer of the library it writes nothing more after a failure.
struct Appender<'a> {
    files: &'a dyn Files,
    path: &'a Path,
    part: Vec<u8>,
}

impl Write for Appender<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        const PART: usize = 1 << 16;
        self.part.extend_from_slice(bytes);
        if self.part.len() >= PART {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        again(|| self.files.append(self.path, &self.part))?;
        self.part.clear();
        Ok(())
    }
}

fn failure(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {}", path.display(), reason(error))
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = LogLine> {
    bytes.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok())
}

/// The length of the file, and true if its last line is ended.
fn end(path: &Path) -> io::Result<(u64, bool)> {
    let mut file = match probe::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((0, true)),
        other => other?,
    };
    let length = file.seek(SeekFrom::End(0))?;
    if length == 0 {
        return Ok((0, true));
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok((length, last == *b"\n"))
}

/// The last line that is not blank, read from the end in growing pieces.
fn last_line(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = probe::open(path)?;
    let length = file.seek(SeekFrom::End(0))?;
    let mut piece = 4096u64;
    loop {
        let start = length.saturating_sub(piece);
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let text = bytes.trim_ascii_end();
        if let Some(at) = text.iter().rposition(|b| *b == b'\n') {
            return Ok(Some(text[at + 1..].to_vec()));
        }
        if start == 0 {
            return Ok((!text.is_empty()).then(|| text.to_vec()));
        }
        piece *= 8;
    }
}

#[cfg(test)]
mod tests;
