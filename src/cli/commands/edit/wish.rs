//! What `edit` shall change, read out of its flags before the journey is looked at.

use super::flags::Flags;
use crate::cli::failure::Failure;
use crate::cli::field_flags::{Either, FieldFlags, Values};
use crate::cli::given;
use crate::domain::date::{Date, Day, Extent, Until};
use crate::domain::goal::{Goal, OpenState};
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::when::Facing;

/// What becomes of one field.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Set<T> {
    /// It stays as it is.
    Keep,
    /// It is taken away.
    Clear,
    /// It becomes this.
    To(T),
}

impl<T: Clone> Set<T> {
    fn of(
        given: Option<String>,
        read: impl FnOnce(String) -> Result<T, Failure>,
    ) -> Result<Set<T>, Failure> {
        match given {
            None => Ok(Set::Keep),
            Some(text) if text.trim().is_empty() => Ok(Set::Clear),
            Some(text) => read(text).map(Set::To),
        }
    }

    /// Does it to a field.
    pub(super) fn put(&self, field: &mut Option<T>) {
        match self {
            Set::Keep => {}
            Set::Clear => *field = None,
            Set::To(value) => *field = Some(value.clone()),
        }
    }
}

/// What shall change. Flags whose words need the journey are still words.
pub(super) struct Wish {
    pub(super) title: Option<String>,
    /// The reason that a milestone was one.
    pub(super) why: Set<String>,
    pub(super) fields_of_goal: Values<Goal>,
    pub(super) fields_of_milestone: Values<Milestone>,
    pub(super) on: Set<Extent>,
    pub(super) large: Option<bool>,
    pub(super) toward: Set<String>,
    pub(super) state: Option<OpenState>,
    pub(super) target: Set<Amount>,
    pub(super) unit: Set<String>,
    pub(super) until: Set<Until>,
    pub(super) recognised: Set<Date>,
    pub(super) led_to: Option<Vec<String>>,
    pub(super) issuer: Set<String>,
    pub(super) credential: Set<String>,
    pub(super) expires: Set<Date>,
    /// The first flag given that only a goal has a place for.
    pub(super) of_goals: Option<String>,
    /// The first flag given that only a milestone has a place for.
    pub(super) of_milestones: Option<String>,
}

impl Wish {
    pub(super) fn of(
        fields: &FieldFlags<Either>,
        flags: Flags,
        today: Day,
    ) -> Result<Wish, Failure> {
        let of_goals =
            flags.goal.given().map(str::to_owned).or(fields.foreign::<Milestone>(&["why"]));
        let of_milestones =
            flags.milestone.given().map(str::to_owned).or(fields.foreign::<Goal>(&[]));
        let date = |flag: &'static str, given, facing| {
            Set::of(given, |text| given::date(flag, &text, today, facing))
        };
        let back = |flag, given| date(flag, given, Facing::Back);
        let ahead = |flag, given| date(flag, given, Facing::Ahead);
        let (goal, milestone) = (flags.goal, flags.milestone);
        let on = Set::of(flags.on, |text| given::extent("--on", &text, today, Facing::Back))?;
        let until =
            Set::of(milestone.until, |text| given::until("--until", &text, today, Facing::Back))?;
        if let (Set::To(extent), Set::Clear | Set::To(_)) = (&on, &until) {
            given::ends_once(*extent)?;
        }
        Ok(Wish {
            title: flags.title.map(|title| given::unpadded(&title).to_owned()),
            why: text(fields.given("why").and_then(<[String]>::last).cloned())?,
            fields_of_goal: fields.values(today)?,
            fields_of_milestone: fields.values(today)?,
            on,
            large: goal.large,
            toward: text(goal.toward)?,
            state: goal.state,
            target: Set::of(goal.target, |text| given::amount("--target", &text))?,
            unit: text(goal.unit)?,
            until,
            recognised: back("--recognised", milestone.recognised)?,
            led_to: list(milestone.led_to),
            issuer: text(milestone.issuer)?,
            credential: text(milestone.credential)?,
            expires: ahead("--expires", milestone.expires)?,
            of_goals,
            of_milestones,
        })
    }
}

fn text(given: Option<String>) -> Result<Set<String>, Failure> {
    Set::of(given, Ok)
}

/// A list that was given at all replaces the one there was; given empty, it clears it.
fn list(given: Vec<String>) -> Option<Vec<String>> {
    (!given.is_empty()).then(|| given::texts(given))
}
