//! Wrong use: said in two lines on standard error, with a status that is not 0, and not a byte is changed.

use super::kit::{Desk, career};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::Output;

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).expect("read")));
        }
    }
    found.sort();
    found
}

fn is_said(desk: &Desk, args: &[impl AsRef<OsStr>], output: &Output, status: i32) {
    let args: Vec<_> = args.iter().map(|arg| arg.as_ref().to_string_lossy()).collect();
    let said = std::str::from_utf8(&output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(status), "{args:.60?}: {said:.300}");
    assert!(output.stdout.is_empty(), "{args:.60?}: {}", desk.said(output));
    let errors = said.lines().filter(|line| line.starts_with("error: ")).count();
    let last = said.lines().last().unwrap_or_default();
    assert!(errors == 1 && last.starts_with("hint: "), "{args:.60?}: {said:.300}");
}

#[test]
fn misuse_changes_nothing() {
    let (long, deep) = ("x".repeat(100_000), "--".repeat(50_000));
    let (long, deep) = (long.as_str(), deep.as_str());
    let desk = career();
    let before = files(&desk.journey());
    let usage: [&[&str]; 21] = [
        &["frobnicate"],
        &["lsit"],
        &[long],
        &[deep],
        &["--frobnicate"],
        &["-Z", "list"],
        &["list", "--frobnicate"],
        &["add"],
        &["done"],
        &["drop"],
        &["log"],
        &["log", "incident"],
        &["promote"],
        &["link", "nt4course"],
        &["milestone", "Without a date"],
        &["state", "incident"],
        &["state", "incident", "asleep"],
        &["add", "x", "--due"],
        &["add", "x", "--state", "done"],
        &["list", "--color", "pink"],
        &["show", "incident", "mockexam"],
    ];
    let request: [&[&str]; 34] = [
        &["add", ""],
        &["add", "   ", "\t"],
        &["milestone", "", "--on", "2020"],
        &["edit", "incident", "--title", ""],
        &["add", "x", "--due", "2026-02-30"],
        &["add", "x", "--due", "2026-13"],
        &["add", "x", "--due", "0000"],
        &["add", "x", "--due", "10000-01-01"],
        &["add", "x", "--due", "soonish"],
        &["add", "x", "--target", "many"],
        &["add", "x", "--due", ""],
        &["add", "x", "--due", long],
        &["milestone", "x", "--on", "2026-11-31"],
        &["milestone", "x", "--on", "2020", "--until", "2019"],
        &["done", "incident", "--on", "never"],
        &["log", "incident", "x", "--on", "31 june"],
        &["add", "x", "--toward", "nothing of that name"],
        &["add", "x", "--toward", "incident"],
        &["done", "nothing of that name"],
        &["done", ""],
        &["done", "e"],
        &["done", "curricul"],
        &["show", long],
        &["drop", "nothing of that name"],
        &["delete", "nothing of that name"],
        &["promote", "incident"],
        &["link", "nt4course", "--led-to", "nt4course"],
        &["link", "oncall00", "--led-to", "nt4course"],
        &["unlink", "payments", "--led-to", "nt4course"],
        &["edit", "cka0a1b2", "--toward", "cka0a1b2"],
        &["next", "incident"],
        &["list", "is:frobnicated"],
        &["list", "after:soonish"],
        &["undo"],
    ];
    for (runs, status) in [(&usage[..], 2), (&request[..], 1)] {
        for args in runs {
            is_said(&desk, args, &desk.output(args), status);
            assert!(files(&desk.journey()) == before, "{args:.60?}");
        }
    }
}

#[test]
fn misuse_with_bytes_that_are_not_text_changes_nothing() {
    let broken = || OsString::from_vec(b"x\xff\xfe".to_vec());
    let dashed = OsString::from_vec(b"--\xff".to_vec());
    let desk = career();
    let before = files(&desk.journey());
    let runs: [Vec<OsString>; 6] = [
        vec![broken()],
        vec![dashed],
        vec!["add".into(), broken()],
        vec!["done".into(), broken()],
        vec!["list".into(), broken()],
        vec!["add".into(), "x".into(), "--due".into(), broken()],
    ];
    for args in runs {
        is_said(&desk, &args, &desk.output(&args), 2);
        assert!(files(&desk.journey()) == before, "{args:?}");
    }
}

#[test]
fn settings_and_an_environment_that_say_nonsense_change_nothing() {
    let desk = career();
    let settings = desk.root().join("settings.toml");
    fs::write(&settings, "colour = 3\n").expect("written");
    let before = files(&desk.journey());
    let settings = settings.to_str().expect("UTF-8");
    let args = ["add", "x", "--config", settings];
    is_said(&desk, &args, &desk.output(&args), 1);
    let args = ["add", "x"];
    let output = desk.command(&args).env("MILEPOST_TODAY", "today").output();
    is_said(&desk, &args, &output.expect("starts"), 1);
    assert!(files(&desk.journey()) == before);
}
