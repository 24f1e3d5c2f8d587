//! The messages that wake the event loop, and their sender for any thread.

use super::input::Input;
use super::worker::Answered;
use rustix::fs::{OFlags, fcntl_setfl};
use std::io::{self, PipeReader, PipeWriter};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

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

/// The pipe becomes readable with each message.
pub(super) fn channel_with_pipe() -> io::Result<(MessageSender, Receiver<Message>, PipeReader)> {
    let (woken, wake) = io::pipe()?;
    fcntl_setfl(&woken, OFlags::NONBLOCK)?;
    fcntl_setfl(&wake, OFlags::NONBLOCK)?;
    let (sender, receiver) = channel();
    Ok((MessageSender { sender, wake: Arc::new(wake) }, receiver, woken))
}
