//! What the program is built from may be passed on: every dependency has a licence that `.deny.toml` allows.

use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn licences_of_all_dependencies_are_allowed() {
    let settings: toml::Table = include_str!("../.deny.toml").parse().expect("settings");
    let allowed = settings["licenses"]["allow"].as_array().expect("a list");
    let allowed: BTreeSet<&str> = allowed.iter().filter_map(toml::Value::as_str).collect();
    let refused: Vec<String> =
        dependencies().into_iter().filter(|it| !is_allowed(it, &allowed)).collect();
    assert_eq!(refused, Vec::<String>::new(), "licence and crate; allowed are {allowed:?}");
}

/// The licence and the name of each crate that is built into the program here: `MIT OR Apache-2.0\tserde v1.0.0`.
fn dependencies() -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal,build"])
        .args(["--prefix", "none", "--no-dedupe", "--format", "{l}\t{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).expect("text");
    let crates: BTreeSet<String> = tree.lines().map(str::to_owned).collect();
    assert!(crates.len() > 50, "{crates:?}");
    crates
}

/// Whether one choice that the licence leaves is allowed: `MIT OR Apache-2.0`, `(MIT OR Apache-2.0) AND Unicode-3.0`.
fn is_allowed(dependency: &str, allowed: &BTreeSet<&str>) -> bool {
    let licence = dependency.split('\t').next().unwrap_or_default().replace(" / ", "/");
    licence.split(" AND ").all(|part| {
        let part = part.trim_matches(['(', ')']).replace('/', " OR ");
        part.split(" OR ").any(|choice| allowed.contains(choice))
    })
}

#[test]
fn licence_is_allowed_if_one_of_its_choices_is() {
    let allowed = BTreeSet::from(["MIT", "Unicode-3.0"]);
    for licence in [
        "MIT",
        "GPL-3.0 OR MIT",
        "MIT/GPL-3.0",
        "GPL-3.0 / MIT",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
    ] {
        assert!(is_allowed(&format!("{licence}\tx v1"), &allowed), "{licence}");
    }
    for licence in
        ["", "GPL-3.0", "MIT AND GPL-3.0", "GPL-3.0 OR BSL-1.0", "(GPL-3.0 OR BSL-1.0) AND MIT"]
    {
        assert!(!is_allowed(&format!("{licence}\tx v1"), &allowed), "{licence}");
    }
}
