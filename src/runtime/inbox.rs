//! The event loop's queue: sleeps until the terminal, another thread or a deadline wakes it.
//!
//! One `poll` over the terminal and a pipe, so that a key needs no thread to hop over, and nothing reads the terminal
//! while it is lent to an editor or to the shell.

use super::input::{Decoder, Input};
use super::worker::Answered;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::io::Errno;
use rustix::stdio::stdin;
use std::collections::VecDeque;
use std::io::{self, PipeReader, PipeWriter};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

#[derive(Debug)]
pub(super) enum Message {
    /// The user did something, or the terminal answered.
    Input(Input),
    Answered(Answered),
    Resized,
    /// Another process suspends this one.
    Stop,
    Continued,
    /// The process will be ended soon: finish saving.
    End,
}

#[derive(Clone, Debug)]
pub(super) struct MessageSender {
    sender: Sender<Message>,
    wake: Arc<PipeWriter>,
}

impl MessageSender {
    pub(super) fn send(&self, message: Message) {
        if self.sender.send(message).is_ok() {
            // A full pipe wakes as well.
            let _ = rustix::io::write(&self.wake, b"!");
        }
    }
}

pub(super) trait MessageSource {
    /// Waits for at least one message, or until that time.
    fn wait(&mut self, until: Option<Instant>, queue: &mut VecDeque<Message>);

    /// False while the terminal belongs to another program.
    fn read_terminal(&mut self, reads: bool);
}

#[derive(Debug)]
pub(super) struct Inbox {
    receiver: Receiver<Message>,
    woken: PipeReader,
    decoder: Decoder,
    reads_terminal: bool,
    hung_up: bool,
}

struct Slept {
    /// A message came.
    woken: bool,
    /// Until when the terminal has certainly sent nothing; `None` if it is readable.
    quiet: Option<Instant>,
}

/// The sender and the inbox. A pipe becomes readable with each message.
pub(super) fn inbox() -> io::Result<(MessageSender, Inbox)> {
    let (woken, wake) = io::pipe()?;
    fcntl_setfl(&woken, OFlags::NONBLOCK)?;
    fcntl_setfl(&wake, OFlags::NONBLOCK)?;
    let (sender, receiver) = channel();
    let decoder = Decoder::default();
    let inbox = Inbox { receiver, woken, decoder, reads_terminal: true, hung_up: false };
    Ok((MessageSender { sender, wake: Arc::new(wake) }, inbox))
}

impl MessageSource for Inbox {
    fn wait(&mut self, until: Option<Instant>, queue: &mut VecDeque<Message>) {
        let before = queue.len();
        loop {
            let deadline = [until, self.decoder.deadline()];
            // An interrupted poll has looked at nothing, so no deadline of the decoder has passed.
            if let Ok(Slept { woken, quiet }) = self.sleep(deadline.into_iter().flatten().min()) {
                if woken {
                    self.collect(queue);
                }
                let mut found = Vec::new();
                match quiet {
                    None => self.read(&mut found),
                    Some(quiet) => self.decoder.pass(quiet, &mut found),
                }
                queue.extend(found.into_iter().map(Message::Input));
            }
            if queue.len() > before || until.is_some_and(|time| Instant::now() >= time) {
                return;
            }
        }
    }

    fn read_terminal(&mut self, reads: bool) {
        self.reads_terminal = reads;
        // The rest of a sequence goes to whoever has the terminal now.
        self.decoder = Decoder::default();
    }
}

impl Inbox {
    /// Sleeps until the deadline at most.
    fn sleep(&mut self, deadline: Option<Instant>) -> Result<Slept, Errno> {
        let begin = Instant::now();
        let left = deadline.map(|time| time.saturating_duration_since(begin));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        let terminal = stdin();
        let mut fds =
            [PollFd::new(&self.woken, PollFlags::IN), PollFd::new(&terminal, PollFlags::IN)];
        // A terminal that has hung up is always ready; polling it would spin.
        let count = if self.reads_terminal && !self.hung_up { 2 } else { 1 };
        let ready = poll(&mut fds[..count], timeout.as_ref())?;
        let (woken, typed) = (!fds[0].revents().is_empty(), !fds[1].revents().is_empty());
        // Woken by something else, it has looked at the terminal at some time after it began.
        let seen = if ready == 0 { deadline.map_or(begin, |time| time.max(begin)) } else { begin };
        Ok(Slept { woken, quiet: (!typed).then_some(seen) })
    }

    fn collect(&mut self, queue: &mut VecDeque<Message>) {
        let mut wakes = [0; 64];
        while rustix::io::read(&self.woken, &mut wakes).is_ok_and(|count| count == wakes.len()) {}
        queue.extend(self.receiver.try_iter());
    }

    fn read(&mut self, found: &mut Vec<Input>) {
        let mut bytes = [0; 4096];
        let count = match rustix::io::read(stdin(), &mut bytes) {
            Ok(count) => count,
            Err(Errno::INTR | Errno::AGAIN) => return,
            Err(_) => 0,
        };
        // The signal thread ends the process; until then reading stops.
        self.hung_up = count == 0;
        self.decoder.feed(&bytes[..count], Instant::now(), found);
    }
}
