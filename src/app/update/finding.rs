//! Finding: the search over everything, the filter, the palette, and the two views of the past.

use crate::app::action::{ACTIONS, Spec, Where};
use crate::app::dialog::line::{LineDialog, LinePurpose};
use crate::app::dialog::picker::{Picked, Picker, PickerPurpose, Row};
use crate::app::dialog::search::Search;
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
        self.dialogs
            .push(Dialog::Search(Search::over(self.journey.items())));
    }

    pub(super) fn go_to_found(&mut self, search: &Search) {
        if let Some(item) = search.picked() {
            self.go_to(item.id());
        }
    }

    pub(super) fn open_palette(&mut self) {
        let row = |spec: &Spec| {
            let applies = self.means_something(spec.action);
            let keys: Vec<String> = self
                .keymap
                .keys(spec.action)
                .iter()
                .map(Key::to_string)
                .collect();
            let amiss = match spec.place {
                _ if applies => "",
                Where::OnAnything => "on a row",
                place => place.words(),
            };
            Row {
                text: format!("{}: {}", spec.name, spec.help),
                beside: keys.join(" "),
                mark: "",
                amiss,
                stands_for: Picked::Action(spec.action),
            }
        };
        let mut rows: Vec<Row> = ACTIONS.iter().map(row).collect();
        rows.sort_by_key(|row| !row.amiss.is_empty());
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
