//! The way from the command line to the screen.

use crate::app::App;
use crate::app::event::{Charset, Event, Start};
use crate::app::keymap::Keymap;
use crate::cli::failure::Failure;
use crate::cli::places::Settled;
use crate::cli::sample;
use crate::config::{Config, Glyphs, Theme};
use crate::domain::review::Cadence;
use crate::runtime::backend::StoreBackend;
use crate::runtime::clock::{self, Clock};
use crate::runtime::scratch::Scratch;
use crate::runtime::terminal_app::{Colours, TerminalApp};
use crate::runtime::{Console, RunError, Settings};
use crate::store::places::Places;
use crate::store::{Store, Years};
use crate::view::{self, glyphs};
use std::path::PathBuf;

/// What the screen is opened on.
#[derive(Debug)]
pub(super) enum Opening {
    /// The journey of these places, with something asked for at once.
    Journey(Settled, Option<Box<Event>>),
    /// A sample career, in a scratch folder that is gone afterwards.
    Demo(Config),
}

/// Opens the screen and stays until it is left.
pub(super) fn open(opening: Opening, coloured: bool) -> Result<(), Failure> {
    let clock = Clock::from_env()?;
    match opening {
        Opening::Journey(settled, at) => {
            let scene = Scene {
                name: name(&settled),
                clock,
                reports: settled.places.state.clone(),
                places: settled.places,
                settings: settled.file,
                at,
            };
            show(scene, &settled.config, coloured)
        }
        Opening::Demo(config) => {
            let scratch = Scratch::new(clock::seed()).map_err(no_scratch)?;
            show(sampled(&scratch, clock)?, &config, coloured)
        }
    }
}

/// What is shown, and when that is.
struct Scene {
    places: Places,
    /// The file that settings are kept in.
    settings: Option<PathBuf>,
    name: String,
    clock: Clock,
    /// What is asked for at once.
    at: Option<Box<Event>>,
    /// Where a report of a panic is left, if not among the temporary files.
    reports: Option<PathBuf>,
}

/// The sample, on the day that it was written for: on any other its week would be empty and its targets gone by.
fn sampled(scratch: &Scratch, clock: Clock) -> Result<Scene, Failure> {
    let journey = scratch.path().join("sample");
    sample::write_to(&journey).map_err(no_scratch)?;
    let state = Some(scratch.path().join("state"));
    Ok(Scene {
        places: Places { journey, state, cache: None },
        settings: Some(scratch.path().join("config.toml")),
        name: "a sample career".into(),
        at: None,
        clock: match clock {
            Clock::System => Clock::Fixed(sample::day()),
            Clock::Fixed(_) => clock,
        },
        // Not in the scratch folder: a report that is named has to be there afterwards.
        reports: None,
    })
}

/// The terminal is taken over first: it answers what it is asked while the journey is read.
fn show(scene: Scene, config: &Config, coloured: bool) -> Result<(), Failure> {
    let Scene { places, settings: file, name, clock, at, reports } = scene;
    let keymap = Keymap::new(&config.keys).map_err(|error| {
        Failure::request(
            format!("the key bindings of the configuration: {error}"),
            "milepost --help names its file",
        )
    })?;
    let colours = colours(config, coloured);
    let reports = reports.unwrap_or_else(std::env::temp_dir);
    let settings = Settings { reports, clock, colours };
    let console = Console::open(settings).map_err(told)?;
    let start = Start {
        today: clock.today(),
        seed: clock::seed(),
        name,
        size: console.size(),
        charset: charset(config.glyphs),
    };
    let mut app = App::new(start, keymap, view::arrange)
        .with_filters(config.filters.clone())
        .with_cadence(Cadence::every(config.review.every_days));
    let mut store = Store::new(places);
    let reading = match store.read(Years::Known) {
        Ok(reading) => reading,
        Err(fault) => {
            drop(console);
            return Err(fault.into());
        }
    };
    app.update(Event::Read(reading));
    let backend = StoreBackend::new(store, clock, file);
    let asked = at.into_iter().map(|event| *event);
    let program = asked.fold(TerminalApp::new(app, colours), TerminalApp::asked);
    console.run(program, backend).map_err(told)
}

fn colours(config: &Config, coloured: bool) -> Colours {
    match (coloured, config.theme) {
        (false, _) => Colours::Off,
        (true, Theme::Auto) => Colours::Auto,
        (true, Theme::Dark) => Colours::Dark,
        (true, Theme::Light) => Colours::Light,
    }
}

/// The name in the header: the configuration's, else the folder's, unless that is the usual one.
fn name(settled: &Settled) -> String {
    let folder = settled.places.journey.file_name().and_then(|name| name.to_str());
    let folder = folder.filter(|name| *name != "milepost").unwrap_or_default();
    let name = settled.config.name.as_str();
    if name.is_empty() { folder } else { name }.to_owned()
}

fn told(error: RunError) -> Failure {
    match error {
        RunError::Panicked => Failure::panicked(),
        RunError::NotATerminal(_) | RunError::NoScreen(_) | RunError::Terminal(_) => {
            Failure::world(error.to_string(), error.hint())
        }
    }
}

fn no_scratch(error: std::io::Error) -> Failure {
    let folder = std::env::temp_dir();
    Failure::world(
        format!("cannot make a scratch folder in {}: {error}", folder.display()),
        "set TMPDIR to a folder that can be written to",
    )
}

/// The characters of that choice.
pub(super) fn drawn_with(choice: Glyphs) -> &'static glyphs::Glyphs {
    glyphs::Glyphs::of(charset(choice))
}

fn charset(choice: Glyphs) -> Charset {
    match choice {
        Glyphs::Unicode => Charset::Unicode,
        Glyphs::Ascii => Charset::Ascii,
    }
}
