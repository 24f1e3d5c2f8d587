//! A scratch journey and the program run on it, with nothing of the real environment.

use crate::fixtures::Scratch;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

pub(crate) use crate::fixtures::TODAY;

/// A folder with a journey in `career` and a home of its own; gone when dropped.
pub(crate) struct Desk {
    scratch: Scratch,
    runs: std::cell::Cell<u64>,
}

impl Desk {
    pub(crate) fn new() -> Desk {
        Desk::with(&[])
    }

    /// A desk whose journey has these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Desk {
        Desk { scratch: Scratch::with(files), runs: std::cell::Cell::new(0) }
    }

    pub(crate) fn root(&self) -> &Path {
        self.scratch.root()
    }

    pub(crate) fn journey(&self) -> PathBuf {
        self.scratch.journey().to_owned()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.journey().join(name)).expect("a file of the journey")
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        self.scratch.write(name, bytes);
    }

    /// The program with these arguments, a cleared environment, a fixed day, and a seed that differs from run to run.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        self.runs.set(self.runs.get() + 1);
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        command
            .args(args)
            .env_clear()
            .env("HOME", self.root().join("home"))
            .env("TMPDIR", self.root())
            .env("MILEPOST_DIR", self.journey())
            .env("MILEPOST_TODAY", TODAY)
            .env("MILEPOST_SEED", self.runs.get().to_string())
            .current_dir(self.root())
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn output<S: AsRef<OsStr>>(&self, args: &[S]) -> Output {
        self.command(args).output().expect("the program starts")
    }

    /// What a run prints, and how it ends, as one text.
    pub(crate) fn run(&self, args: &[&str]) -> String {
        self.said(&self.output(args))
    }

    /// A run that reads this from its standard input.
    pub(crate) fn fed(&self, args: &[&str], input: &str) -> String {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("it is piped");
        // A program that has ended reads no more.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        self.said(&child.wait_with_output().expect("it ends"))
    }

    /// Several runs, one after the other.
    pub(crate) fn runs(&self, runs: &[&[&str]]) -> String {
        runs.iter().fold(String::new(), |mut all, args| {
            let _ = write!(all, "$ milepost {}\n{}", shown(args), self.run(args));
            all
        })
    }

    /// Runs what must succeed, and gives its standard output.
    pub(crate) fn does(&self, args: &[&str]) -> String {
        let output = self.output(args);
        assert!(output.status.success(), "{args:?}: {}", self.said(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs what must succeed and prints JSON.
    pub(crate) fn json(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.does(args)).expect("JSON")
    }

    /// The output of a run as one text, with the scratch folder's name taken out.
    pub(crate) fn said(&self, output: &Output) -> String {
        let mut said = String::new();
        for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
            let text = String::from_utf8_lossy(bytes);
            if !text.is_empty() {
                let text = text.replace(&*self.root().to_string_lossy(), "[DIR]");
                let _ = write!(said, "--- {name}\n{text}");
            }
        }
        let _ = writeln!(said, "--- exit {}", code(output.status));
        said
    }
}

fn code(status: ExitStatus) -> String {
    status.code().map_or("by a signal".into(), |code| code.to_string())
}

fn shown(args: &[&str]) -> String {
    let quoted = |arg: &&str| match arg.is_empty() || arg.contains([' ', '{', '"']) {
        true => format!("'{arg}'"),
        false => (*arg).to_owned(),
    };
    let line = args.iter().map(quoted).collect::<Vec<_>>().join(" ");
    line.replace('\u{1b}', "\\e")
}

/// A journey with something of everything.
pub(crate) fn career() -> Desk {
    Desk::with(&[
        ("goals.toml", GOALS),
        ("milestones.toml", MILESTONES),
        ("done/2026.toml", DONE_2026),
        ("done/2019.toml", DONE_2019),
    ])
}

const GOALS: &str = r#"# My goals. Mine to edit.
format = 1

[[goal]]
id = "k3v9q2wd"
title = "Finish chapter 4 exercises"
toward = "cka0a1b2"
due = 2026-11-27
measure = { done = 4, target = 12, unit = "exercises" }
tags = ["study"]
created = 2026-11-02
[[goal.log]]
on = 2026-11-20
text = "Two of the hard ones"
amount = 2

[[goal]]
id = "incident"
title = "Write the incident review"
due = 2026-11-20

# The big one.
[[goal]]
id = "cka0a1b2"
title = "CKA certification"
size = "large"
next = true
due = "2027-03"
why = "The work asks for it"

[[goal]]
id = "mockexam"
title = "Book the mock exam"
toward = "cka0a1b2"
state = "paused"

[[goal]]
id = "leadteam"
title = "Lead a team"
size = "large"
due = 2028

[[goal]]
id = "book0000"
title = "Write a book"
size = "large"
state = "someday"
"#;

const MILESTONES: &str = r#"format = 1

[[milestone]]
id = "nt4course"
title = "Windows NT4 course"
on = 1997
kind = "training"
recognised = { on = 2016-05-10, why = "It turned my career" }
led_to = ["oncall00"]

[[milestone]]
id = "oncall00"
title = "First on-call week"
on = "2019-03"

[[milestone]]
id = "payments"
title = "Led the payments cutover"
on = 2026-10-12
tags = ["work"]
"#;

const DONE_2026: &str = r#"format = 1

[[goal]]
id = "curricul"
title = "Read the CKA curriculum"
toward = "cka0a1b2"
done = 2026-11-19

[[goal]]
id = "lute0000"
title = "Learn the lute"
dropped = { on = "2026-06", why = "No room for it" }
"#;

const DONE_2019: &str = r#"format = 1

[[goal]]
id = "runbook0"
title = "Write the on-call runbook"
done = 2019-02-11
"#;
