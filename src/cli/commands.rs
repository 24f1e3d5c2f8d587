//! The commands, one file each, and the dispatch to them.

mod add;
mod backups;
mod check;
pub(super) mod completions;
mod config;
mod delete;
mod done;
mod drop;
mod edit;
mod export;
mod help;
mod import;
mod keys;
mod link;
mod list;
mod log;
mod man;
mod merge;
mod milestone;
mod next;
mod pause;
mod promote;
mod reopen;
mod report;
mod restore;
mod review;
mod show;
mod snooze;
mod state;
mod status;
mod undo;
mod view;

use crate::app::action::Action;
use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::cli::places;
use crate::cli::screen;
use crate::cli::session::Session;
use clap::{Args, Subcommand};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(flatten)]
    Journey(JourneyCommand),
    #[command(flatten)]
    Screen(ScreenCommand),
    #[command(flatten)]
    Program(ProgramCommand),
}

/// A command that reads or changes the journey. Large arguments are boxed, so that the small ones stay small.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum JourneyCommand {
    /// Add a goal
    Add(Box<add::AddArgs>),
    /// Add a milestone: something that happened, at any date
    Milestone(Box<milestone::MilestoneArgs>),
    /// Mark a goal done
    Done(done::DoneArgs),
    /// Drop a goal, with a reason
    Drop(drop::DropArgs),
    /// Add a progress note to a goal
    Log(log::LogArgs),
    /// Recognise something finished as a milestone
    Promote(promote::PromoteArgs),
    /// Record that one milestone led to another
    Link(link::LinkArgs),
    /// Remove such a link
    Unlink(link::LinkArgs),
    /// Change a goal or milestone
    Edit(Box<edit::EditArgs>),
    /// Make a goal active, paused or someday
    State(state::StateArgs),
    /// Reopen a goal that was done or dropped
    Reopen(reopen::ReopenArgs),
    /// Delete a goal or milestone that was a mistake (undo brings it back)
    Delete(delete::DeleteArgs),
    /// Pause the whole journey for a while
    Pause(pause::PauseArgs),
    /// Resume after a pause
    Resume(pause::ResumeArgs),
    /// Hide the reminder about drift for a while
    Snooze(snooze::SnoozeArgs),
    /// Show or set the focus: your next milestone
    Next(next::NextArgs),
    /// List goals and milestones
    List(list::ListArgs),
    /// Show one goal or milestone in full
    Show(show::ShowArgs),
    /// Print one line, for a prompt or a status bar
    Status(status::StatusArgs),
    /// Undo the last change
    Undo(undo::UndoArgs),
    /// Redo the change that was undone last
    Redo(undo::UndoArgs),
    /// Merge a conflict copy, or a file with conflict marks, item by item
    Merge(merge::MergeArgs),
    /// Import what other programs know of your past: a preview first, then one change
    Import(Box<import::ImportArgs>),
    /// Export the journey for another program, a CV or a page
    Export(export::ExportArgs),
    /// Report what was reached and done in a year or any period, to hand in
    Report(report::ReportArgs),
    /// Check the files for errors, with path, line and column
    Check(check::CheckArgs),
    /// List the backups, the newest first
    Backups(backups::BackupsArgs),
    /// Restore a backup in place of the journey (undo takes it back)
    Restore(restore::RestoreArgs),
}

/// A command that opens the screen.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum ScreenCommand {
    /// Review what is due, or a month or a year, on the screen or line by line
    Review(review::ReviewArgs),
    /// Open the screen on the timeline, or print it
    #[command(after_help = "Examples:\n  milepost timeline\n  milepost timeline --plain")]
    Timeline(view::ViewArgs),
    /// Open the screen on momentum, or print it
    #[command(after_help = "Examples:\n  milepost momentum\n  milepost momentum --plain")]
    Momentum(view::ViewArgs),
    /// Open the screen on the finished goals that come up today, or print them
    #[command(
        after_help = "milepost promote REF recognises one of them as a milestone.\n\nExamples:\n  milepost look-back\n  milepost look-back --plain"
    )]
    LookBack(view::ViewArgs),
    /// Open the screen on a sample career, in a scratch folder that is deleted afterwards
    Demo(DemoArgs),
}

/// A command about the program itself, which needs no journey.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum ProgramCommand {
    /// Print the help on a topic or a command: keys, review, momentum, files, import, export, shell or promises
    Help(help::HelpArgs),
    /// Print the settings, their defaults, or where they are
    Config(config::ConfigArgs),
    /// List the keys of every action
    Keys(keys::KeysArgs),
    /// Print the script by which a shell completes commands, ids and titles
    Completions(completions::CompletionsArgs),
    /// Print the manual page, or write those of all commands into a folder
    Man(man::ManArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  milepost demo")]
pub(super) struct DemoArgs {
    /// The journey whose screen was left for the sample: quitting opens it again
    #[arg(long, value_name = "DIR", hide = true)]
    back_to: Option<PathBuf>,
}

/// Makes the whole command line as data, for those commands that are about it.
type Grammar = fn() -> clap::Command;

/// Runs the command; without one, opens the screen.
pub(super) fn run(
    command: Option<Command>,
    flags: &Everywhere,
    grammar: Grammar,
    output: &mut Output,
) -> Result<(), Failure> {
    match command {
        None => screen::open(places::find(flags)?, None, output),
        Some(Command::Screen(command)) => command.run(flags, output),
        Some(Command::Program(command)) => command.run(flags, grammar, output),
        Some(Command::Journey(command)) => {
            // The process ends with it: freeing a large journey piece by piece first would be felt.
            let mut session = ManuallyDrop::new(Session::open(flags, output)?);
            command.run(&mut session)
        }
    }
}

impl ScreenCommand {
    fn run(self, flags: &Everywhere, output: &mut Output) -> Result<(), Failure> {
        match self {
            ScreenCommand::Timeline(args) => view::run(Action::Timeline, &args, flags, output),
            ScreenCommand::Review(args) => review::run(&args, flags, output),
            ScreenCommand::Momentum(args) => view::run(Action::Momentum, &args, flags, output),
            ScreenCommand::LookBack(args) => view::run(Action::LookBack, &args, flags, output),
            ScreenCommand::Demo(args) => {
                screen::open_demo(places::find(flags)?, args.back_to.as_deref(), output)
            }
        }
    }
}

impl ProgramCommand {
    fn run(self, flags: &Everywhere, grammar: Grammar, output: &mut Output) -> Result<(), Failure> {
        match self {
            ProgramCommand::Help(args) => help::run(&args, flags, grammar(), output),
            ProgramCommand::Config(args) => config::run(&args, flags, output),
            ProgramCommand::Keys(args) => keys::run(&args, flags, output),
            ProgramCommand::Completions(args) => completions::run(&args, output),
            ProgramCommand::Man(args) => man::run(&args, grammar(), output),
        }
    }
}

impl JourneyCommand {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            JourneyCommand::Add(args) => add::run(*args, session),
            JourneyCommand::Milestone(args) => milestone::run(*args, session),
            JourneyCommand::Done(args) => done::run(args, session),
            JourneyCommand::Drop(args) => drop::run(args, session),
            JourneyCommand::Log(args) => log::run(args, session),
            JourneyCommand::Promote(args) => promote::run(args, session),
            JourneyCommand::Link(args) => link::run(args, session),
            JourneyCommand::Unlink(args) => link::run_unlink(args, session),
            JourneyCommand::Edit(args) => edit::run(*args, session),
            JourneyCommand::State(args) => state::run(args, session),
            JourneyCommand::Reopen(args) => reopen::run(args, session),
            JourneyCommand::Delete(args) => delete::run(args, session),
            JourneyCommand::Pause(args) => pause::run(args, session),
            JourneyCommand::Resume(args) => pause::run_resume(args, session),
            JourneyCommand::Snooze(args) => snooze::run(args, session),
            JourneyCommand::Next(args) => next::run(args, session),
            JourneyCommand::List(args) => {
                list::run(args, session).and_then(|()| session.check_read())
            }
            JourneyCommand::Show(args) => {
                show::run(args, session).and_then(|()| session.check_read())
            }
            JourneyCommand::Status(args) => {
                status::run(args, session).and_then(|()| session.check_read())
            }
            JourneyCommand::Undo(args) => undo::run(args, session),
            JourneyCommand::Redo(args) => undo::run_redo(args, session),
            JourneyCommand::Merge(args) => merge::run(args, session),
            JourneyCommand::Import(args) => import::run(*args, session),
            JourneyCommand::Export(args) => {
                export::run(args, session).and_then(|()| session.check_read())
            }
            JourneyCommand::Report(args) => {
                report::run(args, session).and_then(|()| session.check_read())
            }
            JourneyCommand::Check(args) => check::run(args, session),
            JourneyCommand::Backups(args) => {
                backups::run(args, session).and_then(|()| session.check_read())
            }
            JourneyCommand::Restore(args) => restore::run(args, session),
        }
    }
}
