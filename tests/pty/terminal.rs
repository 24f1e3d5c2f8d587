//! A pseudo-terminal with a shell in it that runs the program as its job, and a model of what the terminal shows.
//!
//! The program is not the leader of the session: when a leader ends, the kernel itself resets the terminal, and a test
//! could not tell who had tidied up. The shell stays behind, does not touch the terminal, and says how its job ended.

mod line;
mod output;

pub(super) use line::pair;
pub(super) use output::{count, reversed};

use super::desk::{Desk, PROGRAM};
use line::{ended, number, ready, unusual, winsize};
use output::{last, modes, said_at_end};
use rustix::io::Errno;
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use rustix::termios::{LocalModes, Termios, tcgetattr, tcsetwinsize};
use std::fs;
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use vt100::{Parser, Screen};

/// How long anything may take. Far more than it does: a slow machine is no defect.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// What the job does: it writes down its number, and becomes the program. The shell goes on with a stopped job (147 and
/// 148: 128 and SIGSTOP, SIGTSTP) once a line is typed, and waits for a line at the end, so that the session lives.
const SHELL: &str = r#"
set -m
sh -c 'echo $$ >"$0.new" && mv "$0.new" "$0" && exec "$@"' "$@"
status=$?
stops=0
while [ $status -eq 147 ] || [ $status -eq 148 ]; do
    stops=$((stops + 1))
    printf 'the shell is back, time %s.\n' $stops
    read -r line
    fg >/dev/null
    status=$?
done
printf 'ended with %s.\n' $status
read -r line
"#;

/// What the program's help has and nothing else.
const HELP: &str = "─ Help ─";

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// The mode of a cursor that is seen: the only one that was on before.
const CURSOR: &str = "25";

/// What the program asks a terminal whose background it does not know.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";
/// What a dark terminal answers: its background, and what device it is.
pub(super) const ANSWER: &[u8] = b"\x1b]11;rgb:1616/1818/1d1d\x1b\\\x1b[?62;22c";

/// A terminal in which the program runs. Dropped, it is closed, and what runs in it is killed.
pub(super) struct Terminal {
    master: Option<OwnedFd>,
    shell: Child,
    pid_file: PathBuf,
    found: Termios,
    parser: Parser,
    output: Vec<u8>,
    /// How many pictures have been drawn to their end.
    pictures: usize,
    stops: usize,
    /// Whether it answers what it is asked.
    answers: bool,
}

impl Terminal {
    /// Opens a terminal of 120 by 40, and the program in it.
    pub(super) fn open(desk: &Desk, args: &[&str]) -> Terminal {
        Terminal::of_size(desk, args, (120, 40))
    }

    /// The same where another command becomes the program.
    pub(super) fn open_through(desk: &Desk, through: &[&str], args: &[&str]) -> Terminal {
        Terminal::controlling(desk, through, args, (120, 40))
    }

    /// The same of that size.
    pub(super) fn of_size(desk: &Desk, args: &[&str], size: (u16, u16)) -> Terminal {
        Terminal::controlling(desk, &[], args, size)
    }

    fn controlling(desk: &Desk, through: &[&str], args: &[&str], size: (u16, u16)) -> Terminal {
        let pid_file = desk.path(&format!("pid-{}", fresh()));
        let mut command = Command::new("setsid");
        desk.furnish(&mut command);
        command.args(["-c", "sh", "-c", SHELL, "sh"]);
        command.arg(&pid_file).args(through).arg(PROGRAM).args(args);
        Terminal::running(command, pid_file, size)
    }

    /// The same without a shell, in a terminal that controls nobody: when it closes no signal is sent.
    pub(super) fn unowned(desk: &Desk) -> Terminal {
        let pid_file = desk.path(&format!("pid-{}", fresh()));
        let mut command = Command::new("setsid");
        desk.furnish(&mut command);
        command.arg(PROGRAM);
        let terminal = Terminal::running(command, pid_file, (120, 40));
        // `setsid` becomes the program: a child of ours leads no group, so that it need not fork.
        fs::write(&terminal.pid_file, terminal.shell.id().to_string()).expect("written");
        terminal
    }

    fn running(mut command: Command, pid_file: PathBuf, (columns, rows): (u16, u16)) -> Terminal {
        let (master, line) = pair();
        tcsetwinsize(&master, winsize(columns, rows)).expect("a size");
        let found = unusual(&line);
        command.stdin(line.try_clone().expect("a descriptor"));
        command.stdout(line.try_clone().expect("a descriptor"));
        command.stderr(line);
        Terminal {
            shell: command.spawn().expect("a program in a terminal"),
            master: Some(master),
            pid_file,
            found,
            parser: Parser::new(number(rows.max(1)), number(columns.max(1)), 0),
            output: Vec::new(),
            pictures: 0,
            stops: 0,
            answers: true,
        }
    }

    /// The same in a terminal that answers nothing.
    pub(super) fn mute(desk: &Desk, args: &[&str]) -> Terminal {
        let mut terminal = Terminal::open(desk, args);
        terminal.answers = false;
        terminal
    }

    /// The same on the program's home screen, drawn to its last line.
    pub(super) fn home(desk: &Desk, args: &[&str]) -> Terminal {
        let mut terminal = Terminal::open(desk, args);
        terminal.shows("? help");
        terminal
    }

    /// Waits until the shell has begun its job.
    pub(super) fn begins(&self) {
        let until = Instant::now() + PATIENCE;
        while !self.pid_file.exists() {
            assert!(Instant::now() < until, "the job does not begin");
            std::thread::yield_now();
        }
    }

    /// Types bytes.
    pub(super) fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Terminal {
        let mut rest = bytes.as_ref();
        while !rest.is_empty() {
            match rustix::io::write(self.master(), rest) {
                Ok(count) => rest = &rest[count..],
                Err(error) => assert_eq!(error, Errno::INTR, "typing"),
            }
        }
        self
    }

    /// Backs out to the home screen. The function key, bound to nothing, parts escape from whatever is typed next.
    pub(super) fn back_out(&mut self) -> &mut Terminal {
        self.send("\x1b\x1b\x1b\x1b[15~")
    }

    /// Backs out, and waits until all that was sent so far has been dealt with: keys are taken in order.
    #[track_caller]
    pub(super) fn settles(&mut self) -> &mut Terminal {
        self.back_out().send("?").shows(HELP);
        self.back_out().hides(HELP)
    }

    /// Waits until the program has been stopped and the shell has the terminal.
    #[track_caller]
    pub(super) fn stops(&mut self) -> &mut Terminal {
        self.stops += 1;
        self.shows(&format!("the shell is back, time {}.", self.stops));
        // Under load the shell has been seen to speak before the program stood still.
        let until = Instant::now() + PATIENCE;
        while !self.stands_still() {
            assert!(Instant::now() < until, "the program does not stop");
            self.read(Instant::now() + Duration::from_millis(5));
        }
        self
    }

    /// Whether the program is stopped: the state stands behind its name in parentheses (proc_pid_stat(5)).
    fn stands_still(&self) -> bool {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid().as_raw_nonzero()));
        stat.is_ok_and(|s| s.rsplit_once(") ").is_some_and(|(_, s)| s.starts_with('T')))
    }

    /// Lets the stopped program go on, and waits until it has drawn itself.
    #[track_caller]
    pub(super) fn goes_on(&mut self) -> &mut Terminal {
        self.send("\r").draws();
        assert!(self.screen().alternate_screen() && self.is_raw());
        self
    }

    /// Reads until that holds of a whole picture.
    #[track_caller]
    pub(super) fn wait(&mut self, what: &str, holds: impl Fn(&Screen) -> bool) -> &mut Terminal {
        let until = Instant::now() + PATIENCE;
        while !(self.is_whole() && holds(self.screen())) {
            if !self.read(until) {
                panic!("{what}, in vain; the screen:\n{}", self.text());
            }
        }
        self
    }

    /// Reads until the screen shows that text.
    #[track_caller]
    pub(super) fn shows(&mut self, text: &str) -> &mut Terminal {
        self.wait(&format!("waited for {text:?}"), |screen| screen.contents().contains(text))
    }

    /// Reads until the screen does not show that text any more.
    #[track_caller]
    pub(super) fn hides(&mut self, text: &str) -> &mut Terminal {
        self.wait(&format!("waited for {text:?} to go"), |screen| !screen.contents().contains(text))
    }

    /// Reads until another picture has been drawn.
    #[track_caller]
    pub(super) fn draws(&mut self) -> &mut Terminal {
        let before = self.pictures;
        let until = Instant::now() + PATIENCE;
        while self.pictures == before || !self.is_whole() {
            assert!(self.read(until), "no picture came:\n{}", self.text());
        }
        self
    }

    /// Gives a picture the time to come, where there may be none: keys that change nothing that is seen draw nothing.
    pub(super) fn may_draw(&mut self) -> &mut Terminal {
        let before = self.pictures;
        let until = Instant::now() + Duration::from_secs(1);
        while (self.pictures == before || !self.is_whole()) && self.read(until) {}
        self
    }

    /// Reads until nothing has come for long.
    pub(super) fn rests(&mut self) -> &mut Terminal {
        while self.read(Instant::now() + Duration::from_millis(250)) {}
        self
    }

    /// Whether what has come out is no picture cut off half-way.
    fn is_whole(&self) -> bool {
        let begun = last(&self.output, BEGIN);
        begun.is_none_or(|begun| last(&self.output, END).is_some_and(|end| end > begun))
    }

    /// Gives the terminal another size; either number may be 0.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) -> &mut Terminal {
        if let (Some(rows), Some(columns)) = (NonZeroU16::new(rows), NonZeroU16::new(columns)) {
            self.parser.set_size(rows, columns);
        }
        tcsetwinsize(self.master(), winsize(columns, rows)).expect("a size");
        self
    }

    /// Sends the program a signal.
    pub(super) fn signal(&mut self, signal: Signal) -> &mut Terminal {
        kill_process(self.pid(), signal).expect("the program runs");
        self
    }

    /// Whether the program still runs after that long.
    pub(super) fn runs_for(&self, time: Duration) -> bool {
        !ended(&self.watch(), time)
    }

    /// Closes the terminal, as if its window were closed; whether the program is gone in time.
    pub(super) fn close(mut self, limit: Duration) -> bool {
        let program = self.watch();
        self.master = None;
        ended(&program, limit)
    }

    /// The same of a program without a shell: how long it computed meanwhile, if it is gone in time.
    pub(super) fn close_unowned(mut self, limit: Duration) -> Option<Duration> {
        let (program, before) = (self.watch(), self.computed());
        self.master = None;
        // Nobody has waited for it: what it used stands there until then.
        ended(&program, limit).then(|| self.computed() - before)
    }

    /// How long the program has computed: the 14th and 15th number of its line, in hundredths (proc_pid_stat(5)).
    fn computed(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid().as_raw_nonzero()));
        let stat = stat.expect("the program is there");
        let (_, after) = stat.rsplit_once(") ").expect("a name in parentheses");
        let numbers = after.split(' ').skip(11).take(2);
        let ticks: u64 = numbers.map(|n| n.parse::<u64>().expect("a number")).sum();
        Duration::from_millis(10 * ticks)
    }

    /// Waits for the program's end: its exit status.
    #[track_caller]
    pub(super) fn status(&mut self) -> i32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = said_at_end(&self.output) {
                return status;
            }
            assert!(self.read(until), "the program does not end:\n{}", self.text());
        }
    }

    /// Holds the terminal to be as it was found: its settings, and every mode that a program can set.
    #[track_caller]
    pub(super) fn is_as_found(&self) {
        // What the shell wrote before may be seen again a moment before the settings are back.
        let now = || format!("{:?}", tcgetattr(self.master()).expect("a terminal"));
        let (found, until) = (format!("{:?}", self.found), Instant::now() + PATIENCE);
        while now() != found && Instant::now() < until {
            std::thread::yield_now();
        }
        assert_eq!(now(), found);
        let mut on: Vec<&str> = modes(&self.output);
        on.retain(|mode| *mode != CURSOR);
        assert!(on.is_empty(), "modes that are on: {on:?}");
        let screen = self.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.inverse());
        let sent = String::from_utf8_lossy(&self.output);
        let (kept, given_back) = (sent.matches("\x1b[22;0t"), sent.matches("\x1b[23;0t"));
        assert_eq!(kept.count(), given_back.count(), "the title");
        let styles = (0..=6).map(|style| format!("\x1b[{style} q"));
        let others = ["\x1b[>", "\x1b]0;", "\x1b=", "\x1b[="].map(String::from);
        for sequence in styles.chain(others) {
            let times = count(&self.output, sequence.as_bytes());
            assert_eq!(times, 0, "{sequence:?} is nowhere taken back");
        }
    }

    /// Whether what is typed reaches the program letter by letter.
    pub(super) fn is_raw(&self) -> bool {
        let now = tcgetattr(self.master()).expect("a terminal");
        !now.local_modes.contains(LocalModes::ICANON)
    }

    /// What the screen shows.
    pub(super) fn text(&self) -> String {
        self.parser.screen().contents()
    }

    /// The screen, cell by cell.
    pub(super) fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// All bytes that have come out of the terminal.
    pub(super) fn output(&self) -> &[u8] {
        &self.output
    }

    fn master(&self) -> &OwnedFd {
        self.master.as_ref().expect("only `close` takes it")
    }

    /// The program's number.
    pub(super) fn pid(&self) -> Pid {
        let text = fs::read_to_string(&self.pid_file).expect("the job has begun");
        text.trim().parse().ok().and_then(Pid::from_raw).expect("a number")
    }

    fn watch(&self) -> OwnedFd {
        pidfd_open(self.pid(), PidfdFlags::empty()).expect("the program runs")
    }

    /// Reads what there is, and answers as a terminal would; false if nothing came until then.
    fn read(&mut self, until: Instant) -> bool {
        if !ready(self.master(), until.saturating_duration_since(Instant::now())) {
            return false;
        }
        let mut bytes = [0; 65536];
        let count = rustix::io::read(self.master(), &mut bytes).unwrap_or(0);
        self.parser.process(&bytes[..count]);
        let old = self.output.len();
        self.output.extend_from_slice(&bytes[..count]);
        self.pictures += self.arrived(old, END);
        for _ in 0..self.arrived(old, QUESTION) {
            if self.answers {
                self.send(ANSWER);
            }
        }
        count > 0
    }

    /// How often that has come since the output was so long.
    fn arrived(&self, old: usize, part: &[u8]) -> usize {
        count(&self.output[old.saturating_sub(part.len() - 1)..], part)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A program that a failed test left behind is ended: its number was written by our own shell.
        let written = fs::read_to_string(&self.pid_file).ok();
        let pid = written.and_then(|t| t.trim().parse().ok()).and_then(Pid::from_raw);
        let is_ours = |pid: &Pid| {
            let exe = fs::read_link(format!("/proc/{pid}/exe"));
            exe.is_ok_and(|exe| exe.as_os_str() == PROGRAM)
        };
        if let Some(pid) = pid.filter(is_ours) {
            let _ = kill_process(pid, Signal::KILL);
        }
        let _ = self.shell.kill();
        let _ = self.shell.wait();
    }
}

fn fresh() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
