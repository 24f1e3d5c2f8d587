//! Merging a conflict: what it would change, and the sides of marked files brought together.

mod leftover;

use crate::domain::change::Change;
use crate::domain::conflict::{Conflict, MergeOffer};
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::merge::{Choices, Merge, Version, merge};
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::domain::verbs::merge::take_over;
use crate::domain::words::list_of;
use crate::store::conflict::path_of;
use crate::store::diagnostic::Diagnostic;
use crate::store::document::marks::{self, ConflictSides, Text};
use crate::store::document::{Document, decode};
use crate::store::draft::CheckedDraft;
use crate::store::fault::Fault;
use crate::store::file_state::{FileState, New};
use crate::store::folder::Folder;
use crate::store::index::Index;
use crate::store::probe::{Found, look};
use leftover::leftover;

/// Files with their parsed texts.
type Documents = Vec<(DataFile, Document)>;

/// The change that takes over the result of a merge.
pub(super) fn change(
    folder: &Folder,
    merge: &Merge,
    choices: &Choices,
    name: &str,
) -> Result<Change, Fault> {
    Ok(take_over(&folder.journey, merge, choices, name)?)
}

/// The result of merging all marked files.
pub(super) fn offer_of_marked(
    folder: &mut Folder,
    conflict: Conflict,
) -> Result<MergeOffer, Fault> {
    let marked = marked(folder)?;
    let mut problems = Vec::new();
    for (file, sides) in &marked {
        let theirs = parsed(folder, *file, &sides.theirs)?;
        let path = folder.path_of(*file);
        problems.extend(theirs.diagnostics.iter().map(|d| d.problem(&path, &theirs.text)));
    }
    let (merge, _) = beside(folder, &marked, |_, merge| Ok(merge.clone()))?;
    Ok(MergeOffer { conflict, merge, problems, leftover: Vec::new() })
}

/// The sides of all marked files brought together: the new texts, the change, and the marked files with the text that each
/// has where no edit touches it.
pub(super) fn merge_marked(
    folder: &mut Folder,
    now: Moment,
    choices: &Choices,
) -> Result<(CheckedDraft, Change, Documents), Fault> {
    let marked = marked(folder)?;
    // The year of a goal of either side may have no file yet.
    let ours = all_parsed(folder, &marked, |sides| Some(&sides.ours))?;
    let theirs = all_parsed(folder, &marked, |sides| Some(&sides.theirs))?;
    let documents = ours.iter().chain(&theirs).map(|(_, document)| document);
    let files: Vec<DataFile> = documents.flat_map(Document::items).map(Record::file).collect();
    folder.load(files.into_iter())?;
    let names = list_of(&marked.iter().map(|(file, _)| *file).collect::<Vec<DataFile>>());
    let ((draft, change), whole) = beside(folder, &marked, |folder, merge| {
        let mut change = change(folder, merge, choices, &names)?;
        let draft = folder
            .worked_out(now, &mut change.edits, &mut |draft, edits| draft.apply_all(edits))?;
        Ok((draft, change))
    })?;
    Ok((draft, change, whole))
}

/// Calls `act` with the merge of the two sides while the text above each `=======` stands in for the marked files.
/// Afterwards the marked files are back, and the stand-ins are returned.
fn beside<T>(
    folder: &mut Folder,
    marked: &[(DataFile, ConflictSides)],
    act: impl FnOnce(&Folder, &Merge) -> Result<T, Fault>,
) -> Result<(T, Documents), Fault> {
    let ours = all_parsed(folder, marked, |sides| Some(&sides.ours))?;
    let theirs = all_parsed(folder, marked, |sides| Some(&sides.theirs))?;
    let base = all_parsed(folder, marked, |sides| sides.base.as_ref());
    let base = base.ok().filter(|base| base.len() == marked.len());
    let theirs = version_with(folder, &theirs);
    let base = base.map(|base| version_with(folder, &base));
    let ours = ours.into_iter().map(|(file, ours)| (file, New::Text(ours))).collect();
    let kept = folder.swap_texts(ours);
    let ours = Version::of(folder.journey.records());
    let done = act(folder, &merge(base.as_ref(), &ours, &theirs));
    let stood_in = folder.swap(kept).into_iter();
    let documents = stood_in.filter_map(|(file, state)| Some((file, state?.document?))).collect();
    Ok((done?, documents))
}

/// The result of merging a conflict copy.
pub(super) fn offer_of_copy(folder: &Folder, conflict: Conflict) -> Result<MergeOffer, Fault> {
    readable(folder, |_| false)?;
    let path = path_of(folder, &conflict);
    let broken =
        |diagnostic: &Diagnostic, text: &str| Fault::Broken(vec![diagnostic.problem(&path, text)]);
    let bytes = match look(&path, None) {
        Found::File(_, bytes) => bytes,
        Found::Odd(what) => {
            let diagnostic = Diagnostic::whole(what, "put a plain file in its place");
            return Err(broken(&diagnostic, ""));
        }
        Found::Unread(error) => return Err(Fault::disk("read", &path, &error)),
        Found::Absent | Found::Same => {
            return Err(Fault::NoCopy { name: conflict.name, several: false });
        }
    };
    let read = decode(bytes).and_then(Document::parse);
    let document = read.map_err(|(diagnostic, text)| broken(&diagnostic, &text))?;
    let index = Index::of(std::iter::once((conflict.of, &document)));
    let theirs = Version::of(index.records.values().flatten());
    let ours = Version::of(folder.journey.records());
    let diagnostics = document.diagnostics.iter();
    let own = folder.states.values().filter_map(|s| s.document.as_ref());
    let own: Vec<&str> = own.map(|document| document.text.as_str()).collect();
    let leftover = leftover(&document.text, &own);
    Ok(MergeOffer {
        problems: diagnostics.map(|f| f.problem(&path, &document.text)).collect(),
        leftover: leftover.iter().map(|f| f.problem(&path, &document.text)).collect(),
        merge: merge(None, &ours, &theirs),
        conflict,
    })
}

/// One side of every marked file that has it, parsed.
fn all_parsed<'s>(
    folder: &Folder,
    marked: &'s [(DataFile, ConflictSides)],
    side: impl Fn(&'s ConflictSides) -> Option<&'s Text>,
) -> Result<Documents, Fault> {
    let texts = marked.iter().filter_map(|(file, sides)| Some((*file, side(sides)?)));
    texts.map(|(file, text)| Ok((file, parsed(folder, file, text)?))).collect()
}

/// All items with those documents in the place of their files. An item in them counts even if another file has it too: that
/// one is from the other side.
fn version_with(folder: &Folder, documents: &[(DataFile, Document)]) -> Version {
    let own = Index::of(documents.iter().map(|(file, document)| (*file, document)));
    let is_own = |file: &DataFile| documents.iter().any(|(other, _)| other == file);
    let states = folder.states.iter().filter(|(file, _)| !is_own(file));
    let others = states.filter_map(|(file, state)| Some((*file, state.document.as_ref()?)));
    let others = Index::of(others);
    let elsewhere = others.records.values().flatten();
    let elsewhere = elsewhere.filter(|item| !own.knows(item.id()));
    Version::of(own.records.values().flatten().chain(elsewhere))
}

/// The sides of all marked files. They are of one merge, in which an item may have moved from one file to another, so they
/// are merged together.
fn marked(folder: &Folder) -> Result<Vec<(DataFile, ConflictSides)>, Fault> {
    readable(folder, |state| state.marked.is_some())?;
    let sides = folder.states.iter().filter_map(|(file, state)| {
        let sides = state.marked.as_deref().and_then(marks::sides)?;
        Some((*file, sides))
    });
    Ok(sides.collect())
}

/// Fails if a file that is not `excused` cannot be read: its content would count as missing.
fn readable(folder: &Folder, excused: impl Fn(&FileState) -> bool) -> Result<(), Fault> {
    let troubled = folder.states.values().filter(|state| !excused(state));
    let trouble: Vec<Problem> = troubled.flat_map(|s| s.trouble.iter().cloned()).collect();
    if trouble.is_empty() { Ok(()) } else { Err(Fault::Broken(trouble)) }
}

/// One side, parsed. Its errors are reported at their place in the marked file.
fn parsed(folder: &Folder, file: DataFile, side: &Text) -> Result<Document, Fault> {
    let parse = |text: &str| Document::parse(text.to_owned());
    parse(&side.plain).map_err(|(diagnostic, text)| {
        let (diagnostic, text) = parse(&side.placed).err().unwrap_or((diagnostic, text));
        Fault::Broken(vec![diagnostic.problem(&folder.path_of(file), &text)])
    })
}
