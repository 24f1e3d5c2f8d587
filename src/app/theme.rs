//! What a theme is: colours for what there is to draw. The built-in ones are named here.

mod named;

pub use named::{NamedTheme, Themes};

/// A built-in theme.
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

/// Every one by its number, which is the order in which they are offered: its name in the settings, and what it is like.
const BUILT_IN: [(BuiltIn, &str, &str); 6] = [
    (BuiltIn::Auto, "auto", "on the terminal's own ground"),
    (BuiltIn::Dark, "dark", "on any terminal"),
    (BuiltIn::Light, "light", "on any terminal"),
    (BuiltIn::HighContrast, "high-contrast", "dark or light as the terminal"),
    (BuiltIn::ColourBlind, "colour-blind", "dark or light as the terminal"),
    (BuiltIn::Mono, "mono", "no colours"),
];

impl BuiltIn {
    /// Every one, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = BuiltIn> + Clone {
        BUILT_IN.into_iter().map(|(theme, ..)| theme)
    }

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        BUILT_IN[self as usize].1
    }

    /// What it is like, in a few words.
    pub(crate) fn help(self) -> &'static str {
        BUILT_IN[self as usize].2
    }

    fn named(name: &str) -> Option<BuiltIn> {
        BUILT_IN.iter().find(|(_, known, _)| *known == name).map(|(theme, ..)| *theme)
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

/// Every one by its number, under its name in the settings.
pub(crate) const INKS: [(&str, Ink); 10] = [
    ("ground", Ink::Ground),
    ("selection", Ink::Selection),
    ("text", Ink::Text),
    ("strong", Ink::Strong),
    ("dim", Ink::Dim),
    ("faint", Ink::Faint),
    ("accent", Ink::Accent),
    ("milestone", Ink::Milestone),
    ("done", Ink::Done),
    ("attention", Ink::Attention),
];

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

/// The names of the sixteen, and of the terminal's own colour.
const COLOURS: [(&str, Colour); 17] = [
    ("black", Colour::Ansi(0)),
    ("red", Colour::Ansi(1)),
    ("green", Colour::Ansi(2)),
    ("yellow", Colour::Ansi(3)),
    ("blue", Colour::Ansi(4)),
    ("magenta", Colour::Ansi(5)),
    ("cyan", Colour::Ansi(6)),
    ("white", Colour::Ansi(7)),
    ("bright-black", Colour::Ansi(8)),
    ("bright-red", Colour::Ansi(9)),
    ("bright-green", Colour::Ansi(10)),
    ("bright-yellow", Colour::Ansi(11)),
    ("bright-blue", Colour::Ansi(12)),
    ("bright-magenta", Colour::Ansi(13)),
    ("bright-cyan", Colour::Ansi(14)),
    ("bright-white", Colour::Ansi(15)),
    ("terminal", Colour::Own),
];

impl Colour {
    fn read(text: &str) -> Option<Colour> {
        if let Some(hex) = text.strip_prefix('#') {
            let is_hex = hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
            let number = u32::from_str_radix(hex, 16).ok().filter(|_| is_hex)?;
            let [_, red, green, blue] = number.to_be_bytes();
            return Some(Colour::Rgb(red, green, blue));
        }
        COLOURS.iter().find(|(name, _)| *name == text).map(|(_, colour)| *colour)
    }
}
