//! Advice as keys: what would help, worded for the screen.

use super::keymap::KeysHere;
use crate::domain::advice::Advice;
use std::path::Path;

/// The advice with the key of the action that helps.
pub(crate) fn words(advice: Advice, keys: KeysHere<'_>) -> String {
    match advice {
        Advice::Text(text) => text.into_owned(),
        Advice::FindItem => keys.text("{find} finds anything"),
        Advice::Reopen(_) => keys.text("{state} opens it again"),
        Advice::Finish(_) | Advice::FinishAsMilestone(_) => keys.text("{done} marks it done"),
        Advice::Recognise(_) => keys.text("{promote} recognises it as a milestone"),
        Advice::Enlarge(_) => keys.text("{edit} can make it a larger goal"),
        Advice::SeeLinks => keys.text("{chain} shows its links"),
        Advice::AddMeasure => keys.text("{edit} gives it one"),
        Advice::Edit => keys.text("{edit} changes it"),
        Advice::Delete => keys.text("{delete} deletes what was added by mistake"),
        Advice::ChooseSides => "choose a side for each".to_owned(),
        Advice::SaveFilter => {
            keys.text("no filter is saved yet; {filter}, then NAME: FILTER saves one")
        }
        Advice::OtherFolder(text) => text.to_owned(),
        Advice::RestoreFolder { has_backup: true } => {
            keys.text("put it back; {restore} brings back a backup")
        }
        Advice::RestoreFolder { has_backup: false } => "put it back".to_owned(),
        Advice::FindBackup | Advice::FindMoved => keys.text("{restore} lists the backups"),
        Advice::OtherBackup => keys.text("choose another one: {restore} lists them"),
        Advice::TakeOver(folders) => take_over(&folders[0], &folders[1]),
        Advice::RewriteLists => "milepost check --rewrite gives each a block of its own".to_owned(),
        Advice::FindCopy => keys.text("{merge} lists the copies"),
        Advice::MergeFirst(_) => keys.text("{merge} merges it"),
    }
}

/// The command that takes over what was kept of a moved journey. There is no key for it, so that the screen shows it too.
pub(crate) fn take_over(from: &Path, to: &Path) -> String {
    let [from, to] = [from, to].map(|path| quoted(&path.display().to_string()));
    format!("milepost --dir {to} backups --take-over {from} takes them over")
}

/// A text as one word of a shell.
pub(crate) fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "._-/+@:".contains(c);
    match text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_quotes_a_path_for_the_shell_where_it_has_to() {
        assert_eq!(
            take_over(Path::new("/home/me/old career"), Path::new("/home/me/career")),
            "milepost --dir /home/me/career backups --take-over '/home/me/old career' takes them over"
        );
    }
}
