//! The stage for the loop's tests: a scripted program and source, a world and a backend that are not real.

use crate::app::disk::{Answer, Request};
use crate::app::effect::Effect;
use crate::app::event::{Clipboard, Code, Event, Key};
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::reading::Reading;
use crate::runtime::editor::Returned;
use crate::runtime::event_loop::{CursorBackend, Ending, EventLoop, Platform, Program, Stop};
use crate::runtime::inbox::{Message, MessageSource};
use crate::runtime::worker::stub::Stub;
use crate::runtime::worker::{Answered, Worker};
use crate::ui::theme::Background;
use ratatui::backend::TestBackend;
use ratatui::{Frame, Terminal};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// What happened, in order, as words.
pub(super) type Story = Rc<RefCell<Vec<String>>>;

/// Answers every event with the effects that its turn in the script says.
pub(super) struct Scripted {
    story: Story,
    effects: VecDeque<Vec<Effect>>,
}

impl Program for Scripted {
    fn update(&mut self, event: Event) -> Vec<Effect> {
        let words = match event {
            Event::Shown => return Vec::new(),
            Event::Key(key) => format!("key {key}"),
            Event::Answered(Request::Save { number, .. }, answer) => match *answer {
                Answer::Done { .. } => format!("saved {number}"),
                _ => format!("failed {number}"),
            },
            Event::Day(day) => format!("day {day}"),
            Event::Resize { columns, rows } => format!("size {columns}x{rows}"),
            other => format!("{other:?}"),
        };
        let pressed = words.starts_with("key");
        self.story.borrow_mut().push(words);
        if pressed { self.effects.pop_front().unwrap_or_default() } else { Vec::new() }
    }
    /// Alt and `b` are bound.
    fn means(&self, key: Key) -> bool {
        key.alt && key.code == Code::Char('b')
    }
    /// A line is open from `a` to enter.
    fn takes_text(&self) -> bool {
        let story = self.story.borrow();
        let last = |word: &str| story.iter().rposition(|told| told == word);
        last("key a") > last("key enter")
    }
    fn draw(&self, frame: &mut Frame) {
        let area = frame.area();
        self.story.borrow_mut().push("picture".into());
        frame.render_widget("milepost", area);
    }
    fn uses_mouse(&self) -> bool {
        true
    }
    fn editor(&self) -> Option<&str> {
        None
    }
    fn title(&self) -> String {
        "milepost".into()
    }
    fn unwritten(&self) -> Option<String> {
        None
    }
    fn set_background(&mut self, background: Background) {
        self.story.borrow_mut().push(format!("{background:?}"));
    }
}

/// Batches of messages, each handed out by one wait; then what the worker answers; then keys that quit.
pub(super) struct Script {
    batches: VecDeque<Vec<Message>>,
    answers: Receiver<Answered>,
}

impl MessageSource for Script {
    fn wait(&mut self, until: Option<Instant>, queue: &mut VecDeque<Message>) {
        let blocks = until.is_none_or(|time| time > Instant::now());
        if let Some(batch) = self.batches.pop_front_if(|_| blocks) {
            queue.extend(batch);
        } else if blocks {
            let left = until.map_or(Duration::from_secs(20), |time| time - Instant::now());
            queue.extend(self.answers.recv_timeout(left).ok().map(Message::Answered));
        }
    }
    fn read_terminal(&mut self, _: bool) {}
}

/// A world that only notes what is asked of it.
pub(super) struct Fake {
    story: Story,
    day: Rc<Cell<u32>>,
    size: (u16, u16),
}

impl Platform for Fake {
    fn today(&self) -> Day {
        Day::new(2026, 11, self.day.get()).expect("a day in November")
    }
    fn until_midnight(&self) -> Option<Duration> {
        None
    }
    fn size(&self) -> (u16, u16) {
        self.size
    }
    fn copy(&mut self, text: &str) -> Result<Clipboard, String> {
        Err(format!("no clipboard for {text}"))
    }
    fn edit_text(
        &mut self,
        _: Option<&str>,
        text: &str,
        name: &'static str,
    ) -> Result<(String, Returned), String> {
        self.story.borrow_mut().push(format!("editor {name} {text:?}"));
        Ok((format!("{text}, edited"), Returned::Changed))
    }
    fn close_draft(&mut self, keep: bool) -> Option<String> {
        keep.then(|| "/tmp/draft".into())
    }
    fn edit_file(&mut self, _: Option<&str>, path: &str, line: usize) -> Result<Returned, String> {
        self.story.borrow_mut().push(format!("editor {path}:{line}"));
        Ok(Returned::Changed)
    }
    fn stop(&mut self, who: Stop) -> io::Result<()> {
        self.story.borrow_mut().push(format!("stop {who:?}"));
        Ok(())
    }
    fn set_exit_message(&mut self, word: String) {
        self.story.borrow_mut().push(format!("word {word:?}"));
    }
    fn set_title(&mut self, _title: &str) -> io::Result<()> {
        Ok(())
    }
    fn take_over(&mut self) -> io::Result<()> {
        self.story.borrow_mut().push("take over".into());
        Ok(())
    }
    fn ask_background(&mut self) -> io::Result<()> {
        self.story.borrow_mut().push("ask background".into());
        Ok(())
    }
    fn use_mouse(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }
}

impl CursorBackend for TestBackend {
    fn set_typing(&mut self, _typing: bool) {}
}

/// Saves that take a moment, so that quitting has something to wait for.
fn slow(_: &Change) -> Answer {
    std::thread::sleep(Duration::from_millis(20));
    Answer::read(Reading::default())
}

/// Everything around a loop.
pub(super) struct Stage {
    pub(super) story: Story,
    pub(super) day: Rc<Cell<u32>>,
    pub(super) size: (u16, u16),
}

impl Stage {
    pub(super) fn new() -> Stage {
        Stage { story: Story::default(), day: Rc::new(Cell::new(22)), size: (12, 3) }
    }

    /// A loop over those batches of messages; the first key is answered by the first effects, and so on.
    pub(super) fn event_loop(
        &self,
        batches: Vec<Vec<Message>>,
        effects: Vec<Vec<Effect>>,
    ) -> EventLoop<Scripted, TestBackend, Script, Fake> {
        let (sender, answers) = channel();
        let backend = Stub { on_save: slow, outside: None };
        let worker = Worker::start(backend, move |a| _ = sender.send(a)).expect("a thread");
        let story = || Rc::clone(&self.story);
        let program = Scripted { story: story(), effects: effects.into() };
        let outside = Fake { story: story(), day: Rc::clone(&self.day), size: self.size };
        let terminal =
            Terminal::new(TestBackend::new(self.size.0, self.size.1)).expect("a picture");
        let source = Script { batches: batches.into(), answers };
        EventLoop::new(program, terminal, source, outside, worker)
    }

    /// Runs that loop to its end.
    pub(super) fn play(
        &self,
        batches: Vec<Vec<Message>>,
        effects: Vec<Vec<Effect>>,
    ) -> (Ending, Vec<String>) {
        let mut event_loop = self.event_loop(batches, effects);
        let ending = event_loop.run().expect("a loop without a terminal cannot fail");
        (ending, self.story.take())
    }
}
