//! Keys in a dialog: the top one takes them first, and closes, stays, or is answered.

use crate::app::dialog::ask::{Answer, Ask};
use crate::app::dialog::form::{Form, FormPurpose};
use crate::app::dialog::line::{LineDialog, LinePurpose};
use crate::app::dialog::picker::{Picked, Picker, PickerPurpose};
use crate::app::effect::Effect;
use crate::app::event::{Code, Key};
use crate::app::rows::told_of;
use crate::app::{App, Dialog};
use crate::domain::verbs::{end, standing};

impl App {
    /// Gives a key to a dialog that has been taken off the stack; it goes back on unless the key closed it.
    pub(super) fn dialog_key(&mut self, dialog: Dialog, key: Key) {
        if super::leaves(key) {
            return;
        }
        match (dialog, key.code) {
            (Dialog::Line(line), Code::Enter) => self.submit_line(line),
            (Dialog::Filter(filter), Code::Enter) => self.submit_filter(filter),
            (Dialog::Form(form), Code::Enter) => self.submit_form(form),
            (Dialog::Picker(picker), Code::Enter) => self.submit_pick(&picker),
            (Dialog::Backups(backups), Code::Enter) => self.restore(backups),
            (Dialog::Search(search), Code::Enter) => self.go_to_found(&search),
            (Dialog::Help(_), Code::Enter) => {}
            (Dialog::Ask(ask), _) => self.answer(ask, key),
            (Dialog::Merge(merge), _) => self.merge_key(merge, key),
            (mut dialog, _) => {
                self.type_into(&mut dialog, key);
                self.dialogs.push(dialog);
            }
        }
    }

    fn type_into(&mut self, dialog: &mut Dialog, key: Key) {
        match dialog {
            Dialog::Line(line) => {
                if line.field.key(key) {
                    line.error = None;
                }
            }
            Dialog::Form(form) => {
                if form.key(key) {
                    form.error = None;
                }
            }
            Dialog::Filter(filter) => filter.key(key),
            Dialog::Picker(picker) => picker.key(key),
            Dialog::Backups(backups) => backups.key(key),
            Dialog::Search(search) => search.key(key),
            Dialog::Help(help) => help.key(key),
            Dialog::Ask(_) | Dialog::Merge(_) => {}
        }
    }

    fn submit_line(&mut self, mut line: LineDialog) {
        let text = line.field.text().trim().to_owned();
        let taken = match line.purpose.clone() {
            LinePurpose::Add(size, toward) => self.add_goal(&text, size, toward),
            LinePurpose::Finish(id) => self.finish(&id, &text, self.today.into(), ""),
            LinePurpose::Note(id) => self.note(&id, &text),
            LinePurpose::Drop(id) => self.drop_goal(&id, &text),
            LinePurpose::Question(id) => self.answer_the_question(&id, &text),
            LinePurpose::Pause => self.pause(&text),
            LinePurpose::GoTo => self.go_to_date(&text),
            LinePurpose::Target(id) => self.set_target(&id, &text),
            LinePurpose::PauseUntil(id) => self.pause_goal_until(&id, &text),
        };
        if let Err(why) = taken {
            line.error = Some(why);
            self.dialogs.push(Dialog::Line(line));
        }
    }

    fn submit_form(&mut self, mut form: Form) {
        let taken = match form.purpose.clone() {
            FormPurpose::Milestone => self.add_milestone(&form),
            FormPurpose::EditGoal(id) => self.save_goal(&id, &form),
            FormPurpose::EditMilestone(id) => self.save_milestone(&id, &form),
            FormPurpose::DoneOn(id) => self.done_on(&id, &form),
            FormPurpose::Promote(id) => self.promote(&id, &form),
            FormPurpose::Record(id) => self.record(&id, &form),
        };
        if let Err(why) = taken {
            form.error = Some(why);
            self.dialogs.push(Dialog::Form(form));
        }
    }

    fn submit_pick(&mut self, picker: &Picker) {
        match (&picker.purpose, picker.picked()) {
            (PickerPurpose::Link(from), Some(Picked::Item(to))) => self.link(from, &to.clone()),
            (PickerPurpose::Unlink(from), Some(to)) => self.unlink(from, &to.clone()),
            (PickerPurpose::Palette, Some(Picked::Action(action))) => self.act(*action),
            (PickerPurpose::Merge, Some(Picked::Conflict(name))) => {
                self.effects.push(Effect::Offer(name.clone()));
            }
            (_, _) => {}
        }
    }

    fn answer(&mut self, ask: Ask, key: Key) {
        let by_key = |letter: char| ask.choices.iter().find(|c| c.key == letter);
        let chosen = match key.code {
            Code::Enter => ask.choices.first(),
            Code::Char(letter) => by_key(letter).or_else(|| by_key(letter.to_ascii_lowercase())),
            _ => None,
        };
        match chosen.map(|choice| choice.answer.clone()) {
            None => self.dialogs.push(Dialog::Ask(ask)),
            Some(Answer::Leave) => {}
            Some(Answer::Reached(id)) => self.mark_done(&id, self.today.into(), ""),
            Some(Answer::Record(id)) => self.ask_to_record(&id),
            Some(Answer::Stand(id, to)) => {
                let made = standing::set(&self.journey, &id, to, self.today);
                let did = super::capitalised(to.state().word());
                let told = told_of(&did, &self.title_of(&id));
                self.make_and_say(made, told);
            }
            Some(Answer::Reopen(id)) => {
                let told = told_of("Open again", &self.title_of(&id));
                self.make_and_say(end::reopen(&self.journey, &id), told);
            }
            Some(Answer::Promote(id)) => self.ask_to_promote_that(&id),
            Some(Answer::LookedBack(id, again)) => self.answer_old_step(&id, again),
            Some(Answer::TakeBack(id)) => self.take_back(&id),
            Some(Answer::AddAll(lines)) => self.add_all(&lines),
            Some(Answer::QuitAnyway) => self.effects.extend([Effect::Abandon, Effect::Quit]),
        }
    }
}
