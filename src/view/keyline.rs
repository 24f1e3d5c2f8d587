//! The key line: what can be done here, the most needed first, as far as the width goes.

use crate::app::action::{Action, Action as A, Where};
use crate::app::dialog::form::FormLayout;
use crate::app::dialog::merge::{MergeDialog, MergePage};
use crate::app::momentum::MomentumRow;
use crate::app::pane::Pane;
use crate::app::scene::Scene;
use crate::app::{App, Choice, Dialog, Form};
use crate::domain::text::{clip, width};
use crate::view::counted::marked;
use crate::view::lines::{Line, Role};

/// What the key line offers on the home screen, the most needed first.
const KEY_LINE: &[Action] = &[
    A::AddSmall,
    A::AddLarger,
    A::AddMilestone,
    A::Done,
    A::Target,
    A::Promote,
    A::Chain,
    A::Link,
    A::Edit,
    A::Review,
    A::Timeline,
    A::Find,
    A::Palette,
    A::Help,
    A::Momentum,
    A::Note,
    A::Open,
    A::View,
    A::Question,
    A::Undo,
    A::Drop,
    A::Filter,
];

/// What does nothing worth the while in an empty journey.
const NEEDS_ITEMS: &[Action] =
    &[A::Review, A::Timeline, A::Find, A::Momentum, A::View, A::Undo, A::Filter];

/// What can be done with marked items.
const MARKED_KEY_LINE: &[Action] = &[
    A::Done,
    A::Target,
    A::Drop,
    A::Back,
    A::Toward,
    A::Tag,
    A::State,
    A::Mark,
    A::Delete,
    A::Copy,
    A::Undo,
    A::Help,
];

/// What can be done with a row of the focused detail.
const DETAIL_KEY_LINE: &[Action] = &[
    A::Done,
    A::Note,
    A::Edit,
    A::AddSmall,
    A::Promote,
    A::Chain,
    A::Link,
    A::Drop,
    A::State,
    A::Undo,
    A::Help,
];

/// The keys that mean something now, in at most `columns`.
pub fn key_line(app: &App, columns: usize) -> Line {
    let keys = match app.dialogs().last() {
        None => home_keys(app),
        Some(Dialog::Form(form)) => {
            let mut keys = form_keys(form);
            let recalls = form.layout() == FormLayout::Line && app.recalls();
            keys.extend(said(&[("↑", "earlier")]).into_iter().filter(|_| recalls));
            keys
        }
        Some(Dialog::Filter(filter)) => {
            let mut keys = said(&[("enter", "save"), ("esc", "cancel")]);
            if !filter.offers.is_empty() {
                keys.insert(1, ("↑ ↓".to_owned(), "saved filters".to_owned()));
            }
            keys
        }
        Some(Dialog::Search(_)) => {
            said(&[("enter", "go there"), ("↑ ↓", "move"), ("esc", "cancel")])
        }
        Some(Dialog::Merge(merge)) => merge_keys(merge),
        Some(Dialog::Backups(_)) => {
            said(&[("enter", "restore it"), ("j k", "move"), ("esc", "cancel")])
        }
        Some(Dialog::Help(_)) => said(&[("type", "search"), ("↑ ↓", "scroll"), ("esc", "close")]),
    };
    let subject = app.dialogs().is_empty().then(|| subject(app)).flatten();
    let start = match subject {
        Some(subject) => Line::of(format!(" {}", clip(&subject, columns / 3)), Role::Strong)
            .and("   ", Role::Plain),
        None => Line::of(" ", Role::Plain),
    };
    fitted(start, keys, columns)
}

/// What the keys act on where that is not the selected item: the item of the highlighted row of the reading pane, or
/// what is marked.
fn subject(app: &App) -> Option<String> {
    let highlighted = app.screen.highlighted().and_then(|_| app.selected());
    highlighted.map(|item| item.title().to_owned()).or_else(|| marked(app.screen.marked()))
}

fn home_keys(app: &App) -> Vec<(String, String)> {
    if app.screen.is_reading() {
        return detail_keys(app);
    }
    let is_empty = app.data.offers_sample();
    let applies = |action: &&Action| match action.spec().place {
        _ if is_empty && NEEDS_ITEMS.contains(action) => false,
        Where::InPast => app.screen.focus == Pane::Past,
        _ => app.means_something(**action),
    };
    let mut shown: Vec<(String, String)> = Vec::new();
    let is_marking = app.screen.marked().next().is_some();
    let home = if is_marking { MARKED_KEY_LINE } else { KEY_LINE };
    let offered = app.scene().map_or(home, |scene| scene.keys());
    for action in offered.iter().filter(applies) {
        let label = match action {
            Action::Closer => {
                let keys = [Action::Closer, Action::Wider].map(|a| app.settings.keymap.shown(a));
                shown.push((keys.join(" "), "zoom".to_owned()));
                continue;
            }
            Action::PaneLeft => {
                shown.extend(sideways_keys(app));
                continue;
            }
            Action::Open if is_empty && app.scene().is_none() => "sample",
            Action::Open => app.scene().map_or(action.spec().label, |scene| scene.enter_label()),
            Action::Yes => "it was a milestone",
            Action::No => "not yet",
            Action::Mark if app.screen.marks_a_range() => "end range",
            Action::Back if is_marking => "clear",
            Action::View if app.screen.shows_all_done() => "milestones",
            _ => action.spec().label,
        };
        shown.push((app.settings.keymap.shown(*action), label.to_owned()));
    }
    shown
}

/// The keys of the focused detail: those that move in it, and what can be done with the highlighted row.
fn detail_keys(app: &App) -> Vec<(String, String)> {
    let shown = |action: Action| app.settings.keymap.shown(action);
    let enter = match app.screen.highlighted() {
        Some(_) => "go there",
        None => "close",
    };
    let mut keys =
        vec![(shown(Action::Open), enter.to_owned()), (shown(Action::PaneLeft), "back".to_owned())];
    let verbs = DETAIL_KEY_LINE.iter();
    let verbs = verbs.filter(|action| app.means_something(**action));
    keys.extend(verbs.map(|action| (shown(*action), action.spec().label.to_owned())));
    keys
}

/// The keys that go through the days of the map, or the years of the chart.
fn sideways_keys(app: &App) -> Option<(String, String)> {
    let Some(Scene::Momentum(page)) = app.scene() else {
        return None;
    };
    let keys: &[Action] = match page.list.entry()? {
        MomentumRow::Weekday(_) => &[Action::PaneLeft, Action::Down, Action::Up, Action::PaneRight],
        MomentumRow::Years => &[Action::PaneLeft, Action::PaneRight],
        _ => &[Action::Down, Action::Up],
    };
    let words = match page.list.entry()? {
        MomentumRow::Weekday(_) => "day",
        MomentumRow::Years => "year",
        _ => "move",
    };
    let keys: Vec<String> = keys.iter().map(|key| app.settings.keymap.shown(*key)).collect();
    Some((keys.join(" "), words.to_owned()))
}

fn form_keys(form: &Form) -> Vec<(String, String)> {
    let mut keys = match form.layout() {
        FormLayout::Line if form.topic.action == A::Import => {
            said(&[("enter", "preview"), ("tab", "complete"), ("esc", "cancel")])
        }
        FormLayout::Line if form.topic.action == A::BackFill => said(&[
            ("enter", "next question"),
            ("alt-enter", "another one like it"),
            ("esc", "stop"),
        ]),
        FormLayout::Line if form.topic.action == A::TakeImport => {
            said(&[("enter", "save, or pass on if empty"), ("esc", "later, in the review")])
        }
        FormLayout::Line => said(&[("enter", "save"), ("esc", "cancel")]),
        FormLayout::Fields => said(&[("enter", "save"), ("tab", "next line"), ("esc", "cancel")]),
        FormLayout::List => said(&[("enter", "choose"), ("↑ ↓", "move"), ("esc", "cancel")]),
        FormLayout::Question => {
            let key = |c: &Choice| c.key.map(|key| (key.to_string(), c.text.clone()));
            let choices = form.choices.iter().filter_map(key);
            choices.chain(said(&[("esc", "cancel")])).collect()
        }
    };
    if form.suggestion().is_some() {
        // Tab goes to the next line of a form.
        let key = if form.layout() == FormLayout::Line { "tab" } else { "→" };
        keys.insert(1, (key.to_owned(), "complete".to_owned()));
    }
    if form.next.is_some() && form.topic.action != A::BackFill {
        keys.extend(said(&[("alt-enter", "and the next")]));
    }
    keys
}

fn merge_keys(merge: &MergeDialog) -> Vec<(String, String)> {
    match merge.page() {
        MergePage::Clash(_, _) => said(&[
            ("o", "ours"),
            ("t", "theirs"),
            ("enter", "as marked"),
            ("l", "the later"),
            ("a", "the later for all"),
            ("h", "back"),
            ("esc", "cancel"),
        ]),
        MergePage::Sum(_) => said(&[("enter", "save it"), ("h", "back"), ("esc", "cancel")]),
    }
}

fn said(keys: &[(&str, &str)]) -> Vec<(String, String)> {
    keys.iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned())).collect()
}

/// As many whole entries as fit; the help always among them, at the end.
fn fitted(start: Line, keys: Vec<(String, String)>, columns: usize) -> Line {
    let taken = |(key, words): &(String, String)| width(key) + 1 + width(words);
    let all: usize = keys.iter().map(taken).sum::<usize>() + width(&start.text()) + 1;
    let gaps = keys.len().saturating_sub(1);
    // Two blanks between them where just that lets all of them in.
    let gap = if (all + 2 * gaps..all + 3 * gaps).contains(&columns) { 2 } else { 3 };
    let help = keys.iter().find(|(key, _)| key == "?").cloned();
    let around = width(&start.text()) + 1 + help.as_ref().map_or(0, |h| taken(h) + gap);
    let mut room = columns.saturating_sub(around);
    let (mut line, mut is_first) = (start, true);
    let others = keys.into_iter().filter(|k| Some(k) != help.as_ref());
    for entry in others {
        let between = if is_first { 0 } else { gap };
        let Some(left) = room.checked_sub(taken(&entry) + between) else {
            break;
        };
        room = left;
        line = with(line, entry, if is_first { 0 } else { gap });
        is_first = false;
    }
    match help {
        Some(help) => with(line, help, if is_first { 0 } else { gap }),
        None => line,
    }
}

fn with(line: Line, (key, words): (String, String), gap: usize) -> Line {
    let line = if gap > 0 { line.and(" ".repeat(gap), Role::Plain) } else { line };
    line.and(key, Role::Accent).and(format!(" {words}"), Role::Dim)
}
