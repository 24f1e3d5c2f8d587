//! The program killed at random moments and at every system call, and what the next one finds.

use super::kit::{Desk, TODAY};
use crate::trial::{Dice, is_full, skipped, times, tried};
use rustix::process::Signal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What a new process lists; it must find nothing wrong.
fn listed(desk: &Desk, what: &str) -> Vec<Value> {
    let output = desk.output(&["list", "--all", "--json"]);
    assert!(output.status.success(), "{what}: {}", desk.said(&output));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{what}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn text<'v>(item: &'v Value, key: &str) -> &'v str {
    item[key].as_str().unwrap_or_default()
}

/// The titles; no two items may have one id.
fn titles(items: &[Value]) -> Vec<&str> {
    let ids: BTreeSet<&str> = items.iter().map(|item| text(item, "id")).collect();
    assert_eq!(ids.len(), items.len(), "an id stands twice: {items:?}");
    items.iter().map(|item| text(item, "title")).collect()
}

fn temporaries(desk: &Desk) -> usize {
    let names = fs::read_dir(desk.journey()).expect("a folder").flatten();
    names.filter(|entry| entry.file_name().to_string_lossy().contains("milepost-tmp")).count()
}

#[test]
fn additions_killed_at_random_moments_lose_nothing_that_was_acknowledged() {
    let kills = times("kills of `add` at random moments", 25, 1_000);
    let desk = Desk::new();
    let usual = usual_time(&desk);
    let (mut dice, mut acknowledged) = (Dice::new(1), BTreeSet::from(["Usual".to_owned()]));
    let mut kept_unacknowledged = 0;
    for n in 0..kills {
        let title = format!("Goal {n}");
        let mut child = desk.command(&["add", &title]);
        let mut child = child.stdout(Stdio::null()).spawn().expect("it starts");
        sleep(usual.mul_f64(dice.below(1_200) as f64 / 1_000.0));
        child.kill().expect("it is ours");
        if child.wait().expect("it is ours").success() {
            acknowledged.insert(title.clone());
        }
        let items = listed(&desk, &title);
        let found = titles(&items);
        let different: BTreeSet<&str> = found.iter().copied().collect();
        assert_eq!(different.len(), found.len(), "a goal stands twice: {found:?}");
        let lost = acknowledged.iter().find(|title| !different.contains(title.as_str()));
        assert_eq!(lost, None, "acknowledged and lost after {n} kills");
        if different.contains(title.as_str()) && acknowledged.insert(title) {
            kept_unacknowledged += 1;
        }
    }
    desk.does(&["add", "At last"]);
    assert_eq!(listed(&desk, "at last").len(), acknowledged.len() + 1);
    assert_eq!(temporaries(&desk), 0);
    if is_full() {
        let kept = acknowledged.len() - 1;
        eprintln!(
            "of {kills}, {kept} were saved, {kept_unacknowledged} of them killed before they said so"
        );
    }
}

/// How long an addition takes here and now.
fn usual_time(desk: &Desk) -> Duration {
    let start = Instant::now();
    desk.does(&["add", "Usual"]);
    start.elapsed()
}

const GOALS: &str = "format = 1\n\n[[goal]]\nid = \"aaaa0000\"\ntitle = \"Anna\"\n\n[[goal]]\nid = \"bbbb0000\"\ntitle = \"Berta\"\n";
const DONE: &str =
    "format = 1\n\n[[goal]]\nid = \"cccc0000\"\ntitle = \"Clara\"\ndone = 2026-01-02\n";

/// A save of the program, what comes before it, and the journey that it is made in.
struct Act {
    before: &'static [&'static str],
    args: &'static [&'static str],
}

const ACTS: [Act; 5] = [
    Act { before: &[], args: &["add", "Dora"] },
    Act { before: &[], args: &["done", "Anna"] },
    Act { before: &[], args: &["promote", "Clara", "--why", "x"] },
    Act { before: &[], args: &["done", "Berta", "--milestone", "--on", "2019"] },
    Act { before: &["done", "Anna", "--on", "2019"], args: &["undo"] },
];

impl Act {
    fn desk(&self) -> Desk {
        let desk = Desk::with(&[("goals.toml", GOALS), ("done/2026.toml", DONE)]);
        if !self.before.is_empty() {
            desk.does(self.before);
        }
        desk
    }

    /// The program on that desk, under strace with those arguments.
    fn traced(&self, desk: &Desk, strace: &[&str]) -> Command {
        let plain = desk.command(self.args);
        let mut command = Command::new("strace");
        command.args(strace).arg(plain.get_program()).args(plain.get_args());
        command.env_clear().current_dir(desk.root()).stdin(Stdio::null());
        let set = plain.get_envs().filter_map(|(name, value)| Some((name, value?)));
        command.envs(set).env("MILEPOST_TODAY", TODAY);
        command
    }

    /// What comes of it when strace meddles with a system call.
    fn meddled(&self, desk: &Desk, (name, n): (&str, usize), how: &str) -> Output {
        let trace = format!("trace={name}");
        let inject = format!("inject={name}:{how}:when={n}");
        let quietly = ["-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject];
        self.traced(desk, &quietly).output().expect("strace runs")
    }

    /// How often each system call is made.
    fn calls(&self) -> BTreeMap<String, usize> {
        let desk = self.desk();
        let trace = desk.root().join("trace");
        let mut command = self.traced(&desk, &["-qq", "-o", &trace.to_string_lossy()]);
        let output = command.output().expect("strace runs");
        assert!(output.status.success(), "{}", desk.said(&output));
        let mut calls = BTreeMap::new();
        for line in fs::read_to_string(trace).expect("a trace").lines() {
            if let Some((name, _)) = line.split_once('(') {
                *calls.entry(name.to_owned()).or_default() += 1;
            }
        }
        // The first is made before the program is there.
        calls.remove("execve");
        calls
    }
}

/// All that counts of a journey: ids and clocks differ from run to run.
fn state(desk: &Desk, what: &str) -> Vec<String> {
    let items = listed(desk, what);
    titles(&items);
    let line = |item: &Value| {
        let (kind, title, state) = (text(item, "type"), text(item, "title"), text(item, "state"));
        let linked = item["milestone"].is_string() || item["from"].is_string();
        format!("{kind} {title} {state} {linked}")
    };
    let mut lines: Vec<String> = items.iter().map(line).collect();
    lines.sort();
    lines
}

fn can_trace() -> bool {
    let run = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    run.is_ok_and(|status| status.success())
}

#[test]
fn killed_at_any_system_call_a_save_is_whole_or_not_at_all() {
    let what = "a kill at every system call of a save";
    if !can_trace() {
        return skipped(what, "strace is not there, or may not trace");
    }
    let (mut runs, mut killed) = (0, 0);
    for act in &ACTS {
        let (desk, step) = (act.desk(), if is_full() { 1 } else { 40 });
        let before = state(&desk, what);
        desk.does(act.args);
        let after = state(&desk, what);
        let each = act
            .calls()
            .into_iter()
            .flat_map(|(name, count)| (1..=count).map(move |n| (name.clone(), n)));
        for (name, n) in each.skip(act.args[0].len()).step_by(step) {
            let what = format!("{:?} killed at {name} number {n}", act.args);
            let desk = act.desk();
            let output = act.meddled(&desk, (&name, n), "signal=KILL");
            killed += usize::from(output.status.signal() == Some(Signal::KILL.as_raw()));
            let now = state(&desk, &what);
            assert!(now == before || now == after, "{what}: {now:?}");
            assert!(!output.status.success() || now == after, "{what}: said to be saved");
            desk.does(&["add", "Later"]);
            let mut wanted = now.clone();
            wanted.push("goal Later active false".into());
            wanted.sort();
            assert_eq!(state(&desk, &what), wanted, "{what}");
            assert_eq!(temporaries(&desk), 0, "{what}");
            runs += 1;
        }
    }
    // How often memory is asked for differs from run to run, so that a few find nothing to kill.
    assert!(killed * 10 > runs * 9, "{killed} of {runs} were killed");
    tried(killed, "kills, one at each system call of five kinds of save");
}

#[test]
fn an_error_of_any_system_call_that_puts_a_save_on_disk_is_said() {
    let what = "errors of the system calls of a save";
    if !can_trace() {
        return skipped(what, "strace is not there, or may not trace");
    }
    for act in &ACTS[..times("kinds of save with errors of system calls", 1, 2)] {
        for name in ["rename", "fsync"] {
            let calls = act.calls().get(name).copied().unwrap_or_default();
            for (errno, words) in [
                ("ENOSPC", "the disk is full"),
                ("EIO", "input/output error"),
                ("EDQUOT", "quota"),
                ("EROFS", "read-only"),
            ] {
                let failed =
                    || (1..=calls + UNCOUNTED).filter(|n| fails(act, (name, *n), errno, words));
                // What the program keeps for itself may fail in silence; of the journey, nothing.
                let said = |_| failed().count() > usize::from(name == "fsync");
                assert!((0..ATTEMPTS).any(said), "{name}");
            }
        }
    }
}

/// How many calls a run may make that the counted one did not: summaries are kept only once their files are old enough
/// for the clock of the disk to tell changes apart, which on a busy machine they are or are not from run to run.
const UNCOUNTED: usize = 2;

/// How often the calls of a save are gone through for that reason: one of which another run makes two more may be missed.
const ATTEMPTS: usize = 6;

/// Lets one system call of the act fail: whether the act failed by it. If so it has said why, and changed nothing.
fn fails(act: &Act, (name, n): (&str, usize), errno: &str, words: &str) -> bool {
    let desk = act.desk();
    let output = act.meddled(&desk, (name, n), &format!("error={errno}"));
    if output.status.success() {
        return false;
    }
    let said = desk.said(&output);
    assert!(said.contains(words) && said.ends_with("exit 3\n"), "{name} {n}: {said}");
    assert_eq!(desk.read("goals.toml"), GOALS, "{name} {n}");
    assert_eq!(temporaries(&desk), 0, "{name} {n}");
    desk.does(act.args);
    true
}
