//! What a change starts out from: the files as they were read, and which of them may be written to.

use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::store::document::{Bar, FORMAT};
use crate::store::draft::page::Page;
use crate::store::fault::{Fault, IN_BRACKETS};
use crate::store::sheet::Sheet;
use crate::store::view::View;
use std::collections::BTreeMap;
use std::path::Path;

/// What a change starts out from.
#[derive(Clone, Copy)]
pub(in crate::store) struct Ground<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) sheets: &'a BTreeMap<DataFile, Sheet>,
    pub(crate) view: &'a View,
    /// Whether an id stands in a year that is not loaded.
    pub(crate) elsewhere: &'a dyn Fn(&Id) -> bool,
    pub(crate) now: Moment,
}

impl<'a> Ground<'a> {
    /// Opens a file's page, unless it must not be written to.
    pub(super) fn opened(&self, home: DataFile) -> Result<Page<'a>, Fault> {
        let path = self.folder.join(home.to_string());
        let Some(sheet) = self.sheets.get(&home) else {
            return Err(Fault::Unsound { path, why: "it was not read first".into() });
        };
        if !sheet.trouble.is_empty() {
            return Err(Fault::Broken(sheet.trouble.clone()));
        }
        let Some(document) = &sheet.document else {
            return Ok(Page::made(home));
        };
        match &document.bar {
            None => Ok(Page::opened(home, document, self.view.ids.get(&home))),
            Some(Bar::Newer(found)) => Err(Fault::NewerFormat { path, found: *found }),
            Some(Bar::Odd) => Err(Fault::Broken(
                document.flaws.iter().map(|f| f.problem(&path, &document.text)).collect(),
            )),
            Some(Bar::Inline) => {
                let why = IN_BRACKETS;
                Err(Fault::Unwieldy { title: home.to_string(), why })
            }
        }
    }
}

/// The first line of a file that is made.
pub(in crate::store) fn first_line(newline: &str) -> String {
    format!("format = {FORMAT}{newline}")
}
