//! Which floor may use which, and every way in which a path can name one.

use super::source::{Named, Source};

/// A floor and the floors below that it may use. Its own is always open to it.
const FLOORS: [(&str, &[&str]); 9] = [
    ("cli", &["runtime", "ui", "app", "store", "sync", "transfer", "config", "domain"]),
    ("runtime", &["ui", "app", "store", "sync", "config", "domain"]),
    ("ui", &["app", "domain"]),
    ("app", &["domain", "config"]),
    ("sync", &["store", "domain"]),
    ("store", &["domain"]),
    ("transfer", &["domain"]),
    ("config", &[]),
    ("domain", &[]),
];

/// What is wrong with what the file uses, with the lines.
pub fn faults(source: &Source) -> Vec<(usize, String)> {
    let mut found = match source.floor() {
        "main" => {
            keyword(source, "mod", "main.rs has no module of its own: it calls milepost::cli")
        }
        "lib" => keyword(
            source,
            "use",
            "lib.rs declares the floors and passes nothing on: name it where it lives",
        ),
        floor if allowed(floor).is_none() => {
            vec![(1, format!("`{floor}` is no floor of the house"))]
        }
        _ => Vec::new(),
    };
    let floor = source.floor();
    let uses = source.paths().into_iter();
    found.extend(uses.filter_map(|named| Some((named.line, complaint(floor, &named)?))));
    found
}

fn keyword(source: &Source, word: &str, sentence: &str) -> Vec<(usize, String)> {
    let there = source.words.iter().filter(|w| w.text == word && !w.test);
    there.map(|w| (w.line, sentence.to_owned())).collect()
}

fn allowed(floor: &str) -> Option<&'static [&'static str]> {
    match floor {
        "main" => Some(&["cli"]),
        "lib" => Some(&[]),
        _ => FLOORS.iter().find(|(name, _)| *name == floor).map(|(_, below)| *below),
    }
}

fn complaint(floor: &str, named: &Named) -> Option<String> {
    let from_root = from_root(named)?;
    let Some(target) = from_root.first().filter(|t| *t != "*" && *t != "self") else {
        return Some(
            "this takes in the whole crate: name the floor, `crate::floor::module::Name`".into(),
        );
    };
    if !FLOORS.iter().any(|(name, _)| name == target) {
        return Some(format!(
            "`{target}` is no floor of the house: use `crate::floor::module::Name`"
        ));
    }
    let below = allowed(floor).unwrap_or_default();
    let open = target == floor || below.contains(&target.as_str());
    (!open).then(|| match below {
        [] => format!("{floor} may not use {target}: it uses no other floor"),
        below => format!("{floor} may not use {target}, only {}", below.join(", ")),
    })
}

/// The path from the root of the crate, if it goes by way of the root at all.
fn from_root(named: &Named) -> Option<&[String]> {
    let segments = &named.segments[..];
    match segments.first()?.as_str() {
        "crate" | "super" if named.before == ["(", "pub"] => None,
        "crate" => Some(&segments[1..]),
        "milepost" if segments.len() > 1 || named.before[0] == "use" => Some(&segments[1..]),
        "self" | "super" => climbed(segments, named.module.len()),
        _ => None,
    }
}

/// What is left of a path by `super` that climbs out of every module it stands in.
fn climbed(segments: &[String], depth: usize) -> Option<&[String]> {
    let steps = segments.iter().take_while(|s| *s == "self" || *s == "super").count();
    let climbs = segments[..steps].iter().filter(|s| *s == "super").count();
    (climbs > 0 && climbs >= depth).then(|| &segments[steps..])
}
