//! The worker's beginning, by a backend whose journey changed after it was first read.

use super::*;
use crate::domain::reading::Reading;
use std::time::Duration;

#[test]
fn worker_sees_what_changed_before_the_watch_began() {
    let (answers, answered) = channel();
    // Never nudged: what there is to see has happened before anybody watched.
    let outdated = stub::Stub {
        on_save: |_: &crate::domain::change::Change| Answer::read(Reading::default()),
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
