//! The themes that can be chosen, and which one is: those of the program, and the user's own.

/// A theme of the program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum BuiltIn {
    /// The terminal's own ground, dark or light.
    #[default]
    Auto,
    /// A dark ground, whatever the terminal's is.
    Dark,
    /// A light one.
    Light,
    /// 7:1 at least, as dark or light as the terminal.
    HighContrast,
    /// Hues that stay apart for colour-blind eyes.
    ColourBlind,
    /// Weight and reversal alone.
    Mono,
}

impl BuiltIn {
    /// Every one, in the order in which they are offered.
    pub const ALL: [BuiltIn; 6] = [
        BuiltIn::Auto,
        BuiltIn::Dark,
        BuiltIn::Light,
        BuiltIn::HighContrast,
        BuiltIn::ColourBlind,
        BuiltIn::Mono,
    ];

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            BuiltIn::Auto => "auto",
            BuiltIn::Dark => "dark",
            BuiltIn::Light => "light",
            BuiltIn::HighContrast => "high-contrast",
            BuiltIn::ColourBlind => "colour-blind",
            BuiltIn::Mono => "mono",
        }
    }
}

/// What a theme has a colour for, in the order of the tables.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Ink {
    /// What everything is drawn on.
    Ground,
    /// The ground of the selected row.
    Selection,
    /// Ordinary text.
    Text,
    /// The title of what matters most.
    Strong,
    /// What supports it: dates, labels, headings.
    Dim,
    /// Rules and empty bars: nothing to read.
    Faint,
    /// The focus, a match, a key to press.
    Accent,
    /// A milestone, and the goal that is to be the next one.
    Milestone,
    /// Something done, and the days of the map.
    Done,
    /// What asks for a decision.
    Attention,
}

impl Ink {
    /// Every one, by its number.
    pub const ALL: [Ink; 10] = [
        Ink::Ground,
        Ink::Selection,
        Ink::Text,
        Ink::Strong,
        Ink::Dim,
        Ink::Faint,
        Ink::Accent,
        Ink::Milestone,
        Ink::Done,
        Ink::Attention,
    ];
}

/// A colour as a theme names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    /// What the terminal draws with when nobody asks for a colour.
    Own,
    /// One of the terminal's sixteen.
    Ansi(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}
