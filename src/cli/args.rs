//! The root of the command line: the flags of every command, and the command.

use crate::cli::commands::Command;
use crate::cli::flags::Everywhere;
use clap::Parser;

/// A full-screen goal tracker for a working life. Without a command it opens the screen.
#[derive(Debug, Parser)]
#[command(
    name = "milepost",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    after_help = "REF is an id, the beginning of one, or words of a title.\n\
                  WHEN is 2026-11-22, 2026-11, 2026, today, friday, in 3 weeks, 2 years ago, end of month.\n\n\
                  Examples:\n  \
                  milepost                                         the screen\n  \
                  milepost add Book the mock exam --due friday     a small goal\n  \
                  milepost done mock                               done today\n  \
                  milepost milestone Windows NT4 course --on 1997  something that happened\n  \
                  milepost list                                    what is open\n\n\
                  milepost help TOPIC says more: keys, review, momentum, files, import, export, shell, promises."
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}
