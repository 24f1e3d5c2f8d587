//! What the worker does with requests, by a keeper whose disk fails as told.

use super::*;
use crate::app::event::{EditorEnd, Merged, Undone};
use crate::domain::backup::BackupName;
use crate::domain::conflict::Offer;
use crate::domain::id::Id;
use crate::domain::merge::Choices;
use crate::domain::reading::Reading;
use crate::runtime::worker::Nudge;
use std::sync::mpsc::{Sender, channel};

struct Flaky {
    failures: usize,
    attempts: Sender<String>,
}

impl Keeper for Flaky {
    fn save(&mut self, change: &Change) -> Outcome {
        let _ = self.attempts.send(change.name.clone());
        match self.failures.checked_sub(1) {
            Some(left) => {
                self.failures = left;
                Outcome::Failed {
                    message: "disk full".into(),
                }
            }
            None => Outcome::Done(Reading::default()),
        }
    }
    fn undo(&mut self) -> Undone {
        Undone::Not {
            message: "nothing left".into(),
        }
    }
    fn redo(&mut self) -> Undone {
        self.undo()
    }
    fn offer(&mut self, name: &str) -> Result<Offer, String> {
        Err(format!("no offer of {name}"))
    }
    fn merge(&mut self, name: &str, _: &Choices) -> Result<Merged, String> {
        Err(format!("no merge of {name}"))
    }
    fn backups(&mut self) -> Event {
        Event::Backups(Ok(Vec::new()))
    }
    fn restore(&mut self, _: BackupName) -> Undone {
        self.undo()
    }
    fn remark(&mut self) -> Option<String> {
        None
    }
    fn load(&mut self, _: &[i32]) -> Event {
        self.reread()
    }
    fn reread(&mut self) -> Event {
        Event::Read(Reading::default())
    }
    fn changed(&mut self) -> Option<Event> {
        None
    }
    fn source(&mut self, _: &Id) -> Result<String, String> {
        Ok(String::new())
    }
    fn replace(&mut self, _: &Id, _: &str, _: &str) -> Result<EditorEnd, String> {
        Ok(EditorEnd::Unchanged)
    }
    fn keep_filter(&mut self, _: &str, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn watch(&mut self, _: Nudge) {}
}

fn save(number: u64) -> Request {
    Request::Save {
        number,
        change: Change {
            name: format!("change {number}"),
            edits: Vec::new(),
        },
    }
}

/// What is attempted and answered when these requests come in one go, with a disk that fails that often at first.
fn work(failures: usize, requests: Vec<Request>) -> (Vec<String>, Vec<Answer>) {
    let (sender, receiver) = channel();
    let (attempts, attempted) = channel();
    let (answers, answered) = channel();
    for request in requests {
        sender.send(request).expect("the receiver is still here");
    }
    drop(sender);
    let answer = move |a| answers.send(a).expect("the receiver is still here");
    let mut bench = Bench::new(Flaky { failures, attempts }, receiver, answer);
    bench.pause = Duration::from_millis(5);
    bench.work();
    (attempted.iter().collect(), answered.iter().collect())
}

fn outcome(answer: &Answer) -> (Option<u64>, bool, usize) {
    match &answer.reply {
        Reply::Event(Event::Saved { number, outcome }) => (
            Some(*number),
            matches!(outcome, Outcome::Done(_)),
            answer.finished,
        ),
        _ => (None, false, answer.finished),
    }
}

#[test]
fn requests_are_carried_out_in_order() {
    let (attempts, answers) = work(0, vec![save(1), Request::Look, save(2), Request::Undo]);
    assert_eq!(attempts, ["change 1", "change 2"]);
    assert_eq!(
        answers.iter().map(outcome).collect::<Vec<_>>(),
        [(Some(1), true, 1), (Some(2), true, 1), (None, false, 1)]
    );
}

#[test]
fn a_failed_save_is_told_and_tried_again_before_anything_else() {
    let (attempts, answers) = work(2, vec![save(1), save(2)]);
    assert_eq!(attempts, ["change 1", "change 1", "change 1", "change 2"]);
    assert_eq!(
        answers.iter().map(outcome).collect::<Vec<_>>(),
        [
            (Some(1), false, 0),
            (Some(1), false, 0),
            (Some(1), true, 1),
            (Some(2), true, 1)
        ]
    );
}

#[test]
fn abandoning_gives_up_the_failed_save_and_all_behind_it_but_nothing_asked_for_later() {
    let requests = vec![
        save(1),
        save(2),
        Request::Look,
        Request::Undo,
        Request::Abandon,
        save(3),
    ];
    let (attempts, answers) = work(1, requests);
    assert_eq!(attempts, ["change 1", "change 3"]);
    assert_eq!(
        answers.iter().map(|a| a.finished).collect::<Vec<_>>(),
        [0, 4, 1]
    );
    assert_eq!(
        answers[1].reply,
        Reply::Event(Event::Read(Reading::default()))
    );
}

#[test]
fn abandoning_when_nothing_failed_gives_up_nothing() {
    let (attempts, answers) = work(0, vec![save(1), Request::Abandon, save(2)]);
    assert_eq!(attempts, ["change 1", "change 2"]);
    assert_eq!(answers.iter().map(|a| a.finished).sum::<usize>(), 3);
}
