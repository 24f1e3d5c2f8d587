//! The new texts that a change puts into files.

use crate::domain::data_file::DataFile;
use crate::store::document::Document;
use crate::store::file_state::FileState;
use std::collections::BTreeMap;
use std::path::Path;

/// New texts of files.
pub(super) type Texts = BTreeMap<DataFile, New>;

/// What a file shall be.
pub(super) enum New {
    /// A text, taken apart.
    Text(Document),
    /// Those bytes, whatever they say: only where a whole file is replaced.
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
    pub(crate) fn state(self, home: DataFile, path: &Path) -> FileState {
        match self {
            New::Text(document) => FileState::of(None, Some(document)),
            New::Whole(bytes) => FileState::of_bytes(home, path, bytes),
            New::Gone => FileState::default(),
        }
    }
}
