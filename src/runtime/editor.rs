//! The user's own editor: the terminal is lent to it and taken back afterwards.

mod command;

use super::scratch::Scratch;
use super::signals::TerminalLoan;
use super::terminal;
use crate::store::probe;
use command::{arguments, words};
use rustix::process::Pid;
use std::env;
use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::mem;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

/// A private folder with the text that is being edited, and any backup or swap file of the editor.
#[derive(Debug)]
pub(crate) struct EditorDraft(Scratch, &'static str);

impl EditorDraft {
    fn write(text: &str, name: &'static str) -> io::Result<EditorDraft> {
        let draft = EditorDraft(Scratch::new(super::clock::chance())?, name);
        let mut file =
            OpenOptions::new().create_new(true).write(true).mode(0o600).open(draft.path())?;
        file.write_all(text.as_bytes())?;
        Ok(draft)
    }

    fn path(&self) -> PathBuf {
        self.0.path().join(self.1)
    }

    /// Leaves the file on disk, and gives its path.
    pub(crate) fn keep(self) -> PathBuf {
        let path = self.path();
        mem::forget(self);
        path
    }
}

/// The message for a text that came back as it was.
pub(crate) const UNCHANGED: &str = "Nothing changed.";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Returned {
    Changed,
    Unchanged,
    /// At once and without a change: it may have opened a window without waiting for it.
    AtOnce,
}

impl Returned {
    fn after(took: Duration, changed: bool) -> Returned {
        match changed {
            true => Returned::Changed,
            false if took < AT_ONCE => Returned::AtOnce,
            false => Returned::Unchanged,
        }
    }

    /// The message for an unchanged text.
    pub(crate) fn unchanged(self) -> Option<&'static str> {
        match self {
            Returned::Changed => None,
            Returned::Unchanged => Some(UNCHANGED),
            Returned::AtOnce => Some(
                "Nothing changed. The editor returned at once: if it opens a window of its own, make it \
                 wait for that, as with EDITOR=\"code --wait\".",
            ),
        }
    }
}

/// Nobody reads a text and leaves within this time.
const AT_ONCE: Duration = Duration::from_secs(1);

/// Edits a text in a file of that name.
pub(crate) fn edit_text(
    editor: Option<&str>,
    text: &str,
    name: &'static str,
) -> Result<(String, EditorDraft, Returned), String> {
    command_line(editor)?;
    let draft = EditorDraft::write(text, name)
        .map_err(|error| format!("a temporary file for the editor could not be made: {error}"))?;
    let returned = edit_file(editor, &draft.path(), 1)?;
    match probe::text(&draft.path()) {
        Ok(edited) => Ok((edited, draft, returned)),
        Err(error) => {
            let kept = draft.keep();
            Err(format!("what the editor left in {} could not be read: {error}", kept.display()))
        }
    }
}

/// Opens the editor at that line, if it is known to take one.
pub(super) fn edit_file(
    editor: Option<&str>,
    path: &Path,
    line: usize,
) -> Result<Returned, String> {
    let editor = command_line(editor)?;
    let words = words(&editor).ok_or_else(|| {
        format!("the editor is set to {editor:?}, which has an open quotation mark")
    })?;
    let (program, given) = words.split_first().ok_or("no editor is set")?;
    let mut command = Command::new(program);
    command.args(given).args(arguments(program, path, line));
    let (before, begun) = (probe::content(path).ok(), Instant::now());
    match run(command) {
        Ok(status) if status.success() => {
            let changed = probe::content(path).ok() != before;
            Ok(Returned::after(begun.elapsed(), changed))
        }
        Ok(status) => Err(format!("the editor {program:?} failed ({status})")),
        Err(error) => Err(format!("the editor {program:?} could not be started: {error}")),
    }
}

/// Lends the terminal; the caller takes it back, because it knows what has to be drawn then.
fn run(mut command: Command) -> io::Result<ExitStatus> {
    let loan = TerminalLoan::begin();
    terminal::lend();
    let mut child = command.spawn()?;
    loan.to(Pid::from_child(&child));
    child.wait()
}

/// The editor of the settings, else of the environment. None is guessed: it would be a program that the user did not
/// ask for.
fn command_line(editor: Option<&str>) -> Result<String, String> {
    let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let value = editor.map(OsString::from).or_else(|| named("VISUAL")).or_else(|| named("EDITOR"));
    let value = value.ok_or(
        "no editor is set: there is no `editor` in the settings, and neither $VISUAL nor $EDITOR is set",
    )?;
    Ok(value.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn draft_is_private_and_gone_afterwards() -> io::Result<()> {
        let draft = EditorDraft::write("title = \"x\"\n", "item.toml")?;
        let path = draft.path();
        assert_eq!(path.extension().and_then(|e| e.to_str()), Some("toml"));
        assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(draft.0.path())?.permissions().mode() & 0o777, 0o700);
        drop(draft);
        assert!(!path.exists());
        Ok(())
    }

    #[test]
    fn editor_is_back_at_once_where_it_was_quick_and_changed_nothing() {
        let (quick, slow) = (Duration::from_millis(40), Duration::from_secs(20));
        for (took, changed, returned) in [
            (quick, false, Returned::AtOnce),
            (quick, true, Returned::Changed),
            (slow, false, Returned::Unchanged),
            (slow, true, Returned::Changed),
        ] {
            assert_eq!(Returned::after(took, changed), returned);
        }
    }

    #[test]
    fn draft_that_is_kept_stays() -> io::Result<()> {
        let path = EditorDraft::write("text", "note.md")?.keep();
        assert_eq!(fs::read_to_string(&path)?, "text");
        fs::remove_dir_all(path.parent().expect("a file in a folder"))
    }
}
