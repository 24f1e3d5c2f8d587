//! The worker with a backend whose disk fails as told, or whose journey changed after it was first read.

use super::stub::Stub;
use super::*;
use crate::domain::change::Change;
use crate::domain::reading::Reading;

#[test]
fn worker_sees_what_changed_before_the_watch_began() {
    let (answers, answered) = channel();
    // Never nudged: what there is to see has happened before anybody watched.
    let outdated = Stub {
        on_save: |_: &Change| Answer::read(Reading::default()),
        outside: Some(Answer::read(Reading::default())),
    };
    let worker = Worker::start(outdated, move |answer| _ = answers.send(answer));
    let answer = answered.recv_timeout(Duration::from_secs(10));
    assert_eq!(
        answer,
        Ok(Answered {
            request: Request::Look,
            answer: Answer::read(Reading::default()),
            finished: 0
        })
    );
    drop(worker);
}

/// A disk that fails that often at first, and tells of every attempt.
fn flaky(mut failures: usize, attempts: Sender<String>) -> Stub<impl FnMut(&Change) -> Answer> {
    let on_save = move |change: &Change| {
        let _ = attempts.send(change.name.clone());
        match failures.checked_sub(1) {
            Some(left) => {
                failures = left;
                Answer::Delayed { why: "disk full".into() }
            }
            None => Answer::read(Reading::default()),
        }
    };
    Stub { on_save, outside: None }
}

fn save(number: u64) -> Request {
    Request::Save {
        number,
        change: Change { name: format!("change {number}"), edits: Vec::new(), run: None },
    }
}

/// What is attempted and answered when these requests come in one go, with a disk that fails that often at first.
fn work(failures: usize, requests: Vec<Request>) -> (Vec<String>, Vec<Answered>) {
    let (sender, receiver) = channel();
    let (attempts, attempted) = channel();
    let (answers, answered) = channel();
    for request in requests {
        sender.send(request).expect("the receiver is still here");
    }
    drop(sender);
    let answer = move |a| answers.send(a).expect("the receiver is still here");
    let mut worker = WorkerLoop::new(flaky(failures, attempts), receiver, answer);
    worker.pause = Duration::from_millis(5);
    worker.run();
    (attempted.iter().collect(), answered.iter().collect())
}

fn outcome(answered: &Answered) -> (Option<u64>, bool, usize) {
    match &answered.request {
        Request::Save { number, .. } => {
            (Some(*number), matches!(answered.answer, Answer::Done { .. }), answered.finished)
        }
        _ => (None, false, answered.finished),
    }
}

#[test]
fn requests_are_carried_out_in_order() {
    let (attempts, answers) =
        work(0, vec![save(1), Request::Look, save(2), Request::Undo(Response::NONE)]);
    assert_eq!(attempts, ["change 1", "change 2"]);
    assert_eq!(
        answers.iter().map(outcome).collect::<Vec<_>>(),
        [(Some(1), true, 1), (Some(2), true, 1), (None, false, 1)]
    );
}

#[test]
fn failed_save_is_told_and_tried_again_before_anything_else() {
    let (attempts, answers) = work(2, vec![save(1), save(2)]);
    assert_eq!(attempts, ["change 1", "change 1", "change 1", "change 2"]);
    assert_eq!(
        answers.iter().map(outcome).collect::<Vec<_>>(),
        [(Some(1), false, 0), (Some(1), false, 0), (Some(1), true, 1), (Some(2), true, 1)]
    );
}

#[test]
fn abandoning_gives_up_the_failed_save_and_all_behind_it_but_nothing_asked_for_later() {
    let requests = vec![
        save(1),
        save(2),
        Request::Look,
        Request::Undo(Response::NONE),
        Request::Abandon,
        save(3),
    ];
    let (attempts, answers) = work(1, requests);
    assert_eq!(attempts, ["change 1", "change 3"]);
    assert_eq!(answers.iter().map(|a| a.finished).collect::<Vec<_>>(), [0, 4, 1]);
    assert_eq!(answers[1].request, Request::Abandon);
    assert_eq!(answers[1].answer, Answer::read(Reading::default()));
}

#[test]
fn abandoning_when_nothing_failed_gives_up_nothing() {
    let (attempts, answers) = work(0, vec![save(1), Request::Abandon, save(2)]);
    assert_eq!(attempts, ["change 1", "change 2"]);
    assert_eq!(answers.iter().map(|a| a.finished).sum::<usize>(), 3);
}
