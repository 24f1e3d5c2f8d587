//! The columns of a file of a LinkedIn export: by its own headers, else, in another language, by those that tables have.

use super::section::{ExportSection, Names};
use crate::transfer::table::Sheet;
use crate::transfer::table::field::{SheetField, known_header};

pub(super) struct SectionColumns {
    pub(super) title: Option<usize>,
    pub(super) at: Option<usize>,
    pub(super) on: Option<usize>,
    pub(super) until: Option<usize>,
    pub(super) note: Vec<usize>,
    pub(super) link: Option<usize>,
    pub(super) number: Option<usize>,
}

impl SectionColumns {
    /// `None` without a title, and without an organisation instead.
    pub(super) fn of(section: &ExportSection, table: &Sheet<'_>) -> Option<SectionColumns> {
        let all = |names: Names, fields: &[SheetField]| -> Vec<usize> {
            let own: Vec<usize> = names.iter().filter_map(|name| table.column(name)).collect();
            // A section without such a column has none in another language either.
            if !own.is_empty() || names.is_empty() {
                return own;
            }
            let is_one = |name: &String| {
                known_header(name).any(|(_, field)| fields.contains(&field)) && !section.knows(name)
            };
            (0..).zip(&table.names).filter(|(_, name)| is_one(name)).map(|(at, _)| at).collect()
        };
        let first = |names, fields| all(names, fields).first().copied();
        let columns = SectionColumns {
            title: first(section.title, &[SheetField::Title]),
            at: first(section.at, &[SheetField::At, SheetField::Issuer]),
            on: first(section.on, &[SheetField::On]),
            until: first(section.until, &[SheetField::Until, SheetField::Expires]),
            note: all(section.note, &[SheetField::Note]),
            link: first(section.link, &[SheetField::Links, SheetField::CredentialUrl]),
            number: first(section.number, &[SheetField::Credential]),
        };
        (columns.title.or(columns.at).is_some()).then_some(columns)
    }

    /// The filled columns that become nothing, in a sentence.
    pub(super) fn unread(&self, section: &ExportSection, table: &Sheet<'_>) -> Option<String> {
        let one = [self.title, self.at, self.on, self.until, self.link, self.number];
        table.unread(|at| {
            one.contains(&Some(at))
                || self.note.contains(&at)
                || table.names.get(at).is_some_and(|name| section.knows(name))
        })
    }
}
