//! The help for where you are: every action with its keys, searched by typing; one of them is selected, and can be done.

use super::field::TextField;
use crate::app::action::{ACTIONS, Action, Layer, Spec, Where};
use crate::app::keymap::Keymap;
use crate::domain::needle::Needle;
use crate::domain::sort;

/// The help.
#[derive(Debug)]
pub struct Help {
    pub(crate) field: TextField,
    rows: Vec<HelpRow>,
    /// The number of the selected row among those that fit.
    pub(crate) selected: usize,
}

/// An action, and its keys where the help was asked for.
#[derive(Debug)]
pub(crate) struct HelpRow {
    pub(crate) spec: &'static Spec,
    pub(crate) section: Section,
    pub(crate) keys: String,
    /// What the action does here.
    pub(crate) help: &'static str,
}

/// The sections of the help, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Section {
    Here,
    Everywhere,
    Elsewhere,
    Typing,
}

/// How well a row fits what is typed: lower is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum HelpFit {
    Named,
    Begins,
    Holds,
    Helps,
}

impl Help {
    /// The help where the keys of that layer come first, and these actions mean something.
    pub(crate) fn over(keymap: &Keymap, layer: Layer, means: &dyn Fn(Action) -> bool) -> Help {
        let row = |spec: &'static Spec| {
            let (place, means) = (spec.place, means(spec.action));
            // Keys of typing that mean nothing here have those of where one types.
            let own = place.layers()[0];
            let keys = keymap.at(if place.is_typing() && !means { own } else { layer });
            let listed = Some(keys.listed(spec.action)).filter(|listed| !listed.is_empty());
            let keys = listed.unwrap_or_else(|| keys.by_name(spec.action));
            HelpRow { spec, section: section(spec, layer, means), keys, help: spec.help }
        };
        let mut rows: Vec<HelpRow> = ACTIONS.iter().map(row).collect();
        // Here, what this place shares with others comes after what is its own.
        let is_shared = |row: &HelpRow| row.spec.place.layers()[0] != layer;
        sort::by_key(&mut rows, |row| {
            (row.section, row.section == Section::Here && is_shared(row))
        });
        Help { field: TextField::default(), rows, selected: 0 }
    }

    /// The help where an action does something else than elsewhere.
    pub(crate) fn telling(mut self, action: Action, help: &'static str) -> Help {
        let rows = self.rows.iter_mut().filter(|row| row.spec.action == action);
        rows.for_each(|row| row.help = help);
        self
    }

    /// All rows, in order.
    pub(crate) fn rows(&self) -> &[HelpRow] {
        &self.rows
    }

    /// The rows that fit what is typed.
    pub(crate) fn found(&self) -> Vec<&HelpRow> {
        self.rows.iter().filter(|row| self.fit(row).is_some()).collect()
    }

    fn fit(&self, row: &HelpRow) -> Option<HelpFit> {
        let (typed, name) = (self.field.text().trim(), row.spec.name);
        let words: Vec<Needle> = typed.split_whitespace().map(Needle::new).collect();
        let is_in = |word: &Needle| [row.help, name, &row.keys].iter().any(|t| word.is_in(t));
        let fit = match words.first() {
            _ if typed == name || typed == row.keys => HelpFit::Named,
            Some(_) if row.keys.split(' ').any(|key| key == typed) => HelpFit::Named,
            Some(word) if word.begins(name) => HelpFit::Begins,
            Some(word) if word.is_in(name) => HelpFit::Holds,
            Some(_) | None => HelpFit::Helps,
        };
        words.iter().all(is_in).then_some(fit)
    }

    pub(crate) fn chosen(&self) -> Option<Action> {
        self.found().get(self.selected).map(|row| row.spec.action)
    }

    pub(super) fn rows_found(&mut self) -> (&mut usize, usize) {
        let count = self.found().len();
        (&mut self.selected, count)
    }

    pub(super) fn select_best(&mut self) {
        let fits = self.rows.iter().filter_map(|row| self.fit(row)).enumerate();
        self.selected = fits.min_by_key(|(_, fit)| *fit).map_or(0, |(at, _)| at);
    }
}

/// What belongs to the selection or to the view that is open comes first.
fn section(spec: &Spec, layer: Layer, means: bool) -> Section {
    match spec.place {
        place if place.is_typing() && place.reaches(layer) && means => Section::Here,
        place if place.is_typing() => Section::Typing,
        _ if !means => Section::Elsewhere,
        Where::Always | Where::Anywhere | Where::InPast => Section::Everywhere,
        _ if spec.place.reaches(layer) => Section::Here,
        _ => Section::Elsewhere,
    }
}
