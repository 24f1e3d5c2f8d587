//! A theme: how every role looks.
//!
//! ```text
//!  ground                                        what everything is drawn on
//!    strong     Past milestones         dim      titles of what matters, and what supports them
//!    faint      ─────────────────────────────
//!    milestone  ◆ text                  dim      milestones and the focus
//!    attention  ○ text            attention      what asks for a decision
//!  ▌ accent     ○ strong               text      the selected row, on selection
//!    done       ✓ dim                   dim      what was done, and the days of the map
//!    accent     a dim   accent  ? dim            keys, matches, the pane in use
//! ```
//!
//! Where a theme leaves a colour to the terminal, weight takes its place, so that `mono` is a theme like all others. Only
//! rules, dots and empty cells are faint there: what is to be read is as strong as the terminal draws it.

mod colour;
mod palette;

use crate::app::theme::{BuiltIn, Colour, Ink, NamedTheme};
use crate::view::lines::Role;
use colour::Rgb;
use palette::Palette;
use ratatui::style::{Color, Modifier, Style};

/// The terminal's ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Background {
    /// Light text on it is read.
    Dark,
    /// Dark text is.
    Light,
    /// It has not been told.
    Unknown,
}

/// How many colours the terminal draws.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// None, or none are wanted.
    None,
    /// Sixteen, in shades of its own.
    Ansi,
    /// 256.
    Indexed,
    /// All.
    Full,
}

/// How every role looks, and the ground below.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    /// The ground, where the theme has one of its own.
    ground: Style,
    text: Style,
    strong: Style,
    dim: Style,
    faint: Style,
    accent: Style,
    milestone: Style,
    done: Style,
    attention: Style,
    /// By the number of the level.
    levels: [Style; 5],
    cursor: Style,
    /// The ground of what is selected in the pane in use.
    pub(crate) selected: Style,
}

fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

impl Theme {
    /// A theme of the program, for such a terminal.
    pub fn of(theme: BuiltIn, background: Background, depth: Depth) -> Theme {
        Dye::new(Palette::of(theme, background, depth), depth).theme()
    }

    /// A theme that was chosen, for such a terminal.
    pub(crate) fn named(theme: &NamedTheme, background: Background, depth: Depth) -> Theme {
        let base = Palette::of(theme.base, background, depth);
        let colours = theme.colours.iter().filter(|_| depth != Depth::None);
        let palette = colours.fold(base, |palette, (ink, colour)| palette.with(*ink, *colour));
        Dye::new(palette, depth).theme()
    }

    /// The dark theme in all its colours.
    pub fn dark() -> Theme {
        Theme::of(BuiltIn::Dark, Background::Unknown, Depth::Full)
    }

    /// The light one.
    pub fn light() -> Theme {
        Theme::of(BuiltIn::Light, Background::Unknown, Depth::Full)
    }

    /// No colour at all: weight and reversal alone.
    pub fn mono() -> Theme {
        Theme::of(BuiltIn::Mono, Background::Unknown, Depth::None)
    }

    /// The colour of what lies behind a dialog.
    pub fn receded(&self) -> Color {
        self.faint.fg.unwrap_or(Color::Reset)
    }

    /// Whether the levels of a day are told apart by colour. Otherwise their shapes do it.
    pub(crate) fn colours_levels(&self) -> bool {
        let [_, one, two, ..] = self.levels;
        one != two
    }

    /// The look of a text in a role. Only rules and dots are faint: letters and digits are there to be read.
    pub(crate) fn style_of(&self, text: &str, role: Role) -> Style {
        let is_read = role == Role::Faint && text.chars().any(char::is_alphanumeric);
        self.style(if is_read { Role::Dim } else { role })
    }

    /// The look of a role.
    pub(crate) fn style(&self, role: Role) -> Style {
        match role {
            Role::Plain => self.text,
            Role::Strong => self.strong,
            Role::Dim => self.dim,
            Role::Faint => self.faint,
            Role::Heading => bold(self.dim),
            Role::Accent => self.accent,
            Role::Milestone => self.milestone,
            Role::Done => self.done,
            Role::Open => self.attention,
            Role::Emphasis => self.text.add_modifier(Modifier::ITALIC),
            Role::Focus => bold(self.accent),
            Role::Asking => bold(self.attention),
            Role::Level(level) => self.levels[level as usize],
            Role::Cursor => self.cursor,
        }
    }

    /// The look of a role where nothing else has been drawn.
    pub(crate) fn bare(&self, role: Role) -> Style {
        Style::reset().patch(self.ground).patch(self.style(role))
    }
}

/// The place of an empty day between the ground and a rule.
const FAINTEST: f64 = 0.6;

/// Turns the colours of a palette into those that a terminal can draw.
struct Dye {
    palette: Palette,
    depth: Depth,
    /// The grounds of text: as the palette means them, and as they are drawn.
    grounds: Vec<(Rgb, Rgb)>,
}

impl Dye {
    fn new(palette: Palette, depth: Depth) -> Dye {
        let grounds = [Ink::Ground, Ink::Selection].into_iter().filter_map(|ink| {
            let Colour::Rgb(red, green, blue) = palette.get(ink) else { return None };
            let meant = (red, green, blue);
            let drawn = match depth {
                Depth::Indexed => colour::indexed(colour::nearest(meant, &[])),
                Depth::None | Depth::Ansi | Depth::Full => meant,
            };
            Some((meant, drawn))
        });
        Dye { palette, depth, grounds: grounds.collect() }
    }

    fn theme(&self) -> Theme {
        let ground = self.drawn(self.palette.get(Ink::Ground), &[]);
        let painted = ground.filter(|_| self.palette.painted);
        let selection = self.drawn(self.palette.get(Ink::Selection), &[]);
        let text = self.drawn(self.palette.get(Ink::Text), &self.grounds).unwrap_or(Color::Reset);
        Theme {
            ground: painted.map_or(Style::new(), |ground| Style::new().bg(ground)),
            text: self.ink(Ink::Text, Modifier::empty()),
            strong: bold(self.ink(Ink::Strong, Modifier::empty())),
            dim: self.ink(Ink::Dim, Modifier::empty()),
            faint: self.ink(Ink::Faint, Modifier::DIM),
            accent: self.ink(Ink::Accent, Modifier::BOLD),
            milestone: self.ink(Ink::Milestone, Modifier::BOLD),
            done: self.ink(Ink::Done, Modifier::empty()),
            attention: self.ink(Ink::Attention, Modifier::BOLD),
            levels: self.levels(),
            cursor: self.cursor(ground),
            selected: match selection {
                Some(selection) => Style::new().bg(selection),
                // Reversed as well, each hue and what is faint would be a block of its own.
                None => {
                    let plain = Style::new().fg(text).remove_modifier(Modifier::DIM);
                    plain.add_modifier(Modifier::REVERSED)
                }
            },
        }
    }

    /// A text in that ink, with the weight that takes the place of a colour.
    fn ink(&self, ink: Ink, weight: Modifier) -> Style {
        let colour = self.palette.get(ink);
        let style = self.drawn(colour, &self.grounds).map_or(Style::new(), |c| Style::new().fg(c));
        match colour {
            Colour::Own => style.add_modifier(weight),
            Colour::Ansi(_) | Colour::Rgb(..) => style,
        }
    }

    /// A colour as this terminal draws it; `None` where it is the terminal's own.
    fn drawn(&self, colour: Colour, grounds: &[(Rgb, Rgb)]) -> Option<Color> {
        match (colour, self.depth) {
            (Colour::Own, _) | (_, Depth::None) => None,
            (Colour::Ansi(index), _) => Some(Color::Indexed(index)),
            (Colour::Rgb(r, g, b), Depth::Ansi) => {
                Some(Color::Indexed(colour::nearest_ansi((r, g, b))))
            }
            (Colour::Rgb(r, g, b), Depth::Indexed) => {
                Some(Color::Indexed(colour::nearest((r, g, b), grounds)))
            }
            (Colour::Rgb(r, g, b), Depth::Full) => Some(Color::Rgb(r, g, b)),
        }
    }

    /// An empty cell fainter than any rule, and four of one hue, from near the ground to near the strongest text. Where
    /// colours cannot be mixed, their shapes differ.
    fn levels(&self) -> [Style; 5] {
        let done = self.ink(Ink::Done, Modifier::empty());
        let none = self.ink(Ink::Faint, Modifier::DIM);
        let by_shape = [none, done, done, done, bold(done)];
        let parts = [Ink::Ground, Ink::Faint, Ink::Done, Ink::Strong];
        let [Colour::Rgb(a, b, c), faint, Colour::Rgb(d, e, f), Colour::Rgb(g, h, i)] =
            parts.map(|ink| self.palette.get(ink))
        else {
            return by_shape;
        };
        let Some(steps) = self.steps() else { return by_shape };
        let (ground, done, strong) = ((a, b, c), (d, e, f), (g, h, i));
        let drawn = |(r, g, b): Rgb| {
            let colour = self.drawn(Colour::Rgb(r, g, b), &[]).unwrap_or(Color::Reset);
            Style::new().fg(colour)
        };
        let [one, two, three, four] = steps.map(|step| {
            drawn(match step {
                ..1.0 => colour::mix(ground, done, step),
                _ => colour::mix(done, strong, step - 1.0),
            })
        });
        let none = match faint {
            Colour::Rgb(r, g, b) if self.depth == Depth::Full => {
                drawn(colour::mix(ground, (r, g, b), FAINTEST))
            }
            Colour::Rgb(..) | Colour::Ansi(_) | Colour::Own => none,
        };
        [none, one, two, three, four]
    }

    /// The places of the levels between the ground, at 0, the colour of what is done, at 1, and the strongest text, at 2.
    /// Among 256 colours those are taken that differ.
    fn steps(&self) -> Option<[f64; 4]> {
        match self.depth {
            Depth::Full => Some([0.5, 0.75, 1.0, 1.4]),
            Depth::Indexed => Some([0.55, 0.8, 1.2, 1.6]),
            Depth::Ansi | Depth::None => None,
        }
    }

    /// Text in the colour of the ground, on the accent.
    fn cursor(&self, ground: Option<Color>) -> Style {
        let accent = self.ink(Ink::Accent, Modifier::BOLD);
        match (accent.fg, ground) {
            (Some(accent), Some(ground)) => bold(Style::new().fg(ground).bg(accent)),
            (_, _) => bold(accent).add_modifier(Modifier::REVERSED),
        }
    }
}

#[cfg(test)]
mod tests;
