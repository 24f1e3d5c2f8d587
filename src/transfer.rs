//! Other formats: the text or the bytes of a file in, items out, and a journey in, a text out. No file access, no clock.
//!
//! One file and one row of [`FORMATS`] for each format that can be imported; [`export`] has those that can be exported. A reader passes what it finds to an [`Intake`], which gives ids,
//! cleans texts and keeps the rules that hold for all formats; `domain::import` compares the result with the journey.

pub(crate) mod archive;
mod csv;
mod dates;
pub(crate) mod export;
#[cfg(test)]
mod fixtures;
mod flat;
mod format;
mod html;
mod intake;
pub(crate) mod json;
mod json_text;
mod jsonresume;
mod linkedin;
mod markdown;
mod openbadges;
mod options;
mod org;
mod own;
pub(crate) mod page;
pub(crate) mod report;
mod table;
mod task;
mod taskwarrior;
mod text;
mod time;
mod todotxt;
mod unreadable;

pub(crate) use self::format::Format;
pub(crate) use self::options::{Asked, DateOrder, ImportOptions, RowKind};
pub(crate) use self::text::InputFile;
pub(crate) use self::unreadable::Unreadable;

use self::intake::Intake;
use crate::domain::import::Import;

/// All formats, in the order in which a file is tried.
pub(crate) const FORMATS: &[Format] = &[
    own::FORMAT,
    linkedin::FORMAT,
    jsonresume::FORMAT,
    csv::FORMAT,
    taskwarrior::FORMAT,
    org::FORMAT,
    todotxt::FORMAT,
    markdown::FORMAT,
    openbadges::FORMAT,
];

pub(crate) fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name.eq_ignore_ascii_case(name))
}

/// The format that a file is certainly of.
pub(crate) fn guess(file: &InputFile) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.is)(file))
}

impl Format {
    /// Reads the files of one import.
    ///
    /// # Errors
    /// If a file is not of this format, or broken as a whole. A row that cannot be read is set aside instead.
    pub(crate) fn read(
        &self,
        files: &[InputFile],
        options: &ImportOptions<'_>,
    ) -> Result<Import, Unreadable> {
        let mut intake = Intake::new(self.name, options);
        match (self.read)(files, options, &mut intake) {
            Ok(()) => Ok(intake.finish()),
            Err(error) => {
                // What seems to be broken is perhaps of another format.
                if let Unreadable::Broken { file: name, .. } = &error
                    && let Some(file) = files.iter().find(|file| file.name == *name)
                {
                    task::refuse_other(file, self)?;
                }
                Err(error)
            }
        }
    }
}
