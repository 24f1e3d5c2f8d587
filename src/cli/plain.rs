//! The screen's state machine without a terminal, for the commands that print line by line what it shows.

use crate::app::App;
use crate::app::event::{Event, Start};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::places::Setup;
use crate::cli::session::Session;
use crate::runtime::backend::StoreBackend;
use crate::runtime::clock::{self, Clock};
use crate::runtime::settings::{SettingsFile, SettingsUse};
use crate::store::Years;
use crate::ui;

pub(super) struct PlainScreen<'a> {
    pub(super) app: App,
    pub(super) backend: StoreBackend,
    pub(super) clock: Clock,
    pub(super) output: &'a mut Output,
}

impl<'a> PlainScreen<'a> {
    /// The state machine, and the event by which it takes in the journey that was read.
    pub(super) fn open(
        setup: Setup,
        years: Years,
        output: &'a mut Output,
    ) -> Result<(PlainScreen<'a>, Event), Failure> {
        let name = SettingsUse::Borrowed(String::new());
        let file = SettingsFile::new(setup.file.clone(), setup.settings.clone(), name, false);
        let settings = file.settings();
        output.unstyle();
        let mut session = Session::of(setup, output)?;
        let reading = Event::Read(session.reading(years)?);
        let Session { today, clock, store, output, .. } = session;
        let start = Start { today, seed: clock::seed(), size: (80, 24) };
        let app = App::new(start, settings, ui::LOOKS);
        let backend = StoreBackend::new(store, clock, file);
        Ok((PlainScreen { app, backend, clock, output }, reading))
    }
}
