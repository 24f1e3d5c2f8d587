//! The command line: what is asked for, carried out by one file per command, and said in one place.

mod args;
mod commands;
mod dashed;
mod facts;
mod failure;
mod given;
mod json;
mod layout;
mod left;
mod output;
mod page;
mod phrases;
mod places;
mod reference;
mod sample;
mod screen;
mod session;
mod table;
mod usage;

use crate::app::action::Action;
use crate::app::event::Event;
use crate::runtime::panic;
use args::{Cli, Command};
use clap::Parser;
use commands::{
    add, backups, check, delete, done, drop, edit, link, list, log, merge, milestone, next, pause,
    promote, reopen, restore, resume, review, show, snooze, state, status, undo,
};
use failure::Failure;
use output::Output;
use screen::Opening;
use session::Session;
use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::process::ExitCode;

/// Does what `args` ask for (the first of them is the program's name) and says how it ended: 0 done, 1 the request or
/// the data is at fault, 2 usage, 3 the disk or another program failed.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = dashed::told_apart(args.into_iter().collect());
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => return usage::answer(&error, &args),
    };
    panic::install(places::reports());
    let mut output = Output::new(cli.everywhere.color, cli.everywhere.quiet);
    let ended = carry_out(cli, &mut output).and_then(|()| output.flush());
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&mut output),
    }
}

fn carry_out(cli: Cli, output: &mut Output) -> Result<(), Failure> {
    let journey = |at: Option<Event>| {
        let settled = places::settle(&cli.everywhere)?;
        screen::open(Opening::Journey(settled, at.map(Box::new)), output.is_coloured())
    };
    let command = match cli.command {
        None => return journey(None),
        Some(Command::Timeline(_)) => return journey(Some(Event::Asked(Action::Timeline))),
        Some(Command::Review(args)) => return journey(Some(review::asked(&args)?)),
        Some(Command::Demo(_)) => {
            let config = places::settle(&cli.everywhere)?.config;
            return screen::open(Opening::Demo(config), output.is_coloured());
        }
        Some(command) => command,
    };
    // The process ends with it, and giving a large journey back piece by piece first would be felt.
    let mut session = ManuallyDrop::new(Session::open(&cli.everywhere, output)?);
    match command {
        Command::Add(args) => add::run(*args, &mut session),
        Command::Milestone(args) => milestone::run(*args, &mut session),
        Command::Done(args) => done::run(args, &mut session),
        Command::Drop(args) => drop::run(args, &mut session),
        Command::Log(args) => log::run(args, &mut session),
        Command::Promote(args) => promote::run(args, &mut session),
        Command::Link(args) => link::run(args, &mut session),
        Command::Unlink(args) => link::run_unlink(args, &mut session),
        Command::Edit(args) => edit::run(*args, &mut session),
        Command::State(args) => state::run(args, &mut session),
        Command::Reopen(args) => reopen::run(args, &mut session),
        Command::Delete(args) => delete::run(args, &mut session),
        Command::Pause(args) => pause::run(args, &mut session),
        Command::Resume(args) => resume::run(args, &mut session),
        Command::Snooze(args) => snooze::run(args, &mut session),
        Command::Next(args) => next::run(args, &mut session),
        Command::List(args) => list::run(args, &mut session).and_then(|()| session.told()),
        Command::Show(args) => show::run(args, &mut session).and_then(|()| session.told()),
        Command::Status(args) => status::run(args, &mut session).and_then(|()| session.told()),
        Command::Undo(args) => undo::run(args, &mut session),
        Command::Redo(args) => undo::run_redo(args, &mut session),
        Command::Merge(args) => merge::run(args, &mut session),
        Command::Check(args) => check::run(args, &mut session),
        Command::Backups(args) => backups::run(args, &mut session).and_then(|()| session.told()),
        Command::Restore(args) => restore::run(args, &mut session),
        Command::Timeline(_) | Command::Review(_) | Command::Demo(_) => Ok(()),
    }
}
