//! News from the disk: what was read, saved, undone or edited.

use super::capture::select_in_detail;
use super::finding;
use super::importing;
use super::look_back::load_old_steps;
use super::merging::{mention_copies, offered};
use super::{App, Dialog, program};
use crate::app::advice;
use crate::app::data::Spot;
use crate::app::dialog::DialogKind;
use crate::app::dialog::backups::Backups;
use crate::app::disk::{Answer, DatedBackup, Request, Response};
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::problems;
use crate::app::scene::review::Review;
use crate::app::settings::Settings;
use crate::domain::data_file::DataFile;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::reading::Reading;
use crate::domain::tags;
use crate::domain::words::{sentence, stopped, told_of, told_of_change};

/// Takes in what is on disk now, and puts what is still on its way there on top of it.
pub(super) fn take_in(app: &mut App, reading: Reading) {
    app.data.read = true;
    app.data.years_unknown = false;
    let was_broken = app.data.is_broken();
    app.data.problems = reading.problems.clone();
    if was_broken && !app.data.is_broken() {
        forget_refusals(app);
    }
    let is_read =
        |year: &i32| reading.files.iter().any(|(home, _)| *home == DataFile::Ended(*year));
    app.data.wanted_years.retain(|year| !is_read(year));
    app.data.waiting = reading.waiting.clone();
    app.data.undated = reading.undated.clone();
    // Before the first picture there is nobody to tell.
    if app.data.shown {
        mention_copies(app);
    }
    app.data.journey.absorb(reading);
    for unsaved in &app.data.unsaved {
        app.data.journey.apply(&unsaved.change);
    }
    if app.data.shown {
        load_old_steps(app);
    }
    let told = Pane::ALL.map(|pane| problems::are_listed(&app.screen, pane));
    app.refill();
    bring_problems_into_view(app, told);
    refill_search(app);
    super::editing::follow_journey(app);
}

/// Takes in what was read on the way. Where another program has changed something, undo would take that back instead.
fn take_in_news(app: &mut App, reading: Reading) {
    if differs(&app.data.journey, &reading) {
        app.screen.withdraw_offer();
    }
    take_in(app, reading);
}

/// Whether something that was known before reads differently.
fn differs(journey: &Journey, reading: &Reading) -> bool {
    let mut loaded = journey.loaded();
    let mut summaries = reading.summaries.iter();
    let read = |file: &DataFile| reading.files.iter().find(|(other, _)| other == file);
    loaded.any(|file| read(&file).is_some_and(|(_, records)| journey.at(file) != records))
        || summaries.any(|(year, new)| journey.summary(*year).is_some_and(|old| old != new))
}

/// How a message begins that says why a change was refused.
const NOT_SAVED: &str = "Not saved: ";

/// The files are mended: what was refused for them would be saved now.
fn forget_refusals(app: &mut App) {
    let told = |text: &String| text.starts_with(NOT_SAVED);
    app.screen.notice.take_if(|notice| told(notice));
    app.dialogs.iter_mut().for_each(|dialog| _ = dialog.error.take_if(|error| told(error)));
}

/// Scrolls new problems into view in every pane but the one in use: there the header says so, and nothing moves.
fn bring_problems_into_view(app: &mut App, told: [bool; 3]) {
    let idle = |pane: &Pane| *pane != app.screen.focus || !app.screen.scenes.is_empty();
    let fresh = |pane: &Pane| !told[pane.index()] && problems::are_listed(&app.screen, *pane);
    let panes = Pane::ALL.into_iter().filter(|pane| idle(pane) && fresh(pane));
    for pane in panes.collect::<Vec<Pane>>() {
        app.screen.lists[pane.index()].end(false);
    }
}

pub(super) fn answered(app: &mut App, request: Request, answer: Answer) {
    match answer {
        Answer::Done { words, reading, remark } => {
            app.pending.answered(&request);
            done(app, request, &words, reading);
            remark.into_iter().for_each(|remark| app.say(remark));
        }
        Answer::Refused { why, advice, reading } => {
            let advice = advice.map(|advice| advice::words(advice, app.keys()));
            refused(app, request, why, advice, reading);
        }
        Answer::Delayed { why } => {
            app.data.trouble = Some(sentence(&why));
            app.screen.withdraw_offer();
        }
    }
}

fn done(app: &mut App, request: Request, words: &str, reading: Reading) {
    match request {
        Request::Save { number, .. } => {
            settle_save(app, number, true);
            take_in(app, reading);
        }
        Request::LoadDates(_) => take_in(app, reading),
        Request::Reread(path) => {
            take_in(app, reading);
            app.say(problems::left_in(&app.data, &path));
        }
        Request::Look | Request::Load(_) | Request::Abandon => take_in_news(app, reading),
        Request::Merge { .. } | Request::Replace { .. } if words.is_empty() => {
            take_in(app, reading)
        }
        Request::Merge { .. } => {
            take_in(app, reading);
            app.say_done(sentence(words));
        }
        Request::Replace { id, .. } => {
            take_in(app, reading);
            app.say_done(told_of("Changed", &app.data.title_of(&id)));
        }
        Request::Restore(_) => {
            take_in(app, reading);
            app.say_done(format!("Restored the backup of {}.", app.data.calendar().moment(words)));
        }
        Request::TakeImport { run, asks, .. } => {
            take_in(app, reading);
            importing::taken(app, &run, asks, words);
        }
        Request::WriteReport { .. } => app.say(format!("Written to {words}.")),
        Request::Undo(Response(items)) => {
            reverted(app, ("Undone", Review::undo), words, &items.unwrap_or_default(), reading);
        }
        Request::Redo(Response(items)) => {
            reverted(app, ("Redone", Review::redo), words, &items.unwrap_or_default(), reading);
        }
        Request::LookAtSettings(Response(found)) => {
            found.into_iter().for_each(|found| settings_changed(app, *found));
        }
        Request::Preview(_, Response(offer)) => {
            offer.into_iter().for_each(|offer| offered(app, *offer));
        }
        Request::Backups(Response(listed)) => backups_listed(app, listed.unwrap_or_default()),
        Request::Complete(typed, Response(found)) => {
            found.into_iter().for_each(|found| importing::completed(app, &typed, found));
        }
        Request::PlanImport(path, Response(planned)) => {
            planned.into_iter().for_each(|planned| importing::was_planned(app, &path, *planned));
        }
        // Nothing in the journey has changed.
        Request::KeepFilter { .. } | Request::KeepTheme(_) | Request::KeepUndated(_) => {}
        // The event loop opens the editor on it.
        Request::Source(..) => {}
    }
}

fn refused(
    app: &mut App,
    request: Request,
    mut why: String,
    advice: Option<String>,
    reading: Option<Reading>,
) {
    let typed = app.pending.answered(&request);
    match request {
        Request::Save { number, .. } => {
            let back = was_selected(app, number);
            settle_save(app, number, false);
            let again = app.dialogs.is_empty();
            app.screen.tell_review(|review| review.lose(number, again, typed.is_some()));
            reading.into_iter().for_each(|reading| take_in(app, reading));
            go_back(app, back);
            why = format!("{NOT_SAVED}{why}");
        }
        // The filter holds until the program ends.
        Request::KeepFilter { name, .. } => {
            app.pending.unkept.insert(name);
            why = format!("The filter works for now, but could not be saved: {why}");
        }
        Request::LookAtSettings(_) => {
            let hide = app.keys().text("{back} hides this.");
            let why = stopped(&why);
            app.screen.complaint = Some(format!("The old settings are kept: {why} {hide}"));
            // An earlier message would cover it.
            app.screen.notice = None;
            return;
        }
        Request::KeepTheme(_) => {
            why = format!("The theme is on for now, but could not be saved: {why}")
        }
        Request::Load(_) | Request::LoadDates(_) | Request::Reread(_) | Request::Look => {
            app.data.years_unknown = false;
        }
        Request::PlanImport(path, _) => importing::failed(app, &path),
        Request::TakeImport { .. } => importing::not_taken(app),
        Request::KeepUndated(_) => why = format!("They are not asked about again: {why}"),
        // That it was refused, and why, is all there is to say.
        _ => {}
    }
    let advice = advice.map(|advice| format!(" {}", sentence(&advice)));
    bring_back(app, typed, sentence(&why) + &advice.unwrap_or_default());
}

/// Brings a refused dialog back with the reason; without one, says the reason.
fn bring_back(app: &mut App, typed: Option<Dialog>, why: String) {
    let Some(mut dialog) = typed else {
        return app.say(why);
    };
    // The notice of the submitted dialog is untrue now.
    app.screen.notice = None;
    // The next line that it opened, if nothing is typed in it, would only be in its way.
    app.dialogs.pop_if(|next| dialog.opened(next));
    if !app.dialogs.is_empty() {
        app.say(why.clone());
    }
    dialog.come_back(why);
    // Beneath those that are open, so that it takes no key from what is being typed.
    app.dialogs.insert(0, dialog);
}

fn settle_save(app: &mut App, number: u64, saved: bool) {
    app.pending.settle(number, saved);
    app.data.unsaved.retain(|unsaved| unsaved.number != number);
    app.data.trouble = None;
    if app.data.unsaved.is_empty() {
        program::ask_to_quit_only(app);
    }
}

/// Keeps with the changes of an event what was selected before and after it.
pub(super) fn note_what_moved(app: &mut App, before: Spot) {
    let after = app.screen.spot(&app.data);
    let fresh = app.data.unsaved.iter_mut().filter(|u| u.moved.is_none());
    fresh.for_each(|unsaved| unsaved.moved = Some((before.clone(), after.clone())));
}

/// The selection before that change, unless it has moved since.
fn was_selected(app: &App, number: u64) -> Option<Spot> {
    let unsaved = app.data.unsaved.iter().find(|unsaved| unsaved.number == number)?;
    let (before, after) = unsaved.moved.as_ref()?;
    (*after == app.screen.spot(&app.data)).then(|| before.clone())
}

/// Selects again what a refused change had moved away from: the same key must not act on its neighbour.
fn go_back(app: &mut App, spot: Option<Spot>) {
    let Some(spot) = spot.filter(|spot| spot.scenes == app.screen.scenes.len()) else {
        return;
    };
    app.screen.focus = spot.focus;
    let Some(id) = &spot.item else { return };
    if spot.in_detail {
        select_in_detail(app, id);
    } else {
        app.screen.cursor().select_item(id);
    }
}

/// Says what was undone or redone, and tells the open review of it. The first item that came back by it is selected.
fn reverted(
    app: &mut App,
    (verb, tell): (&str, fn(&mut Review, &str)),
    name: &str,
    items: &[Item],
    reading: Reading,
) {
    app.screen.tell_review(|review| tell(review, name));
    let has_ended = |app: &App, item: &Item| {
        let item = app.data.journey.item(item.id());
        item.map(Item::is_ended_goal)
    };
    let before: Vec<Option<bool>> = items.iter().map(|item| has_ended(app, item)).collect();
    take_in(app, reading);
    importing::reverted(app, name, items);
    let is_back = |(item, before): &(&Item, Option<bool>)| {
        matches!((before, has_ended(app, item)), (None, Some(_)) | (Some(true), Some(false)))
    };
    let back: Vec<&Item> = items.iter().zip(before).filter(is_back).map(|(item, _)| item).collect();
    if let ([item, ..], None) = (back.as_slice(), app.scene())
        && !select_in_detail(app, item.id())
    {
        app.screen.go_to(&app.data, item.id());
    }
    app.say(told_of_change(verb, name));
}

/// A search that is open goes on over what has just been read, and the line for a filter counts its tags too.
fn refill_search(app: &mut App) {
    let items = app.data.journey.items();
    match app.dialogs.last_mut().map(|dialog| &mut dialog.kind) {
        Some(DialogKind::Search(search)) => search.refill(items, app.data.style.format),
        Some(DialogKind::Filter(filter)) => filter.tags = tags::counted(items),
        Some(_) | None => {}
    }
}

fn settings_changed(app: &mut App, (settings, remark): (Settings, Option<String>)) {
    app.data.style = settings.dates;
    app.settings = settings;
    app.screen.complaint = None;
    finding::read_filter_again(app);
    app.refill();
    let remark = remark.map(|remark| format!(" {remark}"));
    app.say(format!("Settings reloaded.{}", remark.unwrap_or_default()));
}

/// Opens the list that was asked for, unless another dialog has been opened meanwhile.
fn backups_listed(app: &mut App, listed: Vec<DatedBackup>) {
    if listed.is_empty() {
        app.say("There is no backup yet: one is made before each change.");
    } else if app.dialogs.is_empty() {
        app.dialogs.push(DialogKind::Backups(Backups::new(listed)).into());
    }
}
