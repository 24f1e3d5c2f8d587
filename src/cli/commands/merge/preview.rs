//! Previews a merge item by item, with both sides of each difference.

use super::verb;
use crate::domain::conflict::MergeOffer;
use crate::domain::date::DateFormat;
use crate::domain::id::Id;
use crate::domain::merge::{Choices, Differing, Outcome, Side};
use crate::domain::schema::{FieldValue, Fields, Named, words_of};
use crate::domain::visible::visible;
use crate::transfer::json;

/// The side of clashing fields is left out until it is chosen.
pub(super) fn as_json(offer: &MergeOffer, choices: &Choices) -> Fields {
    let item = |outcome: &Outcome| {
        let fields = outcome.differing().map(fields_json).unwrap_or_default();
        vec![
            ("id", json::text(outcome.item().id().to_string())),
            ("title", json::text(outcome.item().called(DateFormat::Iso))),
            ("does", json::text(verb(outcome, choices))),
            ("fields", Some(fields).filter(|f| !f.is_empty()).map(FieldValue::Tables)),
            ("takes", side(outcome, choices).and_then(|side| json::text(word(side)))),
        ]
    };
    let items = offer.merge.outcomes.iter().map(item).collect();
    vec![
        ("copy", json::text(&offer.conflict.name)),
        ("of", json::text(offer.conflict.of.to_string())),
        ("items", Some(FieldValue::Tables(items))),
    ]
}

fn fields_json(differing: &Differing) -> Vec<Fields> {
    let field = |key: &str, clash: bool| {
        vec![
            ("field", json::text(key)),
            ("ours", json::text(words_of(key, &differing.ours, &Id::to_string))),
            ("theirs", json::text(words_of(key, &differing.theirs, &Id::to_string))),
            ("clash", json::flag(clash)),
        ]
    };
    let taken = differing.taken.iter().map(|key| field(key, false));
    taken.chain(differing.clashes.iter().map(|key| field(key, true))).collect()
}

/// Every text is visible.
pub(super) fn lines(offer: &MergeOffer, choices: &Choices, format: DateFormat) -> Vec<String> {
    let title = |id: &Id| offer.merge.title(id);
    let mut lines = Vec::new();
    for outcome in &offer.merge.outcomes {
        let item = outcome.item();
        let (id, called) = (item.id(), item.called(format));
        let head = format!("{:<11}  {id}  {called}{}", verb(outcome, choices), remark(outcome));
        lines.push(visible(&head).into_owned());
        if let Some(differing) = outcome.differing() {
            lines.extend(of_fields(differing, &title, format));
        }
    }
    for left_out in offer.merge.result(choices).left_out {
        let to = left_out.to.as_ref().map(|id| format!(" to {}", title(id)));
        let line = format!(
            "left out     {}: {}{}, which would break a rule of the journey",
            title(&left_out.id),
            left_out.field,
            to.unwrap_or_default()
        );
        lines.push(visible(&line).into_owned());
    }
    lines
}

/// The reason for an outcome, if the verb does not tell it.
fn remark(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Returned(_) => " (deleted here, changed there)",
        Outcome::Deleted(_) => " (deleted there, untouched here)",
        Outcome::Kept(_) => " (deleted there, needed here)",
        Outcome::Unclear(_) => " (its id is not its own)",
        Outcome::Added(_) | Outcome::Differing(_) => "",
    }
}

fn of_fields(differing: &Differing, title: Named<'_>, format: DateFormat) -> Vec<String> {
    let words = |key: &str, item| or_nothing(words_of(key, item, title));
    let Differing { ours, theirs, merged, .. } = differing;
    let taken = differing.taken.iter();
    let taken =
        taken.map(|key| format!("    {key}: {} -> {}", words(key, ours), words(key, merged)));
    let mut lines: Vec<String> = taken.collect();
    let sides = [(Side::Ours, ours), (Side::Theirs, theirs)].into_iter();
    for (side, item) in sides.filter(|_| !differing.clashes.is_empty()) {
        let modified = item.modified().map(|at| format!(", modified {}", at.words(format)));
        let later = if differing.is_later(side) { ", the later one" } else { "" };
        lines.push(format!("    {}{}{later}", word(side), modified.unwrap_or_default()));
        let clashes = differing.clashes.iter();
        lines.extend(clashes.map(|key| format!("      {key}: {}", words(key, item))));
    }
    lines.iter().map(|line| visible(line).into_owned()).collect()
}

fn or_nothing(text: String) -> String {
    if text.is_empty() { "nothing".into() } else { text }
}

fn side(outcome: &Outcome, choices: &Choices) -> Option<Side> {
    let differing = outcome.differing().filter(|d| !d.clashes.is_empty());
    differing.and_then(|differing| choices.side(differing))
}

fn word(side: Side) -> &'static str {
    match side {
        Side::Ours => "ours",
        Side::Theirs => "theirs",
    }
}
