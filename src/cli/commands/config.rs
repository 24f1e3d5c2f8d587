//! `milepost config`: the settings, their defaults, and where they are.

use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::cli::places;
use crate::domain::visible::visible;
use std::fs;
use std::io;
use std::path::Path;

/// Every setting with its default, and what it does.
pub(in crate::cli) const DEFAULT: &str = include_str!("../../../assets/config.toml");

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
                  milepost config                                   your settings\n  \
                  milepost config --default > ~/.config/milepost/config.toml\n  \
                  $EDITOR \"$(milepost config --path)\"")]
pub(in crate::cli) struct ConfigArgs {
    /// Print every setting with its default and what it does
    #[arg(long, conflicts_with = "path")]
    default: bool,
    /// Print the path of the file, which need not exist
    #[arg(long)]
    path: bool,
}

pub(super) fn run(
    args: &ConfigArgs,
    flags: &Everywhere,
    output: &mut Output,
) -> Result<(), Failure> {
    if args.default {
        return output.exactly(DEFAULT);
    }
    let file = places::config_file(flags)?.ok_or_else(|| {
        Failure::request(
            "there is no place for the settings: $HOME is not set",
            "name a file: milepost --config FILE, or set $MILEPOST_CONFIG",
        )
    })?;
    match args.path {
        true => output.line(&visible(&file.display().to_string())),
        false => show(&file, flags, output),
    }
}

/// A file that is at fault is shown as well: it is looked at in order to mend it. What is wrong in it comes after it.
fn show(file: &Path, flags: &Everywhere, output: &mut Output) -> Result<(), Failure> {
    match fs::read(file) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            output.lines(text.lines().map(|line| visible(line).into_owned()))?;
            output.flush()?;
            places::settings(flags, output).map(|_| ())
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            // A link to nothing, and a file that somebody names, are faults.
            places::settings(flags, output)?;
            output.remark(&format!(
                "There is no {}. Every setting has its default; milepost config --default prints them.",
                file.display()
            ))
        }
        Err(cause) => Err(Failure::world(
            format!("cannot read {}: {cause}", file.display()),
            "make it a file that you may read",
        )),
    }
}
