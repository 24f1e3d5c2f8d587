//! `milepost edit`: changes a goal or milestone, by flags or in an editor.

use crate::cli::failure::Failure;
use crate::cli::field_flags::{Either, FieldFlags, Values, misfit};
use crate::cli::flags::WriteFlags;
use crate::cli::given;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::change::Change;
use crate::domain::date::{Day, Extent};
use crate::domain::find;
use crate::domain::goal::{End, Goal, OpenState, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{self, open_state};
use crate::domain::when::WhenError;
use crate::runtime::editor::{self, EditorDraft};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "An empty value clears: --due ''. --tag, --link and --led-to replace all that there were.\n\
                  Without flags it opens your editor on the item's own TOML.\n\n\
                  Examples:\n  \
                  milepost edit k3v9 --title 'Finish chapter 5' --due friday\n  \
                  milepost edit k3v9 --due '' --tag study --tag kubernetes\n  \
                  milepost edit 'NT4 course' --on 1997-05\n  \
                  milepost edit k3v9"
)]
pub(in crate::cli) struct EditArgs {
    /// The goal or milestone
    #[arg(value_name = "REF")]
    reference: String,
    /// Another title
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// When a milestone happened, or from when to when; or when a goal was done or dropped
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    #[command(flatten)]
    fields: FieldFlags<Either>,
    #[command(flatten)]
    written: WriteFlags,
}

const EDIT: Verb = Verb { did: "edited", would: "edit" };

/// New values, read before the journey is.
struct Edits {
    fields: FieldFlags<Either>,
    title: Option<String>,
    /// An empty `--on` is `Some(None)`.
    on: Option<Option<Extent>>,
    of_goal: Values<Goal>,
    of_milestone: Values<Milestone>,
    today: Day,
}

pub(in crate::cli) fn run(args: EditArgs, session: &mut Session) -> Result<(), Failure> {
    let EditArgs { reference, title, on, fields, written } = args;
    if fields.is_empty() && title.is_none() && on.is_none() {
        return by_hand(&reference, written, session);
    }
    let (today, calendar) = (session.today, session.calendar());
    let extent = |text: String| match text.trim().is_empty() {
        true => Ok(None),
        false => given::extent(&text, calendar, fields.given("until")).map(Some),
    };
    let edits = Edits {
        title: title.map(|title| given::unpadded(&title).to_owned()),
        on: on.map(extent).transpose()?,
        of_goal: fields.values(calendar)?,
        of_milestone: fields.values(calendar)?,
        fields,
        today,
    };
    session.carry_out(written, EDIT, Reach::Past(&reference), &mut |journey, _| {
        let id = reference::named(journey, &reference, find::ANY)?;
        match journey.item(&id) {
            Some(Item::Goal(before)) => edits.goal(journey, before),
            Some(Item::Milestone(before)) => edits.milestone(journey, before),
            None => Err(Refusal::NoMatch { reference: reference.clone(), wanted: find::ANY.none }),
        }
    })?;
    Ok(())
}

impl Edits {
    fn goal(&self, journey: &Journey, before: &Goal) -> Result<Change, Refusal> {
        if let Some(flag) = self.fields.foreign::<Goal>() {
            return Err(misfit(&before.title, &flag, "a goal", "a milestone", ""));
        }
        let mut after = self.in_state(journey, before)?;
        if let Some(on) = self.on {
            end_on(&mut after, on)?;
        }
        after.title = self.title.clone().unwrap_or(after.title);
        self.of_goal.put(&mut after, &before.title, journey, self.today)?;
        verbs::edit::goal(journey, after, self.today)
    }

    /// The goal in the state that is asked for, with its pauses kept.
    fn in_state(&self, journey: &Journey, before: &Goal) -> Result<Goal, Refusal> {
        let word = self.fields.given("state");
        let asked = OpenState::ALL.into_iter().find(|state| Some(state.word()) == word);
        let Some(state) = asked.filter(|state| before.state != State::Open(*state)) else {
            return Ok(before.clone());
        };
        let change = open_state::set(journey, &before.id, state, self.today)?;
        let after = change.subject().and_then(Record::as_goal);
        Ok(after.map_or_else(|| before.clone(), |goal| Goal::clone(goal)))
    }

    fn milestone(&self, journey: &Journey, before: &Milestone) -> Result<Change, Refusal> {
        let (title, is) = (&before.title, "a milestone");
        if let Some(flag) = self.fields.foreign::<Milestone>() {
            let instead = if flag == "--due" { "; --on changes when it happened" } else { "" };
            return Err(misfit(title, &flag, is, "a goal", instead));
        }
        let mut after = before.clone();
        match self.on {
            None => {}
            Some(None) => return Err(Refusal::DateNeeded { title: title.clone(), is }),
            Some(Some(extent)) => {
                after.on = extent.on;
                after.until = extent.until.or(after.until);
            }
        }
        after.title = self.title.clone().unwrap_or(after.title);
        self.of_milestone.put(&mut after, title, journey, self.today)?;
        verbs::edit::milestone(journey, after, self.today)
    }
}

fn end_on(goal: &mut Goal, on: Option<Extent>) -> Result<(), Refusal> {
    let is = goal.state.word();
    let State::Ended(end) = &mut goal.state else {
        let instead = "; --due sets a target date";
        return Err(misfit(&goal.title, "--on", "an open goal", "what is past", instead));
    };
    let Some(extent) = on else {
        return Err(Refusal::DateNeeded { title: goal.title.clone(), is });
    };
    if extent.until.is_some() {
        return Err(Refusal::WrongItem {
            title: goal.title.clone(),
            is: "a goal",
            needs: "a goal has one date, not a span".into(),
            advice: WhenError::Span(extent).hint().into(),
        });
    }
    match end {
        End::Done(on) => *on = extent.on,
        End::Dropped(dropped) => dropped.on = extent.on,
    }
    Ok(())
}

/// Opens the item's own TOML in an editor.
fn by_hand(name: &str, written: WriteFlags, session: &mut Session) -> Result<(), Failure> {
    let journey = session.read_for(name)?;
    let id = reference::named(&journey, name, find::ANY);
    let id = id.map_err(|refusal| session.unfound(refusal))?;
    let source = session.store.source(&id)?;
    let failed = |message| {
        Failure::world(
            message,
            "nothing was changed; look at `editor` in the settings, $VISUAL and $EDITOR",
        )
    };
    let (text, draft, returned) =
        editor::edit_text(session.editor.as_deref(), &source.text, "item.toml").map_err(failed)?;
    if let Some(unchanged) = returned.unchanged() {
        return session.output.remark(unchanged);
    }
    match session.replace_source(&id, &source.text, &text, written.dry_run) {
        Ok(change) if change.is_empty() => session.output.remark(editor::UNCHANGED),
        Ok(change) => session.announce(&change, written, EDIT),
        Err(failure) => Err(kept(failure, draft, &id)),
    }
}

/// A text that does not fit is kept.
fn kept(failure: Failure, draft: EditorDraft, id: &Id) -> Failure {
    let hint = format!(
        "nothing was changed; your text is kept in {}: milepost edit {id} starts over",
        draft.keep().display()
    );
    Failure { hint, ..failure }
}
