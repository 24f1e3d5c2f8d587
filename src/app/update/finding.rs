//! Finding: the search over everything, the filter, and the palette.

use super::Handler::Do;
use super::meaning::applies;
use super::{ActionRow, App, Choice, Form, Then};
use crate::app::action::{self, Action, Action as A, Spec, Where};
use crate::app::advice;
use crate::app::dialog::DialogKind;
use crate::app::dialog::filter::FilterDialog;
use crate::app::dialog::search::SearchDialog;
use crate::app::disk::Request;
use crate::app::entries::Entry;
use crate::app::list::{Cursor, Listed};
use crate::app::pane::Pane;
use crate::app::screen::ActiveFilter;
use crate::domain::filter::saved::{name_without_space, named};
use crate::domain::filter::{Filter, FilterError, UnknownKey};
use crate::domain::find;
use crate::domain::sort;
use crate::domain::tags;
use crate::domain::words::sentence;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Find, Do(ask_what_to_find)),
    (A::Filter, Do(ask_for_filter)),
    (A::Palette, Do(open_palette)),
];

fn ask_what_to_find(app: &mut App) {
    let (items, format) = (app.data.journey.items(), app.data.style.format);
    app.show_completed(DialogKind::Search(SearchDialog::over(items, format)));
}

fn open_palette(app: &mut App) {
    let choice = |spec: &'static Spec| {
        let means = app.means_something(spec.action);
        let beside = app.keys().listed(spec.action);
        let amiss = match spec.place {
            _ if means => "",
            Where::OnAnything => "on a row",
            Where::OnMilestone if applies(app, spec.action) => "where it led to something",
            place => place.words(),
        };
        let then = Then::always(|app| app.act(spec.action));
        Choice { help: spec.help, beside, amiss, ..Choice::new(spec.name, then) }
    };
    let commands = action::ACTIONS.iter().filter(|spec| !spec.place.is_in_dialog());
    let mut choices: Vec<Choice> = commands.map(choice).collect();
    sort::by_key(&mut choices, |choice| !choice.amiss.is_empty());
    app.show_form(Form::new(Action::Palette, None, "Commands").list(choices));
}

fn ask_for_filter(app: &mut App) {
    let text = app.screen.filter.as_ref().map_or("", |f| f.text.as_str());
    let mut dialog = FilterDialog::new(text, &app.settings.saved_filters);
    let lists = Pane::ALL.map(|pane| app.screen.list(pane).entry().and_then(Entry::item));
    let selected = lists.into_iter().flatten().chain(app.screen.listed());
    dialog.selected_before = selected.map(|item| item.id().clone()).collect();
    dialog.tags = tags::counted(app.data.journey.items());
    app.show_completed(DialogKind::Filter(dialog));
}

/// Filters what is behind the line as it is typed, by those terms of it that are understood.
pub(super) fn preview(app: &mut App) {
    let Some(DialogKind::Filter(dialog)) = app.dialogs.last().map(|dialog| &dialog.kind) else {
        return;
    };
    let line = dialog.meant();
    let text = named(&line).map_or(line.as_str(), |(_, text)| text).to_owned();
    let doubt = show_only(app, &line, &text).err();
    if doubt.is_some() {
        let resolve = |name: &str| find::served(&app.data.journey, name);
        let saved = &app.settings.saved_filters;
        let text = Filter::understood(&text, app.data.calendar(), &resolve, saved);
        let _ = show_only(app, &text, &text);
    }
    if let Some(DialogKind::Filter(dialog)) = app.dialogs.last_mut().map(|dialog| &mut dialog.kind)
    {
        dialog.doubt = doubt;
    }
}

/// Shows again what was shown before the line was opened, with the same rows selected.
pub(super) fn restore(app: &mut App, dialog: &FilterDialog) {
    let line = dialog.held.clone();
    let text = named(&line).filter(|(_, text)| !text.is_empty()).map_or(line.as_str(), |(_, t)| t);
    let _ = show_only(app, &line, text);
    for id in &dialog.selected_before {
        app.screen.lists.iter_mut().for_each(|list| _ = list.select_item(id));
        app.screen.cursor().select_item(id);
    }
}

fn show_only(app: &mut App, line: &str, text: &str) -> Result<(), String> {
    let filter = understood(app, text).map_err(|error| unclear(app, &error))?;
    let text = line.to_owned();
    app.screen.filter = (!filter.is_empty()).then_some(ActiveFilter { text, filter });
    app.screen.refill(&app.data);
    Ok(())
}

/// What is shown follows a saved filter that was changed or forgotten outside.
pub(super) fn read_filter_again(app: &mut App) {
    let Some(line) = app.screen.filter.as_ref().map(|filter| filter.text.clone()) else { return };
    let _ = show_only(app, &line, named(&line).map_or(line.as_str(), |(_, text)| text));
}

fn understood(app: &App, text: &str) -> Result<Filter, FilterError> {
    let resolve = |name: &str| find::served(&app.data.journey, name);
    Filter::parse_with(text, app.data.calendar(), &resolve, &app.settings.saved_filters)
}

/// Sets the filter; an empty one shows everything again. With a name before it, it is saved as well; such a name alone
/// forgets it, and a word alone before a colon is text.
pub(super) fn set_filter(app: &mut App, line: &str) -> Result<(), String> {
    let (name, text) = match named(line) {
        Some((name, "")) if knows_filter(app, name) => {
            forget_filter(app, name);
            return Ok(());
        }
        Some((name, text)) if !text.is_empty() => (Some(name), text),
        Some(_) | None => (None, line),
    };
    let filter = understood(app, text).map_err(|error| unclear(app, &error))?;
    if name.is_some() {
        Filter::check_saved(text).map_err(|why| sentence(&why))?;
    }
    let doubt = doubt(&filter, line);
    app.screen.filter =
        (!filter.is_empty()).then(|| ActiveFilter { text: line.to_owned(), filter });
    app.screen.refill(&app.data);
    if let Some(name) = name {
        save_filter(app, name, text);
    } else if let Some(doubt) = doubt {
        app.say(doubt);
    }
    Ok(())
}

fn save_filter(app: &mut App, name: &str, text: &str) {
    let old = app.settings.saved_filters.insert(name.into(), text.into());
    if old.as_deref() != Some(text) || app.pending.unkept.remove(name) {
        keep_filter(app, name, text);
        let offers = app.keys().text("{filter} offers it");
        app.say(format!("Saved as {name}. {offers}; {name}: alone forgets it."));
    }
}

/// Whether a filter of that name is saved, or was to be.
fn knows_filter(app: &App, name: &str) -> bool {
    app.settings.saved_filters.contains_key(name) || app.pending.unkept.contains(name)
}

fn forget_filter(app: &mut App, name: &str) {
    let text = app.settings.saved_filters.remove(name);
    app.pending.unkept.remove(name);
    keep_filter(app, name, "");
    let was = text.map(|text| format!(" It was: {text}"));
    app.say(format!("Forgot the filter {name}.{}", was.unwrap_or_default()));
}

fn keep_filter(app: &mut App, name: &str, text: &str) {
    app.ask(Request::KeepFilter { name: name.into(), text: text.into() });
}

fn unclear(app: &App, error: &FilterError) -> String {
    let advice = sentence(&advice::words(error.advice(), app.keys()));
    format!("{} {advice}", sentence(&error.to_string()))
}

/// A doubt about a line that is understood.
fn doubt(filter: &Filter, line: &str) -> Option<String> {
    let slip = filter.unknown_key().map(UnknownKey::words);
    let nearly =
        |name| format!("\"{name}:\" is looked for as text. A space after it saves the filter.");
    slip.or_else(|| name_without_space(line).map(nearly))
}
