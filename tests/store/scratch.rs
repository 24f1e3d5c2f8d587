//! A journey in a scratch folder, and short ways to change it.

pub use crate::fixtures::{date, goal, id};

use crate::fixtures::files_under;
use milepost::domain::change::{Change, Edit, Place};
use milepost::domain::data_file::DataFile;
use milepost::domain::date::Moment;
use milepost::domain::goal::{Goal, State};
use milepost::domain::journey::Journey;
use milepost::domain::milestone::Milestone;
use milepost::domain::reading::Reading;
use milepost::domain::record::Record;
use milepost::store::fault::Fault;
use milepost::store::places::Places;
use milepost::store::{Saved, Store, Write, Years};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Noon of the day on which the tests play.
pub const NOW: Moment = Moment(1_795_348_800);

/// A scratch folder with a journey, state and cache in it.
pub struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    /// A scratch folder in which the journey is not there yet.
    pub fn empty() -> Scratch {
        Scratch { folder: tempfile::tempdir().expect("a scratch folder") }
    }

    /// A journey with those files.
    pub fn with(files: &[(&str, &str)]) -> Scratch {
        let scratch = Scratch::empty();
        files.iter().for_each(|(name, text)| scratch.put(name, text));
        scratch
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn journey(&self) -> PathBuf {
        self.root().join("journey")
    }

    pub fn places(&self) -> Places {
        let at = |name: &str| Some(self.root().join(name));
        Places { journey: self.journey(), state: at("state"), cache: at("cache") }
    }

    /// A store as a new process would have it.
    pub fn store(&self) -> Store {
        Store::new(self.places())
    }

    pub fn put(&self, name: &str, text: &str) {
        let path = self.journey().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.journey().join(name)).unwrap_or_default()
    }

    /// Every file of the journey with its bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_under(&self.journey())
    }

    /// All items of the journey as a new process reads them, as `HOME ID TITLE`.
    pub fn listed(&self) -> Vec<String> {
        listed(&self.store().read(Years::All).expect("it reads"))
    }
}

/// All items of a reading, as `HOME ID TITLE`.
pub fn listed(reading: &Reading) -> Vec<String> {
    let files =
        reading.files.iter().flat_map(|(home, items)| items.iter().map(move |item| (home, item)));
    files.map(|(home, item)| format!("{home} {} {}", item.id(), item.title())).collect()
}

/// Saves a change made of the newest journey, with everything loaded.
pub fn change(store: &mut Store, plan: impl Fn(&Journey) -> Change) -> Result<Saved, Fault> {
    store.change(NOW, Write::Really, Years::All, &mut |journey| Ok(plan(journey)))
}

pub fn add(store: &mut Store, item: impl Into<Record>) -> Result<Saved, Fault> {
    let item = item.into();
    change(store, |_| Change::new("add", item.title(), vec![Edit::add(item.clone())]))
}

/// Alters the goal with that id.
pub fn alter(
    store: &mut Store,
    verb: &str,
    which: &str,
    f: impl Fn(&mut Goal),
) -> Result<Saved, Fault> {
    change(store, |journey| {
        let before = journey.item(&id(which)).expect("it is there").clone();
        let mut after = (**before.as_goal().expect("a goal")).clone();
        f(&mut after);
        Change::new(verb, before.title(), vec![Edit::alter(before.clone(), after)])
    })
}

/// Alters the milestone with that id.
pub fn alter_milestone(
    store: &mut Store,
    which: &str,
    f: impl Fn(&mut Milestone),
) -> Result<Saved, Fault> {
    change(store, |journey| {
        let before = journey.item(&id(which)).expect("it is there").clone();
        let mut after = (**before.as_milestone().expect("a milestone")).clone();
        f(&mut after);
        Change::new("edit", before.title(), vec![Edit::alter(before.clone(), after)])
    })
}

pub fn done(store: &mut Store, which: &str, on: &str) -> Result<Saved, Fault> {
    alter(store, "done", which, |g| g.state = State::done(date(on)))
}

pub fn delete(store: &mut Store, which: &str) -> Result<Saved, Fault> {
    change(store, |journey| {
        let item = journey.item(&id(which)).expect("it is there").clone();
        Change::new("delete", item.title(), vec![Edit::delete(item.clone())])
    })
}

pub fn shift(store: &mut Store, which: &str, to: Place) -> Result<Saved, Fault> {
    change(store, |journey| {
        let item = journey.item(&id(which)).expect("it is there").clone();
        Change::new("move", item.title(), vec![Edit::shift(item.clone(), to.clone())])
    })
}

/// The titles of a home, in order.
pub fn titles(journey: &Journey, home: DataFile) -> Vec<&str> {
    journey.at(home).iter().map(Record::title).collect()
}
