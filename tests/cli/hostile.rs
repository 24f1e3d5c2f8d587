//! Texts that try to steer the terminal or to hide in it, in every place that a command prints something from: fields,
//! arguments, paths, settings, broken lines. None of their code points arrives; JSON gives them back exactly.

use super::kit::Desk;
use crate::hostile::{HONEST, TEXTS, everything, journey, smuggled};
use crate::trial;
use std::collections::BTreeSet;
use std::fs;
use std::process::Output;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The texts to try: all in one, and in full also each alone.
fn texts() -> Vec<String> {
    let count = trial::times("hostile texts, each alone in every place", 0, TEXTS.len());
    let alone = TEXTS.iter().take(count).map(|text| (*text).to_owned());
    alone.chain([everything()]).collect()
}

/// A desk whose journey has this text in every field.
fn desk(text: &str) -> Desk {
    let desk = Desk::new();
    for (name, content) in journey(text) {
        desk.write(name, content.as_bytes());
    }
    desk
}

/// What the system allows in an argument.
fn argument(text: &str) -> String {
    text.replace('\0', "")
}

/// What the system allows in a file's name, no longer than it allows.
fn name(text: &str) -> String {
    let mut name = argument(text).replace('/', "_");
    while name.len() > 200 {
        name.pop();
    }
    name
}

/// Runs it with colour, so that nobody takes out escapes on the way, and looks at all that it printed.
fn is_clean(desk: &Desk, args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = desk.command(args);
    command.args(["--color", "always"]).envs(env.iter().copied());
    let output = command.output().expect("the program starts");
    for bytes in [&output.stdout, &output.stderr] {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let found = smuggled(&without_own_looks(text));
        assert!(found.is_empty(), "{args:?}: {found:?} in {text:?}");
    }
    output
}

/// The text without the looks that the program itself gives to it.
fn without_own_looks(text: &str) -> String {
    ["0", "1", "2", "4", "32", "33", "36"]
        .iter()
        .fold(text.to_owned(), |text, look| text.replace(&format!("\u{1b}[{look}m"), ""))
}

#[test]
fn commands_print_no_control_character_of_a_file() {
    let reading: [&[&str]; 22] = [
        &["list"],
        &["list", "--all"],
        &["list", "--all", "--json"],
        &["list", "is:milestone"],
        &["show", "large000"],
        &["show", "small000"],
        &["show", "mile0000"],
        &["show", "mile0001"],
        &["show", "done0000"],
        &["show", "drop0000"],
        &["show", "large000", "--json"],
        &["show", "mile0000", "--json"],
        &["status"],
        &["status", "--json"],
        &["status", "--format", "{next}"],
        &["timeline", "--plain"],
        &["momentum", "--plain"],
        &["look-back", "--plain"],
        &["review", "--plain"],
        &["next"],
        &["check"],
        &["check", "--json"],
    ];
    // Each on the state that the one before it left; most confirm with a title, the others refuse with one.
    let writing: [&[&str]; 24] = [
        &["next", "large000"],
        &["log", "small000", "x", "--json"],
        &["log", "small000", "x"],
        &["edit", "small000", "--due", "2027", "--dry-run"],
        &["edit", "small000", "--due", "2027"],
        &["state", "small000", "paused"],
        &["done", "small000"],
        &["done", "small000"],
        &["reopen", "small000"],
        &["drop", "small000"],
        &["promote", "done0000"],
        &["promote", "done0000"],
        &["link", "mile0001", "--led-to", "mile0000"],
        &["unlink", "mile0000", "--led-to", "mile0001"],
        &["link", "mile0000", "--led-to", "mile0000"],
        &["edit", "large000", "--toward", "large000"],
        &["delete", "small000"],
        &["done", "large000", "--milestone"],
        &["undo"],
        &["redo"],
        &["undo", "--list"],
        &["redo", "--list"],
        &["show", "osc"],
        &["done", "csi"],
    ];
    for text in texts() {
        let desk = desk(&text);
        for args in reading.iter().chain(&writing) {
            is_clean(&desk, args, &[]);
        }
        let item = desk.output(&["show", "large000", "--json"]).stdout;
        let item: serde_json::Value = serde_json::from_slice(&item).expect("JSON");
        for found in [&item["title"], &item["note"], &item["tags"][0], &item["links"][0]] {
            assert_eq!(found, &text.as_str());
        }
    }
}

#[test]
fn commands_print_no_control_character_of_an_argument() {
    for text in texts() {
        let desk = desk(&text);
        let text = &*argument(&text);
        let dashed = &*format!("--{text}");
        let (after, is) = (&*format!("after:{text}"), &*format!("is:{text}"));
        let braces = &*format!("{{{text}}}");
        let runs: [&[&str]; 31] = [
            &[
                "add", text, "--note", text, "--tag", text, "--why", text, "--link", text,
                "--kind", text,
            ],
            &["add", text, "--target", "3", "--unit", text, "--json"],
            &["add", text, "--dry-run"],
            &["add", "x", "--toward", text],
            &["add", "x", "--due", text],
            &["add", "x", "--target", text, "--unit", "x"],
            &["milestone", text, "--on", "2020", "--issuer", text, "--credential", text],
            &["milestone", "x", "--on", text],
            &["edit", "large000", "--title", text],
            &["edit", "mile0000", "--recognised", "2021", "--why", text],
            &["log", "small000", text],
            &["log", "small000", "x", "--on", text],
            &["promote", "done0000", "--why", text],
            &["drop", "small000", "--why", text],
            &["done", "large000", "--note", text],
            &["show", text],
            &["done", text],
            &["next", text],
            &["list", text],
            &["list", after],
            &["list", is],
            &["status", "--format", text],
            &["status", "--format", braces],
            &["state", "small000", text],
            &["undo", "--list"],
            &["undo"],
            &[text],
            &["help", text],
            &["list", dashed],
            &["--color", text, "list"],
            &["show", "astray00", text],
        ];
        for args in runs {
            is_clean(&desk, args, &[]);
        }
    }
}

#[test]
fn json_returns_an_argument_exactly() {
    let text = argument(&everything());
    let desk = Desk::new();
    desk.does(&["add", &text, "--note", &text, "--tag", &text, "--why", &text]);
    let items = desk.json(&["list", "--json"]);
    for found in [&items[0]["title"], &items[0]["note"], &items[0]["tags"][0], &items[0]["why"]] {
        assert_eq!(found, &text.as_str());
    }
}

#[test]
fn an_argument_that_is_not_understood_is_quoted_in_marks() {
    let desk = Desk::new();
    for args in [["list", "--\u{1b}[35mx\u{202e}"], ["\u{1b}[35mx\u{202e}", "list"]] {
        let output = is_clean(&desk, &args, &[]);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(said.contains("␛[35mx<U+202E>"), "{said}");
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn commands_print_no_control_character_of_a_path_or_setting() {
    for text in texts() {
        let (desk, name) = (Desk::new(), name(&text));
        let folder = desk.root().join(&name);
        fs::create_dir_all(folder.join("done").join(format!("{name}.toml"))).expect("made");
        fs::write(folder.join("goals.toml"), format!("title = \"{text}")).expect("written");
        fs::write(folder.join("milestones.toml"), format!("[[milestone]]\ntitle = 3\n{text}"))
            .expect("written");
        fs::write(folder.join(format!("g.sync-conflict-{name}.toml")), "").expect("written");
        let folder = folder.to_str().expect("UTF-8");
        for args in
            [&["list"][..], &["check"], &["check", "--json"], &["status"], &["add", "x"], &["undo"]]
        {
            is_clean(&desk, &[args, &["--dir", folder]].concat(), &[]);
        }
        let file = format!("{folder}/goals.toml");
        is_clean(&desk, &["add", "x", "--dir", &file], &[]);
        let toml = crate::hostile::toml(&text);
        for (number, settings) in [
            format!("name = {toml}\ndir = {toml}\n"),
            format!("{toml} = 1\n"),
            format!("theme = {toml}\n"),
            format!("[keys]\n{toml} = \"x\"\n"),
            format!("[keys]\ndone = {toml}\n"),
            format!("name = \"{text}\n"),
        ]
        .iter()
        .enumerate()
        {
            let file = desk.root().join(format!("{number}{name}"));
            fs::write(&file, settings).expect("written");
            is_clean(&desk, &["list", "--config", file.to_str().expect("UTF-8")], &[]);
        }
        let env = argument(&text);
        is_clean(&desk, &["list"], &[("MILEPOST_TODAY", &env)]);
        is_clean(&desk, &["list"], &[("MILEPOST_SEED", &env), ("MILEPOST_CONFIG", &env)]);
        is_clean(&desk, &["add", "x"], &[("MILEPOST_DIR", &env), ("HOME", &env)]);
        is_clean(&desk, &["edit", "x"], &[("EDITOR", &env), ("VISUAL", &env)]);
    }
}

#[test]
fn honest_scripts_show_as_they_are() {
    let desk = Desk::new();
    for title in HONEST {
        desk.does(&["add", title, "--tag", title]);
    }
    let list = desk.does(&["list"]);
    for title in HONEST {
        assert!(list.contains(title), "{list}");
        let shown = desk.does(&["show", title]);
        assert!(shown.contains(title), "{shown}");
    }
    // Wherever a terminal puts each grapheme into cells of its own, the state stands in one column.
    let column = |line: &str| {
        let before = &line[..line.rfind("active").expect("a state")];
        let graphemes = UnicodeSegmentation::graphemes(before, true);
        graphemes.map(UnicodeWidthStr::width).sum::<usize>()
    };
    let columns: BTreeSet<usize> = list.lines().map(column).collect();
    assert_eq!(columns.len(), 1, "{list}");
}
