//! The event loop, the terminal, the clock, and everything else that is not a pure answer to an event.
//!
//! [`Console::open`] takes the terminal over; [`Console::run`] runs a program on it until it quits. However that ends,
//! the terminal is left as it was found.

pub mod backend;
mod clipboard;
pub mod clock;
pub(crate) mod editor;
pub(crate) mod event_loop;
pub(crate) mod import_files;
mod inbox;
mod input;
pub(crate) mod light;
pub(crate) mod osc;
pub(crate) mod output_file;
pub(crate) mod panic;
mod report_file;
pub(crate) mod restart;
pub(crate) mod scratch;
mod screen;
pub mod settings;
mod signals;
mod system;
mod terminal;
pub(crate) mod terminal_app;
pub mod worker;

use crate::ui::theme::Background;
use clock::Clock;
pub(crate) use event_loop::Ending;
use event_loop::{EventLoop, Program};
use inbox::{Inbox, Message, MessageSender};
use ratatui::Terminal;
use screen::Screen;
use signals::Watch;
use std::env;
use std::io::{self, IsTerminal};
use std::time::Duration;
use system::System;
use terminal::Guard;
use thiserror::Error;
use worker::{Backend, Worker};

/// How long unsaved changes may take when the program fails.
const GRACE: Duration = Duration::from_secs(2);

#[derive(Debug, Error)]
pub(crate) enum RunError {
    #[error("the screen needs a terminal, and {0} is not one")]
    NotATerminal(&'static str),
    #[error("the screen needs a terminal that can move its cursor, and TERM is {0}")]
    NoScreen(&'static str),
    #[error("the terminal failed: {0}")]
    Terminal(#[from] io::Error),
}

impl RunError {
    pub(crate) fn hint(&self) -> &'static str {
        match self {
            RunError::NotATerminal(_) => {
                "milepost list, milepost review --plain and milepost --help work anywhere"
            }
            RunError::NoScreen(_) => {
                "set TERM to what the terminal is, or use milepost list and milepost review --plain"
            }
            RunError::Terminal(_) => "try another terminal; everything saved is safe",
        }
    }
}

/// The terminal, taken over; dropping this restores it.
#[derive(Debug)]
pub(crate) struct Console {
    clock: Clock,
    background: Option<Background>,
    sender: MessageSender,
    inbox: Inbox,
    watch: Watch,
    // The last field, because the terminal is given back after all others are dropped.
    guard: Guard,
}

impl Console {
    /// Takes the terminal over, and begins to watch for signals. Call it before the journey is read: the terminal then
    /// answers what it is asked meanwhile.
    pub(crate) fn open(clock: Clock, coloured: bool) -> Result<Console, RunError> {
        check_terminal()?;
        let (sender, inbox) = inbox::inbox()?;
        let watch = Watch::start(sender.clone())?;
        let guard = Guard::enter()?;
        let background = if coloured { light::hint() } else { Some(Background::Unknown) };
        if background.is_none() {
            terminal::send(light::QUESTION)?;
        }
        Ok(Console { clock, background, sender, inbox, watch, guard })
    }

    /// Columns and rows; either may be 0.
    pub(crate) fn size(&self) -> (u16, u16) {
        terminal::size()
    }

    /// Runs the program until it quits and everything is saved. After a signal that ends the process it does not return.
    pub(crate) fn run(
        self,
        program: impl Program,
        backend: impl Backend + 'static,
    ) -> Result<Ending, RunError> {
        let Console { clock, background, sender, inbox, watch, guard } = self;
        let worker = Worker::start(backend, move |answer| sender.send(Message::Answered(answer)))?;
        let picture = Terminal::new(Screen::new())?;
        let mut event_loop = EventLoop::new(program, picture, inbox, System::new(clock), worker)
            .with_background(background)
            .f12_panics(env::var_os("MILEPOST_TEST_PANIC").is_some_and(|v| v == "1"));
        match event_loop.run() {
            Ok(ending @ (Ending::Quit | Ending::Sample)) => {
                event_loop.take_late_answers();
                Ok(ending)
            }
            Ok(Ending::Told) => leave(guard, &watch),
            Err(error) => {
                event_loop.finish_saving(GRACE);
                if terminal::is_gone() { leave(guard, &watch) } else { Err(error.into()) }
            }
        }
    }
}

fn leave(guard: Guard, watch: &Watch) -> ! {
    drop(guard);
    watch.end()
}

fn check_terminal() -> Result<(), RunError> {
    if !io::stdin().is_terminal() {
        return Err(RunError::NotATerminal("standard input"));
    }
    if !io::stdout().is_terminal() {
        return Err(RunError::NotATerminal("standard output"));
    }
    match env::var_os("TERM") {
        Some(term) if term == "dumb" => Err(RunError::NoScreen("dumb")),
        Some(term) if !term.is_empty() => Ok(()),
        Some(_) | None => Err(RunError::NoScreen("not set")),
    }
}
