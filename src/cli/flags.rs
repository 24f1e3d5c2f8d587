//! The flags that many commands share.

use clap::{Args, ColorChoice};
use std::path::PathBuf;

/// What goes with every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct Everywhere {
    /// The journey's folder [default: $MILEPOST_DIR, the config's dir, ~/.local/share/milepost]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// The settings [default: $MILEPOST_CONFIG, ~/.config/milepost/config.toml]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Colour: auto, always or never
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    pub(super) color: ColorChoice,
    /// Print only data and errors
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
}

// Flags of every command that writes an item. No doc comment: it would take the place of the help of each command.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct WriteFlags {
    /// Show what would be done, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Print the item as JSON
    #[arg(long)]
    pub(super) json: bool,
}

// Where a command that hands out the journey writes to. No doc comment, as above.
#[derive(Debug, Args)]
pub(super) struct OutputFlags {
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Say what would be written and left out, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

impl WriteFlags {
    /// Whether remarks are printed: only about a real change, for people.
    pub(super) fn has_remarks(self) -> bool {
        !self.dry_run && !self.json
    }
}
