//! The change of a file, item by item: the old text and the new of each block, and its place. Taken the
//! other way round it is the undo.
//!
//! A block is what `Document` says it is: an item with the comments that belong to it, here without the end of its last
//! line. So a file reads gap, block, gap, …, gap, and what is between two items belongs to neither.

mod align;

use crate::domain::data_file::DataFile;
use crate::store::diff::align::anchors;
use crate::store::document::{Document, Segments};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct FileDiff {
    #[serde(with = "name")]
    pub(crate) file: DataFile,
    #[serde(flatten)]
    pub(crate) edit: FileEdit,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum FileEdit {
    /// Block by block: undone whatever else has been changed since.
    Blocks(Blocks),
    /// As a whole, by a restore or a merge of its marks: undone only from the very bytes that it left.
    Whole(Whole),
}

/// The edits of a file's blocks, in the order of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Blocks {
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) made: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) removed: bool,
    pub(crate) hunks: Vec<Hunk>,
}

/// One place of a file that changed: all between two blocks that did not.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Hunk {
    /// The block before it, by its id or else its text; `None` at the start of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) after: Option<String>,
    /// The block behind it; `None` at the end of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) before: Option<String>,
    pub(crate) old: HunkSide,
    pub(crate) new: HunkSide,
}

/// The blocks of one place and the gaps around them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct HunkSide {
    /// The number of blocks before it.
    pub(crate) at: usize,
    /// Gap, block, gap, …, gap.
    pub(crate) texts: Vec<String>,
}

/// A file replaced, made or taken away as a whole; `None` is a file that is not there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Whole {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) old: Option<Bytes>,
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

impl FileDiff {
    pub(crate) fn whole(file: DataFile, old: Option<Vec<u8>>, new: Option<Vec<u8>>) -> FileDiff {
        let (old, new) = (old.map(Into::into), new.map(Into::into));
        FileDiff { file, edit: FileEdit::Whole(Whole { old, new }) }
    }

    /// The blocks in which two texts of a file differ; without an old one it is made.
    pub(crate) fn of(file: DataFile, old: Option<&Document>, new: &Document) -> FileDiff {
        let (made, absent) = (old.is_none(), Document::default());
        let hunks = hunks(&Segments::of(old.unwrap_or(&absent)), &Segments::of(new));
        FileDiff { file, edit: FileEdit::Blocks(Blocks { made, removed: false, hunks }) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(&self.edit, FileEdit::Blocks(blocks) if blocks.hunks.is_empty())
    }

    pub(crate) fn inverse(&self) -> FileDiff {
        let edit = match &self.edit {
            FileEdit::Whole(Whole { old, new }) => {
                FileEdit::Whole(Whole { old: new.clone(), new: old.clone() })
            }
            FileEdit::Blocks(Blocks { made, removed, hunks }) => FileEdit::Blocks(Blocks {
                made: *removed,
                removed: *made,
                hunks: hunks.iter().map(Hunk::inverse).collect(),
            }),
        };
        FileDiff { file: self.file, edit }
    }
}

impl Hunk {
    pub(crate) fn inverse(&self) -> Hunk {
        Hunk { old: self.new.clone(), new: self.old.clone(), ..self.clone() }
    }
}

impl HunkSide {
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().skip(1).step_by(2).map(String::as_str)
    }
}

impl Bytes {
    pub(crate) fn as_slice(&self) -> &[u8] {
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

fn hunks(old: &Segments, new: &Segments) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let (mut i, mut j) = (0, 0);
    let ends = (old.count(), new.count());
    for (k, l) in anchors(&old.blocks(), &new.blocks()).into_iter().chain([ends]) {
        if old.stretch(i..k) != new.stretch(j..l) {
            hunks.push(Hunk {
                after: old.key_before(i).map(str::to_owned),
                before: old.key(k).map(str::to_owned),
                old: HunkSide { at: i, texts: owned(old.stretch(i..k)) },
                new: HunkSide { at: j, texts: owned(new.stretch(j..l)) },
            });
        }
        (i, j) = (k + 1, l + 1);
    }
    hunks
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A file's name in the log.
mod name {
    use crate::domain::data_file::DataFile;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(file: &DataFile, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(file)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DataFile, D::Error> {
        let name = String::deserialize(from)?;
        DataFile::at(&name).ok_or_else(|| D::Error::custom("no file of a journey"))
    }
}
