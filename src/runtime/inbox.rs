//! Where the event loop sleeps: until the terminal, another thread or a deadline wakes it.
//!
//! One `poll` over the terminal and a pipe, so that a key needs no thread to hop over, and nothing reads the terminal
//! while it is lent to an editor or to the shell.

use super::event_loop::Source;
use super::input::{Decoder, Input};
use super::light::Background;
use super::worker::Answered;
use crate::app::event::{Event, Key};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::io::Errno;
use rustix::stdio::stdin;
use std::collections::VecDeque;
use std::io::{self, PipeReader, PipeWriter};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

/// What wakes the event loop.
#[derive(Debug)]
pub(super) enum Message {
    /// A person did something.
    Event(Event),
    /// An escape and a key came at once.
    Chord(Key),
    /// Text came as lines in one read; the same as keys.
    Lines {
        /// The text.
        text: String,
        /// The same as keys.
        keys: Vec<Event>,
    },
    /// The terminal told its background.
    Background(Background),
    /// The terminal has answered all that it was asked.
    Device,
    /// The worker has done something.
    Answer(Answered),
    /// The terminal has another size.
    Resized,
    /// Somebody asked the process to stop for a while.
    Stop,
    /// The process goes on after a stop.
    Continued,
    /// The process will be ended soon: finish what is being saved.
    End,
}

/// Puts messages into the inbox, from any thread.
#[derive(Clone, Debug)]
pub(super) struct Post {
    sender: Sender<Message>,
    bell: Arc<PipeWriter>,
}

impl Post {
    /// Delivers a message. If nobody waits for it any more, it is lost.
    pub(super) fn send(&self, message: Message) {
        if self.sender.send(message).is_ok() {
            // A full pipe rings as well.
            let _ = rustix::io::write(&self.bell, b"!");
        }
    }
}

/// The messages for the event loop, and the terminal's input.
#[derive(Debug)]
pub(super) struct Inbox {
    receiver: Receiver<Message>,
    bell: PipeReader,
    decoder: Decoder,
    reads_terminal: bool,
    hung_up: bool,
}

/// An inbox and the way to put messages into it.
pub(super) fn inbox() -> io::Result<(Post, Inbox)> {
    let (receiver_end, sender_end) = io::pipe()?;
    fcntl_setfl(&receiver_end, OFlags::NONBLOCK)?;
    fcntl_setfl(&sender_end, OFlags::NONBLOCK)?;
    let (sender, receiver) = channel();
    let inbox = Inbox {
        receiver,
        bell: receiver_end,
        decoder: Decoder::default(),
        reads_terminal: true,
        hung_up: false,
    };
    Ok((Post { sender, bell: Arc::new(sender_end) }, inbox))
}

impl Source for Inbox {
    fn wait(&mut self, until: Option<Instant>, queue: &mut VecDeque<Message>) {
        let before = queue.len();
        loop {
            let deadline = [until, self.decoder.deadline()];
            // Interrupted, it has looked at nothing: what waits in the terminal has not come too late.
            if let Ok((rung, typed)) = self.sleep(deadline.into_iter().flatten().min()) {
                if rung {
                    self.collect(queue);
                }
                let mut found = Vec::new();
                if typed {
                    self.read(&mut found);
                } else {
                    self.decoder.pass(Instant::now(), &mut found);
                }
                queue.extend(found.into_iter().map(message));
            }
            if queue.len() > before || until.is_some_and(|time| Instant::now() >= time) {
                return;
            }
        }
    }

    fn read_terminal(&mut self, reads: bool) {
        self.reads_terminal = reads;
        // What had begun goes on for whoever has the terminal now.
        self.decoder = Decoder::default();
    }
}

impl Inbox {
    /// Sleeps until the deadline at most: whether the bell rang, and whether the terminal has something to read.
    fn sleep(&mut self, deadline: Option<Instant>) -> Result<(bool, bool), Errno> {
        let left = deadline.map(|time| time.saturating_duration_since(Instant::now()));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        let terminal = stdin();
        let mut fds =
            [PollFd::new(&self.bell, PollFlags::IN), PollFd::new(&terminal, PollFlags::IN)];
        // A terminal that has hung up is always ready: to look at it would be to spin.
        let count = if self.reads_terminal && !self.hung_up { 2 } else { 1 };
        poll(&mut fds[..count], timeout.as_ref())?;
        Ok((!fds[0].revents().is_empty(), !fds[1].revents().is_empty()))
    }

    fn collect(&mut self, queue: &mut VecDeque<Message>) {
        let mut rings = [0; 64];
        while rustix::io::read(&self.bell, &mut rings).is_ok_and(|count| count == rings.len()) {}
        queue.extend(self.receiver.try_iter());
    }

    fn read(&mut self, found: &mut Vec<Input>) {
        let mut bytes = [0; 4096];
        let count = match rustix::io::read(stdin(), &mut bytes) {
            Ok(count) => count,
            Err(Errno::INTR | Errno::AGAIN) => return,
            Err(_) => 0,
        };
        // The thread that watches for signals ends the process; until then we only stop looking.
        self.hung_up = count == 0;
        self.decoder.feed(&bytes[..count], Instant::now(), found);
    }
}

fn message(input: Input) -> Message {
    match input {
        Input::Event(event) => Message::Event(event),
        Input::Chord(key) => Message::Chord(key),
        Input::Lines { text, keys } => Message::Lines { text, keys },
        Input::Background(background) => Message::Background(background),
        Input::Device => Message::Device,
    }
}
