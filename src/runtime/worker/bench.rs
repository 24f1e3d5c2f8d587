//! The worker's own side: requests one after the other, and a failed save again and again until it works.

use super::{Answer, Keeper, Reply, Request};
use crate::app::event::{Event, Outcome};
use crate::domain::change::Change;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long after a failed save the next attempt is made.
const PAUSE: Duration = Duration::from_secs(1);

/// The keeper, and what lies before it.
pub(super) struct Bench<K, A> {
    keeper: K,
    requests: Receiver<Request>,
    waiting: VecDeque<Request>,
    answer: A,
    pause: Duration,
}

/// What came in during a pause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Word {
    GoOn,
    Abandon,
}

impl<K: Keeper, A: Fn(Answer)> Bench<K, A> {
    /// A bench with nothing done yet.
    pub(super) fn new(keeper: K, requests: Receiver<Request>, answer: A) -> Bench<K, A> {
        Bench { keeper, requests, waiting: VecDeque::new(), answer, pause: PAUSE }
    }

    /// Works until nobody can ask for anything any more.
    pub(super) fn work(mut self) {
        while let Some(request) = self.next() {
            self.carry_out(request);
        }
    }

    fn next(&mut self) -> Option<Request> {
        self.waiting.pop_front().or_else(|| self.requests.recv().ok())
    }

    fn carry_out(&mut self, request: Request) {
        let reply = match request {
            Request::Save { number, change } => return self.save(number, &change),
            Request::Look => return self.look(),
            Request::Undo => Reply::Event(Event::Undid(self.keeper.undo())),
            Request::Redo => Reply::Event(Event::Redid(self.keeper.redo())),
            Request::Offer(name) => {
                Reply::Event(Event::Offered(self.keeper.offer(&name).map(Box::new)))
            }
            Request::Merge { name, choices } => {
                Reply::Event(Event::Merged(self.keeper.merge(&name, &choices)))
            }
            Request::Backups => Reply::Event(self.keeper.backups()),
            Request::Restore(name) => Reply::Event(Event::Restored(self.keeper.restore(name))),
            Request::Load(years) => Reply::Event(self.keeper.load(&years)),
            Request::Reread | Request::Abandon => Reply::Event(self.keeper.reread()),
            Request::KeepFilter { name, text } => {
                Reply::Event(Event::KeptFilter(self.keeper.keep_filter(&name, &text)))
            }
            Request::Source(id) => {
                let source = self.keeper.source(&id);
                Reply::Source(id, source)
            }
            Request::Replace { id, old, new } => {
                Reply::Replaced(self.keeper.replace(&id, &old, &new))
            }
        };
        self.answer(reply, 1);
    }

    /// Everything behind a failed save waits: the changes build on each other.
    fn save(&mut self, number: u64, change: &Change) {
        loop {
            let outcome = self.keeper.save(change);
            let failed = matches!(outcome, Outcome::Failed { .. });
            self.answer(Reply::Event(Event::Saved { number, outcome }), usize::from(!failed));
            if !failed {
                return self.remark();
            }
            if self.pause() == Word::Abandon {
                return self.abandon();
            }
        }
    }

    fn remark(&mut self) {
        if let Some(message) = self.keeper.remark() {
            self.answer(Reply::Event(Event::Trouble { message }), 0);
        }
    }

    fn pause(&mut self) -> Word {
        let end = Instant::now() + self.pause;
        loop {
            match self.requests.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Request::Abandon) => return Word::Abandon,
                Ok(request) => self.waiting.push_back(request),
                Err(RecvTimeoutError::Timeout) => return Word::GoOn,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(end.saturating_duration_since(Instant::now()));
                    return Word::GoOn;
                }
            }
        }
    }

    /// Gives up the save that failed and all that waits behind it.
    fn abandon(&mut self) {
        let given_up = self.waiting.drain(..).filter(|r| *r != Request::Look).count();
        let reread = self.keeper.reread();
        // The save and the request to abandon it are done with as well.
        self.answer(Reply::Event(reread), given_up + 2);
    }

    fn look(&mut self) {
        if let Some(event) = self.keeper.changed() {
            self.answer(Reply::Event(event), 0);
        }
    }

    fn answer(&self, reply: Reply, finished: usize) {
        (self.answer)(Answer { reply, finished });
    }
}

#[cfg(test)]
mod tests;
