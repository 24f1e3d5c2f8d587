//! Finding: the search over everything, the filter, the palette, and the two views of the past.

use crate::app::action::ACTIONS;
use crate::app::dialog::line::{LineDialog, LinePurpose};
use crate::app::dialog::picker::{Picked, Picker, PickerPurpose, Row};
use crate::app::entries::PastView;
use crate::app::event::Key;
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::{ActiveFilter, App, Dialog};
use crate::domain::filter::Filter;
use crate::domain::find;

impl App {
    pub(super) fn ask_what_to_find(&mut self) {
        self.load_everything();
        let picker = Picker::new(PickerPurpose::Find, "Find", self.everything());
        self.dialogs.push(Dialog::Picker(picker));
    }

    /// A row for every item that has been read.
    pub(super) fn everything(&self) -> Vec<Row> {
        self.journey.items().map(|item| self.row_of(item)).collect()
    }

    pub(super) fn open_palette(&mut self) {
        let row = |spec: &crate::app::action::Spec| {
            let keys: Vec<String> = self
                .keymap
                .keys(spec.action)
                .iter()
                .map(Key::to_string)
                .collect();
            let stands_for = Picked::Action(spec.action);
            Row {
                text: format!("{}: {}", spec.name, spec.help),
                beside: keys.join(" "),
                mark: "",
                stands_for,
            }
        };
        let rows = ACTIONS.iter().map(row).collect();
        self.dialogs.push(Dialog::Picker(Picker::new(
            PickerPurpose::Palette,
            "Commands",
            rows,
        )));
    }

    pub(super) fn ask_for_filter(&mut self) {
        let line = LineDialog::new(
            LinePurpose::Filter,
            "Show only: words, is:overdue, tag:study, toward:CKA, -is:paused",
        );
        let line = line.holding(self.filter.as_ref().map_or("", |f| f.text.as_str()));
        self.dialogs.push(Dialog::Line(line));
    }

    /// Sets the filter; an empty one shows everything again.
    pub(super) fn set_filter(&mut self, text: &str) -> Result<(), String> {
        let journey = &self.journey;
        let resolve = |name: &str| {
            find::resolve(journey.items(), name, find::GOAL).map(|item| item.id().clone())
        };
        let filter = Filter::parse(text, self.today, &resolve)
            .map_err(|e| super::sentence(&e.to_string()))?;
        self.filter = (!filter.is_empty()).then(|| ActiveFilter {
            text: text.to_owned(),
            filter,
        });
        if self.filter.is_some() && !self.scenes.is_empty() {
            self.load_everything();
        }
        self.refill();
        Ok(())
    }

    /// Turns the pane of the past to all that was done, or back to the milestones.
    pub(super) fn turn_past(&mut self) {
        self.past_view = match self.past_view {
            PastView::Milestones => PastView::AllDone,
            PastView::AllDone => PastView::Milestones,
        };
        self.go_home_to(Pane::Past);
        self.refill();
        self.lists[Pane::Past.index()].end(false);
    }
}
