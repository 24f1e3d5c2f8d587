//! Keys in a dialog: the top one takes them first, and closes, stays, or is answered.

use crate::app::action::{Action, Layer};
use crate::app::dialog::ask::Answer;
use crate::app::dialog::form::{Form, FormPurpose};
use crate::app::dialog::line::{LineDialog, LinePurpose};
use crate::app::dialog::merge::Taken;
use crate::app::dialog::picker::{Picked, Picker, PickerPurpose};
use crate::app::disk::Request;
use crate::app::effect::Effect;
use crate::app::event::{Code, Key};
use crate::app::{App, Dialog};
use crate::domain::verbs::open_state;
use crate::domain::words::{capitalised, told_of};

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

    /// Gives a key to a dialog that has been taken off the stack; it goes back on unless the key closed it. One that was
    /// refused says why; one that was submitted waits for the disk.
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
                if key.ctrl || key.alt {
                    self.open_next(&dialog);
                }
                self.pending.send(dialog, &self.effects);
            }
        }
    }

    /// What was written down is saved: an empty line for the next one.
    fn open_next(&mut self, dialog: &Dialog) {
        match dialog {
            Dialog::Line(line) if matches!(line.purpose, LinePurpose::Add(..)) => {
                let next = LineDialog::new(line.purpose.clone(), line.title.clone());
                self.dialogs.push(Dialog::Line(next));
            }
            Dialog::Form(form) if form.purpose == FormPurpose::Milestone => {
                self.ask_for_milestone();
            }
            _ => {}
        }
    }

    /// Carries out what a dialog says, if the key submits it.
    fn submit(&mut self, dialog: &mut Dialog, key: Key) -> Option<Result<(), String>> {
        match (dialog, key.code) {
            (Dialog::Line(line), Code::Enter) => Some(self.submit_line(line)),
            (Dialog::Filter(filter), Code::Enter) => Some(self.set_filter(&filter.meant())),
            (Dialog::Form(form), Code::Enter) => Some(self.submit_form(form)),
            (Dialog::Picker(picker), Code::Enter) => {
                self.submit_pick(picker);
                Some(Ok(()))
            }
            (Dialog::Backups(backups), Code::Enter) => Some(self.restore(backups)),
            (Dialog::Search(search), Code::Enter) => {
                self.go_to_found(search);
                Some(Ok(()))
            }
            (Dialog::Help(_), Code::Enter) => Some(Ok(())),
            (Dialog::Ask(ask), _) => {
                let meant = self.keymap.action(key, Layer::Everywhere);
                let answer = ask.chosen(key, meant)?.clone();
                Some(self.answer(answer))
            }
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

    fn submit_line(&mut self, line: &LineDialog) -> Result<(), String> {
        let text = line.field.text().trim().to_owned();
        match line.purpose.clone() {
            LinePurpose::Add(size, toward) => self.add_goal(&text, size, toward),
            LinePurpose::Finish(id) => self.finish(&id, &text, self.today.into(), ""),
            LinePurpose::Note(id) => self.note(&id, &text),
            LinePurpose::Drop(id) => self.drop_goal(&id, &text),
            LinePurpose::Question(id) => self.answer_the_question(&id, &text),
            LinePurpose::Pause => self.pause(&text),
            LinePurpose::GoTo => self.go_to_date(&text),
            LinePurpose::Target(id) => self.set_target(&id, &text),
            LinePurpose::PauseUntil(id) => self.pause_goal_until(&id, &text),
        }
    }

    fn submit_form(&mut self, form: &mut Form) -> Result<(), String> {
        match form.purpose.clone() {
            FormPurpose::Milestone => self.add_milestone(form),
            FormPurpose::EditGoal(id) => self.save_goal(&id, form),
            FormPurpose::EditMilestone(id) => self.save_milestone(&id, form),
            FormPurpose::DoneOn(id) => self.done_on(&id, form),
            FormPurpose::Promote(id) => self.promote(&id, form),
            FormPurpose::Record(id) => self.record(&id, form),
        }
    }

    fn submit_pick(&mut self, picker: &Picker) {
        match (&picker.purpose, picker.picked()) {
            (PickerPurpose::Link(from), Some(Picked::Item(to))) => self.link(from, &to.clone()),
            (PickerPurpose::Unlink(from), Some(to)) => self.unlink(from, &to.clone()),
            (PickerPurpose::Palette, Some(Picked::Action(action))) => self.act(*action),
            (PickerPurpose::Merge, Some(Picked::Conflict(name))) => {
                self.ask(Request::Preview(name.clone()));
            }
            (_, _) => {}
        }
    }

    fn answer(&mut self, answer: Answer) -> Result<(), String> {
        match answer {
            Answer::Leave => {}
            Answer::Reached(id) => self.mark_done(&id, self.today.into(), ""),
            Answer::Record(id) => self.ask_to_record(&id),
            Answer::Stand(id, to) => {
                let made = open_state::set(&self.journey, &id, to, self.today);
                let did = capitalised(to.word());
                let told = told_of(&did, &self.title_of(&id));
                self.make_and_say(made, told);
            }
            Answer::Reopen(id) => self.open_again(&id),
            Answer::Promote(id) => self.ask_to_promote_that(&id),
            Answer::LookedBack(id, again) => self.answer_old_step(&id, again),
            Answer::TakeBack(id) => self.take_back(&id),
            Answer::AddAll(lines) => return self.add_all(&lines),
            Answer::Act(action) => self.act(action),
            Answer::QuitAnyway => {
                self.effects.extend([Effect::Disk(Request::Abandon), Effect::Quit]);
            }
        }
        Ok(())
    }
}
