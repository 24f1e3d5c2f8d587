//! The whole loop without a terminal: scripted messages in, events, pictures and calls of the world out.

mod stage;

use super::*;
use crate::app::effect::Effect;
use crate::app::event::Key;
use crate::domain::change::Change;
use crate::domain::id::Id;
use stage::Stage;

fn key(letter: char) -> Message {
    let key = Key { code: Code::Char(letter), ctrl: false, alt: false };
    Message::Input(Input::Event(Event::Key(key)))
}

fn save(number: u64) -> Effect {
    let change = Change { name: "added".into(), edits: Vec::new(), run: None };
    Effect::Disk(Request::Save { number, change })
}

#[test]
fn one_picture_for_all_keys_that_wait_and_none_without_an_event() {
    let batches = vec![vec![key('a'), key('b')], vec![], vec![], vec![key('q')]];
    let (ending, story) = Stage::new().play(batches, vec![vec![], vec![], vec![Effect::Quit]]);
    assert_eq!(ending, Ending::Quit);
    assert_eq!(story, ["picture", "key a", "key b", "picture", "key q"]);
}

fn chord(letter: char) -> Message {
    Message::Input(Input::Chord(Key::plain(Code::Char(letter))))
}

/// What a read of that text comes as: a return is `\r`.
fn lines(text: &str) -> Message {
    let code = |c| {
        if c == '\r' { Code::Enter } else { Code::Char(c) }
    };
    let keys = text.chars().map(|c| Event::Key(Key::plain(code(c))));
    Message::Input(Input::Lines { text: text.into(), keys: keys.collect() })
}

#[test]
fn escape_and_a_key_at_once_are_alt_where_that_is_bound_and_both_elsewhere() {
    let batches = vec![vec![chord('b'), chord('j'), key('x'), key('q')]];
    let effects = [vec![], vec![], vec![], vec![], vec![Effect::Quit]];
    let (_, story) = Stage::new().play(batches, effects.into());
    assert_eq!(story, ["picture", "key alt-b", "key esc", "key j", "key x", "key q"]);
}

#[test]
fn lines_are_a_paste_where_something_is_being_typed_and_keys_elsewhere() {
    let batches = vec![vec![lines("ab\rc"), key('a'), lines("d\re\r"), key('q')]];
    let effects = [vec![], vec![], vec![], vec![], vec![], vec![Effect::Quit]];
    let (_, story) = Stage::new().play(batches, effects.into());
    let paste = r#"Paste("d\re\r")"#;
    assert_eq!(story, ["picture", "key a", "key b", "key enter", "key c", "key a", paste, "key q"]);
}

#[test]
fn quitting_waits_until_all_is_saved_in_order() {
    let effects = vec![vec![save(1)], vec![save(2)], vec![Effect::Quit]];
    let (ending, story) = Stage::new().play(vec![vec![key('a'), key('b'), key('q')]], effects);
    assert_eq!(ending, Ending::Quit);
    assert_eq!(story.last().map(String::as_str), Some("saved 2"));
    let saved: Vec<&String> = story.iter().filter(|w| w.starts_with("saved")).collect();
    assert_eq!(saved, ["saved 1", "saved 2"]);
}

#[test]
fn key_after_quitting_is_not_taken_when_nothing_is_left_to_save() {
    let (_, story) = Stage::new().play(vec![vec![key('q'), key('x')]], vec![vec![Effect::Quit]]);
    assert_eq!(story, ["picture", "key q"]);
}

#[test]
fn end_from_outside_waits_for_saves_as_well() {
    let (ending, story) =
        Stage::new().play(vec![vec![key('a'), Message::End]], vec![vec![save(1)]]);
    assert_eq!(ending, Ending::Told);
    assert_eq!(story.last().map(String::as_str), Some("saved 1"));
}

#[test]
fn wake_comes_when_its_time_has_passed_and_once() {
    let wakes =
        vec![Effect::WakeIn(Duration::from_secs(3600)), Effect::WakeIn(Duration::from_millis(15))];
    let stage = Stage::new();
    let mut event_loop = stage.event_loop(vec![vec![key('a')]], vec![wakes]);
    event_loop.source.wait(None, &mut event_loop.queue);
    event_loop.take_all().expect("no terminal to fail");
    let due = event_loop.deadline().expect("a wake is due");
    assert!(due <= Instant::now() + Duration::from_millis(15));
    event_loop.pass_time().expect("no terminal to fail");
    assert_eq!(stage.story.take(), ["key a"]);
    std::thread::sleep(due.saturating_duration_since(Instant::now()));
    event_loop.pass_time().expect("no terminal to fail");
    event_loop.pass_time().expect("no terminal to fail");
    assert_eq!(stage.story.take(), ["Woke"]);
    assert_eq!(event_loop.deadline(), None);
}

#[test]
fn new_day_is_told_at_the_next_waking_and_once() {
    let stage = Stage::new();
    let mut event_loop = stage.event_loop(Vec::new(), Vec::new());
    event_loop.pass_time().expect("no terminal to fail");
    assert!(stage.story.take().is_empty());
    stage.day.set(23);
    event_loop.pass_time().expect("no terminal to fail");
    event_loop.pass_time().expect("no terminal to fail");
    assert_eq!(stage.story.take(), ["day 2026-11-23"]);
}

#[test]
fn screen_is_not_drawn_while_stopped_and_whole_afterwards() {
    let batches =
        vec![vec![key('z')], vec![Message::Resized], vec![Message::Continued], vec![key('q')]];
    let (_, story) = Stage::new().play(batches, vec![vec![Effect::Suspend], vec![Effect::Quit]]);
    assert_eq!(
        story,
        ["picture", "key z", "stop Job", "size 12x3", "take over", "size 12x3", "picture", "key q"]
    );
}

#[test]
fn stop_from_outside_stops_this_process_alone() {
    let batches = vec![vec![Message::Stop], vec![Message::Continued], vec![key('q')]];
    let (_, story) = Stage::new().play(batches, vec![vec![Effect::Quit]]);
    assert_eq!(story, ["picture", "stop Process", "take over", "size 12x3", "picture", "key q"]);
}

#[test]
fn edited_text_that_cannot_be_saved_stays_in_its_draft() {
    let id = Id::parse("k3v9").expect("an id");
    let effects = vec![vec![Effect::Disk(Request::Source(id, Response::NONE)), Effect::Quit]];
    let (_, story) = Stage::new().play(vec![vec![key('e')]], effects);
    assert!(story.contains(&r#"editor item.toml "text of k3v9""#.into()));
    let last = story.last().expect("an end");
    assert!(
        last.contains("cannot become") && last.contains("Your text is in /tmp/draft."),
        "{last}"
    );
}

#[test]
fn edited_text_that_was_refused_is_edited_again_while_the_item_is_the_same() {
    let stage = Stage::new();
    let mut event_loop = stage.event_loop(Vec::new(), Vec::new());
    let refused = |id: &Id| Answered {
        request: Request::Replace { id: id.clone(), old: "old".into(), new: "slip".into() },
        answer: Answer::refused("no"),
        finished: 0,
    };
    let [id, other] = ["k3v9", "t1m9"].map(|id| Id::parse(id).expect("an id"));
    let mut edited = |of: &Id, text: &str| {
        event_loop.edit_item(of.clone(), text.into()).expect("no terminal to fail");
        let story = stage.story.take();
        event_loop.take_answer(refused(&id)).expect("no terminal to fail");
        story.into_iter().find(|word| word.starts_with("editor")).unwrap_or_default()
    };
    assert_eq!(edited(&id, "old"), r#"editor item.toml "old""#);
    assert_eq!(edited(&other, "old"), r#"editor item.toml "old""#);
    assert_eq!(edited(&id, "old"), r#"editor item.toml "slip""#);
    assert_eq!(edited(&id, "changed meanwhile"), r#"editor item.toml "changed meanwhile""#);
}

#[test]
fn text_that_is_typed_comes_back_from_its_editor() {
    let edit = Effect::EditText("one\ntwo".into());
    let (_, story) = Stage::new().play(vec![vec![key('e')]], vec![vec![edit, Effect::Quit]]);
    assert!(story.contains(&r#"editor note.md "one\ntwo\n""#.into()), "{story:?}");
    assert!(story.contains(&r#"Edited("one\ntwo\n, edited")"#.into()), "{story:?}");
}

#[test]
fn file_is_read_again_after_its_editor() {
    let edit = Effect::EditFile { path: "/j/goals.toml".into(), line: 12 };
    let (_, story) = Stage::new().play(vec![vec![key('e')]], vec![vec![edit, Effect::Quit]]);
    assert!(story.contains(&"editor /j/goals.toml:12".into()));
    assert!(story.last().is_some_and(|w| w.starts_with("Answered(Reread")), "{story:?}");
}

#[test]
fn failed_copy_is_told() {
    let effects = vec![vec![Effect::Copy(vec!["x".into()]), Effect::Quit]];
    let (_, story) = Stage::new().play(vec![vec![key('y')]], effects);
    assert!(story.iter().any(|w| w.contains("no clipboard for x")));
}

/// A loop whose terminal has been asked for its background, and what it takes in before the first picture.
fn with_background(at_hand: Vec<Message>, later: Vec<Message>) -> Vec<String> {
    let stage = Stage::new();
    let batches = vec![later, vec![key('q')]];
    let event_loop = stage.event_loop(batches, vec![vec![Effect::Quit]]);
    let mut event_loop = event_loop.with_background(None);
    event_loop.queue.extend(at_hand);
    event_loop.run().expect("no terminal, no failure");
    event_loop.take_late_answers();
    stage.story.take()
}

#[test]
fn background_that_is_at_hand_is_in_the_first_picture() {
    let told = [Input::Background(Background::Light), Input::Device].map(Message::Input).into();
    assert_eq!(with_background(told, vec![]), ["Light", "picture", "key q"]);
}

#[test]
fn first_picture_waits_for_no_background() {
    let told = [Input::Background(Background::Light), Input::Device].map(Message::Input).into();
    assert_eq!(with_background(vec![], told), ["picture", "Light", "picture", "key q"]);
    assert_eq!(with_background(vec![], vec![]), ["picture", "key q"]);
}

#[test]
fn background_is_asked_for_again_when_the_terminal_is_ours_again() {
    let stage = Stage::new();
    let batches = vec![vec![Message::Stop], vec![Message::Continued], vec![key('q')]];
    let event_loop = stage.event_loop(batches, vec![vec![Effect::Quit]]);
    event_loop.with_background(None).run().expect("no terminal, no failure");
    let story = stage.story.take();
    let back = story.iter().position(|word| word == "take over").expect("taken over");
    assert_eq!(story[back + 1], "ask background", "{story:?}");
}

#[test]
fn terminal_without_a_cell_or_with_one_is_drawn_on() {
    for size in [(0, 0), (1, 1), (0, 5), (5, 0)] {
        let stage = Stage { size, ..Stage::new() };
        let batches = vec![vec![Message::Resized], vec![Message::Continued], vec![key('q')]];
        let (ending, _) = stage.play(batches, vec![vec![Effect::Quit]]);
        assert_eq!(ending, Ending::Quit);
    }
}
