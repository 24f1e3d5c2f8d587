//! Whole files put in the place of others, as a restore and the merge of a marked file do it: the part of the undo log
//! that holds their bytes.
//!
//! A splice is found again among what has been changed since. An exchange is not: it is taken back only from the very
//! bytes that it left, as everything else in the files is about something else.

use crate::domain::data_file::DataFile;
use crate::store::Store;
use crate::store::fault::Fault;
use crate::store::log::LoggedChange;
use crate::store::revert::Way;
use crate::store::splice::Standing;
use crate::store::texts::{New, Texts};
use serde::{Deserialize, Serialize};

/// A file replaced as it is, or made, or taken away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Exchange {
    /// The file, by its path within the journey.
    pub(crate) home: String,
    /// What stood there; `None` if nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) old: Option<Bytes>,
    /// What stands there now; `None` if nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) new: Option<Bytes>,
}

/// The bytes of a file, which are text unless the file is broken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Bytes {
    Text(String),
    Raw(Vec<u8>),
}

impl Bytes {
    fn as_slice(&self) -> &[u8] {
        match self {
            Bytes::Text(text) => text.as_bytes(),
            Bytes::Raw(bytes) => bytes,
        }
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        match String::from_utf8(bytes) {
            Ok(text) => Bytes::Text(text),
            Err(error) => Bytes::Raw(error.into_bytes()),
        }
    }
}

impl Exchange {
    /// What it replaces, and what by, going that way.
    fn turned(&self, way: Way) -> (Option<&[u8]>, Option<&[u8]>) {
        let old = self.old.as_ref().map(Bytes::as_slice);
        let new = self.new.as_ref().map(Bytes::as_slice);
        match way {
            Way::Back => (new, old),
            Way::Forth => (old, new),
        }
    }

    /// What the file shall be, going that way.
    pub(crate) fn made(&self, way: Way) -> New {
        let (_, new) = self.turned(way);
        new.map_or(New::Gone, |bytes| New::Whole(bytes.to_vec()))
    }
}

impl Store {
    /// What a record's exchanges make of the files, going that way; a file that is so already is left.
    pub(super) fn exchanged(&self, record: &LoggedChange, way: Way) -> Result<Texts, Fault> {
        let mut texts = Texts::new();
        for exchange in &record.exchanges {
            let since =
                || Fault::ChangedSince { name: record.name.clone(), title: exchange.home.clone() };
            let home = DataFile::at(&exchange.home).ok_or_else(since)?;
            match (self.stands(exchange), way) {
                (Standing::NotMade, Way::Forth) | (Standing::Made, Way::Back) => {
                    texts.insert(home, exchange.made(way));
                }
                (Standing::Made, Way::Forth) | (Standing::NotMade, Way::Back) => {}
                (Standing::Lost, _) => return Err(since()),
            }
        }
        Ok(texts)
    }

    /// Whether a file is as an exchange left it, or as it found it.
    pub(super) fn stands(&self, exchange: &Exchange) -> Standing {
        let now = DataFile::at(&exchange.home).map(|home| self.folder.bytes_on_disk(home));
        let (old, new) = exchange.turned(Way::Forth);
        match now {
            Some(now) if now.as_deref() == new => Standing::Made,
            Some(now) if now.as_deref() == old => Standing::NotMade,
            Some(_) | None => Standing::Lost,
        }
    }
}
