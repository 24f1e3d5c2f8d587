//! New texts of files: what shall stand in each, the way there, and what is known of them afterwards.

use crate::domain::data_file::DataFile;
use crate::domain::reading::Reading;
use crate::store::document::Document;
use crate::store::probe::{self, Found};
use crate::store::sheet::Sheet;
use crate::store::write::Job;
use crate::store::{Store, Years};
use std::collections::BTreeMap;
use std::path::Path;

/// New texts of files.
pub(super) type Texts = BTreeMap<DataFile, New>;

/// What a file shall be.
pub(super) enum New {
    /// A text, taken apart.
    Text(Document),
    /// Those bytes, whatever they say: only an exchange puts them there.
    Whole(Vec<u8>),
    /// Not there.
    Gone,
}

impl New {
    /// The bytes; `None` for a file that goes.
    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        match self {
            New::Text(document) => Some(document.text.as_bytes()),
            New::Whole(bytes) => Some(bytes),
            New::Gone => None,
        }
    }

    /// The file as it would be seen, without its having been read.
    pub(crate) fn sheet(self, home: DataFile, path: &Path) -> Sheet {
        match self {
            New::Text(document) => Sheet::of(None, Some(document)),
            New::Whole(bytes) => Sheet::of_bytes(home, path, bytes),
            New::Gone => Sheet::default(),
        }
    }
}

impl Store {
    /// The jobs that put new texts on disk.
    pub(super) fn jobs(&self, new: &Texts) -> Vec<Job> {
        let job = |(home, new): (&DataFile, &New)| Job {
            home: *home,
            old: self.bytes(*home),
            new: new.bytes().map(<[u8]>::to_vec),
        };
        new.iter().map(job).collect()
    }

    /// Takes in what has been written.
    pub(super) fn install(&mut self, new: Texts) {
        let mut unread = false;
        for (home, new) in new {
            let path = self.path(home);
            match new {
                New::Whole(_) => unread = true,
                New::Text(document) => {
                    let sheet = Sheet::of(probe::stamp(&path), Some(document));
                    self.take_in(home, sheet, true);
                }
                New::Gone => self.take_in(home, Sheet::default(), false),
            }
        }
        self.view_anew();
        self.remember();
        if unread {
            // What cannot be read again just now is read at the next look; it has been written.
            let _ = self.refresh(&Years::Summaries);
        }
    }

    /// Takes in a file as it is seen from now on.
    pub(super) fn take_in(&mut self, home: DataFile, sheet: Sheet, is_there: bool) {
        if let DataFile::Ended(year) = home {
            self.wanted.insert(year);
            let _ = match is_there {
                true => self.present.insert(year),
                false => self.present.remove(&year),
            };
        }
        self.sheets.insert(home, sheet);
    }

    /// The reading that there would be with those texts; everything stays as it is.
    pub(super) fn reading_if(&mut self, new: Texts) -> Reading {
        let mut kept = BTreeMap::new();
        for (home, new) in new {
            let sheet = new.sheet(home, &self.path(home));
            kept.insert(home, self.sheets.insert(home, sheet));
        }
        self.view_anew();
        let reading = self.tell();
        for (home, sheet) in kept {
            match sheet {
                Some(sheet) => drop(self.sheets.insert(home, sheet)),
                None => drop(self.sheets.remove(&home)),
            }
        }
        self.view_anew();
        reading
    }

    /// What a file says now; `None` if it is not there.
    pub(super) fn text(&self, home: DataFile) -> Option<&str> {
        self.sheets.get(&home)?.text()
    }

    /// The bytes of a file; `None` if it is not there. They are read anew where they are not known as a text.
    pub(super) fn bytes(&self, home: DataFile) -> Option<Vec<u8>> {
        let known = self.sheets.get(&home).filter(|s| s.trouble.is_empty());
        match known {
            Some(sheet) => sheet.text().map(|text| text.as_bytes().to_vec()),
            None => self.bytes_on_disk(home),
        }
    }

    /// The bytes of a file, read now; `None` if there is no file.
    pub(super) fn bytes_on_disk(&self, home: DataFile) -> Option<Vec<u8>> {
        match probe::look(&self.path(home), None) {
            Found::File(_, bytes) => Some(bytes),
            Found::Absent | Found::Same | Found::Odd(_) | Found::Unread(_) => None,
        }
    }
}
