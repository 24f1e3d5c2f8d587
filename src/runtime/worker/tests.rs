//! The worker's beginning, by a keeper whose journey changed after it was first read.

use super::*;
use crate::domain::reading::Reading;
use std::time::Duration;

#[test]
fn what_changed_before_the_watch_began_is_seen() {
    let (answers, answered) = channel();
    // Never nudged: what there is to see has happened before anybody watched.
    let outdated = stub::Stub {
        on_save: |_: &Change| Outcome::Done(Reading::default()),
        outside: Some(Event::Read(Reading::default())),
    };
    let worker = Worker::start(outdated, move |answer| _ = answers.send(answer));
    let answer = answered.recv_timeout(Duration::from_secs(10));
    assert_eq!(
        answer.map(|a| (a.reply, a.finished)),
        Ok((Reply::Event(Event::Read(Reading::default())), 0))
    );
    drop(worker);
}
