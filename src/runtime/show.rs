//! The program on a terminal: the state machine, and how it is drawn there.

use super::event_loop::Program;
use super::light::Background;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::ui::{self, theme::Theme};
use ratatui::Frame;

/// Which colours to draw with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colours {
    /// Those that fit the terminal's ground.
    Auto,
    /// Those for a dark ground.
    Dark,
    /// Those for a light ground.
    Light,
    /// None.
    Off,
}

/// The state machine with its colours.
#[derive(Debug)]
pub struct Show {
    app: App,
    colours: Colours,
    theme: Theme,
}

impl Show {
    /// Shows `app` in those colours.
    pub fn new(app: App, colours: Colours) -> Show {
        let theme = theme(colours, Background::Unknown);
        Show {
            app,
            colours,
            theme,
        }
    }
}

impl Program for Show {
    fn update(&mut self, event: Event) -> Vec<Effect> {
        self.app.update(event)
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        ui::draw(&self.app, &self.theme, frame);
    }

    fn unwritten(&self) -> Option<String> {
        self.app.unwritten()
    }

    fn lit(&mut self, background: Background) {
        self.theme = theme(self.colours, background);
    }
}

fn theme(colours: Colours, background: Background) -> Theme {
    match (colours, background) {
        (Colours::Off, _) => Theme::colourless(),
        (Colours::Dark, _) | (Colours::Auto, Background::Dark) => Theme::dark(),
        (Colours::Light, _) | (Colours::Auto, Background::Light) => Theme::light(),
        (Colours::Auto, Background::Unknown) => Theme::terminal(),
    }
}
