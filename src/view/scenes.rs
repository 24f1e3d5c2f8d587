//! A view over the whole screen, as it is drawn: each implements [`Drawn`] beside its layout.

pub(crate) mod chain;
mod import;
mod look_back;
mod momentum;
pub(crate) mod review;
mod timeline;

use super::canvas::Canvas;
use super::lines::{Line, Role};
use super::reading::ReadingPage;
use super::viewport::{Viewport, Window};
use crate::app::data::Data;
use crate::app::keymap::KeysHere;
use crate::app::layout::{Area, ScreenLayout};
use crate::app::scene::Scene;

/// A sentence in place of lines, and its role.
pub(crate) type Said = (String, Role);

pub(crate) trait Drawn {
    /// Its title, and a count beside it.
    fn heading(&self, data: &Data) -> (String, String);

    /// The area beside or above its list, empty in most views, and the area of the list.
    fn areas(&self, inside: Area) -> (Area, Area) {
        (Area { height: 0, ..inside }, inside)
    }

    /// The rows below the last one in view, where its heading says how many.
    fn below(&self, _canvas: &Canvas<'_>) -> usize {
        0
    }

    /// The lines beside the list, each with whether it is the current one.
    fn side(&self, _canvas: &Canvas<'_>) -> Vec<(bool, Line)> {
        Vec::new()
    }

    /// The share of the rule below the heading that stands out; `None` where the focus decides.
    fn progress(&self) -> Option<f64> {
        None
    }

    /// Its lines in view.
    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport;

    /// Its rows in view. A view that knows their heights need not write their lines.
    fn window(&self, canvas: &Canvas<'_>) -> Window {
        let Viewport { top, lines } = self.viewport(canvas);
        Window { top, rows: lines.into_iter().map(|(entry, _)| entry).collect() }
    }

    /// The sentences in place of its lines while it has none.
    fn lesson(&self, _keymap: KeysHere<'_>) -> Vec<Said> {
        vec![("It is no longer there.".into(), Role::Dim)]
    }

    /// Its content in lines of text; none where a command of its own tells it.
    fn plain(&self, _canvas: &Canvas<'_>) -> Vec<String> {
        Vec::new()
    }

    /// Whether a filter can empty it.
    fn is_filtered(&self) -> bool {
        true
    }

    /// The page on a row that is no item.
    fn page(&self, _canvas: &Canvas<'_>) -> ReadingPage {
        Default::default()
    }

    /// Adds where its pictures are, for the mouse.
    fn arrange(&self, _columns: usize, _layout: &mut ScreenLayout) {}
}

pub(crate) fn drawn(scene: &Scene) -> &dyn Drawn {
    match scene {
        Scene::Timeline(view) => &**view,
        Scene::Chain(view) => &**view,
        Scene::LookBack(view) => &**view,
        Scene::Momentum(view) => &**view,
        Scene::Review(view) => &**view,
        Scene::Import(view) => &**view,
    }
}

/// The sentences in place of the lines of an empty view.
pub(crate) fn lesson(scene: &Scene, keymap: KeysHere<'_>, filtered: bool) -> Vec<Said> {
    match drawn(scene) {
        view if filtered && view.is_filtered() => {
            vec![("Nothing here fits the filter.".into(), Role::Dim)]
        }
        view => view.lesson(keymap),
    }
}
