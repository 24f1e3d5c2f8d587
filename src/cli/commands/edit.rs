//! `milepost edit`: what is said of a goal or milestone is changed, by flags or in an editor.

mod by_hand;
mod flags;
mod goal;
mod milestone;
mod wish;

use self::flags::Flags;
use self::wish::Wish;
use crate::cli::failure::Failure;
use crate::cli::field_flags::{Either, FieldFlags};
use crate::cli::flags::Written;
use crate::cli::reference::{self, Reach};
use crate::cli::session::{Session, Verb};
use crate::domain::find;
use crate::domain::item::Item;
use crate::domain::refusal::Refusal;

/// What `edit` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "An empty value clears: --due ''. --tag, --link and --led-to replace all that there were.\n\
                  Without flags it opens $VISUAL or $EDITOR on the item's own TOML.\n\n\
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
    #[command(flatten)]
    fields: FieldFlags<Either>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    written: Written,
}

const EDIT: Verb = Verb { did: "edited", would: "edit" };

pub(in crate::cli) fn run(args: EditArgs, session: &mut Session) -> Result<(), Failure> {
    if args.fields.is_empty() && args.flags == Flags::default() {
        return by_hand::run(&args.reference, args.written, session);
    }
    let today = session.today;
    let wish = Wish::of(&args.fields, args.flags, today)?;
    let reach = Reach::Past(&args.reference);
    let made = session.change(args.written.dry_run, reach, &mut |journey, _| {
        let id = reference::named(journey, &args.reference, find::ANY)?;
        match journey.item(&id) {
            Some(Item::Goal(before)) => goal::change(journey, before, &wish, today),
            Some(Item::Milestone(before)) => milestone::change(journey, before, &wish, today),
            None => {
                Err(Refusal::NoMatch { reference: args.reference.clone(), wanted: find::ANY.none })
            }
        }
    })?;
    session.announce(&made, args.written, EDIT)
}

/// A flag that an item of this kind has no place for.
fn misfit(
    title: &str,
    flag: &str,
    is: &'static str,
    needs: &'static str,
    instead: &str,
) -> Refusal {
    Refusal::WrongItem {
        title: title.to_owned(),
        is: is.to_owned(),
        needs,
        advice: format!("leave {flag} out{instead}").into(),
    }
}
