//! `milepost timeline`, `momentum` and `look-back`: open the screen on that view, or print it line by line.

use crate::app::action::Action;
use crate::app::event::Event;
use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::cli::plain::PlainScreen;
use crate::cli::session::check_read;
use crate::cli::{places, screen};
use crate::domain::visible::visible;
use crate::store::Years;
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ViewArgs {
    /// Print it line by line, for a screen reader or a script
    #[arg(long)]
    plain: bool,
}

pub(in crate::cli) fn run(
    view: Action,
    args: &ViewArgs,
    flags: &Everywhere,
    output: &mut Output,
) -> Result<(), Failure> {
    let setup = places::find(flags)?;
    if !args.plain {
        return screen::open(setup, Some(Event::Asked(view)), output);
    }
    let (PlainScreen { mut app, output, .. }, reading) =
        PlainScreen::open(setup, Years::All, output)?;
    // All years are read, so that no effect is left to carry out.
    app.update(reading);
    app.update(Event::Asked(view));
    let gaps = app.journey().gaps();
    match app.scene().map(|scene| view::plain(&app, scene)) {
        Some(Ok(lines)) => output.lines(lines.iter().map(|line| visible(line).into_owned()))?,
        Some(Err(lesson)) if gaps.is_empty() => output.remark(&lesson)?,
        Some(Err(_)) | None => {}
    }
    check_read(gaps)
}
