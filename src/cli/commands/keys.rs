//! `milepost keys`: every action with the keys that it has by the settings.

use crate::app::action::{ACTIONS, Spec};
use crate::app::keymap::Keymap;
use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::cli::places;
use crate::runtime::settings::keymap;
use unicode_width::UnicodeWidthStr;

#[derive(Debug, clap::Args)]
#[command(after_help = "The name of an action is that of its line in [keys] of the settings.\n\n\
                  Examples:\n  milepost keys\n  milepost keys --markdown")]
pub(in crate::cli) struct KeysArgs {
    /// Print a table in Markdown
    #[arg(long)]
    markdown: bool,
}

pub(super) fn run(args: &KeysArgs, flags: &Everywhere, output: &mut Output) -> Result<(), Failure> {
    let (file, config) = places::settings(flags)?;
    let keymap = keymap(&config, file.as_deref())?;
    let rows = || ACTIONS.iter().map(|spec| (keys(spec, &keymap), spec));
    if args.markdown {
        output.line("| keys | what they do | where |")?;
        output.line("|---|---|---|")?;
        return output.lines(rows().map(|(keys, spec)| markdown(&keys, spec)));
    }
    let names = ACTIONS.iter().map(|spec| spec.name.len()).max().unwrap_or(0);
    let widths = rows().map(|(keys, _)| keys.join(" ").width()).max().unwrap_or(0);
    output.lines(rows().map(|(keys, spec)| {
        let keys = keys.join(" ");
        let blanks = " ".repeat(widths - keys.width());
        let place = match spec.place.words() {
            "" => String::new(),
            words => format!(" ({words})"),
        };
        format!("{keys}{blanks}  {:<names$}  {}{place}", spec.name, spec.help)
    }))
}

/// As the settings write them; without any, the way by the palette.
fn keys(spec: &Spec, keymap: &Keymap) -> Vec<String> {
    let keys: Vec<String> = keymap.keys(spec.action).iter().map(|key| key.name()).collect();
    match keys.is_empty() {
        true => vec![keymap.shown(spec.action)],
        false => keys,
    }
}

fn markdown(keys: &[String], spec: &Spec) -> String {
    let quoted: Vec<String> =
        keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect();
    format!("| {} | {} | {} |", quoted.join(" "), spec.help, spec.place.words())
}
