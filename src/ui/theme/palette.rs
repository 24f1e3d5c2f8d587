//! The colours of the program's own themes, in one table.

use super::{Background, Depth};
use crate::app::theme::{BuiltIn, Colour, INKS, Ink};

/// The colours of a theme, by the number of their ink.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Palette {
    colours: [Colour; INKS.len()],
    /// Whether its ground is drawn. Otherwise the terminal's is, and this is what it is taken for.
    pub(super) painted: bool,
}

/// A column of the tables below.
#[derive(Clone, Copy)]
enum Shade {
    Dark,
    Light,
    ContrastDark,
    ContrastLight,
    BlindDark,
    BlindLight,
}

/// For terminals that draw any colour, or 256. Blue is the focus, gold a milestone, green what is done, orange what asks
/// for a decision. The hues for colour-blind eyes differ in lightness as well: no two of them look alike with any of the
/// three deficiencies. No orange among the 256 has a contrast of 4.5 to a light ground: there a red is drawn.
const COLOURS: [(Ink, [u32; 6]); 10] = [
    // dark, light, high-contrast dark and light, colour-blind dark and light
    (Ink::Ground, [0x16181d, 0xfafafa, 0x000000, 0xffffff, 0x16181d, 0xfafafa]),
    (Ink::Selection, [0x262c38, 0xeaeff8, 0x1f2a3d, 0xe6eefb, 0x262c38, 0xeaeff8]),
    (Ink::Text, [0xd6d9df, 0x22262d, 0xf2f2f2, 0x101214, 0xd6d9df, 0x22262d]),
    (Ink::Strong, [0xffffff, 0x000000, 0xffffff, 0x000000, 0xffffff, 0x000000]),
    (Ink::Dim, [0x9aa1ad, 0x5c6370, 0xc4c8ce, 0x3a3f47, 0x9aa1ad, 0x5c6370]),
    (Ink::Faint, [0x454b56, 0xc3c8d1, 0x7a808a, 0x80868f, 0x454b56, 0xc3c8d1]),
    (Ink::Accent, [0x82aaf0, 0x1f5fbf, 0x8cc4ff, 0x0a3f94, 0x5aa9ff, 0x1560dd]),
    (Ink::Milestone, [0xdca84f, 0x8a6100, 0xffd24d, 0x5c3f00, 0xf2d95c, 0x8c1080]),
    (Ink::Done, [0x8fbc8f, 0x2f7038, 0x8fe08f, 0x0f4d1a, 0xa9d6e8, 0x003f45]),
    (Ink::Attention, [0xee8b46, 0xbd430a, 0xff9e66, 0x8a2600, 0xf08a24, 0xbd430a]),
];

const OWN: Colour = Colour::Own;

/// The grey of the sixteen: too faint to be read, but for rules and what lies behind a dialog.
const BRIGHT_BLACK: Colour = Colour::Ansi(8);

/// For terminals of sixteen colours, whose shades are the terminal's own: those that are bright nearly everywhere on a
/// dark ground, and those that are dark nearly everywhere on a light one.
const SIXTEEN: [(Ink, [Colour; 6]); 10] = {
    const BLACK: Colour = Colour::Ansi(0);
    const RED: Colour = Colour::Ansi(1);
    const GREEN: Colour = Colour::Ansi(2);
    const YELLOW: Colour = Colour::Ansi(3);
    const BLUE: Colour = Colour::Ansi(4);
    const MAGENTA: Colour = Colour::Ansi(5);
    const CYAN: Colour = Colour::Ansi(6);
    const GREY: Colour = Colour::Ansi(7);
    const BRIGHT_RED: Colour = Colour::Ansi(9);
    const BRIGHT_GREEN: Colour = Colour::Ansi(10);
    const BRIGHT_YELLOW: Colour = Colour::Ansi(11);
    const BRIGHT_CYAN: Colour = Colour::Ansi(14);
    const WHITE: Colour = Colour::Ansi(15);
    [
        (Ink::Ground, [BLACK, WHITE, BLACK, WHITE, BLACK, WHITE]),
        (Ink::Selection, [OWN; 6]),
        (Ink::Text, [GREY, BLACK, WHITE, BLACK, GREY, BLACK]),
        (Ink::Strong, [WHITE, BLACK, WHITE, BLACK, WHITE, BLACK]),
        (Ink::Dim, [GREY, BLACK, GREY, BLACK, GREY, BLACK]),
        (Ink::Faint, [BRIGHT_BLACK; 6]),
        (Ink::Accent, [CYAN, BLUE, BRIGHT_CYAN, BLUE, CYAN, BLUE]),
        (Ink::Milestone, [YELLOW, MAGENTA, BRIGHT_YELLOW, MAGENTA, YELLOW, MAGENTA]),
        (Ink::Done, [GREEN, BLACK, BRIGHT_GREEN, BLACK, GREY, BLACK]),
        (Ink::Attention, [BRIGHT_RED, RED, BRIGHT_RED, RED, BRIGHT_RED, RED]),
    ]
};

impl Palette {
    /// The terminal's own colour for everything: what stands out does so by weight.
    pub(super) const OWN: Palette = Palette { colours: [OWN; INKS.len()], painted: false };

    /// That of a theme of the program on such a terminal.
    pub(super) fn of(theme: BuiltIn, background: Background, depth: Depth) -> Palette {
        let by_ground = |dark, light| match background {
            Background::Dark | Background::Unknown => dark,
            Background::Light => light,
        };
        let shade = match theme {
            _ if depth == Depth::None => return Palette::OWN,
            BuiltIn::Mono => return Palette::OWN,
            BuiltIn::Auto => return Palette::auto(background, depth),
            BuiltIn::Dark => Shade::Dark,
            BuiltIn::Light => Shade::Light,
            BuiltIn::HighContrast => by_ground(Shade::ContrastDark, Shade::ContrastLight),
            BuiltIn::ColourBlind => by_ground(Shade::BlindDark, Shade::BlindLight),
        };
        Palette::shade(shade, depth)
    }

    fn shade(shade: Shade, depth: Depth) -> Palette {
        let colours = match depth {
            Depth::Ansi => SIXTEEN.map(|(_, row)| row[shade as usize]),
            Depth::None | Depth::Indexed | Depth::Full => {
                COLOURS.map(|(_, row)| rgb(row[shade as usize]))
            }
        };
        Palette { colours, painted: true }
    }

    /// On the terminal's own ground. Where that is not known, weight takes the place of hues: none has a contrast of 4.5
    /// to a dark ground and to a light one.
    fn auto(background: Background, depth: Depth) -> Palette {
        let shade = match background {
            Background::Dark => Shade::Dark,
            Background::Light => Shade::Light,
            Background::Unknown => return Palette::OWN.with(Ink::Faint, BRIGHT_BLACK),
        };
        let palette = Palette { painted: false, ..Palette::shade(shade, depth) };
        let own: &[Ink] = match depth {
            Depth::Ansi => &[Ink::Ground, Ink::Text, Ink::Strong, Ink::Dim],
            Depth::None | Depth::Indexed | Depth::Full => &[],
        };
        own.iter().fold(palette, |palette, ink| palette.with(*ink, OWN))
    }

    pub(super) fn get(&self, ink: Ink) -> Colour {
        self.colours[ink as usize]
    }

    /// With another colour for that ink.
    pub(super) fn with(mut self, ink: Ink, colour: Colour) -> Palette {
        self.colours[ink as usize] = colour;
        if ink == Ink::Ground {
            self.painted = colour != OWN;
        }
        self
    }
}

fn rgb(hex: u32) -> Colour {
    let [_, red, green, blue] = hex.to_be_bytes();
    Colour::Rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_the_tables_are_in_the_order_of_the_inks() {
        let inks = INKS.map(|(_, ink)| ink);
        assert_eq!(COLOURS.map(|(ink, _)| ink), inks);
        assert_eq!(SIXTEEN.map(|(ink, _)| ink), inks);
        for (number, ink) in inks.into_iter().enumerate() {
            assert_eq!(ink as usize, number);
        }
    }
}
