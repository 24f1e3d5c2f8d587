//! The command line: what is asked for, carried out by one file per command, and said in one place.

mod advice;
mod args;
mod commands;
mod dashed;
mod failure;
mod field_flags;
mod flags;
mod given;
mod left;
mod markdown;
mod output;
mod phrases;
mod places;
mod plain;
mod reference;
mod sample;
mod screen;
mod session;
mod styled;
mod table;
mod topics;
mod usage;

use crate::runtime::panic;
use args::Cli;
use clap::{CommandFactory, Parser};
use output::Output;
use std::ffi::OsString;
use std::process::ExitCode;

/// Does what `args` ask for (the first of them is the program's name) and says how it ended: 0 done, 1 the request or
/// the data is at fault, 2 usage, 3 the disk or another program failed.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(code) = commands::completions::answered(&args, Cli::command) {
        return code;
    }
    let args = dashed::sorted(args);
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => return usage::answer(&error, &args),
    };
    panic::install(places::reports());
    let mut output = Output::new(cli.everywhere.color, cli.everywhere.quiet);
    let ended = commands::run(cli.command, &cli.everywhere, Cli::command, &mut output)
        .and_then(|()| output.flush());
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => output.report(&failure),
    }
}
