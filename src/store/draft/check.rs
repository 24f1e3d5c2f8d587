//! The last look at new texts before they are written: they parse, hold every item, and say what was meant.

use crate::domain::change::Edit;
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::record::Record;
use crate::store::block::only;
use crate::store::codec::diff::Step;
use crate::store::codec::{Field, Fields, Kind, fields, read};
use crate::store::document::Document;
use crate::store::draft::Ground;
use crate::store::draft::page::Page;
use crate::store::fault::Fault;
use crate::store::splice::Splice;
use crate::store::tree::parse;
use std::collections::BTreeMap;

/// New texts that were found sound, and how they came about.
pub(in crate::store) struct Proof {
    /// The files whose texts are new, taken apart.
    pub(crate) documents: BTreeMap<DataFile, Document>,
    pub(crate) splices: Vec<Splice>,
    pub(crate) edits: Vec<Edit>,
}

/// Looks at every page that was changed.
pub(super) fn proof(
    ground: Ground,
    pages: BTreeMap<DataFile, Page>,
    splices: Vec<Splice>,
    edits: Vec<Edit>,
) -> Result<Proof, Fault> {
    let mut documents = BTreeMap::new();
    for (home, page) in pages.into_iter().filter(|(_, p)| p.is_changed()) {
        let fault =
            |why: String| Fault::Unsound { path: ground.folder.join(home.to_string()), why };
        if page.is_as_before() {
            continue;
        }
        let parsed = page.parsed().map_err(|flaw| fault(flaw.message))?;
        if !agrees(&page, &parsed) {
            return Err(fault("the new text would not hold every item as it was meant".into()));
        }
        documents.insert(home, parsed);
    }
    Ok(Proof { documents, splices, edits })
}

fn agrees(page: &Page, parsed: &Document) -> bool {
    let meant = page.held().map(|h| h.item.as_ref());
    parsed.bar.is_none() && meant.eq(parsed.entries.iter().map(|e| e.item.as_ref()))
}

/// The fields that an item shall have after those steps.
pub(super) fn stepped(item: &Record, steps: &[Step], modified: Moment) -> Fields {
    let mut all = fields(item);
    for step in steps {
        let (key, value) = match step {
            Step::Put(key, field) => (key, Some(field.clone())),
            Step::Drop(key) => (key, None),
            Step::Inside(key, _, whole) => (key, Some(Field::Table(whole.clone()))),
            Step::Texts(key, _, to) => (key, (!to.is_empty()).then(|| Field::Texts(to.clone()))),
            Step::Tables(key, _, to) => (key, (!to.is_empty()).then(|| Field::Tables(to.clone()))),
        };
        all.iter_mut().filter(|(k, _)| k == key).for_each(|(_, field)| *field = value.clone());
    }
    all.iter_mut()
        .filter(|(k, _)| *k == "modified")
        .for_each(|(_, f)| *f = Some(Field::Moment(modified)));
    all
}

/// The one item that a text holds, if it is as expected.
pub(super) fn read_back(text: &str, kind: Kind, expected: &Fields) -> Option<Record> {
    let tree = parse(text).ok()?;
    let item = read(kind, only(&tree, kind)?).ok()?.member;
    (fields(&item) == *expected).then_some(item)
}
