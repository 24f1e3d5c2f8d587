//! Pictures of drift, of a pause, and of the question with what was answered before.

use super::pictures_of;
use crate::stage::Stage;
use milepost::app::event::Event;

const GOALS: &str = r#"format = 1

[[goal]]
id = "cka0a1b2"
title = "CKA certification"
size = "large"
next = true
[[goal.answers]]
on = 2025-11-14
text = "Find out what it costs"
[[goal.answers]]
on = 2026-03-02
text = "Block two evenings a week for the exercises, and tell the team so that nobody calls"
goal = "d2"
[[goal.answers]]
on = 2026-08-30
text = "Make a plan"
goal = "d12"
[[goal.answers]]
on = 2026-10-30
text = "Book the mock exam"
goal = "mock0001"

[[goal]]
id = "mock0001"
title = "Book the mock exam"
toward = "cka0a1b2"
due = 2026-11-27
"#;

#[test]
fn drift() {
    pictures_of(Stage::drifting(GOALS), "drift", "");
}

#[test]
fn a_pause() {
    let mut stage = Stage::drifting(GOALS);
    stage.press("Zparental leave<enter>").send(Event::Woke);
    pictures_of(stage, "paused", "");
}

#[test]
fn the_question_with_earlier_answers() {
    let mut stage = Stage::drifting(GOALS);
    stage.press("n");
    pictures_of(stage, "question-again", "");
}

#[test]
fn a_detail_with_earlier_answers() {
    let mut stage = Stage::drifting(GOALS);
    stage.press("3<enter>");
    pictures_of(stage, "detail-answers", "");
}

#[test]
fn the_line_of_a_pause() {
    let mut stage = Stage::drifting(GOALS);
    stage.press("Zparental leave until friday");
    pictures_of(stage, "pause-line", "");
}
