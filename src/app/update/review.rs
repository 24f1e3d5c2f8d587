//! The review: opened, its cards dealt and turned, and the answers that are its own.

use super::Handler::{Do, OnAll, OnRow};
use super::capture::{NewGoal, add_line, ask_for_renewal};
use super::chosen::Chosen;
use super::hindsight::ask_to_promote;
use super::look_back::{answer_old_step, reply_in_look_back};
use super::moving::pane_left;
use super::program::revert;
use super::said::date;
use super::standing::{ask_the_question, set_state, toggle_next};
use super::{ActionRow, App, Choice, Form, importing, renewing};
use crate::app::action::{Action, Action as A, Where};
use crate::app::data::Data;
use crate::app::dialog::form::{FieldKind, Past};
use crate::app::disk::{Request, Response};
use crate::app::scene::review::questions::step_label;
use crate::app::scene::review::{Reply, Review};
use crate::app::screen::Screen;
use crate::domain::change::Change;
use crate::domain::date::Date;
use crate::domain::declined::AskAgain;
use crate::domain::goal::{OpenState, State};
use crate::domain::id::Id;
use crate::domain::lapse::Lapse;
use crate::domain::record::Record;
use crate::domain::review::{Card, Reason, Walk};
use crate::domain::timeline::Zoom;
use crate::domain::verbs;
use crate::domain::verbs::each::on_each;
use crate::domain::when::Facing;
use crate::domain::words::{capitalised, count, plural, quoted, told_of};

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Review, Do(|app| turn_to(app, Walk::Due))),
    (A::ReviewMonth, Do(|app| turn_to(app, Walk::over_nearest(Zoom::Month, app.data.today)))),
    (A::ReviewYear, Do(|app| turn_to(app, Walk::over_nearest(Zoom::Year, app.data.today)))),
    (A::NextStep, Do(ask_for_next_step)),
    (A::Target, OnAll(ask_for_target)),
    (A::Next, OnRow(mark_next)),
    (A::Skip, Do(|app| turn_card(app, true))),
    (A::CardBefore, Do(|app| turn_card(app, false))),
    (A::Yes, Do(|app| reply(app, true))),
    (A::No, Do(|app| reply(app, false))),
    (A::Undo, Do(undo)),
];

/// Opens a review; where the same one is open, closes it.
pub(super) fn turn_to(app: &mut App, walk: Walk) {
    let open = app.screen.review().map(|review| review.walk);
    if open.is_some() {
        app.screen.leave_scene();
    }
    if open == Some(walk) {
        return;
    }
    let review = Review::new(walk, app.settings.cadence);
    app.screen.enter_scene(review);
    if walk == Walk::Due {
        importing::ask_when_once_more(app);
        let asks = !app.dialogs.is_empty();
        app.screen.tell_review(|review| review.asked_dates = asks);
    }
}

/// Deals the cards of a review that has none, as soon as the years that it needs are read.
fn deal_cards(app: &mut App) {
    let Some(walk) = app.screen.review().filter(|r| !r.is_dealt()).map(|review| review.walk) else {
        return;
    };
    let years = walk.unread(&app.data.journey, app.data.today);
    let waits = !app.data.knows_all_years() || years.iter().any(|year| app.data.is_awaited(*year));
    app.load(years);
    if waits {
        return;
    }
    let (journey, calendar) = (&app.data.journey, app.data.calendar());
    if let Some(review) = app.screen.review_mut() {
        review.deal(journey, calendar.today);
        review.follow(journey, calendar);
    }
}

/// After every event: an answered card makes room for the next one, unless a dialog is open over it or is about to open.
pub(super) fn follow(app: &mut App) {
    deal_cards(app);
    let (journey, calendar) = (&app.data.journey, app.data.calendar());
    if let Some(review) = app.screen.review_mut()
        && app.dialogs.is_empty()
        && (!app.pending.asks() || app.data.trouble.is_some())
    {
        review.follow(journey, calendar);
    }
}

fn turn_card(app: &mut App, forward: bool) {
    // In the reading pane the way back leads out of it.
    if app.screen.is_reading() {
        if !forward {
            pane_left(&app.data, &mut app.screen);
        }
        return;
    }
    let (journey, today) = (&app.data.journey, app.data.today);
    let Some(review) = app.screen.review_mut() else {
        return;
    };
    if !review.turn(forward, journey, today) && !forward {
        app.say("This is the first card.");
    }
}

/// Answers the question of the card, or of the selected row of the look back, by yes or no.
fn reply(app: &mut App, yes: bool) {
    let Some(review) = app.screen.review() else {
        return reply_in_look_back(app, yes);
    };
    let subject = review.card().and_then(Card::subject).cloned();
    match (review.reply(yes), subject) {
        (Some(Reply::ItWas), Some(id)) => ask_to_promote(app, &id),
        (Some(Reply::NotYet), Some(id)) => answer_old_step(app, &id, AskAgain::NextTime),
        (Some(Reply::Renewed), Some(id)) => renewing::ask_until_when(app, &id),
        (Some(Reply::NotRenewed), Some(id)) => renewing::answer(app, &id, AskAgain::NextTime),
        (Some(Reply::Begin), Some(id)) => set_state(app, &Chosen::one(&id), OpenState::Active),
        (Some(Reply::PauseLonger), Some(id)) => ask_for_target(app, Chosen::one(&id)),
        (Some(Reply::Otherwise), Some(id)) => ask_what_becomes_of(app, &id),
        (Some(Reply::AnotherGoal), _) => {
            app.say(app.keys().text("{down} goes to another one, {next} sets the focus."));
        }
        (Some(Reply::Right), _) => leave_right(app),
        (Some(Reply::AllRight), _) => leave_all_right(app),
        (Some(Reply::OneByOne), _) => take_one_by_one(app),
        (Some(_), None) | (None, _) => app.say("There is no question here."),
    }
}

/// Asks what to do about a goal that is no longer right.
fn ask_what_becomes_of(app: &mut App, id: &Id) {
    let Some(goal) = app.data.journey.goal(id) else {
        return;
    };
    let title = format!("What would you like to do with {}?", quoted(&goal.title));
    let reason = match app.screen.review().and_then(Review::card) {
        Some(Card::About(reason, _)) => *reason,
        Some(Card::Lapses(_) | Card::Next) | None => Reason::Right,
    };
    let step = format!("a {}", step_label(reason, goal));
    let form = Form::new(Action::No, Some(id), title)
        .or(act_choice("edit it", &[Action::Edit]))
        .or(act_choice("another target date", &[Action::Target]))
        .or(act_choice(&step, &[Action::NextStep]));
    let id = id.clone();
    let form = match goal.state {
        State::Open(OpenState::Paused) => form,
        State::Open(OpenState::Active | OpenState::Someday) | State::Ended(_) => {
            form.or(Choice::answer(&[Action::State, Action::SetPaused], "pause it", move |app| {
                set_state(app, &Chosen::one(&id), OpenState::Paused);
            }))
        }
    };
    app.show_form(form.or(act_choice("drop it", &[Action::Drop])));
}

fn leave_right(app: &mut App) {
    let Some(card) = app.screen.review().and_then(Review::card).cloned() else {
        return;
    };
    let id = match card {
        Card::About(_, id) => Some(id),
        Card::Lapses(_) => None,
        Card::Next => app.data.journey.next().map(|goal| goal.id.clone()),
    };
    let made = id.map(|id| verbs::review::still_right(&app.data.journey, &id, app.data.today));
    match made {
        Some(Ok(change)) => {
            let title = change.subject().map_or("", |goal| goal.title());
            if change.subject().is_some_and(is_open) {
                let told = told_of("Still right", title);
                make_in_run(app, change, told);
            } else {
                let told = told_of("Not a milestone", title);
                app.make_and_say(Ok(change), told);
            }
        }
        // It was looked at today already, by hand or on another card.
        Some(Err(_)) | None => {
            if let Some(review) = app.screen.review_mut() {
                review.keep();
            }
        }
    }
}

/// Leaves all goals of the list as they are, in one change.
fn leave_all_right(app: &mut App) {
    let (journey, today) = (&app.data.journey, app.data.today);
    let Some(review) = app.screen.review_mut() else {
        return;
    };
    let ids = review.answer_all(journey, today);
    let made = on_each("still right", &ids, |id| verbs::review::still_right(journey, id, today));
    match made {
        Ok((change, _)) => {
            let told = format!("Still right: {}.", count(ids.len(), "goal"));
            make_in_run(app, change, told);
        }
        Err(_) => review.keep(),
    }
}

/// Makes one more change of the run of answers that a goal is still right.
fn make_in_run(app: &mut App, change: Change, told: String) {
    let today = app.data.today;
    let change = match app.screen.review() {
        Some(review) => review.in_run(change, &app.data.journey, today),
        None => change,
    };
    app.make_and_say(Ok(change), told);
}

fn take_one_by_one(app: &mut App) {
    let (journey, today) = (&app.data.journey, app.data.today);
    if let Some(review) = app.screen.review_mut() {
        review.take_one_by_one(journey, today);
    }
}

/// Asks for the next step toward the subject of the card, or for the renewal of a credential.
fn ask_for_next_step(app: &mut App) {
    match app.screen.review().and_then(Review::card).cloned() {
        Some(Card::About(_, id)) if app.screen.larger_of_selected(&app.data).is_none() => {
            ask_for_step_beside(app, &id);
        }
        Some(Card::Lapses(id)) => {
            let lapse = Lapse::of_id(&app.data.journey, &id, app.data.today);
            match lapse {
                Some(lapse) => ask_for_renewal(app, lapse),
                None => app.say("Its renewal is a goal already."),
            }
        }
        Some(Card::About(..) | Card::Next) | None => ask_the_question(app),
    }
}

/// Asks for a small goal of its own: a goal that serves no larger one has no question that the step could answer.
fn ask_for_step_beside(app: &mut App, id: &Id) {
    let Some(goal) = app.data.journey.goal(id) else {
        return;
    };
    let title = quoted(&goal.title);
    let asked = if goal.state.is_open() {
        format!("A smaller step than {title}")
    } else {
        format!("What comes next after {title}")
    };
    app.show_form(add_line(NewGoal::SMALL, &asked));
}

/// Focuses on a larger goal or ends the focus; on the last card of a review the focus stays.
fn mark_next(app: &mut App) {
    let asked = app.screen.review().and_then(Review::card) == Some(&Card::Next);
    match app.selected_goal().filter(|goal| asked && goal.next) {
        Some(_) => leave_right(app),
        None => toggle_next(app),
    }
}

/// Asks for another target date; where a pause is over, for another end of the pause.
fn ask_for_target(app: &mut App, goals: Chosen) {
    let title = goals.words(&app.data.journey);
    let goal = goals.only().and_then(|id| app.data.journey.goal(id));
    let card = app.screen.review().and_then(Review::card);
    let rests = matches!(card, Some(Card::About(Reason::PauseOver, _)));
    if let Some(goal) = goal.filter(|goal| rests && goal.is_paused()) {
        return app.show_form(pause_line(&goal.id, &title));
    }
    let title = match goal.and_then(|goal| goal.due) {
        Some(due) => {
            format!("Move the target of {title} from {} to", app.data.calendar().in_full(due))
        }
        None => format!("A target date for {title}"),
    };
    app.show_form(target_line(goals, &title));
}

/// Takes back the last change of the review: what was changed before it has nothing to do with its cards.
fn undo(app: &mut App) {
    let review = app.screen.review();
    if review.is_some_and(|review| review.made().is_empty() && review.has_cards()) {
        return app.say("Nothing is left to undo in this review.");
    }
    app.pending.ask_nothing();
    revert(app, "Undo", Request::Undo(Response::NONE));
}

/// Notes that an action may answer the card that is asked.
pub(super) fn begin_answer(screen: &mut Screen, action: Action) {
    let asked = matches!(action.spec().place, Where::InQuestion | Where::InReview);
    let elsewhere = screen.highlighted().is_some() && !asked;
    match screen.review_mut() {
        Some(review) if elsewhere => review.step_aside(),
        Some(review) => review.begins(action),
        None => {}
    }
}

/// A change that answers a card marks what the card is about as looked at.
pub(super) fn as_answer(data: &Data, screen: &Screen, change: Change) -> Change {
    match screen.review().and_then(Review::marks) {
        Some(id) => verbs::review::with_review(&data.journey, change, &id, data.today),
        None => change,
    }
}

fn is_open(member: &Record) -> bool {
    member.as_goal().is_some_and(|goal| goal.state.is_open())
}

/// An answer that does what an action does.
fn act_choice(text: &str, action: &'static [Action; 1]) -> Choice {
    Choice::answer(action, text, |app| app.act(action[0]))
}

/// The line for another target date; an empty one takes it away.
fn target_line(goals: Chosen, title: &str) -> Form {
    let kind = FieldKind::Date(
        Facing::Ahead,
        Past::Overdue,
        "enter alone: no target date; fri, +3d, +1w, +2m, mar 2027",
    );
    date_line(Action::Target, goals, title, kind, |app, goals, due| {
        let set = app.make_on_each(goals, "new target", |journey, id| {
            verbs::review::target(journey, id, due)
        })?;
        let (title, have) = (set.words(&app.data.journey), plural(set.ids.len(), "has", "have"));
        app.say_done_to(
            &set,
            match due {
                Some(due) => {
                    format!("The target of {title} is {}.", app.data.calendar().in_full(due))
                }
                None => format!("{} {have} no target date now.", capitalised(&title)),
            },
        );
        Ok(())
    })
}

/// The line for another end of a goal's pause; an empty one leaves it open.
pub(super) fn pause_line(id: &Id, title: &str) -> Form {
    let title = format!("Until when is {title} to rest");
    let kind = FieldKind::Date(
        Facing::Ahead,
        Past::Refused,
        "enter alone: until you take it up again; friday, in 2 weeks, mar 2027",
    );
    date_line(Action::State, Chosen::one(id), &title, kind, |app, goals, until| {
        let today = app.data.today;
        let paused = app.make_on_each(goals, "paused", |journey, id| {
            verbs::open_state::pause(journey, id, until, today)
        })?;
        let title = paused.words(&app.data.journey);
        app.say_done(match until {
            Some(until) => {
                format!("{title} is paused until {}.", app.data.calendar().in_full(until))
            }
            None => format!("{title} is paused until you take it up again."),
        });
        Ok(())
    })
}

fn date_line(
    action: Action,
    goals: Chosen,
    title: &str,
    kind: FieldKind,
    set: fn(&mut App, &Chosen, Option<Date>) -> Result<(), String>,
) -> Form {
    Form::new(action, goals.only(), title).line(kind).then(move |app, form| {
        let on = date(&app.data, form.text(""), Facing::Ahead)?;
        set(app, &goals, on)
    })
}
