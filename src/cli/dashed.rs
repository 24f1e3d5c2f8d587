//! Sorts words that begin with a dash into flags, values and filter terms before clap sees them.
//!
//! clap takes no value that begins with a dash, or takes every flag after a term for a term. So a word with a dash that
//! follows an option is joined to it (`--note=- first`), also one that is the name of a flag, unless the option goes
//! without a value as well; and as the order of a filter's terms does not matter, the negated ones are moved to the end,
//! behind `--`.

use crate::cli::args::Cli;
use clap::{Arg, Command, CommandFactory};
use std::ffi::OsString;
use std::iter::Peekable;

pub(super) fn sorted(args: Vec<OsString>) -> Vec<OsString> {
    if are_plain(&args) {
        return args;
    }
    let mut root = Cli::command();
    root.build();
    let mut command = &root;
    let (mut kept, mut negated) = (Vec::with_capacity(args.len()), Vec::new());
    let mut words = args.into_iter().peekable();
    kept.extend(words.next());
    while let Some(word) = words.next() {
        if word == "--" {
            negated.extend(words);
            return put_behind(kept, negated, true);
        }
        if let Some(option) = option(command, &word) {
            kept.extend(with_values(command, option, word, &mut words));
        } else if takes_filter(command) && is_term(command, &word) {
            negated.push(word);
        } else {
            let named = word.to_str().and_then(|name| command.find_subcommand(name));
            command = named.unwrap_or(command);
            kept.push(word);
        }
    }
    let any = !negated.is_empty();
    put_behind(kept, negated, any)
}

fn put_behind(mut kept: Vec<OsString>, words: Vec<OsString>, dashes: bool) -> Vec<OsString> {
    kept.extend(dashes.then(|| "--".into()));
    kept.extend(words);
    kept
}

/// An option with the values that follow it; a single one that begins with a dash is joined to it.
fn with_values(
    command: &Command,
    option: &Arg,
    word: OsString,
    words: &mut Peekable<impl Iterator<Item = OsString>>,
) -> Vec<OsString> {
    let (least, most) =
        option.get_num_args().map_or((1, 1), |range| (range.min_values(), range.max_values()));
    let is_value = |next: &OsString| least == most || !is_flag(command, next);
    let values = (0..most).map_while(|_| words.next_if(is_value));
    let values: Vec<OsString> = values.collect();
    match &values[..] {
        [value] if is_dashed(value) => vec![joined(word, value)],
        _ => [vec![word], values].concat(),
    }
}

fn joined(mut option: OsString, value: &OsString) -> OsString {
    option.push("=");
    option.push(value);
    option
}

/// True if each word with a dash can be nothing but a flag: it has two dashes, and follows no other such word, whose
/// value it might be. Most command lines are like that, and need no look at the flags of all commands.
fn are_plain(args: &[OsString]) -> bool {
    let is_long = |word: &OsString| word.len() > 2 && word.as_encoded_bytes().starts_with(b"--");
    args.iter().all(|word| !is_dashed(word) || is_long(word))
        && !args.windows(2).any(|two| is_dashed(&two[0]) && is_dashed(&two[1]))
}

/// A dash alone is a file's name.
fn is_dashed(word: &OsString) -> bool {
    word.len() > 1 && word.as_encoded_bytes().starts_with(b"-")
}

/// The option of that name, if the next word is its value.
fn option<'c>(command: &'c Command, word: &OsString) -> Option<&'c Arg> {
    let word = word.to_str()?;
    let arg = match word.strip_prefix("--") {
        Some(name) => long(command, name)?,
        None => short(command, word.strip_prefix('-')?.chars().last()?)?,
    };
    (arg.get_action().takes_values() && !arg.is_require_equals_set()).then_some(arg)
}

/// Whether a word is a flag or an option of the command, or `--`.
fn is_flag(command: &Command, word: &OsString) -> bool {
    let Some(word) = word.to_str() else {
        return false;
    };
    match (word.strip_prefix("--"), word.strip_prefix('-')) {
        (Some(""), _) => true,
        (Some(long_form), _) => {
            let name = long_form.split('=').next().unwrap_or(long_form);
            long(command, name).is_some()
        }
        (None, Some(letters)) => {
            !letters.is_empty() && letters.chars().all(|c| short(command, c).is_some())
        }
        (None, None) => false,
    }
}

/// Whether a word is a negated term of a filter.
fn is_term(command: &Command, word: &OsString) -> bool {
    is_dashed(word) && !word.as_encoded_bytes().starts_with(b"--") && !is_flag(command, word)
}

fn takes_filter(command: &Command) -> bool {
    let is_filter = |arg: &Arg| arg.get_value_names().is_some_and(|names| names[0] == "FILTER");
    command.get_positionals().any(is_filter)
}

fn long<'c>(command: &'c Command, name: &str) -> Option<&'c Arg> {
    command.get_arguments().find(|arg| {
        arg.get_long() == Some(name) || arg.get_all_aliases().is_some_and(|all| all.contains(&name))
    })
}

fn short(command: &Command, letter: char) -> Option<&Arg> {
    command.get_arguments().find(|arg| arg.get_short() == Some(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted_line(line: &str) -> String {
        let args = line.split(' ').map(OsString::from).collect();
        let sorted_args = sorted(args);
        let words: Vec<_> = sorted_args.iter().map(|arg| arg.to_string_lossy()).collect();
        words.join(" ")
    }

    #[test]
    fn negated_terms_of_a_list_stand_behind_the_flags() {
        for (line, expected) in [
            ("m list is:large -is:done --all", "m list is:large --all -- -is:done"),
            ("m --dir d list -write -q -- -x", "m --dir d list -q -- -write -x"),
            ("m list --color never a", "m list --color never a"),
            ("m list --dir -odd -x", "m list --dir=-odd -- -x"),
            ("m add list -x", "m add list -x"),
            ("m --dir list show -x", "m --dir list show -x"),
            ("m list - -h", "m list - -h"),
            ("m list --al -x", "m list --al -- -x"),
            ("m list -q --", "m list -q --"),
            ("m", "m"),
        ] {
            assert_eq!(sorted_line(line), expected, "{line}");
        }
    }

    #[test]
    fn a_value_with_a_dash_is_joined_to_its_option_even_if_it_is_the_name_of_a_flag() {
        for (line, expected) in [
            ("m edit g --note -first", "m edit g --note=-first"),
            ("m edit g --note --first --due -3d", "m edit g --note=--first --due=-3d"),
            ("m edit g --note - -q", "m edit g --note - -q"),
            ("m edit g --note --due fri", "m edit g --note=--due fri"),
            ("m edit g --note --due=fri", "m edit g --note=--due=fri"),
            ("m edit g --note -q", "m edit g --note=-q"),
            ("m edit g --note -qx", "m edit g --note=-qx"),
            ("m edit g --note -- -x", "m edit g --note=-- -x"),
            ("m edit g --private -x", "m edit g --private -x"),
            ("m edit --note add --due -1", "m edit --note add --due=-1"),
            ("m edit g --note=--due -x", "m edit g --note=--due -x"),
            ("m add --tag -a --tag -b x", "m add --tag=-a --tag=-b x"),
            ("m --dir -j log g x --amount -2", "m --dir=-j log g x --amount=-2"),
            ("m review --month -x", "m review --month=-x"),
            ("m review --month --plain", "m review --month --plain"),
            ("m review --month -q", "m review --month -q"),
            ("m merge c --take ours -x", "m merge c --take ours -x"),
        ] {
            assert_eq!(sorted_line(line), expected, "{line}");
        }
    }

    #[test]
    fn every_option_of_every_command_takes_a_value_with_a_dash() {
        let mut root = Cli::command();
        root.build();
        for command in root.get_subcommands() {
            for arg in command.get_arguments() {
                let takes = arg.get_action().takes_values() && !arg.is_require_equals_set();
                let (Some(name), true) = (
                    arg.get_long(),
                    takes && arg.get_num_args().is_none_or(|n| n.max_values() == 1),
                ) else {
                    continue;
                };
                let command = command.get_name();
                for value in ["-3d", "-q", "-h", "--json", "--"] {
                    let optional = arg.get_num_args().is_some_and(|n| n.min_values() == 0);
                    if value == "-3d" || !optional {
                        let sorted = sorted_line(&format!("m {command} --{name} {value}"));
                        assert_eq!(sorted, format!("m {command} --{name}={value}"));
                    }
                }
            }
        }
    }
}
