//! Merging a conflict: the preview, the merge itself, and removing the copy afterwards.

mod leftover;

use crate::domain::conflict::{Conflict, ConflictForm, MergeOffer};
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::merge::{Choices, Merge, Version, merge};
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::domain::verbs::merge::take_over;
use crate::domain::words::list_of;
use crate::store::atomic::Target;
use crate::store::codec::RecordKind;
use crate::store::conflict::path_of;
use crate::store::diagnostic::Diagnostic;
use crate::store::document::marks::{self, ConflictSides, Text};
use crate::store::document::{Document, decode};
use crate::store::fault::Fault;
use crate::store::file_state::FileState;
use crate::store::folder::Folder;
use crate::store::index::Index;
use crate::store::probe::{Found, look};
use crate::store::save::ChangeMeta;
use crate::store::{Saved, Store, Write, Years};
use leftover::leftover;

impl Store {
    /// What merging a conflict would come to. Nothing is changed.
    ///
    /// # Errors
    /// `NoCopy`, or `Broken` with the place in a second version that cannot be read.
    pub fn offer(&mut self, wanted: &str) -> Result<MergeOffer, Fault> {
        self.refresh(&Years::All)?;
        let conflict = self.conflict(wanted)?;
        match conflict.form {
            ConflictForm::Copy => offer_of_copy(&self.folder, conflict),
            ConflictForm::Marked => {
                let marked = marked(&self.folder)?;
                let mut problems = Vec::new();
                for (home, sides) in &marked {
                    let theirs = parsed(&self.folder, *home, &sides.theirs)?;
                    let path = self.folder.path_of(*home);
                    let diagnostics = theirs.diagnostics.iter();
                    problems.extend(diagnostics.map(|f| f.problem(&path, &theirs.text)));
                }
                let (merge, _) = self.beside(&marked, |_, merge| Ok(merge.clone()))?;
                Ok(MergeOffer { conflict, merge, problems, leftover: Vec::new() })
            }
        }
    }

    /// Merges a conflict as it is on disk at that moment. A copy stays where it is; a marked file becomes whole, and
    /// undo brings it back as it was.
    ///
    /// # Errors
    /// As for `offer`; `Refused` if something is still to be chosen; else why it cannot be written.
    pub fn merge(
        &mut self,
        now: Moment,
        write: Write,
        wanted: &str,
        choices: &Choices,
    ) -> Result<Saved, Fault> {
        let _lock = self.lock(write)?;
        self.recover(write)?;
        self.refresh(&Years::All)?;
        let conflict = self.conflict(wanted)?;
        match conflict.form {
            ConflictForm::Copy => {
                let offer = offer_of_copy(&self.folder, conflict.clone())?;
                let change =
                    take_over(&self.folder.journey, &offer.merge, choices, &conflict.name)?;
                self.refresh_all_of(&change)?;
                let key = self.conflicts.key(&self.folder, &conflict);
                let meta =
                    ChangeMeta { name: &change.name, merged: key.clone(), marked: Vec::new() };
                let mut saved = self.carry_out(now, write, meta, &mut |draft| {
                    change.edits.iter().try_for_each(|e| draft.apply(e))
                })?;
                let is_merged = offer.is_whole() && write == Write::Really;
                if let Some(key) = key.filter(|_| is_merged) {
                    self.conflicts.mark_merged(&*self.files, &self.log, &key);
                }
                if write == Write::Really {
                    self.conflicts.look(&self.folder, &self.log);
                    saved.reading.waiting = self.conflicts.pending(&self.folder);
                }
                Ok(saved)
            }
            ConflictForm::Marked => self.merge_marked(now, write, choices),
        }
    }

    /// Removes a copy that says nothing more: all of it is understood, and is in the journey or was merged.
    ///
    /// # Errors
    /// `NotMerged` if it does say more; as for `offer`; or why it cannot be removed.
    pub fn remove_copy(&mut self, write: Write, wanted: &str) -> Result<Conflict, Fault> {
        let _lock = self.lock(write)?;
        let offer = self.offer(wanted)?;
        let apart = offer.apart();
        let conflict = offer.conflict;
        let left = offer.merge.outcomes.len();
        let merged = self.conflicts.is_merged(&self.folder, &self.log, &conflict);
        if conflict.form == ConflictForm::Marked {
            return Err(Fault::NoCopy { name: conflict.name, several: false });
        }
        let left = if merged { 0 } else { left };
        if apart.is_some() || left > 0 {
            return Err(Fault::NotMerged { name: conflict.name, left, apart });
        }
        let target = Target::of(&*self.files, &path_of(&self.folder, &conflict))?;
        if write == Write::Really {
            target.remove(&*self.files)?;
            self.conflicts.look(&self.folder, &self.log);
        }
        Ok(conflict)
    }

    fn merge_marked(
        &mut self,
        now: Moment,
        write: Write,
        choices: &Choices,
    ) -> Result<Saved, Fault> {
        let marked = marked(&self.folder)?;
        self.refresh_files_of(&marked)?;
        let names: Vec<DataFile> = marked.iter().map(|(home, _)| *home).collect();
        let names = list_of(&names);
        let ((draft, name), whole) = self.beside(&marked, |store, merge| {
            let change = take_over(&store.folder.journey, merge, choices, &names)?;
            let edit = &mut |draft: &mut crate::store::draft::Draft| {
                change.edits.iter().try_for_each(|e| draft.apply(e))
            };
            Ok((store.worked_out(now, edit)?, change.name))
        })?;
        let meta = ChangeMeta { name: &name, merged: None, marked: whole };
        self.put(now, write, meta, draft, None)
    }

    /// Looks at every file that a record of either side belongs in: the year of a goal may have no file yet.
    fn refresh_files_of(&mut self, marked: &[(DataFile, ConflictSides)]) -> Result<(), Fault> {
        let ours = all_parsed(&self.folder, marked, |sides| Some(&sides.ours))?;
        let theirs = all_parsed(&self.folder, marked, |sides| Some(&sides.theirs))?;
        let documents = ours.iter().chain(&theirs).map(|(_, document)| document);
        let files: Vec<DataFile> = documents.flat_map(Document::items).map(Record::file).collect();
        self.refresh_files(files.into_iter())
    }

    /// Calls `act` with the merge of the two sides while the text above each `=======` stands in for the marked files.
    /// Afterwards the marked files are back, and the stand-ins are returned.
    fn beside<T>(
        &mut self,
        marked: &[(DataFile, ConflictSides)],
        act: impl FnOnce(&mut Store, &Merge) -> Result<T, Fault>,
    ) -> Result<(T, Vec<(DataFile, Document)>), Fault> {
        let ours = all_parsed(&self.folder, marked, |sides| Some(&sides.ours))?;
        let theirs = all_parsed(&self.folder, marked, |sides| Some(&sides.theirs))?;
        let base = all_parsed(&self.folder, marked, |sides| sides.base.as_ref());
        let base = base.ok().filter(|base| base.len() == marked.len());
        let theirs = version_with(&self.folder, &theirs);
        let base = base.map(|base| version_with(&self.folder, &base));
        let mut kept = Vec::new();
        for (home, ours) in ours {
            let stands_in = FileState::of(None, Some(ours));
            kept.push((home, self.folder.states.insert(home, stands_in)));
        }
        self.folder.reindex();
        let ours = Version::of(self.folder.journey.records());
        let merged = merge(base.as_ref(), &ours, &theirs);
        let done = act(self, &merged);
        let mut stood_in = Vec::new();
        for (home, state) in kept {
            let put_back = self.folder.states.insert(home, state.unwrap_or_default());
            let document = put_back.and_then(|state| state.document);
            stood_in.extend(document.map(|document| (home, document)));
        }
        self.folder.reindex();
        Ok((done?, stood_in))
    }
}

fn offer_of_copy(folder: &Folder, conflict: Conflict) -> Result<MergeOffer, Fault> {
    readable(folder, |_| false)?;
    let path = path_of(folder, &conflict);
    let broken =
        |diagnostic: &Diagnostic, text: &str| Fault::Broken(vec![diagnostic.problem(&path, text)]);
    let bytes = match look(&path, None) {
        Found::File(_, bytes) => bytes,
        Found::Odd(what) => {
            let diagnostic =
                Diagnostic::whole(format!("the file {what}"), "put a plain file in its place");
            return Err(broken(&diagnostic, ""));
        }
        Found::Unread(error) => return Err(Fault::disk("read", &path, &error)),
        Found::Absent | Found::Same => {
            return Err(Fault::NoCopy { name: conflict.name, several: false });
        }
    };
    let read =
        decode(bytes).and_then(|text| Document::parse(RecordKind::within(conflict.of), text));
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
) -> Result<Vec<(DataFile, Document)>, Fault> {
    let texts = marked.iter().filter_map(|(home, sides)| Some((*home, side(sides)?)));
    texts.map(|(home, text)| Ok((home, parsed(folder, home, text)?))).collect()
}

/// All items with those documents in the place of their files. An item in them counts even if another file has it too:
/// there it came from the other side.
fn version_with(folder: &Folder, documents: &[(DataFile, Document)]) -> Version {
    let own = Index::of(documents.iter().map(|(home, document)| (*home, document)));
    let is_own = |home: &DataFile| documents.iter().any(|(other, _)| other == home);
    let states = folder.states.iter().filter(|(home, _)| !is_own(home));
    let others = states.filter_map(|(home, state)| Some((*home, state.document.as_ref()?)));
    let others = Index::of(others);
    let elsewhere = others.records.values().flatten();
    let elsewhere = elsewhere.filter(|item| !own.knows(item.id()));
    Version::of(own.records.values().flatten().chain(elsewhere))
}

/// The sides of all marked files. They are of one merge, in which an item may have gone from one file to another,
/// so they are brought to an end together.
fn marked(folder: &Folder) -> Result<Vec<(DataFile, ConflictSides)>, Fault> {
    readable(folder, |state| state.marked.is_some())?;
    let sides = folder.states.iter().filter_map(|(home, state)| {
        let sides = state.marked.as_deref().and_then(marks::sides)?;
        Some((*home, sides))
    });
    Ok(sides.collect())
}

/// Makes sure that every file can be read, except those that are `excused`: what an unreadable file holds would count as
/// missing.
fn readable(folder: &Folder, excused: impl Fn(&FileState) -> bool) -> Result<(), Fault> {
    let troubled = folder.states.values().filter(|state| !excused(state));
    let trouble: Vec<Problem> = troubled.flat_map(|s| s.trouble.iter().cloned()).collect();
    if trouble.is_empty() { Ok(()) } else { Err(Fault::Broken(trouble)) }
}

/// One side, parsed. Its errors are reported at their place in the marked file.
fn parsed(folder: &Folder, home: DataFile, side: &Text) -> Result<Document, Fault> {
    let parse = |text: &str| Document::parse(RecordKind::within(home), text.to_owned());
    parse(&side.plain).map_err(|(diagnostic, text)| {
        let (diagnostic, text) = parse(&side.placed).err().unwrap_or((diagnostic, text));
        Fault::Broken(vec![diagnostic.problem(&folder.path_of(home), &text)])
    })
}
