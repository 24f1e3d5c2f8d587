//! What a merge would do, item by item, with both sides of all that differs.

use super::verb;
use crate::domain::conflict::Offer;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::merge::{Choices, Differing, Field, Outcome, Side};
use crate::domain::visible::visible;
use serde::Serialize;

/// A merge as JSON.
#[derive(Serialize)]
pub(super) struct MergeJson {
    copy: String,
    of: String,
    items: Vec<ItemJson>,
}

#[derive(Serialize)]
struct ItemJson {
    id: String,
    title: String,
    does: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldJson>,
    /// The side that the fields which both sides tell differently come from; left out while that is to be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    takes: Option<&'static str>,
}

#[derive(Serialize)]
struct FieldJson {
    field: &'static str,
    ours: String,
    theirs: String,
    clash: bool,
}

/// The preview as JSON.
pub(super) fn as_json(offer: &Offer, choices: &Choices) -> MergeJson {
    let item = |outcome: &Outcome| ItemJson {
        id: outcome.item().id().to_string(),
        title: outcome.item().title().to_owned(),
        does: verb(outcome),
        fields: outcome.differing().map(fields_json).unwrap_or_default(),
        takes: side(outcome, choices).map(word),
    };
    MergeJson {
        copy: offer.conflict.name.clone(),
        of: offer.conflict.of.to_string(),
        items: offer.merge.outcomes.iter().map(item).collect(),
    }
}

fn fields_json(differing: &Differing) -> Vec<FieldJson> {
    let field = |field: &Field, clash: bool| FieldJson {
        field: field.word(),
        ours: field.said(&differing.ours),
        theirs: field.said(&differing.theirs),
        clash,
    };
    let taken = differing.taken.iter().map(|f| field(f, false));
    taken
        .chain(differing.clashes.iter().map(|f| field(f, true)))
        .collect()
}

/// The preview, a line each, safe to print.
pub(super) fn lines(offer: &Offer, choices: &Choices, journey: &Journey) -> Vec<String> {
    let mut lines = Vec::new();
    for outcome in &offer.merge.outcomes {
        let item = outcome.item();
        let said = format!(
            "{:<10}  {}  {}{}",
            verb(outcome),
            item.id(),
            item.title(),
            remark(outcome)
        );
        lines.push(visible(&said).into_owned());
        if let Some(differing) = outcome.differing() {
            lines.extend(of_fields(differing, side(outcome, choices)));
        }
    }
    let dropped = offer.merge.settled(choices).dropped;
    for left_out in dropped {
        let title = |id| {
            journey
                .item(id)
                .map_or(id.to_string(), |item: &Item| item.title().to_owned())
        };
        let to = left_out.to.as_ref().map(|id| format!(" to {}", title(id)));
        let line = format!(
            "left out    {}: {}{}, which would break a rule of the journey",
            title(&left_out.id),
            left_out.field.word(),
            to.unwrap_or_default()
        );
        lines.push(visible(&line).into_owned());
    }
    lines
}

/// Why an item is treated as it is, where that is not said by the verb.
fn remark(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Returned(_) => " (deleted here, changed there)",
        Outcome::Deleted(_) => " (deleted there, untouched here)",
        Outcome::Kept(_) => " (deleted there, needed here)",
        Outcome::Unclear(_) => " (its id is not its own)",
        Outcome::Added(_) | Outcome::Differing(_) => "",
    }
}

fn of_fields(differing: &Differing, side: Option<Side>) -> Vec<String> {
    let mut lines = Vec::new();
    for field in &differing.taken {
        let (from, to) = (field.said(&differing.ours), field.said(&differing.merged));
        lines.push(format!(
            "    {}: {} -> {}",
            field.word(),
            or_nothing(from),
            or_nothing(to)
        ));
    }
    if differing.clashes.is_empty() {
        return lines
            .iter()
            .map(|line| visible(line).into_owned())
            .collect();
    }
    for (which, item) in [
        (Side::Ours, &differing.ours),
        (Side::Theirs, &differing.theirs),
    ] {
        let modified = item
            .modified()
            .map(|at| format!(", modified {}", at.words()));
        let later = if differing.newer == which {
            ", the later one"
        } else {
            ""
        };
        let taken = if side == Some(which) {
            "  <- taken"
        } else {
            ""
        };
        lines.push(format!(
            "    {}{}{later}{taken}",
            word(which),
            modified.unwrap_or_default()
        ));
        for field in &differing.clashes {
            lines.push(format!(
                "      {}: {}",
                field.word(),
                or_nothing(field.said(item))
            ));
        }
    }
    lines
        .iter()
        .map(|line| visible(line).into_owned())
        .collect()
}

fn or_nothing(said: String) -> String {
    if said.is_empty() {
        "nothing".into()
    } else {
        said
    }
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
