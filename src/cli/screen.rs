//! Opens the screen from the command line.

use crate::app::App;
use crate::app::event::{Event, Start};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::places::Setup;
use crate::cli::sample;
use crate::runtime::backend::StoreBackend;
use crate::runtime::clock::{self, Clock};
use crate::runtime::restart::restart;
use crate::runtime::scratch::Scratch;
use crate::runtime::settings::{SettingsFile, SettingsUse};
use crate::runtime::terminal_app::TerminalApp;
use crate::runtime::{Console, Ending, panic};
use crate::store::places::Places;
use crate::store::{Store, Years};
use crate::ui;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Opens the screen on a journey with an event already handled, and stays until it is left.
pub(super) fn open(setup: Setup, at: Option<Event>, output: &Output) -> Result<(), Failure> {
    let (file, journey) = (settings_of(&setup), setup.places.journey.clone());
    let name = folder_name(&journey);
    match show(setup, name, Clock::from_env()?, at, None, output)? {
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
    match (show_demo(own, back_to, output)?, back_to) {
        (Ending::Quit | Ending::Sample, Some(journey)) => {
            become_another(&[OsStr::new("--dir"), journey.as_os_str()], file, output)
        }
        (Ending::Quit | Ending::Sample | Ending::Told, _) => Ok(()),
    }
}

fn show_demo(own: Setup, back_to: Option<&Path>, output: &Output) -> Result<Ending, Failure> {
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
        settings: own.settings,
        file: own.file,
    };
    let name = SettingsUse::Borrowed("a sample career".into());
    show(setup, name, clock, None, back_to, output)
}

/// The terminal is taken over first, so that it answers while the journey is read.
fn show(
    setup: Setup,
    name: SettingsUse,
    clock: Clock,
    at: Option<Event>,
    back_to: Option<&Path>,
    output: &Output,
) -> Result<Ending, Failure> {
    let Setup { places, settings, file } = setup;
    let file = SettingsFile::new(file, settings, name, output.is_coloured());
    let settings = file.settings();
    let console = Console::open(clock, settings.coloured)?;
    let start = Start { today: clock.today(), seed: clock::seed(), size: console.size() };
    let mut app = App::new(start, settings, ui::LOOKS);
    app.goes_back = back_to.is_some();
    let mut store = Store::new(places);
    let reading = match store.read(Years::Known) {
        Ok(reading) => reading,
        Err(fault) => {
            drop(console);
            return Err(fault.into());
        }
    };
    app.update(Event::Read(reading));
    if let Some(warning) = file.warning() {
        app.update(Event::Notice(warning));
    }
    let backend = StoreBackend::new(store, clock, file);
    Ok(console.run(TerminalApp::new(app, at), backend)?)
}

/// The name of the journey's folder, unless it is the usual one.
fn folder_name(journey: &Path) -> SettingsUse {
    let name = journey.file_name().and_then(|name| name.to_str());
    SettingsUse::Own(name.filter(|name| *name != "milepost").unwrap_or_default().to_owned())
}

fn no_scratch(error: std::io::Error) -> Failure {
    let folder = std::env::temp_dir();
    Failure::world(
        format!("cannot make a scratch folder in {}: {error}", folder.display()),
        "set TMPDIR to a folder that can be written to",
    )
}
