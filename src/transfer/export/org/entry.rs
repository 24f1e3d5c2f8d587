//! An item with all that it has: heading, planning, properties, log and note.

use super::escape::{JOINER, escaped};
use super::lines::{OrgLines, is_tag, stamp};
use crate::domain::date::Date;
use crate::domain::goal::{End, Goal, LogEntry, OpenState, State};
use crate::domain::id::Id;
use crate::domain::milestone::{Credential, Milestone};

pub(super) fn goal(goal: &Goal, level: usize, lines: &mut OrgLines) {
    lines.item(level, keyword(&goal.state), &goal.title, &goal.tags);
    let ended = goal.state.ended_on();
    let closed = day(ended).map(|day| format!("CLOSED: [{}]", stamp(day)));
    let deadline = day(goal.due).map(|day| format!("DEADLINE: <{}>", stamp(day)));
    let planning: Vec<String> = closed.into_iter().chain(deadline).collect();
    if !planning.is_empty() {
        lines.add(&planning.join(" "));
    }
    lines.add(":PROPERTIES:");
    lines.property("ID", Some(&goal.id));
    lines.property("TOWARD", goal.toward.as_ref());
    lines.property("SIZE", goal.is_large().then(|| goal.size.word()));
    lines.property("TARGET", coarse(goal.due));
    lines.property("ENDED", coarse(ended));
    lines.text("KIND", goal.kind.as_deref());
    lines.text_lines("WHY", goal.why.as_deref());
    lines.text("MEASURE", goal.measure.as_ref().map(ToString::to_string).as_deref());
    lists(lines, &goal.tags, &goal.links);
    lines.property("NEXT", goal.next.then_some("t"));
    lines.property("MILESTONE", goal.milestone.as_ref());
    lines.property("CREATED", goal.created.map(|created| format!("[{}]", stamp(created))));
    lines.property("MODIFIED", goal.modified);
    lines.add(":END:");
    logbook(goal, lines);
    lines.note(goal.note.as_deref());
}

pub(super) fn milestone(milestone: &Milestone, lines: &mut OrgLines) {
    lines.item(2, "", &milestone.title, &milestone.tags);
    lines.add(":PROPERTIES:");
    lines.property("ID", Some(&milestone.id));
    lines.property("ON", Some(milestone.on));
    lines.property("UNTIL", milestone.until);
    lines.text("AT", milestone.at.as_deref());
    lines.text("KIND", milestone.kind.as_deref());
    if let Some(recognised) = &milestone.recognised {
        lines.property("RECOGNISED", Some(recognised.on));
        lines.text_lines("WHY", Some(&recognised.why));
    }
    if let Some(Credential { issuer, id, url, expires }) = &milestone.credential {
        lines.text("ISSUER", issuer.as_deref());
        lines.text("CREDENTIAL", id.as_deref());
        lines.text("CREDENTIAL_URL", url.as_deref());
        lines.property("EXPIRES", *expires);
    }
    lists(lines, &milestone.tags, &milestone.links);
    let led_to: Vec<&str> = milestone.led_to.iter().map(Id::as_str).collect();
    lines.property("LED_TO", (!led_to.is_empty()).then(|| led_to.join(" ")));
    lines.property("FROM", milestone.from.as_ref());
    lines.property("MODIFIED", milestone.modified);
    lines.add(":END:");
    lines.note(milestone.note.as_deref());
}

fn keyword(state: &State) -> &'static str {
    match state {
        State::Open(OpenState::Active) => "TODO ",
        State::Open(OpenState::Paused) => "PAUSED ",
        State::Open(OpenState::Someday) => "SOMEDAY ",
        State::Ended(End::Done(_)) => "DONE ",
        State::Ended(End::Dropped(_)) => "DROPPED ",
    }
}

fn day(date: Option<Date>) -> Option<Date> {
    date.filter(|date| date.day().is_some())
}

fn coarse(date: Option<Date>) -> Option<Date> {
    date.filter(|date| date.day().is_none())
}

fn lists(lines: &mut OrgLines, tags: &[String], links: &[String]) {
    lines.texts("TAG", tags.iter().filter(|tag| !is_tag(tag)));
    lines.texts("LINK", links.iter());
}

/// The progress notes, and why it was dropped, as Emacs takes notes.
fn logbook(goal: &Goal, lines: &mut OrgLines) {
    let dropped = goal.state.as_dropped().filter(|dropped| !dropped.why.trim().is_empty());
    if goal.log.is_empty() && dropped.is_none() {
        return;
    }
    lines.add(":LOGBOOK:");
    for entry in &goal.log {
        log_item(&format!("Note taken on [{}]", stamp(entry.on)), &progress(entry), lines);
    }
    if let Some(dropped) = dropped {
        let item = format!("State \"DROPPED\"    from \"TODO\"       [{}]", stamp(dropped.on));
        log_item(&item, &escaped(&dropped.why.replace('\n', " ")), lines);
    }
    lines.add(":END:");
}

fn log_item(item: &str, text: &str, lines: &mut OrgLines) {
    if text.is_empty() {
        return lines.add(&format!("- {item}"));
    }
    lines.add(&format!("- {item} \\\\"));
    lines.add(&format!("  {text}"));
}

/// A progress note: its amount has a sign, and a text that begins with a sign does not look like one.
fn progress(entry: &LogEntry) -> String {
    let text = escaped(&entry.text);
    match entry.amount {
        Some(amount) => format!("{} {text}", amount.signed()).trim_end().to_owned(),
        None if text.starts_with(['+', '-']) => format!("{JOINER}{text}"),
        None => text,
    }
}
