//! Opens the screen from the command line.

use crate::app::App;
use crate::app::event::{Charset, Event, Start};
use crate::app::keymap::Keymap;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::places::Setup;
use crate::cli::sample;
use crate::config::{Config, GlyphSet, ThemeName};
use crate::domain::review::Cadence;
use crate::runtime::backend::StoreBackend;
use crate::runtime::clock::{self, Clock};
use crate::runtime::restart::restart;
use crate::runtime::scratch::Scratch;
use crate::runtime::terminal_app::{Colours, TerminalApp};
use crate::runtime::{Console, Ending, panic};
use crate::store::places::Places;
use crate::store::{Store, Years};
use crate::view;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Opens the screen on a journey with an event already handled, and stays until it is left.
pub(super) fn open(setup: Setup, at: Option<Event>, output: &Output) -> Result<(), Failure> {
    let (file, journey) = (settings_of(&setup), setup.places.journey.clone());
    match show(setup, Clock::from_env()?, at, None, output)? {
        Ending::Sample => {
            let args = [OsStr::new("demo"), OsStr::new("--back-to"), journey.as_os_str()];
            become_another(&args, file, output)
        }
        Ending::Quit | Ending::Told => Ok(()),
    }
}

/// Replaces this process by the program with those arguments, in the same settings and colours.
fn become_another(args: &[&OsStr], file: Option<PathBuf>, output: &Output) -> Result<(), Failure> {
    let color = if output.is_coloured() { "always" } else { "never" };
    let color = ["--color", color].map(OsStr::new);
    let config = file.iter().flat_map(|file| [OsStr::new("--config"), file.as_os_str()]);
    match restart(args.iter().copied().chain(color).chain(config)) {
        Err(error) => {
            Err(Failure::world(format!("cannot start milepost again: {error}"), "run milepost"))
        }
    }
}

fn settings_of(setup: &Setup) -> Option<PathBuf> {
    setup.file.clone().filter(|file| file.exists())
}

/// Opens the screen on a sample career, in a scratch folder that is gone afterwards. Its day is the one that it was
/// written for: on any other its week would be empty and its targets would have passed. Quitting goes back to the screen
/// of the journey that was left for it.
pub(super) fn open_demo(
    own: Setup,
    back_to: Option<&Path>,
    output: &Output,
) -> Result<(), Failure> {
    let file = settings_of(&own);
    match (show_demo(own.config, back_to, output)?, back_to) {
        (Ending::Quit | Ending::Sample, Some(journey)) => {
            become_another(&[OsStr::new("--dir"), journey.as_os_str()], file, output)
        }
        (Ending::Quit | Ending::Sample | Ending::Told, _) => Ok(()),
    }
}

fn show_demo(config: Config, back_to: Option<&Path>, output: &Output) -> Result<Ending, Failure> {
    let clock = match Clock::from_env()? {
        Clock::System => Clock::Fixed(sample::day()),
        fixed @ Clock::Fixed(_) => fixed,
    };
    let scratch = Scratch::swept(clock::seed()).map_err(no_scratch)?;
    let journey = scratch.path().join("sample");
    sample::write_to(&journey).map_err(no_scratch)?;
    // Not in the scratch folder: a report that is named has to be there afterwards.
    panic::install(std::env::temp_dir());
    let setup = Setup {
        places: Places { journey, state: Some(scratch.path().join("state")), cache: None },
        config: Config { name: "a sample career".into(), ..config },
        file: Some(scratch.path().join("config.toml")),
    };
    show(setup, clock, None, back_to, output)
}

/// The terminal is taken over first, so that it answers while the journey is read.
fn show(
    setup: Setup,
    clock: Clock,
    at: Option<Event>,
    back_to: Option<&Path>,
    output: &Output,
) -> Result<Ending, Failure> {
    let name = name(&setup);
    let Setup { places, config, file } = setup;
    let keymap = keymap(&config, file.as_deref())?;
    let colours = colours(&config, output.is_coloured());
    let console = Console::open(clock, colours)?;
    let start = Start {
        today: clock.today(),
        seed: clock::seed(),
        name,
        size: console.size(),
        charset: charset(config.glyphs),
    };
    let mut app = App::new(start, keymap, view::arrange);
    app.settings.saved_filters = config.filters;
    app.settings.goes_back = back_to.is_some();
    app.settings.cadence = Cadence::every(config.review.every_days);
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
    Ok(console.run(TerminalApp::new(app, colours, at), backend)?)
}

/// The keys by the settings in that file; a fault names its line.
pub(super) fn keymap(config: &Config, file: Option<&Path>) -> Result<Keymap, Failure> {
    Keymap::new(&config.keys).map_err(|error| {
        let text = file.and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
        let message = error.to_string();
        let placed = |action| Config::key_fault(&text, file?, action, &message);
        let fault = error.actions().into_iter().find_map(placed);
        fault.map_or_else(
            || Failure::request(&*message, "milepost config --path names the file"),
            Failure::from,
        )
    })
}

fn colours(config: &Config, coloured: bool) -> Colours {
    match (coloured, config.theme) {
        (false, _) => Colours::Off,
        (true, ThemeName::Auto) => Colours::Auto,
        (true, ThemeName::Dark) => Colours::Dark,
        (true, ThemeName::Light) => Colours::Light,
    }
}

/// The name in the header: from the settings, else the folder's unless it is the usual one.
fn name(setup: &Setup) -> String {
    let folder = setup.places.journey.file_name().and_then(|name| name.to_str());
    let folder = folder.filter(|name| *name != "milepost").unwrap_or_default();
    let name = setup.config.name.as_str();
    if name.is_empty() { folder } else { name }.to_owned()
}

fn no_scratch(error: std::io::Error) -> Failure {
    let folder = std::env::temp_dir();
    Failure::world(
        format!("cannot make a scratch folder in {}: {error}", folder.display()),
        "set TMPDIR to a folder that can be written to",
    )
}

pub(super) fn charset(choice: GlyphSet) -> Charset {
    match choice {
        GlyphSet::Unicode => Charset::Unicode,
        GlyphSet::Ascii => Charset::Ascii,
    }
}
