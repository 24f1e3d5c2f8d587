//! `milepost check`: what is wrong in the files.

use crate::cli::failure::{Failure, place};
use crate::cli::json;
use crate::cli::session::Session;
use crate::domain::conflict::Form;
use crate::domain::item::Home;
use crate::domain::member::Member;
use crate::domain::reading::{Problem, Reading, Severity};
use crate::domain::visible::visible;
use crate::domain::words::{count, plural};
use crate::store::Years;
use serde::Serialize;

/// What `check` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  milepost check\n  milepost check --json\n\n\
                  Exit status: 0 when nothing is wrong, 1 when anything is."
)]
pub(in crate::cli) struct CheckArgs {
    /// Print the problems as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    severity: &'static str,
    message: &'a str,
    hint: &'a str,
}

pub(in crate::cli) fn run(args: CheckArgs, session: &mut Session) -> Result<(), Failure> {
    let reading = session.store.read(Years::All)?;
    let folder = session.store.folder();
    let copies = reading.waiting.iter().filter(|c| c.form == Form::Copy);
    let copies = copies.map(|copy| copy.problem(folder));
    let problems: Vec<Problem> = copies.chain(reading.problems.iter().cloned()).collect();
    if args.json {
        let problems: Vec<ProblemJson> = problems.iter().map(as_json).collect();
        session.output.line(&json::pretty(&problems))?;
    } else {
        print(&problems, session)?;
    }
    if problems.is_empty() {
        let files = files(&reading, session);
        return match args.json {
            true => Ok(()),
            false => session.output.confirm(&format!("no problems in {files}")),
        };
    }
    Err(found(&problems))
}

/// How many files were looked at.
fn files(reading: &Reading, session: &Session) -> String {
    let is_there = |(home, _): &&(Home, Vec<Member>)| session.store.path(*home).exists();
    count(reading.homes.iter().filter(is_there).count(), "file")
}

fn print(problems: &[Problem], session: &mut Session) -> Result<(), Failure> {
    for problem in problems {
        let (place, severity) = (place(problem), problem.severity.word());
        let line = format!("{place}: {severity}: {}", problem.message);
        session.output.line(&visible(&line))?;
        if !problem.excerpt.trim().is_empty() {
            let excerpt = visible(problem.excerpt.trim_end()).into_owned();
            session.output.line(&format!("    {excerpt}"))?;
        }
        session
            .output
            .line(&format!("  hint: {}", visible(&problem.hint)))?;
    }
    Ok(())
}

fn found(problems: &[Problem]) -> Failure {
    let errors = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count();
    let hint = match errors {
        0 => "nothing is lost by it; what to do is said above",
        _ => "mend them in an editor; what could not be read is left as it is until then",
    };
    let warnings = problems.len() - errors;
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(count(errors, "error"));
    }
    if warnings > 0 {
        parts.push(count(warnings, "warning"));
    }
    let verb = plural(problems.len(), "was", "were");
    Failure::request(format!("{} {verb} found", parts.join(" and ")), hint)
}

fn as_json(problem: &Problem) -> ProblemJson<'_> {
    ProblemJson {
        path: &problem.path,
        line: problem.line,
        column: problem.column,
        severity: problem.severity.word(),
        message: &problem.message,
        hint: &problem.hint,
    }
}
