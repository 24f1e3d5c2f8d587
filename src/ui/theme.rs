//! Colours: few hues, each with one meaning; the rest is weight and dimness.

use crate::domain::momentum::Level;
use crate::view::lines::Role;
use ratatui::style::{Color, Modifier, Style};

/// How every role looks, and the ground that it stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    plain: Style,
    strong: Style,
    dim: Style,
    faint: Style,
    heading: Style,
    accent: Style,
    milestone: Style,
    done: Style,
    open: Style,
    levels: [Style; 5],
    cursor: Style,
    /// The ground of what is selected in the pane in use.
    pub(crate) selected: Style,
    /// The border of the pane in use.
    pub(crate) focused: Style,
    /// The border of the others.
    pub(crate) border: Style,
}

const fn colour(index: u8) -> Style {
    Style::new().fg(Color::Indexed(index))
}

const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

/// A faint empty cell, and four solid ones of one hue. Without colours their shapes differ.
const fn levels(indices: [u8; 5]) -> [Style; 5] {
    let [none, one, two, three, four] = indices;
    [colour(none), solid(one), solid(two), solid(three), solid(four)]
}

const fn solid(index: u8) -> Style {
    colour(index).bg(Color::Indexed(index))
}

impl Theme {
    /// For a dark ground: blue is the focus, gold a milestone, green what is done, orange what asks for a decision.
    pub const fn dark() -> Theme {
        Theme {
            plain: colour(252),
            strong: bold(colour(255)),
            dim: colour(247),
            faint: colour(240),
            heading: bold(colour(248)),
            accent: colour(110),
            milestone: colour(179),
            done: colour(108),
            open: colour(173),
            levels: levels([238, 65, 108, 151, 194]),
            cursor: bold(colour(235)).bg(Color::Indexed(110)),
            selected: Style::new().bg(Color::Indexed(236)),
            focused: colour(110),
            border: colour(239),
        }
    }

    /// The same meanings on a light ground.
    pub const fn light() -> Theme {
        Theme {
            plain: colour(236),
            strong: bold(colour(232)),
            dim: colour(241),
            faint: colour(249),
            heading: bold(colour(239)),
            accent: colour(25),
            milestone: colour(136),
            done: colour(28),
            open: colour(94),
            levels: levels([252, 151, 108, 65, 22]),
            cursor: bold(colour(255)).bg(Color::Indexed(25)),
            selected: Style::new().bg(Color::Indexed(255)),
            focused: colour(25),
            border: colour(250),
        }
    }

    /// The terminal's own colours, where its ground is not known: they fit it, whatever it is.
    pub const fn terminal() -> Theme {
        let own = Style::new();
        let green = own.fg(Color::Green);
        let dim = own.add_modifier(Modifier::DIM);
        Theme {
            plain: own,
            strong: bold(own),
            dim,
            faint: dim,
            heading: bold(dim),
            accent: own.fg(Color::Blue),
            milestone: own.fg(Color::Yellow),
            done: own.fg(Color::Green),
            open: own.fg(Color::Magenta),
            levels: [dim, green, green, green, green],
            cursor: bold(own.fg(Color::Blue)).add_modifier(Modifier::REVERSED),
            selected: own.add_modifier(Modifier::REVERSED),
            focused: own.fg(Color::Blue),
            border: dim,
        }
    }

    /// No colour at all: weight, dimness and reversal alone.
    pub const fn colourless() -> Theme {
        let own = Style::new();
        let dim = own.add_modifier(Modifier::DIM);
        Theme {
            plain: own,
            strong: bold(own),
            dim,
            faint: dim,
            heading: bold(own),
            accent: bold(own),
            milestone: bold(own),
            done: own,
            open: bold(own),
            levels: [dim, own, own, own, bold(own)],
            cursor: bold(own).add_modifier(Modifier::REVERSED),
            selected: own.add_modifier(Modifier::REVERSED),
            focused: bold(own),
            border: dim,
        }
    }

    /// The colour of what lies behind a dialog.
    pub fn receded(&self) -> Color {
        self.faint.fg.unwrap_or(Color::Reset)
    }

    fn level(&self, level: Level) -> Style {
        let [none, one, two, three, four] = self.levels;
        match level {
            Level::None => none,
            Level::One => one,
            Level::Two => two,
            Level::Three => three,
            Level::Four => four,
        }
    }

    /// The look of a text in a role. Only rules and dots are faint: letters and digits are there to be read.
    pub(crate) fn style_of(&self, text: &str, role: Role) -> Style {
        let is_read = role == Role::Faint && text.chars().any(char::is_alphanumeric);
        self.style(if is_read { Role::Dim } else { role })
    }

    /// The look of a role.
    pub(crate) fn style(&self, role: Role) -> Style {
        match role {
            Role::Plain => self.plain,
            Role::Strong => self.strong,
            Role::Dim => self.dim,
            Role::Faint => self.faint,
            Role::Heading => self.heading,
            Role::Accent => self.accent,
            Role::Milestone => self.milestone,
            Role::Done => self.done,
            Role::Open => self.open,
            Role::Focus => bold(self.accent),
            Role::Asking => bold(self.open),
            Role::Level(level) => self.level(level),
            Role::Cursor => self.cursor,
        }
    }
}
