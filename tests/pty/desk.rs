//! The folders of one test: a journey, a home, a folder for temporary files, and the environment that names them.

use crate::fixtures::{Scratch, TODAY, files_under};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The program under test.
pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_milepost");

/// A goal to start with.
pub(super) const ONE_GOAL: &str =
    "format = 1\n\n[[goal]]\nid = \"mockexam\"\ntitle = \"Book the mock exam\"\n";

/// Folders and an environment of their own; gone when dropped.
pub(super) struct Desk {
    scratch: Scratch,
    env: BTreeMap<String, String>,
}

impl Desk {
    /// A desk without a journey.
    pub(super) fn bare() -> Desk {
        Desk::on(Scratch::empty())
    }

    /// A desk whose journey has these files.
    pub(super) fn of(files: &[(&str, &str)]) -> Desk {
        Desk::on(Scratch::with(files))
    }

    /// A desk with the sample career.
    pub(super) fn sample() -> Desk {
        Desk::on(Scratch::sample())
    }

    fn on(scratch: Scratch) -> Desk {
        let desk = Desk { env: BTreeMap::new(), scratch };
        for folder in ["home", "tmp"] {
            fs::create_dir(desk.path(folder)).expect("a folder");
        }
        let text = |name| desk.path(name).display().to_string();
        let pairs = [
            ("HOME", text("home")),
            ("XDG_CACHE_HOME", text("home/cache")),
            ("XDG_CONFIG_HOME", text("home/config")),
            ("XDG_DATA_HOME", text("home/data")),
            ("XDG_STATE_HOME", text("home/state")),
            ("TMPDIR", text("tmp")),
            ("MILEPOST_DIR", text("career")),
            ("MILEPOST_TODAY", TODAY.into()),
            ("PATH", "/usr/bin:/bin".into()),
            ("TERM", "xterm-256color".into()),
            // So that the terminal is asked nothing, and no answer brings one more picture at a moment of its own.
            ("COLORFGBG", "15;0".into()),
        ];
        pairs.into_iter().fold(desk, |desk, (name, value)| desk.with(name, &value))
    }

    /// The same with that variable.
    pub(super) fn with(mut self, name: &str, value: &str) -> Desk {
        self.env.insert(name.into(), value.into());
        self
    }

    /// The same without that variable.
    pub(super) fn without(mut self, name: &str) -> Desk {
        self.env.remove(name);
        self
    }

    /// A path on the desk.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.scratch.root().join(name)
    }

    /// A file of the journey; empty if it is not there.
    pub(super) fn read(&self, name: &str) -> String {
        self.scratch.read(name)
    }

    /// Writes a file of the journey, as an editor would.
    pub(super) fn write(&self, name: &str, text: &str) {
        self.scratch.write(name, text);
    }

    /// Every file of a folder on the desk, by its path in there, with its bytes.
    pub(super) fn files(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        files_under(&self.path(name))
    }

    /// Gives a command this desk's environment, and nothing else.
    pub(super) fn furnish(&self, command: &mut Command) {
        command.env_clear().envs(&self.env).current_dir(self.scratch.root());
    }

    /// The program without a terminal.
    pub(super) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        self.furnish(&mut command);
        command.args(args);
        command
    }
}
