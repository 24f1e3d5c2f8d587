//! The problems of a journey's files, in the order of the files.

use crate::domain::data_file::DataFile;
use crate::domain::gap::{Gap, GapExtent, GapPlace};
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::domain::sort;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::store::diagnostic::{Diagnostic, LineIndex};
use crate::store::document::Document;
use crate::store::file_state::FileState;
use crate::store::folder::Folder;
use crate::store::references::{BrokenLink, loose};

impl Folder {
    pub(super) fn find_problems(&self) -> Vec<Problem> {
        let mut diagnostics: SortedMap<DataFile, Vec<Diagnostic>> = SortedMap::new();
        for (file, diagnostic) in &self.index.diagnostics {
            diagnostics.get_or_default(*file).push(diagnostic.clone());
        }
        let all = self.unloaded().next().is_none();
        let whole = self.states.values().all(|state| state.trouble.is_empty());
        let records: Vec<&Record> = self.journey.records().collect();
        for link in loose(&records, &self.index, all).into_iter().filter(|_| whole) {
            if let Some((file, diagnostic)) = self.placed(&link) {
                diagnostics.get_or_default(file).push(diagnostic);
            }
        }
        let mut problems = self.troubles.clone();
        for (file, state) in &self.states {
            let mut trouble = state.trouble.clone();
            sort::by_key(&mut trouble, |problem| (problem.line, problem.column));
            // A missing folder is one problem, not one for each of its files.
            if !(self.lacks_past() && file.year().is_some()) {
                problems.extend(trouble);
            }
            if let (Some(document), true) = (&state.document, state.trouble.is_empty()) {
                problems.extend(self.of_file(
                    *file,
                    document,
                    diagnostics.remove(file).unwrap_or_default(),
                ));
            }
        }
        problems.extend(self.strays.iter().cloned());
        problems
    }

    pub(super) fn lacks_past(&self) -> bool {
        !self.troubles.is_empty()
    }

    /// The file cannot be read, and nothing is known of it from before.
    pub(super) fn is_unknown(&self, file: DataFile) -> bool {
        let unknown = |state: &FileState| state.document.is_none() && !state.trouble.is_empty();
        self.states.get(&file).is_some_and(unknown)
    }

    /// All that cannot be read now, also where what is known of it from before is shown.
    pub(super) fn find_gaps(&self) -> Vec<Gap> {
        let files = self.states.iter().filter_map(|(file, state)| self.gap_in(*file, state));
        let files = files.filter(|gap| !(self.lacks_past() && gap.is_past()));
        files.chain(self.gap_of_past()).collect()
    }

    /// The remembered files that are not there.
    pub(in crate::store) fn gone(&self) -> impl Iterator<Item = DataFile> {
        let remembered = self.remembered.iter().flat_map(|origin| origin.files.keys().copied());
        remembered.filter(|file| !self.path_of(*file).exists())
    }

    fn gap_of_past(&self) -> Option<Gap> {
        let problem = self.troubles.first()?;
        let files = self.remembered.iter().flat_map(|origin| &origin.files);
        let years: Vec<(i32, Option<usize>)> =
            files.filter_map(|(file, note)| Some((file.year()?, note.items))).collect();
        let is_shown = !years.is_empty() && years.iter().all(|(year, _)| self.is_known(*year));
        let extent = match is_shown {
            true => GapExtent::Outdated,
            false => GapExtent::All(years.iter().map(|(_, items)| *items).sum()),
        };
        Some(Gap { place: GapPlace::Past, extent, why: why(problem) })
    }

    /// The year's numbers are known, if only from an earlier look.
    fn is_known(&self, year: i32) -> bool {
        self.journey.summary(year).is_some()
    }

    fn gap_in(&self, file: DataFile, state: &FileState) -> Option<Gap> {
        let place = GapPlace::File(file);
        // Otherwise the document is from before.
        let is_now = state.trouble.iter().all(|problem| problem.item.is_some());
        let Some(document) = state.document.as_ref().filter(|_| is_now) else {
            let is_shown =
                state.document.is_some() || file.year().is_some_and(|y| self.is_known(y));
            let origin = self.remembered.as_ref();
            let extent = match is_shown {
                true => GapExtent::Outdated,
                false => GapExtent::All(origin.and_then(|origin| origin.files.get(&file)?.items)),
            };
            return state.trouble.first().map(|problem| Gap { place, extent, why: why(problem) });
        };
        let places: Vec<usize> = document.unread().map(|d| d.at.unwrap_or(0)).collect();
        let first = *places.iter().min()?;
        let lines = LineIndex::of(&document.text);
        let items: SortedSet<usize> = places.iter().map(|at| lines.item_at(*at).at).collect();
        let line = lines.position(first).line;
        let extent = GapExtent::Items(items.len());
        Some(Gap { place, extent, why: format!("line {line}") })
    }

    fn of_file(&self, file: DataFile, document: &Document, more: Vec<Diagnostic>) -> Vec<Problem> {
        let mut diagnostics: Vec<&Diagnostic> = document.diagnostics.iter().chain(&more).collect();
        if diagnostics.is_empty() {
            return Vec::new();
        }
        sort::by_key(&mut diagnostics, |diagnostic| diagnostic.at);
        let (path, lines) = (self.path_of(file), LineIndex::of(&document.text));
        diagnostics.into_iter().map(|diagnostic| diagnostic.problem_in(&path, &lines)).collect()
    }

    /// The place in its file of a link that leads nowhere.
    fn placed(&self, link: &BrokenLink) -> Option<(DataFile, Diagnostic)> {
        let spot = self.index.entries.get(&link.from)?;
        let document = self.states.get(&spot.file)?.document.as_ref()?;
        let entry = document.entries.get(spot.entry);
        let at = entry.map_or(0, |entry| document.place_of(entry, link.key));
        Some((spot.file, Diagnostic::warning(at, link.message.clone(), link.hint)))
    }
}

/// The reason after "cannot be read: ".
fn why(problem: &Problem) -> String {
    if let Some(line) = problem.line {
        return format!("line {line}");
    }
    let told = problem.message.split_once(" cannot be read: ");
    match (told, problem.message.split_once(' ')) {
        (Some((_, reason)), _) => reason.to_owned(),
        (None, Some(("the", rest))) => match rest.split_once(' ') {
            Some(("file" | "folder", rest)) => format!("it {rest}"),
            Some(_) | None => problem.message.clone(),
        },
        (None, _) => problem.message.clone(),
    }
}
