//! A goal's fields in a file.

use crate::domain::date::Span;
use crate::domain::goal::{
    Answer, AskAgain, DemotedMilestone, Dropped, Goal, LogEntry, LookedBack, OpenState, Size, State,
};
use crate::domain::id::Id;
use crate::domain::measure::Measure;
use crate::store::codec::breaks::read_span;
use crate::store::codec::fields::Reader;
use crate::store::codec::milestone;
use crate::store::codec::{Field, Fields, date, filled, flag, id, tables, text, texts};

/// The fields of a goal, in the order of a file.
pub(super) fn fields(goal: &Goal) -> Fields {
    vec![
        ("id", id(Some(&goal.id))),
        ("title", Some(Field::Text(goal.title.clone()))),
        ("size", (goal.size == Size::Large).then(|| Field::Text(goal.size.word().into()))),
        ("state", state_word(&goal.state)),
        ("done", if goal.is_done() { date(goal.state.ended_on()) } else { None }),
        ("dropped", dropped(&goal.state)),
        ("toward", id(goal.toward.as_ref())),
        ("due", date(goal.due)),
        ("measure", goal.measure.as_ref().map(measure)),
        ("next", flag(goal.next)),
        ("kind", text(&goal.kind)),
        ("why", text(&goal.why)),
        ("note", text(&goal.note)),
        ("tags", texts(&goal.tags)),
        ("links", texts(&goal.links)),
        ("private", flag(goal.private)),
        ("paused", tables(goal.paused.iter().map(span).collect())),
        ("milestone", id(goal.milestone.as_ref())),
        ("was", goal.was.as_deref().map(was)),
        ("reviewed", date(goal.reviewed)),
        ("looked_back", goal.looked_back.as_ref().map(looked_back)),
        ("created", date(goal.created)),
        ("modified", goal.modified.map(Field::Moment)),
        ("log", tables(goal.log.iter().map(entry).collect())),
        ("answers", tables(goal.answers.iter().map(answer).collect())),
    ]
}

fn state_word(state: &State) -> Option<Field> {
    match state {
        State::Open(OpenState::Paused | OpenState::Someday) => {
            Some(Field::Text(state.word().into()))
        }
        State::Open(OpenState::Active) | State::Ended(_) => None,
    }
}

fn dropped(state: &State) -> Option<Field> {
    let dropped = state.as_dropped()?;
    Some(Field::Table(vec![("on", date(Some(dropped.on))), ("why", filled(&dropped.why))]))
}

fn was(was: &DemotedMilestone) -> Field {
    let led_from: Vec<String> = was.led_from.iter().map(Id::to_string).collect();
    let mut fields = milestone::fields(&was.milestone);
    fields.push(("led_from", texts(&led_from)));
    Field::Table(fields)
}

fn looked_back(answer: &LookedBack) -> Field {
    let again = match answer.again {
        AskAgain::NextTime => None,
        AskAgain::Never => Some(Field::Unset),
    };
    Field::Table(vec![("on", date(Some(answer.on))), ("again", again)])
}

fn measure(measure: &Measure) -> Field {
    let number = |amount| Some(Field::Amount(amount));
    Field::Table(vec![
        ("done", number(measure.done)),
        ("target", number(measure.target)),
        ("unit", filled(&measure.unit)),
    ])
}

fn span(span: &Span) -> Fields {
    vec![("from", date(Some(span.from))), ("until", date(span.until))]
}

fn entry(entry: &LogEntry) -> Fields {
    vec![
        ("on", date(Some(entry.on))),
        ("text", filled(&entry.text)),
        ("amount", entry.amount.map(Field::Amount)),
    ]
}

fn answer(answer: &Answer) -> Fields {
    vec![
        ("on", date(Some(answer.on))),
        ("text", filled(&answer.text)),
        ("goal", id(answer.goal.as_ref())),
    ]
}

/// Reads a goal.
pub(super) fn read(from: &mut Reader, id: Id) -> Option<Goal> {
    let title = read_title(from)?;
    Some(Goal {
        size: read_size(from),
        state: read_state(from),
        toward: from.id("toward"),
        due: from.date("due"),
        measure: from.table("measure", read_measure),
        tags: from.texts("tags"),
        kind: from.text("kind"),
        why: from.text("why"),
        note: from.text("note"),
        links: from.texts("links"),
        private: from.flag("private"),
        next: from.flag("next"),
        paused: from.tables("paused", read_span),
        reviewed: from.date("reviewed"),
        looked_back: from.table("looked_back", read_looked_back),
        created: from.date("created"),
        milestone: from.id("milestone"),
        was: from.table("was", read_was),
        log: from.tables("log", read_entry),
        answers: from.tables("answers", read_answer),
        modified: from.moment("modified"),
        ..Goal::new(id, title)
    })
}

/// Reads a title, which every item has.
pub(super) fn read_title(from: &mut Reader) -> Option<String> {
    let title = from.text("title");
    match title.as_deref().map(str::trim) {
        Some("") => from.fail(from.place("title"), "the title is empty".into(), "give it a title"),
        Some(_) => {}
        None => {
            from.fail(from.place("title"), "there is no title".into(), "add a line title = \"…\"")
        }
    }
    title.filter(|t| !t.trim().is_empty())
}

fn read_size(from: &mut Reader) -> Size {
    match from.word("size", &["small", "large"]) {
        Some("large") => Size::Large,
        Some(_) | None => Size::Small,
    }
}

fn read_state(from: &mut Reader) -> State {
    if from.has("done") && from.has("dropped") {
        from.fail(
            from.place("dropped"),
            "a goal is done or dropped, not both".into(),
            "take one of the two away",
        );
    }
    let open = read_open_state(from);
    if let Some(on) = from.date("done") {
        return State::done(on);
    }
    let dropped = match from.bare_date("dropped") {
        Some(on) => Some(Dropped { on, why: String::new() }),
        None => from.table("dropped", read_dropped),
    };
    dropped.map_or(open, State::dropped)
}

fn read_open_state(from: &mut Reader) -> State {
    let ended = ["done", "dropped"];
    if ended.iter().any(|end| from.has(end) && from.says("state", end)) {
        return State::ACTIVE;
    }
    match from.word("state", &["active", "paused", "someday"]) {
        Some("paused") => State::PAUSED,
        Some("someday") => State::SOMEDAY,
        Some(_) | None => State::ACTIVE,
    }
}

fn read_dropped(from: &mut Reader) -> Option<Dropped> {
    let on = from.date("on");
    let why = from.text("why").unwrap_or_default();
    from.needed("on", on).map(|on| Dropped { on, why })
}

fn read_was(from: &mut Reader) -> Option<Box<DemotedMilestone>> {
    let id = from.id("id");
    let id = from.needed("id", id)?;
    let milestone = milestone::read(from, id)?;
    let led_from = from.ids("led_from");
    Some(Box::new(DemotedMilestone { milestone, led_from }))
}

fn read_looked_back(from: &mut Reader) -> Option<LookedBack> {
    let on = from.date("on");
    let again =
        if from.has("again") && !from.flag("again") { AskAgain::Never } else { AskAgain::NextTime };
    from.needed("on", on).map(|on| LookedBack { on, again })
}

fn read_measure(from: &mut Reader) -> Option<Measure> {
    let target = from.amount("target");
    let target = from.needed("target", target)?;
    if target.number() <= 0.0 {
        let message = format!("the target of this measure is {target}, not more than zero");
        from.fail(from.place("target"), message, "give the amount that there is to do, such as 12");
    }
    let done = from.amount("done").unwrap_or_default();
    Some(Measure { done, target, unit: from.text("unit").unwrap_or_default() })
}

fn read_entry(from: &mut Reader) -> Option<LogEntry> {
    let on = from.date("on");
    let (text, amount) = (from.text("text").unwrap_or_default(), from.amount("amount"));
    from.needed("on", on).map(|on| LogEntry { on, text, amount })
}

fn read_answer(from: &mut Reader) -> Option<Answer> {
    let on = from.date("on");
    let (text, goal) = (from.text("text").unwrap_or_default(), from.id("goal"));
    from.needed("on", on).map(|on| Answer { on, text, goal })
}
