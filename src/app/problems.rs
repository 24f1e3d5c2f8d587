//! What is wrong in the files, said wherever the rows that tell of it are not in view.

use super::App;
use super::entries::Entry;
use super::pane::Pane;
use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::problem::{Problem, Severity};
use crate::domain::words::count;

/// Problems whose rows are not in view.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Unseen {
    /// How many they are and where: `1 problem in milestones.toml`.
    pub(crate) words: String,
    /// The file alone, or how many problems there are; for where there is little room.
    pub(crate) short: String,
    /// The pane whose rows tell of them.
    pub(crate) pane: Pane,
}

impl App {
    /// The problems that no row in view tells of.
    pub(crate) fn unseen_problems(&self) -> Option<Unseen> {
        let hidden = |pane: &Pane| self.hides_problems(*pane);
        let pane = Pane::ALL.into_iter().find(hidden)?;
        let panes = Pane::ALL.into_iter().filter(hidden);
        let problems: Vec<&Problem> = panes.flat_map(|pane| self.problems_in(pane)).collect();
        Some(Unseen { words: told(&problems), short: told_shortly(&problems), pane })
    }

    /// All that is wrong in the files and keeps something from being read, in a few words.
    pub(crate) fn problems_in_words(&self) -> Option<String> {
        let wrong: Vec<&Problem> = self.errors().collect();
        (!wrong.is_empty()).then(|| told(&wrong))
    }

    /// Whether rows of that pane tell of problems, and none of them is in view.
    pub(super) fn hides_problems(&self, pane: Pane) -> bool {
        let list = self.list(pane).entries();
        let tells = |index: &usize| matches!(list.get(*index), Some(Entry::Problem(_)));
        let in_view = self.layout.panes[pane.index()].entries.iter().any(tells);
        tells(&0) && !in_view
    }

    /// Whether rows of that pane tell of problems: they come before all others.
    pub(super) fn tells_of_problems(&self, pane: Pane) -> bool {
        self.problems_in(pane).next().is_some()
    }

    /// Why a step is not there once every year has been asked for: the file of a year is not understood.
    pub(super) fn why_unread(&self, step: &Id) -> Option<String> {
        if self.journey.has(step) || self.years_being_read() > 0 {
            return None;
        }
        let in_past = |problem: &&Problem| matches!(home(problem), Some(DataFile::Ended(_)));
        let problem = self.errors().find(in_past)?;
        let place = [problem.line, problem.column].into_iter().flatten();
        let place: String = place.map(|number| format!(":{number}")).collect();
        let file = file(problem);
        Some(format!("The step that it was is not read: {file}{place}: {}.", problem.message))
    }

    fn errors(&self) -> impl Iterator<Item = &Problem> {
        let problems = self.problems.iter();
        problems.filter(|problem| problem.severity == Severity::Error)
    }

    fn problems_in(&self, pane: Pane) -> impl Iterator<Item = &Problem> {
        let entries = self.list(pane).entries().iter();
        entries.map_while(|entry| match entry {
            Entry::Problem(problem) => Some(problem),
            Entry::Heading(_)
            | Entry::Gap
            | Entry::Unread(_)
            | Entry::Item(_)
            | Entry::Year(..) => None,
        })
    }
}

/// `1 problem in done/1998.toml`, `3 problems in the files`.
fn told(problems: &[&Problem]) -> String {
    let many = count(problems.len(), "problem");
    match only_file(problems) {
        Some(file) => format!("{many} in {file}"),
        None => format!("{many} in the files"),
    }
}

fn told_shortly(problems: &[&Problem]) -> String {
    only_file(problems).unwrap_or_else(|| count(problems.len(), "problem"))
}

fn only_file(problems: &[&Problem]) -> Option<String> {
    let (first, rest) = problems.split_first()?;
    let same = rest.iter().all(|problem| problem.path == first.path);
    same.then(|| file(first))
}

/// The file's path within the journey's folder, or its name where it is none of the journey's own.
fn file(problem: &Problem) -> String {
    let name = problem.path.rsplit('/').next().unwrap_or(&problem.path);
    home(problem).map_or_else(|| name.to_owned(), |home| home.to_string())
}

fn home(problem: &Problem) -> Option<DataFile> {
    let mut slashes = problem.path.match_indices('/');
    slashes.find_map(|(at, _)| DataFile::at(&problem.path[at + 1..]))
}
