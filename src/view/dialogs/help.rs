//! The help as it reads: every action with its keys, those that apply here in full light.

use crate::app::action::{ACTIONS, Action, Layer, Spec};
use crate::app::dialog::help::Help;
use crate::app::event::Key;
use crate::app::keymap::Keymap;
use crate::domain::needle::Needle;
use crate::domain::text::{width, wrap};
use crate::view::lines::{Line, Role};

/// The columns of the keys.
const KEYS: usize = 13;

/// Lines that what an action does may take.
const HELP_LINES: usize = 4;

/// The lines, in groups, those of the view that is open first; or what fits the search.
pub(crate) fn lines(help: &Help, here: &Here<'_>) -> Vec<Line> {
    let words = help.field.text().split_whitespace().map(Needle::new);
    let words: Vec<Needle> = words.collect();
    let is_in = |word: &Needle, spec: &Spec| word.is_in(spec.help) || word.is_in(spec.name);
    let fits = |spec: &&Spec| words.iter().all(|word| is_in(word, spec));
    let (own, others): (Vec<&Spec>, Vec<&Spec>) =
        ACTIONS.iter().filter(fits).partition(|s| here.is_own(s));
    let mut lines = Vec::new();
    let mut group = "";
    for spec in own.into_iter().chain(others) {
        if spec.group != group {
            if !lines.is_empty() {
                lines.push(Line::blank());
            }
            lines.push(Line::of(spec.group, Role::Heading));
            group = spec.group;
        }
        lines.extend(here.told(spec));
    }
    if lines.is_empty() {
        lines.push(Line::of("Nothing of that name.", Role::Dim));
    }
    lines
}

/// Where the help is asked for.
pub(crate) struct Here<'a> {
    /// Which key means which action.
    pub(crate) keymap: &'a Keymap,
    /// The view whose keys come first.
    pub(crate) layer: Layer,
    /// Whether an action means something now.
    pub(crate) means: &'a dyn Fn(Action) -> bool,
    /// Columns of the help.
    pub(crate) columns: usize,
}

impl Here<'_> {
    /// Whether it is an action of the view that is open, and of no other.
    fn is_own(&self, spec: &Spec) -> bool {
        self.layer != Layer::Everywhere && spec.place.layers().contains(&self.layer)
    }

    /// Its keys, what it does, and where, if not here.
    fn told(&self, spec: &Spec) -> Vec<Line> {
        let applies = (self.means)(spec.action);
        let (keyed, said) =
            if applies { (Role::Accent, Role::Plain) } else { (Role::Dim, Role::Dim) };
        let place = if applies { "" } else { spec.place.words() };
        // Keys that fill their columns push the text aside.
        let keys = format!("{:<until$} ", self.keys(spec), until = KEYS - 1);
        let room = self
            .columns
            .saturating_sub(width(&keys) + place.len() + usize::from(!place.is_empty()));
        let mut texts = wrap(spec.help, room, HELP_LINES).into_iter();
        let first = Line::of(keys, keyed)
            .and(texts.next().unwrap_or_default(), said)
            .ending(place, Role::Faint);
        let under = texts.map(|text| Line::of(" ".repeat(KEYS), said).and(text, said));
        std::iter::once(first).chain(under).collect()
    }

    /// The keys that mean it here: the view that is open may have another meaning for some.
    fn keys(&self, spec: &Spec) -> String {
        let keys = self.keymap.keys_in(spec.action, self.layer);
        let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
        match &keys[..] {
            [] => format!("{} {}", self.keymap.shown(Action::Palette), spec.name),
            some => some.join(" "),
        }
    }
}
