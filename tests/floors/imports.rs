//! Which floor may use which.

use super::source::{Named, Source};

/// The house, from the top: a floor, and the floors below that it may use. Its own is always open to it.
const FLOORS: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    ("cli", &["runtime", "ui", "view", "app", "store", "transfer", "config", "domain"]),
    ("runtime", &["ui", "view", "app", "store", "transfer", "config", "domain"]),
    ("ui", &["view", "app", "domain"]),
    ("view", &["app", "domain"]),
    ("app", &["domain"]),
    ("store", &["domain"]),
    ("transfer", &["domain"]),
    ("config", &["domain"]),
    ("domain", &[]),
    ("lib", &[]),
];

/// What test code may use besides: the state machine is tried with the looks that it runs with.
const IN_TESTS: &[(&str, &str)] = &[("app", "view"), ("app", "ui")];

/// What is wrong with what the file uses, with the lines.
pub fn faults(source: &Source) -> Vec<(usize, String)> {
    let floor = source.floor();
    let Some((_, below)) = FLOORS.iter().find(|(name, _)| *name == floor) else {
        return vec![(1, format!("`{floor}` is no floor of the house"))];
    };
    let complaint = |named: &Named| Some((named.line, complaint(floor, below, named)?));
    source.names.iter().filter_map(complaint).collect()
}

fn complaint(floor: &str, below: &[&str], named: &Named) -> Option<String> {
    if floor == "lib" {
        let passed_on = named.bound.is_some() && !named.test;
        return passed_on.then(|| {
            "lib.rs declares the floors and passes nothing on: name it where it lives".into()
        });
    }
    if floor == "main" && named.segments == ["mod"] {
        return Some("main.rs has no module of its own: it calls milepost::cli".into());
    }
    let path = named.path_from_root()?;
    let Some(target) = path.first().filter(|t| *t != "*") else {
        return Some(
            "this takes in the whole crate: name the floor, `crate::floor::module::Name`".into(),
        );
    };
    if !FLOORS.iter().any(|(name, _)| name == target) {
        return Some(format!(
            "`{target}` is no floor of the house: use `crate::floor::module::Name`"
        ));
    }
    let tried = named.test && IN_TESTS.contains(&(floor, target.as_str()));
    let open = target == floor || below.contains(&target.as_str()) || tried;
    (!open).then(|| match below {
        [] => format!("{floor} may not use {target}: it uses no other floor"),
        below => format!("{floor} may not use {target}, only {}", below.join(", ")),
    })
}
