//! Several programs writing at once, and one that does not let go.

use super::kit::Desk;
use crate::trial::{is_full, skipped, times};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A command whose ids depend on chance, as a person's do.
fn command(desk: &Desk, args: &[&str]) -> Command {
    let mut command = desk.command(args);
    command.env_remove("MILEPOST_SEED");
    command
}

fn succeeds(mut command: Command) {
    let output = command.output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

#[test]
fn eight_programs_that_add_at_once_lose_none() {
    let each = times("additions by each of eight programs at once", 5, 50);
    let desk = Desk::new();
    let adds = |w: usize| (0..each).map(move |n| format!("Goal {w} {n}"));
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let commands: Vec<Command> =
                adds(writer).map(|t| command(&desk, &["add", &t])).collect();
            scope.spawn(move || commands.into_iter().for_each(succeeds));
        }
    });
    let items = desk.json(&["list", "--json"]);
    let of = |key: &str| -> BTreeSet<String> {
        let items = items.as_array().expect("a list");
        items.iter().filter_map(|item| item[key].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(of("id").len(), 8 * each);
    assert_eq!(of("title"), (0..8).flat_map(adds).collect());
}

#[test]
fn additions_and_completions_at_once_are_all_kept() {
    let each = times("additions, and as many completions, all at once", 6, 24);
    let goal = |n| format!("[[goal]]\nid = \"goal{n:04}\"\ntitle = \"Old {n}\"\n\n");
    let desk = Desk::with(&[("goals.toml", &(0..each).map(goal).collect::<String>())]);
    std::thread::scope(|scope| {
        for n in 0..each {
            let add = command(&desk, &["add", &format!("New {n}")]);
            let done = command(&desk, &["done", &format!("goal{n:04}")]);
            scope.spawn(move || succeeds(add));
            scope.spawn(move || succeeds(done));
        }
    });
    let count = |filter: &str| {
        let items = desk.json(&["list", "--all", "--json", filter]);
        items.as_array().expect("a list").len()
    };
    assert_eq!((count("is:active"), count("is:done")), (each, each));
}

/// A program that holds the lock and does nothing else; `None` where there is no such program.
fn holder(desk: &Desk) -> Option<Child> {
    fs::create_dir_all(desk.journey()).expect("made");
    let mut flock = Command::new("flock");
    flock.arg("-o").arg(desk.journey()).args(["sh", "-c", "echo held; exec sleep 600"]);
    let mut child = flock.stdout(Stdio::piped()).spawn().ok()?;
    let mut word = [0; 4];
    std::io::Read::read_exact(child.stdout.as_mut()?, &mut word).ok()?;
    Some(child)
}

#[test]
fn a_writer_that_is_killed_blocks_nobody() {
    let desk = Desk::new();
    let Some(mut holder) = holder(&desk) else {
        return skipped("a killed writer", "there is no `flock` to hold the lock");
    };
    let mut waiting = command(&desk, &["add", "Waits"]).spawn().expect("it starts");
    std::thread::sleep(Duration::from_millis(100));
    assert!(waiting.try_wait().expect("it is ours").is_none(), "it does not wait");
    end(&mut holder);
    assert!(waiting.wait().expect("it is ours").success());
    assert!(desk.read("goals.toml").contains("Waits"));
}

#[test]
fn beside_a_stuck_writer_a_save_gives_up_and_says_who_it_is() {
    if !is_full() {
        // It takes its five seconds; a store says the same in the ordinary run.
        return;
    }
    let desk = Desk::new();
    let Some(mut holder) = holder(&desk) else {
        return skipped("a stuck writer", "there is no `flock` to hold the lock");
    };
    let start = Instant::now();
    let said = desk.run(&["add", "Waits"]);
    eprintln!("tried in full: a stuck writer, given up after {:?}", start.elapsed());
    let who = format!("is being written by flock (process {})", holder.id());
    assert!(said.contains(&who) && said.ends_with("exit 3\n"), "{said}");
    end(&mut holder);
    desk.does(&["add", "Works again"]);
}

/// Ends the holder and the sleeper that it started.
fn end(holder: &mut Child) {
    let children = format!("/proc/{0}/task/{0}/children", holder.id());
    let sleeper = fs::read_to_string(children).unwrap_or_default();
    holder.kill().expect("it is ours");
    holder.wait().expect("it is ours");
    let pid = sleeper.trim().parse().ok().and_then(rustix::process::Pid::from_raw);
    if let Some(pid) = pid {
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
    }
}
