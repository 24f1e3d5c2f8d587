//! The settings of the screen, which can change while it is open.

use super::keymap::Keymap;
use super::theme::Themes;
use crate::domain::calendar::DateStyle;
use crate::domain::filter::saved::SavedFilters;
use crate::domain::review::Cadence;

/// The settings of the screen.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// The keys of the actions.
    pub keymap: Keymap,
    /// Which characters the terminal draws one column wide.
    pub charset: Charset,
    pub(crate) themes: Themes,
    /// Whether there are colours at all.
    pub(crate) coloured: bool,
    /// The journey's name, for the header; empty for the usual one.
    pub name: String,
    pub(crate) saved_filters: SavedFilters,
    /// How often the review asks about an open goal.
    pub(crate) cadence: Cadence,
    pub(crate) dates: DateStyle,
    /// Whether clicks and the wheel are the program's; else the terminal selects text with them.
    pub(crate) mouse: bool,
    /// The command of the user's own editor; `None`: the environment names it.
    pub(crate) editor: Option<String>,
}

/// Which characters the terminal draws one column wide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Charset {
    /// Those of most fonts; no special font is needed.
    #[default]
    Unicode,
    /// ASCII alone.
    Ascii,
}

impl Settings {
    /// Those keys, and the default of everything else.
    pub fn new(keymap: Keymap) -> Settings {
        Settings {
            keymap,
            charset: Charset::default(),
            themes: Themes::default(),
            coloured: true,
            name: String::new(),
            saved_filters: SavedFilters::new(),
            cadence: Cadence::default(),
            dates: DateStyle::default(),
            mouse: true,
            editor: None,
        }
    }
}
