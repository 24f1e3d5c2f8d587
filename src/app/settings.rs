//! The settings of the program: keys, saved filters, characters, cadence.

use super::event::Charset;
use super::keymap::Keymap;
use crate::domain::filter::saved::SavedFilters;
use crate::domain::review::Cadence;

#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) keymap: Keymap,
    pub(crate) charset: Charset,
    /// The journey's name; empty for the usual one.
    pub(crate) name: String,
    /// Whether quitting goes back to the user's own journey, which the sample was opened from.
    pub(crate) goes_back: bool,
    pub(crate) saved_filters: SavedFilters,
    /// How often the review asks about an open goal.
    pub(crate) cadence: Cadence,
}
