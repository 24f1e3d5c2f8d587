//! The guided walk through one's own past: one question after the other, one line each, any precision.

use super::Handler::Do;
use super::capture::milestone_of_line;
use super::{ActionRow, App, Form};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::form::FieldKind;
use crate::app::scene::timeline::Timeline;
use crate::domain::milestone::Milestone;
use crate::domain::timeline::SilentStretch;
use crate::domain::verbs::add;
use crate::domain::words::told_of;

pub(super) const ACTIONS: &[ActionRow] = &[(A::BackFill, Do(begin))];

/// What is asked, and the kind of what is written down.
const QUESTIONS: &[(&str, Option<&str>)] = &[
    ("What was your first job?", Some("role")),
    ("What did you study, or train for?", Some("education")),
    ("Which certificate or exam did you pass?", Some("certification")),
    ("Which role came next?", Some("role")),
    ("Which move changed things: a city, a company, a field?", Some("move")),
    ("What did you teach, write or publish?", Some("writing")),
    ("What were you proudest of?", None),
];

/// The walk; in a silence of the timeline, through what may have been then.
fn begin(app: &mut App) {
    let silence = app.screen.timeline().and_then(Timeline::silence);
    let calendar = app.data.calendar();
    let words = |gap: &SilentStretch| {
        format!("{} to {}", calendar.words(gap.from()), calendar.words(gap.until()))
    };
    let silence = silence.map(words);
    ask(app, BackFillWalk { silence: silence.unwrap_or_default(), at: 0 });
}

/// Where the walk is.
#[derive(Clone)]
struct BackFillWalk {
    /// The silence that it is about, in words; empty where it is about all of the past.
    silence: String,
    /// The question, by its place in the list.
    at: usize,
}

fn ask(app: &mut App, walk: BackFillWalk) {
    let Some((question, _)) = QUESTIONS.get(walk.at) else {
        return app.say("That was the last question.");
    };
    let silence = match walk.silence.as_str() {
        "" => String::new(),
        silence => format!("{silence} · "),
    };
    let title = format!("{silence}{} of {}: {question}", walk.at + 1, QUESTIONS.len());
    let again = walk.clone();
    let form = Form::new(Action::BackFill, None, title)
        .line(FieldKind::Remember)
        .then(move |app, form| {
            write(app, form.text(""), walk.at)?;
            ask(app, BackFillWalk { at: walk.at + 1, ..walk.clone() });
            Ok(())
        })
        .and_next(move |app| {
            // The walk has gone on to the next question; the same one is asked again in its place.
            app.dialogs.pop();
            ask(app, again.clone());
        });
    app.show_form(form);
}

/// Writes down what was remembered; nothing for an empty line, which passes over the question.
fn write(app: &mut App, text: &str, at: usize) -> Result<(), String> {
    if text.is_empty() {
        return Ok(());
    }
    let milestone = milestone_of_line(app, text)?;
    let kind = QUESTIONS.get(at).and_then(|(_, kind)| *kind).map(str::to_owned);
    let (id, title) = (milestone.id.clone(), milestone.title.clone());
    let today = app.data.today;
    let milestone = Milestone { kind, ..milestone };
    app.make(add::milestone(&app.data.journey, milestone, today))?;
    super::capture::select_written(app, &id);
    app.say_done(told_of("Added", &title));
    Ok(())
}
