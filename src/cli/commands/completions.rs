//! `milepost completions`: the script by which a shell completes commands, flags, ids and titles.

mod shells;

use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::cli::places;
use crate::cli::topics::{TOPICS, topic};
use crate::domain::find;
use crate::domain::fold::fold;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::visible::visible;
use crate::store::{Store, Years};
use crate::transfer::FORMATS;
use crate::transfer::export::EXPORTS;
use crate::transfer::report::REPORT_FORMATS;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ColorChoice, Command};
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::Shells;
use shells::{BASH, FISH, ZSH};
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

const SHELLS: Shells<'static> = Shells(&[&BASH, &FISH, &ZSH]);

/// Set to the name of a shell by its script, which asks for what may come next.
const ASKED: &str = "MILEPOST_COMPLETE";

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Put it where your shell looks for completions, or read it at its start:\n  \
                  bash   source <(milepost completions bash)      in ~/.bashrc\n  \
                  zsh    source <(milepost completions zsh)       in ~/.zshrc, after compinit\n  \
                  fish   milepost completions fish | source       in ~/.config/fish/config.fish"
)]
pub(in crate::cli) struct CompletionsArgs {
    /// bash, zsh or fish
    #[arg(value_parser = PossibleValuesParser::new(["bash", "zsh", "fish"]), hide_possible_values = true)]
    shell: String,
}

pub(super) fn run(args: &CompletionsArgs, output: &mut Output) -> Result<(), Failure> {
    let mut script = Vec::new();
    if let Some(shell) = SHELLS.completer(&args.shell) {
        let written =
            shell.write_registration(ASKED, "milepost", "milepost", "milepost", &mut script);
        written.map_err(unwritten)?;
    }
    output.exactly(&String::from_utf8_lossy(&script))
}

fn unwritten(cause: io::Error) -> Failure {
    Failure::world(format!("cannot complete: {cause}"), "nothing was changed")
}

/// Prints what may come next, if the script of a shell asks; `None` if it does not.
pub(in crate::cli) fn answered(args: &[OsString], grammar: fn() -> Command) -> Option<ExitCode> {
    let shell = std::env::var(ASKED).ok().filter(|shell| !shell.is_empty())?;
    let words: Vec<OsString> =
        args.iter().skip_while(|arg| *arg != "--").skip(1).cloned().collect();
    let flags = Arc::new(named(&words));
    let here = std::env::current_dir().ok();
    let mut said = Vec::new();
    let completer = SHELLS.completer(&shell)?;
    // A shell that gets no answer completes nothing, and wants no message in the line that is typed.
    let done = completer.write_complete(
        &mut command(grammar(), &flags),
        words,
        here.as_deref(),
        &mut said,
    );
    let printed = done.and_then(|()| io::stdout().write_all(&said));
    Some(printed.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}

/// The journey and the settings that the line names.
fn named(words: &[OsString]) -> Everywhere {
    let after = |flag: &str| {
        // Bash makes a word of the sign between them.
        let mut rest = words.iter().skip_while(|word| *word != flag).skip(1);
        let apart = rest.find(|word| *word != "=").cloned();
        let joined =
            words.iter().find_map(|word| word.to_str()?.strip_prefix(flag)?.strip_prefix('='));
        joined.map(OsString::from).or(apart).map(PathBuf::from)
    };
    let (dir, config) = (after("--dir"), after("--config"));
    Everywhere { dir, config, color: ColorChoice::Never, quiet: true }
}

/// The command line, with what its arguments can be.
fn command(mut root: Command, flags: &Arc<Everywhere>) -> Command {
    root.build();
    let names: Vec<String> = root.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let helped = helped(&root);
    let offered = move || {
        let offer = |(name, about): &(String, String)| {
            CompletionCandidate::new(name).help(Some(about.into()))
        };
        helped.iter().map(offer).collect()
    };
    let root = root.mut_subcommand("help", |help| {
        help.mut_arg("word", |word| word.add(ArgValueCandidates::new(offered)))
    });
    names
        .into_iter()
        .fold(root, |root, name| root.mut_subcommand(name, |command| with_values(command, flags)))
}

/// What `help` knows, and what that is: the topics, by their headings, and the commands.
fn helped(root: &Command) -> Vec<(String, String)> {
    let topics = TOPICS.iter().map(|topic| {
        let heading = topic.text.lines().next().unwrap_or_default();
        (topic.name.to_owned(), heading.trim_start_matches(['#', ' ']).to_owned())
    });
    let is_more =
        |command: &&Command| !command.is_hide_set() && topic(command.get_name()).is_none();
    let commands = root.get_subcommands().filter(is_more).map(|command| {
        let about = command.get_about().map(ToString::to_string);
        (command.get_name().to_owned(), about.unwrap_or_default())
    });
    topics.chain(commands).collect()
}

fn with_values(command: Command, flags: &Arc<Everywhere>) -> Command {
    let is_import = command.get_name() == "import";
    let is_report = command.get_name() == "report";
    let named = Offered::by(command.get_name());
    command.mut_args(|arg| match value_name(&arg) {
        "REF" if arg.get_id() == "toward" => {
            arg.add(of(Offered { fits: Item::is_open_large, past: PastOffers::Never }, flags))
        }
        "REF" => arg.add(of(named, flags)),
        "FORMAT" if is_report => arg.add(ArgValueCompleter::new(reports)),
        "FORMAT" => arg.add(ArgValueCompleter::new(exports)),
        "FILE" if is_import && arg.is_positional() => arg.add(ArgValueCompleter::new(imports)),
        _ => arg,
    })
}

/// The items that a command is about.
#[derive(Clone, Copy)]
struct Offered {
    fits: fn(&Item) -> bool,
    past: PastOffers,
}

/// When the goals of past years are offered.
#[derive(Clone, Copy)]
enum PastOffers {
    Always,
    /// Where something is typed: nobody looks through all of them.
    Searched,
    Never,
}

impl Offered {
    fn by(command: &str) -> Offered {
        let (fits, past): (fn(&Item) -> bool, PastOffers) = match command {
            "done" | "drop" | "log" | "state" => (Item::is_open_goal, PastOffers::Never),
            "next" => (Item::is_open_large, PastOffers::Never),
            "promote" => (find::FINISHED.fits, PastOffers::Always),
            "reopen" => (find::ENDED_GOAL.fits, PastOffers::Always),
            "link" | "unlink" => (find::MILESTONE.fits, PastOffers::Never),
            _ => (find::ANY.fits, PastOffers::Searched),
        };
        Offered { fits, past }
    }
}

fn of(named: Offered, flags: &Arc<Everywhere>) -> ArgValueCompleter {
    let flags = Arc::clone(flags);
    ArgValueCompleter::new(move |typed: &OsStr| items(typed, named, &flags))
}

fn value_name(arg: &Arg) -> &str {
    arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str())
}

fn exports(typed: &OsStr) -> Vec<CompletionCandidate> {
    beginning(typed, EXPORTS.iter().map(|export| export.name))
}

fn reports(typed: &OsStr) -> Vec<CompletionCandidate> {
    beginning(typed, REPORT_FORMATS.iter().map(|format| format.name))
}

/// The formats, and the files that are there.
fn imports(typed: &OsStr) -> Vec<CompletionCandidate> {
    let formats = beginning(typed, FORMATS.iter().map(|format| format.name));
    formats.into_iter().chain(PathCompleter::any().complete(typed)).collect()
}

fn beginning(typed: &OsStr, names: impl Iterator<Item = &'static str>) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    names.filter(|name| name.starts_with(&*typed)).map(CompletionCandidate::new).collect()
}

/// The ids that begin as typed, or whose title has a word that does, with the titles as help.
fn items(typed: &OsStr, named: Offered, flags: &Everywhere) -> Vec<CompletionCandidate> {
    let typed = fold(&typed.to_string_lossy());
    let fits = |item: &&Item| {
        let title = fold(item.title());
        item.id().as_str().starts_with(&typed)
            || title.split_whitespace().any(|word| word.starts_with(&typed))
    };
    let candidate = |item: &Item| {
        let title = visible(item.title()).into_owned();
        CompletionCandidate::new(item.id().as_str()).help(Some(title.into()))
    };
    let years = match named.past {
        PastOffers::Always => Years::All,
        PastOffers::Searched if !typed.is_empty() => Years::All,
        PastOffers::Searched | PastOffers::Never => Years::Summaries,
    };
    let journey = journey(flags, years).unwrap_or_default();
    journey.items().filter(|item| (named.fits)(item)).filter(fits).map(candidate).collect()
}

/// The journey that flags, environment and settings name.
fn journey(flags: &Everywhere, years: Years) -> Option<Journey> {
    let mut journey = Journey::default();
    journey.absorb(Store::new(places::find(flags).ok()?.places).read(years).ok()?);
    Some(journey)
}
