//! How each shell asks what may come next, by a script that hands on the words of the line without their quotes. All take
//! candidates that do not begin with what is typed, but whose title has a word that does; bash lists the titles beside the
//! ids as well.

use crate::config::GlyphSet;
use crate::domain::text::{clip, width};
use crate::runtime::settings::charset;
use crate::view::glyphs::Glyphs;
use clap::Command;
use clap_complete::engine;
use clap_complete::env::{EnvCompleter, Fish, Zsh};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

/// A shell with a script of ours.
pub(super) struct OwnShell {
    name: &'static str,
    script: &'static [u8],
    answer: CompletionWriter,
}

/// Writes what may stand at the cursor, for the words of the line.
type CompletionWriter =
    fn(&mut Command, Vec<OsString>, Option<&Path>, &mut dyn Write) -> io::Result<()>;

/// Bash, which has no descriptions: they are put behind the candidates where these are only listed.
pub(super) const BASH: OwnShell = OwnShell {
    name: "bash",
    script: include_bytes!("../../../../assets/completions/milepost.bash"),
    answer: list_in_bash,
};

/// Zsh without its own matching.
pub(super) const ZSH: OwnShell = OwnShell {
    name: "zsh",
    script: include_bytes!("../../../../assets/completions/milepost.zsh"),
    answer: |command, words, here, answer| Zsh.write_complete(command, words, here, answer),
};

/// Fish.
pub(super) const FISH: OwnShell = OwnShell {
    name: "fish",
    script: include_bytes!("../../../../assets/completions/milepost.fish"),
    answer: |command, words, here, answer| Fish.write_complete(command, words, here, answer),
};

/// What bash says of itself: the index of the word, the kind of completion, and the columns of the terminal.
const INDEX: &str = "_MILEPOST_INDEX";
const TYPE: &str = "_MILEPOST_TYPE";
const COLUMNS: &str = "_MILEPOST_COLUMNS";

/// The kinds of completion that insert one candidate after the other, or all: `menu-complete` and `insert-completions`.
const INSERTING: [usize; 2] = [37, 42];

impl EnvCompleter for OwnShell {
    fn name(&self) -> &'static str {
        self.name
    }

    fn is(&self, name: &str) -> bool {
        name == self.name
    }

    fn write_registration(
        &self,
        _: &str,
        _: &str,
        _: &str,
        _: &str,
        script: &mut dyn Write,
    ) -> io::Result<()> {
        script.write_all(self.script)
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        here: Option<&Path>,
        answer: &mut dyn Write,
    ) -> io::Result<()> {
        (self.answer)(command, words, here, answer)
    }
}

fn list_in_bash(
    command: &mut Command,
    words: Vec<OsString>,
    here: Option<&Path>,
    answer: &mut dyn Write,
) -> io::Result<()> {
    let index = number(INDEX).unwrap_or(0);
    let typed = words.get(index).map(|word| word.to_string_lossy().into_owned());
    let rows: Vec<DescribedValue> = engine::complete(command, words, index, here)?
        .iter()
        .map(|candidate| {
            let help = candidate.get_help().map(ToString::to_string);
            let help = help.and_then(|help| help.lines().next().map(str::to_owned));
            (candidate.get_value().to_string_lossy().into_owned(), help.unwrap_or_default())
        })
        .collect();
    let lines = match number(TYPE).is_some_and(|kind| INSERTING.contains(&kind)) {
        true => rows.into_iter().map(|(value, _)| value).collect(),
        false => listed(&rows, &typed.unwrap_or_default(), number(COLUMNS).unwrap_or(80)),
    };
    let glyphs = Glyphs::of(charset(GlyphSet::Auto));
    lines.iter().try_for_each(|line| writeln!(answer, "{}", glyphs.drawn(line)))
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// A candidate, and what it is; empty where nothing is known.
type DescribedValue = (String, String);

/// The lines that bash lists. It inserts what all of them begin with: the whole line where there is one, so that it is the
/// candidate alone; and nothing, by the blank line, where not all begin with what is typed.
fn listed(rows: &[DescribedValue], typed: &str, columns: usize) -> Vec<String> {
    if let [(value, _)] = rows {
        return vec![value.clone()];
    }
    let widest = rows.iter().map(|(value, _)| width(value)).max().unwrap_or(0);
    let line = |(value, help): &DescribedValue| {
        // Readline wants a column beside its longest line.
        let help = clip(help, columns.saturating_sub(widest + "  () ".len()));
        match help.as_str() {
            "" => value.clone(),
            help => format!("{value}{}  ({help})", " ".repeat(widest - width(value))),
        }
    };
    let stays = rows.iter().any(|(value, _)| !value.starts_with(typed));
    rows.iter().map(line).chain(stays.then(|| " ".to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rows: &[(&str, &str)], typed: &str) -> Vec<String> {
        let rows: Vec<DescribedValue> =
            rows.iter().map(|(v, h)| ((*v).into(), (*h).into())).collect();
        listed(&rows, typed, 40)
    }

    #[test]
    fn completion_of_bash_lists_titles_and_inserts_the_candidate_alone() {
        assert_eq!(shown(&[("8jv951gf", "Book the mock exam")], "exam"), ["8jv951gf"]);
        let two =
            [("8jv951gf", "Book the mock exam"), ("8k", "Sit it, and then wait for the result")];
        let lines = ["8jv951gf  (Book the mock exam)", "8k        (Sit it, and then wait for…)"];
        assert_eq!(shown(&two, "8"), lines);
        assert_eq!(shown(&[("csv", ""), ("json", "")], ""), ["csv", "json"]);
    }

    #[test]
    fn completion_of_bash_keeps_what_is_typed_where_the_ids_do_not_begin_so() {
        let two = [("8jv951gf", "Book the mock exam"), ("8k", "Sit the exam")];
        assert_eq!(shown(&two, "exam").last().map(String::as_str), Some(" "));
    }
}
