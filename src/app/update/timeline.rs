//! The timeline's own verbs: look closer or wider, go to a year, turn its order, add a milestone there.

use super::Handler::{Do, Move};
use super::capture::milestone_form;
use super::said::unclear;
use super::{ActionRow, App, Form};
use crate::app::action::{Action, Action as A};
use crate::app::data::Data;
use crate::app::dialog::form::{FieldKind, Past};
use crate::app::scene::Scene;
use crate::app::scene::timeline::Timeline;
use crate::app::screen::Screen;
use crate::app::view::ViewContext;
use crate::domain::calendar::Calendar;
use crate::domain::timeline::{Order, RowContent, Silence, TimelineRow, Zoom};
use crate::domain::when::{self, Facing};

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Closer, Move(|data, screen| zoom(data, screen, Zoom::closer))),
    (A::Wider, Move(|data, screen| zoom(data, screen, Zoom::wider))),
    (A::GoTo, Do(ask_for_year)),
    (A::Turn, Move(turn_order)),
    (A::Fill, Do(ask_to_fill)),
];

fn zoom(data: &Data, screen: &mut Screen, next: fn(Zoom) -> Zoom) {
    let zoom = |timeline: &mut Timeline, context: &ViewContext<'_>| {
        timeline.zoom_to(next(timeline.zoom), context)
    };
    if let Some(Err(limit)) = change(data, screen, zoom) {
        screen.say(limit);
    }
}

fn turn_order(data: &Data, screen: &mut Screen) {
    let order = change(data, screen, |timeline, context| {
        timeline.turn(context);
        timeline.order
    });
    screen.say(match order {
        Some(Order::Recognised) => "Milestones are shown where they were recognised.",
        Some(Order::Happened) | None => "Milestones are shown where they happened.",
    });
}

fn ask_for_year(app: &mut App) {
    let hint = "1997, may 1997, 14 may 1997; enter alone: the beginning";
    let form = Form::new(Action::GoTo, None, "Go to: a year, a month or a day")
        .line(FieldKind::Date(Facing::Either, Past::Fine, hint))
        .then(|app, form| go_to_date(app, form.text("")));
    app.show_form(form);
}

/// Goes to a date on the timeline; without one, to its beginning.
fn go_to_date(app: &mut App, text: &str) -> Result<(), String> {
    let date = match text {
        "" => None,
        text => Some(when::parse(text, app.data.calendar(), Facing::Either).map_err(unclear)?),
    };
    change(&app.data, &mut app.screen, |timeline, _| match date {
        Some(date) => timeline.select_date(date),
        None => timeline.select_first(),
    });
    Ok(())
}

/// A milestone at the selected place; in a long silence, one that fills it.
fn ask_to_fill(app: &mut App) {
    let row = app.screen.timeline().and_then(Timeline::row);
    let plain = || ("Add a milestone".to_owned(), String::new(), String::new());
    let (title, on, until) = row.map_or_else(plain, |row| prefilled(row, app.data.calendar()));
    app.show_form(milestone_form(&title, &on, &until));
}

/// Changes the open timeline; the open detail follows.
fn change<T>(
    data: &Data,
    screen: &mut Screen,
    change: impl FnOnce(&mut Timeline, &ViewContext<'_>) -> T,
) -> Option<T> {
    let Some(Scene::Timeline(mut timeline)) =
        screen.scenes.pop_if(|s| matches!(s, Scene::Timeline(_)))
    else {
        return None;
    };
    let changed = screen.with_context(data, |context| change(&mut timeline, context));
    screen.scenes.push(Scene::Timeline(timeline));
    screen.show_detail_from_top();
    Some(changed)
}

/// The form's title, and the dates that the place on the timeline suggests.
fn prefilled(row: &TimelineRow, calendar: Calendar) -> (String, String, String) {
    let today = calendar.today;
    let plain = "Add a milestone".to_owned();
    match &row.stop {
        RowContent::Gap(gap) if gap.silence == Silence::Long => {
            let (from, until) = (gap.from(), gap.until());
            let ends_there = from == until;
            let [from, until] = [from, until].map(|date| calendar.words(date));
            let cue = format!("{from} to {until}: a role, a course, a move?");
            (cue, from, if ends_there { String::new() } else { until })
        }
        RowContent::Today | RowContent::Gap(_) if row.day > today => {
            (plain, String::new(), String::new())
        }
        RowContent::Item(_, date) if date.first_day() <= today => {
            (plain, calendar.words(*date), String::new())
        }
        RowContent::Item(..) => (plain, String::new(), String::new()),
        RowContent::Blank
        | RowContent::Gap(_)
        | RowContent::End(_)
        | RowContent::More(_)
        | RowContent::Unread(..)
        | RowContent::Today => (plain, calendar.words(row.period.date()), String::new()),
    }
}
