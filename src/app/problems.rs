//! What is wrong in the files, said wherever the rows that tell of it are not in view.

use super::data::Data;
use super::entries::Entry;
use super::pane::Pane;
use super::screen::Screen;
use crate::domain::gap::GapPlace;
use crate::domain::id::Id;
use crate::domain::problem::{Problem, Severity, brief_path};
use crate::domain::sorted::SortedSet;
use crate::domain::words::count;

/// Problems whose rows are not in view.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Unseen {
    /// Their number and place: `1 problem in milestones.toml`.
    pub(crate) words: String,
    /// The file alone, or how many problems there are; for where there is little room.
    pub(crate) short: String,
    /// The pane that lists them.
    pub(crate) pane: Pane,
}

/// The problems whose rows are not in view.
pub(crate) fn unseen(screen: &Screen) -> Option<Unseen> {
    let (hidden, shown): (Vec<Pane>, Vec<Pane>) =
        Pane::ALL.into_iter().partition(|pane| are_hidden(screen, *pane));
    let of = |panes: &[Pane]| -> Vec<(Pane, &Problem)> {
        panes
            .iter()
            .flat_map(|pane| listed(screen, *pane).map(|problem| (*pane, problem)))
            .collect()
    };
    // One that is in two panes is one problem.
    let mut told: SortedSet<_> =
        of(&shown).into_iter().map(|(_, problem)| place(problem)).collect();
    let mut unseen = of(&hidden);
    unseen.retain(|(_, problem)| told.insert(place(problem)));
    let (pane, _) = *unseen.first()?;
    let problems: Vec<&Problem> = unseen.into_iter().map(|(_, problem)| problem).collect();
    Some(Unseen { words: words(&problems), short: short(&problems), pane })
}

fn place(problem: &Problem) -> (&str, Option<usize>, Option<usize>) {
    (&problem.path, problem.line, problem.column)
}

/// What is still wrong in the file at that path, which was edited.
pub(super) fn left_in(data: &Data, path: &str) -> String {
    let left: Vec<&Problem> = data.problems.iter().filter(|p| p.path == path).collect();
    match left[..] {
        [] => format!("{} has no problems now.", brief_path(path)),
        [only] => format!("Still wrong: {}: {}.", only.spot(), only.message),
        [first, ..] => {
            let many = count(left.len(), "problem");
            format!("{many} left, the first at {}: {}.", first.spot(), first.message)
        }
    }
}

pub(crate) fn errors_in_words(data: &Data) -> Option<String> {
    let wrong: Vec<&Problem> = errors(data).collect();
    (!wrong.is_empty()).then(|| words(&wrong))
}

/// Whether a pane lists problems and shows no row of them.
pub(super) fn are_hidden(screen: &Screen, pane: Pane) -> bool {
    let list = screen.list(pane).entries();
    let tells = |index: &usize| matches!(list.get(*index), Some(Entry::Problem(..)));
    let in_view = screen.layout.panes[pane.index()].entries.iter().any(tells);
    tells(&0) && !in_view
}

/// Whether a pane lists problems.
pub(super) fn are_listed(screen: &Screen, pane: Pane) -> bool {
    listed(screen, pane).next().is_some()
}

/// Why a step is not there once every year has been asked for: the file of a year is not understood.
pub(super) fn why_unread(data: &Data, step: &Id) -> Option<String> {
    if data.journey.has(step) || data.years_being_read() > 0 {
        return None;
    }
    let in_past = |problem: &&Problem| problem.place().is_some_and(GapPlace::is_past);
    let problem = errors(data).find(in_past)?;
    Some(format!("The step that it was is not read: {}: {}.", problem.spot(), problem.message))
}

fn errors(data: &Data) -> impl Iterator<Item = &Problem> {
    data.problems.iter().filter(|problem| problem.severity == Severity::Error)
}

fn listed(screen: &Screen, pane: Pane) -> impl Iterator<Item = &Problem> {
    let entries = screen.list(pane).entries().iter();
    entries.map_while(|entry| {
        let Entry::Problem(problem, _) = entry else { return None };
        Some(problem)
    })
}

/// `1 problem in done/1998.toml`, `3 problems in the files`.
fn words(problems: &[&Problem]) -> String {
    let many = count(problems.len(), "problem");
    match only_file(problems) {
        Some(file) => format!("{many} in {file}"),
        None => format!("{many} in the files"),
    }
}

fn short(problems: &[&Problem]) -> String {
    only_file(problems).unwrap_or_else(|| count(problems.len(), "problem"))
}

fn only_file(problems: &[&Problem]) -> Option<String> {
    let (first, rest) = problems.split_first()?;
    let same = rest.iter().all(|problem| problem.path == first.path);
    same.then(|| first.file())
}
