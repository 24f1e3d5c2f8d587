//! A format that can be imported: its name, its files and its reader.

use super::intake::Intake;
use super::options::{Asked, FormatFlag, ImportOptions};
use super::text::InputFile;
use super::unreadable::Unreadable;

/// A format that can be imported.
pub(crate) struct Format {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// With its article: `a taskwarrior export`.
    pub(crate) what: &'static str,
    /// Whether it opens the member of a folder or of an archive that has this name, without folders.
    pub(crate) opens: fn(&str) -> bool,
    /// Whether a file is certainly of this format.
    pub(crate) is: fn(&InputFile) -> bool,
    /// The flags that it uses, of those that only some formats do.
    pub(crate) flags: &'static [FormatFlag],
    pub(super) read: ReadFiles,
}

impl Format {
    /// The first flag given that it does not use.
    pub(crate) fn unused(&self, asked: &Asked) -> Option<FormatFlag> {
        asked.flags().find(|flag| !self.flags.contains(flag))
    }
}

/// Reads the files of one import.
pub(super) type ReadFiles =
    fn(&[InputFile], &ImportOptions<'_>, &mut Intake) -> Result<(), Unreadable>;
