//! Advice as keys: what would help, worded for the screen.

use super::keymap::Keymap;
use crate::domain::advice::Advice;

/// The advice with the key of the action that helps.
pub(crate) fn words(advice: Advice, keymap: &Keymap) -> String {
    match advice {
        Advice::Text(text) => text.into_owned(),
        Advice::FindItem | Advice::FindGoal => keymap.text("{find} finds anything"),
        Advice::Reopen(_) => keymap.text("{state} opens it again"),
        Advice::Finish(_) | Advice::FinishAsMilestone(_) => keymap.text("{done} marks it done"),
        Advice::Recognise(_) => keymap.text("{promote} recognises it as a milestone"),
        Advice::Enlarge(_) => keymap.text("{edit} can make it a larger goal"),
        Advice::SeeLinks => keymap.text("{chain} shows its links"),
        Advice::AddMeasure => keymap.text("{edit} gives it one"),
        Advice::Edit => keymap.text("{edit} changes it"),
        Advice::Delete => keymap.text("{delete} deletes what was added by mistake"),
        Advice::ChooseSides => "choose a side for each".to_owned(),
        Advice::SaveFilter => {
            keymap.text("none is saved yet; {filter}, then NAME: FILTER saves one")
        }
    }
}
