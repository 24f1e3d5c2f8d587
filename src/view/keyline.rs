//! The key line: what can be done here, the most needed first, as far as the width goes.

use crate::app::action::{Action, Action as A, Where};
use crate::app::dialog::form::FormLayout;
use crate::app::dialog::merge::{MergeDialog, MergePage};
use crate::app::event::Key;
use crate::app::keymap::listed;
use crate::app::pane::Pane;
use crate::app::scene::Scene;
use crate::app::scene::momentum::MomentumRow;
use crate::app::{App, Choice, Dialog, DialogKind, Form};
use crate::domain::text::{clip, width};
use crate::view::counted::marked;
use crate::view::geometry::{Grid, Shape};
use crate::view::lines::{Line, Role};
use crate::view::rows_below;
use crate::view::understood::on_enter;

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

/// With fewer columns than this a screen is narrow.
const NARROW: usize = 60;

/// A key, or several, and what they do.
type Hint = (String, String);

/// The keys that mean something now, in at most `columns`.
pub fn key_line(app: &App, columns: usize) -> Line {
    if let prefix @ [_, ..] = app.prefix() {
        return following(app, prefix, columns);
    }
    let hints = match app.dialogs().last() {
        None => home_keys(app),
        Some(dialog) => dialog_keys(app, dialog),
    };
    let subject = app.dialogs().is_empty().then(|| subject(app)).flatten();
    let start = match subject {
        Some(subject) => Line::of(format!(" {}", clip(&subject, columns / 3)), Role::Strong)
            .and("   ", Role::Plain),
        None => Line::of(" ", Role::Plain),
    };
    let help = key(app, Action::Help);
    // The way out and the help are there however narrow it is.
    let out = typing_key(app, Action::Cancel);
    let is_kept = |(key, _): &Hint| *key == out || Some(key) == help.as_ref();
    let (last, others) = hints.into_iter().partition(is_kept);
    fitted(start, others, last, columns)
}

/// The keys that can follow those pressed so far.
fn following(app: &App, prefix: &[Key], columns: usize) -> Line {
    let pressed: Vec<String> = prefix.iter().map(Key::to_string).collect();
    let start = Line::of(format!(" {}", pressed.join(" ")), Role::Strong).and(" …   ", Role::Faint);
    let label = |action: Option<Action>| match action.map(Action::spec) {
        Some(spec) if spec.label.is_empty() => spec.name.replace('-', " "),
        Some(spec) => spec.label.to_owned(),
        None => "…".to_owned(),
    };
    let following = app.settings.keymap.following(prefix, app.layer()).into_iter();
    let hints = following.map(|(key, action)| (key.to_string(), label(action))).collect();
    fitted(start, hints, vec![("esc".to_owned(), "cancel".to_owned())], columns)
}

fn dialog_keys(app: &App, dialog: &Dialog) -> Vec<Hint> {
    let mut keys = own_keys(app, dialog);
    let completes = dialog.offered().map(|_| (A::FieldNext, "complete"));
    let others = dialog.has_other_words().then_some((A::OtherNext, "another word"));
    let words: Vec<(Action, &str)> = completes.into_iter().chain(others).collect();
    if completes.is_some() {
        let tab = typing_key(app, A::FieldNext);
        keys.retain(|(key, _)| *key != tab);
    }
    keys.splice(1.min(keys.len())..1.min(keys.len()), said(app, &words));
    keys
}

fn own_keys(app: &App, dialog: &Dialog) -> Vec<Hint> {
    let said = |keys: &[(Action, &str)]| said(app, keys);
    let rows = |words: &str| moving(app, words);
    match &dialog.kind {
        DialogKind::Form(form) => {
            let mut keys = form_keys(app, form);
            let recalls = form.layout() == FormLayout::Line && app.recalls();
            keys.extend(said(&[(A::RowUp, "earlier")]).into_iter().filter(|_| recalls));
            keys
        }
        DialogKind::Filter(filter) => {
            let (submits, _) = on_enter(app, filter);
            let mut keys = said(&[(A::Submit, submits), (A::Cancel, "cancel")]);
            if !filter.offers.is_empty() {
                keys.insert(1, rows("saved filters"));
            }
            keys
        }
        DialogKind::Search(_) => {
            [said(&[(A::Submit, "go there")]), vec![rows("move")], said(&[(A::Cancel, "cancel")])]
                .concat()
        }
        DialogKind::Merge(merge) => merge_keys(app, merge),
        DialogKind::Backups(_) => {
            let mut keys = said(&[(A::Submit, "restore it"), (A::Cancel, "cancel")]);
            keys.extend(joint(app, &[A::Help], "help"));
            keys.extend(joint(app, &[A::Up, A::Down, A::RowUp, A::RowDown], "move"));
            keys
        }
        DialogKind::Help(_) => [
            said(&[(A::Submit, "do it")]),
            vec![("type".to_owned(), "search".to_owned()), rows("move")],
            said(&[(A::Cancel, "close")]),
        ]
        .concat(),
    }
}

/// The key of an action of typing in the top dialog.
fn typing_key(app: &App, action: Action) -> String {
    app.settings.keymap.at(app.layer()).shown(action)
}

/// The keys of actions of typing, and what they do here.
fn said(app: &App, keys: &[(Action, &str)]) -> Vec<Hint> {
    keys.iter().map(|(action, words)| (typing_key(app, *action), (*words).to_owned())).collect()
}

/// The keys that go through rows.
fn moving(app: &App, words: &str) -> Hint {
    (listed(&[A::RowUp, A::RowDown].map(|action| typing_key(app, action))), words.to_owned())
}

/// The key of an action where the screen is now, if it has one there.
fn key(app: &App, action: Action) -> Option<String> {
    app.settings.keymap.at(app.layer()).key(action)
}

/// The keys of several actions, and what they do together.
fn joint(app: &App, actions: &[Action], words: &str) -> Option<Hint> {
    let keys: Vec<String> = actions.iter().filter_map(|action| key(app, *action)).collect();
    (!keys.is_empty()).then(|| (listed(&keys), words.to_owned()))
}

/// What the keys act on where that is not the selected item: the item of the highlighted row of the reading pane, if that
/// is one pane of several, or what is marked.
fn subject(app: &App) -> Option<String> {
    let beside = Grid::of_app(app).shape == Shape::Wide;
    let highlighted = app.screen.highlighted().filter(|_| beside).and_then(|_| app.selected());
    highlighted.map(|item| item.title().to_owned()).or_else(|| marked(app.screen.marked()))
}

fn home_keys(app: &App) -> Vec<Hint> {
    if app.screen.is_reading() {
        return detail_keys(app);
    }
    let is_empty = app.data.offers_sample();
    let applies = |action: &&Action| match action.spec().place {
        _ if is_empty && NEEDS_ITEMS.contains(action) => false,
        Where::InPast => app.screen.focus == Pane::Past,
        _ => app.means_something(**action),
    };
    let is_marking = app.screen.marked().next().is_some();
    let home = if is_marking { MARKED_KEY_LINE } else { KEY_LINE };
    let offered = app.scene().map_or(home, |scene| scene.keys());
    let hint = |action: &Action| {
        let label = match action {
            Action::Closer => return joint(app, &[Action::Closer, Action::Wider], "zoom"),
            Action::PaneLeft => return sideways_keys(app),
            Action::Open if is_empty && app.scene().is_none() => "sample",
            Action::Open => app.scene().map_or(action.spec().label, |scene| scene.enter_label()),
            Action::Yes => "it was a milestone",
            Action::No => "not yet",
            Action::Mark if app.screen.marks_a_range() => "end range",
            Action::Back if is_marking => "clear",
            Action::Back if app.screen.review().is_some() => "leave",
            Action::Down => return scroll_keys(app),
            Action::View if app.screen.shows_all_done() => "milestones",
            _ => action.spec().label,
        };
        joint(app, &[*action], label)
    };
    offered.iter().filter(applies).filter_map(hint).collect()
}

/// The keys of the focused detail: those that move in it, and what can be done with the highlighted row.
fn detail_keys(app: &App) -> Vec<Hint> {
    let enter = match app.screen.highlighted() {
        Some(_) => "go there",
        None => "close",
    };
    let verbs = DETAIL_KEY_LINE.iter().filter(|action| app.means_something(**action));
    let verbs = verbs.map(|action| (*action, action.spec().label));
    let all = [(Action::Open, enter), (Action::PaneLeft, "back")].into_iter().chain(verbs);
    all.filter_map(|(action, label)| joint(app, &[action], label)).collect()
}

/// The keys that go through the days of the map, or the years of the chart.
fn sideways_keys(app: &App) -> Option<Hint> {
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
    joint(app, keys, words)
}

/// The keys that scroll the end of a review, where it has more lines than the screen.
fn scroll_keys(app: &App) -> Option<Hint> {
    let Some(scene @ Scene::Review(review)) = app.scene() else {
        return None;
    };
    let is_longer = review.top() > 0 || rows_below(app, scene) > 0;
    is_longer.then(|| joint(app, &[Action::Down, Action::Up], "scroll")).flatten()
}

fn form_keys(app: &App, form: &Form) -> Vec<Hint> {
    let said = |keys: &[(Action, &str)]| said(app, keys);
    let mut keys = match form.layout() {
        FormLayout::Line if form.topic.action == A::Import => {
            said(&[(A::Submit, "preview"), (A::FieldNext, "complete"), (A::Cancel, "cancel")])
        }
        FormLayout::Line if form.topic.action == A::BackFill => said(&[
            (A::Submit, "next question"),
            (A::SubmitNext, "another one like it"),
            (A::Cancel, "stop"),
        ]),
        FormLayout::Line if form.topic.action == A::TakeImport => {
            said(&[(A::Submit, "save or skip"), (A::Cancel, "ask later")])
        }
        FormLayout::Line => {
            let submits = match form.topic.action {
                A::GoTo => "go",
                _ => "save",
            };
            said(&[(A::Submit, submits), (A::Cancel, "cancel")])
        }
        FormLayout::Fields if form.types_lines() => said(&[
            (A::Submit, "save"),
            (A::NewLine, "new line"),
            (A::FieldNext, "next field"),
            (A::EditField, "in your editor"),
            (A::Cancel, "cancel"),
        ]),
        FormLayout::Fields => {
            said(&[(A::Submit, "save"), (A::FieldNext, "next field"), (A::Cancel, "cancel")])
        }
        FormLayout::List => {
            let mut keys = said(&[(A::Submit, "choose"), (A::Cancel, "cancel")]);
            keys.insert(1, moving(app, "move"));
            keys
        }
        FormLayout::Question => {
            let key = |c: &Choice| joint(app, c.actions.get(..1)?, &c.text);
            let choices = form.choices.iter().filter_map(key);
            choices.chain(said(&[(A::Cancel, "cancel")])).collect()
        }
    };
    if form.next.is_some() && form.topic.action != A::BackFill {
        keys.extend(said(&[(A::SubmitNext, "and the next")]));
    }
    keys
}

fn merge_keys(app: &App, merge: &MergeDialog) -> Vec<Hint> {
    let actions: &[(Action, &str)] = match merge.page() {
        MergePage::Clash(_, _) => &[
            (A::TakeOurs, "ours"),
            (A::TakeTheirs, "theirs"),
            (A::Submit, "as marked"),
            (A::TakeLater, "the later"),
            (A::TakeAllLater, "the later for all"),
            (A::ClashBefore, "back"),
            (A::Cancel, "cancel"),
            (A::Help, "help"),
        ],
        MergePage::Sum(_) => &[
            (A::Submit, "save it"),
            (A::ClashBefore, "back"),
            (A::Cancel, "cancel"),
            (A::Help, "help"),
        ],
    };
    let meant = actions.iter().filter(|(action, _)| merge.means(*action));
    meant.filter_map(|(action, words)| joint(app, &[*action], words)).collect()
}

/// As many of the hints as fit whole, and at the end those in `last` in any case.
fn fitted(start: Line, hints: Vec<Hint>, last: Vec<Hint>, columns: usize) -> Line {
    let taken = |(key, words): &Hint| width(key) + 1 + width(words);
    let sum = |hints: &[Hint]| hints.iter().map(taken).sum::<usize>();
    // On a narrow screen the last column is worth more than air.
    let air = usize::from(columns >= NARROW);
    let around = width(&start.text()) + air + sum(&last);
    let (all, gaps) = (around + sum(&hints), (hints.len() + last.len()).saturating_sub(1));
    // Two blanks between them where just that lets all of them in.
    let gap = if (all + 2 * gaps..all + 3 * gaps).contains(&columns) { 2 } else { 3 };
    let before = |at: usize| if at == 0 { 0 } else { gap };
    let mut room = columns.saturating_sub(around + gap * last.len());
    let fits = |(at, hint): &(usize, Hint)| {
        let left = room.checked_sub(taken(hint) + before(*at));
        room = left.unwrap_or(0);
        left.is_some()
    };
    let fitting = hints.into_iter().enumerate().take_while(fits).map(|(_, hint)| hint);
    let shown = fitting.chain(last).enumerate();
    shown.fold(start, |line, (at, hint)| with(line, hint, before(at)))
}

fn with(line: Line, (key, words): Hint, gap: usize) -> Line {
    let line = if gap > 0 { line.and(" ".repeat(gap), Role::Plain) } else { line };
    line.and(key, Role::Accent).and(format!(" {words}"), Role::Dim)
}
