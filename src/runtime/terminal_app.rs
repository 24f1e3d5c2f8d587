//! The program on a terminal: the state machine, and how it is drawn there.

use super::event_loop::Program;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::event::{Event, Key};
use crate::app::theme::NamedTheme;
use crate::domain::text::clip;
use crate::runtime::{light, osc};
use crate::ui;
use crate::ui::theme::{Background, Depth, Theme};
use ratatui::Frame;

#[derive(Debug)]
pub(crate) struct TerminalApp {
    app: App,
    depth: Depth,
    background: Background,
    theme: Theme,
    /// What the theme was made of: it is made anew only for another choice or background.
    made_of: (NamedTheme, Background),
    /// Effects from before the first frame.
    owed: Vec<Effect>,
    /// Whether addresses are links.
    has_links: bool,
}

/// The most columns of a journey's name in the title.
const TITLE: usize = 80;

impl TerminalApp {
    /// Shows `app` with an event already handled; its effects wait for the first frame.
    pub(crate) fn new(mut app: App, asked: Option<Event>) -> TerminalApp {
        let depth = if app.settings.coloured { light::depth() } else { Depth::None };
        let background = Background::Unknown;
        let theme = Theme::named(app.theme(), background, depth);
        let made_of = (app.theme().clone(), background);
        let owed = asked.map(|event| app.update(event)).unwrap_or_default();
        TerminalApp { app, depth, background, theme, made_of, owed, has_links: osc::is_taken() }
    }

    fn follow_theme(&mut self) {
        let wanted = self.app.theme();
        if (wanted, self.background) != (&self.made_of.0, self.made_of.1) {
            self.theme = Theme::named(wanted, self.background, self.depth);
            self.made_of = (wanted.clone(), self.background);
        }
    }
}

impl Program for TerminalApp {
    fn update(&mut self, event: Event) -> Vec<Effect> {
        let first = event == Event::Shown;
        let mut effects = self.app.update(event);
        self.follow_theme();
        if first {
            effects.append(&mut self.owed);
        }
        effects
    }

    fn means(&self, key: Key) -> bool {
        self.app.means(key)
    }

    fn takes_text(&self) -> bool {
        self.app.takes_text()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        ui::draw(&self.app, &self.theme, frame);
        if self.has_links {
            ui::links::mark(&self.app, frame.buffer_mut());
        }
    }

    fn title(&self) -> String {
        match self.app.settings.name.as_str() {
            "" => "milepost".to_owned(),
            name => format!("milepost · {}", clip(name, TITLE)),
        }
    }

    fn uses_mouse(&self) -> bool {
        self.app.settings.mouse
    }

    fn editor(&self) -> Option<&str> {
        self.app.settings.editor.as_deref()
    }

    fn unwritten(&self) -> Option<String> {
        self.app.data.unwritten()
    }

    fn set_background(&mut self, background: Background) {
        self.background = background;
        self.follow_theme();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::event::Start;
    use crate::app::keymap::Keymap;
    use crate::app::settings::Settings;
    use crate::domain::data_file::DataFile;
    use crate::domain::date::{Date, Day};
    use crate::domain::goal::{Goal, State};
    use crate::domain::id::Id;
    use crate::domain::reading::Reading;
    use crate::domain::review::Walk;
    use crate::domain::sorted::SortedMap;
    use crate::domain::summary::YearSummary;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use std::sync::Arc;

    #[test]
    fn effects_of_the_start_come_after_the_first_frame() {
        let start =
            Start { today: Day::new(2026, 11, 22).expect("a day"), seed: 1, size: (120, 40) };
        let keymap = Keymap::new(&SortedMap::new()).expect("the table is sound");
        let mut app = App::new(start, Settings::new(keymap), crate::ui::LOOKS);
        let mut old = Goal::new(Id::spelled(1), "Try containers");
        old.state = State::done(Date::from_iso("2016-11-22").expect("a date"));
        app.update(Event::Read(Reading {
            summaries: vec![(2016, YearSummary::of([Arc::new(old)].iter()).into())],
            ..Reading::default()
        }));
        let mut program = TerminalApp::new(app, Some(Event::AskedToReview(Walk::Due)));
        let wanted = Effect::Disk(crate::app::disk::Request::Load(vec![2016]));
        assert!(program.update(Event::Shown).contains(&wanted));
        assert!(!program.update(Event::Shown).contains(&wanted), "and once only");
    }

    #[test]
    fn link_is_on_an_address_in_the_reading_pane_that_passes() {
        let start =
            Start { today: Day::new(2026, 11, 22).expect("a day"), seed: 1, size: (120, 40) };
        let keymap = Keymap::new(&SortedMap::new()).expect("the table is sound");
        let mut settings = Settings::new(keymap);
        settings.name = "work\u{7}".into();
        let mut app = App::new(start, settings, crate::ui::LOOKS);
        let mut goal = Goal::new(Id::spelled(1), "Read");
        goal.links = vec!["https://a.example".into(), "javascript:alert".into()];
        app.update(Event::Read(Reading {
            files: vec![(DataFile::Open, vec![goal.into()])],
            ..Reading::default()
        }));
        let mut program = TerminalApp { has_links: true, ..TerminalApp::new(app, None) };
        assert_eq!(program.title(), "milepost · work␇");
        let linked = |program: &TerminalApp| -> Vec<String> {
            let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("memory");
            terminal.draw(|frame| program.draw(frame)).expect("memory");
            let cells = terminal.backend().buffer().content.iter();
            let cells = cells.map(|cell| ui::links::split(cell.symbol()));
            let cells = cells.filter(|(_, tags)| !tags.is_empty());
            cells.map(|(symbol, tags)| format!("{symbol} {}", ui::links::address(tags))).collect()
        };
        let wanted: Vec<String> =
            "https://a.example".chars().map(|c| format!("{c} https://a.example")).collect();
        assert_eq!(linked(&program), wanted);
        program.update(Event::Asked(crate::app::action::Action::Help));
        assert_eq!(linked(&program), Vec::<String>::new(), "a dialog covers it");
    }
}
