//! The user's own editor: the terminal is lent to it and taken back afterwards.

mod command;

use super::signals::TerminalLoan;
use super::terminal;
use crate::store::probe;
use command::{arguments, words};
use rustix::process::Pid;
use std::env;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::mem;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

/// A private folder with the text that is being edited; gone when dropped.
#[derive(Debug)]
pub(crate) struct EditorDraft {
    folder: PathBuf,
}

impl EditorDraft {
    fn write(text: &str) -> io::Result<EditorDraft> {
        let folder = env::temp_dir().join(format!("milepost-{:016x}", super::clock::chance()));
        // Fails if there is such a folder already: somebody may have put it there to look in.
        DirBuilder::new().mode(0o700).create(&folder)?;
        let draft = EditorDraft { folder };
        let mut file =
            OpenOptions::new().create_new(true).write(true).mode(0o600).open(draft.path())?;
        file.write_all(text.as_bytes())?;
        Ok(draft)
    }

    fn path(&self) -> PathBuf {
        self.folder.join("item.toml")
    }

    /// Leaves the file where it is, and says where.
    pub(crate) fn keep(self) -> PathBuf {
        let path = self.path();
        mem::forget(self);
        path
    }
}

impl Drop for EditorDraft {
    fn drop(&mut self) {
        // With whatever backup or swap file the editor left beside it.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// How an editor came back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Returned {
    /// After a while, or with something changed.
    Later,
    /// At once, with nothing changed: it may have opened a window, and not waited for that to be closed.
    AtOnce,
}

impl Returned {
    fn after(took: Duration, changed: bool) -> Returned {
        if took < AT_ONCE && !changed { Returned::AtOnce } else { Returned::Later }
    }

    /// The message when the text is as it was.
    pub(crate) fn unchanged(self) -> &'static str {
        match self {
            Returned::Later => "Nothing changed.",
            Returned::AtOnce => {
                "Nothing changed. The editor came back at once: if it has a window of its own, it has to \
                 wait for that, as with EDITOR=\"code --wait\"."
            }
        }
    }
}

/// Nobody reads, changes nothing and leaves within this time.
const AT_ONCE: Duration = Duration::from_secs(1);

/// Lets the user edit `text`.
///
/// # Errors
///
/// A sentence, if the editor or the temporary file fails. Nothing has changed then.
pub(crate) fn edit_text(text: &str) -> Result<(String, EditorDraft, Returned), String> {
    setting()?;
    let draft = EditorDraft::write(text)
        .map_err(|error| format!("A temporary file for the editor could not be made: {error}."))?;
    let returned = edit_file(&draft.path(), 1)?;
    match probe::text(&draft.path()) {
        Ok(edited) => Ok((edited, draft, returned)),
        Err(error) => Err(format!("What the editor left could not be read: {error}.")),
    }
}

/// Lets the user edit a file, from that line on if the editor is known to take one.
///
/// # Errors
///
/// A sentence, if the editor could not be started or ended in failure.
pub(super) fn edit_file(path: &Path, line: usize) -> Result<Returned, String> {
    let editor = setting()?;
    let words = words(&editor).ok_or_else(|| {
        format!("The editor is set to {editor:?}, which has an open quotation mark.")
    })?;
    let (program, given) = words.split_first().ok_or("No editor is set.")?;
    let mut command = Command::new(program);
    command.args(given).args(arguments(program, path, line));
    let (before, begun) = (probe::content(path).ok(), Instant::now());
    match run(command) {
        Ok(status) if status.success() => {
            let changed = probe::content(path).ok() != before;
            Ok(Returned::after(begun.elapsed(), changed))
        }
        Ok(status) => {
            Err(format!("The editor {program:?} ended with {status}, so nothing was changed."))
        }
        Err(error) => Err(format!("The editor {program:?} could not be started: {error}.")),
    }
}

/// Lends the terminal out; the caller takes it back, because only it knows what has to be drawn then.
fn run(mut command: Command) -> io::Result<ExitStatus> {
    let loan = TerminalLoan::begin();
    terminal::lend();
    let mut child = command.spawn()?;
    loan.to(Pid::from_child(&child));
    child.wait()
}

/// No editor is guessed: one that was not asked for would be a program started behind the user's back.
fn setting() -> Result<String, String> {
    let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let value = named("VISUAL").or_else(|| named("EDITOR"));
    let value = value.ok_or("No editor is named: neither $VISUAL nor $EDITOR is set.")?;
    Ok(value.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn draft_is_private_and_gone_afterwards() -> io::Result<()> {
        let draft = EditorDraft::write("title = \"x\"\n")?;
        let path = draft.path();
        assert_eq!(path.extension().and_then(|e| e.to_str()), Some("toml"));
        assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&draft.folder)?.permissions().mode() & 0o777, 0o700);
        drop(draft);
        assert!(!path.exists());
        Ok(())
    }

    #[test]
    fn editor_is_back_at_once_where_it_was_quick_and_changed_nothing() {
        let (quick, slow) = (Duration::from_millis(40), Duration::from_secs(20));
        for (took, changed, returned) in [
            (quick, false, Returned::AtOnce),
            (quick, true, Returned::Later),
            (slow, false, Returned::Later),
            (slow, true, Returned::Later),
        ] {
            assert_eq!(Returned::after(took, changed), returned);
        }
    }

    #[test]
    fn draft_that_is_kept_stays() -> io::Result<()> {
        let path = EditorDraft::write("text")?.keep();
        assert_eq!(fs::read_to_string(&path)?, "text");
        fs::remove_dir_all(path.parent().expect("a file in a folder"))
    }
}
