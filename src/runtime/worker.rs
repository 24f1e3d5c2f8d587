//! The one worker that reads and writes the journey, in the order in which it was asked.

mod worker_loop;

#[cfg(test)]
pub(in crate::runtime) mod stub;
#[cfg(test)]
mod tests;

use crate::app::disk::{Answer, Request};
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use worker_loop::WorkerLoop;

/// Answers requests to the disk. Everything is called from the worker's thread.
pub trait Backend: Send {
    /// Carries out a request. `None`: a look found no change.
    fn answer(&mut self, request: &Request) -> Option<Answer>;

    /// Called once, before anything else: from now on `on_change` is called when something may have changed outside. It
    /// never blocks.
    fn watch(&mut self, on_change: Box<dyn Fn() + Send>);
}

/// A request that was answered.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Answered {
    pub(super) request: Request,
    pub(super) answer: Answer,
    /// How many requests this completes.
    pub(super) finished: usize,
}

/// The worker, and how much it still has to do.
#[derive(Debug)]
pub(super) struct Worker {
    requests: Sender<Request>,
    unfinished: usize,
}

impl Worker {
    /// Starts the worker. It lives as long as the process.
    pub(super) fn start(
        mut backend: impl Backend + 'static,
        answer: impl Fn(Answered) + Send + 'static,
    ) -> io::Result<Worker> {
        let (requests, inbox) = channel();
        let sender = requests.clone();
        // If the worker is gone the program ends, and there is nothing to look for.
        let look = move || drop(sender.send(Request::Look));
        thread::Builder::new().name("worker".into()).spawn(move || {
            // The journey was read before anybody watched it: what changed in between calls nobody.
            look();
            backend.watch(Box::new(look));
            WorkerLoop::new(backend, inbox, answer).run();
        })?;
        Ok(Worker { requests, unfinished: 0 })
    }

    pub(super) fn ask(&mut self, request: Request) {
        // The worker ends before us only by a panic, which ends the process.
        if self.requests.send(request).is_ok() {
            self.unfinished += 1;
        }
    }

    pub(super) fn note(&mut self, answered: &Answered) {
        self.unfinished = self.unfinished.saturating_sub(answered.finished);
    }

    /// Whether every request is completed.
    pub(super) fn is_done(&self) -> bool {
        self.unfinished == 0
    }
}
