//! A conflict read, offered, merged into the journey, and its copy removed when asked for.

use super::marks::{self, Text};
use crate::domain::conflict::{Conflict, Form, Offer};
use crate::domain::date::Moment;
use crate::domain::item::Home;
use crate::domain::merge::{Choices, Merge, Version, merge};
use crate::domain::verbs::merge::take_over;
use crate::store::atomic::Target;
use crate::store::codec::Kind;
use crate::store::conflict::marks::Sides;
use crate::store::document::{Document, decode};
use crate::store::fault::Fault;
use crate::store::flaw::Flaw;
use crate::store::probe::{Found, look};
use crate::store::save::Deed;
use crate::store::sheet::Sheet;
use crate::store::view::View;
use crate::store::{Saved, Store, Write, Years};

impl Store {
    /// What merging a conflict would come to. Nothing is changed.
    ///
    /// # Errors
    /// `NoCopy`, or `Broken` with the place in a second version that cannot be read.
    pub fn offer(&mut self, wanted: &str) -> Result<Offer, Fault> {
        self.refresh(&Years::All)?;
        let conflict = self.conflict(wanted)?;
        match conflict.form {
            Form::Copy => self.offer_of_copy(conflict),
            Form::Marked => {
                let marked = self.marked(conflict.of)?;
                let other = self.parsed(conflict.of, &marked.theirs)?;
                let (merge, _) = self.beside(&marked, conflict.of, |_, merge| Ok(merge.clone()))?;
                let path = self.path(conflict.of);
                let flaws = &other.flaws;
                let problems = flaws.iter().map(|f| f.problem(&path, &other.text));
                Ok(Offer {
                    problems: problems.collect(),
                    conflict,
                    merge,
                })
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
        self.settle(write)?;
        self.refresh(&Years::All)?;
        let conflict = self.conflict(wanted)?;
        match conflict.form {
            Form::Copy => {
                let merged = self.offer_of_copy(conflict.clone())?.merge;
                let change = take_over(&self.journey, &merged, choices, &conflict.name)?;
                let key = self.keys.of(&self.places.journey, &conflict);
                let deed = Deed {
                    name: &change.name,
                    merged: key.clone(),
                    marked: None,
                };
                let mut saved = self.carry_out(now, write, deed, &mut |draft| {
                    change.edits.iter().try_for_each(|e| draft.apply(e))
                })?;
                if let (Some(key), Write::Really) = (key, write) {
                    self.keys.settle(&*self.files, &self.log, &key);
                    self.look_for_conflicts();
                    saved.reading.waiting = self.pending();
                }
                Ok(saved)
            }
            Form::Marked => self.merge_marked(now, write, &conflict, choices),
        }
    }

    /// Removes a copy that says nothing more: all of it is in the journey, or was merged.
    ///
    /// # Errors
    /// `NotMerged` if it does say more; as for `offer`; or why it cannot be removed.
    pub fn remove_copy(&mut self, write: Write, wanted: &str) -> Result<Conflict, Fault> {
        let _lock = self.lock(write)?;
        let offer = self.offer(wanted)?;
        let conflict = offer.conflict;
        let left = offer.merge.outcomes.len();
        let merged = !self.waiting.contains(&conflict);
        if conflict.form == Form::Marked {
            return Err(Fault::NoCopy {
                name: conflict.name,
                several: false,
            });
        }
        if !offer.problems.is_empty() || (left > 0 && !merged) {
            return Err(Fault::NotMerged {
                name: conflict.name,
                left,
            });
        }
        let target = Target::of(&*self.files, &self.path_of(&conflict))?;
        if write == Write::Really {
            target.remove(&*self.files)?;
            self.look_for_conflicts();
        }
        Ok(conflict)
    }

    fn offer_of_copy(&self, conflict: Conflict) -> Result<Offer, Fault> {
        let path = self.path_of(&conflict);
        let broken = |flaw: &Flaw, text: &str| Fault::Broken(vec![flaw.problem(&path, text)]);
        let bytes = match look(&path, None) {
            Found::File(_, bytes) => bytes,
            Found::Odd(what) => {
                let flaw = Flaw::whole(format!("the file {what}"), "put a plain file in its place");
                return Err(broken(&flaw, ""));
            }
            Found::Absent | Found::Same => {
                return Err(Fault::NoCopy {
                    name: conflict.name,
                    several: false,
                });
            }
        };
        let read = decode(bytes).and_then(|text| Document::parse(Kind::of(conflict.of), text));
        let document = read.map_err(|(flaw, text)| broken(&flaw, &text))?;
        let view = View::of(std::iter::once((conflict.of, &document)));
        let theirs = Version::of(view.homes.values().flatten());
        let ours = Version::of(self.journey.items());
        let flaws = document.flaws.iter();
        Ok(Offer {
            problems: flaws.map(|f| f.problem(&path, &document.text)).collect(),
            merge: merge(None, &ours, &theirs),
            conflict,
        })
    }

    fn merge_marked(
        &mut self,
        now: Moment,
        write: Write,
        conflict: &Conflict,
        choices: &Choices,
    ) -> Result<Saved, Fault> {
        let home = conflict.of;
        let marked = self.marked(home)?;
        let ((proof, name), whole) = self.beside(&marked, home, |store, merge| {
            let change = take_over(&store.journey, merge, choices, &conflict.name)?;
            let edit = &mut |draft: &mut crate::store::draft::Draft| {
                change.edits.iter().try_for_each(|e| draft.apply(e))
            };
            Ok((store.worked_out(now, edit)?, change.name))
        })?;
        let deed = Deed {
            name: &name,
            merged: None,
            marked: Some((home, whole)),
        };
        self.put(now, write, deed, proof)
    }

    /// Does something while what stands above the `=======` is in the place of a marked file, with the merge of the two
    /// sides. Then the file is taken for what it is again; what stood in its place is given back.
    fn beside<T>(
        &mut self,
        marked: &Sides,
        home: Home,
        act: impl FnOnce(&mut Store, &Merge) -> Result<T, Fault>,
    ) -> Result<(T, Document), Fault> {
        let ours = self.parsed(home, &marked.ours)?;
        let theirs = self.parsed(home, &marked.theirs)?;
        let base = marked.base.as_ref();
        let base = base.and_then(|base| self.parsed(home, base).ok());
        let theirs = self.version_with(home, &theirs);
        let base = base.map(|base| self.version_with(home, &base));
        let kept = self.sheets.insert(home, Sheet::of(None, Some(ours)));
        self.view_anew();
        let ours = Version::of(self.journey.items());
        let merged = merge(base.as_ref(), &ours, &theirs);
        let done = act(self, &merged);
        let stood_in = self.sheets.insert(home, kept.unwrap_or_default());
        self.view_anew();
        let document = stood_in.and_then(|sheet| sheet.document);
        let document =
            document.expect("it was put there above, and only looking at the disk takes it away");
        Ok((done?, document))
    }

    /// All items as they would be with that document in the place of a file. What stands in it is what that side says
    /// of an item, even if another file has it too: there it came from the other side.
    fn version_with(&self, home: Home, document: &Document) -> Version {
        let own = View::of(std::iter::once((home, document)));
        let sheets = self.sheets.iter().filter(|(other, _)| **other != home);
        let others = sheets.filter_map(|(other, sheet)| Some((*other, sheet.document.as_ref()?)));
        let others = View::of(others);
        let elsewhere = others.homes.values().flatten();
        let elsewhere = elsewhere.filter(|item| !own.knows(item.id()));
        Version::of(own.homes.values().flatten().chain(elsewhere))
    }

    /// The sides of a marked file.
    fn marked(&self, home: Home) -> Result<Sides, Fault> {
        let text = self.sheets.get(&home).and_then(|s| s.marked.as_deref());
        text.and_then(marks::sides).ok_or_else(|| Fault::NoCopy {
            name: home.to_string(),
            several: false,
        })
    }

    /// A side taken apart; what is wrong with it is said with its place in the marked file.
    fn parsed(&self, home: Home, side: &Text) -> Result<Document, Fault> {
        let parse = |text: &str| Document::parse(Kind::of(home), text.to_owned());
        parse(&side.plain).map_err(|(flaw, text)| {
            let (flaw, text) = parse(&side.placed).err().unwrap_or((flaw, text));
            Fault::Broken(vec![flaw.problem(&self.path(home), &text)])
        })
    }
}
