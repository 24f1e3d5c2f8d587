//! Standard output for data and standard error for messages, every write checked.

use crate::cli::failure::{Failure, Kind};
use crate::cli::styled;
use crate::config::GlyphSet;
use crate::domain::schema::{FieldValue, Fields};
use crate::domain::visible::visible;
use crate::runtime::osc;
use crate::runtime::settings::charset;
use crate::transfer::json::{self, Printed};
use crate::view::glyphs::Glyphs;
use crate::view::lines::Role;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::process::ExitCode;

/// Lines of data are buffered until `flush`.
pub(super) struct Output {
    data: BufWriter<Stdout>,
    /// Data is printed without styles.
    plain: bool,
    color: ColorChoice,
    quiet: bool,
    saved: bool,
    pub(super) glyphs: &'static Glyphs,
}

impl Output {
    pub(super) fn new(color: clap::ColorChoice, quiet: bool) -> Output {
        let color = choice(color);
        // `AutoStream` beneath the buffer would pass each line on, with a system call for each.
        let plain = AutoStream::new(io::stdout(), color).current_choice() == ColorChoice::Never;
        Output {
            data: BufWriter::with_capacity(1 << 16, io::stdout()),
            plain,
            color,
            quiet,
            saved: false,
            glyphs: Glyphs::of(charset(GlyphSet::Auto)),
        }
    }

    /// From now on lines are drawn with those characters.
    pub(super) fn draw_with(&mut self, glyphs: GlyphSet) {
        self.glyphs = Glyphs::of(charset(glyphs));
    }

    /// From now on nothing is styled, messages neither.
    pub(super) fn unstyle(&mut self) {
        (self.plain, self.color) = (true, ColorChoice::Never);
    }

    /// A failure to print from now on says that the change is saved.
    pub(super) fn has_saved(&mut self) {
        self.saved = true;
    }

    /// Width of the terminal in cells; `None` if data goes elsewhere.
    pub(super) fn width(&self) -> Option<usize> {
        let out = io::stdout();
        let size = out.is_terminal().then(|| rustix::termios::tcgetwinsize(out).ok())??;
        Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
    }

    /// Whether addresses are links of the terminal.
    pub(super) fn has_links(&self) -> bool {
        io::stdout().is_terminal() && !self.plain && osc::is_taken()
    }

    /// Whether the screen is coloured: by the flag, else by `NO_COLOR`.
    pub(super) fn is_coloured(&self) -> bool {
        match self.color {
            ColorChoice::Never => false,
            ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
            ColorChoice::Auto => std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }

    /// Prints a line whose texts are visible already.
    pub(super) fn line(&mut self, line: &str) -> Result<(), Failure> {
        self.exact(&self.glyphs.drawn(line))
    }

    pub(super) fn lines(&mut self, lines: impl IntoIterator<Item = String>) -> Result<(), Failure> {
        lines.into_iter().try_for_each(|line| self.line(&line))
    }

    pub(super) fn json(&mut self, fields: Fields) -> Result<(), Failure> {
        self.pretty(Some(FieldValue::Table(fields)).into())
    }

    pub(super) fn json_list<'a>(
        &mut self,
        objects: impl IntoIterator<Item = Fields, IntoIter: 'a>,
    ) -> Result<(), Failure> {
        self.pretty(Printed::List(Box::new(objects.into_iter())))
    }

    pub(super) fn pretty(&mut self, value: Printed) -> Result<(), Failure> {
        let written = json::write_pretty(&mut self.data, value);
        written.and_then(|()| writeln!(self.data)).map_err(|cause| self.failed(&cause))
    }

    pub(super) fn json_line(&mut self, fields: Fields) -> Result<(), Failure> {
        self.exact(&json::compact(&FieldValue::Table(fields)))
    }

    fn exact(&mut self, line: &str) -> Result<(), Failure> {
        let written = match self.plain {
            true => unstyled(line).try_for_each(|text| self.data.write_all(text.as_bytes())),
            false => self.data.write_all(line.as_bytes()),
        };
        let ended = written.and_then(|()| self.data.write_all(b"\n"));
        ended.map_err(|cause| self.failed(&cause))
    }

    /// Prints data of another format, byte for byte.
    pub(super) fn exactly(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.data.write_all(text.as_bytes());
        written.map_err(|cause| self.failed(&cause))
    }

    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Prints what was done, unless quiet.
    pub(super) fn confirm(&mut self, line: &str) -> Result<(), Failure> {
        if self.quiet {
            return Ok(());
        }
        self.line(&visible(line))
    }

    /// Prints a remark on standard error, unless quiet.
    pub(super) fn remark(&mut self, remark: &str) -> Result<(), Failure> {
        if self.quiet {
            return Ok(());
        }
        self.flush()?;
        self.talk(&visible(remark));
        Ok(())
    }

    pub(super) fn warn(&mut self, warning: &str) {
        self.labelled("warning:", warning);
    }

    /// Says what a command left out or did besides, unless quiet.
    pub(super) fn note(&mut self, note: &str) {
        if self.quiet {
            return;
        }
        self.labelled("note:", note);
    }

    /// Prints the line of a file that a warning is about.
    pub(super) fn quote(&mut self, line: &str) {
        self.talk(&format!("  {}", visible(line)));
    }

    /// Prints a question on standard error and leaves the cursor behind it.
    pub(super) fn ask(&mut self, question: &str) -> Result<(), Failure> {
        self.flush()?;
        let mut stderr = AutoStream::new(io::stderr().lock(), self.color);
        let asked = write!(stderr, "{}", self.glyphs.drawn(&visible(question)));
        asked.and_then(|()| stderr.flush()).map_err(|cause| self.failed(&cause))
    }

    /// Prints the beginning of a line and leaves the cursor behind it.
    pub(super) fn prompt(&mut self, text: &str) -> Result<(), Failure> {
        let written = write!(self.data, "{}", self.glyphs.drawn(&visible(text)));
        written.map_err(|cause| self.failed(&cause))?;
        self.flush()
    }

    pub(super) fn hint(&mut self, hint: &str) {
        self.labelled("hint:", hint);
    }

    pub(super) fn report(&mut self, failure: &Failure) -> ExitCode {
        match failure.kind {
            Kind::ClosedPipe => {}
            Kind::Request | Kind::Usage | Kind::World => self.complain(failure),
        }
        ExitCode::from(failure.exit())
    }

    fn complain(&mut self, failure: &Failure) {
        // A second failure to print would only hide the first.
        let _ = self.data.flush();
        self.labelled("error:", &failure.message);
        for detail in &failure.details {
            self.talk(&visible(detail));
        }
        self.hint(&failure.hint);
    }

    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        let flushed = self.data.flush();
        flushed.map_err(|cause| self.failed(&cause))
    }

    fn failed(&self, cause: &io::Error) -> Failure {
        let hint = if self.saved {
            "the change is saved; only this output could not be written"
        } else {
            "nothing was changed; free some room there, or print somewhere else"
        };
        Failure::output(cause, hint)
    }

    /// Prints a message behind what kind it is of.
    fn labelled(&self, kind: &str, message: &str) {
        self.talk(&format!("{} {}", styled::text(kind, Role::Strong), visible(message)));
    }

    /// A failure to write to standard error can be reported nowhere.
    fn talk(&self, line: &str) {
        let mut stderr = AutoStream::new(io::stderr().lock(), self.color);
        let _ = writeln!(stderr, "{}", self.glyphs.drawn(line));
    }
}

/// The pieces of a line between its styles. Texts are visible, so that what begins with an escape is a style of ours.
fn unstyled(line: &str) -> impl Iterator<Item = &str> {
    let mut pieces = line.split('\u{1b}');
    let first = pieces.next();
    first.into_iter().chain(pieces.map(|piece| piece.split_once('m').map_or("", |(_, text)| text)))
}

/// `anstream` takes an empty `TERM` for the name of a terminal.
fn is_nameless() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term.is_empty())
        && std::env::var_os("CLICOLOR_FORCE").is_none()
}

fn choice(color: clap::ColorChoice) -> ColorChoice {
    match color {
        clap::ColorChoice::Auto if is_nameless() => ColorChoice::Never,
        clap::ColorChoice::Auto => ColorChoice::Auto,
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    }
}
