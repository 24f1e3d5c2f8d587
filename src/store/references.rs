//! Warnings about links between items: to what is not there, and round in circles.

use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::record::Record;
use crate::domain::sort;
use crate::domain::sorted::SortedSet;
use crate::store::index::Index;

/// A link that leads nowhere or in a circle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct BrokenLink {
    /// The item that it goes out from.
    pub(crate) from: Id,
    /// The key that it is written under.
    pub(crate) key: &'static str,
    pub(crate) message: String,
    pub(crate) hint: &'static str,
}

/// All links among the records that lead nowhere. A goal is missed only if `all` years are loaded.
pub(super) fn loose(records: &[&Record], index: &Index, all: bool) -> Vec<BrokenLink> {
    let items = || records.iter().copied();
    let rests: SortedSet<&Id> = items().filter_map(|m| Some(&m.as_break()?.id)).collect();
    let milestones = items().filter_map(|m| Some(&m.as_milestone()?.id));
    let milestones: SortedSet<&Id> = milestones.collect();
    let mut found: Vec<BrokenLink> = items()
        .flat_map(links)
        .filter_map(|link| nowhere(index, &rests, &milestones, link, all))
        .collect();
    let goals = items().filter_map(|i| Some((i.id(), i.as_goal()?.toward.as_slice())));
    found.extend(circles(goals.collect(), "toward"));
    let led = items().filter_map(|i| Some((i.id(), i.as_milestone()?.led_to.as_slice())));
    found.extend(circles(led.collect(), "led_to"));
    found
}

/// An item, the key of a link, its target, and true if that must be a milestone.
type Link<'a> = (&'a Record, &'static str, &'a Id, bool);

fn links(item: &Record) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    match item {
        Record::Item(Item::Goal(goal)) => {
            links.extend(goal.toward.iter().map(|id| (item, "toward", id, false)));
            links.extend(goal.milestone.iter().map(|id| (item, "milestone", id, true)));
        }
        Record::Item(Item::Milestone(milestone)) => {
            links.extend(milestone.led_to.iter().map(|id| (item, "led_to", id, true)));
            links.extend(milestone.from.iter().map(|id| (item, "from", id, false)));
        }
        Record::Break(_) => {}
    }
    links
}

fn nowhere(
    index: &Index,
    rests: &SortedSet<&Id>,
    milestones: &SortedSet<&Id>,
    (item, key, to, milestone): Link,
    all: bool,
) -> Option<BrokenLink> {
    let found = index.entries.get(to);
    let fits = found.is_some() && milestones.contains(to) == milestone;
    let fits = fits && !rests.contains(to);
    let unknown = found.is_none() && !milestone && !all;
    if fits || unknown || index.aside.contains(to) {
        return None;
    }
    let what = if milestone { "milestone" } else { "goal" };
    let message =
        format!("`{key}` of \"{}\" names \"{to}\", and there is no such {what}", item.title());
    Some(BrokenLink { from: item.id().clone(), key, message, hint: "name another, or remove it" })
}

#[derive(Clone, Copy)]
enum Visit {
    Never,
    OnPath,
    Closed,
}

/// One warning for each circle, found without recursion: chains may be thousands of links long.
fn circles(mut edges: Vec<(&Id, &[Id])>, key: &'static str) -> Vec<BrokenLink> {
    edges.retain(|(_, to)| !to.is_empty());
    sort::by(&mut edges, |(a, _), (b, _)| a.cmp(b));
    let place = |id: &Id| edges.binary_search_by_key(&id, |(id, _)| id).ok();
    let (mut found, mut visits) = (Vec::new(), vec![Visit::Never; edges.len()]);
    for start in 0..edges.len() {
        let mut path = match visits[start] {
            Visit::Never => vec![(start, edges[start].1.iter())],
            Visit::OnPath | Visit::Closed => Vec::new(),
        };
        while let Some((at, onward)) = path.last_mut() {
            visits[*at] = Visit::OnPath;
            let Some(id) = onward.next() else {
                visits[*at] = Visit::Closed;
                path.pop();
                continue;
            };
            match place(id).map(|to| (to, visits[to])) {
                Some((_, Visit::OnPath)) => found.push(circle(id, key)),
                Some((to, Visit::Never)) => path.push((to, edges[to].1.iter())),
                Some((_, Visit::Closed)) | None => {}
            }
        }
    }
    found
}

fn circle(id: &Id, key: &'static str) -> BrokenLink {
    let message = format!("`{key}` leads from \"{id}\" back to itself");
    BrokenLink { from: id.clone(), key, message, hint: "take one link of the circle away" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data_file::DataFile;
    use crate::store::document::Document;

    fn said(goals: &str, milestones: &str, all: bool) -> Vec<String> {
        let goals = Document::parse(goals.into()).expect("TOML");
        let milestones = Document::parse(milestones.into()).expect("TOML");
        let index =
            Index::of([(DataFile::Open, &goals), (DataFile::Milestones, &milestones)].into_iter());
        let records: Vec<&Record> = index.records.values().flatten().collect();
        loose(&records, &index, all).into_iter().map(|l| l.message).collect()
    }

    fn goal(id: &str, rest: &str) -> String {
        format!("[[goal]]\nid = \"{id}\"\ntitle = \"{id}\"\n{rest}\n")
    }

    #[test]
    fn a_goal_is_only_missed_when_every_year_is_known() {
        let text = goal("a", "toward = \"z\"");
        assert_eq!(said(&text, "", false), Vec::<String>::new());
        assert_eq!(
            said(&text, "", true),
            ["`toward` of \"a\" names \"z\", and there is no such goal"]
        );
        let text = goal("a", "milestone = \"z\"");
        assert_eq!(
            said(&text, "", false),
            ["`milestone` of \"a\" names \"z\", and there is no such milestone"]
        );
    }

    #[test]
    fn no_goal_serves_a_rest() {
        let rest = "[[paused]]\nid = \"p\"\nfrom = 2026-11-03\n";
        let text = goal("a", "toward = \"p\"") + rest;
        assert_eq!(
            said(&text, "", true),
            ["`toward` of \"a\" names \"p\", and there is no such goal"]
        );
    }

    #[test]
    fn every_circle_is_said_once_however_long() {
        let step = |i: usize, to: usize| goal(&format!("g{i}"), &format!("toward = \"g{to}\""));
        let chain: String = (0..2000).map(|i| step(i, (i + 1) % 2000)).collect();
        assert_eq!(said(&chain, "", true), ["`toward` leads from \"g0\" back to itself"]);
        let line: String =
            (0..2000).map(|i| step(i, i + 1)).collect::<String>() + &goal("g2000", "");
        assert_eq!(said(&line, "", true), Vec::<String>::new());
        assert_eq!(said(&goal("a", "toward = \"a\""), "", true).len(), 1);
    }
}
