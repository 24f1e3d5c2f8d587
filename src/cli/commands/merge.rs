//! `milepost merge`: shows second versions of files item by item, and merges them.

mod list;
mod preview;

use crate::cli::advice;
use crate::cli::failure::{Failure, located};
use crate::cli::session::{Session, Verb, writing};
use crate::domain::conflict::{BY_HAND, ConflictForm, MergeOffer};
use crate::domain::find;
use crate::domain::id::Id;
use crate::domain::merge::{Choices, Outcome, Preference, Side};
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::words::{count, plural};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "COPY is another version of a file, or a file with conflict marks in it: its name, or\n\
                  a part of it. A file from elsewhere is named by its path.\n\
                  All files with conflict marks are merged together.\n\
                  What only one side changed is merged; where both sides changed it, choose.\n\
                  Without COPY it lists what there is to merge. A copy stays until --remove.\n\n\
                  Examples:\n  \
                  milepost merge\n  \
                  milepost merge sync-conflict --dry-run\n  \
                  milepost merge sync-conflict --newer --take ours 'mock exam'\n  \
                  milepost merge goals.toml --theirs\n  \
                  milepost merge sync-conflict --remove"
)]
pub(in crate::cli) struct MergeArgs {
    /// The copy, or the marked file
    #[arg(value_name = "COPY")]
    copy: Option<String>,
    /// Where both sides differ, keep the journey's
    #[arg(long, conflicts_with_all = ["theirs", "newer"])]
    ours: bool,
    /// Where both sides differ, take the copy's
    #[arg(long, conflicts_with = "newer")]
    theirs: bool,
    /// Where both sides differ, take the one that was modified later
    #[arg(long)]
    newer: bool,
    /// The same for one item: ours or theirs
    #[arg(long, num_args = 2, allow_hyphen_values = true, value_names = ["SIDE", "REF"])]
    take: Vec<String>,
    /// Remove the copy, once everything in it is merged
    #[arg(long, requires = "copy", conflicts_with_all = ["ours", "theirs", "newer", "take"])]
    remove: bool,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: MergeArgs, session: &mut Session) -> Result<(), Failure> {
    match &args.copy {
        None => list::run(args.json, session).and_then(|()| session.check_read()),
        Some(copy) if args.remove => remove(copy, &args, session),
        Some(copy) => merge(copy, &args, session),
    }
}

fn merge(copy: &str, args: &MergeArgs, session: &mut Session) -> Result<(), Failure> {
    let offer = session.store.offer(copy)?;
    for problem in offer.problems.iter().chain(&offer.leftover) {
        session.output.warn(&located(problem));
    }
    let choices = Choices {
        otherwise: preference(args),
        by_id: chosen(&args.take, &offer)?.into_iter().collect(),
    };
    if args.json {
        session.output.json(preview::as_json(&offer, &choices))?;
    } else {
        let lines = preview::lines(&offer, &choices, session.style.format);
        session.output.lines(lines)?;
    }
    let undecided = offer.merge.undecided(&choices).count();
    if undecided > 0 {
        return Err(match choices.otherwise {
            Some(Preference::Later) => as_late(undecided),
            Some(_) | None => Refusal::Undecided(undecided).into(),
        });
    }
    let changed = carry_out(&offer, &choices, args, session)?;
    let Some(apart) = offer.apart() else { return Ok(()) };
    let apart = format!("{}: {apart}", offer.conflict.name);
    let hint = match offer.conflict.form {
        ConflictForm::Copy => BY_HAND,
        ConflictForm::Marked => {
            "milepost undo brings the marks back, so that you can edit between them"
        }
    };
    if !changed {
        return Err(Failure::request(apart, hint));
    }
    session.output.warn(&apart);
    session.output.hint(hint);
    Ok(())
}

/// Where no side was modified later, there is no reason to take either.
fn as_late(undecided: usize) -> Failure {
    let (items, were) = (count(undecided, "item"), plural(undecided, "was", "were"));
    Failure::request(
        format!("{items} {were} changed on both sides, and neither side is later"),
        "choose for each: add --take ours REF or --take theirs REF",
    )
}

/// Merges, unless this is a dry run, and says so; whether it changes anything.
fn carry_out(
    offer: &MergeOffer,
    choices: &Choices,
    args: &MergeArgs,
    session: &mut Session,
) -> Result<bool, Failure> {
    let name = &offer.conflict.name;
    let saved = session.store.merge(session.now, writing(args.dry_run), name, choices)?;
    session.saved(&saved, args.dry_run);
    let changed = offer.conflict.form == ConflictForm::Marked || !saved.change.is_empty();
    if args.json {
        return Ok(changed);
    }
    let summary = match (offer.merge.is_empty(), args.dry_run, offer.conflict.form) {
        (true, _, ConflictForm::Copy) if !offer.is_whole() => format!("No item in {name} differs."),
        (true, _, ConflictForm::Copy) => {
            format!("Everything in {name} is in the journey; you can delete it.")
        }
        (_, true, _) => format!("would merge {name}"),
        (_, false, _) => format!("merged {name}, {}", count(offer.merge.outcomes.len(), "item")),
    };
    session.output.confirm(&summary)?;
    if offer.conflict.form == ConflictForm::Copy && offer.is_whole() && !args.dry_run {
        let remark = format!("It stays until {} --remove.", advice::merge(&offer.conflict));
        session.output.remark(&remark)?;
    }
    Ok(changed)
}

fn remove(copy: &str, args: &MergeArgs, session: &mut Session) -> Result<(), Failure> {
    let conflict = session.store.remove_copy(writing(args.dry_run), copy)?;
    if !args.dry_run {
        session.output.has_saved();
    }
    let verb = Verb { did: "removed", would: "remove" }.words(args.dry_run);
    session.output.confirm(&format!("{verb} {}", conflict.name))
}

fn preference(args: &MergeArgs) -> Option<Preference> {
    let given = [
        (args.ours, Preference::Ours),
        (args.theirs, Preference::Theirs),
        (args.newer, Preference::Later),
    ];
    given.into_iter().find(|(is, _)| *is).map(|(_, preference)| preference)
}

/// The sides that `--take` gives for items that differ.
fn chosen(take: &[String], offer: &MergeOffer) -> Result<Vec<(Id, Side)>, Failure> {
    let differing: Vec<&Record> = offer.merge.clashing().map(|d| &d.ours).collect();
    let pairs = take.chunks_exact(2).map(|pair| {
        let side = match pair[0].as_str() {
            "ours" => Ok(Side::Ours),
            "theirs" => Ok(Side::Theirs),
            other => Err(Failure::usage(
                format!("--take wants a side first, and \"{other}\" is not one"),
                "write --take ours REF or --take theirs REF",
            )),
        }?;
        if let Some(named) = differing.iter().find(|m| m.id().as_str() == pair[1]) {
            return Ok((named.id().clone(), side));
        }
        let items = differing.iter().filter_map(|member| member.as_item());
        let item = find::resolve(items, &pair[1], find::ANY)?;
        Ok((item.id().clone(), side))
    });
    pairs.collect()
}

/// The verb for an outcome.
fn verb(outcome: &Outcome, choices: &Choices) -> &'static str {
    match outcome {
        Outcome::Added(_) => "add",
        Outcome::Returned(_) => "bring back",
        Outcome::Deleted(_) => "delete",
        Outcome::Kept(_) => "keep",
        Outcome::Unclear(_) => "leave",
        Outcome::Differing(differing) if differing.clashes.is_empty() => "change",
        Outcome::Differing(differing) => match choices.side(differing) {
            Some(Side::Ours) => "keep ours",
            Some(Side::Theirs) => "take theirs",
            None => "choose",
        },
    }
}
