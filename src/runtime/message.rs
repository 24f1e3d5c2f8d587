//! What wakes the event loop, and how any thread sends it.

use super::input::Input;
use super::worker::Answered;
use rustix::fs::{OFlags, fcntl_setfl};
use std::io::{self, PipeReader, PipeWriter};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// What wakes the event loop.
#[derive(Debug)]
pub(super) enum Message {
    /// The user did something, or the terminal answered.
    Input(Input),
    /// The worker has answered.
    Answered(Answered),
    /// The terminal has another size.
    Resized,
    /// Another process asked this one to stop for a while.
    Stop,
    /// The process goes on after a stop.
    Continued,
    /// The process will be ended soon: finish what is being saved.
    End,
}

/// Sends messages to the event loop, from any thread.
#[derive(Clone, Debug)]
pub(super) struct MessageSender {
    sender: Sender<Message>,
    wake: Arc<PipeWriter>,
}

impl MessageSender {
    /// If nobody waits for messages any more, this one is lost.
    pub(super) fn send(&self, message: Message) {
        if self.sender.send(message).is_ok() {
            // A full pipe wakes as well.
            let _ = rustix::io::write(&self.wake, b"!");
        }
    }
}

/// The sender, its receiver, and the pipe that becomes readable with each message.
pub(super) fn channel_with_pipe() -> io::Result<(MessageSender, Receiver<Message>, PipeReader)> {
    let (woken, wake) = io::pipe()?;
    fcntl_setfl(&woken, OFlags::NONBLOCK)?;
    fcntl_setfl(&wake, OFlags::NONBLOCK)?;
    let (sender, receiver) = channel();
    Ok((MessageSender { sender, wake: Arc::new(wake) }, receiver, woken))
}
