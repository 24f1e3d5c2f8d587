//! The event loop: takes messages, lets the program answer, carries out its requests, draws, sleeps.
//!
//! It never ticks: it sleeps until a message or the next known deadline. Terminal, clock and other programs come in as
//! traits, so that tests run the whole of it.

mod effects;
mod traits;

pub(crate) use traits::Program;
pub(super) use traits::{CursorBackend, Platform, Stop};

use super::inbox::{Message, MessageSource};
use super::input::Input;
use super::worker::{Answered, Worker};
use crate::app::disk::{Answer, Request, Response};
use crate::app::event::{Code, Event, Key};
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::words::sentence;
use crate::ui::theme::Background;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};
use std::collections::VecDeque;
use std::io;
use std::thread;
use std::time::{Duration, Instant};

/// How long the end waits for late answers of the terminal.
const ANSWER_PATIENCE: Duration = Duration::from_millis(100);

/// A terminal that has not answered within this time never will.
const ANSWERS_WITHIN: Duration = Duration::from_secs(1);

/// How long messages may keep arriving before a frame is drawn between them.
const FLOOD: Duration = Duration::from_millis(50);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ending {
    Quit,
    /// A signal asked for it; its handler ends the process.
    Told,
    /// The user asked for the sample.
    Sample,
}

pub(super) struct EventLoop<P, B: CursorBackend, S, O> {
    program: P,
    terminal: Terminal<B>,
    source: S,
    platform: O,
    worker: Worker,
    queue: VecDeque<Message>,
    /// When the frame became older than the program.
    stale: Option<Instant>,
    ending: Option<Ending>,
    /// The terminal belongs to the shell now.
    away: bool,
    today: Day,
    wake_at: Option<Instant>,
    /// Whether the terminal is asked for its background.
    asks_background: bool,
    /// When it was, while its answers may be on their way.
    asked: Option<Instant>,
    f12_panics: bool,
    shown: bool,
    /// An item, its text, and what that was edited into and could not be saved.
    refused: Option<(Id, String, String)>,
    begun: Instant,
}

impl<P: Program, B: CursorBackend, S: MessageSource, O: Platform> EventLoop<P, B, S, O> {
    pub(super) fn new(
        program: P,
        terminal: Terminal<B>,
        source: S,
        platform: O,
        worker: Worker,
    ) -> Self {
        let today = platform.today();
        EventLoop {
            program,
            terminal,
            source,
            platform,
            worker,
            queue: VecDeque::new(),
            stale: Some(Instant::now()),
            ending: None,
            away: false,
            today,
            wake_at: None,
            asks_background: false,
            asked: None,
            f12_panics: false,
            shown: false,
            refused: None,
            begun: Instant::now(),
        }
    }

    /// Without a background the terminal has been asked for it.
    pub(super) fn with_background(mut self, background: Option<Background>) -> Self {
        match background {
            Some(background) => self.program.set_background(background),
            None => (self.asks_background, self.asked) = (true, Some(Instant::now())),
        }
        self
    }

    /// Lets F12 panic, so that a test can see what is left of the terminal.
    pub(super) fn f12_panics(mut self, panics: bool) -> Self {
        self.f12_panics = panics;
        self
    }

    /// Runs until the program ends and everything is saved.
    pub(super) fn run(&mut self) -> io::Result<Ending> {
        self.platform.use_mouse(self.program.uses_mouse())?;
        loop {
            self.take_all()?;
            self.pass_time()?;
            if let Some(ending) = self.over() {
                return Ok(ending);
            }
            if self.stale.is_some() && !self.away {
                if self.more_waits() {
                    continue;
                }
                self.draw()?;
                if !std::mem::replace(&mut self.shown, true) {
                    // It changes nothing visible, so no frame follows.
                    for effect in self.program.update(Event::Shown) {
                        self.carry_out(effect)?;
                    }
                }
            }
            self.source.wait(self.deadline(), &mut self.queue);
        }
    }

    /// Waits for the worker's answers alone, up to the limit.
    pub(super) fn finish_saving(&mut self, limit: Duration) {
        let until = Instant::now() + limit;
        while !self.worker.is_done() && Instant::now() < until {
            self.source.wait(Some(until), &mut self.queue);
            for message in self.queue.drain(..) {
                if let Message::Answered(answer) = message {
                    self.worker.note(&answer);
                }
            }
        }
    }

    /// Reads late answers of the terminal, which the shell would take for typed text.
    pub(super) fn take_late_answers(&mut self) {
        let until = Instant::now() + ANSWER_PATIENCE;
        while let Some(asked) = self.asked {
            let until = until.min(asked + ANSWERS_WITHIN);
            if Instant::now() >= until {
                return;
            }
            self.source.wait(Some(until), &mut self.queue);
            if self.queue.drain(..).any(|m| matches!(m, Message::Input(Input::Device))) {
                self.asked = None;
            }
        }
    }

    fn over(&self) -> Option<Ending> {
        self.ending.filter(|_| self.worker.is_done())
    }

    /// Whether there is something to take in before a picture is worth drawing. The first picture too waits for nothing
    /// else: a background that is told later is one more picture, and some terminals never tell it.
    fn more_waits(&mut self) -> bool {
        if self.stale.is_some_and(|since| since.elapsed() > FLOOD) {
            return false;
        }
        self.source.wait(Some(Instant::now()), &mut self.queue);
        !self.queue.is_empty()
    }

    fn draw(&mut self) -> io::Result<()> {
        let program = &self.program;
        self.platform.set_title(&program.title())?;
        self.terminal.backend_mut().set_typing(program.takes_text());
        let draw = |frame: &mut Frame| {
            // Some widgets of ratatui write into the first cell even if there is none.
            if !frame.area().is_empty() {
                program.draw(frame);
            }
        };
        self.terminal.draw(draw).map_err(failed)?;
        self.stale = None;
        Ok(())
    }

    /// The terminal's content is unknown: the next picture is drawn in full. `Terminal::clear` would do, but asks a
    /// terminal for its cursor first.
    fn forget_picture(&mut self) -> io::Result<()> {
        let (width, height) = self.platform.size();
        self.terminal.resize(Rect::new(0, 0, width, height)).map_err(failed)?;
        self.stale = Some(Instant::now());
        Ok(())
    }

    fn take_all(&mut self) -> io::Result<()> {
        while self.over().is_none() {
            let Some(message) = self.queue.pop_front() else {
                break;
            };
            self.take(message)?;
        }
        Ok(())
    }

    fn take(&mut self, message: Message) -> io::Result<()> {
        match message {
            Message::Input(input) => self.take_input(input),
            Message::Answered(answered) => self.take_answer(answered),
            Message::Resized => self.tell_size(),
            Message::Stop => self.stop(Stop::Process),
            Message::Continued => self.come_back(),
            Message::End => {
                if let Some(message) = self.program.unwritten() {
                    self.platform.set_exit_message(message);
                }
                self.ending = Some(Ending::Told);
                Ok(())
            }
        }
    }

    fn take_input(&mut self, input: Input) -> io::Result<()> {
        match input {
            Input::Event(event) => self.tell_pressed(event),
            Input::Click { column, row } => {
                self.tell(Event::Click { column, row, at: self.begun.elapsed() })
            }
            Input::Chord(key) => self.tell_chord(key),
            Input::Lines { text, keys } => self.tell_lines(text, keys),
            Input::Background(background) => {
                self.program.set_background(background);
                self.stale.get_or_insert_with(Instant::now);
                Ok(())
            }
            Input::Device => {
                self.asked = None;
                Ok(())
            }
        }
    }

    /// The terminal sends the same for alt and a key as for escape and a quick key: it is the first where that is bound.
    fn tell_chord(&mut self, key: Key) -> io::Result<()> {
        let alt = Key { alt: true, ..key };
        if self.program.means(alt) {
            return self.tell_pressed(Event::Key(alt));
        }
        self.queue.push_front(Message::Input(Input::Event(Event::Key(key))));
        self.tell_pressed(Event::Key(Key::plain(Code::Esc)))
    }

    /// Where something is being typed as they arrive, lines are a paste; elsewhere they are keys, some of which may open
    /// a line and end it: `a`, a title and enter, as a script types them.
    fn tell_lines(&mut self, text: String, keys: Vec<Event>) -> io::Result<()> {
        if self.program.takes_text() {
            return self.tell_pressed(Event::Paste(text));
        }
        for key in keys.into_iter().rev() {
            self.queue.push_front(Message::Input(Input::Event(key)));
        }
        Ok(())
    }

    fn tell_pressed(&mut self, event: Event) -> io::Result<()> {
        match &event {
            Event::Key(key) if self.f12_panics && key.code == Code::F(12) => panic_in(key.ctrl),
            _ => {}
        }
        self.tell(event)
    }

    fn tell(&mut self, event: Event) -> io::Result<()> {
        self.stale.get_or_insert_with(Instant::now);
        for effect in self.program.update(event) {
            self.carry_out(effect)?;
        }
        self.platform.use_mouse(self.program.uses_mouse())
    }

    fn tell_size(&mut self) -> io::Result<()> {
        let (columns, rows) = self.platform.size();
        self.tell(Event::Resize { columns, rows })
    }

    fn take_answer(&mut self, answered: Answered) -> io::Result<()> {
        self.worker.note(&answered);
        match (answered.request, answered.answer) {
            (Request::Source(id, Response(Some(text))), _) => self.edit_item(id, text),
            (Request::Replace { id, old, new }, answer) => {
                let is_refused = matches!(answer, Answer::Refused { .. });
                self.refused = is_refused.then(|| (id.clone(), old.clone(), new.clone()));
                let answer = self.close_draft(answer);
                self.tell(Event::answered(Request::Replace { id, old, new }, answer))
            }
            (request, answer) => self.tell(Event::answered(request, answer)),
        }
    }

    /// Keeps the draft of a text that could not be saved.
    fn close_draft(&mut self, answer: Answer) -> Answer {
        match answer {
            Answer::Refused { why, advice, reading } => {
                let draft = self.platform.close_draft(true);
                let why = sentence(&why);
                let kept = draft.map(|path| format!(" Your text is in {path}."));
                Answer::Refused { why: why + &kept.unwrap_or_default(), advice, reading }
            }
            answer => {
                self.platform.close_draft(false);
                answer
            }
        }
    }

    /// Deadlines that have passed. The day is compared at every waking: a machine that slept over midnight has no
    /// deadline that says so.
    fn pass_time(&mut self) -> io::Result<()> {
        let today = self.platform.today();
        if today != self.today {
            self.today = today;
            self.tell(Event::Day(today))?;
        }
        if self.wake_at.is_some_and(|time| Instant::now() >= time) {
            self.wake_at = None;
            self.tell(Event::Woke)?;
        }
        Ok(())
    }

    fn deadline(&self) -> Option<Instant> {
        let midnight =
            self.platform.until_midnight().and_then(|left| Instant::now().checked_add(left));
        [midnight, self.wake_at].into_iter().flatten().min()
    }
}

/// Panics here or, with ctrl, in another thread, as the worker would.
fn panic_in(other_thread: bool) {
    let fault = || panic!("F12 was pressed, and MILEPOST_TEST_PANIC is set");
    if other_thread {
        thread::spawn(fault);
    } else {
        fault();
    }
}

fn failed(error: impl std::error::Error) -> io::Error {
    io::Error::other(error.to_string())
}

#[cfg(test)]
mod tests;
