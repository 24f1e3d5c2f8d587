//! The wall tried on small snippets: what must fail fails, with its reason and line, and what must pass passes.

use super::{LONGEST, faults, read, rings, texts, types};

/// The faults of one file with that code behind a first line that is as it should be.
fn found(path: &str, code: &str) -> Vec<String> {
    faults(&read(&[(path.into(), format!("//! A snippet.\n{code}\n"))]))
}

#[track_caller]
fn fails(path: &str, code: &str, part: &str) {
    let found = found(path, code);
    let hit = matches!(&found[..], [fault] if fault.contains(part));
    assert!(hit, "wanted one fault with {part:?} in {path}, found {found:?} in:\n{code}");
}

#[track_caller]
fn passes(path: &str, code: &str) {
    let found = found(path, code);
    assert!(found.is_empty(), "{path}: {found:?} in:\n{code}");
}

#[test]
fn wall_stops_an_import_that_climbs_or_goes_sideways() {
    for (path, code, part) in [
        ("src/ui/panes.rs", "use crate::store::Save;", "ui may not use store"),
        ("src/view/rows.rs", "use crate::ui::theme::Theme;", "view may not use ui"),
        ("src/app/update.rs", "use crate::view::lines::Line;", "app may not use view"),
        ("src/transfer/csv.rs", "use crate::store::save::save;", "transfer may not use store"),
        ("src/config/keys.rs", "use crate::store::Store;", "config may not use store"),
        ("src/store/save.rs", "use crate::config::Config;", "store may not use config"),
        ("src/runtime/clock.rs", "use crate::cli::failure::Failure;", "runtime may not use cli"),
        ("src/app/update.rs", "use crate::{domain::goal::Goal, ui::draw};", "app may not use ui"),
        (
            "src/app/update.rs",
            "use crate::{domain::{goal, id}, store::{self}};",
            "app may not use store",
        ),
        (
            "src/app/update.rs",
            "pub(in crate::app) fn f() { crate::store::save() }",
            "may not use store",
        ),
        (
            "src/app/update.rs",
            "#[cfg(test)]\nmod tests { use crate::store::save; }",
            "may not use store",
        ),
        (
            "src/app/update.rs",
            "fn f() { format!(\"{}\", crate::ui::draw()) }",
            "app may not use ui",
        ),
        (
            "src/app/update.rs",
            "macro_rules! m { () => { $crate::ui::draw() } }",
            "app may not use ui",
        ),
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
        ("src/app.rs", "mod inner { use super::super::ui::draw; }", "app may not use ui"),
        ("src/app/update.rs", "use self::super::super::ui::draw;", "app may not use ui"),
        ("src/app.rs", "use super::*;", "whole crate"),
        ("src/app.rs", "use crate::*;", "whole crate"),
        ("src/app.rs", "use crate as root;", "whole crate"),
        ("src/app.rs", "use crate::Shortcut;", "`Shortcut` is no floor"),
        ("src/app.rs", "use milepost::store::save;", "app may not use store"),
        ("src/app.rs", "#[path = \"store/save.rs\"]\nmod save;", "`[path=`"),
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
fn wall_lets_an_import_that_goes_down_pass() {
    for (path, code) in [
        ("src/main.rs", "fn main() -> std::process::ExitCode { milepost::cli::run() }"),
        ("src/lib.rs", "#![warn(missing_docs)]\npub mod domain;\nmod store;"),
        ("src/runtime/act.rs", "use crate::{app::App, config::Config, store::save, ui::draw};"),
        ("src/ui/panes.rs", "use crate::app::App;\nuse super::theme::Theme;"),
        ("src/domain/verbs/end.rs", "use super::{rules, standing};\nuse super::super::goal::Goal;"),
        ("src/app/update.rs", "pub(super) fn g(&self) {}\nmod t { use super::*; }"),
        ("src/app.rs", "pub(super) struct Inner;\nfn f(s: &Self) -> i32 { *s * self::two() }"),
        (
            "src/app.rs",
            "// use crate::store::save;\n/* crate::ui */ const A: &str = \"crate::ui\";",
        ),
        ("src/app.rs", "const A: &str = r#\"a \" crate::ui::x\"#; fn f<'a>(x: &'a str) {}"),
    ] {
        passes(path, code);
    }
}

#[test]
fn wall_stops_a_forbidden_name_on_its_floor() {
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
        ("src/app/keymap.rs", "use ::std::env;", "`std::env`"),
        ("src/ui/panes.rs", "use ratatui::crossterm::event;", "`crossterm`"),
        ("src/ui/panes.rs", "use std::fs;", "`std::fs`"),
        ("src/store/conflict.rs", "fn f() { std::process::Command::new(\"x\") }", "Command`"),
        ("src/runtime/clipboard.rs", "use std::process::{Command, ExitStatus};", "Command`"),
        ("src/runtime/editor.rs", "use std::net::TcpStream;", "`std::net`"),
        (
            "src/runtime/inbox.rs",
            "use std::os::unix::{fs, net::UnixStream};",
            "`std::os::unix::net`",
        ),
        ("src/ui/panes.rs", "fn draw(app: &mut App) {}", "`mut App`"),
        ("src/ui/panes.rs", "fn draw<'a>(app: &'a mut crate::app::App) {}", "`mut App`"),
        ("src/store/save.rs", "use clap::Parser;", "`clap`"),
    ] {
        fails(path, code, part);
    }
    for path in ["src/domain/goal.rs", "src/store/save.rs", "src/cli/add.rs", "src/main.rs"] {
        for (code, part) in [
            ("fn f() { println!(\"a\") }", "`println!`"),
            ("fn f() { print!(\"a\") }", "`print!`"),
            ("fn f() { eprintln!(\"a\") }", "`eprintln!`"),
            ("fn f() { std::eprint !(\"a\") }", "`eprint!`"),
            ("fn f() { Some(1)\n    .unwrap(); }", "`.unwrap(`"),
            ("#[allow(dead_code)]\nfn f() {}", "`[allow(`"),
            ("#![allow(missing_docs)]", "`[allow(`"),
            ("#[cfg_attr(unix, allow(dead_code))]\nfn f() {}", "`,allow(`"),
            ("#[cfg(test)]\nmod tests {\n    #[allow(dead_code)]\n    fn f() {}\n}", "`[allow(`"),
        ] {
            fails(path, code, part);
        }
    }
}

#[test]
fn wall_lets_test_code_and_lookalikes_pass() {
    for (path, code) in [
        ("src/domain/date.rs", "use chrono::NaiveDate;"),
        ("src/runtime/editor/command.rs", "use std::process::{Command, ExitStatus};"),
        (
            "src/domain/goal.rs",
            "fn known(now: u8) { f(now) }\n// println!\nconst A: &str = \"std::env\";",
        ),
        (
            "src/domain/goal.rs",
            "#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn f() { x.unwrap(); now() }\n}",
        ),
        (
            "src/domain/goal.rs",
            "#[cfg(test)]\nstruct A([u8; 3]);\n#[cfg(test)]\nfn f() -> [u8; 3] { x.unwrap() }",
        ),
        ("src/domain/goal.rs", "impl A {\n    #[cfg(test)]\n    fn f(&self) { x.unwrap() }\n}"),
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
        "#[cfg(test)]\nmod tests {\n}\nfn g() { x.unwrap() }",
        "`.unwrap(`",
    );
    let child = ("src/app/update/tests.rs".into(), "//! Tests.\nfn f() { x.unwrap() }\n".into());
    let parent = |code: &str| ("src/app/update.rs".to_owned(), format!("//! Update.\n{code}\n"));
    assert!(faults(&read(&[parent("#[cfg(test)]\nmod tests;"), child.clone()])).is_empty());
    assert_eq!(faults(&read(&[parent("mod tests;"), child])).len(), 1);
}

#[test]
fn wall_wants_a_first_line_a_short_file_and_no_mod_rs() {
    let of = |path: &str, text: String| faults(&read(&[(path.into(), text)])).concat();
    assert!(of("src/ui/a.rs", "fn f() {}\n".into()).starts_with("src/ui/a.rs:1: the first line"));
    assert!(of("src/ui/a.rs", "\n//! Late.\n".into()).contains("first line"));
    assert!(of("src/ui/a.rs", "//!\nfn f() {}\n".into()).contains("first line"));
    assert!(of("src/ui/a/mod.rs", "//! A.\n".into()).contains("never in `mod.rs`"));
    let long = |n: usize| format!("//! A.\n{}", "fn f() {}\n".repeat(n - 1));
    assert!(of("src/ui/a.rs", long(LONGEST + 1)).contains("401 lines"));
    assert_eq!(of("src/ui/a.rs", long(LONGEST)), "");
    let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() {}\n".repeat(50));
    assert_eq!(of("src/ui/a.rs", long(390) + &tests), "");
}

#[test]
fn wall_names_the_line_of_a_fault() {
    let code = "/* one\ntwo */\nconst A: &str = \"three\n\";\nuse crate::store::save;";
    assert!(found("src/ui/panes.rs", code).concat().starts_with("src/ui/panes.rs:6: "));
}

/// The rings among files of the domain given by name and code.
fn rings_of(files: &[(&str, &str)]) -> Vec<String> {
    let file =
        |(name, code): &(&str, &str)| (format!("src/{name}.rs"), format!("//! A.\n{code}\n"));
    let sources = read(&files.iter().map(file).collect::<Vec<_>>());
    rings::rings(&sources).iter().map(|(files, _)| files.join(" ")).collect()
}

#[test]
fn wall_stops_a_ring_among_the_files_of_a_floor() {
    let (a, b) = ("src/domain/a.rs", "src/domain/b.rs");
    for files in [
        [("domain/a", "use super::b::B;"), ("domain/b", "use crate::domain::a::{self, A};")],
        [("domain/a", "fn f() { super::b::g() }"), ("domain/b", "fn g() { vec![super::a::f()] }")],
    ] {
        assert_eq!(rings_of(&files), [format!("{a} {b}")]);
    }
    let three = [
        ("domain/a", "mod low;\nuse super::b::B;"),
        ("domain/b", "use super::a::low::Low;"),
        ("domain/a/low", "use crate::domain::b;"),
    ];
    assert_eq!(rings_of(&three), [format!("src/domain/a/low.rs {b}")]);
    let through_the_parent = [
        ("domain", "mod a;\nmod b;\npub(crate) use a::A;\nuse b::B;"),
        ("domain/a", "use super::B;"),
        ("domain/b", "use crate::domain::A;"),
    ];
    assert_eq!(rings_of(&through_the_parent), [format!("{a} {b}")]);
    let grandparent = [
        ("domain", "mod a;\nfn f() { a::f() }"),
        ("domain/a", "mod low;\nfn f() { low::f() }"),
        ("domain/a/low", "use crate::domain::f;"),
    ];
    assert_eq!(rings_of(&grandparent), [format!("src/domain.rs {a} src/domain/a/low.rs")]);
}

#[test]
fn wall_lets_a_child_use_its_parent_and_a_test_use_anything() {
    for files in [
        [("domain", "mod a;\nuse a::A;\nstruct B;"), ("domain/a", "use super::B;")],
        [
            ("domain/a", "use super::b::B;"),
            ("domain/b", "#[cfg(test)]\nmod tests { use crate::domain::a::A; }"),
        ],
        [("domain/a", "use crate::app::App;"), ("app", "use crate::domain::a::A;")],
        [("domain/a", "struct b;\nfn f() { b::new() }"), ("domain/b", "use super::a;")],
    ] {
        assert_eq!(rings_of(&files), [""; 0]);
    }
}

#[test]
fn wall_knows_a_key_in_a_text_from_a_word() {
    for text in [
        "n asks you",
        "{none} · n asks you",
        "Saved. f offers it; {name}: alone forgets it.",
        "+ writes down progress on it",
        ", enter looks closer",
        "enter saves it; u undoes it.",
        ", esc lifts it",
        "esc",
        "tab",
        "ctrl-r",
        "Press x to end it",
    ] {
        assert!(texts::names_a_key(text), "{text:?} names a key");
    }
    for text in [
        "Write a progress note, or add an amount",
        "how many did you do? leave empty to finish it",
        "or enter how much you did",
        "3 steps, 2 goals",
        "{key} undoes",
        "a goal's steps",
        "its space is kept",
        "press a key",
        "",
    ] {
        assert!(!texts::names_a_key(text), "{text:?} names no key");
    }
}

#[test]
fn wall_knows_a_shell_command_in_the_domain() {
    let commands = |floor: &str, text: &str| {
        let code = format!("//! A.\n/// milepost add\nfn f() {{ say(\"{text}\") }}\n");
        read(&[(format!("src/{floor}/a.rs"), code)]).iter().flat_map(texts::commands).count()
    };
    assert_eq!(commands("domain", "milepost reopen {id} opens it again"), 1);
    assert_eq!(commands("domain", "it needs a target: milepost edit REF --target 12"), 1);
    assert_eq!(commands("domain", "the milepost, Milepost itself"), 0);
    assert_eq!(commands("cli", "milepost reopen {id}"), 0);
}

#[test]
fn wall_counts_a_type_name_that_means_two_things() {
    let files = [
        (
            "src/app/a.rs".into(),
            "//! A.\nstruct Row<T>(T);\ntrait Draw { type Output; }\nenum Kind {}\n".into(),
        ),
        (
            "src/ui/b.rs".into(),
            "//! B.\ntype Row = u8;\nimpl Draw for A { type Output = u8; }\n".into(),
        ),
        (
            "src/ui/c.rs".into(),
            "//! C.\nfn f() { struct Kind; }\n#[cfg(test)]\nmod t { enum Kind {} }\n".into(),
        ),
    ];
    let sources = read(&files);
    let doubles: Vec<_> = types::doubles(&sources).into_iter().collect();
    assert_eq!(doubles, [("Row", vec!["src/app/a.rs:2".to_owned(), "src/ui/b.rs:2".to_owned()])]);
}
