//! Standard output and standard error: data on the one, talk on the other, every write checked.

use crate::cli::failure::{Failure, Kind};
use crate::cli::flags::Color;
use crate::cli::json;
use crate::domain::schema::{FieldValue, Fields};
use crate::domain::visible::visible;
use crate::view::glyphs::{Glyphs, UNICODE};
use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::process::ExitCode;

const BOLD: Style = Style::new().bold();
const CALM: Style = Style::new().dimmed();
const WARN: Style = AnsiColor::Yellow.on_default();

/// Where a command prints. Lines of data are held back until there are many, or until `flush`.
pub(super) struct Output {
    data: BufWriter<Stdout>,
    /// Whether styles are taken out of the data.
    plain: bool,
    color: ColorChoice,
    quiet: bool,
    saved: bool,
    /// The characters that texts for people are drawn with.
    pub(super) glyphs: &'static Glyphs,
}

impl Output {
    /// Standard output and error, coloured as asked for and as the environment says.
    pub(super) fn new(color: Color, quiet: bool) -> Output {
        let color = choice(color);
        // `AutoStream` beneath the buffer would hand every line on by itself, and each would be a system call.
        let plain = AutoStream::new(io::stdout(), color).current_choice() == ColorChoice::Never;
        Output {
            data: BufWriter::with_capacity(1 << 16, io::stdout()),
            plain,
            color,
            quiet,
            saved: false,
            glyphs: &UNICODE,
        }
    }

    /// From now on a failure to print is no failure to save, and says so.
    pub(super) fn has_saved(&mut self) {
        self.saved = true;
    }

    /// The width of the terminal that data is printed on, in cells; `None` where it is none.
    pub(super) fn width(&self) -> Option<usize> {
        let out = io::stdout();
        let size = out.is_terminal().then(|| rustix::termios::tcgetwinsize(out).ok())??;
        Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
    }

    /// Whether colour is wanted on the screen: as asked for, else as `NO_COLOR` says.
    pub(super) fn is_coloured(&self) -> bool {
        match self.color {
            ColorChoice::Never => false,
            ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
            ColorChoice::Auto => std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }

    /// One line of data for people, whose own texts are visible already; styles are taken out where there is no colour.
    pub(super) fn line(&mut self, line: &str) -> Result<(), Failure> {
        self.exact(&self.glyphs.drawn(line))
    }

    /// JSON over several lines, with every text exactly as it is.
    pub(super) fn json(&mut self, fields: Fields) -> Result<(), Failure> {
        self.exact(&json::pretty(&FieldValue::Table(fields)))
    }

    /// A list of objects over several lines.
    pub(super) fn json_list(&mut self, objects: Vec<Fields>) -> Result<(), Failure> {
        self.exact(&json::pretty(&FieldValue::Tables(objects)))
    }

    /// JSON in one line, with every text exactly as it is.
    pub(super) fn json_line(&mut self, fields: Fields) -> Result<(), Failure> {
        self.exact(&json::compact(&FieldValue::Table(fields)))
    }

    fn exact(&mut self, line: &str) -> Result<(), Failure> {
        let written = match self.plain {
            true => writeln!(self.data, "{}", strip_str(line)),
            false => writeln!(self.data, "{line}"),
        };
        written.map_err(|cause| self.failed(&cause))
    }

    /// One line that says what was done; nothing when asked to be quiet.
    pub(super) fn confirm(&mut self, line: &str) -> Result<(), Failure> {
        if self.quiet {
            return Ok(());
        }
        self.line(&visible(line))
    }

    /// A remark beside the data, on standard error; nothing when asked to be quiet.
    pub(super) fn remark(&mut self, remark: &str) -> Result<(), Failure> {
        if self.quiet {
            return Ok(());
        }
        self.flush()?;
        self.talk(&format!("{CALM}{}{CALM:#}", visible(remark)));
        Ok(())
    }

    /// Something that is odd, and what to do about it, on standard error.
    pub(super) fn warn(&mut self, warning: &str) {
        self.talk(&format!("{WARN}warning:{WARN:#} {}", visible(warning)));
    }

    /// Something that has happened on the way and is in order, on standard error.
    pub(super) fn note(&mut self, note: &str) {
        self.talk(&format!("{BOLD}note:{BOLD:#} {}", visible(note)));
    }

    /// The line of a file that a warning is about, on standard error.
    pub(super) fn quote(&mut self, line: &str) {
        self.talk(&format!("  {}", visible(line)));
    }

    /// What to do about warnings, on standard error.
    pub(super) fn hint(&mut self, hint: &str) {
        self.talk(&format!("{BOLD}hint:{BOLD:#} {}", visible(hint)));
    }

    /// Says on standard error why a command failed, and gives its exit code.
    pub(super) fn report(&mut self, failure: &Failure) -> ExitCode {
        match failure.kind {
            Kind::ClosedPipe | Kind::Panicked => {}
            Kind::Request | Kind::Usage | Kind::World => self.complain(failure),
        }
        ExitCode::from(failure.exit())
    }

    /// Prints a failure after whatever data there was.
    fn complain(&mut self, failure: &Failure) {
        // A second failure to print would only hide the first.
        let _ = self.data.flush();
        self.talk(&format!("{BOLD}error:{BOLD:#} {}", visible(&failure.message)));
        for detail in &failure.details {
            self.talk(&visible(detail));
        }
        self.hint(&failure.hint);
    }

    /// Hands all that was held back to standard output.
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

    /// Where standard error cannot be written either, there is nobody left to tell.
    fn talk(&self, line: &str) {
        let mut stderr = AutoStream::new(io::stderr().lock(), self.color);
        let _ = writeln!(stderr, "{}", self.glyphs.drawn(line));
    }
}

/// Whether the terminal is not said to understand anything; `anstream` takes an empty `TERM` for the name of one.
fn is_nameless() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term.is_empty())
        && std::env::var_os("CLICOLOR_FORCE").is_none()
}

fn choice(color: Color) -> ColorChoice {
    match color {
        Color::Auto if is_nameless() => ColorChoice::Never,
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
}
