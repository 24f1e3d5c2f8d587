//! Rings: files of one floor that use each other, directly or by way of others. What a child takes from its own
//! parent does not count, nor does test code.

use super::source::{Named, Source};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Files by their module.
type Files<'a> = BTreeMap<&'a [String], &'a Source>;
/// The files that each file uses on its own floor.
type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The rings of all floors: the files of each, and the shortest way round from its first file.
pub fn rings(sources: &[Source]) -> Vec<(Vec<&str>, Vec<&str>)> {
    let files: Files =
        sources.iter().map(|s| (s.module(), s)).filter(|(m, _)| !m.is_empty()).collect();
    let graph: Graph = files.values().map(|s| (s.path.as_str(), uses(&files, s))).collect();
    let reach: Graph = graph.keys().map(|f| (*f, reached(&graph, f))).collect();
    let mut rings: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    for (file, there) in &reach {
        if there.contains(file) {
            let ring: Vec<&str> =
                there.iter().copied().filter(|o| reach[o].contains(file)).collect();
            rings.entry(ring).or_insert_with(|| way_round(&graph, file));
        }
    }
    rings.into_iter().collect()
}

fn uses<'a>(files: &Files<'a>, source: &'a Source) -> BTreeSet<&'a str> {
    let named = source.names.iter().filter(|n| !n.test);
    let used = named.flat_map(|n| files_of(files, n, n.segments.len()));
    let parent = source.module().split_last().map(|(_, parent)| parent);
    let counts = |s: &&Source| {
        s.path != source.path && s.floor() == source.floor() && Some(s.module()) != parent
    };
    used.filter(counts).map(|s| s.path.as_str()).collect()
}

/// The file that a path leads to, and those that it goes on to by way of a `use` there: whoever takes a name that its
/// parent passes on depends on the file that defines it.
fn files_of<'a>(files: &Files<'a>, named: &Named, patience: usize) -> Vec<&'a Source> {
    let Some(path) = path_from_root(files, named) else {
        return Vec::new();
    };
    let known = (1..=path.len()).rev().find_map(|n| Some((n, *files.get(&path[..n])?)));
    let Some((length, file)) = known else {
        return Vec::new();
    };
    let passed_on = path.get(length).and_then(|name| {
        let binds =
            |n: &&Named| n.bound.as_ref() == Some(name) && !n.test && n.module == file.module();
        file.names.iter().find(binds)
    });
    let mut found = vec![file];
    if let (Some(next), true) = (passed_on, patience > 0) {
        found.extend(files_of(files, next, patience - 1));
    }
    found
}

fn path_from_root(files: &Files, named: &Named) -> Option<Vec<String>> {
    let child = || [&named.module[..], &named.segments[..1]].concat();
    named.path_from_root().or_else(|| {
        let is_child = files.contains_key(&child()[..]);
        is_child.then(|| [&named.module[..], &named.segments[..]].concat())
    })
}

fn reached<'a>(graph: &Graph<'a>, start: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = graph[start].iter().copied().collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(&graph[file]);
        }
    }
    found
}

fn way_round<'a>(graph: &Graph<'a>, start: &'a str) -> Vec<&'a str> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        let last = *way.last().expect("a way has at least its start");
        for file in &graph[last] {
            let longer = [&way[..], &[*file]].concat();
            if *file == start {
                return longer;
            }
            if seen.insert(*file) {
                ways.push_back(longer);
            }
        }
    }
    vec![start]
}
