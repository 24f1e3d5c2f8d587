//! The wall tried on small snippets: what must fail fails, with its reason and line, and what must pass passes.

use super::{Fault, LONGEST, faults};

/// The faults of one file with that code after a first line that is as it should be.
fn found(path: &str, code: &str) -> Vec<Fault> {
    faults(&[(path.into(), format!("//! A snippet.\n{code}\n"))])
}

#[track_caller]
fn fails(path: &str, code: &str, part: &str) {
    let found = found(path, code);
    assert!(
        matches!(&found[..], [fault] if fault.sentence.contains(part)),
        "wanted one fault with {part:?} in {path}, found {found:?} in:\n{code}"
    );
}

#[track_caller]
fn passes(path: &str, code: &str) {
    let found = found(path, code);
    assert!(found.is_empty(), "{path}: {found:?} in:\n{code}");
}

#[test]
fn an_import_that_climbs_or_goes_sideways_is_a_fault() {
    for (path, code, part) in [
        ("src/ui/panes.rs", "use crate::store::Save;", "ui may not use store"),
        ("src/ui.rs", "use crate::config::Keys;", "ui may not use config"),
        ("src/domain/goal.rs", "use crate::app::App;", "domain may not use app"),
        ("src/config/keys.rs", "use crate::domain::date::Day;", "config may not use domain"),
        ("src/store/save.rs", "use crate::sync::git::Git;", "store may not use sync"),
        ("src/transfer/csv.rs", "use crate::store::save::save;", "transfer may not use store"),
        ("src/runtime/clock.rs", "use crate::cli::failure::Failure;", "runtime may not use cli"),
        ("src/runtime/clock.rs", "use crate::transfer::csv::rows;", "runtime may not use transfer"),
        ("src/sync/git.rs", "use crate::app::event::Event;", "sync may not use app"),
        ("src/app/update.rs", "use crate::{domain::goal::Goal, ui::draw};", "app may not use ui"),
        (
            "src/app/update.rs",
            "use crate::{\n    domain::{goal, id},\n    store::{self},\n};",
            "app may not use store",
        ),
        (
            "src/app/update.rs",
            "pub(in crate::app) fn f() { crate::store::save() }",
            "app may not use store",
        ),
        (
            "src/app/update.rs",
            "#[cfg(test)]\nmod tests { use crate::store::save; }",
            "app may not use store",
        ),
        (
            "src/app/update.rs",
            "macro_rules! m { () => { $crate::ui::draw() } }",
            "app may not use ui",
        ),
    ] {
        fails(path, code, part);
    }
}

#[test]
fn a_way_round_through_super_or_the_root_is_a_fault() {
    for (path, code, part) in [
        (
            "src/app/update/done.rs",
            "use super::super::super::store::Save;",
            "app may not use store",
        ),
        (
            "src/app/update.rs",
            "use super::super::{domain::goal::Goal, ui::draw};",
            "app may not use ui",
        ),
        ("src/app.rs", "fn f() { super::runtime::run() }", "app may not use runtime"),
        ("src/app.rs", "mod inner { use super::super::ui::draw; }", "app may not use ui"),
        ("src/app/update.rs", "use self::super::super::ui::draw;", "app may not use ui"),
        ("src/app.rs", "use super::*;", "whole crate"),
        ("src/app.rs", "use crate::*;", "whole crate"),
        ("src/app.rs", "use crate as root;", "whole crate"),
        ("src/app.rs", "use crate::Shortcut;", "`Shortcut` is no floor"),
        ("src/app.rs", "use milepost::store::save;", "app may not use store"),
        ("src/app.rs", "#[path = \"store/save.rs\"]\nmod save;", "`#[path`"),
        ("src/app.rs", "include!(\"store/save.rs\");", "`include!`"),
        ("src/helper.rs", "fn f() {}", "`helper` is no floor"),
        ("src/lib.rs", "pub mod ui;\npub use ui::draw;", "lib.rs"),
        ("src/main.rs", "fn main() { milepost::runtime::run() }", "main may not use runtime"),
        ("src/main.rs", "mod store;\nfn main() {}", "main.rs"),
    ] {
        fails(path, code, part);
    }
}

#[test]
fn an_import_that_goes_down_is_none() {
    for (path, code) in [
        ("src/main.rs", "fn main() -> std::process::ExitCode { milepost::cli::run() }"),
        ("src/lib.rs", "#![warn(missing_docs)]\npub mod domain;\nmod store;"),
        (
            "src/cli/add.rs",
            "use crate::transfer::csv::rows;\nuse crate::runtime::run;\nuse crate::store::save;",
        ),
        (
            "src/runtime/act.rs",
            "use crate::{app::App, config::Config, store::save, sync::git, ui::draw};",
        ),
        (
            "src/ui/panes.rs",
            "use crate::app::App;\nuse crate::domain::goal::Goal;\nuse super::theme::Theme;",
        ),
        ("src/domain/verbs/end.rs", "use super::{rules, standing};\nuse super::super::goal::Goal;"),
        (
            "src/app/update.rs",
            "pub(crate) fn f() {}\npub(super) fn g() {}\nmod t { use super::*; }",
        ),
        ("src/app.rs", "pub(super) struct Inner;"),
        (
            "src/app.rs",
            "// use crate::store::save;\n/* crate::ui /* twice */ */ const A: &str = \"crate::ui\";",
        ),
        (
            "src/app.rs",
            "const A: &str = r#\"a \" crate::ui::x\"#; const B: char = '\"'; fn f<'a>(x: &'a str) {}",
        ),
    ] {
        passes(path, code);
    }
}

#[test]
fn a_forbidden_word_is_a_fault_on_its_floor() {
    for (path, code, part) in [
        ("src/domain/goal.rs", "fn f() { Clock::now() }", "`now(`"),
        ("src/domain/goal.rs", "use std::{collections::HashMap, fs};", "`std::fs`"),
        ("src/domain/goal.rs", "fn f() { std :: env :: var(\"A\") }", "`std::env`"),
        ("src/domain/goal.rs", "use std::thread;", "`std::thread`"),
        ("src/domain/goal.rs", "use std::time::{Duration, SystemTime};", "`SystemTime`"),
        ("src/domain/goal.rs", "struct A(Instant);", "`Instant`"),
        ("src/domain/goal.rs", "use chrono::NaiveDate;", "`chrono`"),
        ("src/app/keymap.rs", "use ratatui::style::Color;", "`ratatui`"),
        ("src/app/keymap.rs", "fn f(k: crossterm::event::KeyEvent) {}", "`crossterm`"),
        ("src/app/keymap.rs", "use std::fs::File;", "`std::fs`"),
        ("src/app/keymap.rs", "use ::std::env;", "`std::env`"),
        ("src/app/keymap.rs", "fn f() { std::thread::yield_now() }", "`std::thread`"),
        ("src/ui/panes.rs", "use ratatui::crossterm::event;", "`crossterm`"),
        ("src/ui/panes.rs", "use std::fs;", "`std::fs`"),
        (
            "src/runtime/clipboard.rs",
            "use std::process::{Command, ExitStatus};",
            "`std::process::Command`",
        ),
        (
            "src/store/conflict.rs",
            "fn f() { std::process::Command::new(\"x\") }",
            "`std::process::Command`",
        ),
        ("src/runtime/editor.rs", "use std::net::TcpStream;", "`std::net`"),
        (
            "src/runtime/inbox.rs",
            "use std::os::unix::{fs, net::UnixStream};",
            "`std::os::unix::net`",
        ),
        ("src/ui/panes.rs", "fn draw(app: &mut App) {}", "`&mut App`"),
        ("src/ui/panes.rs", "fn draw<'a>(app: &'a mut crate::app::App) {}", "`&mut App`"),
        ("src/store/save.rs", "use clap::Parser;", "`clap`"),
    ] {
        fails(path, code, part);
    }
}

#[test]
fn a_word_forbidden_everywhere_is_a_fault_on_every_floor() {
    for path in [
        "src/domain/goal.rs",
        "src/store/save.rs",
        "src/runtime/act.rs",
        "src/cli/add.rs",
        "src/main.rs",
    ] {
        for (code, part) in [
            ("fn f() { println!(\"a\") }", "`println!`"),
            ("fn f() { print!(\"a\") }", "`print!`"),
            ("fn f() { eprintln!(\"a\") }", "`eprintln!`"),
            ("fn f() { std::eprint !(\"a\") }", "`eprint!`"),
            ("fn f() { Some(1)\n    .unwrap(); }", "`.unwrap()`"),
            ("#[allow(dead_code)]\nfn f() {}", "`#[allow(`"),
            ("#![allow(missing_docs)]", "`#[allow(`"),
            ("#[cfg_attr(unix, allow(dead_code))]\nfn f() {}", "`#[allow(`"),
            ("#[cfg(test)]\nmod tests {\n    #[allow(dead_code)]\n    fn f() {}\n}", "`#[allow(`"),
        ] {
            fails(path, code, part);
        }
    }
}

#[test]
fn test_code_and_what_only_looks_alike_are_no_faults() {
    for (path, code) in [
        ("src/domain/date.rs", "use chrono::NaiveDate;"),
        ("src/runtime/editor/command.rs", "use std::process::{Command, ExitStatus};"),
        (
            "src/domain/goal.rs",
            "fn known(now: u8) { f(now) }\n// std::fs, println!\nconst A: &str = \"std::env\";",
        ),
        (
            "src/domain/goal.rs",
            "#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn f() { x.unwrap(); println!(\"{}\", now()) }\n}",
        ),
        (
            "src/domain/goal.rs",
            "#[cfg(test)]\n#[derive(Debug)]\nstruct A([u8; 3]);\n#[cfg(test)]\nfn f() -> [u8; 3] { x.unwrap() }",
        ),
        ("src/domain/goal.rs", "#![cfg(test)]\nfn f() { x.unwrap() }"),
        ("src/app/keymap.rs", "fn f() { x.unwrap_or(1); x.unwrap_or_default() }"),
        ("src/ui/panes.rs", "use ratatui::Frame;\nfn draw(app: &App, state: &mut AppState) {}"),
        ("src/cli/add.rs", "use clap::Parser;\nfn f() { writeln!(out, \"a\")?; }"),
        ("src/store/save.rs", "use std::fs;\nuse std::thread;"),
    ] {
        passes(path, code);
    }
    fails(
        "src/domain/goal.rs",
        "#[cfg(test)]\nmod tests {\n    fn f() {}\n}\nfn g() { x.unwrap() }",
        "`.unwrap()`",
    );
}

#[test]
fn a_child_file_is_test_code_only_if_its_parent_says_so() {
    let child =
        ("src/app/update/tests.rs".to_owned(), "//! Tests.\nfn f() { x.unwrap() }\n".to_owned());
    let parent = |code: &str| ("src/app/update.rs".to_owned(), format!("//! Update.\n{code}\n"));
    assert_eq!(faults(&[parent("#[cfg(test)]\nmod tests;"), child.clone()]), []);
    assert_eq!(faults(&[parent("mod tests;"), child]).len(), 1);
}

#[test]
fn a_file_says_what_it_is_stays_short_and_stands_beside_its_folder() {
    let of = |path: &str, text: String| faults(&[(path.into(), text)]);
    let sentence =
        |faults: Vec<Fault>| faults.into_iter().map(|f| f.to_string()).collect::<String>();
    assert!(
        sentence(of("src/ui/a.rs", "fn f() {}\n".into()))
            .starts_with("src/ui/a.rs:1: the first line")
    );
    assert!(sentence(of("src/ui/a.rs", "\n//! Late.\n".into())).contains("first line"));
    assert!(sentence(of("src/ui/a.rs", "//!\nfn f() {}\n".into())).contains("first line"));
    assert!(sentence(of("src/ui/a/mod.rs", "//! A.\n".into())).contains("never in `mod.rs`"));
    let long = |n: usize| format!("//! A.\n{}", "fn f() {}\n".repeat(n - 1));
    assert!(sentence(of("src/ui/a.rs", long(LONGEST + 1))).contains("401 lines"));
    assert_eq!(of("src/ui/a.rs", long(LONGEST)), []);
    let tested =
        format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", long(390), "fn f() {}\n".repeat(50));
    assert_eq!(of("src/ui/a.rs", tested), []);
}

#[test]
fn a_fault_names_its_line() {
    let found = found(
        "src/ui/panes.rs",
        "/* one\ntwo */\nconst A: &str = \"three\n\";\nuse crate::store::save;",
    );
    let list: Vec<String> = found.iter().map(Fault::to_string).collect();
    assert!(matches!(&list[..], [one] if one.starts_with("src/ui/panes.rs:6: ")), "{list:?}");
}
