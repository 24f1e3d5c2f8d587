//! `milepost help`: the commands and topics, a topic, or the help of a command.

use crate::cli::failure::Failure;
use crate::cli::markdown;
use crate::cli::output::Output;
use crate::cli::topics::{HelpTopic, TOPICS, topic};
use crate::domain::words::list_of;
use clap::Command;

/// The columns of lines that are easy to read.
const COLUMNS: usize = 100;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  milepost help\n  milepost help files\n  milepost help add")]
pub(in crate::cli) struct HelpArgs {
    /// A topic, or a command
    #[arg(value_name = "TOPIC")]
    word: Option<String>,
}

pub(super) fn run(args: &HelpArgs, grammar: Command, output: &mut Output) -> Result<(), Failure> {
    let Some(word) = &args.word else {
        return output.line(&of_command(grammar, &[]).unwrap_or_default());
    };
    match (topic(word), of_command(grammar, &[word])) {
        (Some(topic), command) => print(topic, command.is_some(), output),
        (None, Some(help)) => output.line(&help),
        (None, None) => {
            let names: Vec<&str> = TOPICS.iter().map(|topic| topic.name).collect();
            let hint = format!("the topics are {}", list_of(&names));
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

fn print(topic: &HelpTopic, is_command: bool, output: &mut Output) -> Result<(), Failure> {
    let columns = output.width().map_or(COLUMNS, |columns| columns.min(COLUMNS));
    output.lines(markdown::lines(topic.text, columns))?;
    if is_command {
        output.line("")?;
        output.line(&format!("The command: milepost {} --help", topic.name))?;
    }
    Ok(())
}
