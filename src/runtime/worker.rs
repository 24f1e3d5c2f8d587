//! The one worker that reads and writes the journey, in the order of the requests.

#[cfg(test)]
pub(in crate::runtime) mod stub;
#[cfg(test)]
mod tests;

use crate::app::disk::{Answer, Request, Response};
use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Answers requests to the disk, on the worker's thread.
pub trait Backend: Send {
    /// Carries a request out, and fills in its response if it has one. `None`: a look found no change.
    fn answer(&mut self, request: &mut Request) -> Option<Answer>;

    /// Called once, before anything else: from now on `on_change` is called when something may have changed outside. It
    /// never blocks.
    fn watch(&mut self, on_change: Box<dyn Fn() + Send>);
}

#[derive(Clone, PartialEq, Debug)]
pub(super) struct Answered {
    pub(super) request: Request,
    pub(super) answer: Answer,
    /// Number of requests that this completes.
    pub(super) finished: usize,
}

/// The requests of this process that are not answered yet.
static PENDING: AtomicUsize = AtomicUsize::new(0);

/// The name of the worker's thread.
const THREAD: &str = "worker";

/// Waits on a panic, up to the limit, until everything that was asked for is carried out; not if the worker itself has
/// the fault.
pub(super) fn wait_until_saved(limit: Duration) {
    let until = Instant::now() + limit;
    let is_worker = thread::current().name() == Some(THREAD);
    while !is_worker && PENDING.load(Ordering::Relaxed) > 0 && Instant::now() < until {
        thread::sleep(Duration::from_millis(2));
    }
}

#[derive(Debug)]
pub(super) struct Worker {
    requests: Sender<Request>,
    unfinished: usize,
}

impl Worker {
    /// Starts the worker, which lives as long as the process.
    pub(super) fn start(
        mut backend: impl Backend + 'static,
        answer: impl Fn(Answered) + Send + 'static,
    ) -> io::Result<Worker> {
        let (requests, inbox) = channel();
        let sender = requests.clone();
        // If the worker is gone the program ends.
        let look = move || {
            for request in [Request::Look, Request::LookAtSettings(Response::NONE)] {
                let _ = sender.send(request);
            }
        };
        thread::Builder::new().name(THREAD.into()).spawn(move || {
            // A change between the first reading and the watch would notify nobody.
            look();
            backend.watch(Box::new(look));
            let answer = move |answered: Answered| {
                let finished = answered.finished;
                answer(answered);
                PENDING.fetch_sub(finished, Ordering::Relaxed);
            };
            WorkerLoop::new(backend, inbox, answer).run();
        })?;
        Ok(Worker { requests, unfinished: 0 })
    }

    pub(super) fn ask(&mut self, request: Request) {
        // Counted before it is sent: its answer may come at once.
        PENDING.fetch_add(1, Ordering::Relaxed);
        // The worker ends before us only by a panic, which ends the process.
        if self.requests.send(request).is_ok() {
            self.unfinished += 1;
        }
    }

    pub(super) fn note(&mut self, answered: &Answered) {
        self.unfinished = self.unfinished.saturating_sub(answered.finished);
    }

    pub(super) fn is_done(&self) -> bool {
        self.unfinished == 0
    }
}

/// Time between a failed save and the next attempt.
const PAUSE: Duration = Duration::from_secs(1);

/// Carries out requests in order, and retries a failed save until it works.
struct WorkerLoop<B, A> {
    backend: B,
    requests: Receiver<Request>,
    waiting: VecDeque<Request>,
    answer: A,
    pause: Duration,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum AfterPause {
    Retry,
    Abandon,
}

impl<B: Backend, A: Fn(Answered)> WorkerLoop<B, A> {
    fn new(backend: B, requests: Receiver<Request>, answer: A) -> WorkerLoop<B, A> {
        WorkerLoop { backend, requests, waiting: VecDeque::new(), answer, pause: PAUSE }
    }

    /// Works until the last sender of requests is gone.
    fn run(mut self) {
        while let Some(request) = self.next() {
            self.carry_out(request);
        }
    }

    fn next(&mut self) -> Option<Request> {
        self.waiting.pop_front().or_else(|| self.requests.recv().ok())
    }

    /// Everything after a failed save waits, because the changes build on each other.
    fn carry_out(&mut self, mut request: Request) {
        while let Some(answer) = self.backend.answer(&mut request) {
            if !matches!(answer, Answer::Delayed { .. }) {
                // A look is not counted as a request.
                let finished = usize::from(!request.is_look());
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

    /// Gives up the failed save and everything after it.
    fn abandon(&mut self) {
        let given_up = self.waiting.drain(..).filter(|r| !r.is_look()).count();
        // Plus the save and the request to abandon it.
        let finished = given_up + 2;
        if let Some(answer) = self.backend.answer(&mut Request::Abandon) {
            (self.answer)(Answered { request: Request::Abandon, answer, finished });
        }
    }
}
