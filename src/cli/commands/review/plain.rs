//! `milepost review --plain`: the screen's review line by line, for a screen reader, a terminal that cannot draw, or a
//! script. The state machine is the screen's: only the asking differs.

use super::lines_in::LinesIn;
use crate::app::action::Action;
use crate::app::dialog::form::{FormField, FormLayout};
use crate::app::disk::{Answer, Request};
use crate::app::effect::Effect;
use crate::app::event::{Code, Event, Key};
use crate::app::layout::Area;
use crate::app::scene::review::Review;
use crate::app::{App, Dialog, Form};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::places::Setup;
use crate::cli::plain::PlainScreen;
use crate::cli::session::check_read;
use crate::domain::filter::Filter;
use crate::domain::report::{Report, ReportScope};
use crate::domain::review::Walk;
use crate::domain::timeline::Period;
use crate::domain::visible::visible;
use crate::runtime::backend::StoreBackend;
use crate::runtime::clock::Clock;
use crate::runtime::worker::Backend;
use crate::store::Years;
use crate::transfer::report;
use crate::view::canvas::Canvas;
use crate::view::scenes::review::plain::{self, PlainAnswer, PlainCard};
use crate::view::understood;
use std::collections::VecDeque;
use std::ops::ControlFlow;

/// The columns of text that goes elsewhere than to a terminal.
const COLUMNS: usize = 80;

/// An answer that stops the review.
const STOP: &str = "q";

/// A text that goes back to the card.
const BACK: &str = "-";

/// Whether the review goes on.
type Flow = ControlFlow<()>;

pub(super) fn run(walk: Walk, setup: Setup, output: &mut Output) -> Result<(), Failure> {
    let (PlainScreen { app, backend, clock, output }, reading) =
        PlainScreen::open(setup, Years::Known, output)?;
    let mut asking = Asking { app, backend, clock, input: LinesIn::new(), output };
    asking.tell(reading)?;
    asking.tell(Event::Shown)?;
    asking.tell(Event::AskedToReview(walk))?;
    asking.go_through(walk)?;
    check_read(asking.app.journey().gaps())
}

struct Asking<'a> {
    app: App,
    backend: StoreBackend,
    clock: Clock,
    input: LinesIn,
    output: &'a mut Output,
}

impl Asking<'_> {
    fn go_through(&mut self, walk: Walk) -> Result<(), Failure> {
        while let Flow::Continue(()) = self.ask_next()? {}
        let end = self.on_review(plain::end).unwrap_or_default();
        self.say("")?;
        self.say_all(&end)?;
        match walk {
            Walk::Over(period) if self.is_over() => self.print_page(period),
            Walk::Over(_) | Walk::Due => Ok(()),
        }
    }

    fn ask_next(&mut self) -> Result<Flow, Failure> {
        self.look_up()?;
        match self.app.dialogs().last() {
            Some(Dialog::Form(form)) if form.layout() == FormLayout::Question => {
                let question = Question::of(form);
                self.choose(&question)
            }
            Some(Dialog::Form(form)) => {
                let lines = FormLines::of(&self.app, form);
                self.fill_in(&lines)
            }
            // No answer opens any other.
            Some(_) => self.act(Action::Cancel).map(Flow::Continue),
            None => match self.on_review(plain::card) {
                Some(Some(card)) => self.answer(&card),
                Some(None) | None => Ok(Flow::Break(())),
            },
        }
    }

    /// Takes in what changed meanwhile: the day, and the files.
    fn look_up(&mut self) -> Result<(), Failure> {
        let today = self.clock.today();
        if today != self.app.data.today {
            self.tell(Event::Day(today))?;
        }
        match self.backend.answer(&Request::Look) {
            Some(answer) => self.tell(Event::answered(Request::Look, answer)),
            None => Ok(()),
        }
    }

    fn is_over(&self) -> bool {
        self.app.screen.review().is_some_and(Review::is_over)
    }

    fn on_review<T>(&self, read: fn(&Review, &Canvas<'_>) -> T) -> Option<T> {
        let columns = self.output.width().unwrap_or(COLUMNS);
        let width = u16::try_from(columns).unwrap_or(u16::MAX);
        let canvas = Canvas::of(&self.app, Area { x: 0, y: 0, width, height: u16::MAX });
        self.app.screen.review().map(|review| read(review, &canvas))
    }

    fn answer(&mut self, card: &PlainCard) -> Result<Flow, Failure> {
        self.say("")?;
        self.say_all(&card.lines)?;
        let labels = card.answers.iter().map(|answer| answer.label.as_str());
        self.say(&numbered(labels))?;
        loop {
            let Some(line) = self.ask("Answer")? else { return Ok(Flow::Break(())) };
            if line == STOP {
                return Ok(Flow::Break(()));
            }
            if let Some(actions) = self.meant(&line, &card.answers) {
                for action in actions {
                    self.tell(Event::Asked(action))?;
                }
                return Ok(Flow::Continue(()));
            }
            let undo = self.app.settings.keymap.shown(Action::Undo);
            self.refuse(&line, card.answers.len(), &format!("{undo} undoes the last answer"))?;
        }
    }

    /// The actions of an answer, by its number or by the key that it has on the screen; undo has no number.
    fn meant(&self, line: &str, answers: &[PlainAnswer]) -> Option<Vec<Action>> {
        if let Some(answer) = by_number(line, answers) {
            return Some(answer.actions.clone());
        }
        let has_key = |action: &Action| {
            let keys = self.app.settings.keymap.keys(*action);
            keys.iter().any(|keys| keys.to_string() == line)
        };
        let answer = answers.iter().find(|answer| answer.actions.last().is_some_and(has_key));
        let undo = || has_key(&Action::Undo).then(|| vec![Action::Undo]);
        answer.map(|answer| answer.actions.clone()).or_else(undo)
    }

    fn choose(&mut self, question: &Question) -> Result<Flow, Failure> {
        self.say_all(&question.lines)?;
        self.say(&numbered(question.choices.iter().map(|(_, text)| text.as_str())))?;
        loop {
            let Some(line) = self.ask("Answer")? else { return Ok(Flow::Break(())) };
            if line == STOP {
                return Ok(Flow::Break(()));
            }
            if line == BACK {
                return self.act(Action::Cancel).map(Flow::Continue);
            }
            let by_letter = || question.choices.iter().find(|(key, _)| key.to_string() == line);
            if let Some((key, _)) = by_number(&line, &question.choices).or_else(by_letter) {
                return self.press(Code::Char(*key)).map(Flow::Continue);
            }
            self.refuse(&line, question.choices.len(), &format!("{BACK} goes back"))?;
        }
    }

    /// Asks for one field after the other, then submits them. An empty line leaves a field as it is.
    fn fill_in(&mut self, form: &FormLines) -> Result<Flow, Failure> {
        self.say_all(&form.lines)?;
        let mut texts = Vec::new();
        for field in &form.fields {
            match self.ask(field)? {
                None => return Ok(Flow::Break(())),
                Some(line) if line == BACK => return self.act(Action::Cancel).map(Flow::Continue),
                Some(line) => texts.push(line),
            }
        }
        for (at, text) in texts.into_iter().enumerate() {
            if at > 0 {
                self.act(Action::FieldNext)?;
            }
            if !text.is_empty() {
                self.clear_field()?;
                self.tell(Event::Paste(text))?;
            }
        }
        self.act(Action::Submit)?;
        Ok(Flow::Continue(()))
    }

    /// Empties the field that is typed into, row by row from its end.
    fn clear_field(&mut self) -> Result<(), Failure> {
        let field = match self.app.dialogs().last() {
            Some(Dialog::Form(form)) => form.fields.get(form.focus),
            Some(_) | None => None,
        };
        for _ in 0..field.map_or(0, |field| field.text().lines().count()) {
            self.act(Action::DeleteToStart)?;
            self.act(Action::DeleteLeft)?;
        }
        Ok(())
    }

    fn act(&mut self, action: Action) -> Result<(), Failure> {
        self.tell(Event::Asked(action))
    }

    fn press(&mut self, code: Code) -> Result<(), Failure> {
        self.tell(Event::Key(Key::plain(code)))
    }

    /// Tells the program, carries out what it asks of the disk, and says what it says.
    fn tell(&mut self, event: Event) -> Result<(), Failure> {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.app.update(event) {
                match effect {
                    Effect::Disk(request) => events.extend(self.carry_out(request)?),
                    // No answer to a card copies, suspends, opens an editor or quits, and a notice is printed at once.
                    Effect::WakeIn(_) | Effect::Copy(_) | Effect::EditFile { .. } => {}
                    Effect::Suspend | Effect::Quit | Effect::OpenSample => {}
                }
            }
        }
        if let Some(notice) = self.app.notice().map(str::to_owned) {
            self.app.update(Event::Woke);
            self.say(&notice)?;
        }
        Ok(())
    }

    fn carry_out(&mut self, request: Request) -> Result<Option<Event>, Failure> {
        match self.backend.answer(&request) {
            Some(Answer::Delayed { why }) => {
                let hint = "this answer is not saved, all before it are; start the review again";
                Err(Failure::world(why, hint))
            }
            answer => Ok(answer.map(|answer| Event::answered(request, answer))),
        }
    }

    /// The answer to a prompt; `None` at the end of the input.
    fn ask(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        self.output.prompt(&format!("{prompt}: "))?;
        let line = self.input.next()?;
        // A terminal shows what is typed, and the end of it; elsewhere the transcript needs both.
        if !self.input.is_terminal() || line.is_none() {
            self.say(line.as_deref().unwrap_or_default())?;
        }
        Ok(line)
    }

    fn refuse(&mut self, line: &str, most: usize, other: &str) -> Result<(), Failure> {
        let known = format!("a number from 1 to {most}; {other}, {STOP} stops");
        match line.is_empty() {
            true => self.say(&format!("Answer with {known}.")),
            false => self.say(&format!("\"{line}\" is not an answer here. Answer with {known}.")),
        }
    }

    fn say(&mut self, line: &str) -> Result<(), Failure> {
        self.output.line(&visible(line))
    }

    fn say_all(&mut self, lines: &[String]) -> Result<(), Failure> {
        lines.iter().try_for_each(|line| self.say(line))
    }

    /// The page of a period: its report, as the screen has it.
    fn print_page(&mut self, period: Period) -> Result<(), Failure> {
        let (journey, today) = (self.app.journey(), self.app.data.today);
        let filter = &Filter::default();
        let scope = ReportScope { period: period.into(), filter, today, with_dropped: true };
        let report = Report::of(journey, &scope);
        let Some(text) = report::named("text").map(|format| (format.write)(&report)) else {
            return Ok(());
        };
        self.say("")?;
        self.output.exactly(&text)
    }
}

/// A question of the program, apart from it.
struct Question {
    lines: Vec<String>,
    choices: Vec<(char, String)>,
}

impl Question {
    fn of(form: &Form) -> Question {
        let lines = form.error.iter().chain([&form.title]).chain(&form.facts);
        let choices = form.choices.iter().filter_map(|c| Some((c.key?, c.text.clone())));
        Question { lines: lines.cloned().collect(), choices: choices.collect() }
    }
}

/// A form with fields, apart from the program.
struct FormLines {
    lines: Vec<String>,
    /// The prompt of each field, with what is in it.
    fields: Vec<String>,
}

impl FormLines {
    fn of(app: &App, form: &Form) -> FormLines {
        let is_line = form.layout() != FormLayout::Fields;
        let mut lines: Vec<String> = form.error.iter().chain([&form.title]).cloned().collect();
        let hints = form.fields.iter().map(|field| {
            let hint = understood::of_field(app, field).into_iter().map(|piece| piece.text);
            hint.collect::<Vec<_>>().join(" · ")
        });
        let hint = match is_line {
            // An error says the same.
            true => hints.take(1).find(|hint| !hint.is_empty() && form.error.is_none()),
            false => Some("an empty line leaves a field as it is".to_owned()),
        };
        lines.extend(hint.iter().map(|hint| format!("{hint} ({BACK} goes back)")));
        let prompt = |field: &FormField| {
            let label = if is_line { "Answer" } else { field.label };
            match field.text() {
                "" => label.to_owned(),
                text => format!("{label} [{text}]"),
            }
        };
        FormLines { lines, fields: form.fields.iter().map(prompt).collect() }
    }
}

fn by_number<'a, T>(line: &str, answers: &'a [T]) -> Option<&'a T> {
    answers.get(line.parse::<usize>().ok()?.checked_sub(1)?)
}

/// `1 still right  2 no longer  3 done`.
fn numbered<'a>(labels: impl Iterator<Item = &'a str>) -> String {
    let numbered = labels.enumerate().map(|(at, label)| format!("{} {label}", at + 1));
    numbered.chain([format!("{STOP} stop")]).collect::<Vec<_>>().join("  ")
}
