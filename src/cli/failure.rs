//! A failed command: its message and exit code. The only place where faults become exit codes.

use crate::cli::advice;
use crate::config;
use crate::domain::date::DateFormat;
use crate::domain::filter::FilterError;
use crate::domain::problem::Problem;
use crate::domain::refusal::{Candidate, Refusal};
use crate::runtime::RunError;
use crate::runtime::clock::NotADay;
use crate::store::fault::Fault;
use std::io;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// The request or the data is at fault; nothing was changed.
    Request,
    Usage,
    /// The disk or another program failed; nothing is lost.
    World,
    /// The reader of our output has read enough, which is no failure.
    ClosedPipe,
}

/// Its texts may quote data; they are made visible when they are printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Failure {
    pub(super) kind: Kind,
    pub(super) message: String,
    /// Lines between the message and the hint, such as candidates.
    pub(super) details: Vec<String>,
    pub(super) hint: String,
}

impl Failure {
    pub(super) fn request(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::of(Kind::Request, message, hint)
    }

    pub(super) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::of(Kind::Usage, message, hint)
    }

    pub(super) fn world(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::of(Kind::World, message, hint)
    }

    /// A write to standard output failed; a closed pipe needs no hint.
    pub(super) fn output(cause: &io::Error, hint: &str) -> Failure {
        match cause.kind() {
            io::ErrorKind::BrokenPipe => Failure::of(Kind::ClosedPipe, "", ""),
            _ => Failure::world(format!("cannot write to standard output: {cause}"), hint),
        }
    }

    pub(super) fn exit(&self) -> u8 {
        match self.kind {
            Kind::ClosedPipe => 0,
            Kind::Request => 1,
            Kind::Usage => 2,
            Kind::World => 3,
        }
    }

    fn of(kind: Kind, message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure { kind, message: message.into(), details: Vec::new(), hint: hint.into() }
    }

    pub(super) fn refused(refusal: &Refusal, format: DateFormat) -> Failure {
        let words = refusal.words(format);
        let mut failure = Failure::request(words, advice::words(refusal.advice()));
        if let Refusal::Ambiguous { candidates, .. } = refusal {
            failure.details = candidates.iter().map(line_of).collect();
        }
        failure
    }

    fn broken(problems: &[Problem], hint: String) -> Failure {
        let first = problems.first();
        let message = first.map_or_else(|| "a file is broken".to_owned(), located);
        let rest = problems.iter().skip(1).map(located);
        let excerpt = first
            .filter(|problem| !problem.excerpt.trim().is_empty())
            .map(|problem| format!("  {}", problem.excerpt.trim_end()));
        Failure {
            details: excerpt.into_iter().chain(rest).collect(),
            ..Failure::request(message, hint)
        }
    }
}

/// A problem in one line: `path:line:column: message`.
pub(super) fn located(problem: &Problem) -> String {
    format!("{}: {}", place(problem), problem.message)
}

/// `path:line:column`, as far as it is known.
pub(super) fn place(problem: &Problem) -> String {
    let number = |n: Option<usize>| n.map(|n| format!(":{n}")).unwrap_or_default();
    let column = problem.line.and(problem.column);
    format!("{}{}{}", problem.path, number(problem.line), number(column))
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::refused(&refusal, DateFormat::default())
    }
}

fn line_of(candidate: &Candidate) -> String {
    let Candidate { id, title, state } = candidate;
    format!("  {id}  {state:<9}  {title}")
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        let hint = advice::words(fault.advice());
        if fault.is_disk() {
            return Failure::world(fault.to_string(), hint);
        }
        if let Fault::Refused(refusal) = fault {
            return refusal.into();
        }
        if let Fault::Broken(problems) = &fault {
            return Failure::broken(problems, hint);
        }
        Failure::request(fault.to_string(), hint)
    }
}

impl From<config::Fault> for Failure {
    fn from(fault: config::Fault) -> Failure {
        let kind = if fault.is_disk() { Kind::World } else { Kind::Request };
        let mut lines = fault.lines().into_iter();
        let message = lines.next().unwrap_or_default();
        Failure { details: lines.collect(), ..Failure::of(kind, message, fault.hint()) }
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Failure {
        match error {
            RunError::NotATerminal(_) | RunError::NoScreen(_) | RunError::Terminal(_) => {
                Failure::world(error.to_string(), error.hint())
            }
        }
    }
}

impl From<NotADay> for Failure {
    fn from(error: NotADay) -> Failure {
        Failure::request(error.to_string(), "unset it, or set it to a day")
    }
}

impl From<FilterError> for Failure {
    fn from(error: FilterError) -> Failure {
        Failure::request(error.to_string(), advice::words(error.advice()))
    }
}
