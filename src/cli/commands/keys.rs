//! `milepost keys`: every action with the keys that it has by the settings.

use crate::app::action::{ACTIONS, Layer, Spec};
use crate::app::keymap::{Keymap, listed};
use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::cli::places;
use unicode_width::UnicodeWidthStr;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "The name of an action is that of its line in [keys] of the settings. Keys with blanks between \
                  them, such as \"g g\", are pressed one after the other.\n\n\
                  Examples:\n  milepost keys\n  milepost keys --markdown"
)]
pub(in crate::cli) struct KeysArgs {
    /// Print a table in Markdown
    #[arg(long)]
    markdown: bool,
}

pub(super) fn run(args: &KeysArgs, flags: &Everywhere, output: &mut Output) -> Result<(), Failure> {
    let keymap = places::settings(flags, output)?.keymap;
    if args.markdown {
        return output.lines(markdown(&keymap));
    }
    let rows = || ACTIONS.iter().map(|spec| (keys(spec, &keymap), spec));
    let usual = Keymap::default();
    let names = ACTIONS.iter().map(|spec| spec.name.len()).max().unwrap_or(0);
    let widths = rows().map(|(keys, _)| listed(&keys).width()).max().unwrap_or(0);
    output.lines(rows().map(|(keys, spec)| {
        let keys = listed(&keys);
        let blanks = " ".repeat(widths - keys.width());
        let place = match spec.place.words() {
            "" => String::new(),
            words => format!(" ({words})"),
        };
        let changed = changed(spec, &keymap, &usual);
        format!("{keys}{blanks}  {:<names$}  {}{place}{changed}", spec.name, spec.help)
    }))
}

/// As the settings write them; without any, the way by the palette.
fn keys(spec: &Spec, keymap: &Keymap) -> Vec<String> {
    let keys = names(spec, keymap);
    if keys.is_empty() { vec![keymap.at(Layer::Everywhere).by_name(spec.action)] } else { keys }
}

fn names(spec: &Spec, keymap: &Keymap) -> Vec<String> {
    keymap.keys(spec.action).iter().map(|keys| keys.name()).collect()
}

/// What the settings have changed: the keys that it has without them, and the views in which it has none any more.
fn changed(spec: &Spec, keymap: &Keymap, usual: &Keymap) -> String {
    let (now, before) = (names(spec, keymap), names(spec, usual));
    let mut changed = String::new();
    if now != before {
        let before = if before.is_empty() { "none".to_owned() } else { listed(&before) };
        changed += &format!(" · default: {before}");
    }
    let reached = |keymap: &Keymap, layer| !keymap.keys_in(spec.action, layer).is_empty();
    let lost =
        |layer: &Layer| !now.is_empty() && reached(usual, *layer) && !reached(keymap, *layer);
    for layer in Layer::VIEWS.into_iter().filter(lost) {
        changed += &format!(" · no key {}", layer.words());
    }
    changed
}

/// The table in Markdown, line by line.
pub(super) fn markdown(keymap: &Keymap) -> impl Iterator<Item = String> {
    let row = |spec: &Spec| {
        let keys = keys(spec, keymap).into_iter();
        let quoted: Vec<String> =
            keys.map(|key| format!("`{}`", key.replace('|', "\\|"))).collect();
        format!("| {} | {} | {} |", quoted.join(" "), spec.help, spec.place.words())
    };
    let head = ["| keys | what they do | where |", "|---|---|---|"];
    head.map(str::to_owned).into_iter().chain(ACTIONS.iter().map(row))
}
