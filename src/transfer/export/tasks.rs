//! What the lists of tasks share: small goals are in them, and not all that a goal has.

use super::{LeftOut, Outgoing};
use crate::domain::goal::Goal;

/// The goals that are tasks.
pub(super) fn small<'a>(outgoing: &Outgoing<'a>) -> impl Iterator<Item = &'a Goal> {
    outgoing.goals().map(|goal| &**goal).filter(|goal| !goal.is_large())
}

/// Counts what no list of tasks has a place for.
pub(super) fn count_left_out(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) {
    let is_more = |goal: &&Goal| {
        let texts = [&goal.why, &goal.note, &goal.kind];
        texts.iter().any(|text| text.is_some()) || !goal.links.is_empty() || goal.measure.is_some()
    };
    left_out.count(
        small(outgoing).filter(is_more).count(),
        "{n} {goal is without its|goals are without their} why, note, kind, links and measure",
    );
    left_out.count(
        outgoing.goals().filter(|goal| goal.is_large()).count(),
        "{n} larger goal{|s} {is|are} left out; {its steps have it as their project|their steps have them as their projects}",
    );
    left_out.count(
        outgoing.milestones().count(),
        "{n} milestone{|s} {is|are} left out, as {it is not a task|they are not tasks}",
    );
}

/// A tag as a single word, which is all that the programs take; `None` without a letter or digit.
pub(super) fn label(tag: &str) -> Option<String> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
    let words = tag.split(|c: char| !fits(c)).filter(|word| !word.is_empty());
    let label = words.collect::<Vec<_>>().join("_");
    let label = label.trim_matches(['-', '.', '_']);
    (!label.is_empty()).then(|| label.to_owned())
}

/// The tags of a goal as single words, each once.
pub(super) fn labels(tags: &[String]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for label in tags.iter().filter_map(|tag| label(tag)) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}
