//! `milepost review --plain`: the screen's review line by line, for a screen reader, a terminal that cannot draw, or a
//! script. The state machine is the screen's: only the asking differs.

use super::lines_in::LinesIn;
use super::prompts::{
    BACK, COLUMNS, END, FieldPrompt, Question, STOP, by_number, choosing, hint, introduction,
};
use crate::app::action::Action;
use crate::app::dialog::form::{FormField, FormLayout};
use crate::app::disk::{Answer, Request};
use crate::app::effect::Effect;
use crate::app::event::Event;
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
use crate::domain::words::{quoted, sentence};
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

/// What became of a field.
enum Filled {
    Taken,
    /// Its form is left.
    Left,
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
        match self.app.dialogs().last().map(Dialog::form) {
            Some(Some(form)) if form.layout() == FormLayout::Question => {
                let question = Question::of(&self.app, form);
                self.choose(&question)
            }
            Some(Some(form)) if form.layout() != FormLayout::List => self.fill_in(),
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
        match self.backend.answer(&mut Request::Look) {
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
        self.offer(card.answers.iter().map(|answer| answer.label.as_str()))?;
        let undo = self.app.keys().shown(Action::Undo);
        let prompt = choosing(card.answers.len(), &format!("{undo} to undo"));
        while let Some(line) = self.ask(&prompt)?.filter(|line| line != STOP) {
            if let Some(actions) = self.meant(&line, &card.answers) {
                for action in actions {
                    self.act(action)?;
                }
                return Ok(Flow::Continue(()));
            }
            self.refuse(&line)?;
        }
        Ok(Flow::Break(()))
    }

    /// The actions of an answer, by its number, or by the key or name of its last action; undo has no number.
    fn meant(&self, line: &str, answers: &[PlainAnswer]) -> Option<Vec<Action>> {
        if let Some(answer) = by_number(line, answers) {
            return Some(answer.actions.clone());
        }
        let is_meant = |action: &Action| self.is_meant(*action, line);
        let answer = answers.iter().find(|answer| answer.actions.last().is_some_and(is_meant));
        let undo = || self.is_meant(Action::Undo, line).then(|| vec![Action::Undo]);
        answer.map(|answer| answer.actions.clone()).or_else(undo)
    }

    /// Whether the line is a key of the action, or its name: `y`, or `yes`.
    fn is_meant(&self, action: Action, line: &str) -> bool {
        let keys = self.app.settings.keymap.keys(action);
        action.spec().name == line || keys.iter().any(|keys| keys.to_string() == line)
    }

    fn choose(&mut self, question: &Question) -> Result<Flow, Failure> {
        self.say_all(&question.lines)?;
        self.offer(question.choices.iter().map(|(_, text)| text.as_str()))?;
        let prompt = choosing(question.choices.len(), &format!("{BACK} to leave the question"));
        while let Some(line) = self.ask(&prompt)?.filter(|line| line != STOP) {
            let by_key =
                || question.choices.iter().find(|(action, _)| self.is_meant(*action, &line));
            let chosen = by_number(&line, &question.choices).or_else(by_key);
            let undoes = self.is_meant(Action::Undo, &line);
            match chosen {
                Some((action, _)) => self.act(*action)?,
                None if line == BACK => self.act(Action::Cancel)?,
                None if undoes => {
                    self.act(Action::Cancel)?;
                    self.act(Action::Undo)?;
                }
                None => {
                    self.refuse(&line)?;
                    continue;
                }
            }
            return Ok(Flow::Continue(()));
        }
        Ok(Flow::Break(()))
    }

    /// Asks for one field after the other, then submits them; where that was refused, for the field that the form went to.
    fn fill_in(&mut self) -> Result<Flow, Failure> {
        let Some(form) = self.form() else { return Ok(Flow::Continue(())) };
        let asked = match self.app.why_refused() {
            Some(why) => {
                let (why, refused) = (why.to_owned(), form.focus);
                self.say(&why)?;
                self.restore_field()?;
                refused..refused + 1
            }
            None => {
                let all = 0..form.fields.len();
                self.say_all(&introduction(&self.app, form))?;
                all
            }
        };
        for at in asked {
            self.go_to_field(at)?;
            match self.fill_in_field()? {
                Some(Filled::Taken) => {}
                Some(Filled::Left) => return self.act(Action::Cancel).map(Flow::Continue),
                None => return Ok(Flow::Break(())),
            }
        }
        self.act(Action::Submit).map(Flow::Continue)
    }

    /// Asks for the field until what is typed is understood. An empty line leaves it as it is.
    fn fill_in_field(&mut self) -> Result<Option<Filled>, Failure> {
        while let Some(form) = self.form()
            && let Some(field) = form.fields.get(form.focus)
        {
            let prompt = FieldPrompt::of(field, form.layout() == FormLayout::Line);
            let Some(text) = self.text_of(&prompt)? else { return Ok(None) };
            if text == BACK {
                return Ok(Some(Filled::Left));
            }
            if text.is_empty() {
                break;
            }
            self.clear_field()?;
            let hint = self.field().and_then(|field| hint(&self.app, field));
            self.tell(Event::Paste(text))?;
            let Some(why) = self.field().and_then(|field| understood::fault(&self.app, field))
            else {
                break;
            };
            self.say(&sentence(&why))?;
            hint.map_or(Ok(()), |hint| self.say(&hint))?;
            self.restore_field()?;
        }
        Ok(Some(Filled::Taken))
    }

    /// What is typed for a field; `None` where the input ends before it does.
    fn text_of(&mut self, field: &FieldPrompt) -> Result<Option<String>, Failure> {
        let Some(first) = self.ask(&field.prompt)? else { return Ok(None) };
        if !field.has_lines || first == BACK {
            return Ok(Some(first));
        }
        let (mut text, mut line) = (Vec::new(), first);
        while !line.is_empty() && line != END {
            text.push(line);
            let Some(next) = self.ask("")? else { return Ok(None) };
            line = next;
        }
        Ok(Some(text.join("\n")))
    }

    fn form(&self) -> Option<&Form> {
        self.app.dialogs().last()?.form()
    }

    /// The field that is typed into.
    fn field(&self) -> Option<&FormField> {
        self.form().and_then(|form| form.fields.get(form.focus))
    }

    /// Goes backwards, round to the last: forwards may complete a word instead.
    fn go_to_field(&mut self, at: usize) -> Result<(), Failure> {
        while self.form().is_some_and(|form| form.focus != at && at < form.fields.len()) {
            self.act(Action::FieldBefore)?;
        }
        Ok(())
    }

    /// Puts back what was in the field before a text that was refused, so that this is not offered again.
    fn restore_field(&mut self) -> Result<(), Failure> {
        let before = self.field().map(|field| field.initial.clone()).unwrap_or_default();
        self.clear_field()?;
        self.tell(Event::Paste(before))
    }

    /// Empties the field that is typed into, row by row from its end.
    fn clear_field(&mut self) -> Result<(), Failure> {
        let field = self.field();
        for _ in 0..field.map_or(0, |field| field.text().lines().count()) {
            self.act(Action::DeleteToStart)?;
            self.act(Action::DeleteLeft)?;
        }
        Ok(())
    }

    fn act(&mut self, action: Action) -> Result<(), Failure> {
        self.tell(Event::Asked(action))
    }

    /// Tells the program, carries out what it asks of the disk, and says what it says.
    fn tell(&mut self, event: Event) -> Result<(), Failure> {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.app.update(event) {
                match effect {
                    Effect::Disk(request) => events.extend(self.carry_out(request)?),
                    // No answer to a card copies, suspends, opens an editor or quits, and a notice is printed at once.
                    Effect::WakeIn(_)
                    | Effect::Copy(_)
                    | Effect::EditFile { .. }
                    | Effect::EditText(_) => {}
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

    fn carry_out(&mut self, mut request: Request) -> Result<Option<Event>, Failure> {
        match self.backend.answer(&mut request) {
            Some(Answer::Delayed { why }) => {
                let hint = "this answer is not saved, all before it are; start the review again";
                Err(Failure::world(why, hint))
            }
            answer => Ok(answer.map(|answer| Event::answered(request, answer))),
        }
    }

    /// The answer to a prompt; `None` at the end of the input.
    fn ask(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        self.output.prompt(prompt)?;
        let line = self.input.next()?;
        // A terminal shows what is typed, and the end of it; elsewhere the transcript needs both.
        if !self.input.is_terminal() || line.is_none() {
            self.say(line.as_deref().unwrap_or_default())?;
        }
        Ok(line)
    }

    fn refuse(&mut self, line: &str) -> Result<(), Failure> {
        match line.is_empty() {
            true => self.say("Nothing was typed."),
            false => self.say(&format!("{} is not one of the answers.", quoted(line))),
        }
    }

    /// Says the answers, each in a line behind its number.
    fn offer<'b>(&mut self, answers: impl Iterator<Item = &'b str>) -> Result<(), Failure> {
        let lines = answers.enumerate().map(|(at, answer)| format!("{} {answer}", at + 1));
        self.say_all(&lines.collect::<Vec<_>>())
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
        let dates = self.app.data.style.format;
        let scope = ReportScope { period: period.into(), filter, today, with_dropped: true, dates };
        let report = Report::of(journey, &scope);
        let Some(text) = report::named("text").map(|format| (format.write)(&report)) else {
            return Ok(());
        };
        self.say("")?;
        self.output.exactly(&text)
    }
}
