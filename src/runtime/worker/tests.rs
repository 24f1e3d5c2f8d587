//! The worker's beginning, by a keeper whose journey changed after it was first read.

use super::*;
use crate::domain::reading::Reading;
use std::time::Duration;

/// Never nudged: what there is to see has happened before anybody watched.
struct Outdated;

impl Keeper for Outdated {
    fn save(&mut self, _: &Change) -> Outcome {
        Outcome::Done(Reading::default())
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
        Some(self.reread())
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

#[test]
fn what_changed_before_the_watch_began_is_seen() {
    let (answers, answered) = channel();
    let worker = Worker::start(Outdated, move |answer| _ = answers.send(answer));
    let answer = answered.recv_timeout(Duration::from_secs(10));
    assert_eq!(
        answer.map(|a| (a.reply, a.finished)),
        Ok((Reply::Event(Event::Read(Reading::default())), 0))
    );
    drop(worker);
}
