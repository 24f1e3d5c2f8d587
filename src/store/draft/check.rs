//! The last look at new texts before they are written: they parse, hold every item, and say what was meant.

use crate::domain::data_file::DataFile;
use crate::domain::record::Record;
use crate::domain::sorted::SortedMap;
use crate::store::block::only;
use crate::store::codec::{RecordKind, fields, read};
use crate::store::diff::FileDiff;
use crate::store::document::Document;
use crate::store::draft::DraftInput;
use crate::store::draft::text::DraftText;
use crate::store::fault::Fault;
use crate::store::tree::parse;

/// New texts that passed the checks.
pub(in crate::store) struct CheckedDraft {
    /// The parsed files with new texts.
    pub(crate) documents: SortedMap<DataFile, Document>,
    pub(crate) diffs: Vec<FileDiff>,
}

pub(super) fn checked(
    input: DraftInput,
    texts: SortedMap<DataFile, DraftText>,
) -> Result<CheckedDraft, Fault> {
    let (mut documents, mut diffs) = (SortedMap::new(), Vec::new());
    for (file, text) in texts.into_iter().filter(|(_, text)| !text.is_as_before()) {
        let fault = |why: String| Fault::Unsound { path: input.folder.path_of(file), why };
        let parsed = text.parsed().map_err(|diagnostic| fault(diagnostic.message))?;
        if !text.agrees_with(&parsed) {
            return Err(fault("the new text would not hold every item as it was meant".into()));
        }
        let diff = text.into_diff(&parsed).map_err(|diagnostic| fault(diagnostic.message))?;
        diffs.extend((!diff.is_empty()).then_some(diff));
        documents.insert(file, parsed);
    }
    Ok(CheckedDraft { documents, diffs })
}

/// The one record of a text, if it says what was meant.
pub(super) fn read_back(text: &str, meant: &Record) -> Option<Record> {
    let kind = RecordKind::of(meant);
    let tree = parse(text).ok()?;
    let item = read(kind, only(&tree, kind)?).ok()?.member;
    (fields(&item) == fields(meant)).then_some(item)
}
