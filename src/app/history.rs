//! What was typed in the lines of this session, by the action that opened each; a key brings it back. It is in memory
//! alone: a search or a reason to drop something is nobody else's.

use super::action::Action;
use super::dialog::Dialog;
use super::dialog::field::{Recall, TextField};
use super::dialog::typed::Typed;
use crate::domain::sorted::SortedMap;

/// Lines that are kept for each action.
const MOST: usize = 50;

#[derive(Debug, Default)]
pub(crate) struct LineHistory {
    /// The last one typed last, each only once.
    lines: SortedMap<Action, Vec<String>>,
}

impl LineHistory {
    /// Keeps the line of a dialog that was submitted.
    pub(crate) fn keep<W>(&mut self, dialog: &Dialog<W>) {
        let line = dialog.line().map(|(action, field)| (action, field.text().trim()));
        let Some((action, line)) = line.filter(|(_, line)| !line.is_empty()) else { return };
        let lines = self.lines.get_or_default(action);
        lines.retain(|other| other != line);
        lines.push(line.to_owned());
        lines.drain(..lines.len().saturating_sub(MOST));
    }

    /// Whether there is anything to bring back in a dialog.
    pub(crate) fn has_lines_of<W>(&self, dialog: &Dialog<W>) -> bool {
        dialog.line().is_some_and(|(action, _)| self.lines.contains_key(&action))
    }

    /// Brings back the line typed before or after, if that is meant in this dialog.
    pub(crate) fn recall<W>(&self, dialog: &mut Dialog<W>, typed: Typed) -> bool {
        let (Some((action, _)), Some(recall)) = (dialog.line(), recall(typed, dialog.has_rows()))
        else {
            return false;
        };
        let lines = self.lines.get(&action).map_or(&[][..], Vec::as_slice);
        dialog.edit(|field: &mut TextField| field.recall(lines, recall));
        true
    }
}

/// The arrows do it where they move nothing else.
fn recall(typed: Typed, has_rows: bool) -> Option<Recall> {
    match typed {
        Typed::Do(Action::EarlierLine) => Some(Recall::Older),
        Typed::Do(Action::LaterLine) => Some(Recall::Newer),
        Typed::Do(Action::RowUp | Action::OtherBefore) if !has_rows => Some(Recall::Older),
        Typed::Do(Action::RowDown | Action::OtherNext) if !has_rows => Some(Recall::Newer),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::dialog::DialogKind;
    use crate::app::dialog::form::{FieldKind, Form};
    use crate::app::dialog::typed::meaning;

    fn line(action: Action) -> Dialog<()> {
        DialogKind::Form(Form::new(action, None, "").line(FieldKind::Text(""))).into()
    }

    fn typed(dialog: &Dialog<()>) -> &str {
        dialog.line().map_or("", |(_, field)| field.text())
    }

    fn put(dialog: &mut Dialog<()>, text: &str) {
        dialog.edit(|field| field.put(text));
    }

    #[test]
    fn history_keeps_the_last_fifty_lines_of_each_action_and_each_once() {
        let mut history = LineHistory::default();
        let mut keep = |action, text: &str| {
            let mut dialog = line(action);
            put(&mut dialog, text);
            history.keep(&dialog);
        };
        (0..60).for_each(|number| keep(Action::AddSmall, &number.to_string()));
        keep(Action::AddSmall, " 20 ");
        keep(Action::AddSmall, " ");
        keep(Action::Target, "fri");
        let lines = history.lines.get(&Action::AddSmall).expect("kept");
        assert_eq!(
            (lines.len(), lines.first(), lines.last()),
            (50, Some(&"10".into()), Some(&"20".into()))
        );
        assert!(history.has_lines_of(&line(Action::Target)));
        assert!(!history.has_lines_of(&line(Action::Drop)));
    }

    #[test]
    fn history_brings_lines_back_and_then_what_was_being_typed() {
        let mut history = LineHistory::default();
        for text in ["one", "two"] {
            let mut dialog = line(Action::AddSmall);
            put(&mut dialog, text);
            history.keep(&dialog);
        }
        let mut dialog = line(Action::AddSmall);
        put(&mut dialog, "thr");
        let mut press = |name: &str| {
            let recalls = history.recall(&mut dialog, meaning(name));
            (recalls, typed(&dialog).to_owned())
        };
        for (name, text) in [
            ("down", "thr"),
            ("up", "two"),
            ("alt-up", "one"),
            ("up", "one"),
            ("ctrl-n", "two"),
            ("alt-down", "thr"),
            ("down", "thr"),
            ("ctrl-p", "two"),
        ] {
            assert_eq!(press(name), (true, text.to_owned()), "{name}");
        }
        assert_eq!(press("left"), (false, "two".to_owned()));
        put(&mut dialog, "two more");
        history.recall(&mut dialog, meaning("up"));
        assert_eq!(typed(&dialog), "two");
        history.recall(&mut dialog, meaning("down"));
        assert_eq!(typed(&dialog), "two more", "a changed line is what is being typed");
    }

    #[test]
    fn history_of_a_list_comes_back_with_alt_alone() {
        let mut history = LineHistory::default();
        let list = || {
            let form = Form::<()>::new(Action::Palette, None, "").list(Vec::new());
            Dialog::from(DialogKind::Form(form))
        };
        let mut dialog = list();
        put(&mut dialog, "rev");
        history.keep(&dialog);
        let mut dialog = list();
        for (name, recalls) in [("up", false), ("ctrl-p", false), ("alt-up", true)] {
            assert_eq!(history.recall(&mut dialog, meaning(name)), recalls);
        }
        assert_eq!(typed(&dialog), "rev");
    }
}
