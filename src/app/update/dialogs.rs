//! Keys in a dialog: the top one takes them first, and closes, stays, or is answered.

use crate::app::action::{Action, Layer};
use crate::app::dialog::merge::Taken;
use crate::app::event::{Code, Key};
use crate::app::{App, Dialog, Form};

impl App {
    /// Whether a key that types nothing means anything now.
    pub(crate) fn means(&self, key: Key) -> bool {
        let bound = self.keymap.action(key, self.layer());
        match self.dialogs.last() {
            Some(dialog) => bound == Some(Action::Suspend) || dialog.means(key),
            None => bound.is_some(),
        }
    }

    /// Whether text is being typed now.
    pub(crate) fn takes_text(&self) -> bool {
        self.dialogs.last().is_some_and(Dialog::takes_text)
    }

    /// Gives a key to a dialog that has been taken off the stack. It goes back on unless the key closed it. One that was
    /// refused says why, and one that was submitted waits for the disk.
    pub(super) fn dialog_key(&mut self, mut dialog: Dialog, key: Key) {
        if super::leaves(key) {
            return self.pending.leave(dialog);
        }
        match self.submit(&mut dialog, key) {
            None => {
                dialog.key(key);
                self.dialogs.push(dialog);
            }
            Some(Err(why)) => {
                dialog.refuse(why);
                self.dialogs.push(dialog);
            }
            Some(Ok(())) => {
                if let Dialog::Form(form) = &mut dialog
                    && (key.ctrl || key.alt)
                    && let Some(next) = form.next.clone()
                {
                    let _ = next.run(self, form);
                }
                self.pending.send(dialog, &self.effects);
            }
        }
    }

    /// Carries out what a dialog says, if the key submits it.
    fn submit(&mut self, dialog: &mut Dialog, key: Key) -> Option<Result<(), String>> {
        match (dialog, key.code) {
            (Dialog::Form(form), _) => {
                let meant = self.keymap.action(key, Layer::Everywhere);
                match form.chosen(key, meant).map(|choice| choice.then.clone()) {
                    Some(then) => Some(then.run(self, form)),
                    // Nothing fits what is typed.
                    None => (key.code == Code::Enter).then_some(Ok(())),
                }
            }
            (Dialog::Filter(filter), Code::Enter) => Some(self.set_filter(&filter.meant())),
            (Dialog::Backups(backups), Code::Enter) => Some(self.restore(backups)),
            (Dialog::Search(search), Code::Enter) => {
                self.go_to_found(search);
                Some(Ok(()))
            }
            (Dialog::Help(_), Code::Enter) => Some(Ok(())),
            (Dialog::Merge(merge), _) => match merge.key(key) {
                Taken::Goes => None,
                Taken::Leaves => Some(Ok(())),
                Taken::Saves => {
                    self.merge(merge);
                    Some(Ok(()))
                }
            },
            (_, _) => None,
        }
    }

    pub(super) fn show_form(&mut self, form: Form) {
        self.dialogs.push(Dialog::Form(form));
    }

    /// After every event: once nothing is open, what follows a goal done is asked, and a dialog that has just been opened
    /// offers the draft that was left.
    pub(super) fn ask_what_is_due(&mut self) {
        while self.dialogs.is_empty()
            && let Some(goal) = self.pending.next_ended()
        {
            self.ask_what_follows(&goal);
        }
        if let Some(top) = self.dialogs.last_mut() {
            self.pending.offer(top);
        }
    }
}
