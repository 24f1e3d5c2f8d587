//! What may be asked for on the command line, as clap reads it.

use crate::cli::commands::{
    add, backups, check, delete, done, drop, edit, link, list, log, merge, milestone, next, pause,
    promote, reopen, restore, resume, review, show, snooze, state, status, undo,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A full-screen goal tracker for a working life. Without a command it opens the screen.
#[derive(Debug, Parser)]
#[command(
    name = "milepost",
    version,
    propagate_version = true,
    after_help = "REF is an id, the beginning of one, or words of a title.\n\
                  WHEN is 2026-11-22, 2026-11, 2026, today, friday, in 3 weeks, 2 years ago, end of month.\n\n\
                  Examples:\n  \
                  milepost                                         the screen\n  \
                  milepost add Book the mock exam --due friday     a small goal\n  \
                  milepost done mock                               done today\n  \
                  milepost milestone Windows NT4 course --on 1997  something that happened\n  \
                  milepost list                                    what is open"
)]
pub(super) struct Cli {
    /// What goes with every command.
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
    /// The command; none opens the screen.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

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
    pub(super) color: Color,
    /// Say nothing but data and errors
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
}

/// Whether output is coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Even into a pipe.
    Always,
    /// Not at all.
    Never,
}

/// What goes with every command that writes an item.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Written {
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Print the item as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// The commands. Large ones are boxed, so that the small ones stay small.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write down a goal
    Add(Box<add::AddArgs>),
    /// Write down a milestone: something that happened, at any date
    Milestone(Box<milestone::MilestoneArgs>),
    /// Mark a goal done
    Done(done::DoneArgs),
    /// Give a goal up, with a reason
    Drop(drop::DropArgs),
    /// Note progress on a goal
    Log(log::LogArgs),
    /// See something finished for the milestone that it was
    Promote(promote::PromoteArgs),
    /// Say that one milestone led to another
    Link(link::LinkArgs),
    /// Take such a link away
    Unlink(link::LinkArgs),
    /// Change what is said of a goal or milestone
    Edit(Box<edit::EditArgs>),
    /// Set whether a goal is active, paused or for some day
    State(state::StateArgs),
    /// Open a goal again that was done or dropped
    Reopen(reopen::ReopenArgs),
    /// Delete what was a mistake (undo brings it back)
    Delete(delete::DeleteArgs),
    /// Pause the whole journey for a while
    Pause(pause::PauseArgs),
    /// Go on after a pause
    Resume(resume::ResumeArgs),
    /// Say nothing of drift for a while
    Snooze(snooze::SnoozeArgs),
    /// Show or set the next milestone
    Next(next::NextArgs),
    /// List goals and milestones
    List(list::ListArgs),
    /// Show one goal or milestone in full
    Show(show::ShowArgs),
    /// One line, for a prompt or a status bar
    Status(status::StatusArgs),
    /// Take the last change back
    Undo(undo::UndoArgs),
    /// Make it again
    Redo(undo::UndoArgs),
    /// Merge a conflict copy, or a file with conflict marks, item by item
    Merge(merge::MergeArgs),
    /// Say what is wrong in the files, with path, line and column
    Check(check::CheckArgs),
    /// List the backups, the newest first
    Backups(backups::BackupsArgs),
    /// Put a backup in the place of the journey (undo takes it back)
    Restore(restore::RestoreArgs),
    /// Open the screen on the review of what is due, or of a month or a year
    Review(review::ReviewArgs),
    /// Open the screen on the timeline
    Timeline(TimelineArgs),
    /// Open the screen on a sample career, which is gone afterwards
    Demo(DemoArgs),
}

/// The timeline takes nothing of its own.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  milepost timeline")]
pub(super) struct TimelineArgs {}

/// The demo takes nothing of its own.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  milepost demo")]
pub(super) struct DemoArgs {}
