//! Lists what there is to merge: each copy and marked file, with the number of its differences.

use crate::cli::advice;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::conflict::{Conflict, ConflictForm};
use crate::domain::merge::Outcome;
use crate::domain::schema::Fields;
use crate::domain::visible::visible;
use crate::domain::words::{count, plural};
use crate::store::Years;
use crate::transfer::json;

struct Counted {
    conflict: Conflict,
    counts: Result<ConflictCounts, String>,
    waiting: bool,
}

/// Numbers of items.
struct ConflictCounts {
    only_there: usize,
    differ: usize,
    /// The lines that are not merged.
    apart: Option<String>,
}

pub(super) fn run(as_json: bool, session: &mut Session) -> Result<(), Failure> {
    let waiting = session.store.read(Years::All)?.waiting;
    let conflicts = session.store.conflicts();
    let counted: Vec<Counted> = conflicts
        .into_iter()
        .map(|conflict| Counted {
            counts: counts(&conflict, session),
            waiting: waiting.contains(&conflict),
            conflict,
        })
        .collect();
    if as_json {
        let all: Vec<Fields> = counted.iter().map(|c| in_json(c, session)).collect();
        session.output.json_list(all)?;
        return whole(&counted);
    }
    if counted.is_empty() {
        return session.output.remark("There is nothing to merge.");
    }
    for one in &counted {
        session.output.line(&visible(&line(one)))?;
    }
    let Some(first) = counted.iter().find(|one| one.waiting && one.counts.is_ok()) else {
        return whole(&counted);
    };
    let first = advice::merge(&first.conflict);
    let remark = format!("{} --dry-run shows it item by item.", first);
    session.output.remark(&remark)?;
    whole(&counted)
}

/// Fails if something in a copy cannot be merged.
fn whole(counted: &[Counted]) -> Result<(), Failure> {
    let is_whole = |one: &Counted| one.counts.as_ref().is_ok_and(|c| c.apart.is_none());
    match counted.iter().find(|one| !is_whole(one)) {
        None => Ok(()),
        Some(one) => {
            let name = &one.conflict.name;
            let message = format!("not all of {name} can be merged");
            let hint =
                format!("{} --dry-run says what cannot, and why", advice::merge(&one.conflict));
            Err(Failure::request(message, hint))
        }
    }
}

fn counts(conflict: &Conflict, session: &mut Session) -> Result<ConflictCounts, String> {
    let offer = session.store.offer(&conflict.name).map_err(|fault| fault.to_string())?;
    let is_there_alone = |o: &&Outcome| matches!(o, Outcome::Added(_) | Outcome::Returned(_));
    let only_there = offer.merge.outcomes.iter().filter(is_there_alone).count();
    Ok(ConflictCounts {
        only_there,
        differ: offer.merge.outcomes.len() - only_there,
        apart: offer.apart(),
    })
}

fn line(counted: &Counted) -> String {
    let conflict = &counted.conflict;
    let is = match conflict.form {
        ConflictForm::Copy => format!("a copy of {}", conflict.of),
        ConflictForm::Marked => "with conflict marks in it".to_owned(),
    };
    let says = match &counted.counts {
        Err(why) => why.clone(),
        Ok(counts) => match (&counts.apart, counted.waiting) {
            (None, false) => "merged; it can go".to_owned(),
            (Some(apart), false) => format!("merged, but {apart}"),
            (None, true) => how_much(counts),
            (Some(apart), true) => format!("{}; {apart}", how_much(counts)),
        },
    };
    format!("{}  {is}: {says}", conflict.name)
}

fn how_much(counts: &ConflictCounts) -> String {
    let only_there = count(counts.only_there, "item");
    let verb = plural(counts.differ, "differs", "differ");
    match (counts.only_there, counts.differ) {
        (0, 0) if counts.apart.is_some() => "no item in it differs".into(),
        (0, 0) => "nothing in it differs; it can go".into(),
        (_, 0) => format!("{only_there} only there"),
        (0, _) => format!("{} {verb}", count(counts.differ, "item")),
        (_, differ) => format!("{only_there} only there, {differ} {verb}"),
    }
}

/// The numbers are left out where it cannot be read.
fn in_json(counted: &Counted, session: &Session) -> Fields {
    let conflict = &counted.conflict;
    let path = session.store.folder().join(&conflict.name);
    let counts = counted.counts.as_ref();
    let form = match conflict.form {
        ConflictForm::Copy => "copy",
        ConflictForm::Marked => "marked",
    };
    vec![
        ("path", json::text(path.display().to_string())),
        ("of", json::text(conflict.of.to_string())),
        ("form", json::text(form)),
        ("waiting", json::flag(counted.waiting)),
        ("only_there", counts.ok().and_then(|c| json::count(c.only_there))),
        ("differ", counts.ok().and_then(|c| json::count(c.differ))),
        ("not_merged", counts.ok().and_then(|c| json::text(c.apart.as_deref()?))),
        ("error", counts.err().and_then(json::text)),
    ]
}
