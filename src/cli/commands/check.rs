//! `milepost check`: lists the problems in the files.

use crate::cli::advice;
use crate::cli::failure::{Failure, place};
use crate::cli::session::{Session, Verb, writing};
use crate::domain::conflict::ConflictForm;
use crate::domain::data_file::DataFile;
use crate::domain::problem::{Problem, Severity};
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::schema::Fields;
use crate::domain::sort;
use crate::domain::visible::visible;
use crate::domain::words::{count, list_of, plural};
use crate::store::Years;
use crate::store::checkup::Finding;
use crate::transfer::json;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  milepost check\n  milepost check --json\n  milepost check --rewrite\n\n\
                  Exit status: 0 when nothing is wrong, 1 when anything is. A key or table of your\n\
                  own is counted, and is no error unless its name is nearly one that Milepost knows."
)]
pub(in crate::cli) struct CheckArgs {
    /// Print the problems as JSON
    #[arg(long)]
    json: bool,
    /// Give each item of a list such as `goal = [{ … }]` a block of its own, so that it can be changed
    #[arg(long, conflicts_with = "json")]
    rewrite: bool,
    /// With --rewrite: show what would be done, and write nothing
    #[arg(long, requires = "rewrite")]
    dry_run: bool,
}

pub(in crate::cli) fn run(args: CheckArgs, session: &mut Session) -> Result<(), Failure> {
    if args.rewrite {
        return rewrite(args.dry_run, session);
    }
    let reading = session.store.read(Years::All)?;
    let folder = session.store.folder();
    let copies = reading.waiting.iter().filter(|c| c.form == ConflictForm::Copy);
    let copies = copies.map(|copy| advice::waiting(copy, folder));
    let wrong: Vec<Problem> = copies.chain(reading.problems.iter().cloned()).collect();
    let findings = session.store.check_up(session.today);
    let (meant, slips): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(|f| f.meant);
    let wrong: Vec<Problem> =
        wrong.into_iter().chain(slips.into_iter().map(|f| f.problem)).collect();
    let own = meant.len();
    let mut problems: Vec<Problem> =
        wrong.iter().cloned().chain(meant.into_iter().map(|f| f.problem)).collect();
    sort::by(&mut problems, |a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
    if args.json {
        session.output.json_list(problems.iter().map(as_json))?;
    } else {
        print(&problems, session)?;
    }
    if !wrong.is_empty() {
        return Err(found(&problems));
    }
    let mut summary = format!("no problems in {}", files(&reading, session));
    if own > 0 {
        summary = format!(
            "{summary}; {} of your own",
            count(own, "key or table").replace("key or tables", "keys or tables")
        );
    }
    match args.json {
        true => Ok(()),
        false => session.output.confirm(&summary),
    }
}

fn rewrite(dry_run: bool, session: &mut Session) -> Result<(), Failure> {
    let Some(done) = session.store.unlist(session.now, writing(dry_run))? else {
        let problems = session.store.problems().iter();
        let unread = problems.filter(|p| p.severity == Severity::Error);
        let unread: Vec<Problem> = unread.cloned().collect();
        if unread.is_empty() {
            return session.output.confirm("no file has its items in a list");
        }
        print(&unread, session)?;
        return Err(found(&unread));
    };
    session.saved(&done.saved, dry_run);
    let verb = Verb { did: "rewrote", would: "rewrite" }.words(dry_run);
    let (items, files) = (count(done.members, "item"), list_of(&done.files));
    session.output.confirm(&format!("{verb} {items} of {files} as sections of their own"))
}

fn files(reading: &Reading, session: &Session) -> String {
    let is_there = |(home, _): &&(DataFile, Vec<Record>)| session.store.path(*home).exists();
    count(reading.files.iter().filter(is_there).count(), "file")
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
        session.output.line(&format!("  hint: {}", visible(&problem.hint)))?;
    }
    Ok(())
}

fn found(problems: &[Problem]) -> Failure {
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    let above = plural(problems.len(), "its hint is above", "each has a hint above");
    let hint = match errors {
        0 => format!("nothing is lost; {above}"),
        _ => format!("{above}; until then, what could not be read is not changed"),
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

fn as_json(problem: &Problem) -> Fields {
    vec![
        ("path", json::text(&problem.path)),
        ("line", problem.line.and_then(json::count)),
        ("column", problem.column.and_then(json::count)),
        ("severity", json::text(problem.severity.word())),
        ("message", json::text(&problem.message)),
        ("hint", json::text(&problem.hint)),
    ]
}
