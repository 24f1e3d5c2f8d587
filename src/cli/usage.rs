//! Prints clap's answers: help, the version, or an error of usage in two lines.

use crate::cli::args::Cli;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::domain::filter::nearest::closest;
use crate::domain::visible::visible;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{ColorChoice, Command, CommandFactory, Parser, ValueEnum};
use std::ffi::OsString;
use std::process::ExitCode;

/// Prints help or the version on standard output, anything else as an error of usage.
pub(super) fn answer(error: &Error, args: &[OsString]) -> ExitCode {
    let mut output = Output::new(color_asked(args), false);
    let printed = match error.kind() {
        ErrorKind::DisplayHelp => {
            let help = error.render().ansi().to_string();
            output.line(help.trim_end())
        }
        ErrorKind::DisplayVersion => output.line(concat!("milepost ", env!("CARGO_PKG_VERSION"))),
        _ => {
            let shown = quoting_marks(error.kind(), args);
            let error = shown.as_ref().unwrap_or(error);
            Err(Failure::usage(message(error), hint(error, args)))
        }
    };
    match printed.and_then(|()| output.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => output.report(&failure),
    }
}

/// The same error with the arguments as they may be printed. Clap's own rendering swallows escape sequences that it
/// quotes, and a line end in one would end the message.
fn quoting_marks(kind: ErrorKind, args: &[OsString]) -> Option<Error> {
    let marked =
        args.iter().map(|arg| OsString::from(visible(&arg.to_string_lossy()).into_owned()));
    let error = Cli::try_parse_from(marked).err()?;
    (error.kind() == kind).then_some(error)
}

/// The first paragraph of clap's text, as one line.
fn message(error: &Error) -> String {
    let text = error.render().to_string();
    let paragraph = text.split("\n\n").next().unwrap_or(&text);
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    let line = lines.join(" ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}

fn hint(error: &Error, args: &[OsString]) -> String {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = suggested.iter().find_map(|kind| match error.get(*kind) {
        Some(ContextValue::String(name)) => Some(name.clone()),
        Some(ContextValue::Strings(names)) => names.first().cloned(),
        Some(_) | None => None,
    });
    let name = closest_command(error).or(suggested);
    let help = format!("{} --help shows how", command(args));
    match name {
        Some(name) => format!("did you mean {name}? {help}"),
        None if is_dashed(error) => format!("words that begin with - go after --; {help}"),
        None => help,
    }
}

/// The command with the fewest slips: clap suggests those that share the most letters.
fn closest_command(error: &Error) -> Option<String> {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let known = Cli::command();
    let names = known.get_subcommands().filter(|command| !command.is_hide_set());
    closest(typed, names.map(Command::get_name)).map(str::to_owned)
}

fn is_dashed(error: &Error) -> bool {
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(arg)) => {
            error.kind() == ErrorKind::UnknownArgument && arg.starts_with('-')
        }
        Some(_) | None => false,
    }
}

/// The program and the command that was meant, if it is known.
fn command(args: &[OsString]) -> String {
    let known = Cli::command();
    let named = args
        .iter()
        .skip(1)
        .filter_map(|arg| arg.to_str())
        .find_map(|arg| known.find_subcommand(arg));
    named.map_or("milepost".into(), |c| format!("milepost {}", c.get_name()))
}

/// The colour that was asked for, although the rest could not be parsed.
fn color_asked(args: &[OsString]) -> ColorChoice {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let apart = words.windows(2).find(|two| two[0] == "--color").map(|two| two[1]);
    let joined = words.iter().find_map(|word| word.strip_prefix("--color="));
    joined.or(apart).and_then(|word| ColorChoice::from_str(word, true).ok()).unwrap_or_default()
}
