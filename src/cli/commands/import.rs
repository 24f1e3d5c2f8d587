//! `milepost import`: a preview of what a file of another program would become, then one change.

mod preview;
mod report;

use crate::app::advice::quoted;
use crate::cli::failure::Failure;
use crate::cli::given;
use crate::cli::session::{Session, writing};
use crate::domain::change::Change;
use crate::domain::import::{Import, ImportChoices, ImportGroup, ImportPlan};
use crate::domain::item::Item;
use crate::domain::when::Facing;
use crate::domain::words::list_of;
use crate::runtime::import_files::{LoadError, STDIN, load};
use crate::store::Years;
use crate::transfer::{
    self, Asked, DateOrder, FORMATS, Format, ImportOptions, InputFile, RowKind, Unreadable,
};
use std::collections::HashSet;
use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(
    override_usage = "milepost import [OPTIONS] [FORMAT] FILE...",
    after_help = "FORMAT is linkedin, jsonresume, csv, taskwarrior, org, todotxt, markdown, openbadges or json. It is\n\
                  guessed from the file where that is certain.\n\
                  A file is a path, a folder, or - for standard input.\n\n\
                  Examples:\n  \
                  milepost import linkedin Basic_LinkedInDataExport.zip\n  \
                  task export | milepost import taskwarrior -\n  \
                  milepost import csv courses.csv --map title=Course --map on=Finished --map kind=training\n  \
                  milepost import resume.json --dry-run"
)]
pub(in crate::cli) struct ImportArgs {
    /// The format, if it is named, and the files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Take undated items, all at that date
    #[arg(long, value_name = "WHEN")]
    undated: Option<String>,
    /// Take also what is like an item that is here, and mark done what the file has as done
    #[arg(long)]
    all: bool,
    /// Take also what was imported before and deleted since
    #[arg(long)]
    again: bool,
    /// Import without asking
    #[arg(long)]
    yes: bool,
    /// Show the preview, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// linkedin, jsonresume, csv, markdown: keep days that look like months, all the first, or the last, of theirs
    #[arg(long)]
    days: bool,
    /// linkedin, jsonresume, csv, markdown: how 3/4/2004 is meant where its column does not decide, dmy or mdy
    #[arg(long, value_name = "ORDER", value_parser = ["dmy", "mdy"], hide_possible_values = true)]
    dates: Option<String>,
    /// csv: the column, or else the constant, for a field, such as title=Name; may be given again
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = mapping)]
    map: Vec<(String, String)>,
    /// csv, markdown: what a row becomes: milestone, goal or done
    #[arg(long = "as", value_name = "KIND", value_parser = ["milestone", "goal", "done"], hide_possible_values = true)]
    rows: Option<String>,
    /// linkedin: the courses that were watched too, as done goals
    #[arg(long)]
    learning: bool,
    /// taskwarrior, org, todotxt, markdown: recurring entries too
    #[arg(long)]
    recurring: bool,
    /// taskwarrior, org, markdown: take the day on which something is scheduled as its target
    #[arg(long)]
    scheduled: bool,
    /// taskwarrior: deleted tasks too, as dropped goals
    #[arg(long)]
    dropped: bool,
    /// taskwarrior: each project becomes a larger goal
    #[arg(long, value_name = "project", value_parser = ["project"], hide_possible_values = true)]
    larger: Option<String>,
}

fn mapping(text: &str) -> Result<(String, String), String> {
    let split = text.split_once('=').map(|(field, column)| (field.trim(), column.trim()));
    let split = split.filter(|(field, column)| !field.is_empty() && !column.is_empty());
    let owned = split.map(|(field, column)| (field.to_lowercase(), column.to_owned()));
    owned.ok_or_else(|| "write FIELD=COLUMN, such as title=Name".to_owned())
}

impl ImportArgs {
    /// The first argument names the format if it is a name of one and files follow.
    fn format_and_files(&self) -> (Option<&'static Format>, &[PathBuf]) {
        let named = |first: &PathBuf| first.to_str().and_then(transfer::named);
        match self.files.split_first() {
            Some((first, rest)) if !rest.is_empty() => match named(first) {
                Some(format) => (Some(format), rest),
                None => (None, &self.files),
            },
            Some(_) | None => (None, &self.files),
        }
    }

    fn asked(&self) -> Asked {
        Asked {
            dates: self.dates.as_deref().and_then(DateOrder::named),
            days: self.days,
            map: self.map.clone(),
            rows: match self.rows.as_deref() {
                Some("milestone") => RowKind::Milestone,
                Some("goal") => RowKind::Goal,
                Some("done") => RowKind::Done,
                Some(_) | None => RowKind::Unsaid,
            },
            learning: self.learning,
            recurring: self.recurring,
            scheduled: self.scheduled,
            dropped: self.dropped,
            larger_projects: self.larger.is_some(),
        }
    }

    /// Whether the user is asked: who cannot be, or wants JSON alone, agrees.
    fn asks(&self) -> bool {
        let reads_stdin = self.files.iter().any(|path| path.as_os_str() == STDIN);
        let is_settled = self.yes || self.json || self.dry_run || reads_stdin;
        !is_settled && io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    fn shown_files(&self) -> String {
        let files = self.format_and_files().1.iter();
        files.map(|path| quoted(&path.display().to_string())).collect::<Vec<_>>().join(" ")
    }
}

pub(in crate::cli) fn run(args: ImportArgs, session: &mut Session) -> Result<(), Failure> {
    let undated = args.undated.as_deref();
    let undated = given::date_if_any("--undated", undated, session.calendar(), Facing::Back)?;
    let mut import = read(&args, session)?;
    let journey = session.read(Years::All)?;
    session.check_read()?;
    let deleted = match args.again {
        true => HashSet::new(),
        false => session.store.imported()?,
    };
    let choices = ImportChoices { all: args.all, undated, deleted, ..ImportChoices::default() };
    let plan = ImportPlan::new(&import, &journey, &choices, session.today);
    let asks = args.asks() && plan.taken() > 0;
    if !args.json && (asks || args.dry_run || !session.output.is_quiet()) {
        preview::print(&import, &plan, &args.shown_files(), session)?;
    }
    let agreed = !asks || agrees(plan.taken(), session)?;
    let writes = plan.taken() > 0 && !args.dry_run && agreed;
    let outcome = ImportResult { taken: plan.taken(), plan, saved: None };
    let outcome = if writes { write(outcome, &mut import, &choices, session)? } else { outcome };
    if args.json {
        let journey = session.store.journey();
        return session.output.pretty(report::printed(&import, &outcome, journey));
    }
    session.output.confirm(&preview::ending(&outcome, args.dry_run))
}

/// What an import would do, or did.
struct ImportResult {
    plan: ImportPlan,
    /// How many items it adds or completes.
    taken: usize,
    /// The change, which took the new items along from the plan; `None` if nothing is written.
    saved: Option<Change>,
}

impl ImportResult {
    /// The new items, as they are saved or would be.
    fn added(&self) -> impl Iterator<Item = &Item> {
        let saved = self.saved.iter().flat_map(|change| &change.edits);
        let added = saved
            .filter(|edit| edit.before.is_none())
            .filter_map(|edit| edit.after.as_ref()?.as_item());
        let planned = self.plan.rows(ImportGroup::New).map(|row| &row.incoming.item);
        planned.chain(added)
    }
}

fn read(args: &ImportArgs, session: &Session) -> Result<Import, Failure> {
    let (format, paths) = args.format_and_files();
    if let [only] = paths
        && let Some(named) = only.to_str().and_then(transfer::named)
        && !only.exists()
    {
        let what = format!("no file was given to read as {}", named.what);
        return Err(Failure::usage(what, format!("milepost import {} FILE", named.name)));
    }
    let (format, files) = load(paths, format)?;
    let asked = args.asked();
    if let Some(flag) = format.unused(&asked) {
        let users = FORMATS.iter().filter(|other| other.flags.contains(&flag));
        let users = list_of(&users.map(|other| other.name).collect::<Vec<_>>());
        let what = format!("{} is not for {}", flag.name(), format.what);
        return Err(Failure::usage(what, format!("leave it out; it is for {users}")));
    }
    let clock = session.clock;
    let local_day = |seconds| clock.day_of(seconds);
    let options = ImportOptions { today: session.today, local_day: &local_day, asked: &asked };
    format.read(&files, &options).map_err(|error| unreadable(&error, &files, &args.shown_files()))
}

/// Makes the change, compared once more with what is on disk then. The items go from the file to the disk: of thousands
/// none is there twice.
fn write(
    mut outcome: ImportResult,
    import: &mut Import,
    choices: &ImportChoices,
    session: &mut Session,
) -> Result<ImportResult, Failure> {
    let (now, today) = (session.now, session.today);
    let saved = session.store.change(now, writing(false), Years::All, &mut |journey| {
        outcome.plan = ImportPlan::new(import, journey, choices, today);
        outcome.taken = outcome.plan.taken();
        import.items = Vec::new();
        Ok(outcome.plan.take_change())
    })?;
    session.saved(&saved, false);
    Ok(ImportResult { saved: Some(saved.change), ..outcome })
}

fn agrees(taken: usize, session: &mut Session) -> Result<bool, Failure> {
    session.output.ask(&format!("Import these {taken}? [y/N] "))?;
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.map_err(|error| Failure::world(format!("cannot read the answer: {error}"), "add --yes"))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// A file of another format is named.
fn unreadable(error: &Unreadable, files: &[InputFile], shown: &str) -> Failure {
    let hint = match error {
        Unreadable::Unlike { file: name, what, .. } => {
            let file = files.iter().find(|file| file.name == *name);
            match file.and_then(transfer::guess).filter(|format| format.what != *what) {
                Some(other) => {
                    let shown = if files.len() > 1 { quoted(name) } else { shown.to_owned() };
                    format!("this is {}: milepost import {} {shown}", other.what, other.name)
                }
                None => "milepost import --help lists the formats".into(),
            }
        }
        Unreadable::Unmapped { .. } => "milepost import --help shows how --map is used".into(),
        Unreadable::Broken { .. } => "nothing was imported; look at the file there".into(),
    };
    Failure::request(error.to_string(), hint)
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Failure {
        match error.is_disk() {
            true => Failure::world(error.to_string(), error.hint()),
            false => Failure::request(error.to_string(), error.hint()),
        }
    }
}
