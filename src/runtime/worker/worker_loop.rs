//! Carries out requests one after the other, and a save that fails again and again until it works.

use super::{Answered, Backend};
use crate::app::disk::{Answer, Request};
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long after a failed save the next attempt is made.
const PAUSE: Duration = Duration::from_secs(1);

pub(super) struct WorkerLoop<B, A> {
    backend: B,
    requests: Receiver<Request>,
    waiting: VecDeque<Request>,
    answer: A,
    pause: Duration,
}

/// What follows a pause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum AfterPause {
    Retry,
    Abandon,
}

impl<B: Backend, A: Fn(Answered)> WorkerLoop<B, A> {
    pub(super) fn new(backend: B, requests: Receiver<Request>, answer: A) -> WorkerLoop<B, A> {
        WorkerLoop { backend, requests, waiting: VecDeque::new(), answer, pause: PAUSE }
    }

    /// Works until nobody can ask for anything any more.
    pub(super) fn run(mut self) {
        while let Some(request) = self.next() {
            self.carry_out(request);
        }
    }

    fn next(&mut self) -> Option<Request> {
        self.waiting.pop_front().or_else(|| self.requests.recv().ok())
    }

    /// Everything behind a failed save waits: the changes build on each other.
    fn carry_out(&mut self, request: Request) {
        while let Some(answer) = self.backend.answer(&request) {
            if !matches!(answer, Answer::Delayed { .. }) {
                // Nobody waits for a look.
                let finished = usize::from(request != Request::Look);
                return (self.answer)(Answered { request, answer, finished });
            }
            (self.answer)(Answered { request: request.clone(), answer, finished: 0 });
            if self.pause() == AfterPause::Abandon {
                return self.abandon();
            }
        }
    }

    fn pause(&mut self) -> AfterPause {
        let end = Instant::now() + self.pause;
        loop {
            match self.requests.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Request::Abandon) => return AfterPause::Abandon,
                Ok(request) => self.waiting.push_back(request),
                Err(RecvTimeoutError::Timeout) => return AfterPause::Retry,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(end.saturating_duration_since(Instant::now()));
                    return AfterPause::Retry;
                }
            }
        }
    }

    /// Gives up the save that failed and all that waits behind it.
    fn abandon(&mut self) {
        let given_up = self.waiting.drain(..).filter(|r| *r != Request::Look).count();
        // The save and the request to abandon it are completed as well.
        let finished = given_up + 2;
        if let Some(answer) = self.backend.answer(&Request::Abandon) {
            (self.answer)(Answered { request: Request::Abandon, answer, finished });
        }
    }
}

#[cfg(test)]
mod tests;
