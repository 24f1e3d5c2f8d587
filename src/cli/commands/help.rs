//! `milepost help`: the commands and topics, a topic, or the help of a command.

use super::keys;
use crate::app::keymap::Keymap;
use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::markdown;
use crate::cli::output::Output;
use crate::cli::places;
use crate::cli::topics::{HelpTopic, TOPICS, topic};
use crate::domain::filter::nearest::closest;
use crate::domain::words::list_of;
use clap::Command;
use std::borrow::Cow;

/// What a page begins with whose keys are others by the settings.
const REBOUND: &str = "Your settings change keys. The text below names the default ones; \
                       `milepost keys` lists yours.";

/// The columns of lines that are easy to read.
const COLUMNS: usize = 100;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  milepost help\n  milepost help files\n  milepost help add")]
pub(in crate::cli) struct HelpArgs {
    /// A topic, or a command
    #[arg(value_name = "TOPIC")]
    word: Option<String>,
}

pub(super) fn run(
    args: &HelpArgs,
    flags: &Everywhere,
    grammar: Command,
    output: &mut Output,
) -> Result<(), Failure> {
    let Some(word) = &args.word else {
        return output.line(&of_command(grammar, &[]).unwrap_or_default());
    };
    let commands: Vec<String> =
        grammar.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    match (topic(word), of_command(grammar, &[word])) {
        (Some(topic), command) => {
            // Help is printed whatever is wrong in the settings.
            let settings = places::loaded(flags).unwrap_or_default();
            output.draw_with(settings.config.glyphs);
            print(topic, &settings.keymap, command.is_some(), output)
        }
        (None, Some(help)) => output.line(&help),
        (None, None) => {
            let names: Vec<&str> = TOPICS.iter().map(|topic| topic.name).collect();
            let commands = commands.iter().map(String::as_str);
            let meant = closest(word, names.iter().copied().chain(commands));
            let meant = meant.map(|name| format!("did you mean {name}? "));
            let hint = format!("{}the topics are {}", meant.unwrap_or_default(), list_of(&names));
            Err(Failure::usage(format!("there is no topic or command {word}"), hint))
        }
    }
}

/// The help of a command as clap prints it; none if there is no such command.
fn of_command(grammar: Command, words: &[&str]) -> Option<String> {
    let args = ["milepost"].iter().chain(words).chain(&["--help"]);
    let error = grammar.try_get_matches_from(args).err()?;
    let is_help = error.kind() == clap::error::ErrorKind::DisplayHelp;
    is_help.then(|| error.render().ansi().to_string().trim_end().to_owned())
}

/// The text of a topic, with the table of the keys that hold now.
fn in_force(topic: &HelpTopic, keymap: &Keymap) -> Cow<'static, str> {
    const TABLE: [&str; 2] = ["<!-- keys -->\n", "<!-- /keys -->"];
    let split = topic.text.split_once(TABLE[0]);
    let split = split.and_then(|(before, rest)| Some((before, rest.split_once(TABLE[1])?.1)));
    match split {
        Some((before, after)) => {
            let table: Vec<String> = keys::markdown(keymap).collect();
            Cow::Owned(format!("{before}{}\n{after}", table.join("\n")))
        }
        None => Cow::Borrowed(topic.text),
    }
}

fn print(
    topic: &HelpTopic,
    keymap: &Keymap,
    is_command: bool,
    output: &mut Output,
) -> Result<(), Failure> {
    let columns = output.width().map_or(COLUMNS, |columns| columns.min(COLUMNS));
    if *keymap != Keymap::default() {
        output.lines(markdown::lines(REBOUND, columns))?;
        output.line("")?;
    }
    output.lines(markdown::lines(&in_force(topic, keymap), columns))?;
    if is_command {
        output.line("")?;
        output.line(&format!("The command: milepost {} --help", topic.name))?;
    }
    Ok(())
}
