//! What `edit` does to a milestone.

use super::misfit;
use super::wish::{Set, Wish};
use crate::cli::field_flags;
use crate::cli::reference;
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::find;
use crate::domain::journey::Journey;
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::domain::refusal::Refusal;
use crate::domain::verbs;

pub(super) fn change(
    journey: &Journey,
    before: &Milestone,
    wish: &Wish,
    today: Day,
) -> Result<Change, Refusal> {
    if let Some(flag) = &wish.of_goals {
        let instead = match flag.as_str() {
            "--due" => "; --on changes when it happened",
            _ => "",
        };
        return Err(misfit(&before.title, flag, "a milestone", "a goal", instead));
    }
    let mut after = before.clone();
    match wish.on {
        Set::Keep => {}
        Set::Clear => {
            let (is, needs) = ("a milestone", "something without a date");
            return Err(misfit(
                &before.title,
                "--on ''",
                is,
                needs,
                "; give a year where no more is known",
            ));
        }
        Set::To(extent) => {
            after.on = extent.on;
            after.until = extent.until.or(after.until);
        }
    }
    say(&mut after, wish);
    recognise(&mut after, wish, today);
    certify(&mut after, wish);
    if let Some(names) = &wish.led_to {
        after.led_to = reference::all_named(journey, names, find::MILESTONE)?;
    }
    verbs::edit::milestone(journey, after, today)
}

fn say(milestone: &mut Milestone, wish: &Wish) {
    if let Some(title) = &wish.title {
        milestone.title.clone_from(title);
    }
    field_flags::set(milestone, &wish.fields_of_milestone);
    wish.until.put(&mut milestone.until);
}

/// A reason for what was not recognised yet means that it is recognised today.
fn recognise(milestone: &mut Milestone, wish: &Wish, today: Day) {
    if wish.recognised == Set::Clear {
        milestone.recognised = None;
        return;
    }
    let unsaid = || Recognised { on: today.into(), why: String::new() };
    if let Set::To(on) = wish.recognised {
        milestone.recognised.get_or_insert_with(unsaid).on = on;
    }
    match &wish.why {
        Set::Keep => {}
        Set::Clear => {
            if let Some(recognised) = &mut milestone.recognised {
                recognised.why.clear();
            }
        }
        Set::To(why) => milestone.recognised.get_or_insert_with(unsaid).why.clone_from(why),
    }
}

fn certify(milestone: &mut Milestone, wish: &Wish) {
    let mut credential = milestone.credential.clone().unwrap_or_default();
    wish.issuer.put(&mut credential.issuer);
    wish.credential.put(&mut credential.id);
    wish.expires.put(&mut credential.expires);
    milestone.credential = Some(credential).filter(|c| *c != Credential::default());
}
